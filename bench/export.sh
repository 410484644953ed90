#!/usr/bin/env bash
# A person's copy as people get it: `GET /me/export.json`, signed in, digest and signature in it, by the real binary
# over loopback HTTP, read by curl to nowhere. Against the sqlite3 command line printing the same rows in the same order
# through a digest, and as zstd against the same pipe through zstd; against four views by Django, and a package for it;
# against itself with few messages: memory, and the first byte.
#   bench/export.sh [MESSAGES [ROUNDS [TIMES]]]       1000000, 5 and 50 unless told
# Prints a summary, writes bench/results/export.json, and fails below a bar.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
rounds=${2:-5}
times=${3:-50}
small=20000   # messages of the person whom the slower peers export
tenth=10000   # of the one beside whom memory is measured
few=10        # of the one beside whom the first byte is
at_once=4     # people whose copies are under way together
drawn=2       # seconds over which each of those copies is drawn out, so that all are

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=$ROOT/target/bench/export
results=$ROOT/bench/results
here=$ROOT/bench/export
port=4720
portal=http://127.0.0.1:$port
copy=$portal/me/export.json
copies=http://127.0.0.1:$((port + 1))
assisted=http://127.0.0.1:$((port + 2))
as_zstd='Accept-Encoding: zstd'

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in curl jq openssl python3 sqlite3 zstd; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install curl jq openssl python3-venv sqlite3 zstd"
done
[ "$messages" -ge $at_once ] || fail "$messages messages are too few." "It takes one for each of $at_once people."

# --- servers --------------------------------------------------------------------------------------------------------

declare -A running=()

stop() { # NAME
  kill "${running[$1]}" 2>/dev/null || true
  wait "${running[$1]}" 2>/dev/null || true
  unset "running[$1]"
}

stop_all() {
  local name
  for name in "${!running[@]}"; do stop "$name"; done
  rm -rf "$work/data" "$work/assisted"
}
trap stop_all EXIT

# start NAME ADDRESS COMMAND…: until it answers there.
start() {
  local name=$1 address=$2 tries=0
  shift 2
  "$@" >"$work/$name.log" 2>&1 &
  running[$name]=$!
  until curl --silent --output /dev/null "$address"; do
    tries=$((tries + 1))
    if [ $tries -ge 300 ] || ! kill -0 "${running[$name]}" 2>/dev/null; then
      fail "$name does not answer." "Its last words: $(tail -n 3 "$work/$name.log")"
    fi
    sleep 0.1
  done
}

# One person takes hundreds of copies here: whatever the settings for that are called, they are set out of the way.
limits=()
while read -r name; do limits+=("$name=1000000"); done < <(
  grep -oE 'RIGHTSDESK_(EXPORTS|COPIES|PACKAGES|REQUESTS|REQUEST_BURST)[A-Z_]*' server/src/config/keys.rs | sort -u
)

start_portal() {
  start portal "$portal/readyz" env "${limits[@]}" RIGHTSDESK_FRESH_SIGN_IN=2h RIGHTSDESK_SESSION_IDLE=2h \
    RIGHTSDESK_LISTEN=127.0.0.1:$port "$binary" serve --data "$work/data"
}

# --- asking ---------------------------------------------------------------------------------------------------------

get() { # COOKIE ADDRESS [OPTION…]: to standard output.
  curl --silent --show-error --fail --header 'Accept: application/json' --cookie "$1" "${@:3}" "$2"
}

# take COOKIE ADDRESS [OPTION…]: reads all of it to nowhere; a line with its bytes, its seconds, and those to the first
# byte.
take() {
  get "$1" "$2" --output /dev/null "${@:3}" \
    --write-out '{"bytes":%{size_download},"seconds":%{time_total},"first":%{time_starttransfer}}\n' ||
    fail "$2 was not answered, or not to its end." "What the servers said stands in $work/*.log."
}

