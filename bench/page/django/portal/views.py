"""The page: what stands in it, ready for the template."""

import json
from datetime import UTC, datetime, timedelta
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render

from . import words
from .inventory import find
from .models import Alias, App, Conversation, Facts, Member, Message, Participant, Total, User
from .others import Others

PAGE = 50
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WORDS = ("content.text", "content.htmlText", "content.markdownText")
WRONG = "/me/requests/new/correction/words"
QUOTED = ("quotedMessage.message.content.text", "quotedMessage.message.content.altText")


def conversation(request, id):
    visitor = request.visitor
    user = User.objects.filter(
        app_id=visitor.app_id, external_id=visitor.external_id, going__isnull=True
    ).first()
    if user is None:
        raise Http404
    here = {"app_id": user.app_id, "conversation_id": id}
    mine = Member.objects.filter(**here, user_id=user.user_id)
    others = Member.objects.filter(**here).exclude(user_id=user.user_id)
    found = Conversation.objects.filter(Exists(mine), **here).annotate(shared=Exists(others)).first()
    if found is None:
        raise Http404
    app = App.objects.get(app_id=user.app_id)
    total = Total.objects.filter(**here).first()
    messages = Message.objects.filter(**here)
    edges = [messages.order_by(way).values_list("received", flat=True).first() for way in ("received", "-received")]
    rows, older, newer = window(messages, request.GET)
    seen = Others(
        user.user_id,
        Alias.objects.filter(app_id=user.app_id, owner=user.user_id).values_list("other", "alias"),
        by_name(Facts.objects.filter(app_id=user.app_id).first()),
    )
    seats = [seen.participant(seat.data) for seat in Participant.objects.filter(**here).order_by("participant_id")]
    own = [seat for seat in seats if seat.get("userId") == user.user_id]
    business = app.data.get("displayName") or app.app_id
    lines = [line(row, seen, business) for row in rows]
    return render(
        request,
        "portal/conversation.html",
        {
            "business": business,
            "name": name(user.data.get("profile") or {}),
            "record": found,
            "title": found.data.get("displayName"),
            "messages": words.counted(total.messages if total else 0, "message"),
            "first": moment(edges[0]),
            "last": moment(edges[1]),
            "others": len(seats) - len(own),
            "days": [(day, list(said)) for day, said in groupby(lines, key=lambda said: said["at"].date())],
            "top": place(rows[0]) if rows else None,
            "older": place(rows[0]) if older else None,
            "newer": place(rows[-1]) if newer else None,
            "paged": older or newer,
            "facts": facts("conversation", found.data),
            "seats": [facts("participant", seat) for seat in own],
        },
    )


def window(messages, asked):
    """A page of messages, oldest first; whether there are older and newer ones."""
    beyond = {}
    for side, written in (("lt", asked.get("before")), ("gt", asked.get("after"))):
        if written:
            received, _, message = written.partition("~")
            at = (datetime.fromisoformat(received) - EPOCH) // timedelta(microseconds=1)
            beyond[side] = Q(**{f"received__{side}": at}) | Q(received=at, **{f"message_id__{side}": message})
    if "lt" not in beyond and ("gt" in beyond or asked.get("order") == "oldest"):
        later = messages.filter(beyond["gt"]) if "gt" in beyond else messages
        rows = list(later.order_by("received", "message_id")[: PAGE + 1])
        return rows[:PAGE], "gt" in beyond, len(rows) > PAGE
    if "lt" in beyond:
        messages = messages.filter(beyond["lt"])
    rows = list(messages.order_by("-received", "-message_id")[: PAGE + 1])
    return rows[:PAGE][::-1], len(rows) > PAGE, "lt" in beyond


def by_name(said):
    """Whether the app shows its staff by name."""
    return said is not None and (said.facts.get("staff") or {}).get("shown") == "by_name"


def moment(micros):
    return None if micros is None else EPOCH + timedelta(microseconds=micros)


def place(row):
    received = f"{moment(row.received):%Y-%m-%dT%H:%M:%S.%f}".rstrip("0").rstrip(".")
    return f"{received}Z~{row.message_id}"


def name(profile):
    return " ".join(part for part in (profile.get("givenName"), profile.get("surname")) if part)


