#!/usr/bin/env bash
# A C compiler: Rust links with it, and SQLite and aws-lc are compiled by it.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

works() {
  have cc && have ar && echo '#include <stdlib.h>' | cc -E - >/dev/null 2>&1
}

if works; then exit 0; fi

start=$(milliseconds)
if apt_install "Installing a C compiler: Debian's gcc and libc6-dev (about ten seconds, some 200 MB) …" gcc libc6-dev && works; then
  say "  installed in $(since "$start")"
  exit 0
fi
fail "there is no working C compiler." \
  "On Debian or Ubuntu, as root: apt-get install gcc libc6-dev" \
  "Elsewhere: install the compiler that your system calls cc, with the C library's headers."
