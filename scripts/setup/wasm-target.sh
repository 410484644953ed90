#!/usr/bin/env bash
# Rust's standard library for the browser (wasm32-unknown-unknown): by rustup, or else, where rustup cannot download,
# compiled from the source package that Debian keeps of the very same version.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

target=wasm32-unknown-unknown
rustlib=$(rustc --print sysroot)/lib/rustlib
place=$rustlib/$target
marker=$place/built-by-rightsdesk
version=$(rustc --version | cut -d' ' -f2)

# Also what std stands on: half a library is none.
present() {
  local library
  for library in compiler_builtins core alloc panic_abort std; do
    compgen -G "$place/lib/lib$library-*.rlib" >/dev/null || return 1
  done
}

# What we built stays behind when rustup moves the toolchain on to another version.
fits() { [ ! -e "$marker" ] || [ "$(cat "$marker")" = "$(rustc --version)" ]; }

if present && fits; then exit 0; fi

start=$(milliseconds)

# What follows is called to see whether it works, and there `set -e` does not hold: every step says what it leads to.

may_write() {
  if [ ! -w "$rustlib" ]; then
    fail "the Rust toolchain lacks $target, and its folder is not writable: $rustlib" \
      "Let its owner run: rustup target add $target" \
      "Or install Rust for yourself with rustup."
  fi
}

from_rustup() {
  have rustup || return 1
  temporary_folder || return 1
  timeout --foreground 120 rustup target add "$target" >"$folder/log" 2>&1 && present
}

# The places of the Debian or Ubuntu mirrors this machine is set up with.
mirrors() {
  apt-get indextargets --no-release-info --format '$(REPO_URI)' | grep -v -i security | awk '!seen[$0]++'
}

# The small ones first, and those that keep several versions.
suites() {
  local own
  own=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
  printf '%s\n' "$own-backports" trixie-backports stable-backports forky-backports "$own-updates" "$own" testing sid devel |
    awk '!seen[$0]++'
}

keyring() {
  local file
  for file in /usr/share/keyrings/{debian,ubuntu}-archive-keyring.gpg; do
    if [ -e "$file" ]; then echo "Signed-By: $file"; fi
  done
}

# look_into MIRROR SUITE: apt reads that one suite, in a world of its own that leaves the system's apt as it is.
look_into() {
  rm -rf "$folder/apt" || return 1
  mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial" || return 1
  {
    printf '%s\n' "Types: deb" "URIs: $1" "Suites: $2" "Components: main"
    keyring
  } >"$folder/apt/only.sources" || return 1
  apt=(
    -o Dir::Etc::sourcelist="$folder/apt/only.sources"
    -o Dir::Etc::sourceparts=-
    -o Dir::State::lists="$folder/apt/lists"
    -o Dir::Cache="$folder/apt/cache"
    -o Acquire::Languages=none
    -o Acquire::Retries=1
    -o Acquire::http::Timeout=20
    -o Acquire::https::Timeout=20
    -o APT::Sandbox::User=root
  )
  apt-get "${apt[@]}" --quiet=2 update >>"$folder/log" 2>&1
}

# The packages' names and versions, as "rust-src=1.95.0+dfsg1-2".
source_packages() {
  local minor=${version%.*}
  apt-cache "${apt[@]}" madison rust-src "rust-$minor-src" 2>/dev/null | awk '{ print $1 "=" $3 }'
}

# Of the whole compiler's source only the library is needed; it brings its own dependencies along.
unpack_library() {
  mkdir "$folder/source" || return 1
  dpkg-deb --fsys-tarfile "$1" |
    tar --extract --directory "$folder/source" --strip-components 4 --wildcards './usr/src/rustc-*/library'
}

# The package of exactly rustc's version.
fetch_source() {
  local mirror suite package
  seen=()
  for suite in $(suites); do
    for mirror in $(mirrors); do
      look_into "$mirror" "$suite" || continue
      for package in $(source_packages); do
        seen+=("$package in $suite")
        case $package in
          *="$version"[+~-]*)
            (cd "$folder" && apt-get "${apt[@]}" --quiet=2 download "$package" >>"$folder/log" 2>&1) || continue
            unpack_library "$folder"/rust*.deb || return 1
            say "  $package from $suite"
            return 0
            ;;
        esac
      done
    done
  done
  return 1
}

# cargo looks for the library's source only inside the toolchain: it stands there until this script ends.
lend_source() {
  if [ -e "$rustlib/src/rust/library" ] && [ ! -L "$rustlib/src/rust" ]; then return; fi
  if [ -d "$rustlib/src" ]; then
    temporary+=("$rustlib/src/rust")
  else
    temporary+=("$rustlib/src")
  fi
  mkdir -p "$rustlib/src" || return 1
  rm -f "$rustlib/src/rust" || return 1
  ln -s "$folder/source" "$rustlib/src/rust"
}

build_std() {
  mkdir -p "$folder/empty/src" || return 1
  : >"$folder/empty/src/lib.rs" || return 1
  cat >"$folder/empty/Cargo.toml" <<-'END' || return 1
	[package]
	name = "empty"
	edition = "2024"

	[workspace]
	END
  env -u RUSTFLAGS RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR="$folder/target" \
    cargo build "${quietly[@]}" --release --target "$target" --manifest-path "$folder/empty/Cargo.toml" \
    -Zbuild-std=std,panic_abort,proc_macro,test
}

# Into a folder beside the place, then one rename.
place_libraries() {
  local new
  new=$(mktemp -d "$rustlib/.unfinished-$target.XXXXXXXX") || return 1
  temporary+=("$new")
  mkdir "$new/lib" || return 1
  cp "$folder/target/$target"/release/deps/*.rlib "$new/lib/" || return 1
  rm -f "$new"/lib/libempty-*.rlib || return 1
  rustc --version >"$new/built-by-rightsdesk" || return 1
  chmod 755 "$new" || return 1
  move_into_place "$new" "$place" || return 1
  # What was compiled against an earlier copy would not link with this one, and cargo would not notice.
  rm -rf "$CARGO_TARGET_DIR/$target"
}

from_debian() {
  temporary_folder && fetch_source && lend_source && build_std && place_libraries && present
}

may_write
rm -rf "$rustlib"/.unfinished-"$target".*
# Ours, and of another version; or a remnant that holds no std.
rm -rf "$place"

say "Installing Rust's $target target with rustup (seconds, some 20 MB) …"
if from_rustup; then
  say "  installed in $(since "$start")"
  exit 0
fi

if have apt-get && have dpkg-deb; then
  say "  rustup could not download it. Building it from Debian's source of Rust $version (about a minute, some 45 MB) …"
  if from_debian; then
    say "  installed in $(since "$start")"
    exit 0
  fi
fi

fail "Rust's $target target could not be installed for Rust $version." \
  "Where the network allows it: rustup target add $target" \
  "Where only a Debian mirror can be reached, use a Rust whose source it has (package rust-src). Seen there:" \
  "${seen[@]:-none}"
