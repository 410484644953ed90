"""The portal's tables, as they are, for the message page and for `bench/export`. Django 5.2 knows keys of several columns."""

import json

from django.db import models


class Written(float):
    """A number that is said as it was written, with its last zero."""

    def __new__(cls, text):
        number = super().__new__(cls, text)
        number.text = text
        return number

    def __str__(self):
        return self.text


DECODER = json.JSONDecoder(parse_float=Written)


class Record(models.Model):
    app_id = models.TextField()
    data = models.JSONField(decoder=lambda: DECODER)

    class Meta:
        abstract = True
        managed = False


class App(models.Model):
    app_id = models.TextField(primary_key=True)
    data = models.JSONField()

    class Meta:
        managed = False
        db_table = "app"


class Facts(models.Model):
    app_id = models.TextField(primary_key=True)
    facts = models.JSONField()

    class Meta:
        managed = False
        db_table = "app_facts"


class User(Record):
    pk = models.CompositePrimaryKey("app_id", "user_id")
    user_id = models.TextField()
    external_id = models.TextField(null=True)
    going = models.TextField(null=True)

    class Meta(Record.Meta):
        abstract = False
        db_table = "user"


class Client(Record):
    pk = models.CompositePrimaryKey("app_id", "user_id", "client_id")
    user_id = models.TextField()
    client_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "client"


class Device(Record):
    pk = models.CompositePrimaryKey("app_id", "user_id", "device_id")
    user_id = models.TextField()
    device_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "device"


class BusinessSystem(Record):
    pk = models.CompositePrimaryKey("app_id", "user_id", "key")
    user_id = models.TextField()
    key = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "business_system"


class Conversation(Record):
    pk = models.CompositePrimaryKey("app_id", "conversation_id")
    conversation_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "conversation"


class Participant(Record):
    pk = models.CompositePrimaryKey("app_id", "conversation_id", "participant_id")
    conversation_id = models.TextField()
    participant_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "participant"


class Message(Record):
    pk = models.CompositePrimaryKey("app_id", "conversation_id", "received", "message_id")
    conversation_id = models.TextField()
    received = models.BigIntegerField()
    message_id = models.TextField()

    class Meta(Record.Meta):
        abstract = False
        db_table = "message"


class Member(models.Model):
    pk = models.CompositePrimaryKey("app_id", "user_id", "conversation_id")
    app_id = models.TextField()
    user_id = models.TextField()
    conversation_id = models.TextField()

    class Meta:
        managed = False
        db_table = "member"


class Total(models.Model):
    pk = models.CompositePrimaryKey("app_id", "conversation_id")
    app_id = models.TextField()
    conversation_id = models.TextField()
    messages = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "conversation_total"


class Alias(models.Model):
    pk = models.CompositePrimaryKey("app_id", "owner", "other")
    app_id = models.TextField()
    owner = models.TextField()
    other = models.TextField()
    alias = models.TextField()

    class Meta:
        managed = False
        db_table = "alias"


class Session(models.Model):
    digest = models.BinaryField(primary_key=True)
    app_id = models.TextField(null=True)
    external_id = models.TextField(null=True)
    opened_at = models.BigIntegerField()
    seen_at = models.BigIntegerField()
    expires_at = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "session"
