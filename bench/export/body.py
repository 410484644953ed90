"""How long the first byte of a body takes, which comes after the head that curl looks out for.

    body.py ADDRESS TIMES COOKIE…

Asks as each of the people in turn, so many times, and reads each answer to its end. Prints a list of microseconds for
each of them.
"""

import http.client
import json
import sys
import time
from urllib.parse import urlsplit


def first_byte(address, cookie, buffer):
    start = time.perf_counter_ns()
    connection = http.client.HTTPConnection(address.netloc)
    connection.request("GET", address.path, headers={"Accept": "application/json", "Cookie": cookie})
    answer = connection.getresponse()
    if answer.status != 200 or not answer.read(1):
        sys.exit(f"{address.path}: {answer.status}")
    taken = time.perf_counter_ns() - start
    while answer.readinto(buffer):
        pass
    connection.close()
    return taken // 1000


def main():
    address, times, *cookies = sys.argv[1:]
    address, buffer = urlsplit(address), bytearray(1 << 20)
    taken = [[] for _ in cookies]
    turn = list(zip(cookies, taken))
    for _ in range(int(times)):
        for cookie, mine in turn:
            mine.append(first_byte(address, cookie, buffer))
        turn.reverse()
    print(json.dumps(taken))


main()
