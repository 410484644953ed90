#!/usr/bin/env bash
# The documentation of the crates is written without a warning: no link leads nowhere.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

RUSTDOCFLAGS="-D warnings" cargo doc "${quietly[@]}" --no-deps "${on_the_server[@]}"
