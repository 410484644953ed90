"""What a person sees of others: pseudonyms for people, roles for staff, or the names that their app shows them by."""

from .inventory import find


class Others:
    def __init__(self, me, aliases, staff_by_name):
        self.me = me
        self.not_of_staff = {"never_of_agents"} if staff_by_name else {"never_of_agents", "if_named"}
        self.aliases = dict(aliases)

    def alias(self, user):
        """None where nothing says who: then there is no pseudonym to put."""
        return None if user is None else self.aliases.get(user, "other_unknown")

    def participant(self, data):
        user = data.get("userId")
        if user == self.me:
            return data
        seen = of_another("participant", data, self.alias(user))
        if "clientAssociations" in seen:
            seen["clientAssociations"] = []
        return seen

    def message(self, data):
        author = data.get("author") or {}
        user = author.get("userId")
        by_business = author.get("type") == "business"
        by_another = user != self.me and not (user is None and by_business)
        seen = data
        if by_another:
            alias = self.alias(user)
            seen = of_another("message", data, alias)
            for name in ("author", "source"):
                if seen.get(name):
                    seen[name] = of_another(f"message.{name}", seen[name], alias)
        elif by_business and not {"bot", "AI"} & set(author.get("subtypes") or ()):
            kept = {name: value for name, value in author.items() if self.is_of_staff(name)}
            if len(kept) < len(author):
                seen = {**data, "author": kept}
        quotation = data.get("quotedMessage")
        if quotation:
            quoted = quotation.get("message")
            said = quoted and self.message(quoted)
            if by_another or said is not quoted:
                kept = {name: value for name, value in quotation.items() if find(f"message.quotedMessage.{name}")}
                seen = {**seen, "quotedMessage": kept | {"message": said} if quoted else kept}
        return seen

    def is_of_staff(self, name):
        """Whether this member of an author is shown of a member of staff."""
        place = find(f"message.author.{name}")
        return place is not None and self.not_of_staff.isdisjoint(place.special)


def of_another(kind, record, alias):
    """A record of somebody else's, without what is theirs alone and what nobody described."""
    seen = {}
    for name, value in record.items():
        place = find(f"{kind}.{name}")
        if place is None or "dropped" in place.special:
            continue
        if "pseudonym" in place.special and value is not None:
            if alias is not None:
                seen[name] = alias
        else:
            seen[name] = value
    return seen