# measured NAME BYTES COMMAND…: a line in NAME.runs: how long it took, and how many bytes of a copy it was about.
measured() {
  local name=$1 bytes=$2 from to
  shift 2
  from=${EPOCHREALTIME//[^0-9]/}
  "$@" >/dev/null || fail "$name failed."
  to=${EPOCHREALTIME//[^0-9]/}
  echo "{\"us\":$((to - from)),\"bytes\":$bytes}" >>"$work/$name.runs"
}

# --- the file -------------------------------------------------------------------------------------------------------

# sample NAME MESSAGES USERS SEED
sample() { "$binary" sample --messages "$2" --users "$3" --seed "$4" >"$work/$1.ndjson"; }

# import_into FOLDER FILE…
import_into() {
  "$binary" import --data "$@" >"$work/import.log" 2>&1 ||
    fail "the import failed." "Its last words: $(tail -n 3 "$work/import.log")"
}

say "Writing a file of $messages messages of one person, as many of $at_once, and $((small + tenth + few)) of three …"
mkdir -p "$work" "$results"
rm -rf "$work/data" "$work/assisted"
rm -f "$work"/*.runs
sample big "$messages" 1 1
sample together "$messages" $at_once 2
sample small $small 1 3
sample tenth $tenth 1 4
sample few $few 1 5
import_into "$work/data" "$work"/{big,together,small,tenth,few}.ndjson
import_into "$work/assisted" "$work/small.ndjson"
file=$work/data/rightsdesk.db
declare -A app=()
for name in big together small tenth few; do app[$name]=$(head -n 1 "$work/$name.ndjson" | jq -r .appId); done
rm "$work"/*.ndjson

# walk_of APP: asks for all that is held about its one person as crates/store/src/sqlite/walk.rs does. Which
# conversations there are is found out beforehand.
walk_of() {
  echo 'BEGIN;'
  sqlite3 -readonly "$file" "
    SELECT printf('SELECT data FROM %s WHERE app_id = %Q AND user_id = %Q ORDER BY %s;', kind, app_id, user_id, key)
    FROM user CROSS JOIN (SELECT 1 AS at, 'user' AS kind, 'user_id' AS key UNION SELECT 2, 'client', 'client_id' UNION
                          SELECT 3, 'device', 'device_id' UNION SELECT 4, 'business_system', 'key')
    WHERE app_id = '$1' ORDER BY at;
    SELECT printf('SELECT data FROM conversation WHERE app_id = %Q AND conversation_id = %Q;
      SELECT data FROM participant WHERE app_id = %Q AND conversation_id = %Q ORDER BY participant_id;
      SELECT data FROM message WHERE app_id = %Q AND conversation_id = %Q ORDER BY received, message_id;',
      app_id, conversation_id, app_id, conversation_id, app_id, conversation_id)
    FROM member WHERE app_id = '$1' ORDER BY conversation_id;"
  echo 'COMMIT;'
}
walk_of "${app[big]}" >"$work/big.sql"
walk_of "${app[small]}" >"$work/small.sql"

printed() { sqlite3 -readonly -batch -noheader -list "$file" <"$work/big.sql"; }
digested() { printed | openssl dgst -sha256; }
compressed() { printed | zstd -1 -T1 --quiet --stdout; }

# --- who asks -------------------------------------------------------------------------------------------------------

# key_of APP
key_of() { "$binary" key create --data "$work/data" --app "$1" --use people --json 2>/dev/null | jq -r .kid; }

# sign_in KID WHOM: the cookie.
sign_in() {
  local cookie
  cookie=$("$binary" token --data "$work/data" --kid "$1" --user "$2" 2>/dev/null |
    curl --silent --dump-header - --output /dev/null --header "Origin: $portal" --data-urlencode token@- "$portal/sign-in" |
    sed -n 's/^set-cookie: \(rd-me-[^;]*\);.*/\1/p')
  [ -n "$cookie" ] || fail "$2 could not sign in." "The portal's last words: $(tail -n 3 "$work/portal.log")"
  echo "$cookie"
}

say "Starting the servers …"
start_portal
declare -A kid=() cookie=()
for name in big together small tenth few; do kid[$name]=$(key_of "${app[$name]}"); done
for name in big small tenth few; do cookie[$name]=$(sign_in "${kid[$name]}" person-1); done
together=()
for number in $(seq $at_once); do together+=("$(sign_in "${kid[together]}" "person-$number")"); done

django=$work/django
if ! unchanged "$django/.made" "$(digest_of "$here/django/requirements.txt")"; then
  rm -rf "$django"
  python3 -m venv "$django"
  "$django/bin/pip" install --quiet --disable-pip-version-check --requirement "$here/django/requirements.txt" ||
    fail "Django could not be installed." "It comes from PyPI: $here/django/requirements.txt."
  digest_of "$here/django/requirements.txt" >"$django/.made"
fi
export PYTHONDONTWRITEBYTECODE=1

# gunicorn NAME ADDRESS APPLICATION [VARIABLE=VALUE…]: one worker, as patient as it has to be.
gunicorn() {
  start "$1" "$2/" env "${@:4}" PYTHONPATH="$ROOT/bench/page/django" "$django/bin/gunicorn" --chdir "$here/django" \
    --bind "${2#http://}" --no-control-socket --workers 1 --timeout 600 "$3"
}
gunicorn copies "$copies" copies.wsgi PORTAL_DATA="$work/data" PORTAL_COOKIE="${cookie[big]%%=*}"

# The package's own tables go beside the portal's, in a file of their own with the same rows.
for database in default gdpr_log; do
  (cd "$here/django" && PORTAL_DATA=$work/assisted PYTHONPATH="$ROOT/bench/page/django" "$django/bin/python" -m django migrate \
    --settings assisted.settings --pythonpath . --verbosity 0 --database $database)
done
gunicorn assisted "$assisted" assisted.wsgi PORTAL_DATA="$work/assisted"
person=$(sqlite3 -readonly "$work/assisted/rightsdesk.db" "SELECT user_id FROM user")

# --- the same records -----------------------------------------------------------------------------------------------

say "Reading the same records from all …"
get "${cookie[small]}" "$copy" >"$work/ours.json"
sqlite3 -readonly -batch -noheader -list "$file" <"$work/small.sql" >"$work/small.rows"
for view in typical tuned raw-cursor as-stored; do get "${cookie[small]}" "$copies/me/$view.json" >"$work/$view.json"; done
get "" "$assisted/people/$person/export.zip" >"$work/assisted.zip"
python3 "$here/same.py" $small "$work"/{ours.json,small.rows,{typical,tuned,raw-cursor,as-stored}.json,assisted.zip} ||
  fail "not all export the same records; what differs stands above." "Bring bench/export up to what an export holds now."
rm "$work"/{ours.json,small.rows,{typical,tuned,raw-cursor,as-stored}.json,assisted.zip}

get "${cookie[big]}" "$copy" >"$work/big.json"
"$binary" verify --json "$work/big.json" >"$work/verdict.json" ||
  fail "the copy is not intact." "The verdict stands in $work/verdict.json."
jq -e --argjson messages "$messages" '.counts.messages == $messages' "$work/verdict.json" >/dev/null ||
  fail "the copy does not hold $messages messages." "The verdict stands in $work/verdict.json."
get "${cookie[big]}" "$copy" --header "$as_zstd" >"$work/big.zst"
zstd --decompress --quiet --stdout "$work/big.zst" | "$binary" verify - >/dev/null ||
  fail "the copy that was asked for as zstd is none, or is not intact."
plain=$(wc -c <"$work/big.json")
sent=$(wc -c <"$work/big.zst")
rows=$(printed | wc -c)
rm "$work"/big.{json,zst}
package=$(curl --silent --output /dev/null --write-out '%{http_code}' --cookie "${cookie[few]}" "$portal/me/export.zip")

# --- bytes and rows a second ----------------------------------------------------------------------------------------

once() { # NAME
  case $1 in
    plain) measured plain "$plain" take "${cookie[big]}" "$copy" ;;
    zstd) measured zstd "$plain" take "${cookie[big]}" "$copy" --header "$as_zstd" ;;
    printed | digested | compressed) measured "$1" "$rows" "$1" ;;
    ours) take "${cookie[big]}" "$copy" >>"$work/ours.runs" ;;
    tuned | raw-cursor | as-stored) take "${cookie[big]}" "$copies/me/$1.json" >>"$work/$1.runs" ;;
    ours-small) # So soon over that five are taken, and the middle one counts.
      for _ in 1 2 3 4 5; do take "${cookie[small]}" "$copy"; done | jq -cs 'sort_by(.seconds)[2]' >>"$work/ours-small.runs"
      ;;
    typical) take "${cookie[small]}" "$copies/me/typical.json" >>"$work/typical.runs" ;;
    assisted) take "" "$assisted/people/$person/export.zip" >>"$work/assisted.runs" ;;
    package) take "${cookie[big]}" "$portal/me/export.zip" >>"$work/package.runs" ;;
  esac
}

