#!/usr/bin/env bash
# Everything is as rustfmt writes it.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

cargo fmt --check || fail "some files are not formatted." "Run: cargo fmt"
