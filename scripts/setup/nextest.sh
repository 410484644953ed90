#!/usr/bin/env bash
# cargo-nextest runs the tests. Any that is already there will do.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

if have cargo-nextest; then exit 0; fi

start=$(milliseconds)

ready_made() {
  local name address
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) name=linux ;;
    Linux-aarch64) name=linux-arm ;;
    *) return 1 ;;
  esac
  temporary_folder || return 1
  download "https://get.nexte.st/$NEXTEST_VERSION/$name" "$folder/tar.gz" || return 1
  mkdir -p "$folder/home/bin" || return 1
  tar --extract --gzip --file "$folder/tar.gz" --directory "$folder/home/bin" || return 1
  "$folder/home/bin/cargo-nextest" --version >/dev/null || return 1
  move_into_place "$folder/home" "$NEXTEST_HOME"
}

compiled() {
  cargo_install cargo-nextest "$NEXTEST_VERSION" "$NEXTEST_HOME" --locked ||
    cargo_install cargo-nextest "$NEXTEST_VERSION" "$NEXTEST_HOME"
}

say "Installing cargo-nextest $NEXTEST_VERSION (seconds ready-made; some minutes where it has to be compiled) …"
if ready_made; then
  say "  installed in $(since "$start")"
  exit 0
fi

say "  no ready-made one could be fetched; compiling it …"
if compiled; then
  say "  installed in $(since "$start")"
  exit 0
fi
fail "cargo-nextest could not be installed." \
  "Try it by hand and read what it says: cargo install cargo-nextest --locked --version $NEXTEST_VERSION"
