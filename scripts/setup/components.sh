#!/usr/bin/env bash
# rustfmt and clippy, which rustup's minimal profile leaves out.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

missing=()
cargo fmt --version >/dev/null 2>&1 || missing+=(rustfmt)
cargo clippy --version >/dev/null 2>&1 || missing+=(clippy)
if [ ${#missing[@]} = 0 ]; then exit 0; fi

start=$(milliseconds)
say "Installing ${missing[*]} with rustup (seconds, some 10 MB) …"
if have rustup && timeout --foreground 120 rustup component add "${missing[@]}" >/dev/null 2>&1; then
  say "  installed in $(since "$start")"
  exit 0
fi
fail "Rust lacks ${missing[*]}, which the checks need." \
  "Where the network allows it: rustup component add ${missing[*]}" \
  "Else use a Rust that has them, such as rustup's default profile or Debian's packages."
