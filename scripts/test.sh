#!/usr/bin/env bash
# Every check that must hold before a change lands, one stage after the other; stops at the first that fails.
# Each stage is a script that can be run by itself.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

start=$(milliseconds)
table=()

print_table() {
  say ""
  printf '  %s\n' "${table[@]}"
  say "  all: $(since "$start")"
  say ""
}

# stage NAME COMMAND…
stage() {
  local name=$1 stage_start
  shift
  stage_start=$(milliseconds)
  say ""
  say "== $name"
  if ! "$@"; then
    table+=("$name: FAILED after $(since "$stage_start")")
    print_table
    fail "the stage \"$name\" failed; what it said stands above." "Run it alone with: $*"
  fi
  table+=("$name: $(since "$stage_start")")
  say "== $name: $(since "$stage_start")"
}

stage "set-up" scripts/setup.sh test
stage "format" scripts/test/format.sh
stage "types" scripts/test/types.sh
stage "security map" scripts/test/security-map.sh
stage "figures" scripts/performance.sh check
stage "site" scripts/build.sh site
stage "lints" scripts/test/lints.sh
stage "tests" scripts/test/rust.sh
stage "doc tests" scripts/test/doc-tests.sh
stage "documents" scripts/test/documents.sh
stage "browser" scripts/test/browser.sh
stage "pictures" scripts/test/pictures.sh

print_table
say "Every check holds."
