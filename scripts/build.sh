#!/usr/bin/env bash
# Builds the site and the one binary that carries it: target/release/rightsdesk.
#   scripts/build.sh          everything
#   scripts/build.sh site     only what the browser gets: target/site and target/site.json, and the viewer of copies
# RIGHTSDESK_PROFILE=dev builds the server unoptimised (target/debug/rightsdesk), for quick local work.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

what=${1:-all}
case $what in
  all | site) ;;
  *) fail "unknown thing to build: $what" "Call scripts/build.sh, or scripts/build.sh site." ;;
esac

start=$(milliseconds)

# One build at a time: the site is put together from files that two would write.
mkdir -p target
exec 9>target/.site.lock
if ! flock --nonblock 9; then
  say "Another build is running in this clone; waiting for it to end …"
  flock 9
fi

step "wasm" scripts/build/wasm.sh
step "forms" scripts/build/forms.sh
step "style" scripts/build/style.sh
step "site" scripts/build/site.sh
step "viewer" scripts/build/viewer.sh
scripts/build/budget.sh
exec 9>&-

if [ "$what" = all ]; then step "server" scripts/build/server.sh; fi

say "Built in $(since "$start")."
