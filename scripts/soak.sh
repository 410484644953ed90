#!/usr/bin/env bash
# The long runs, on a machine with nothing else to do: what `make test` samples, whole and held to its bar. So far:
# whether what is not there and what is not yours take the same time, a file of 10 GB of spaces, at the command line and at
# the offline viewer, 10,000 requests that 64 clients of two processes come for at once, 10,500 calls that are killed, a loss
# of power at every sync of an approval and of an erasure of 10,000 messages, every write of every act on a disk in trouble, a
# million canaries, 1,000 backups in the middle of an erasure (server/tests/cli/proofs), the viewer with a copy of a gigabyte
# (scripts/soak/viewer.sh), packages that need zip64 (scripts/soak/zip.sh), all browser tests with scripts and without,
# against the program that ships, and a picture of every page in every way (end2end/pictures). (What else is tried in great
# numbers, hostile tokens, addresses by callers, clocks, is tried whole in `make test`.)
#   scripts/soak.sh [PAIRS [SEED]]       100000 and 1 unless told
# Prints each figure and what it waited for, keeps them in bench/results/soak.json, and goes on where it was stopped:
# a run that holds for this commit is not done again.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

pairs=${1:-100000}
seed=${2:-1}
results=$ROOT/bench/results/soak.json
runs=(
  an_unknown_conversation_takes_as_long_as_a_foreign_one
  an_unknown_request_takes_as_long_as_a_foreign_one
  an_unknown_kid_costs_one_dummy_hmac
)

have jq || fail "jq is not there." "Run: apt-get install jq"
commit=$(git rev-parse --short=12 HEAD)
git diff --quiet HEAD -- . ':!bench/results' || commit=$commit-changed
[ -s "$results" ] || echo '{}' >"$results"
work=$(mktemp)
said=$(mktemp)
trap 'rm -f "$work" "$work.said" "$said"' EXIT

tests=(cargo nextest run --release --package server --features app/ssr --test http)
step "compiled" "${tests[@]}" --no-run

is_done() {
  jq -e --arg run "$1" --arg commit "$commit" --argjson pairs "$pairs" --argjson seed "$seed" '
    .[$run] | .holds and .commit == $commit and .pairs == $pairs and .seed == $seed' "$results" >/dev/null
}

# The figures that a run has printed, one JSON object a line.
figures() {
  jq -R '
    capture("^dudect, (?<what>.*): t = (?<all>\\S+) over \\d+ pairs \\((?<most>\\S+) without the slowest 1 %, " +
      "(?<nine_tenths>\\S+) without 10 %\\); (?<took>\\S+) µs and \\+?(?<longer>\\S+) µs$") |
    {what, t: {all: .all | tonumber, without_1_per_cent: .most | tonumber, without_10_per_cent: .nine_tenths | tonumber},
      microseconds: .took | tonumber, longer: .longer | tonumber}' "$1"
}

missed=()

# long RUN COMMAND…: one of the runs; the command may write its figures into $work, one JSON object a line.
long() {
  local run=$1 start holds=true kept
  shift
  if [[ $commit != *-changed ]] && is_done "$run"; then
    say "  $run: done before"
    return
  fi
  start=$(milliseconds)
  : >"$work"
  "$@" || holds=false
  say "  $run: $(since "$start")$($holds || echo ", and the bar is missed")"
  $holds || missed+=("$run")
  kept=$(jq --arg run "$run" --arg commit "$commit" --argjson pairs "$pairs" --argjson seed "$seed" \
    --argjson holds $holds --argjson ms $(($(milliseconds) - start)) --slurpfile figures "$work" '
    .[$run] = {commit: $commit, pairs: $pairs, seed: $seed, seconds: ($ms / 1000 | round), holds: $holds,
      figures: $figures}' "$results")
  printf '%s\n' "$kept" >"$results"
}

# Whether what is not there takes the time of what is not yours.
equal() { # TEST
  local holds=0
  RIGHTSDESK_PAIRS=$pairs RIGHTSDESK_SEED=$seed "${tests[@]}" --no-capture -E "test(=equal::$1)" >"$said" 2>&1 ||
    holds=1
  grep '^dudect, ' "$said" || tail -n 20 "$said"
  figures "$said" >"$work"
  return $holds
}

# 10 GB of spaces at the readers of the command line.
spaces() {
  RIGHTSDESK_SPACES=10000000000 cargo nextest run --release --package server --features app/ssr --test cli \
    -E "test(=bad_input::spaces_without_end_fill_no_memory)" >"$said" 2>&1 || { tail -n 20 "$said" && return 1; }
}

# The same at the viewer, by its own test.
spaces_in_the_viewer() {
  RIGHTSDESK_SPACES=10000000000 scripts/test/browser.sh viewer.hydrated --grep 'spaces without end' >"$said" 2>&1 ||
    { tail -n 20 "$said" && return 1; }
}

# 64 clients of two processes, at the same moment, and one outcome.
races() {
  RIGHTSDESK_ROUNDS=10000 cargo nextest run --release --package desk --no-capture \
    -E "test(=lifecycle::races::of_sixty_four_clients_of_two_processes_one_has_its_way)" >"$said" 2>&1 ||
    { tail -n 20 "$said" && return 1; }
  grep ' races: ' "$said"
}

# What holds whatever happens to the machine: proof TESTS [VARIABLE=VALUE…], all tests whose names begin so, with controls.
proof() {
  local tests=$1
  shift
  env RIGHTSDESK_SEED="$seed" "$@" cargo nextest run --release --package server --features app/ssr --test cli \
    --no-capture -E "test(/^proofs::$tests/)" >"$said" 2>&1 || { tail -n 20 "$said" && return 1; }
  grep -E '^(SIGKILL|power loss|disk in trouble|no room|canaries|backups)' "$said" | tee "$work.said"
  jq -R '{said: .}' "$work.said" >"$work"
  rm "$work.said"
}

for run in "${runs[@]}"; do long "$run" equal "$run"; done
long spaces spaces
long spaces_in_the_viewer spaces_in_the_viewer
long races races
# Rounds of each of the seven acts.
long kill proof kill RIGHTSDESK_ROUNDS=1500
# A third of the messages is the person's. More moments, and more writes, than there are: all.
long power proof power RIGHTSDESK_MESSAGES=30000 RIGHTSDESK_ROUNDS=1000000
long full proof full RIGHTSDESK_ROUNDS=1000000
long canaries proof canaries RIGHTSDESK_CANARIES=1000000
long backups proof backups RIGHTSDESK_ROUNDS=1000
long viewer scripts/soak/viewer.sh "$work"
long browser env RIGHTSDESK_ALL_TWICE=1 RIGHTSDESK_SCREENS=1 RIGHTSDESK_BIN=target/release/rightsdesk \
  scripts/test/browser.sh
long zip scripts/soak/zip.sh "$work"
long pictures env RIGHTSDESK_ALL_PICTURES=1 scripts/test/pictures.sh

[ ${#missed[@]} -eq 0 ] || fail "some runs miss their bar; their figures stand above and in bench/results/soak.json." \
  "${missed[@]}"
