"""The package's own export, as its admin page calls it for what was ticked there."""

from django.contrib import admin
from django.http import Http404
from gdpr_assist.admin.tool import PersonalData, PersonalDataAdmin

from .models import Client, Conversation, Device, Message, Participant, User


def export(request, user):
    if not User.objects.filter(pk=user).exists():
        raise Http404
    # One person to the file: all that stands in it is theirs.
    querysets = {
        User: User.objects.filter(pk=user),
        Client: Client.objects.filter(user_id=user).order_by("pk"),
        Device: Device.objects.filter(user_id=user).order_by("pk"),
        Conversation: Conversation.objects.order_by("pk"),
        Participant: Participant.objects.order_by("conversation_id", "pk"),
        Message: Message.objects.order_by("conversation_id", "received", "pk"),
    }
    return PersonalDataAdmin(PersonalData, admin.site).handle_export(request, querysets)
