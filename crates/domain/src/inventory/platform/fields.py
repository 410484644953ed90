#!/usr/bin/env python3
"""Lists every field of the platform's records, as its published API description has them.

    python3 fields.py sunshine-openapi-v2.yaml             writes fields.txt beside this file
    python3 fields.py sunshine-openapi-v2.yaml --check     exits 1 if that is not what it would write

Needs PyYAML. The description is the `openapi.yaml` of github.com/zendesk/sunshine-conversations-api-spec. The list
stands in the repository so that a test can hold the inventory against it without the description. Its first line has the
SHA-256 of what follows, and of the description that it was made of, with its version.

A path names the kind of record and the members down to a value. `*` is any place of a list, or any name in an object
whose names are free; `**` is an object of which the description says nothing. A record within a record (`user` in
`merge`, `message` in `message.quotedMessage`) stands as `<kind>`.
"""

import hashlib
import pathlib
import sys

import yaml

# Where each kind's fields stand, under `components.schemas`: a schema, or a member of one.
ROOTS = [
    ("user", "user"),
    ("client", "client"),
    ("device", "device"),
    ("conversation", "conversation"),
    ("conversation.referral", "referral"),
    ("participant", "participant"),
    ("message", "message"),
    ("message", "messageWebhook"),
    ("message.author", "authorWebhook"),
    ("message.source", "sourceWithCampaignWebhook"),
    ("attachment", "attachmentSchema"),
    ("merge", "userMergeEvent/payload"),
]
# Schemas that are a kind of their own wherever they stand in another.
KINDS = {
    "user": "user",
    "client": "client",
    "device": "device",
    "conversationTruncated": "conversation",
    "message": "message",
}


def main():
    source, here = pathlib.Path(sys.argv[1]), pathlib.Path(__file__).parent
    text = source.read_bytes()
    description = yaml.safe_load(text)
    schemas = description["components"]["schemas"]
    found = set()
    for path, name in ROOTS:
        root, *members = name.split("/")
        schema = schemas[root]
        for member in members:
            schema = dict(properties(schemas, schema))[member]
        walk(schemas, schema, path, found, is_root=True)
    paths = "".join(f"{path}\n" for path in sorted(found))
    made_of = f"{hashlib.sha256(text).hexdigest()} {description['info']['version']}"
    made = f"# {hashlib.sha256(paths.encode()).hexdigest()}, of {made_of}\n{paths}"
    target = here / "fields.txt"
    if "--check" in sys.argv:
        if not target.exists() or target.read_text() != made:
            sys.exit(f"{target} is stale: run {pathlib.Path(__file__).name} again")
    else:
        target.write_text(made)


def name_of(schema):
    return schema["$ref"].rsplit("/", 1)[1] if "$ref" in schema else None


def forms(schemas, schema):
    """The schema's own forms, references followed: one, or several where it may be one of several."""
    if "$ref" in schema:
        return forms(schemas, schemas[name_of(schema)])
    parts = [form for key in ("allOf", "oneOf", "anyOf") for part in schema.get(key, []) for form in forms(schemas, part)]
    own = {key: value for key, value in schema.items() if key not in ("allOf", "oneOf", "anyOf")}
    return parts + ([own] if "properties" in own or "items" in own or not parts else [])


def properties(schemas, schema):
    for form in forms(schemas, schema):
        yield from form.get("properties", {}).items()


def kind_of(schema):
    """`message` for a reference to one, also within an `allOf` of one."""
    if name_of(schema) in KINDS:
        return KINDS[name_of(schema)]
    parts = schema.get("allOf", [])
    return kind_of(parts[0]) if len(parts) == 1 else None


def walk(schemas, schema, path, found, is_root=False):
    kind = kind_of(schema)
    if kind and not is_root:
        found.add(f"{path}.<{kind}>")
        return
    for form in forms(schemas, schema):
        members = form.get("properties", {})
        for name, member in members.items():
            walk(schemas, member, f"{path}.{name}", found)
        if "items" in form:
            walk(schemas, form["items"], f"{path}.*", found)
        elif members:
            continue
        elif form.get("additionalProperties"):
            found.add(f"{path}.*")
        elif form.get("type") == "object":
            found.add(f"{path}.**")
        else:
            found.add(path)


main()
