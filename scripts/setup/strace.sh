#!/usr/bin/env bash
# strace, with which the tests kill the portal at a write, let writes fail, and see what was synced.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

# From 4.15 on (2016) it can kill and let fail; some containers forbid it to look at others.
works() { have strace && strace -qq -o /dev/null -e trace=write -e inject=write:error=EIO:when=1000 true; }

if works; then exit 0; fi

start=$(milliseconds)
if ! have strace && apt_install "Installing strace: Debian's strace (some seconds, 3 MB) …" strace && works; then
  say "  installed in $(since "$start")"
  exit 0
fi
if have strace; then
  fail "strace may not look at other programs here." \
    "In a container, allow it: --cap-add SYS_PTRACE."
fi
fail "strace is not installed." "On Debian or Ubuntu, as root: apt-get install strace"
