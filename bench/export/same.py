"""Whether all exports hold the same records.

    same.py MESSAGES OURS ROWS TYPICAL TUNED RAW_CURSOR AS_STORED ASSISTED

OURS is the portal's copy; ROWS what sqlite3 printed, a record a line; TYPICAL, TUNED, RAW_CURSOR and AS_STORED are
Django's; ASSISTED is the package's archive. Whatever gives a copy by the rule for others has to say the same, word for word; whatever gives
records as they are stored has to give the same ones in the same order. Says what differs, and then fails.
"""

import csv
import io
import json
import sys
import zipfile

MEMBERS = ("user", "clients", "devices", "businessSystems", "conversations")


def read(name):
    with open(name, encoding="utf-8") as file:
        return json.load(file)


def records(copy):
    """In the order of the copy."""
    yield copy["user"]
    for name in ("clients", "devices", "businessSystems"):
        yield from copy[name]
    for conversation in copy["conversations"]:
        yield conversation["conversation"]
        yield from conversation["participants"]
        yield from conversation["messages"]


def ids(found):
    return [record["id"] for record in found]


def main():
    count, ours, rows, typical, tuned, raw_cursor, as_stored, assisted = sys.argv[1:]
    ours = read(ours)
    with open(rows, encoding="utf-8") as lines:
        rows = [line.rstrip("\n") for line in lines]
    expected = ids(records(ours))
    differing = []
    if sum(len(conversation["messages"]) for conversation in ours["conversations"]) != int(count):
        differing.append(f"the portal's copy does not hold {count} messages")
    for name, copy in (("typical", typical), ("tuned", tuned), ("raw cursor", raw_cursor)):
        copy = read(copy)
        differing += [f"{name}: {member}" for member in MEMBERS if copy.get(member) != ours[member]]
    if ids(json.loads(row) for row in rows) != expected:
        differing.append("sqlite3: which records, or their order")
    if ids(records(read(as_stored))) != expected:
        differing.append("as stored: which records, or their order")
    csv.field_size_limit(2**30)
    with zipfile.ZipFile(assisted) as archive:
        # By kind, in the order in which it was told of them.
        told = [
            row["data"]
            for name in archive.namelist()
            for row in csv.DictReader(io.StringIO(archive.read(name).decode(), newline=""))
        ]
    if sorted(told) != sorted(rows):
        differing.append("django-gdpr-assist: which records, or what stands in them")
    if differing:
        sys.exit("\n".join(differing))


main()
