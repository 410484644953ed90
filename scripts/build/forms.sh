#!/usr/bin/env bash
# The script of pages with forms, made small by esbuild: target/site-parts/forms/forms.js.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

parts=target/site-parts

inputs=$(digest_of frontend/forms.js scripts/build/forms.sh scripts/tools/package-lock.json)
if unchanged "$parts/forms/.inputs" "$inputs"; then exit 0; fi

new=$parts/forms.new
rm -rf "$new"
mkdir -p "$new"
esbuild frontend/forms.js --bundle --minify --format=iife --target=es2020 --log-level=warning --outfile="$new/forms.js"

echo "$inputs" >"$new/.inputs"
move_into_place "$new" "$parts/forms"
