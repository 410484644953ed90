"""What pages bring besides their words, and what they bring twice.

    sent.py BASE BUNDLE (COOKIE START)…

Goes through every page below each START, as the person or the member of staff whose cookie it is, or as nobody where it
is empty; where something can be searched for, through what is found of the canaries. Prints, as JSON: what a first load
brings in scripts and WebAssembly (brotli), by the three kinds of pages; and how many bytes of the bundle's canaries stand in
scripts, comments and data attributes, where nobody reads them: that is what is sent twice. An address is read: it says where
a link leads. `repeated` counts what is shown more than once on a page, such as somebody's name in their record and above it;
that no message says a value twice is tested by `server/tests/http/fields.rs`.

A page has an island; or a form for which the short script (`frontend/forms.js`) counts letters, follows a change or keeps
what is typed, and that script; or neither. One that brings the script for nothing is of the last kind.
"""

import http.client
import json
import re
import sys
from collections import Counter, deque
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlencode, urljoin, urlsplit

CANARY = re.compile(r"canary-\d+-\w+")
CODE = {"modulepreload", "preload", "prefetch"}
ISLAND, FORM, NEITHER = "island", "form", "neither"
FORMS_SCRIPT = re.compile(r"/forms\.[0-9a-f]+\.js$")
TURNS = 10  # addresses of one page with different queries


class Page(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.has_island = False
        self.has_use = False  # for the script of forms
        self.in_script = False
        self.files, self.links = set(), set()
        self.action, self.fields, self.search = "", {}, None
        self.inline, self.unread, self.read = "", "", ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = [(name, value or "") for name, value in attributes]
        named = dict(attributes)
        self.has_island |= tag == "leptos-island"
        self.has_use |= "data-keeps" in named or named.get("id", "").endswith(("-left", "-becomes"))
        self.in_script = tag == "script"
        if tag == "script" and "src" in named:
            self.files.add(named["src"])
        if tag == "link" and CODE & set(named.get("rel", "").split()) and named.get("as") not in ("style", "font", "image"):
            self.files.add(named["href"])
        if tag == "a" and "href" in named:
            self.links.add(named["href"])
        if tag == "form":
            self.action, self.fields = named.get("action", ""), {}
        if tag == "input" and named.get("type") == "hidden":
            self.fields[named.get("name")] = named.get("value", "")
        if tag == "input" and named.get("type") == "search":
            self.search = (self.action, self.fields, named.get("name"))
        for name, value in attributes:
            if name.startswith("data-"):
                self.unread += value + "\n"
            else:
                self.read += value + "\n"

    def handle_endtag(self, tag):
        self.in_script = False

    def handle_comment(self, text):
        self.unread += text + "\n"

    def handle_data(self, text):
        # What stands in two elements is not one word.
        if self.in_script:
            self.inline += text
            self.unread += text + "\n"
        else:
            self.read += text + "\n"

    @property
    def kind(self):
        if self.has_island:
            return ISLAND
        return FORM if self.has_use and any(map(FORMS_SCRIPT.search, self.files)) else NEITHER


class Site:
    def __init__(self, base):
        self.base = base
        self.sizes = {}

    def get(self, path, cookie=None, encoding="identity"):
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc)
        headers = {"Accept": "text/html", "Accept-Language": "en", "Accept-Encoding": encoding}
        if cookie:
            headers["Cookie"] = cookie
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status}")
        return answer, body

    def page(self, path, cookie):
        return Page(self.get(path, cookie)[1].decode())

    def found(self, search, cookie):
        """Where a form leads that is asked for the canaries."""
        action, fields, words = search
        headers = {"Accept": "text/html", "Cookie": cookie, "Origin": self.base}
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(urlsplit(self.base).netloc)
        connection.request("POST", action, urlencode(fields | {words: "canary"}), headers)
        answer = connection.getresponse()
        connection.close()
        if answer.status not in (302, 303):
            sys.exit(f"{action}: {answer.status}")
        return answer.getheader("Location")

    def pages(self, cookie, start):
        """Every page that links lead to from there."""
        found, waiting, turns, searched = {}, deque([start]), Counter(), False
        while waiting:
            address = waiting.popleft()
            path = urlsplit(address).path
            if address in found or turns[path] == TURNS:
                continue
            turns[path] += 1
            found[address] = page = self.page(address, cookie)
            links = set(page.links)
            if page.search and not searched:
                searched = True
                links.add(self.found(page.search, cookie))
            for link in sorted(links):
                link = urlsplit(urldefrag(urljoin(address, link)).url)
                below = link.path == start or link.path.startswith(start + "/")
                if link.netloc in ("", urlsplit(self.base).netloc) and below and "." not in link.path.rsplit("/")[-1]:
                    waiting.append(link._replace(scheme="", netloc="").geturl())
        return found

    def size(self, file):
        """Bytes of a file as brotli, with what it imports."""
        if file not in self.sizes:
            answer, body = self.get(file, encoding="br")
            if answer.getheader("Content-Encoding") != "br":
                sys.exit(f"{file} is not sent as brotli")
            self.sizes[file] = len(body)
            if file.endswith(".js"):
                text = self.get(file)[1].decode()
                for inner in re.findall(r"""(?:from|import)\s*\(?\s*["'](\.{0,2}/[^"']+)["']""", text):
                    self.size(urljoin(file, inner))
        return self.sizes[file]

    def brought(self, page):
        """Scripts and WebAssembly that a page brings, those within it as they are."""
        files = page.files | set(re.findall(r"""/pkg/[^"'`\s]+""", page.inline))
        self.sizes = {}
        for file in files:
            self.size(file)
        return sum(self.sizes.values()) + len(page.inline.encode()), dict(self.sizes)


