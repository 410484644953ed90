#!/usr/bin/env bash
# Rust itself: checked, never installed behind anybody's back.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if ! have cargo || ! have rustc; then
  fail "Rust is not installed." \
    "Install it with rustup (https://rustup.rs), open a new shell, and try again."
fi

wanted=$(awk -F'"' '/^rust-version/ { print $2; exit }' Cargo.toml)
found=$(rustc --version | cut -d' ' -f2)
oldest=$(printf '%s\n' "$wanted" "${found%%-*}" | sort --version-sort | head -n 1)
if [ "$oldest" != "$wanted" ]; then
  fail "Rust $found is too old; Rightsdesk needs $wanted or newer." \
    "Run: rustup update stable"
fi
