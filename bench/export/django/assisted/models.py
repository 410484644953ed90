"""The portal's tables, each registered as personal data.

The package knows keys of one column. The file holds one app, so that a record's own id is one. `data` is text: it is
neither parsed nor written anew.
"""

from django.db import models
from portal import models as portal


def registered(table, key, *columns):
    """The table with this key, and these columns besides its data."""
    name = table.__name__

    class Meta:
        managed = False
        db_table = table._meta.db_table

    class PrivacyMeta:
        export_filename = f"{name.lower()}s.csv"

    fields = {"data": models.TextField(), key: models.TextField(primary_key=True)}
    fields |= {column: table._meta.get_field(column).clone() for column in columns}
    return type(name, (models.Model,), fields | {"Meta": Meta, "PrivacyMeta": PrivacyMeta, "__module__": __name__})


User = registered(portal.User, "user_id")
Client = registered(portal.Client, "client_id", "user_id")
Device = registered(portal.Device, "device_id", "user_id")
Conversation = registered(portal.Conversation, "conversation_id")
Participant = registered(portal.Participant, "participant_id", "conversation_id")
Message = registered(portal.Message, "message_id", "conversation_id", "received")