def spelled(text):
    return sum(len(found.encode()) for found in CANARY.findall(text))


def main():
    # The control: what is sent twice is found wherever it may stand.
    hidden = Page('<p data-props="canary-1-a">canary-1-a<!--canary-1-a--></p><script>["canary-1-a"]</script>')
    if spelled(hidden.unread) != 3 * spelled(hidden.read):
        sys.exit("what is sent twice would not be found")
    # The control: the script of forms makes no page one with a form.
    script, counted = '<script defer src="/pkg/forms.0a.js"></script>', '<p id="words-left"></p>'
    if [Page(html).kind for html in (script, counted, script + counted)] != [NEITHER, NEITHER, FORM]:
        sys.exit("a page that brings the script of forms for nothing would not be found")
    base, bundle, *callers = sys.argv[1:]
    site = Site(base)
    pages = {}
    for cookie, start in zip(callers[::2], callers[1::2]):
        pages |= site.pages(cookie, start)
    brought = {path: site.brought(page) for path, page in pages.items()}
    of_kind = {kind: [path for path, page in pages.items() if page.kind == kind] for kind in (ISLAND, FORM, NEITHER)}
    bytes_of_kind = {kind: [brought[path][0] for path in paths] for kind, paths in of_kind.items()}
    seen, repeated = set(), 0
    for page in pages.values():
        found = CANARY.findall(page.read)
        seen |= set(found)
        repeated += sum(len(one.encode()) * (found.count(one) - 1) for one in set(found))
    with open(bundle, encoding="utf-8") as lines:
        canaries = set(CANARY.findall(lines.read()))
    if canaries - seen:
        sys.exit(f"not shown on any page: {', '.join(sorted(canaries - seen))}")
    print(
        json.dumps(
            {
                "pages": len(pages),
                "islands": of_kind[ISLAND],
                "forms": of_kind[FORM],
                "first_load": max(bytes_of_kind[ISLAND], default=0),
                "files": max((brought[path][1] for path in of_kind[ISLAND]), key=len, default={}),
                "with_a_form": max(bytes_of_kind[FORM], default=0),
                "with_neither": sum(bytes_of_kind[NEITHER]),
                "for_nothing": [path for path in of_kind[NEITHER] if brought[path][0]],
                "canaries": len(canaries),
                "twice": sum(spelled(page.unread) for page in pages.values()),
                "repeated": repeated,
            }
        )
    )


main()
