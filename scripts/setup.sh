#!/usr/bin/env bash
# Installs what is missing: `setup.sh` for building and running, `setup.sh test` for the tests as well.
# Each piece says what it installs and about how long that takes, and says nothing when there is nothing to do.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

case ${1:-run} in
  run) pieces=(rust c-compiler wasm-target wasm-bindgen node site-tools) ;;
  test) pieces=(rust c-compiler wasm-target wasm-bindgen node site-tools components nextest python strace end2end browser) ;;
  *) fail "unknown set-up: $1" "Call scripts/setup.sh, or scripts/setup.sh test." ;;
esac

start=$(milliseconds)

# One set-up at a time: clones share the tools.
mkdir -p "$TOOLS"
exec 9>"$TOOLS/.lock"
if ! flock --nonblock 9; then
  say "Another set-up is running; waiting for it to end …"
  flock 9
fi
rm -rf "$TOOLS"/.unfinished.*

export RIGHTSDESK_SETUP=$$-$start
for piece in "${pieces[@]}"; do
  "scripts/setup/$piece.sh"
done

say "Set-up: nothing is missing ($(since "$start"))."
