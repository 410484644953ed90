#!/usr/bin/env bash
# The message page as people get it: `GET /me/conversations/ID`, full HTML, session checked, by the real binary over
# HTTP. Against the same page by axum with maud, by Django, and a handler that sends the same bytes; at either end of a
# conversation of a million messages; what a first load brings besides; what of the data is sent twice.
#   bench/page.sh [ROUNDS [SECONDS [DEPTH]]]     5, 4 and 1000000 unless told; takes some six minutes
# Every server has the first core, whoever asks the second; one server is asked at a time. First they have to say the same
# on the same pages, and each to look the session up. Prints a summary, writes bench/results/page.json, and fails below a bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

rounds=${1:-5}
seconds=${2:-4}
depth=${3:-1000000}
people=32      # whose newest messages are read in turn
connections=8
windows=100    # pages at each end of the long conversation
pairs=2000     # pages of each end in a round
apart=0.001    # of the words on a page may differ: a number's last zero, which we show as it is stored

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
called="bench/page.sh $rounds $seconds $depth"
work=$ROOT/target/bench/page
results=$ROOT/bench/results
here=bench/page
port=4710
declare -A ports=([ours]=$port [maud]=$((port + 1)) [bytes]=$((port + 2)) [django]=$((port + 3)))

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in curl jq python3 sqlite3 taskset; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install curl jq python3-venv sqlite3 util-linux"
done
[ "$(nproc)" -ge 2 ] || fail "there is one core." "The servers have one, and who asks them another."
cargo build "${quietly[@]}" --release --package server --example bench_load --example bench_peer
load=$CARGO_TARGET_DIR/release/examples/bench_load
peer=$CARGO_TARGET_DIR/release/examples/bench_peer

# --- servers --------------------------------------------------------------------------------------------------------

running=()

