#!/usr/bin/env bash
# Puts the site together: names with content hashes, public files as they are, .br and .gz beside what shrinks.
# target/site is replaced only when it would differ, because the server is compiled again when it changes.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

parts=target/site-parts
new=target/site.new
rm -rf "$new"
mkdir -p "$new/pkg"

# The browser asks for NAME.js and NAME_bg.wasm of one name, so both carry the hash of both.
code=$(digest_of "$parts/wasm/rightsdesk.js" "$parts/wasm/rightsdesk_bg.wasm")
forms=$(digest_of "$parts/forms/forms.js")
style=$(digest_of "$parts/style/rightsdesk.css")

if [ -d public ]; then cp -R public/. "$new/"; fi
cp "$parts/wasm/rightsdesk.js" "$new/pkg/rightsdesk.$code.js"
cp "$parts/wasm/rightsdesk_bg.wasm" "$new/pkg/rightsdesk.${code}_bg.wasm"
cp "$parts/forms/forms.js" "$new/pkg/forms.$forms.js"
cp "$parts/style/rightsdesk.css" "$new/pkg/rightsdesk.$style.css"
cp "$parts"/style/*.woff2 "$new/pkg/"

inputs=$(digest_of scripts/build/site.sh scripts/tools/compress.mjs)-$(digest_of_folder "$new")
if unchanged target/site.inputs "$inputs" && [ -d target/site ] && [ -e target/site.json ]; then
  rm -rf "$new"
  exit 0
fi

node scripts/tools/compress.mjs "$new"

rm -f target/site.inputs
move_into_place "$new" target/site
# The faces that every page has; the stylesheet names further ones, for where they are used.
fonts=$(cd target/site && printf '"/%s",' pkg/text.*.woff2 pkg/display.*.woff2)
printf '{"output_name":"rightsdesk.%s","css":"/pkg/rightsdesk.%s.css","fonts":[%s],"forms":"/pkg/forms.%s.js"}\n' \
  "$code" "$style" "${fonts%,}" "$forms" >target/site.json.new
mv target/site.json.new target/site.json
echo "$inputs" >target/site.inputs
