#!/usr/bin/env bash
# Unit, contract and HTTP tests. Further words go to nextest: scripts/test/rust.sh deadline
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

# Without examples, each of them as large as the portal: Clippy compiles them, and who needs one builds it.
cargo nextest run --no-fail-fast --tests "${on_the_server[@]}" "$@"
