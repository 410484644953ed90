#!/usr/bin/env bash
# A page while somebody else's million messages are erased by the same portal: 50 a second, each timed from when it was due,
# so that waiting counts. Against the same page of the same portal when nothing else goes on. An erasure may be over before a
# minute is: the folder is then put back and another begins, until pages of a minute of erasing are counted.
#   bench/meanwhile.sh [MESSAGES [SECONDS]]       1000000 and 60 unless told
# Prints a summary, writes bench/results/meanwhile.json, and fails above the bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
seconds=${2:-60}
rate=50
bar=2          # 99th percentile, during / idle
most=30        # erasures, however quick
reads=10000    # messages of whoever reads meanwhile

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/meanwhile}
results=$ROOT/bench/results
here=$ROOT/bench/erase
port=4730

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in curl jq python3 sqlite3; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install curl jq python3 sqlite3"
done
source "$ROOT/bench/lib/portal.sh"

mkdir -p "$work" "$results"
clean() {
  stop_portal
  rm -rf "$work"/{data,run} "$work"/*.{ndjson,runs} "$work/stop"
}
trap clean EXIT
clean

say "Taking in $messages messages of somebody who goes, and $reads of somebody who reads …"
declare -A app=()
for name in goes reads; do
  case $name in
    goes) "$binary" sample --messages "$messages" --users 1 --seed 1 >"$work/$name.ndjson" ;;
    reads) "$binary" sample --messages $reads --users 1 --seed 2 >"$work/$name.ndjson" ;;
  esac
  app[$name]=$(head -n 1 "$work/$name.ndjson" | jq -r .appId)
done
"$binary" import --data "$work/data" "$work"/{goes,reads}.ndjson >/dev/null
rm "$work"/*.ndjson
kid=$(key_of "$work/data" "${app[reads]}")
talk=$(sqlite3 -readonly "$work/data/rightsdesk.db" \
  "SELECT conversation_id FROM conversation_total WHERE app_id = '${app[reads]}' ORDER BY messages DESC LIMIT 1")

# pages SECONDS RUNS: adds a line in µs for each page to RUNS.runs.
pages() {
  python3 "$here/pages.py" "$portal/me/conversations/$talk" "$cookie" $rate "$1" "$work/stop" >>"$work/$2.runs" ||
    fail "a page was not answered." "The portal's last words: $(tail -n 3 "$work/portal.log")"
}

begin() {
  rm -rf "$work/run" "$work/stop"
  cp -r "$work/data" "$work/run"
  sync "$work/run"
  start_portal "$work/run"
  cookie=$(sign_in "$work/run" "$kid" person-1)
  pages 2 warm
}

begin
say "  idle, $seconds s …"
pages "$seconds" idle
stop_portal

erasures=0
touch "$work/during.runs"
while [ "$(wc -l <"$work/during.runs")" -lt $((rate * seconds)) ] && [ $erasures -lt $most ]; do
  begin
  "$binary" erase --data "$work/run" --app "${app[goes]}" --user person-1 --as Bench --reason Bench >/dev/null
  # Another process decided: the portal looks every few seconds.
  until_it_says "$work/run" "SELECT state <> 'approved' FROM request" 1
  from=$(milliseconds)
  pages 600 during &
  asking=$!
  until_it_says "$work/run" "SELECT (SELECT count(*) FROM job) + (SELECT count(*) FROM unverified)" 0
  to=$(milliseconds)
  touch "$work/stop"
  wait "$asking" || fail "a page was not answered during an erasure."
  stop_portal
  echo $((to - from)) >>"$work/took.runs"
  erasures=$((erasures + 1))
  say "  erasure $erasures: $(since "$from"), $(wc -l <"$work/during.runs") pages so far"
done

jq -n --slurpfile idle "$work/idle.runs" --slurpfile during "$work/during.runs" --slurpfile took "$work/took.runs" \
  --argjson messages "$messages" --argjson rate $rate --argjson seconds "$seconds" --argjson bar $bar \
  --arg command "bench/meanwhile.sh $messages $seconds" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" '
  def at($part): sort | .[length * $part / 100 | floor];
  def said: {pages: length, p50_us: at(50), p99_us: at(99), most_us: max};
  {
    command: $command, messages: $messages, rate: $rate, seconds: $seconds, erasures: ($took | length),
    machine: {cpu: $cpu, cores: $cores}, erasure_ms: {median: ($took | at(50)), least: ($took | min), most: ($took | max)},
    idle: ($idle | said), during: ($during | said), bar: {p99: $bar}
  }
  | .p50 = (.during.p50_us / .idle.p50_us * 1000 | round / 1000)
  | .p99 = (.during.p99_us / .idle.p99_us * 1000 | round / 1000)
  | .holds = (.p99 <= .bar.p99 and .during.pages >= $rate * $seconds)' >"$results/meanwhile.json"

jq -r '
  "idle    \(.idle.p50_us) µs, 99th percentile \(.idle.p99_us) µs, of \(.idle.pages) pages",
  "during  \(.during.p50_us) µs, 99th percentile \(.during.p99_us) µs, of \(.during.pages) pages in \(.erasures) erasures of \(.messages) messages: \(.p99) times (bar \(.bar.p99))"
' "$results/meanwhile.json"

[ "$(jq .holds "$results/meanwhile.json")" = true ] || fail "the bar is missed." "The figures stand in bench/results/meanwhile.json."
