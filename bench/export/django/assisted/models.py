"""The portal's tables as they are, each registered as personal data.

The package knows keys of one column. The file holds one app, so that a record's own id is one. `data` is text: it is
neither parsed nor written anew.
"""

from django.db import models


class Record(models.Model):
    data = models.TextField()

    class Meta:
        abstract = True
        managed = False


class User(Record):
    user_id = models.TextField(primary_key=True)

    class Meta(Record.Meta):
        abstract = False
        db_table = "user"

    class PrivacyMeta:
        export_filename = "users.csv"


class Client(Record):
    client_id = models.TextField(primary_key=True)
    user_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "client"

    class PrivacyMeta:
        export_filename = "clients.csv"


class Device(Record):
    device_id = models.TextField(primary_key=True)
    user_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "device"

    class PrivacyMeta:
        export_filename = "devices.csv"


class Conversation(Record):
    conversation_id = models.TextField(primary_key=True)

    class Meta(Record.Meta):
        abstract = False
        db_table = "conversation"

    class PrivacyMeta:
        export_filename = "conversations.csv"


class Participant(Record):
    participant_id = models.TextField(primary_key=True)
    conversation_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "participant"

    class PrivacyMeta:
        export_filename = "participants.csv"


class Message(Record):
    message_id = models.TextField(primary_key=True)
    conversation_id = models.TextField()
    received = models.BigIntegerField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "message"

    class PrivacyMeta:
        export_filename = "messages.csv"