def author(author, me, business):
    """Who wrote, the class of the line, and what else is said of them."""
    subtypes = author.get("subtypes") or ()
    if author.get("type") == "user":
        if author.get("userId") == me:
            return "You", "said you", None
        return words.label(author.get("userId")), "said other", None
    if "bot" in subtypes or "AI" in subtypes:
        role, rank = "A program", "a program"
    elif "agent" in subtypes:
        role, rank = "A member of staff", "a member of staff"
    else:
        role, rank = business, "for the business"
    named = author.get("displayName")
    return (role, "said", None) if named is None else (named, "said", rank)


def quotation(quoted, me, business, stored):
    """The words, and whose they are."""
    said = quoted.get("message")
    if said is None:
        elsewhere = quoted.get("externalMessageId")
        what = "A message that is" if elsewhere is None else f"Message {elsewhere}, which is"
        return {"said": stored.said(f"{what} not stored here."), "to": "another message"}
    if said.get("deleted") is True:
        return {"said": stored.said(words.DELETED), "to": "another message"}
    content = said.get("content") or {}
    kind = content.get("type") or ""
    text = content.get("text")
    if text is None:
        text = content.get("altText")
    who, _, _ = author(said.get("author") or {}, me, business)
    if who == "You" or who.startswith(("A ", "Another ")):
        who = who[0].lower() + who[1:]
    text = text or words.QUOTED.get(kind, f"A message of the kind “{kind}”.")
    return {"said": stored.said(text, *QUOTED), "to": who}


class Stored:
    """What is stored with a message, each value once: what its bubble says is named there, and the rest stands below."""

    def __init__(self, data):
        self.rest = leaves(data)

    def said(self, text, *fields):
        """The text with those of these fields that hold it, which are taken out."""
        here = [path for path, value in self.rest if value == text != "" and path in fields]
        self.rest = [leaf for leaf in self.rest if leaf[0] not in here]
        return {"text": text, "fields": " ".join(here)}

    def shown(self, field):
        """The field, if anything is stored there, without what stands below it."""
        below = [leaf for leaf in self.rest if leaf[0] == field or leaf[0].startswith(f"{field}.")]
        self.rest = [leaf for leaf in self.rest if leaf not in below]
        return field if below else ""

    def link(self, text, url, *fields):
        said = self.said(text, *fields)
        is_web = url.startswith(("https://", "http://"))
        return said | {"url": url, "address": None if is_web or url == text else self.said(url, *fields)}


def button(action, at, stored):
    amount = action.get("amount")
    text, uri = action.get("text") or "without a name", action.get("uri") or ""
    fields = f"{at}.text", f"{at}.uri"
    is_web = uri.startswith(("https://", "http://"))
    return {
        "is_link": is_web,
        "face": stored.link(text, uri, *fields) if is_web else stored.said(text, *fields),
        "price": None if amount is None else words.price(amount, action.get("currency") or ""),
    }


def buttons(actions, at, stored):
    return [button(action, f"{at}.{n}", stored) for n, action in enumerate(actions or ())]


def card(item, at, stored):
    description, picture = item.get("description"), item.get("mediaUrl")
    return {
        "title": stored.said(item.get("title") or "without a name", f"{at}.title"),
        "description": description and stored.said(description, f"{at}.description"),
        "picture": picture and stored.link("Picture", picture, f"{at}.altText", f"{at}.mediaUrl"),
        "buttons": buttons(item.get("actions"), f"{at}.actions", stored),
    }


def answer(field, at, stored):
    """A form's question."""

    def chosen(name):
        named = enumerate(labels(field.get(name)))
        return [stored.said(text, f"{at}.{name}.{n}.label", f"{at}.{name}.{n}.name") for n, text in named]

    typed = field.get("text")
    if typed is None:
        typed = field.get("email")
    label = stored.said(field.get("label") or "without a name", f"{at}.label")
    if typed is None:
        said = chosen("select")
    else:
        said = [stored.said(typed, f"{at}.text", f"{at}.email")] if typed else []
    options = chosen("options")
    for n, option in enumerate(options):
        option["joint"] = "" if n == 0 else " and " if n + 1 == len(options) else ", "
    return {"label": label, "said": said, "options": options}


def labels(choices):
    return [choice.get("label") or choice.get("name") for choice in choices or ()]


def kind_of(content, fields):
    """What a message shows besides its words."""
    kind = content.get("type") or ""
    if kind in ("text", "image", "file", ""):
        return None
    if kind == "form":
        return f"A form with {words.counted(len(fields), 'question')}."
    return words.KINDS.get(kind) or f"Of a kind we have no words for: {kind}."


