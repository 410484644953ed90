"""The register of fields, read from where the portal has it: what is known of a place in a record, and what it is called."""

import re
from functools import lru_cache
from pathlib import Path

FIELDS = Path(__file__).resolve().parents[4] / "crates/domain/src/inventory/fields"
LINE = re.compile(r'^ +"(?P<path>[^"]+)"(?: \((?P<special>[^)]*)\))?: "(?P<label>[^"]*)"', re.MULTILINE)


class Place:
    """A place of which something is known."""

    def __init__(self):
        self.label, self.special = None, ()
        self.names, self.below, self.record = {}, False, None

    def named(self, name):
        """The place of this name below, or in the record that stands here."""
        if self.below:
            return self
        if self.record:
            return KINDS[self.record].named(name)
        return self.names.get(name) or self.names.get("*")


def read():
    """The kinds of record, by name. `*` is any name, `**` all that stands below, `<user>` a whole record of that kind."""
    root = Place()
    for file in FIELDS.glob("*.rs"):
        for line in LINE.finditer(file.read_text(encoding="utf-8")):
            place = root
            for name in line["path"].split("."):
                if name == "**":
                    place.below = True
                elif name.startswith("<"):
                    place.record = name.strip("<>")
                else:
                    place = place.names.setdefault(name, Place())
            place.label, place.special = line["label"], (line["special"] or "").split(", ")
    return root.names


KINDS = read()


@lru_cache(maxsize=4096)
def find(path):
    """What is known of a field, or of fields below it; none if nobody described it."""
    kind, *names = path.split(".")
    place = KINDS[kind]
    for name in names:
        place = place and place.named(name)
    return place
