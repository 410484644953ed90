# Shared by the scripts of this folder: where things are, how to say things, how to install in one step.
# Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=${RIGHTSDESK_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/rightsdesk}

# `make build` promises target/release/rightsdesk, whatever cargo is told elsewhere.
export CARGO_TARGET_DIR=$ROOT/target

# A build that is thrown away needs neither what would make the next one quick nor lines in backtraces: half the disk.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0; fi

cd "$ROOT"

say() { printf '%s\n' "$*"; }

fail() {
  printf '\nStopped: %s\n' "$1" >&2
  shift
  if [ $# -gt 0 ]; then printf '  %s\n' "$@" >&2; fi
  exit 1
}

# Cargo's progress is for people who watch.
if [ -t 2 ]; then quietly=(); else quietly=(--quiet); fi

have() { command -v "$1" >/dev/null 2>&1; }

# --- time -----------------------------------------------------------------------------------------------------------

milliseconds() {
  local microseconds=${EPOCHREALTIME//[^0-9]/}
  echo $((microseconds / 1000))
}

# since START: "1.2 s" or "3 min 20 s"
since() {
  local passed=$(($(milliseconds) - $1))
  if [ $passed -lt 60000 ]; then
    printf '%d.%d s' $((passed / 1000)) $((passed % 1000 / 100))
  else
    printf '%d min %d s' $((passed / 60000)) $((passed % 60000 / 1000))
  fi
}

# step WORDS COMMAND…: runs the command and prints the time it took.
step() {
  local words=$1 start
  shift
  start=$(milliseconds)
  "$@"
  say "  $words: $(since "$start")"
}

# --- installing in one step -----------------------------------------------------------------------------------------
# A tool is made in a temporary folder beside its place and moved there when it is whole. What an interrupt leaves
# behind is removed by the trap, or by the next set-up if the trap had no chance to run.

temporary=()

remove_temporary() {
  if [ ${#temporary[@]} -gt 0 ]; then rm -rf "${temporary[@]}"; fi
}

trap remove_temporary EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# temporary_folder: makes one, removed when the script ends; its path is in $folder.
temporary_folder() {
  mkdir -p "$TOOLS" || return 1
  folder=$(mktemp -d "$TOOLS/.unfinished.XXXXXXXX") || return 1
  temporary+=("$folder")
}

# move_into_place FROM TO: in one rename, so that TO is either absent or whole.
move_into_place() {
  rm -rf "$2" && mv -T "$1" "$2"
}

# as_root COMMAND…: runs it as root, without asking for a password; fails when that cannot be.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo -n "$@"
  fi
}

can_be_root() {
  [ "$(id -u)" = 0 ] || { have sudo && sudo -n true 2>/dev/null; }
}

# apt_install WORDS PACKAGE…: says the words and installs; fails when there is no apt, no root, or no such package.
apt_install() {
  have apt-get && can_be_root || return 1
  say "$1"
  shift
  local log=$TOOLS/apt.log
  mkdir -p "$TOOLS"
  # Once a set-up. One dead source must not stop the others.
  if [ ! -e "$TOOLS/.apt-updated" ] || [ "$(cat "$TOOLS/.apt-updated")" != "${RIGHTSDESK_SETUP:-$$}" ]; then
    as_root apt-get update >"$log" 2>&1 || true
    echo "${RIGHTSDESK_SETUP:-$$}" >"$TOOLS/.apt-updated"
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    return 1
  }
}

# cargo_install CRATE VERSION TO [OPTION…]: compiles a tool quickly rather than well; each works on little.
cargo_install() {
  local crate=$1 version=$2 to=$3
  shift 3
  temporary_folder || return 1
  env -u RUSTFLAGS \
    CARGO_TARGET_DIR="$folder/target" \
    CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_PROFILE_RELEASE_STRIP=true \
    cargo install "${quietly[@]}" --root "$folder/installed" --version "=$version" "$@" "$crate" || return 1
  move_into_place "$folder/installed" "$to" || return 1
  rm -rf "$folder"
}

# download URL FILE: gives up soon where the network is closed.
download() {
  have curl && curl --fail --silent --location --proto '=https' --connect-timeout 5 --max-time 120 --output "$2" "$1"
}

# --- work that need not be done again ------------------------------------------------------------------------------

digest_of() { cat -- "$@" | sha256sum | cut -c1-16; }

# Of the names and the bytes of all files in it.
digest_of_folder() {
  (cd "$1" && find . -type f -print0 | LC_ALL=C sort --zero-terminated | xargs -0 --no-run-if-empty sha256sum) |
    sha256sum | cut -c1-16
}

# unchanged FILE DIGEST: whether the file, written when the work was done, holds that digest.
unchanged() { [ -e "$1" ] && [ "$(cat "$1")" = "$2" ]; }

# --- the tools, their versions and places ---------------------------------------------------------------------------

# The version of a package in Cargo.lock.
locked_version() {
  awk -v name="\"$1\"" '$1 == "name" { found = ($3 == name) } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock
}


NEXTEST_VERSION=0.9.143
DENY_VERSION=0.20.2
NODE_VERSION=22.23.3
NPM_VERSION=10.9.9
WASM_BINDGEN_VERSION=$(locked_version wasm-bindgen)

NEXTEST_HOME=$TOOLS/cargo-nextest-$NEXTEST_VERSION
NODE_HOME=$TOOLS/node-$NODE_VERSION
WASM_BINDGEN_HOME=$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
SITE_TOOLS_HOME=$TOOLS/site-tools-$(digest_of scripts/tools/package-lock.json)

# The exact wasm-bindgen goes first; nextest is only a stand-in for one that is already there.
PATH=$WASM_BINDGEN_HOME/bin:$SITE_TOOLS_HOME/node_modules/.bin:$PATH:$NEXTEST_HOME/bin
if [ -x "$NODE_HOME/node_modules/.bin/node" ]; then PATH=$NODE_HOME/node_modules/.bin:$PATH; fi
export PATH

# chromium_path: the browser for the tests; fails when there is none.
chromium_path() {
  local name path
  for name in "${RIGHTSDESK_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && have "$name"; then
      command -v "$name"
      return
    fi
  done
  path=$(cd end2end 2>/dev/null && node -p 'require("playwright-core").chromium.executablePath()' 2>/dev/null) || return 1
  [ -x "$path" ] && echo "$path"
}
