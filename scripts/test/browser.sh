#!/usr/bin/env bash
# The whole job in Chromium, against the program as the tests have compiled it. Further words go to Playwright:
#   RIGHTSDESK_BIN=target/release/rightsdesk scripts/test/browser.sh    against the one that ships, as in make soak
#   RIGHTSDESK_SCREENS=1 scripts/test/browser.sh deletion               leaves pictures in target/screens
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

[ -e target/site.json ] || fail "the site is not built." "Run: scripts/build.sh site"

[ -e end2end/node_modules/.bin/playwright ] ||
  fail "the browser tests' packages are not installed." "Run: scripts/setup.sh test"

RIGHTSDESK_CHROMIUM=$(chromium_path) ||
  fail "there is no browser for the browser tests." "Run: scripts/setup.sh test"

# With the packages and features of the tests, so that nothing is compiled twice.
cargo build "${quietly[@]}" "${on_the_server[@]}" --bin rightsdesk --example business
RIGHTSDESK_BIN=$(realpath "${RIGHTSDESK_BIN:-target/debug/rightsdesk}")
RIGHTSDESK_SHOP=$ROOT/target/debug/examples/business

export RIGHTSDESK_BIN RIGHTSDESK_SHOP RIGHTSDESK_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

cd end2end
node node_modules/.bin/playwright test "$@"
