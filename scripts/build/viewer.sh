#!/usr/bin/env bash
# The offline viewer of a copy, one HTML file with everything inside: target/site-parts/viewer/viewer.html.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/build/wasm-features.sh

parts=target/site-parts
built=target/wasm32-unknown-unknown/viewer-release/viewer.wasm

cargo build "${quietly[@]}" --package viewer --target wasm32-unknown-unknown --profile viewer-release

tools=(scripts/build/viewer.sh scripts/build/wasm-features.sh scripts/tools/viewer.mjs scripts/tools/style.mjs scripts/tools/package-lock.json)
inputs=$(digest_of "$built" "${tools[@]}")-$(digest_of_folder viewer/page)-$(digest_of_folder style)-$WASM_BINDGEN_VERSION
if unchanged "$parts/viewer/.inputs" "$inputs"; then exit 0; fi

new=$parts/viewer.new
rm -rf "$new"
mkdir -p "$new/raw"

wasm-bindgen --target web --no-typescript --omit-default-module-path --remove-name-section --remove-producers-section \
  --out-dir "$new/raw" --out-name viewer "$built"

# For speed, as the profile is.
wasm-opt -O3 "${WASM_FEATURES[@]}" \
  "$new/raw/viewer_bg.wasm" --output "$new/raw/viewer.wasm"

# The wasm goes into the script, as base64, so that one digest covers both.
esbuild viewer/page/viewer.js --bundle --minify --format=iife --target=es2020 --loader:.wasm=binary \
  --alias:viewer="$ROOT/$new/raw" --log-level=warning --outfile="$new/raw/page.js"
RIGHTSDESK_SITE_TOOLS=$SITE_TOOLS_HOME node scripts/tools/style.mjs viewer/page/viewer.css "$new/raw/page.css"
node scripts/tools/viewer.mjs viewer/page/viewer.html "$new/raw/page.js" "$new/raw/page.css" style/fonts "$new/viewer.html"

rm -rf "$new/raw"
echo "$inputs" >"$new/.inputs"
move_into_place "$new" "$parts/viewer"
