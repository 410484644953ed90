# One person with a million messages in one conversation, in a folder of its own. Sourced by benches that read.
#   a_million MESSAGES: fills $work/data unless it holds as many, and sets APP, CONVERSATION and $bench

binary=${RIGHTSDESK_BIN:-$ROOT/target/release/rightsdesk}
work=${RIGHTSDESK_BENCH:-$ROOT/target/bench/million}

a_million() { # MESSAGES
  local tool
  [ -x "$binary" ] || fail "$binary is not built." "Run: make build"
  for tool in sqlite3 jq; do
    have "$tool" || fail "$tool is not there." "Run: apt-get install sqlite3 jq"
  done
  cargo build "${quietly[@]}" --release --package server --features app/ssr --example bench_search
  bench=$CARGO_TARGET_DIR/release/examples/bench_search
  mkdir -p "$work" "$ROOT/bench/results"
  rm -f "$work"/ours "$work"/theirs "$work"/pages
  if [ "$(cat "$work/messages" 2>/dev/null)" != "$1" ]; then
    say "Taking in $1 messages …"
    rm -rf "$work/data" "$work/messages"
    # Whatever conversation a message is in, it goes to the first.
    "$binary" sample --messages "$1" --users 1 >"$work/sample.ndjson"
    CONVERSATION=$(grep -m1 '"type":"conversation"' "$work/sample.ndjson" | jq -r .data.id)
    sed -E "s/^(.*\"type\":\"message\".*)\"conversationId\":\"[^\"]*\"/\1\"conversationId\":\"$CONVERSATION\"/" \
      "$work/sample.ndjson" | "$binary" import --data "$work/data" -
    rm "$work/sample.ndjson"
    echo "$1" >"$work/messages"
  fi
  # What this binary keeps otherwise than the one that filled the folder is made anew before anything is timed.
  "$binary" key list --data "$work/data" --provider >/dev/null
  APP=$(sqlite3 -readonly "$work/data/rightsdesk.db" "SELECT app_id FROM app LIMIT 1")
  CONVERSATION=$(sqlite3 -readonly "$work/data/rightsdesk.db" "SELECT conversation_id FROM conversation_total ORDER BY messages DESC LIMIT 1")
  export APP CONVERSATION
}
