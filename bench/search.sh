#!/usr/bin/env bash
# What finding something in a million of one's own messages costs: the first page as the desk gives it (the words kept
# with the session, the person, the messages by the rule for others, their conversations), against the sqlite3 command
# line asking the same index of the same file for the same rows and printing them. The whole page, drawn in HTML, is
# printed beside it, without a bar; so is the time of all questions together, most of which is that of two slow ones.
#   bench/search.sh [MESSAGES [ROUNDS [TIMES]]]       1000000, 5 and 200 unless told; takes some three minutes
# Prints a summary, writes bench/results/search.json, and fails below the bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"
source "$(dirname "$0")/lib/million.sh"

messages=${1:-1000000}
rounds=${2:-5}
times=${3:-200}
bar=0.80      # the command line's time / ours: the geometric mean of the questions, so that quick ones count like slow ones

called="bench/search.sh $messages $rounds $times"
say "$called"
a_million "$messages"
db=$work/data/rightsdesk.db
reader=$(sqlite3 -readonly "$db" "SELECT number FROM reader LIMIT 1")

# As crates/store/src/sqlite/search/find.rs asks.
statement() { # MATCH
  printf "SELECT h.at, m.conversation_id, m.received, m.message_id, m.data FROM search
    CROSS JOIN hit AS h ON h.app_id = '%s' AND h.reader = %s AND h.at = 562949953421312 - search.rowid
    CROSS JOIN message AS m ON m.app_id = '%s' AND m.message_id = h.message_id
    WHERE search MATCH '%s' AND search.rowid >= -9223372036854775807 AND search.rowid <= 9223372036854775807
    ORDER BY search.rowid ASC LIMIT 26;\n" "$APP" "$reader" "$APP" "$1"
}

# The same as QUESTIONS in server/examples/bench_search.rs.
words() { # WORD…
  local word
  for word in "$@"; do printf '"%s·%s" ' "$reader" "$word"; done
}
declare -A match=(
  ["a common word"]="$(words thanks)"
  ["two common words"]="$(words thanks delay)"
  ["five words"]="$(words thanks delay next fixed coffee)"
  ["words next to each other"]="\"$reader·thanks $reader·delay\""
  ["the beginning of a word"]="\"$reader·confi\"*"
  ["a common word of one's own"]="$(words thanks) \"$reader§byme\""
)

command_line() {
  local what from to number
  for what in "${!match[@]}"; do
    statement "${match[$what]}" >"$work/one.sql"
    for number in $(seq "$times"); do cat "$work/one.sql"; done >"$work/many.sql"
    from=$(date +%s%N)
    sqlite3 -readonly -batch "$db" <"$work/many.sql" >"$work/printed"
    to=$(date +%s%N)
    jq -nc --arg what "$what" --argjson us "$(((to - from) / 1000 / times))" \
      --argjson rows "$(($(grep -c '"received"' "$work/printed") / times))" '{what: $what, us: $us, rows: $rows}'
  done
}

for round in $(seq "$rounds"); do
  if [ $((round % 2)) = 1 ]; then
    "$bench" search "$work/data" "$times" >>"$work/ours"
    command_line >>"$work/theirs"
  else
    command_line >>"$work/theirs"
    "$bench" search "$work/data" "$times" >>"$work/ours"
  fi
  say "  round $round of $rounds"
done

jq -n --slurpfile ours "$work/ours" --slurpfile theirs "$work/theirs" --arg command "$called" --argjson messages "$messages" \
  --argjson rounds "$rounds" --argjson times "$times" --argjson bar $bar --arg sqlite3 "$(sqlite3 --version | cut -d' ' -f1)" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" '
  def spread: sort | {median: .[length / 2 | floor], least: .[0], most: .[-1]};
  def each($all; $what; $field): [$all[] | select(.what == $what) | .[$field]];
  def of($all; $what; $field): each($all; $what; $field) | spread;
  # Round by round.
  def over($theirs; $ours): [$theirs, $ours] | transpose | map(.[0] / .[1] * 1000 | round / 1000) | spread;
  ([$ours[].what] | unique) as $questions |
  # A round a line, a question a column.
  def rounds($all; $field): [$questions[] as $what | each($all; $what; $field)] | transpose;
  def mean($theirs; $ours):
    [$theirs, $ours] | transpose
    | map(transpose | (map(.[0] / .[1] | log) | add / length | exp) * 1000 | round / 1000) | spread;
  {
    command: $command, messages: $messages, rounds: $rounds, times: $times, machine: {cpu: $cpu, cores: $cores, sqlite3: $sqlite3},
    questions: ($questions | map(. as $what | {
      what: $what, found: (of($ours; $what; "found").median), rows: (of($theirs; $what; "rows").median),
      search_us: of($ours; $what; "search_us"), sqlite3_us: of($theirs; $what; "us"), page_us: of($ours; $what; "page_us"),
      ratio: over(each($theirs; $what; "us"); each($ours; $what; "search_us"))
    })),
    mean: mean(rounds($theirs; "us"); rounds($ours; "search_us")),
    together: over(rounds($theirs; "us") | map(add); rounds($ours; "search_us") | map(add))
  }
  | .bar = $bar | .holds = (.mean.median >= $bar)' >"$ROOT/bench/results/search.json"

# A page is 25 finds; the one behind them says whether there is another page.
jq -e 'all(.questions[]; .found > 0 and .found == ([.rows, 25] | min))' "$ROOT/bench/results/search.json" >/dev/null ||
  fail "the command line finds something else than the portal." "Both have to ask as crates/store/src/sqlite/search/find.rs does."

jq -r '
  (.questions[] | "\(.what): \(.search_us.median) µs (\(.search_us.least)–\(.search_us.most)), sqlite3 \(.sqlite3_us.median) µs (\(.sqlite3_us.least)–\(.sqlite3_us.most)), ratio \(.ratio.median) (\(.ratio.least)–\(.ratio.most)); whole page \(.page_us.median) µs"),
  "geometric mean of the \(.questions | length) ratios: \(.mean.median) (\(.mean.least)–\(.mean.most)) (bar \(.bar))",
  "ratio of the time of all together: \(.together.median) (\(.together.least)–\(.together.most))"' "$ROOT/bench/results/search.json"
[ "$(jq .holds "$ROOT/bench/results/search.json")" = true ] || fail "the bar is missed." "The figures stand in bench/results/search.json."
