#!/usr/bin/env bash
# wasm-bindgen at exactly the version of the library in Cargo.lock: ready-made where GitHub can be reached, else compiled.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

version=$WASM_BINDGEN_VERSION
[ -n "$version" ] || fail "Cargo.lock names no wasm-bindgen." "Is the work tree whole? Run: git status"

works() { [ "$("$WASM_BINDGEN_HOME/bin/wasm-bindgen" --version 2>/dev/null)" = "wasm-bindgen $version" ]; }

if works; then exit 0; fi

start=$(milliseconds)

ready_made() {
  local name address
  case $(uname -s)-$(uname -m) in
    Linux-x86_64) name=wasm-bindgen-$version-x86_64-unknown-linux-musl ;;
    Linux-aarch64) name=wasm-bindgen-$version-aarch64-unknown-linux-gnu ;;
    *) return 1 ;;
  esac
  address=https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$version/$name.tar.gz
  temporary_folder || return 1
  download "$address" "$folder/tar.gz" || return 1
  mkdir -p "$folder/home/bin" || return 1
  tar --extract --gzip --file "$folder/tar.gz" --directory "$folder/home/bin" --strip-components 1 || return 1
  move_into_place "$folder/home" "$WASM_BINDGEN_HOME" || return 1
  works
}

say "Installing wasm-bindgen $version (seconds ready-made; about two minutes where it has to be compiled) …"
if ready_made; then
  say "  installed in $(since "$start")"
  exit 0
fi

# Without --locked: its own lockfile may name crates that a lagging mirror does not have yet.
say "  no ready-made one could be fetched; compiling it …"
if cargo_install wasm-bindgen-cli "$version" "$WASM_BINDGEN_HOME" && works; then
  say "  installed in $(since "$start")"
  exit 0
fi
fail "wasm-bindgen $version could not be installed." \
  "Try it by hand and read what it says: cargo install wasm-bindgen-cli --version $version --root $WASM_BINDGEN_HOME"