def line(row, seen, business):
    data = seen.message(row.data)
    stored = Stored(data)
    who, kind, rank = author(data.get("author") or {}, seen.me, business)
    named = stored.said(who, "author.displayName")
    content = data.get("content") or {}
    deleted = data.get("deleted") is True
    event = (data.get("activity") or {}).get("type")
    quoted = data.get("quotedMessage")
    source = (data.get("source") or {}).get("type")
    said = {
        "at": moment(row.received),
        "received": stored.said(data.get("received"), "received"),
        "author": named,
        "kind": "said event" if event or deleted else kind,
        "rank": rank,
        "source": words.SOURCES.get(source, source),
        "quoted": quoted and quotation(quoted, seen.me, business, stored),
        "deleted": deleted,
    }
    text = content.get("text") or content.get("htmlText")
    if event and not deleted:
        said["event"] = stored.said(text or words.event(event, kind, who), *WORDS)
    elif not deleted:
        said |= body(content, text, stored)
    if kind != "said other" and not deleted:
        said["wrong"] = f"{WRONG}?conversation={row.conversation_id}&message={row.message_id}"
    return said | {"stored": len(stored.rest), "tables": tables("message", stored.rest)}


def body(content, text, stored):
    """What it says, part by part."""
    media_type = (content.get("mediaType") or "").partition("/")[0]
    url = content.get("mediaUrl")
    text = text and stored.said(text, *WORDS)
    media = url and stored.link(content.get("altText") or "Open", url, "content.altText", "content.mediaUrl")
    cards = [card(item, f"content.items.{n}", stored) for n, item in enumerate(content.get("items") or ())]
    fields = [answer(field, f"content.fields.{n}", stored) for n, field in enumerate(content.get("fields") or ())]
    actions = buttons(content.get("actions"), "content.actions", stored)
    location, at = content.get("location") or {}, content.get("coordinates") or {}
    names = [(name, location.get(name)) for name in ("name", "address")]
    place = {
        "names": [stored.said(part, f"content.location.{name}") for name, part in names if part],
        "at": [stored.said(str(at[name]), f"content.coordinates.{name}") for name in ("lat", "long")]
        if at.keys() >= {"lat", "long"}
        else None,
    }
    place = place if any(place.values()) else None
    template = content.get("template")
    template = template and {
        "text": json.dumps(template, ensure_ascii=False, separators=(",", ":")),
        "fields": stored.shown("content.template"),
    }
    return {
        "text": text,
        "silent": not (text or media or cards or fields or actions or place or template),
        "link": media,
        "media": words.MEDIA.get(media_type, "file"),
        "size": content.get("mediaSize"),
        "cards": cards,
        "fields": fields,
        "buttons": actions,
        "place": place,
        "template": template,
        "shown": kind_of(content, fields),
    }


def facts(kind, record):
    """A record's values: those that have a word, and the others."""
    known, others = [], []
    for path, value in leaves(record):
        place = find(f"{kind}.{path}")
        if place is None or place.label is None:
            others.append((path, value))
        else:
            known.append(
                {"label": place.label, "path": path, "value": value, "why": words.why(path), "at": time_of(value)}
            )
    return {"known": known, "tables": tables(kind, others)}


def tables(kind, values):
    """Values by their technical names; what nobody has described stands apart."""
    described, others = [], []
    for path, value in values:
        (described if find(f"{kind}.{path}") else others).append((path, value))
    found = [
        {"before": "As stored", "leaves": described, "after": ""},
        {"before": "Not described by anybody yet", "leaves": others, "after": ", and kept, copied and deleted like the rest"},
    ]
    return [table for table in found if table["leaves"]]


def time_of(value):
    """The time that a value is, if it is one."""
    try:
        return datetime.fromisoformat(value).astimezone(UTC) if "T" in value else None
    except ValueError:
        return None


def leaves(value, path=""):
    """Every value of a record with its technical name."""
    if isinstance(value, dict) and value:
        items = value.items()
    elif isinstance(value, list) and value:
        items = enumerate(value)
    elif not path:
        return []
    else:
        if isinstance(value, bool):
            value = "true" if value else "false"
        return [(path, "" if value in (None, {}, []) else str(value))]
    found = []
    for key, inner in items:
        key = '""' if key == "" else key
        found += leaves(inner, f"{path}.{key}" if path else str(key))
    return found
