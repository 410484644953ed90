#!/usr/bin/env bash
# One stylesheet from style/main.css and what it imports, and the fonts that it names, each with its digest in its name:
# target/site-parts/style.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

parts=target/site-parts

inputs=$(digest_of scripts/build/style.sh scripts/tools/style.mjs scripts/tools/package-lock.json)-$(digest_of_folder style)
if unchanged "$parts/style/.inputs" "$inputs"; then exit 0; fi

new=$parts/style.new
rm -rf "$new"
mkdir -p "$new"
RIGHTSDESK_SITE_TOOLS=$SITE_TOOLS_HOME node scripts/tools/style.mjs style/main.css "$new/rightsdesk.css"

for font in style/fonts/*.woff2; do
  name=$(basename "$font" .woff2)
  hashed=$name.$(digest_of "$font").woff2
  cp "$font" "$new/$hashed"
  sed -i "s|fonts/$name\.woff2|$hashed|" "$new/rightsdesk.css"
done
if grep -q 'fonts/' "$new/rightsdesk.css"; then
  fail "the stylesheet names a font that is not in style/fonts." "Name one of: $(basename -a style/fonts/*.woff2 | tr '\n' ' ')"
fi

echo "$inputs" >"$new/.inputs"
move_into_place "$new" "$parts/style"
