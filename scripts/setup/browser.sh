#!/usr/bin/env bash
# A Chromium for the browser tests: one that is there, else Debian's, else the one Playwright downloads.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if chromium_path >/dev/null; then exit 0; fi

start=$(milliseconds)

# Ubuntu's package of that name only points to a snap.
from_debian() {
  (. /etc/os-release && [ "${ID:-}" = debian ]) || return 1
  apt_install "Installing Chromium for the browser tests: Debian's chromium (about a minute, some 400 MB) …" chromium fonts-liberation
}

from_playwright() {
  [ -e end2end/node_modules/.bin/playwright ] || return 1
  local options=()
  if can_be_root; then options=(--with-deps); fi
  say "Installing Chromium for the browser tests: Playwright's (about a minute, some 400 MB) …"
  (cd end2end && timeout --foreground 600 node node_modules/.bin/playwright install "${options[@]}" chromium)
}

if { from_debian || from_playwright; } && hash -r && chromium_path >/dev/null; then
  say "  installed in $(since "$start")"
  exit 0
fi
fail "there is no browser for the browser tests." \
  "On Debian, as root: apt-get install chromium" \
  "Elsewhere: install Chromium or Google Chrome, or set RIGHTSDESK_CHROMIUM to the path of one."
