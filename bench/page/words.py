"""Which share of the words that two pages say in their `main` only one of them says: `words.py ONE.html OTHER.html`."""

import sys
from collections import Counter
from html.parser import HTMLParser


class Words(HTMLParser):
    def __init__(self, file):
        super().__init__()
        self.within = 0
        self.said = Counter()
        with open(file, encoding="utf-8") as page:
            self.feed(page.read())

    def handle_starttag(self, tag, _):
        self.within += tag == "main"

    def handle_endtag(self, tag):
        self.within -= tag == "main"

    def handle_data(self, text):
        if self.within:
            self.said.update(text.split())


one, other = (Words(file).said for file in sys.argv[1:])
apart = (one - other).total() + (other - one).total()
print(round(apart / (one.total() + other.total()), 4))
