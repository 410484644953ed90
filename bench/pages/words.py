"""The words that a page says in its `main`, one a line: `words.py < page.html`."""

import sys
from html.parser import HTMLParser


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.within = 0
        self.said = []

    def handle_starttag(self, tag, _):
        self.within += tag == "main"

    def handle_endtag(self, tag):
        self.within -= tag == "main"

    def handle_data(self, text):
        if self.within:
            self.said += text.split()


words = Words()
words.feed(sys.stdin.read())
print("\n".join(words.said))
