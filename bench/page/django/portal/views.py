"""The page: what stands in it, ready for the template."""

import json
from datetime import UTC, datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import render

from .models import Alias, App, Conversation, Member, Message, Participant, Total, User
from .others import Others

PAGE = 50
SOURCES = {
    "android": "Android app",
    "apple": "Apple Messages",
    "instagram": "Instagram",
    "ios": "iPhone app",
    "line": "LINE",
    "mailgun": "Email",
    "email": "Email",
    "messagebird": "Text messages",
    "twilio": "Text messages",
    "sms": "Text messages",
    "messenger": "Messenger",
    "sdk": "Chat in our app or on our site",
    "slackconnect": "Slack",
    "telegram": "Telegram",
    "viber": "Viber",
    "web": "Web chat",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "api": "through our systems",
    "api:conversations": "through our systems",
    "zd:agentWorkspace": "from our help desk",
    "zd:answerBot": "from our help program",
    "zd:bot": "from our help program",
}
EVENTS = {
    "ticket:closed": "The case was closed.",
    "ticket:transfer:email": "The conversation was carried on by email.",
    "conversation:endedByUser": "You ended the conversation.",
}
MEDIA = {"image": "picture", "video": "film", "audio": "sound", "text": "document", "application": "document"}


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
    rows, older, newer = window(messages, request.GET.get("before"), request.GET.get("after"))
    seen = Others(
        user.user_id,
        Alias.objects.filter(app_id=user.app_id, owner=user.user_id).values_list("other", "alias"),
    )
    seats = [seen.participant(seat.data) for seat in Participant.objects.filter(**here).order_by("participant_id")]
    letters = {}
    for seat in seats:
        if seat.get("userId") not in (None, user.user_id):
            letters[seat["userId"]] = f"Another participant {chr(ord('A') + len(letters))}"
    business = app.data.get("displayName") or app.app_id
    lines = [line(row, seen, letters, business) for row in rows]
    return render(
        request,
        "portal/conversation.html",
        {
            "business": business,
            "name": name(user.data.get("profile") or {}),
            "record": found,
            "title": found.data.get("displayName"),
            "messages": total.messages if total else 0,
            "first": moment(edges[0]),
            "last": moment(edges[1]),
            "others": len(letters),
            "days": [(day, list(said)) for day, said in groupby(lines, key=lambda said: said["at"].date())],
            "older": place(rows[0]) if older else None,
            "newer": place(rows[-1]) if newer else None,
            "paged": older or newer,
            "stored": leaves(found.data),
        },
    )


def window(messages, before, after):
    """A page of messages, oldest first; whether there are older and newer ones."""
    beyond = {}
    for side, written in (("lt", before), ("gt", after)):
        if written:
            received, _, message = written.partition("~")
            at = round(datetime.fromisoformat(received).timestamp() * 1_000_000)
            beyond[side] = Q(**{f"received__{side}": at}) | Q(received=at, **{f"message_id__{side}": message})
    if "gt" in beyond:
        rows = list(messages.filter(beyond["gt"]).order_by("received", "message_id")[: PAGE + 1])
        return rows[:PAGE], True, len(rows) > PAGE
    if "lt" in beyond:
        messages = messages.filter(beyond["lt"])
    rows = list(messages.order_by("-received", "-message_id")[: PAGE + 1])
    return rows[:PAGE][::-1], len(rows) > PAGE, "lt" in beyond


def moment(micros):
    return None if micros is None else datetime.fromtimestamp(micros / 1_000_000, UTC)


def place(row):
    return f"{moment(row.received).isoformat().replace('+00:00', 'Z')}~{row.message_id}"


def name(profile):
    return " ".join(part for part in (profile.get("givenName"), profile.get("surname")) if part)


def author(author, me, letters, business):
    """Who wrote, and the class of the line."""
    subtypes = author.get("subtypes") or ()
    if author.get("type") == "user":
        if author.get("userId") == me:
            return "You", "said you"
        return letters.get(author.get("userId"), "Somebody who has left"), "said other"
    if "bot" in subtypes or "AI" in subtypes:
        return author.get("displayName") or "A program", "said"
    if "agent" in subtypes:
        return "A member of staff", "said"
    return business, "said"


def line(row, seen, letters, business):
    data = seen.message(row.data)
    by = data.get("author") or {}
    who, kind = author(by, seen.me, letters, business)
    content = data.get("content") or {}
    event = (data.get("activity") or {}).get("type")
    quoted = data.get("quotedMessage")
    source = (data.get("source") or {}).get("type")
    media_type = (content.get("mediaType") or "").partition("/")[0]
    return {
        "at": moment(row.received),
        "received": data.get("received"),
        "author": who,
        "kind": "said event" if event or data.get("deleted") else kind,
        "program": kind == "said" and by.get("displayName") == who,
        "source": SOURCES.get(source, source),
        "quoted": quoted and {
            "text": ((quoted.get("message") or {}).get("content") or {}).get("text") or "A message without words.",
            "author": author((quoted.get("message") or {}).get("author") or {}, seen.me, letters, business)[0],
        },
        "deleted": data.get("deleted"),
        "event": event and EVENTS.get(event, event),
        "content": content,
        "text": content.get("text") or content.get("htmlText"),
        "cards": content.get("items"),
        "media": MEDIA.get(media_type, "file"),
        "template": json.dumps(content["template"], ensure_ascii=False) if content.get("template") else None,
        "stored": leaves(data),
    }


def leaves(value, path=""):
    """Every value of a record with its technical name."""
    if isinstance(value, dict) and value:
        items = value.items()
    elif isinstance(value, list) and value:
        items = enumerate(value)
    else:
        if isinstance(value, bool):
            value = "true" if value else "false"
        return [(path, "" if value in (None, {}, []) else str(value))]
    found = []
    for key, inner in items:
        found += leaves(inner, f"{path}.{key}" if path else str(key))
    return found
