"""What a person sees of others: pseudonyms for people, roles for staff, or the names that their app shows them by."""

from .inventory import find


def names(kind, *but):
    """What is known in such a record, but for what is special like this."""
    return {name for name, place in find(kind).names.items() if not set(but) & set(place.special)}


KINDS = "participant", "message", "message.author", "message.source"
STAYS = {kind: names(kind, "dropped", "pseudonym") for kind in KINDS}
PSEUDONYMS = {kind: names(kind) - names(kind, "pseudonym") for kind in KINDS}
OF_QUOTATION = names("message.quotedMessage")
OF_STAFF = {True: names("message.author", "never_of_agents"), False: names("message.author", "never_of_agents", "if_named")}


class Others:
    def __init__(self, me, aliases, staff_by_name):
        self.me = me
        self.of_staff = OF_STAFF[staff_by_name]
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
            kept = {name: value for name, value in author.items() if name in self.of_staff}
            if len(kept) < len(author):
                seen = {**data, "author": kept}
        quotation = data.get("quotedMessage")
        if quotation:
            quoted = quotation.get("message")
            said = quoted and self.message(quoted)
            if by_another or said is not quoted:
                kept = {name: value for name, value in quotation.items() if name in OF_QUOTATION}
                seen = {**seen, "quotedMessage": kept | {"message": said} if quoted else kept}
        return seen


def of_another(kind, record, alias):
    """A record of somebody else's, without what is theirs alone and what nobody described."""
    stays, pseudonyms = STAYS[kind], PSEUDONYMS[kind]
    seen = {}
    for name, value in record.items():
        if name in stays or (value is None and name in pseudonyms):
            seen[name] = value
        elif alias is not None and name in pseudonyms:
            seen[name] = alias
    return seen
