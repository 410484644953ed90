#!/usr/bin/env bash
# What makes the site small: wasm-opt, lightningcss, esbuild. Pinned in scripts/tools/package-lock.json.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if [ -d "$SITE_TOOLS_HOME" ]; then exit 0; fi

say "Installing the site's tools from npm: wasm-opt, lightningcss, esbuild (about ten seconds, some 130 MB) …"
start=$(milliseconds)
temporary_folder
cp scripts/tools/package.json scripts/tools/package-lock.json "$folder/"
npm ci --silent --ignore-scripts --prefix "$folder" ||
  fail "npm could not install the site's tools." "Run it by hand and read what it says: cd scripts/tools && npm ci"
move_into_place "$folder" "$SITE_TOOLS_HOME"
say "  installed in $(since "$start")"
