"""What a person sees of others: pseudonyms for people, roles for staff, or the names that their app shows them by."""

NAMES = ("displayName", "avatarUrl", "email")


class Others:
    def __init__(self, me, aliases, staff_by_name):
        self.me = me
        self.of_staff = ("email",) if staff_by_name else NAMES
        self.aliases = dict(aliases)

    def alias(self, user):
        return user if user == self.me else self.aliases.get(user, "other_unknown")

    def participant(self, data):
        user = data.get("userId")
        if user is None or user == self.me:
            return data
        alias = self.alias(user)
        seen = {**data, "userId": alias}
        if "userExternalId" in data:
            seen["userExternalId"] = alias
        if "clientAssociations" in data:
            seen["clientAssociations"] = []
        return seen

    def message(self, data):
        author = data.get("author") or {}
        user = author.get("userId")
        seen = data
        if user is not None and user != self.me:
            alias = self.alias(user)
            author = {name: value for name, value in author.items() if name not in NAMES}
            for name in ("userId", "userExternalId"):
                if name in author:
                    author[name] = alias
            source = {k: v for k, v in (data.get("source") or {}).items() if k not in ("client", "device")}
            if "originalMessageId" in source:
                source["originalMessageId"] = alias
            seen = {**data, "author": author}
            seen.pop("metadata", None)
            if "source" in data:
                seen["source"] = source
        elif author.get("type") == "business" and not {"bot", "AI"} & set(author.get("subtypes") or ()):
            author = {name: value for name, value in author.items() if name not in self.of_staff}
            seen = {**data, "author": author}
        quoted = (seen.get("quotedMessage") or {}).get("message")
        if quoted:
            seen = {**seen, "quotedMessage": {**seen["quotedMessage"], "message": self.message(quoted)}}
        return seen
