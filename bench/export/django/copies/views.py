"""The records of a person as the portal gives them, by the same rule for others. No digest, no signature."""

import json

from django.db import connection
from django.db.models import Exists, OuterRef
from django.http import Http404, JsonResponse, StreamingHttpResponse
from portal.models import Alias, BusinessSystem, Client, Conversation, Device, Member, Message, Participant, User
from portal.others import Others

ROWS = 2000  # fetched, joined and sent at once


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
    """Streamed in pieces, rows by cursor without models; written anew only where the rule for others changes something."""
    user, seen = person(request)
    return streamed(user, by_rule(seen.message), by_rule(seen.participant))


def as_stored(request):
    """The same without the rule for others: no row is parsed. What others wrote comes out with their names."""
    user, _ = person(request)
    return streamed(user, None, None)


def streamed(user, message, participant):
    return StreamingHttpResponse(pieces(user, message, participant), content_type="application/json")


def by_rule(rule):
    loads = json.loads
    dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

    def written(text):
        data = loads(text)
        changed = rule(data)
        return text if changed is data else dumps(changed)

    return written


def pieces(user, message, participant):
    mine = (user.app_id, user.user_id)
    yield '{"user":' + "".join(column("SELECT data FROM user WHERE app_id = %s AND user_id = %s", mine))
    for name, table, key in (
        ("clients", "client", "client_id"),
        ("devices", "device", "device_id"),
        ("businessSystems", "business_system", "key"),
    ):
        yield f',"{name}":['
        yield from listed(f"SELECT data FROM {table} WHERE app_id = %s AND user_id = %s ORDER BY {key}", mine, None)
        yield "]"
    yield ',"conversations":['
    ids = column("SELECT conversation_id FROM member WHERE app_id = %s AND user_id = %s ORDER BY conversation_id", mine)
    for number, conversation in enumerate(ids):
        here = (user.app_id, conversation)
        data = column("SELECT data FROM conversation WHERE app_id = %s AND conversation_id = %s", here)
        yield ("," if number else "") + '{"conversation":' + "".join(data) + ',"participants":['
        yield from listed(
            "SELECT data FROM participant WHERE app_id = %s AND conversation_id = %s ORDER BY participant_id",
            here,
            participant,
        )
        yield '],"messages":['
        yield from listed(
            "SELECT data FROM message WHERE app_id = %s AND conversation_id = %s ORDER BY received, message_id",
            here,
            message,
        )
        yield "]}"
    yield "]}"


def column(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [value for (value,) in cursor.fetchall()]


def listed(sql, parameters, written):
    """The rows with commas between them, many to a piece."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        comma = ""
        while rows := cursor.fetchmany(ROWS):
            texts = (text for (text,) in rows) if written is None else (written(text) for (text,) in rows)
            yield comma + ",".join(texts)
            comma = ","
