"""Whether several servers say the same on the same pages, to those who may read them.

    same.py MOST OURS OTHER…

Each is a file of targets: a line is an address and a cookie. Reads each page, the pages of the same conversation that its
links lead to, and those that these lead to, but for those where messages are ticked. Compared are the title, and in the body
all words in their order, where links and forms lead, and what else is read out or sent back. A page may differ in MOST of its
words. Every server has to refuse a session that stands in no table, and to say of somebody else's conversation what it says
of none.

Prints, as JSON, how many pages there were and the largest share of one that differs; what differs goes to stderr.
"""

import difflib
import http.client
import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urljoin, urlsplit

READ = {"href", "action", "name", "value", "datetime", "aria-label", "aria-current", "alt", "title", "lang", "dir"}
FAR = 2  # links from a target
# A page of a conversation with boxes to tick: a form of ours, which is not measured, and which the others do not have. That
# they lead to it is compared, as is where every link leads.
TICKED = "choose"
# Of a form's stamp the half that another secret makes than the session: each server has one of its own.
MARKED = "stamp"


class Page(HTMLParser):
    """What it says, a word or an attribute at a time, and the other pages of its conversation."""

    def __init__(self, address, html):
        super().__init__()
        self.address = address
        self.within = 0
        self.said, self.links = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.within += tag in ("title", "body")
        for name, value in sorted(attributes) if self.within else ():
            if name in READ:
                value = value or ""
                if name in ("href", "action"):
                    value = urljoin(self.address, value)
                    here, there = urlsplit(self.address), urlsplit(value)
                    if here.path == there.path and there.query and TICKED not in parse_qs(there.query):
                        self.links.add(unquote(there.query))
                    value = unquote(there._replace(scheme="", netloc="").geturl() if here.netloc == there.netloc else value)
                if name == "value" and ("name", MARKED) in attributes:
                    value = value.rpartition(".")[2]
                self.said.append(f"{tag} {name}={value}")

    def handle_endtag(self, tag):
        self.within -= tag in ("title", "body")

    def handle_data(self, text):
        if self.within:
            self.said += text.split()


class Server:
    def __init__(self, file):
        self.name = Path(file).stem
        lines = Path(file).read_text(encoding="utf-8").splitlines()
        self.targets = [line.split(" ") for line in lines]
        self.netloc = urlsplit(self.targets[0][0]).netloc
        self.connection = http.client.HTTPConnection(self.netloc)

    def ask(self, path, cookie):
        headers = {"Accept": "text/html", "Accept-Language": "en", "Cookie": cookie}
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def page(self, path, cookie):
        status, html = self.ask(path, cookie)
        if status != 200:
            sys.exit(f"{self.name} answers {status} for {path}")
        return Page(f"http://{self.netloc}{path}", html)

    def guards(self):
        """Whether it looks sessions up, and whose conversation it is."""
        address, cookie = self.targets[0]
        path = urlsplit(address).path
        name, value = cookie.split("=", 1)
        nobody = f"{name}={'B' if value[0] == 'A' else 'A'}{value[1:]}"
        foreign, _ = self.ask(urlsplit(self.targets[1][0]).path, cookie)
        unknown, _ = self.ask(path[:-1] + ("1" if path[-1] == "0" else "0"), cookie)
        without = [self.ask(path, other)[0] for other in ("", nobody)]
        return 200 not in (foreign, *without) and foreign == unknown


def pages(servers, number):
    """The same pages by each, the first of them ours; that a link is missing elsewhere is among what is said."""
    path = urlsplit(servers[0].targets[number][0]).path
    seen, waiting = set(), [(path, 0)]
    for asked, far in waiting:
        if asked in seen:
            continue
        seen.add(asked)
        ours, *others = (server.page(asked, server.targets[number][1]) for server in servers)
        yield asked, ours, others
        if far < FAR:
            waiting += [(f"{path}?{query}", far + 1) for query in sorted(ours.links)]


def differences(ours, theirs):
    """Pieces that only one of them says, with a word before and behind."""
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    changes = [change for change in matcher.get_opcodes() if change[0] != "equal"]
    apart = sum(end - start + to - since for _, start, end, since, to in changes)
    told = [
        f"    {' '.join(ours[max(start - 1, 0) : end + 1])!r}, theirs {' '.join(theirs[max(since - 1, 0) : to + 1])!r}"
        for _, start, end, since, to in changes
    ]
    return apart / max(len(ours) + len(theirs), 1), told


def main():
    most = float(sys.argv[1])
    servers = [Server(file) for file in sys.argv[2:]]
    for server in servers:
        if not server.guards():
            sys.exit(f"{server.name} gives the page to whoever asks, or tells foreign from unknown")
    worst, read, failed = {server.name: 0 for server in servers[1:]}, 0, False
    for number in range(len(servers[0].targets)):
        for path, ours, others in pages(servers, number):
            read += 1
            for server, theirs in zip(servers[1:], others):
                if ours.said == theirs.said:
                    continue
                apart, told = differences(ours.said, theirs.said)
                worst[server.name] = max(worst[server.name], round(apart, 5))
                if apart > most:
                    failed = True
                    print(f"  {server.name}, {path}: {apart:.4f} of the words", *told[:20], sep="\n", file=sys.stderr)
        if failed:
            sys.exit(1)
    print(json.dumps({"pages": read, "apart": worst}))


main()
