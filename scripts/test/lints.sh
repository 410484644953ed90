#!/usr/bin/env bash
# Clippy without a single warning, for the server's side and for the browser's.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

step "the server's side" cargo clippy "${quietly[@]}" "${on_the_server[@]}" --all-targets -- -D warnings
# What ships is compiled without what tests bring along.
step "the program alone" cargo clippy "${quietly[@]}" --package server -- -D warnings
step "the browser's side" cargo clippy "${quietly[@]}" "${in_the_browser[@]}" -- -D warnings
