#!/usr/bin/env bash
# A phone on a slow line fetches this before an island wakes: wasm and JavaScript together, as brotli. A page with a form
# fetches its script instead, and none fetches both.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

limit=90000
forms_limit=1000

# bytes_of FILE…: how much is sent.
bytes_of() {
  local size=0 file sent
  for file in "$@"; do
    sent=$file
    if [ -e "$file.br" ]; then sent=$file.br; fi
    size=$((size + $(stat --format %s "$sent")))
  done
  echo "$size"
}

size=$(bytes_of target/site/pkg/rightsdesk.*.js target/site/pkg/rightsdesk.*_bg.wasm)
forms=$(bytes_of target/site/pkg/forms.*.js)

say "  wasm and JavaScript: $size bytes as brotli, of $limit allowed; the script of forms: $forms of $forms_limit"
if [ "$size" -gt "$limit" ]; then
  fail "the browser's part is too big: $size bytes, $((size - limit)) more than allowed." \
    "See what grew: cargo tree --package frontend --target wasm32-unknown-unknown --edges normal"
fi
if [ "$forms" -gt "$forms_limit" ]; then
  fail "the script of forms is too big: $forms bytes, $((forms - forms_limit)) more than allowed." "See frontend/forms.js."
fi
