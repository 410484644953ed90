"""The tables that the message page has no use for."""

from django.db import models
from portal.models import Record


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
