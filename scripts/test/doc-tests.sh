#!/usr/bin/env bash
# The examples in the documentation of the libraries.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

cargo test "${quietly[@]}" --doc "${on_the_server[@]}"
