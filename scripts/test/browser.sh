#!/usr/bin/env bash
# The whole job in Chromium, against the binary that ships. Further words go to Playwright.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

RIGHTSDESK_BIN=$ROOT/target/release/rightsdesk
[ -x "$RIGHTSDESK_BIN" ] || fail "target/release/rightsdesk is not built." "Run: make build"

[ -e end2end/node_modules/.bin/playwright ] ||
  fail "the browser tests' packages are not installed." "Run: scripts/setup.sh test"

RIGHTSDESK_CHROMIUM=$(chromium_path) ||
  fail "there is no browser for the browser tests." "Run: scripts/setup.sh test"

# With the packages and features of the tests, so that nothing is compiled twice.
cargo build "${quietly[@]}" "${on_the_server[@]}" --example business
RIGHTSDESK_SHOP=$ROOT/target/debug/examples/business

export RIGHTSDESK_BIN RIGHTSDESK_SHOP RIGHTSDESK_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

cd end2end
node node_modules/.bin/playwright test "$@"
