#!/usr/bin/env bash
# The browser tests' own packages (Playwright, axe, ajv). The browser itself is another piece.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if [ ! -e end2end/package.json ]; then exit 0; fi

# What a killed set-up left.
rm -rf end2end/.unfinished.*

stamp=end2end/node_modules/.installed-from
wanted=$(digest_of end2end/package.json end2end/package-lock.json)

if unchanged "$stamp" "$wanted"; then exit 0; fi

say "Installing the browser tests' packages from npm (about ten seconds, some 60 MB) …"
start=$(milliseconds)
folder=$(mktemp -d "$ROOT/end2end/.unfinished.XXXXXXXX")
temporary+=("$folder")
cp end2end/.npmrc end2end/package.json end2end/package-lock.json "$folder/"
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --silent --prefix "$folder" ||
  fail "npm could not install the browser tests' packages." "Run it by hand and read what it says: cd end2end && npm ci"
echo "$wanted" >"$folder/node_modules/.installed-from"
rm -f "$stamp"
move_into_place "$folder/node_modules" end2end/node_modules
say "  installed in $(since "$start")"
