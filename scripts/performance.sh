#!/usr/bin/env bash
# Writes docs/PERFORMANCE.md from what the benches left in bench/results.
#   scripts/performance.sh           writes it
#   scripts/performance.sh check     fails where it is not what the results say
set -euo pipefail
source "$(dirname "$0")/lib.sh"

page=docs/PERFORMANCE.md
results=bench/results

have jq || fail "jq is not there." "Run: apt-get install jq"

# rows NAME: the lines of a bench's table, from scripts/performance/NAME.jq.
rows() {
  jq -r "$(cat scripts/performance/rows.jq scripts/performance/"$1".jq)" "$results/$1.json"
}

written() {
  local name
  cat scripts/performance/head.md
  for name in import auth page pages search export; do
    [ -e "$results/$name.json" ] || continue
    printf '\n## %s\n\n' "$(sed -n '1s/^# //p' "scripts/performance/$name.jq")"
    printf '%s\n\n' "$(sed -n '2,/^[^#]/s/^# //p' "scripts/performance/$name.jq")"
    printf '| measured | against | figure | bar | holds |\n|---|---|---|---|---|\n'
    rows "$name"
    printf '\nIn `bench/%s.sh`; all of it in [`%s.json`](../%s/%s.json).\n' "$name" "$name" "$results" "$name"
  done
}

case ${1:-write} in
  write) written >"$page" ;;
  check)
    written | cmp --silent - "$page" ||
      fail "$page is not what the results of the benches say." "Run: scripts/performance.sh"
    ;;
  *) fail "unknown thing to do: $1" "Call scripts/performance.sh, or scripts/performance.sh check." ;;
esac