last() { jq -s '.[-1] | .bytes / .us | round' "$work/$1.runs"; }

order=(plain digested printed zstd compressed ours tuned raw-cursor as-stored ours-small typical assisted)
if [ "$package" = 200 ]; then order+=(package); fi
turned=()
for name in "${order[@]}"; do turned=("$name" "${turned[@]}"); done
touch "$work/package.runs"
for round in $(seq "$rounds"); do
  if [ $((round % 2)) = 1 ]; then turn=("${order[@]}"); else turn=("${turned[@]}"); fi
  for name in "${turn[@]}"; do once "$name"; done
  say "  round $round of $rounds: $(last plain) MB a second, sqlite3 through openssl $(last digested)"
done
stop copies
stop assisted

# --- the first byte -------------------------------------------------------------------------------------------------

# Pairs in turn instead of rounds, and a median over each side: what comes so soon differs much from one to the next. Each is
# read to its end, so that nothing of one is under way when the next is asked for. The head's first byte by curl, the body's by
# body.py.
say "  the first byte, $times times …"
for number in $(seq "$times"); do
  turn=(big few)
  if [ $((number % 2)) = 0 ]; then turn=(few big); fi
  for name in "${turn[@]}"; do take "${cookie[$name]}" "$copy" >>"$work/first-$name.runs"; done
