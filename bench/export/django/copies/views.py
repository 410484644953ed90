"""The records of a person as the portal gives them, by the same rule for others. No digest, no signature."""

import json
from itertools import islice

from django.db import connection
from django.db.models import Exists, OuterRef
from django.http import Http404, JsonResponse, StreamingHttpResponse
from portal.models import Alias, BusinessSystem, Client, Conversation, Device, Member, Message, Participant, User
from portal.others import Others

ROWS = 2000  # fetched, joined and sent at once

dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def person(request):
    user = User.objects.filter(
        app_id=request.visitor.app_id, external_id=request.visitor.external_id, going__isnull=True
    ).first()
    if user is None:
        raise Http404
    aliases = Alias.objects.filter(app_id=user.app_id, owner=user.user_id).values_list("other", "alias")
    return user, Others(user.user_id, aliases, staff_by_name=False)


def typical(request):
    """Model objects, one dictionary, one answer."""
    user, seen = person(request)
    mine = {"app_id": user.app_id, "user_id": user.user_id}
    member = Member.objects.filter(**mine, conversation_id=OuterRef("conversation_id"))
    conversations = []
    for record in Conversation.objects.filter(Exists(member), app_id=user.app_id).order_by("conversation_id"):
        here = {"app_id": user.app_id, "conversation_id": record.conversation_id}
        seats = Participant.objects.filter(**here).order_by("participant_id")
        messages = Message.objects.filter(**here).order_by("received", "message_id")
        conversations.append(
            {
                "conversation": record.data,
                "participants": [seen.participant(seat.data) for seat in seats],
                "messages": [seen.message(message.data) for message in messages],
            }
        )
    return JsonResponse(
        {
            "user": user.data,
            "clients": [client.data for client in Client.objects.filter(**mine).order_by("client_id")],
            "devices": [device.data for device in Device.objects.filter(**mine).order_by("device_id")],
            "businessSystems": [system.data for system in BusinessSystem.objects.filter(**mine).order_by("key")],
            "conversations": conversations,
        }
    )


def tuned(request):
    """Streamed in pieces: the ORM's values, without models."""
    user, seen = person(request)
    return streamed(user, by_orm, seen)


def raw_cursor(request):
    """Streamed in pieces, without the ORM: rows as text, written anew only where the rule for others changes something."""
    user, seen = person(request)
    return streamed(user, by_cursor, seen)


def as_stored(request):
    """The same without the rule for others: no row is parsed. What others wrote comes out with their names."""
    user, _ = person(request)
    return streamed(user, by_cursor, None)


def streamed(user, rows, seen):
    return StreamingHttpResponse(pieces(user, rows, seen), content_type="application/json")


def by_orm(model, order, rule, **of):
    """These rows as JSON, so many at a time."""
    values = model.objects.filter(**of).order_by(*order).values_list("data").iterator(chunk_size=ROWS)
    while some := list(islice(values, ROWS)):
        yield [dumps(rule(data) if rule else data) for (data,) in some]


def by_cursor(model, order, rule, **of):
    """The same."""
    where = " AND ".join(f"{name} = %s" for name in of)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT data FROM {model._meta.db_table} WHERE {where} ORDER BY {', '.join(order)}", list(of.values())
        )
        while some := cursor.fetchmany(ROWS):
            yield [written(text, rule) if rule else text for (text,) in some]


def written(text, rule):
    data = json.loads(text)
    changed = rule(data)
    return text if changed is data else dumps(changed)


def pieces(user, rows, seen):
    def listed(model, *order, rule=None, **of):
        """With commas between them, many to a piece."""
        comma = ""
        for some in rows(model, order, rule, **of):
            yield comma + ",".join(some)
            comma = ","

    mine = {"app_id": user.app_id, "user_id": user.user_id}
    yield '{"user":'
    yield from listed(User, "user_id", **mine)
    for name, model, key in (
        ("clients", Client, "client_id"),
        ("devices", Device, "device_id"),
        ("businessSystems", BusinessSystem, "key"),
    ):
        yield f',"{name}":['
        yield from listed(model, key, **mine)
        yield "]"
    yield ',"conversations":['
    ids = list(Member.objects.filter(**mine).order_by("conversation_id").values_list("conversation_id", flat=True))
    for number, conversation in enumerate(ids):
        here = {"app_id": user.app_id, "conversation_id": conversation}
        yield ("," if number else "") + '{"conversation":'
        yield from listed(Conversation, "conversation_id", **here)
        yield ',"participants":['
        yield from listed(Participant, "participant_id", rule=seen and seen.participant, **here)
        yield '],"messages":['
        yield from listed(Message, "received", "message_id", rule=seen and seen.message, **here)
        yield "]}"
    yield "]}"
