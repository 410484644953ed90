#!/usr/bin/env bash
# The browser tests are TypeScript: their types are checked before anything is started.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

[ -e end2end/node_modules/.bin/tsc ] ||
  fail "the browser tests' packages are not installed." "Run: scripts/setup.sh test"

cd end2end
node node_modules/.bin/tsc --noEmit
