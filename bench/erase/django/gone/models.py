"""The records as a Django project has them: related by keys, and registered as personal data."""

from django.db import models


class Person(models.Model):
    external_id = models.TextField(unique=True)
    data = models.TextField()

    class PrivacyMeta:
        fields = ["data"]


class Conversation(models.Model):
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    data = models.TextField()

    class PrivacyMeta:
        fields = ["data"]


class Message(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE)
    received = models.TextField()
    data = models.TextField()

    class PrivacyMeta:
        fields = ["data"]