done
python3 "$here/body.py" "$copy" "$times" "${cookie[big]}" "${cookie[few]}" >"$work/body.runs"
stop portal

# --- memory ---------------------------------------------------------------------------------------------------------

in_parallel() { # COOKIE…: copies under way at once, each drawn out.
  local taking=() one
  for one in "$@"; do
    take "$one" "$copy" --limit-rate $((plain / at_once / drawn)) &
    taking+=("$!")
  done
  for one in "${taking[@]}"; do wait "$one" || fail "a copy of several at once did not come to its end."; done
}

# peak NAME COMMAND…: the most that a fresh portal had in memory, in bytes.
peak() {
  local name=$1
  shift
  start_portal
  "$@" >/dev/null
  awk '/^VmHWM:/ { print $2 * 1024 }' "/proc/${running[portal]}/status" >>"$work/peak-$name.runs"
  stop portal
}

say "  memory …"
for round in $(seq "$rounds"); do
  peak big take "${cookie[big]}" "$copy"
  peak tenth take "${cookie[tenth]}" "$copy"
  peak zstd take "${cookie[big]}" "$copy" --header "$as_zstd"
  peak one in_parallel "${together[0]}"
  peak together in_parallel "${together[@]}"
done

# --- the figures ----------------------------------------------------------------------------------------------------

runs=()
for name in plain digested printed zstd compressed ours tuned raw-cursor as-stored ours-small typical assisted package \
  first-big first-few body peak-big peak-tenth peak-zstd peak-one peak-together; do
  runs+=(--slurpfile "${name//-/_}" "$work/$name.runs")
