#!/usr/bin/env bash
# How fast one person goes: `rightsdesk erase --wait` of one of two people who share a million messages, from start to end:
# out of the search index too, written down, and looked through until nothing is left. Against the sqlite3 command line,
# which has the same records with keys between them and no index of words: a cascading delete with secure_delete, and the
# VACUUM without which it leaves some. Both may leave nothing. And once, with few messages, against django-gdpr-assist.
#   bench/erase.sh [MESSAGES [ROUNDS]]       1000000 and 5 unless told
# Prints a summary, writes bench/results/erase.json, and fails below a bar, or where something is left.
set -euo pipefail
source "$(dirname "$0")/../scripts/lib.sh"

messages=${1:-1000000}
rounds=${2:-5}
bar=1.3             # ours / the command line's, in rows a second
assisted_bar=1000   # ours / django-gdpr-assist's
assisted=5000       # messages of whom it erases

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/erase}
results=$ROOT/bench/results
here=$ROOT/bench/erase
whom=person-1

[ -x "$binary" ] || fail "$binary is not built." "Run: make build"
for tool in sqlite3 jq python3 /usr/bin/time; do
  have "$tool" || fail "$tool is not there." "Run: apt-get install sqlite3 jq python3-venv time"
done

mkdir -p "$work" "$results"
clean() { rm -rf "$work"/{data,run,peer} "$work"/*.{ndjson,db,db-wal,db-shm,sql,runs,json} "$work"/needles; }
trap clean EXIT
clean

# timed NAME COMMAND…: runs it, and appends {"seconds","kilobytes"} to NAME.runs; what it prints goes to NAME.json
timed() {
  local name=$1
  shift
  /usr/bin/time -f '{"seconds":%e,"kilobytes":%M}' -a -o "$work/$name.runs" "$@" >"$work/$name.json"
}

say "Taking in $messages messages of two people …"
"$binary" sample --messages "$messages" --users 2 >"$work/all.ndjson"
"$binary" import --data "$work/data" "$work/all.ndjson" >/dev/null
app=$(head -n 1 "$work/all.ndjson" | jq -r .appId)
rm "$work/all.ndjson"
of_data() { sqlite3 -readonly "$work/data/rightsdesk.db" "$1"; }
user=$(of_data "SELECT user_id FROM user WHERE external_id = '$whom'")
theirs="FROM message WHERE conversation_id IN (SELECT conversation_id FROM member WHERE user_id = '$user')"
rows=$(of_data "SELECT count(*) $theirs")

# What only they have: their id where they wrote, and ids of what was written to them.
{
  printf '"userId":"%s"\n' "$user"
  of_data "SELECT message_id $theirs ORDER BY random() LIMIT 20"
} >"$work/needles"
left() { python3 "$here/left.py" "$work/needles" "$@"; }
[ "$(left "$work/data/rightsdesk.db")" -gt 0 ] || fail "what is looked for afterwards is not there before."

# The same records in the same order, related by keys as a cascade needs them, each with the index that it needs.
cat >"$work/schema.sql" <<'SQL'
PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL;
CREATE TABLE user (app_id TEXT NOT NULL, user_id TEXT NOT NULL, external_id TEXT, data TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id)) STRICT, WITHOUT ROWID;
CREATE TABLE client (app_id TEXT NOT NULL, user_id TEXT NOT NULL, client_id TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id, client_id),
  FOREIGN KEY (app_id, user_id) REFERENCES user ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE device (app_id TEXT NOT NULL, user_id TEXT NOT NULL, device_id TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (app_id, user_id, device_id),
  FOREIGN KEY (app_id, user_id) REFERENCES user ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE conversation (app_id TEXT NOT NULL, conversation_id TEXT NOT NULL, user_id TEXT NOT NULL, data TEXT NOT NULL,
  PRIMARY KEY (app_id, conversation_id),
  FOREIGN KEY (app_id, user_id) REFERENCES user ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE INDEX conversation_of_user ON conversation (app_id, user_id);
CREATE TABLE participant (app_id TEXT NOT NULL, conversation_id TEXT NOT NULL, participant_id TEXT NOT NULL,
  data TEXT NOT NULL, PRIMARY KEY (app_id, conversation_id, participant_id),
  FOREIGN KEY (app_id, conversation_id) REFERENCES conversation ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE TABLE message (app_id TEXT NOT NULL, conversation_id TEXT NOT NULL, received INTEGER NOT NULL,
  message_id TEXT NOT NULL, data TEXT NOT NULL, PRIMARY KEY (app_id, conversation_id, received, message_id),
  FOREIGN KEY (app_id, conversation_id) REFERENCES conversation ON DELETE CASCADE) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX message_by_id ON message (app_id, message_id);
SQL
cat >"$work/fill.sql" <<SQL
.read $work/schema.sql
ATTACH '$work/data/rightsdesk.db' AS ours;
BEGIN;
INSERT INTO user SELECT app_id, user_id, external_id, data FROM ours.user ORDER BY line;
INSERT INTO client SELECT app_id, user_id, client_id, data FROM ours.client ORDER BY line;
INSERT INTO device SELECT app_id, user_id, device_id, data FROM ours.device ORDER BY line;
INSERT INTO conversation SELECT c.app_id, c.conversation_id, m.user_id, c.data
  FROM ours.conversation AS c JOIN ours.member AS m USING (app_id, conversation_id) ORDER BY c.line;
INSERT INTO participant SELECT app_id, conversation_id, participant_id, data FROM ours.participant ORDER BY line;
INSERT INTO message SELECT app_id, conversation_id, received, message_id, data FROM ours.message ORDER BY line;
COMMIT;
PRAGMA wal_checkpoint(TRUNCATE);
SQL
sqlite3 -batch -bail "$work/base.db" <"$work/fill.sql" >/dev/null
[ "$(sqlite3 -readonly "$work/base.db" 'SELECT count(*) FROM message')" = "$(of_data 'SELECT count(*) FROM message')" ] ||
  fail "the command line has other records than we."
cat >"$work/cascade.sql" <<SQL
PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
PRAGMA cache_size = -65536;
DELETE FROM user WHERE app_id = '$app' AND user_id = '$user';
PRAGMA wal_checkpoint(TRUNCATE);
SQL
{
  cat "$work/cascade.sql"
  echo 'VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'
} >"$work/delete.sql"

ours() {
  rm -rf "$work/run"
  cp -r "$work/data" "$work/run"
  sync "$work/run"
  timed ours "$binary" erase --data "$work/run" --app "$app" --user "$whom" --as Bench --reason Bench --wait --json
  jq -e --argjson rows "$rows" '.verifiedAt and .erased.messages == $rows' "$work/ours.json" >/dev/null ||
    fail "not $rows messages were erased, or it was not verified." "$(cat "$work/ours.json")"
  [ "$(left "$work"/run/*)" = 0 ] || fail "we left something."
}

command_line() {
  rm -f "$work"/cli.db*
  cp "$work/base.db" "$work/cli.db"
  sync "$work/cli.db"
  timed line sqlite3 -batch -bail "$work/cli.db" <"$work/delete.sql"
  [ "$(sqlite3 -readonly "$work/cli.db" 'SELECT count(*) FROM message')" = $((messages - rows)) ] ||
    fail "the command line did not delete them."
  [ "$(left "$work"/cli.db*)" = 0 ] || fail "the command line left something."
}

# What the cascade alone leaves, for which it needs the VACUUM.
cp "$work/base.db" "$work/cli.db"
sqlite3 -batch -bail "$work/cli.db" <"$work/cascade.sql" >/dev/null
without_vacuum=$(left "$work"/cli.db*)

# Once each, untimed: warm caches, and the checks.
ours
command_line
rm -f "$work"/*.runs
for round in $(seq "$rounds"); do
  if [ $((round % 2)) = 1 ]; then
    ours
    command_line
  else
    command_line
    ours
  fi
  say "  round $round of $rounds: $(jq -s '.[-1].seconds' "$work/ours.runs") s, sqlite3 $(jq -s '.[-1].seconds' "$work/line.runs") s"
done

# --- django-gdpr-assist ---------------------------------------------------------------------------------------------

requirements=$ROOT/bench/export/django/requirements.txt
django=$work/django
if ! unchanged "$django/.made" "$(digest_of "$requirements")"; then
  rm -rf "$django"
  python3 -m venv "$django"
  "$django/bin/pip" install --quiet --disable-pip-version-check --requirement "$requirements" ||
    fail "Django could not be installed." "It comes from PyPI: $requirements."
  digest_of "$requirements" >"$django/.made"
fi
say "  django-gdpr-assist, $assisted messages …"
mkdir "$work/peer"
"$binary" sample --messages $assisted --users 1 |
  PYTHONDONTWRITEBYTECODE=1 PORTAL_DATA=$work/peer "$django/bin/python" "$here/django/erase.py" >"$work/assisted.json"

jq -n --slurpfile ours "$work/ours.runs" --slurpfile line "$work/line.runs" --slurpfile assisted "$work/assisted.json" \
  --argjson messages "$messages" --argjson rows "$rows" --argjson rounds "$rounds" \
  --argjson bar $bar --argjson assisted_bar $assisted_bar --argjson without_vacuum "$without_vacuum" \
  --arg command "bench/erase.sh $messages $rounds" \
  --arg cpu "$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -1)" --argjson cores "$(nproc)" \
  --arg sqlite3 "$(sqlite3 --version | cut -d' ' -f1)" \
  --argjson python "$("$django/bin/pip" list --disable-pip-version-check --format json)" '
  def median: sort | if length % 2 == 1 then .[length / 2 | floor] else (.[length / 2] + .[length / 2 - 1]) / 2 end;
  def rounded: . * 1000 | round / 1000;
  def spread: {median: (median | rounded), least: (min | rounded), most: (max | rounded)};
  def rate: map($rows / .seconds | round) | spread;
  ($assisted[0].rows / $assisted[0].seconds) as $slow |
  {
    command: $command, messages: $messages, rows: $rows, rounds: $rounds,
    machine: {cpu: $cpu, cores: $cores},
    versions: ({sqlite3: $sqlite3} +
               ($python | map(select(.name | IN("Django", "django-gdpr-assist")) | {(.name): .version}) | add)),
    seconds: {rightsdesk: ($ours | map(.seconds) | spread), sqlite3: ($line | map(.seconds) | spread)},
    kilobytes: {rightsdesk: ($ours | map(.kilobytes) | spread), sqlite3: ($line | map(.kilobytes) | spread)},
    rows_a_second: {rightsdesk: ($ours | rate), sqlite3: ($line | rate), gdpr_assist: ($slow | round)},
    gdpr_assist: $assisted[0], left_without_vacuum: $without_vacuum,
    ratio: {
      sqlite3: ([$ours, $line] | transpose | map(.[1].seconds / .[0].seconds) | spread),
      gdpr_assist: ($ours | map($rows / .seconds / $slow) | median | round)
    },
    bar: {sqlite3: $bar, gdpr_assist: $assisted_bar}
  }
  | .holds = {sqlite3: (.ratio.sqlite3.median >= .bar.sqlite3), gdpr_assist: (.ratio.gdpr_assist >= .bar.gdpr_assist)}
' >"$results/erase.json"

jq -r '
  def of: "\(.median) (\(.least)–\(.most))";
  "rightsdesk erase   \(.seconds.rightsdesk | of) s, \(.rows_a_second.rightsdesk | of) rows a second, nothing left",
  "sqlite3 and VACUUM \(.seconds.sqlite3 | of) s, \(.rows_a_second.sqlite3 | of) rows a second, nothing left: \(.ratio.sqlite3 | of) times (bar \(.bar.sqlite3)); without VACUUM it leaves \(.left_without_vacuum)",
  "gdpr-assist        \(.gdpr_assist.rows) rows in \(.gdpr_assist.seconds) s, \(.rows_a_second.gdpr_assist) a second: \(.ratio.gdpr_assist) times (bar \(.bar.gdpr_assist))"
' "$results/erase.json"

jq -e '[.holds[]] | all' "$results/erase.json" >/dev/null ||
  fail "a bar is missed." "The figures stand in bench/results/erase.json."
