#!/usr/bin/env bash
# A business of 10,000 people and a million messages goes: how soon after the decision nobody reaches it any more, neither
# whoever is signed in nor whoever would sign in; and how many messages a second go until nothing is left, against one person
# of as many, as bench/erase.sh has measured.
#   bench/app.sh [MESSAGES [PEOPLE [ROUNDS]]]       1000000, 10000 and 3 unless told
# Prints a summary, writes bench/results/app.json, and fails where it takes longer.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
people=${2:-10000}
rounds=${3:-3}
unreachable=1000    # ms after the decision
bar=0.9             # of the rate of one person: what the same thing differs by from run to run

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/app}
results=$ROOT/bench/results
port=4740

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in curl jq sqlite3; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install curl jq sqlite3"
done
"$binary" app delete --help >/dev/null 2>&1 || fail "rightsdesk has no app delete yet."
[ -s "$results/erase.json" ] || fail "there is nothing to hold it against." "Run: bench/erase.sh"
source "$ROOT/bench/lib/portal.sh"

mkdir -p "$work" "$results"
clean() {
  stop_portal
  rm -rf "$work"/{data,run} "$work"/*.{ndjson,runs}
}
trap clean EXIT
clean

say "Taking in $messages messages of $people people …"
"$binary" sample --messages "$messages" --users "$people" >"$work/all.ndjson"
"$binary" import --data "$work/data" "$work/all.ndjson" >/dev/null
app=$(head -n 1 "$work/all.ndjson" | jq -r .appId)
rm "$work/all.ndjson"
kid=$(key_of "$work/data" "$app")

# Decided when it returns: whoever serves carries it out. What is typed is what the business is called, here its id.
delete_app() { "$binary" app delete --data "$work/run" --app "$app" --confirm "$app" --as Bench --reason Bench >/dev/null; }

# reaches COOKIE: whether who is signed in is answered with their page.
reaches() {
  [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --header 'Accept: text/html' --cookie "$1" "$portal/me")" = 200 ]
}

for round in $(seq "$rounds"); do
  rm -rf "$work/run"
  cp -r "$work/data" "$work/run"
  sync "$work/run"
  start_portal "$work/run"
  cookie=$(sign_in "$work/run" "$kid" person-1)
  token=$("$binary" token --data "$work/run" --kid "$kid" --user person-2 2>/dev/null)
  reaches "$cookie" || fail "nobody reaches it even before."
  delete_app
  from=$(milliseconds)
  while reaches "$cookie"; do
    [ $(($(milliseconds) - from)) -lt 60000 ] || fail "it is reached for a minute after it was decided that it goes."
  done
  shut=$(($(milliseconds) - from))
  answer=$(curl --silent --dump-header - --output /dev/null --header "Origin: $portal" --data-urlencode "token=$token" "$portal/sign-in")
  ! grep -qi '^set-cookie: rd-me' <<<"$answer" || fail "somebody signs in to what is deleted."
  until_it_says "$work/run" "SELECT EXISTS (SELECT 1 FROM message) + EXISTS (SELECT 1 FROM user) +
    EXISTS (SELECT 1 FROM job) + EXISTS (SELECT 1 FROM unverified)" 0
  gone=$(($(milliseconds) - from))
  stop_portal
  echo "{\"unreachable_ms\":$shut,\"gone_ms\":$gone}" >>"$work/rounds.runs"
  say "  round $round of $rounds: unreachable within $shut ms, gone within $gone ms"
done

jq -n --slurpfile runs "$work/rounds.runs" --slurpfile one "$results/erase.json" \
  --argjson messages "$messages" --argjson people "$people" --argjson rounds "$rounds" \
  --argjson unreachable $unreachable --argjson bar $bar --arg command "bench/app.sh $messages $people $rounds" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def spread: {median: median, least: min, most: max};
  {
    command: $command, messages: $messages, people: $people, rounds: $rounds, machine: {cpu: $cpu, cores: $cores},
    unreachable_ms: ($runs | map(.unreachable_ms) | spread), gone_ms: ($runs | map(.gone_ms) | spread),
    rows_a_second: ($runs | map($messages * 1000 / .gone_ms | round) | spread),
    one_person: $one[0].rows_a_second.rightsdesk, bar: {unreachable_ms: $unreachable, ratio: $bar}
  }
  | .ratio = (.rows_a_second.median / .one_person.median * 1000 | round / 1000)
  | .holds = {unreachable: (.unreachable_ms.most <= .bar.unreachable_ms), ratio: (.ratio >= .bar.ratio)}' >"$results/app.json"

jq -r '
  "unreachable  \(.unreachable_ms.median) ms (\(.unreachable_ms.least)–\(.unreachable_ms.most)) after the decision (bar \(.bar.unreachable_ms))",
  "gone         \(.rows_a_second.median) messages a second, one person \(.one_person.median): \(.ratio) of it (bar \(.bar.ratio))"
' "$results/app.json"

jq -e '[.holds[]] | all' "$results/app.json" >/dev/null || fail "a bar is missed." "The figures stand in bench/results/app.json."