done
jq -n "${runs[@]}" \
  --argjson messages "$messages" --argjson rounds "$rounds" --argjson times "$times" --argjson small $small \
  --argjson tenth $tenth --argjson few $few --argjson at_once $at_once \
  --argjson rows "$rows" --argjson sent "$sent" --argjson compressed_to "$(compressed | wc -c)" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" \
  --argjson load "$(cut -d' ' -f1 /proc/loadavg)" --arg sqlite3 "$(sqlite3 --version | cut -d' ' -f1)" \
  --arg openssl "$(openssl version | cut -d' ' -f2)" --arg zstd_cli "$(zstd --version | grep -oE '[0-9]+(\.[0-9]+)+' | head -1)" \
  --arg curl "$(curl --version | head -1 | cut -d' ' -f2)" \
  --argjson python "$("$django/bin/pip" list --disable-pip-version-check --format json)" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def rounded: . * 1000 | round / 1000;
  def spread: {median: (median | rounded), least: (min | rounded), most: (max | rounded)};
  def rate: .bytes / .us;
  def mb: map(rate * 10 | round / 10) | spread;
  def rows($n): map($n / .seconds | round) | spread;
  def first: map(.first * 1e6 | round) | spread;
  # Round by round.
  def over($theirs; f): [., $theirs] | transpose | map((.[0] | f) / (.[1] | f)) | spread;
  ($peak_together + $peak_big + $peak_tenth + $peak_zstd + $peak_one | max) as $most |
  {
    messages: $messages, rounds: $rounds, times: $times,
    machine: {cpu: $cpu, cores: $cores, load_afterwards: $load},
    versions: ({sqlite3: $sqlite3, openssl: $openssl, zstd: $zstd_cli, curl: $curl} +
               ($python | map(select(.name | IN("Django", "django-gdpr-assist", "gunicorn")) | {(.name): .version}) | add)),
    mb_a_second: {
      bytes: {ours: $plain[0].bytes, sqlite3: $rows},
      ours: ($plain | mb), digested: ($digested | mb), printed: ($printed | mb),
      ratio: {digested: ($plain | over($digested; rate)), printed: ($plain | over($printed; rate))}
    },
    zstd: {
      bytes: {ours: $sent, sqlite3: $compressed_to}, ours: ($zstd | mb), compressed: ($compressed | mb),
      ratio: ($zstd | over($compressed; rate))
    },
    rows_a_second: {
      messages: $messages, ours: ($ours | rows($messages)), tuned: ($tuned | rows($messages)),
      raw_cursor: ($raw_cursor | rows($messages)), as_stored: ($as_stored | rows($messages)),
      small: {messages: $small, ours: ($ours_small | rows($small)), typical: ($typical | rows($small)),
              gdpr_assist: ($assisted | rows($small))},
      ratio: {
        tuned: ($ours | over($tuned; 1 / .seconds)), raw_cursor: ($ours | over($raw_cursor; 1 / .seconds)),
        as_stored: ($ours | over($as_stored; 1 / .seconds)),
        typical: ($ours_small | over($typical; 1 / .seconds)),
        gdpr_assist: ($ours_small | over($assisted; 1 / .seconds))
      }
    },
    memory: {
      tenth: $tenth, bytes: ($peak_big | spread), bytes_of_tenth: ($peak_tenth | spread), bytes_of_zstd: ($peak_zstd | spread),
      ratio: ($peak_big | over($peak_tenth; .)),
      at_once: $at_once, bytes_of_one: ($peak_one | spread), bytes_of_all: ($peak_together | spread),
      growth: ([$peak_together, $peak_one] | transpose | map((.[0] - .[1]) / ($at_once - 1) | round) | spread), most: $most
    },
    first_byte: {
      few: $few, us: ($first_big | first), us_of_few: ($first_few | first),
      ratio: (($first_big | map(.first) | median) / ($first_few | map(.first) | median) | rounded),
      body: {us: ($body[0][0] | spread), us_of_few: ($body[0][1] | spread),
             ratio: (($body[0][0] | median) / ($body[0][1] | median) | rounded)}
    },
    package: (if $package == [] then null else
      {bytes: $package[0].bytes, mb_a_second: ($package | map({bytes, us: (.seconds * 1e6)}) | mb), rows_a_second: ($package | rows($messages))} end)
  }
  | .bar = {digested: 1, zstd: 1, tuned: 20, typical: 35, gdpr_assist: 400, memory: 1.05, growth: 4e6, most: 40e6, first_byte: 1.2}
  | .holds = {
      digested: (.mb_a_second.ratio.digested.median >= .bar.digested), zstd: (.zstd.ratio.median >= .bar.zstd),
      tuned: (.rows_a_second.ratio.tuned.median >= .bar.tuned), typical: (.rows_a_second.ratio.typical.median >= .bar.typical),
      gdpr_assist: (.rows_a_second.ratio.gdpr_assist.median >= .bar.gdpr_assist),
      memory: (.memory.ratio.median <= .bar.memory), growth: (.memory.growth.median <= .bar.growth),
      most: (.memory.most <= .bar.most), first_byte: (.first_byte.ratio <= .bar.first_byte),
      first_byte_of_body: (.first_byte.body.ratio <= .bar.first_byte)
    }' >"$results/export.json"

