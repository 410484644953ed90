#!/usr/bin/env bash
# How fast records come in: `rightsdesk import` of a synthetic bundle against the sqlite3 command line inserting the
# same rows into the same tables and indexes in the same order, in one transaction, with the same pragmas. The command
# line is given the rows ready, the words of the search index cut and folded; ours reads, checks and places JSON and
# cuts words, and is timed from start to end, log emptied.
#   bench/import.sh [MESSAGES [ROUNDS]]       1000000 and 5 unless told
# Prints a summary, writes bench/results/import.json, and fails below the bar or when memory grows with the file.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
rounds=${2:-5}
bar=0.50      # ours / the command line's, in rows a second
# Peak memory of all messages / of half of them. Most of it is SQLite's page cache, up to 64 MiB: it grows with the
# file until it is full. A tenth of the file does not fill it, and would make a cache look like a leak; half of a
# million messages does, and what grows beyond that is ours.
growth=1.15
half=$((messages / 2))

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/import}
results=$ROOT/bench/results

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in sqlite3 jq /usr/bin/time; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install sqlite3 jq time"
done

mkdir -p "$work" "$results"
rm -rf "${work:?}"/*

# As crates/store/src/sqlite/open.rs opens its writer.
pragmas="PRAGMA secure_delete=ON; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536;"

# timed NAME COMMAND…: runs it, and appends {"seconds","kilobytes"} to NAME.runs
timed() {
  local name=$1
  shift
  /usr/bin/time -f '{"seconds":%e,"kilobytes":%M}' -a -o "$work/$name.runs" "$@" >/dev/null
}

ours() { # NAME BUNDLE
  rm -rf "$work/data"
  sync "$work"
  timed "$1" "$binary" import --data "$work/data" "$2"
}

command_line() {
  rm -f "$work"/cli.db*
  sync "$work"
  timed sqlite3 sqlite3 -batch -bail "$work/cli.db" <"$work/cli.sql"
}

# The rows as the import laid them down, in the order of their lines. The messages, nearly all, go through .import;
# the others, which hold NULLs, as statements.
prepare() {
  local table db=$work/data/rightsdesk.db
  {
    printf '%s\n' "$pragmas" ".read $work/schema.sql" "ATTACH '$work/words.db' AS w;" "BEGIN IMMEDIATE;"
    for table in app user client device business_system conversation participant; do
      sqlite3 "$db" ".mode insert $table" "SELECT * FROM $table ORDER BY line;" >"$work/$table.sql"
      printf '.read %s\n' "$work/$table.sql"
    done
    sqlite3 "$db" ".mode ascii" "SELECT * FROM message ORDER BY line;" >"$work/message.rows"
    printf '%s\n' ".mode ascii" ".import $work/message.rows message"
    sqlite3 "$db" ".mode ascii" "SELECT * FROM hit;" >"$work/hit.rows"
    printf '%s\n' ".import $work/hit.rows hit"
    # The index gives its words back one by one; put together again they wait in a file of their own.
    rm -f "$work/words.db"
    sqlite3 "$db" "ATTACH '$work/words.db' AS w; CREATE VIRTUAL TABLE temp.v USING fts5vocab (main, search, instance);
      CREATE TABLE w.words AS SELECT doc, group_concat(term, ' ') AS words
        FROM (SELECT doc, term FROM temp.v ORDER BY doc, offset) GROUP BY doc;"
    printf '%s\n' "INSERT INTO search (rowid, words) SELECT doc, words FROM w.words ORDER BY doc;"
    for table in member conversation_total reader; do
      sqlite3 "$db" ".mode insert $table" "SELECT * FROM $table;" >"$work/$table.sql"
      printf '.read %s\n' "$work/$table.sql"
    done
    printf 'COMMIT;\n'
  } >"$work/cli.sql"
}

# The same rows in both, or the comparison is of nothing.
same_rows() {
  local table
  for table in app user client device business_system conversation participant message member conversation_total \
    reader hit; do
    [ "$(rows_of "$work/data/rightsdesk.db" "$table")" = "$(rows_of "$work/cli.db" "$table")" ] ||
      fail "the command line's table $table differs from ours."
  done
  [ "$(words_of "$work/data/rightsdesk.db")" = "$(words_of "$work/cli.db")" ] ||
    fail "the command line's search index differs from ours."
}

words_of() {
  sqlite3 "$1" "CREATE VIRTUAL TABLE temp.v USING fts5vocab (main, search, row); SELECT * FROM temp.v;" | sha256sum
}

rows_of() { sqlite3 -readonly "$1" "SELECT * FROM $2;" | sha256sum; }

say "Writing bundles of $messages and $half messages …"
"$binary" sample --messages "$messages" >"$work/all.ndjson"
"$binary" sample --messages "$half" >"$work/half.ndjson"
# Deleting for good came to FTS5 after the command line of many systems; without it nothing is inserted otherwise.
cat crates/store/migrations/sqlite/*.sql | grep -v "'secure-delete'" >"$work/schema.sql"

# Once each, untimed: warm caches, the command line's rows, and the check that both hold the same.
ours warm "$work/all.ndjson"
prepare
command_line
same_rows
rm -f "$work"/*.runs

for round in $(seq "$rounds"); do
  if [ $((round % 2)) = 1 ]; then
    ours ours "$work/all.ndjson"
    command_line
  else
    command_line
    ours ours "$work/all.ndjson"
  fi
  ours half "$work/half.ndjson"
  say "  round $round of $rounds"
done

rows=$(wc -l <"$work/all.ndjson")
runs() { jq -s . "$work/$1.runs"; }

jq -n \
  --argjson messages "$messages" --argjson rows "$rows" --argjson rounds "$rounds" \
  --argjson bar $bar --argjson growth $growth \
  --argjson bytes "$(stat -c %s "$work/all.ndjson")" --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" \
  --argjson cores "$(nproc)" --arg sqlite3 "$(sqlite3 --version | cut -d' ' -f1)" \
  --argjson ours "$(runs ours)" --argjson line "$(runs sqlite3)" --argjson half "$(runs half)" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def spread: {median: median, least: min, most: max};
  {
    messages: $messages, rows: $rows, bytes: $bytes, rounds: $rounds,
    machine: {cpu: $cpu, cores: $cores, sqlite3: $sqlite3},
    seconds: {rightsdesk: ($ours | map(.seconds) | spread), sqlite3: ($line | map(.seconds) | spread)},
    kilobytes: {rightsdesk: ($ours | map(.kilobytes) | spread), of_a_half: ($half | map(.kilobytes) | spread),
                sqlite3: ($line | map(.kilobytes) | spread)},
  }
  | .rows_a_second = {rightsdesk: ($rows / .seconds.rightsdesk.median | floor),
                      sqlite3: ($rows / .seconds.sqlite3.median | floor)}
  | .ratio = (.seconds.sqlite3.median / .seconds.rightsdesk.median * 1000 | round / 1000)
  | .growth = (.kilobytes.rightsdesk.median / .kilobytes.of_a_half.median * 1000 | round / 1000)
  | .bar = {ratio: $bar, growth: $growth}
  | .holds = (.ratio >= $bar and .growth <= $growth)' >"$results/import.json"

jq -r '
  "rightsdesk import  \(.seconds.rightsdesk.median) s (\(.seconds.rightsdesk.least)–\(.seconds.rightsdesk.most)), \(.rows_a_second.rightsdesk) rows/s, \(.kilobytes.rightsdesk.median / 1024 | round) MB",
  "sqlite3            \(.seconds.sqlite3.median) s (\(.seconds.sqlite3.least)–\(.seconds.sqlite3.most)), \(.rows_a_second.sqlite3) rows/s, \(.kilobytes.sqlite3.median / 1024 | round) MB",
  "ratio \(.ratio) (bar \(.bar.ratio)); memory of all messages to memory of half \(.growth) (bar \(.bar.growth))"
' "$results/import.json"

rm -rf "${work:?}"
[ "$(jq .holds "$results/import.json")" = true ] || fail "the bar is missed." "The figures stand in bench/results/import.json."
