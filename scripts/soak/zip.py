"""Packages that no zip without zip64 could be: what to make them of, and whether others read them.

    zip.py held FILES FOLDER               a bundle that has so many files held, each of them FOLDER/tiny.txt
    zip.py far FILES HOST FOLDER           one that names so many files at this host
    zip.py serve CERTIFICATE KEY BYTES     gives out files of so many bytes that nothing makes smaller; prints its port
    zip.py check KEPT [NAME]               reads a package from standard input, and says what it is

`check` unpacks each file as it comes and keeps none: KEPT becomes as long as the package, and holds its beginning and its
end with a hole between. By these Python's zipfile reads the directory, which has to name every file as it came, and it
and unzip read what is not in the hole. With NAME, that list has the SHA-256 of every file in attachments/.
"""

import collections
import csv
import hashlib
import http.server
import io
import json
import os
import ssl
import struct
import subprocess
import sys
import zipfile
import zlib

APP = "a1"
PIECE = 1 << 20
#: So much is unpacked at once: many files are smaller than any piece.
BITE = 1 << 16
#: What of a package is kept at either end.
ENDS = 16 << 20
#: Files that one message names.
NAMED = 100

LOCAL, DIRECTORY, DESCRIPTOR = b"PK\x03\x04", b"PK\x01\x02", b"PK\x07\x08"


def bundle(addresses):
    """Somebody, and messages that name these addresses."""
    around = {"appId": APP, "conversationId": "v1"}
    yield {"type": "app", "appId": APP, "data": {"id": APP}}
    yield {"type": "user", "appId": APP, "data": {"id": "u1", "externalId": "person-1"}}
    yield {"type": "conversation", "appId": APP, "data": {"id": "v1", "type": "personal"}}
    yield {"type": "participant", **around, "data": {"id": "p1", "userId": "u1"}}
    for at in range(0, len(addresses), NAMED):
        items = [{"mediaUrl": address} for address in addresses[at : at + NAMED]]
        message = {
            "id": f"m{at}",
            "received": "2026-10-01T10:00:00.000Z",
            "author": {"type": "user", "userId": "u1"},
            "content": {"type": "carousel", "items": items},
        }
        yield {"type": "message", **around, "data": message}


def write(folder, lines):
    with open(os.path.join(folder, "bundle.ndjson"), "w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)


def held(files, folder):
    addresses = [f"https://media.example/{number}" for number in range(files)]
    tiny = b"tiny\n"
    with open(os.path.join(folder, "tiny.txt"), "wb") as file:
        file.write(tiny)
    about = {"mediaType": "text/plain", "sha256": hashlib.sha256(tiny).hexdigest(), "file": "tiny.txt"}
    attachments = (
        {"type": "attachment", "appId": APP, "data": {"mediaUrl": address, **about}} for address in addresses
    )
    write(folder, [*bundle(addresses), *attachments])


def far(files, host, folder):
    write(folder, bundle([f"https://{host}/{number}.bin" for number in range(files)]))


def serve(certificate, key, size):
    # Deflate looks back no further than 32 KiB: the same noise again is as new to it.
    noise = os.urandom(PIECE)

    class Far(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(size))
            self.end_headers()
            for left in range(size, 0, -PIECE):
                self.wfile.write(noise[:left])

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Far)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


