#!/usr/bin/env bash
# The offline viewer with a copy of a gigabyte, from disk and without a network: how soon there is something to read, how
# long the whole takes, how much memory, and how long the page stands still at most. Each figure is printed with its bar
# and held to it (end2end/soak/viewer.mjs).
#   scripts/soak/viewer.sh [FIGURES [BYTES]]    writes the figures to this file; 1000000000 bytes unless told
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

figures=${1:-/dev/null}
bytes=${2:-1000000000}
rightsdesk=$ROOT/target/release/rightsdesk
viewer=$ROOT/target/site-parts/viewer/viewer.html

[ -x "$rightsdesk" ] && [ -e "$viewer" ] || fail "there is nothing to try." "Run: make build"
[ -e end2end/node_modules/@playwright/test ] ||
  fail "the browser tests' packages are not installed." "Run: scripts/setup.sh test"
chromium=$(chromium_path) || fail "there is no browser." "Run: scripts/setup.sh test"

mkdir -p target
work=$(mktemp -d target/soak-viewer.XXXXXXXX)
temporary+=("$work")

# copy MESSAGES: one person's, at $work/export.json.
copy() {
  rm -rf "$work/data"
  "$rightsdesk" sample --messages "$1" --users 1 >"$work/bundle.ndjson"
  app=$(head -n 1 "$work/bundle.ndjson" | jq -r .appId)
  "$rightsdesk" import --data "$work/data" "$work/bundle.ndjson" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    fail "the sample could not be imported."
  }
  rm "$work/bundle.ndjson"
  "$rightsdesk" export --data "$work/data" --app "$app" --user person-1 -o "$work/export.json" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    fail "the copy could not be made."
  }
  rm -rf "$work/data"
}

have jq || fail "jq is not there." "Run: apt-get install jq"
# By what a message takes in a small one, and a little more.
some=20000
copy $some
each=$(($(stat --format %s "$work/export.json") / some))
messages=$((bytes / each + bytes / each / 50 + 1))
step "a copy of $messages messages" copy $messages
size=$(stat --format %s "$work/export.json")
[ "$size" -ge "$bytes" ] || fail "the copy has $size bytes, fewer than $bytes."

node end2end/soak/viewer.mjs "$viewer" "$work/export.json" "$chromium" "$messages" "$figures"
