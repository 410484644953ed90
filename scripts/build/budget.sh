#!/usr/bin/env bash
# A phone on a slow line fetches this before an island wakes: wasm and JavaScript together, as brotli.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

limit=90000

size=0
for file in target/site/pkg/rightsdesk.*.js target/site/pkg/rightsdesk.*_bg.wasm; do
  sent=$file
  if [ -e "$file.br" ]; then sent=$file.br; fi
  bytes=$(stat --format %s "$sent")
  size=$((size + bytes))
done

say "  wasm and JavaScript: $size bytes as brotli, of $limit allowed"
if [ $size -gt $limit ]; then
  fail "the browser's part is too big: $size bytes, $((size - limit)) more than allowed." \
    "See what grew: cargo tree --package frontend --target wasm32-unknown-unknown --edges normal"
fi