class Stream:
    """Standard input, of which no more than both ends are kept."""

    def __init__(self, kept):
        self.source, self.kept = sys.stdin.buffer, kept
        self.here, self.place, self.read = b"", 0, 0
        self.tail, self.in_tail = collections.deque(), 0

    def more(self):
        piece = self.source.read(PIECE)
        if self.read < ENDS:
            self.kept.write(piece[: ENDS - self.read])
        self.tail.append(piece)
        self.in_tail += len(piece)
        while self.in_tail - len(self.tail[0]) >= ENDS:
            self.in_tail -= len(self.tail.popleft())
        self.read += len(piece)
        self.here, self.place = self.here[self.place :] + piece, 0
        return bool(piece)

    def at(self):
        return self.read - len(self.here) + self.place

    def look(self, size):
        """What comes, and no more of it than this."""
        if self.place == len(self.here):
            assert self.more(), f"it ends at byte {self.read}"
        return self.here[self.place : self.place + size]

    def take(self, size):
        while len(self.here) - self.place < size:
            assert self.more(), f"it ends at byte {self.read}"
        taken = self.here[self.place : self.place + size]
        self.place += size
        return taken

    def close(self):
        while self.more():
            self.here, self.place = b"", 0
        self.kept.truncate(self.read)
        self.kept.seek(self.read - self.in_tail)
        self.kept.writelines(self.tail)


def unpacked(stream):
    """Each file as it comes, checked against what is said behind it (APPNOTE 4.3.7, 4.3.9)."""
    while (signature := stream.take(4)) == LOCAL:
        at = stream.at() - 4
        version, flags, method, _, _, _, _, _, name, extra = struct.unpack("<5H3I2H", stream.take(26))
        assert flags & 8 and method == zipfile.ZIP_DEFLATED, f"{flags} {method} at byte {at}"
        name = stream.take(name).decode("utf-8")
        stream.take(extra)
        begun, packed = stream.at(), zlib.decompressobj(-15)
        crc, size, digest = 0, 0, hashlib.sha256()
        while not packed.eof:
            bite = stream.look(BITE)
            piece = packed.decompress(bite, PIECE)
            stream.place += len(bite) - len(packed.unused_data) - len(packed.unconsumed_tail)
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            digest.update(piece)
        compressed = stream.at() - begun
        sizes = "<4s I 2Q" if version >= 45 else "<4s 3I"
        said = struct.unpack(sizes, stream.take(struct.calcsize(sizes)))
        assert said == (DESCRIPTOR, crc, compressed, size), f"{name}: {said}, not {(crc, compressed, size)}"
        yield name, at, size, compressed, crc, digest.hexdigest()
    assert signature == DIRECTORY, f"{signature} at byte {stream.at() - 4}"


def check(path, name=None):
    with open(path, "wb") as kept:
        stream = Stream(kept)
        files = list(unpacked(stream))
        stream.close()
    digests = {file[0]: file[5] for file in files}
    assert len(digests) == len(files), "two files have one name"
    hole = range(ENDS, stream.read - ENDS)

    def is_kept(at, packed):
        return not hole or at + packed + 4096 < hole.start or at >= hole.stop

    with zipfile.ZipFile(path) as package:
        directory = [
            (one.filename, one.header_offset, one.file_size, one.compress_size, one.CRC)
            for one in package.infolist()
        ]
        assert directory == [file[:5] for file in files], "the directory says something else than what came"
        here = [one for one in package.infolist() if is_kept(one.header_offset, one.compress_size)]
        for one in here:
            assert hashlib.sha256(package.read(one)).hexdigest() == digests[one.filename], one.filename
        if name is not None:
            listed(package.read(name), digests)
    # As many as a command line takes.
    names = dict.fromkeys(one.filename for one in [*here[:100], *here[-100:]])
    subprocess.run(["unzip", "-tqq", path, *([] if not hole else names)], check=True)
    last = max(file[1] for file in files)
    print(json.dumps({"files": len(files), "bytes": stream.read, "last_file_at": last, "read_by_zipfile": len(here)}))


def listed(text, digests):
    rows = csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline=""))
    said = {row["file"]: row["sha256"] for row in rows}
    packed = {name: digest for name, digest in digests.items() if name.startswith("attachments/")}
    assert said == packed, "the list has other files, or other digests, than the package"


def main(act, *words):
    if act == "held":
        held(int(words[0]), words[1])
    elif act == "far":
        far(int(words[0]), *words[1:])
    elif act == "serve":
        serve(*words[:2], int(words[2]))
    else:
        check(*words)


main(*sys.argv[1:])
