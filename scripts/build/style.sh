#!/usr/bin/env bash
# One stylesheet from style/main.css and what it imports: target/site-parts/style/rightsdesk.css.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

parts=target/site-parts

inputs=$(digest_of scripts/build/style.sh scripts/tools/style.mjs scripts/tools/package-lock.json)-$(digest_of_folder style)
if unchanged "$parts/style/.inputs" "$inputs"; then exit 0; fi

new=$parts/style.new
rm -rf "$new"
mkdir -p "$new"
RIGHTSDESK_SITE_TOOLS=$SITE_TOOLS_HOME node scripts/tools/style.mjs style/main.css "$new/rightsdesk.css"
echo "$inputs" >"$new/.inputs"
move_into_place "$new" "$parts/style"
