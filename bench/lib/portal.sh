# A portal to measure, and a session at it. Sourced by benches that have $binary, $work and $port.

portal=http://127.0.0.1:$port
serving=

stop_portal() {
  if [ -n "$serving" ]; then
    kill "$serving" 2>/dev/null || true
    wait "$serving" 2>/dev/null || true
  fi
  serving=
}

# One session asks for many pages here: whatever the settings for that are called, they are set out of the way.
limits=()
while read -r name; do limits+=("$name=1000000"); done < <(
  grep -oE 'RIGHTSDESK_REQUEST[A-Z_]*' server/src/config/keys.rs | sort -u
)

# start_portal DATA: until it answers.
start_portal() {
  local tries=0
  env "${limits[@]}" RIGHTSDESK_LISTEN=127.0.0.1:"$port" "$binary" serve --data "$1" >"$work/portal.log" 2>&1 &
  serving=$!
  until curl --silent --output /dev/null "$portal/readyz"; do
    tries=$((tries + 1))
    if [ $tries -ge 300 ] || ! kill -0 "$serving" 2>/dev/null; then
      fail "the portal does not answer." "Its last words: $(tail -n 3 "$work/portal.log")"
    fi
    sleep 0.1
  done
}

# key_of DATA APP
key_of() { "$binary" key create --data "$1" --app "$2" --use people --json 2>/dev/null | jq -r .kid; }

# sign_in DATA KID WHOM: the cookie.
sign_in() {
  local cookie
  cookie=$("$binary" token --data "$1" --kid "$2" --user "$3" 2>/dev/null |
    curl --silent --dump-header - --output /dev/null --header "Origin: $portal" --data-urlencode token@- "$portal/sign-in" |
    sed -n 's/^set-cookie: \(rd-me-[^;]*\);.*/\1/p')
  [ -n "$cookie" ] || fail "$3 could not sign in." "The portal's last words: $(tail -n 3 "$work/portal.log")"
  echo "$cookie"
}

# ask DATA SQL: of the database, beside whoever uses it.
ask() { sqlite3 -readonly -cmd '.timeout 30000' "$1/rightsdesk.db" "$2"; }

# until_it_says DATA SQL WANTED: looks again and again.
until_it_says() {
  local tries=0
  until [ "$(ask "$1" "$2")" = "$3" ]; do
    tries=$((tries + 1))
    [ $tries -lt 6000 ] || fail "it never came to that: $2" "The portal's last words: $(tail -n 3 "$work/portal.log")"
    sleep 0.1
  done
}
