#!/usr/bin/env bash
# Licences, sources, duplicates and known holes of the dependencies, by cargo-deny and the policy in deny.toml.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

DENY_HOME=$TOOLS/cargo-deny-$DENY_VERSION
PATH=$PATH:$DENY_HOME/bin

if ! have cargo-deny; then
  mkdir -p "$TOOLS"
  exec 9>"$TOOLS/.lock"
  flock 9
  say "Installing cargo-deny $DENY_VERSION (about ten minutes: it is compiled) …"
  cargo_install cargo-deny "$DENY_VERSION" "$DENY_HOME" --locked ||
    cargo_install cargo-deny "$DENY_VERSION" "$DENY_HOME"
fi

cargo deny check bans licenses sources

say "Known holes (the list of advisories is fetched from GitHub) …"
cargo deny check advisories
