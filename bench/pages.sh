#!/usr/bin/env bash
# Whether a page costs at the far end of a million messages what it costs at the near one: a conversation's newest
# page against one before its hundredth message, and a search's first page against one near its last, in turns, drawn
# whole with the session checked. The bar is the conversation's. A search's ratio is printed and has none: SQLite's FTS5
# goes through the index of a word's list up to where the page begins.
#   bench/pages.sh [MESSAGES [ROUNDS [TIMES]]]       1000000, 5 and 1000 unless told; takes some three minutes
# Prints a summary, writes bench/results/pages.json, and fails above a bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"
source "$(dirname "$0")/lib/million.sh"

messages=${1:-1000000}
rounds=${2:-5}
times=${3:-1000}

called="bench/pages.sh $messages $rounds $times"
say "$called"
a_million "$messages"
for round in $(seq "$rounds"); do
  "$bench" pages "$work/data" "$times" >>"$work/pages"
  say "  round $round of $rounds"
done

jq -n --slurpfile pages "$work/pages" --arg command "$called" --argjson messages "$messages" --argjson rounds "$rounds" --argjson times "$times" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" '
  def spread: sort | {median: .[length / 2 | floor], least: .[0], most: .[-1]};
  def of($what; $field): [$pages[] | select(.what == $what) | .[$field]] | spread;
  def ratio($what; $far; $near): [$pages[] | select(.what == $what) | .[$far] / .[$near] * 1000 | round / 1000] | spread;
  {
    command: $command, messages: $messages, rounds: $rounds, times: $times, machine: {cpu: $cpu, cores: $cores},
    pages: ([$pages[].what] | unique | map(. as $what | {
      what: $what, near_us: of($what; "near_us"), far_us: of($what; "far_us"),
      near_p99_us: of($what; "near_p99_us"), far_p99_us: of($what; "far_p99_us"),
      median: ratio($what; "far_us"; "near_us"), p99: ratio($what; "far_p99_us"; "near_p99_us"),
    })),
    bar: {conversation: {median: 1.05, p99: 1.2}},
  }
  | . as {$pages, $bar}
  | .holds = ([$bar | to_entries[] | . as {key: $what, value: $bar} |
      any($pages[]; .what == $what and .median.median <= $bar.median and .p99.median <= $bar.p99)] | all)' >"$ROOT/bench/results/pages.json"

jq -r '
  .bar as $bar | .pages[] | $bar[.what] as $bar |
  "\(.what): \(.near_us.median) µs near, \(.far_us.median) µs far, ratio \(.median.median) (\(.median.least)–\(.median.most)); p99 \(.near_p99_us.median) and \(.far_p99_us.median) µs, ratio \(.p99.median)\(if $bar then " (bars \($bar.median) and \($bar.p99))" else "" end)"' "$ROOT/bench/results/pages.json"
[ "$(jq .holds "$ROOT/bench/results/pages.json")" = true ] || fail "a bar is missed." "The figures stand in bench/results/pages.json."
