#!/usr/bin/env bash
# The islands: cargo, wasm-bindgen, wasm-opt and esbuild make target/site-parts/wasm/rightsdesk{.js,_bg.wasm}.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/build/wasm-features.sh

parts=target/site-parts
built=target/wasm32-unknown-unknown/wasm-release/frontend.wasm

cargo build "${quietly[@]}" --package frontend --target wasm32-unknown-unknown --profile wasm-release

inputs=$(digest_of "$built" scripts/build/wasm.sh scripts/build/wasm-features.sh scripts/tools/package-lock.json)-$WASM_BINDGEN_VERSION
if unchanged "$parts/wasm/.inputs" "$inputs"; then exit 0; fi

new=$parts/wasm.new
rm -rf "$new"
mkdir -p "$new/raw"

wasm-bindgen --target web --no-typescript --omit-default-module-path --remove-name-section --remove-producers-section \
  --out-dir "$new/raw" --out-name rightsdesk "$built"

wasm-opt -Oz "${WASM_FEATURES[@]}" \
  "$new/raw/rightsdesk_bg.wasm" --output "$new/rightsdesk_bg.wasm"

# Bundled, so that snippets of crates do not become further requests.
esbuild "$new/raw/rightsdesk.js" --bundle --minify --format=esm --target=es2020 \
  --log-level=warning --outfile="$new/rightsdesk.js"

rm -rf "$new/raw"
echo "$inputs" >"$new/.inputs"
move_into_place "$new" "$parts/wasm"
