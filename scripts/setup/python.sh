#!/usr/bin/env bash
# Python 3, with which the tests open a package as another program would.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if have python3; then exit 0; fi

start=$(milliseconds)
if ! apt_install "Installing Python 3: Debian's python3 (half a minute, some 40 MB) …" python3; then
  fail "Python 3 is not installed." \
    "On Debian or Ubuntu, as root: apt-get install python3" \
    "Elsewhere: https://www.python.org"
fi
say "  installed in $(since "$start")"