stop_all() {
  if [ ${#running[@]} -gt 0 ]; then
    kill "${running[@]}" 2>/dev/null || true
    wait "${running[@]}" 2>/dev/null || true
  fi
  running=()
  rm -rf "$work/data"
}
trap stop_all EXIT

# start NAME COMMAND…: on the first core, until it answers.
start() {
  local name=$1 tries=0
  shift
  taskset -c 0 "$@" >"$work/$name.log" 2>&1 &
  running+=("$!")
  until curl --silent --output /dev/null "http://127.0.0.1:${ports[$name]}/"; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || fail "$name does not answer." "Its last words: $(tail -n 3 "$work/$name.log")"
    sleep 0.1
  done
}

asking() { taskset -c 1 "$load" "$@"; }

# --- the file -------------------------------------------------------------------------------------------------------

# One conversation instead of a hundred.
in_one_conversation() {
  awk '
    /^\{"type":"(conversation|participant)"/ && seen[$0 ~ /"type":"conversation"/]++ { next }
    /^\{"type":"conversation"/ { match($0, /"data":\{"id":"[0-9a-f]+/); id = substr($0, RSTART + 14, RLENGTH - 14) }
    /^\{"type":"message"/ { sub(/"conversationId":"[0-9a-f]+"/, "\"conversationId\":\"" id "\"") }
    { print }'
}

say "$called"
say "Writing a file of $depth messages in one conversation, and 100000 in a hundred …"
mkdir -p "$work" "$results"
rm -rf "$work/data"
"$binary" sample --messages 100000 --users 100 --seed 1 >"$work/many.ndjson"
"$binary" sample --messages "$depth" --users 1 --seed 2 | in_one_conversation >"$work/long.ndjson"
"$binary" sample --messages 20 --users 2 --seed 3 >"$work/few.ndjson"
"$binary" import --data "$work/data" "$work"/{many,long,few}.ndjson "$here/canaries.ndjson" >"$work/import.log" 2>&1
file=$work/data/rightsdesk.db

app_of() { head -n 1 "$1" | jq -r .appId; }

# key_of APP USE
key_of() { "$binary" key create --data "$work/data" --app "$1" --use "$2" --json 2>/dev/null | jq -r .kid; }

# --- who asks for what ----------------------------------------------------------------------------------------------

# sign_in KID --user|--staff WHOM: the cookie.
sign_in() {
  "$binary" token --data "$work/data" --kid "$1" "$2" "$3" 2>/dev/null |
    curl --silent --dump-header - --output /dev/null --header "Origin: http://127.0.0.1:$port" \
      --data-urlencode token@- "http://127.0.0.1:$port/sign-in" |
    sed -n 's/^set-cookie: \(rd-\(me\|desk\)-[^;]*\);.*/\1/p'
}

# The person's one conversation.
conversation_of() {
  sqlite3 -readonly "$file" "SELECT conversation_id FROM member JOIN user USING (app_id, user_id)
    WHERE app_id = '$1' AND external_id = '$2' LIMIT 1;"
}

say "Starting the servers …"
RIGHTSDESK_REQUESTS_PER_SECOND=1000000 RIGHTSDESK_REQUEST_BURST=1000000 RIGHTSDESK_LISTEN=127.0.0.1:$port \
  start ours "$binary" serve --data "$work/data"

# target KID APP PERSON: where their conversation is, and their cookie.
target() {
  echo "http://127.0.0.1:$port/me/conversations/$(conversation_of "$2" "$3") $(sign_in "$1" --user "$3")"
}

app=$(app_of "$work/many.ndjson")
kid=$(key_of "$app" people)
for number in $(seq "$people"); do target "$kid" "$app" "person-$number"; done >"$work/ours.targets"
long=$(app_of "$work/long.ndjson")
target "$(key_of "$long" people)" "$long" person-1 >"$work/long.targets"
few=$(app_of "$work/few.ndjson")
canaries=$(app_of $here/canaries.ndjson)
kid=$(key_of "$canaries" people)
{
  cat "$work/ours.targets" "$work/long.targets"
  target "$(key_of "$few" people)" "$few" person-1
  target "$kid" "$canaries" canary
} >"$work/ours.pages"
read -r _ cookie <"$work/ours.targets"
name=${cookie%%=*}

start maud "$peer" maud "$work/data" "127.0.0.1:${ports[maud]}" "$name"

django=$work/django
if ! unchanged "$django/.made" "$(digest_of $here/django/requirements.txt)"; then
  rm -rf "$django"
  python3 -m venv "$django"
  "$django/bin/pip" install --quiet --disable-pip-version-check --requirement $here/django/requirements.txt
  digest_of $here/django/requirements.txt >"$django/.made"
fi
PORTAL_DATA=$work/data PORTAL_COOKIE=$name PYTHONDONTWRITEBYTECODE=1 \
  start django "$django/bin/gunicorn" --chdir $here/django --bind "127.0.0.1:${ports[django]}" --no-control-socket \
  --workers 2 --worker-class gthread --threads 4 --keep-alive 60 portal.wsgi

for server in maud django; do
  for kind in targets pages; do sed "s/:$port/:${ports[$server]}/" "$work/ours.$kind" >"$work/$server.$kind"; done
done

# --- the same page --------------------------------------------------------------------------------------------------

say "Reading the same pages from all …"
python3 $here/same.py $apart "$work"/{ours,maud,django}.pages >"$work/same.json" ||
  fail "not all say the same, or look the session up; what differs stands above." \
    "Bring server/examples/bench_peer and $here/django up to what the page says now."

read -r address cookie <"$work/ours.targets"
curl --silent --fail --header 'Accept: text/html' --header 'Accept-Language: en' --cookie "$cookie" "$address" >"$work/page.html"
start bytes "$peer" bytes "$work/page.html" "127.0.0.1:${ports[bytes]}"
echo "http://127.0.0.1:${ports[bytes]}/ $name=" >"$work/bytes.targets"

# --- requests a second ----------------------------------------------------------------------------------------------

rm -f "$work"/*.runs
for round in $(seq "$rounds"); do
  order=(ours maud bytes django)
  if [ $((round % 2)) = 0 ]; then order=(django bytes maud ours); fi
  for server in "${order[@]}"; do
    asking often $connections "$seconds" "$work/$server.targets" >>"$work/$server.runs"
  done
  say "  round $round of $rounds: $(jq -r --slurp '.[-1].per_second' "$work/ours.runs") pages a second, maud $(jq -r --slurp '.[-1].per_second' "$work/maud.runs")"
done

# --- depth ----------------------------------------------------------------------------------------------------------

read -r address cookie <"$work/long.targets"
talk=${address##*/}

# pages_from ASC|DESC: pages from one end of the conversation, the outermost first, by the messages that they stand before.
pages_from() {
  sqlite3 -readonly "$file" "
    WITH line AS (SELECT received, message_id, row_number() OVER (ORDER BY received $1, message_id $1) - 1 AS at
                  FROM (SELECT * FROM message WHERE app_id = '$long' AND conversation_id = '$talk'
                        ORDER BY received $1, message_id $1 LIMIT 50 * $windows + 1))
    SELECT '$address?before=' || strftime('%Y-%m-%dT%H:%M:%fZ', received / 1e6, 'unixepoch') || '~' || message_id || ' $cookie'
    FROM line WHERE at > 0 AND at % 50 = 0 ORDER BY at;"
}
{
  cat "$work/long.targets"
  pages_from DESC | head -n $((windows - 1))
} >"$work/near.targets"
pages_from ASC >"$work/deep.targets"
[ "$(sort -u "$work"/{near,deep}.targets | wc -l)" = $((2 * windows)) ] ||
  fail "a conversation of $depth messages has no $windows pages at each end." "Ask for a greater depth."
for round in $(seq "$rounds"); do
  asking in-turn "$pairs" "$work/near.targets" "$work/deep.targets" >>"$work/depth.runs"
done

# --- what else is sent ----------------------------------------------------------------------------------------------

person=$(sign_in "$kid" --user canary)
staff=$(sign_in "$(key_of "$canaries" staff)" --staff Canary)
python3 $here/sent.py "http://127.0.0.1:$port" $here/canaries.ndjson "$person" /me "$staff" /desk "" / "" /sign-in >"$work/sent.json"

# --- the figures ----------------------------------------------------------------------------------------------------

jq -n \
  --arg command "$called" --argjson rounds "$rounds" --argjson seconds "$seconds" --argjson depth "$depth" \
  --argjson connections $connections --argjson pairs $pairs --argjson windows $windows \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" \
  --arg django "$("$django/bin/python" -c 'import django; print(django.__version__)')" \
  --arg maud "$(locked_version maud)" --argjson load "$(cut -d' ' -f1 /proc/loadavg)" \
  --arg gunicorn "$("$django/bin/python" -c 'import gunicorn; print(gunicorn.__version__)')" \
  --arg python "$("$django/bin/python" -c 'import platform; print(platform.python_version())')" --slurpfile same "$work/same.json" \
  --slurpfile ours "$work/ours.runs" --slurpfile by_maud "$work/maud.runs" --slurpfile by_django "$work/django.runs" \
  --slurpfile bytes "$work/bytes.runs" --slurpfile ends "$work/depth.runs" --slurpfile sent "$work/sent.json" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def spread: {median: median, least: min, most: max};
  def rounded: . * 1000 | round / 1000;
  def served: {per_second: (map(.per_second) | spread), p50_us: (map(.p50_us) | spread), p99_us: (map(.p99_us) | spread),
               bytes: (.[0].bytes)};
  def against($theirs): [$ours, $theirs] | transpose | map(.[0].per_second / .[1].per_second | rounded) | spread;
  def at($p): $ends | map(.other[$p] / .one[$p] | rounded) | spread;
  {
    command: $command, rounds: $rounds, seconds: $seconds, connections: $connections,
    machine: {cpu: $cpu, cores: $cores, load_afterwards: $load},
    versions: {python: $python, django: $django, gunicorn: $gunicorn, maud: $maud},
    same: $same[0],
    page: {ours: ($ours | served), maud: ($by_maud | served), django: ($by_django | served), bytes: ($bytes | served)},
    ratio: {maud: against($by_maud), django: against($by_django), bytes: against($bytes)},
    depth: {messages: $depth, pages: $windows, pairs: $pairs,
            near_us: ($ends | map(.one.p50_us) | spread), deep_us: ($ends | map(.other.p50_us) | spread),
            near_p99_us: ($ends | map(.one.p99_us) | spread), deep_p99_us: ($ends | map(.other.p99_us) | spread),
            p50: at("p50_us"), p99: at("p99_us")},
    sent: $sent[0]
  }
  | .bar = {maud: 0.6, django: 20, p50: 1.05, p99: 1.2, first_load: (2 * 46100), with_a_form: 1000, with_neither: 0, twice: 0}
  | .holds = {
      maud: (.ratio.maud.median >= .bar.maud), django: (.ratio.django.median >= .bar.django),
      p50: (.depth.p50.median <= .bar.p50), p99: (.depth.p99.median <= .bar.p99),
      first_load: (.sent.first_load > 0 and .sent.first_load <= .bar.first_load),
      with_a_form: (.sent.with_a_form > 0 and .sent.with_a_form <= .bar.with_a_form),
      with_neither: (.sent.with_neither == 0), twice: (.sent.twice == 0)
    }' >"$results/page.json"

jq -r '
  def per_second: "\(.per_second.median) a second (\(.per_second.least)–\(.per_second.most)), \(.bytes) bytes";
  "the same words  on \(.same.pages) pages; at most \(.same.apart.maud) of a page’s differ by maud, \(.same.apart.django) by Django",
  "the page        \(.page.ours | per_second)",
  "axum with maud  \(.page.maud | per_second): \(.ratio.maud.median) of it (bar \(.bar.maud))",
  "Django          \(.page.django | per_second): \(.ratio.django.median) times (bar \(.bar.django))",
  "the same bytes  \(.page.bytes | per_second): \(.ratio.bytes.median) of it, without a bar",
  "depth           \(.depth.messages): \(.depth.p50.median) (bar \(.bar.p50)), 99th percentile \(.depth.p99.median) (bar \(.bar.p99))",
  "first load      \(.sent.first_load) bytes (bar \(.bar.first_load)); \(.sent.with_a_form) on \(.sent.forms | length) pages with a form (bar \(.bar.with_a_form))",
  "                \(.sent.with_neither) bytes on \(.sent.pages - (.sent.islands + .sent.forms | length)) pages with neither (bar 0)\(.sent.for_nothing | map("; on \(.)") | add // "")",
  "sent twice      \(.sent.twice) bytes (bar 0) of \(.sent.canaries) values on \(.sent.pages) pages"
' "$results/page.json"

jq -e '[.holds[]] | all' "$results/page.json" >/dev/null ||
  fail "a bar is missed: $(jq -r '.holds | to_entries | map(select(.value | not) | .key) | join(", ")' "$results/page.json")." \
    "The figures stand in bench/results/page.json."
