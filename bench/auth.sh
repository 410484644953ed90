#!/usr/bin/env bash
# What signing in and being signed in cost. Tokens are checked whole (form, signature, claims) on one core, against
# `openssl speed` verifying with the same primitive in the same run; a session's check against the page that it is part
# of; ten sessions against ten thousand. docs/PERFORMANCE.md says what the figures mean.
#   bench/auth.sh [ROUNDS [SECONDS [LIVE]]]       5, 2 and 10000 unless told
# Prints a summary, writes bench/results/auth.json, and fails below a bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

rounds=${1:-5}
seconds=${2:-2}
live=${3:-10000}
pages=4000

for tool in openssl jq; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install openssl jq"
done
cargo build "${quietly[@]}" --release --package server --example bench_auth
bench=$CARGO_TARGET_DIR/release/examples/bench_auth
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Verifications a second by openssl, one core: the last column of its table's line.
openssl_speed() {
  local line
  case $1 in
    RS256) line=$(openssl speed -seconds "$seconds" rsa2048 2>/dev/null | grep '^rsa 2048') ;;
    ES256) line=$(openssl speed -seconds "$seconds" ecdsap256 2>/dev/null | grep 'ecdsa') ;;
    EdDSA) line=$(openssl speed -seconds "$seconds" ed25519 2>/dev/null | grep -i 'ed25519') ;;
  esac
  awk -v what="$1" '{ printf "{\"what\":\"%s\",\"per_second\":%d}\n", what, $NF }' <<<"$line"
}

for round in $(seq "$rounds"); do
  say "  round $round of $rounds"
  taskset -c 0 "$bench" tokens "$seconds" >>"$work/ours"
  for algorithm in RS256 ES256 EdDSA; do
    taskset -c 0 bash -c "$(declare -f openssl_speed); seconds=$seconds openssl_speed $algorithm" >>"$work/openssl"
  done
done
# One heap, from which what is free goes back at once: what sessions take is then seen from outside.
MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072 MALLOC_MMAP_THRESHOLD_=131072 \
  "$bench" sessions "$pages" "$live" >"$work/sessions"

jq -n --slurpfile ours "$work/ours" --slurpfile openssl "$work/openssl" --slurpfile sessions "$work/sessions" \
  --argjson rounds "$rounds" --arg cpu "$(awk -F': ' '/model name/ { print $2; exit }' /proc/cpuinfo)" '
  def spread: sort | {median: .[length / 2 | floor], least: .[0], most: .[-1]};
  def of($all; $what): [$all[] | select(.what == $what) | .per_second] | spread;
  def bars: {RS256: 0.85, EdDSA: 2.0};
  {
    rounds: $rounds, cpu: $cpu, cores: 2,
    tokens: (["HS256", "RS256", "ES256", "EdDSA"] | map({
      key: ., value: (. as $what | of($ours; $what) as $mine | {per_second: $mine} +
        (if $what == "HS256" then {bar: 400000, holds: ($mine.median >= 400000)}
         else of($openssl; $what) as $theirs | {openssl: $theirs, ratio: ($mine.median / $theirs.median * 1000 | round / 1000)} |
           if bars[$what] then . + {bar: bars[$what], holds: (.ratio >= bars[$what])} else . end
         end))
    }) | from_entries),
    sessions: $sessions
  }' >"$ROOT/bench/results/auth.json"

jq -r '
  (.tokens | to_entries[] | "\(.key)  \(.value.per_second.median) a second (\(.value.per_second.least)–\(.value.per_second.most))" +
    (if .value.ratio then ", openssl \(.value.openssl.median): \(.value.ratio)" else "" end) +
    (if .value.bar then " (bar \(.value.bar))" else "" end)),
  (.sessions[] | tojson)' "$ROOT/bench/results/auth.json"

jq -e '
  ([.tokens[] | select(.bar) | .holds] | all)
  and ([.sessions[] | select(.what == "session check") | .per_mille < 50] | all)
  and ([.sessions[] | select(.what == "sessions") | .ratio_per_cent <= 200 and .bytes_each <= 1024] | all)
  and ([.sessions[] | select(.what == "revoked") | .accepted_after == 0] | all)' \
  "$ROOT/bench/results/auth.json" >/dev/null ||
  fail "a bar is missed." "The figures stand in bench/results/auth.json."
