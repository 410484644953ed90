#!/usr/bin/env bash
# Writes docs/PERFORMANCE.md from what the benches left in bench/results.
#   scripts/performance.sh           writes it
#   scripts/performance.sh check     fails where it is not what the results say
set -euo pipefail
source "$(dirname "$0")/lib.sh"

page=docs/PERFORMANCE.md

have node || fail "node is not there." "Run: scripts/setup.sh"

# same RESULTS: whether the page is what the results in this folder say.
same() { node scripts/performance/write.mjs "$1" >"$folder/page.md" && cmp --silent "$folder/page.md" "$page"; }

case ${1:-write} in
  write) node scripts/performance/write.mjs bench/results >"$page" ;;
  check)
    # The control: of a result that was changed, it is not.
    temporary_folder
    cp bench/results/*.json "$folder"
    sed -i '0,/"median": [0-9]/s//&9/' "$folder/auth.json"
    ! same "$folder" || fail "the check of $page would find nothing wrong." "Look into scripts/performance.sh."

    same bench/results || fail "$page is not what the results of the benches say." "Run: scripts/performance.sh"
    ;;
  *) fail "unknown thing to do: $1" "Call scripts/performance.sh, or scripts/performance.sh check." ;;
esac
