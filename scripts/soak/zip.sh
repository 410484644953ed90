#!/usr/bin/env bash
# Packages that are none without zip64: one of more than 65,535 files, and one of more than 4 GiB. Each is read by Python's
# zipfile and by unzip (scripts/soak/zip.py). The large one is checked as it comes, of files that another process makes up as
# they are fetched, so that it stands on no disk.
#   scripts/soak/zip.sh [FIGURES [FILES [FAR]]]    writes the figures to this file; 66000 files, and 45 of 96 MiB, unless told
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

figures=${1:-/dev/null}
files=${2:-66000}
far=${3:-45}
# Under the 100 MiB that a package fetches of one file.
each=$((96 << 20))
rightsdesk=$ROOT/target/release/rightsdesk
zip=$ROOT/scripts/soak/zip.py

[ -x "$rightsdesk" ] || fail "there is nothing to try." "Run: make build"
for tool in python3 unzip openssl; do
  have $tool || fail "$tool is not there." "Run: apt-get install $tool"
done

mkdir -p target
work=$(mktemp -d target/soak-zip.XXXXXXXX)
temporary+=("$work")
server=
stop() {
  if [ -n "$server" ]; then kill "$server" 2>/dev/null || true; fi
  remove_temporary
}
trap stop EXIT

# import FOLDER [OPTION…]
import() {
  local folder=$1
  shift
  "$rightsdesk" import --data "$folder/data" "$@" "$folder/bundle.ndjson" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    fail "the bundle could not be imported."
  }
}

package() { "$rightsdesk" export --data "$1/data" --app a1 --user person-1 --package; }

many() {
  local folder=$work/many
  mkdir "$folder"
  python3 "$zip" held "$files" "$folder"
  import "$folder" --attachments "$folder"
  package "$folder" >"$folder/package.zip"
  python3 "$zip" check "$folder/kept.zip" attachments.csv <"$folder/package.zip" >"$folder/said"
  unzip -tqq "$folder/package.zip"
  python3 -m zipfile -t "$folder/package.zip" >/dev/null
  jq -e --argjson files "$files" '.files > $files' "$folder/said" >/dev/null
  # The control: a byte in the middle is another one.
  local middle=$(($(stat --format %s "$folder/package.zip") / 2))
  printf '\377\377\377\377' | dd of="$folder/package.zip" bs=1 seek=$middle conv=notrunc status=none
  if python3 "$zip" check "$folder/kept.zip" <"$folder/package.zip" >/dev/null 2>&1; then
    fail "the check does not see another byte."
  fi
  jq -c '{what: "many files"} + .' "$folder/said" | tee -a "$figures"
  rm -r "$folder"
}

large() {
  local folder=$work/large port
  mkdir "$folder"
  printf '%s\n' '[req]' 'distinguished_name = who' 'x509_extensions = what' '[who]' '[what]' \
    'basicConstraints = critical, CA:FALSE' 'subjectAltName = DNS:localhost' >"$folder/openssl.cnf"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=localhost \
    -config "$folder/openssl.cnf" -keyout "$folder/key.pem" -out "$folder/certificate.pem" 2>"$work/log"
  mkfifo "$folder/port"
  python3 "$zip" serve "$folder/certificate.pem" "$folder/key.pem" $each >"$folder/port" &
  server=$!
  read -r port <"$folder/port" || fail "nobody gives out files."
  python3 "$zip" far "$far" "localhost:$port" "$folder"
  import "$folder"
  SSL_CERT_FILE=$folder/certificate.pem RIGHTSDESK_ATTACHMENT_HOSTS=localhost:$port \
    RIGHTSDESK_OUTGOING_PRIVATE='127.0.0.0/8, ::1' package "$folder" |
    python3 "$zip" check "$folder/kept.zip" attachments-fetched.csv >"$folder/said"
  jq -e --argjson bytes $((far * each)) '.bytes > $bytes and .last_file_at > $bytes' "$folder/said" >/dev/null
  jq -c '{what: "large"} + .' "$folder/said" | tee -a "$figures"
  rm -r "$folder"
}

step "a package of $files files" many
step "a package of $far files of 96 MiB" large
