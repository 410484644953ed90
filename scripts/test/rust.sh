#!/usr/bin/env bash
# Unit, contract and HTTP tests. Further words go to nextest: scripts/test/rust.sh deadline
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

cargo nextest run --no-fail-fast "${on_the_server[@]}" "$@"
