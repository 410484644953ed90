"""pages.py ADDRESS COOKIE RATE SECONDS STOP: asks for a page so often a second, for so long or until the file STOP is there.

What is due is asked for when it is due, however long others take; its time counts from then. One line each, in µs.
"""

import http.client
import itertools
import os
import sys
import threading
import time
from urllib.parse import urlsplit

address, cookie, rate, seconds, stop = sys.argv[1:]
address, rate, seconds = urlsplit(address), float(rate), float(seconds)
# As many can be under way at once.
ASKING = 32

numbers, lock, took, failed = itertools.count(), threading.Lock(), [], []
begun = time.perf_counter() + 0.1


def ask():
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    while not failed:
        with lock:
            due = begun + next(numbers) / rate
        if due > begun + seconds:
            return
        time.sleep(max(0.0, due - time.perf_counter()))
        if os.path.exists(stop):
            return
        connection.request("GET", address.path, headers={"Accept": "text/html", "Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            failed.append(answer.status)
        took.append(round((time.perf_counter() - due) * 1e6))


asking = [threading.Thread(target=ask) for _ in range(ASKING)]
for thread in asking:
    thread.start()
for thread in asking:
    thread.join()
if failed:
    sys.exit(f"{address.geturl()}: {failed[0]}")
for microseconds in took:
    print(microseconds)
