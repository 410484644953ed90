#!/usr/bin/env bash
# A business of 10,000 people and a million messages goes: how soon after the decision nobody reaches it any more, neither
# whoever is signed in nor whoever would sign in, while a portal serves it; and how many messages a second go by
# `rightsdesk app delete --wait`, from start to end, until it is verified that nothing is left, against `rightsdesk erase --wait`
# of one of two people who share as many, as in bench/erase.sh.
#   bench/app.sh [MESSAGES [PEOPLE [ROUNDS]]]       1000000, 10000 and 5 unless told
# Prints a summary, writes bench/results/app.json, and fails where it takes longer.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
people=${2:-10000}
rounds=${3:-5}
unreachable=1000    # ms after the decision was asked for
bar=0.9             # of the rate of one person: what the same thing differs by from run to run

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/app}
results=$ROOT/bench/results
port=4740

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in curl jq sqlite3 /usr/bin/time; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install curl jq sqlite3 time"
done
source "$ROOT/bench/lib/portal.sh"

mkdir -p "$work" "$results"
clean() {
  stop_portal
  rm -rf "$work"/{data,two,run} "$work"/*.{ndjson,runs,json}
}
trap clean EXIT
clean

declare -A app=()

# take_in FOLDER PEOPLE
take_in() {
  "$binary" sample --messages "$messages" --users "$2" >"$work/all.ndjson"
  "$binary" import --data "$work/$1" "$work/all.ndjson" >/dev/null
  app[$1]=$(head -n 1 "$work/all.ndjson" | jq -r .appId)
  rm "$work/all.ndjson"
}

say "Taking in $messages messages of $people people, and as many of two …"
take_in data "$people"
take_in two 2
of_one=$(ask "$work/two" "SELECT count(*) FROM message JOIN member USING (app_id, conversation_id) JOIN user USING (app_id, user_id)
  WHERE external_id = 'person-1'")
kid=$(key_of "$work/data" "${app[data]}")

# fresh FOLDER: a copy of it.
fresh() {
  rm -rf "$work/run"
  cp -r "$work/$1" "$work/run"
  sync "$work/run"
}

# timed NAME COMMAND…: runs it, and appends {"seconds"} to NAME.runs; what it prints goes to NAME.json
timed() {
  local name=$1
  shift
  /usr/bin/time -f '{"seconds":%e}' -a -o "$work/$name.runs" "$@" >"$work/$name.json"
}

# What is typed is what the business is called, here its id.
deleting=("$binary" app delete --data "$work/run" --app "${app[data]}" --confirm "${app[data]}" --as Bench --reason Bench --json)

# reaches COOKIE: whether who is signed in is answered with their page.
reaches() {
  [ "$(curl --silent --output /dev/null --write-out '%{http_code}' --header 'Accept: text/html' --cookie "$1" "$portal/me")" = 200 ]
}

# By whoever serves, who looks every few seconds whether somebody else decided something: how long it takes to be gone has
# no bar.
served() {
  local cookie token from shut answer
  fresh data
  start_portal "$work/run"
  cookie=$(sign_in "$work/run" "$kid" person-1)
  token=$("$binary" token --data "$work/run" --kid "$kid" --user person-2 2>/dev/null)
  reaches "$cookie" || fail "nobody reaches it even before."
  from=$(milliseconds)
  "${deleting[@]}" >/dev/null
  while reaches "$cookie"; do
    [ $(($(milliseconds) - from)) -lt 60000 ] || fail "it is reached for a minute after it was decided that it goes."
  done
  shut=$(($(milliseconds) - from))
  answer=$(curl --silent --dump-header - --output /dev/null --header "Origin: $portal" --data-urlencode token@- \
    "$portal/sign-in" <<<"$token")
  ! grep -qi '^set-cookie: rd-me' <<<"$answer" || fail "somebody signs in to what is deleted."
  ! reaches "$cookie" || fail "it is reached again."
  until_it_says "$work/run" "SELECT EXISTS (SELECT 1 FROM message) + EXISTS (SELECT 1 FROM user) +
    EXISTS (SELECT 1 FROM job) + NOT EXISTS (SELECT 1 FROM deletion WHERE stage = 'gone' AND NOT unverified)" 0
  echo "{\"unreachable_ms\":$shut,\"gone_ms\":$(($(milliseconds) - from))}" >>"$work/served.runs"
  stop_portal
}

whole() {
  fresh data
  timed whole "${deleting[@]}" --wait
  jq -e --argjson messages "$messages" '.verifiedAt and .deleted.messages == $messages' "$work/whole.json" >/dev/null ||
    fail "not $messages messages went with the business, or it was not verified." "$(cat "$work/whole.json")"
}

person() {
  fresh two
  timed person "$binary" erase --data "$work/run" --app "${app[two]}" --user person-1 --as Bench --reason Bench --wait --json
  jq -e --argjson rows "$of_one" '.verifiedAt and .erased.messages == $rows' "$work/person.json" >/dev/null ||
    fail "not $of_one messages were erased, or it was not verified." "$(cat "$work/person.json")"
}

last() { jq -s ".[-1].$2" "$work/$1.runs"; } # NAME FIELD

# Once each, untimed: warm caches, and the checks.
whole
person
rm "$work"/*.runs
for round in $(seq "$rounds"); do
  order=(served whole person)
  if [ $((round % 2)) = 0 ]; then order=(person whole served); fi
  for one in "${order[@]}"; do "$one"; done
  say "  round $round of $rounds: unreachable within $(last served unreachable_ms) ms, gone in $(last whole seconds) s, one person in $(last person seconds) s"
done

jq -n --slurpfile served "$work/served.runs" --slurpfile whole "$work/whole.runs" --slurpfile person "$work/person.runs" \
  --argjson messages "$messages" --argjson people "$people" --argjson rounds "$rounds" --argjson of_one "$of_one" \
  --argjson unreachable $unreachable --argjson bar $bar --arg command "bench/app.sh $messages $people $rounds" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def rounded: . * 1000 | round / 1000;
  def spread: {median: (median | rounded), least: (min | rounded), most: (max | rounded)};
  def rate($rows): map($rows / .seconds | round) | spread;
  {
    command: $command, messages: $messages, people: $people, rounds: $rounds, machine: {cpu: $cpu, cores: $cores},
    unreachable_ms: ($served | map(.unreachable_ms) | spread), served_gone_ms: ($served | map(.gone_ms) | spread),
    rows_a_second: ($whole | rate($messages)), one_person: ($person | rate($of_one)),
    # Round by round.
    ratio: ([$whole, $person] | transpose | map(($messages / .[0].seconds) / ($of_one / .[1].seconds)) | spread),
    bar: {unreachable_ms: $unreachable, ratio: $bar}
  }
  | .holds = {unreachable: (.unreachable_ms.most <= .bar.unreachable_ms), ratio: (.ratio.median >= .bar.ratio)}' >"$results/app.json"

jq -r '
  "unreachable  \(.unreachable_ms.median) ms (\(.unreachable_ms.least)–\(.unreachable_ms.most)) after the decision was asked for (bar \(.bar.unreachable_ms)); gone, by who serves, in \(.served_gone_ms.median) ms (\(.served_gone_ms.least)–\(.served_gone_ms.most))",
  "gone         \(.rows_a_second.median) messages a second, one person \(.one_person.median): \(.ratio.median) (\(.ratio.least)–\(.ratio.most)) of it (bar \(.bar.ratio))"
' "$results/app.json"

jq -e '[.holds[]] | all' "$results/app.json" >/dev/null || fail "a bar is missed." "The figures stand in bench/results/app.json."