jq -r '
  def of: "\(.median) (\(.least)–\(.most))";
  "MB a second      \(.mb_a_second.ours | of); sqlite3 through openssl \(.mb_a_second.digested | of): \(.mb_a_second.ratio.digested | of) of it (bar \(.bar.digested)); sqlite3 alone \(.mb_a_second.printed | of): \(.mb_a_second.ratio.printed.median) of it",
  "as zstd          \(.zstd.ours | of), \(.zstd.bytes.ours) bytes; sqlite3 through zstd \(.zstd.compressed | of), \(.zstd.bytes.sqlite3) bytes: \(.zstd.ratio | of) of it (bar \(.bar.zstd))",
  (.rows_a_second |
    "rows a second    \(.ours | of)",
    "  Django, tuned  \(.tuned | of)"),
  "                 \(.rows_a_second.ratio.tuned | of) times (bar \(.bar.tuned))",
  "  raw cursor     \(.rows_a_second.raw_cursor | of): \(.rows_a_second.ratio.raw_cursor | of) times",
  "  without rule   \(.rows_a_second.as_stored | of): \(.rows_a_second.ratio.as_stored | of) times",
  "rows, \(.rows_a_second.small.messages)      \(.rows_a_second.small.ours | of)",
  "  Django         \(.rows_a_second.small.typical | of): \(.rows_a_second.ratio.typical | of) times (bar \(.bar.typical))",
  "  gdpr-assist    \(.rows_a_second.small.gdpr_assist | of): \(.rows_a_second.ratio.gdpr_assist | of) times (bar \(.bar.gdpr_assist))",
  "memory           \(.memory.bytes | of) bytes, with \(.memory.tenth) messages \(.memory.bytes_of_tenth | of): \(.memory.ratio | of) of it (bar \(.bar.memory)); as zstd \(.memory.bytes_of_zstd | of)",
  "  \(.memory.at_once) at once      \(.memory.bytes_of_all | of), one \(.memory.bytes_of_one | of): \(.memory.growth | of) each (bar \(.bar.growth)); at most \(.memory.most) (bar \(.bar.most))",
  "first byte       \(.first_byte.us | of) µs, with \(.first_byte.few) messages \(.first_byte.us_of_few | of): \(.first_byte.ratio) of it (bar \(.bar.first_byte))",
  "  of the body    \(.first_byte.body.us | of) µs, \(.first_byte.body.us_of_few | of): \(.first_byte.body.ratio) of it (bar \(.bar.first_byte))",
  (if .package then "package          \(.package.mb_a_second | of) MB a second, \(.package.rows_a_second | of) messages a second, \(.package.bytes) bytes" else "package          there is none" end)
' "$results/export.json"

jq -e '[.holds[]] | all' "$results/export.json" >/dev/null ||
  fail "a bar is missed: $(jq -r '.holds | to_entries | map(select(.value | not) | .key) | join(", ")' "$results/export.json")." \
    "The figures stand in bench/results/export.json."
