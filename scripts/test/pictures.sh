#!/usr/bin/env bash
# Pictures of every page, compared with those in end2end/pictures/references. Further words go to Playwright:
#   scripts/test/pictures.sh --update-snapshots      takes them anew, and makes the files small
#   RIGHTSDESK_ALL_PICTURES=1 scripts/test/pictures.sh    every page in every way; for make soak
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
source scripts/test/packages.sh

[ -e target/site.json ] || fail "the site is not built." "Run: scripts/build.sh site"

[ -e end2end/node_modules/.bin/playwright ] ||
  fail "the browser tests' packages are not installed." "Run: scripts/setup.sh test"

RIGHTSDESK_CHROMIUM=$(chromium_path) ||
  fail "there is no browser for the browser tests." "Run: scripts/setup.sh test"

# With the packages and features of the tests, so that nothing is compiled twice.
cargo build "${quietly[@]}" "${on_the_server[@]}" --example still
RIGHTSDESK_STILL=$ROOT/target/debug/examples/still

export RIGHTSDESK_STILL RIGHTSDESK_CHROMIUM PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1

cd end2end
node node_modules/.bin/playwright test --config pictures.config.ts "$@"
case " $* " in
  *" --update-snapshots "* | *" -u "*) node pictures/shrink.mjs pictures/references ;;
esac
