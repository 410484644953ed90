"""Takes in a bundle of one person from standard input, and erases them as the package does. One JSON object on stdout."""

import json
import os
import sys
import time

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gone.settings")
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import django
from django.core.management import call_command

django.setup()

from gone.models import Conversation, Message, Person

for database in ("default", "gdpr_log"):
    call_command("migrate", run_syncdb=True, database=database, verbosity=0)

records = [json.loads(line) for line in sys.stdin]
of = lambda kind: [record for record in records if record["type"] == kind]
[user] = of("user")
person = Person.objects.create(external_id=user["data"]["externalId"], data=json.dumps(user["data"]))
talks = {
    talk["data"]["id"]: Conversation.objects.create(person=person, data=json.dumps(talk["data"]))
    for talk in of("conversation")
}
Message.objects.bulk_create(
    Message(
        conversation=talks[message["conversationId"]],
        received=message["data"]["received"],
        data=json.dumps(message["data"]),
    )
    for message in of("message")
)
rows = 1 + len(talks) + Message.objects.count()

begun = time.perf_counter()
person.delete()
seconds = time.perf_counter() - begun

assert not Message.objects.exists() and not Person.objects.exists(), "they are not gone"
print(json.dumps({"rows": rows, "seconds": round(seconds, 3)}))
