#!/usr/bin/env bash
# The browser tests' own packages (Playwright, axe). The browser itself is another piece.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if [ ! -e end2end/package.json ]; then exit 0; fi

# Written last, so that an interrupted installation is done again.
stamp=end2end/node_modules/.installed-from
wanted=$(digest_of end2end/package.json end2end/package-lock.json)

if unchanged "$stamp" "$wanted"; then exit 0; fi

say "Installing the browser tests' packages from npm (about ten seconds, some 60 MB) …"
start=$(milliseconds)
rm -f "$stamp"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --prefix end2end ||
  fail "npm could not install the browser tests' packages." "Run it by hand and read what it says: cd end2end && npm ci"
echo "$wanted" >"$stamp"
say "  installed in $(since "$start")"
