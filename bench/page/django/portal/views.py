"""The page: what stands in it, ready for the template."""

import json
import re
from datetime import UTC, datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render

from . import words
from .models import Alias, App, Conversation, Facts, Member, Message, Participant, Total, User
from .others import Others

PAGE = 50
LIST = re.compile(r"(?<=\.)\d+(?=\.)")


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
    others_here = {seat.get("userId") for seat in seats} - {None, user.user_id}
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
            "others": len(others_here),
            "days": [(day, list(said)) for day, said in groupby(lines, key=lambda said: said["at"].date())],
            "older": place(rows[0]) if older else None,
            "newer": place(rows[-1]) if newer else None,
            "paged": older or newer,
            "facts": facts("conversation", found.data),
            "seats": [facts("participant", seat) for seat in seats if seat.get("userId") == user.user_id],
        },
    )


def window(messages, asked):
    """A page of messages, oldest first; whether there are older and newer ones."""
    beyond = {}
    for side, written in (("lt", asked.get("before")), ("gt", asked.get("after"))):
        if written:
            received, _, message = written.partition("~")
            at = round(datetime.fromisoformat(received).timestamp() * 1_000_000)
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
    return None if micros is None else datetime.fromtimestamp(micros / 1_000_000, UTC)


def place(row):
    return f"{moment(row.received).isoformat().replace('+00:00', 'Z')}~{row.message_id}"


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


def quotation(quoted, me, business):
    """The words, and whose they are."""
    said = quoted.get("message")
    if said is None:
        elsewhere = quoted.get("externalMessageId")
        what = "A message that is" if elsewhere is None else f"Message {elsewhere}, which is"
        return {"text": f"{what} not stored here.", "to": "another message"}
    if said.get("deleted") is True:
        return {"text": words.DELETED, "to": "another message"}
    content = said.get("content") or {}
    kind = content.get("type") or ""
    text = content.get("text")
    if text is None:
        text = content.get("altText")
    who, _, _ = author(said.get("author") or {}, me, business)
    if who == "You" or who.startswith(("A ", "Another ")):
        who = who[0].lower() + who[1:]
    return {"text": text or words.QUOTED.get(kind, f"A message of the kind “{kind}”."), "to": who}


def button(action):
    amount = action.get("amount")
    return {
        "text": action.get("text") or "without a name",
        "uri": action.get("uri"),
        "price": None if amount is None else words.price(amount, action.get("currency") or ""),
    }


def answer(field):
    """A form's question."""
    said = field.get("text")
    if said is None:
        said = field.get("email")
    if said is None:
        said = ", ".join(labels(field.get("select")))
    return {
        "label": field.get("label") or "without a name",
        "said": said,
        "options": words.listed(labels(field.get("options"))),
    }


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
    who, kind, rank = author(data.get("author") or {}, seen.me, business)
    content = data.get("content") or {}
    deleted = data.get("deleted") is True
    event = (data.get("activity") or {}).get("type")
    quoted = data.get("quotedMessage")
    source = (data.get("source") or {}).get("type")
    text = content.get("text") or content.get("htmlText")
    media_type = (content.get("mediaType") or "").partition("/")[0]
    cards = [
        item | {"actions": [button(action) for action in item.get("actions") or ()]}
        for item in content.get("items") or ()
    ]
    fields = [answer(field) for field in content.get("fields") or ()]
    buttons = [button(action) for action in content.get("actions") or ()]
    location = content.get("location") or {}
    at = content.get("coordinates") or {}
    place = {
        "name": ", ".join(part for part in (location.get("name"), location.get("address")) if part),
        "at": f"{at['lat']}, {at['long']}" if at.keys() >= {"lat", "long"} else None,
    }
    place = place if any(place.values()) else None
    template = content.get("template")
    template = template and json.dumps(template, ensure_ascii=False, separators=(",", ":"))
    return {
        "at": moment(row.received),
        "received": data.get("received"),
        "author": who,
        "kind": "said event" if event or deleted else kind,
        "rank": rank,
        "source": words.SOURCES.get(source, source),
        "quoted": quoted and quotation(quoted, seen.me, business),
        "deleted": deleted,
        "event": event
        and (text or words.EVENTS.get(event) or f"Something happened that we have no words for: {event}."),
        "content": content,
        "text": text,
        "silent": not (text or content.get("mediaUrl") or cards or fields or buttons or place or template),
        "cards": cards,
        "fields": fields,
        "buttons": buttons,
        "place": place,
        "media": words.MEDIA.get(media_type, "file"),
        "template": template,
        "shown": kind_of(content, fields),
        "stored": leaves(data),
    }


def facts(kind, record):
    """A record's values: those that have a word, and the others."""
    known, others = [], []
    for path, value in leaves(record):
        place = "metadata" if path.startswith("metadata.") else LIST.sub("*", path)
        label = words.LABELS[kind].get(place)
        if label is None:
            others.append((path, value))
        else:
            known.append({"label": label, "path": path, "value": value, "why": words.why(path), "at": time_of(value)})
    return {"known": known, "others": others}


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
