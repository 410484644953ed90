#!/usr/bin/env bash
# Every bench in bench/, one after the other, on a machine with nothing else to do. Each prints its figures and fails
# below its bar; the others run all the same. Each can be run by itself; docs/PERFORMANCE.md is written at the end.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

start=$(milliseconds)
missed=()

for bench in bench/*.sh; do
  bench_start=$(milliseconds)
  say ""
  say "== $bench"
  "$bench" || missed+=("$bench")
  say "== $bench: $(since "$bench_start")"
done

scripts/performance.sh
say ""
say "  all: $(since "$start")"
if [ ${#missed[@]} -gt 0 ]; then
  fail "some benches failed; what they said stands above." "${missed[@]}"
fi
