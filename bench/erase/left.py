"""left.py NEEDLES FILE…: how often any of the lines of the first file stands in the others."""

import mmap
import os
import sys

with open(sys.argv[1], "rb") as lines:
    needles = lines.read().split()

found = 0
for path in sys.argv[2:]:
    if not os.path.exists(path) or os.path.getsize(path) == 0:
        continue
    with open(path, "rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as whole:
        for needle in needles:
            at = whole.find(needle)
            while at >= 0:
                found += 1
                at = whole.find(needle, at + len(needle))
print(found)
