# Signing in and being signed in
# Tokens checked whole on one core, against `openssl speed` with the same primitive; what a session costs.
(.tokens | to_entries[] | .key as $name | .value |
  row("\($name) tokens checked a second"; if .openssl then "OpenSSL: \(.openssl | spread)" else "–" end;
      (.per_second | spread) + (if .ratio then ", **\(.ratio)** of it" else "" end);
      if .bar then .bar | at_least else null end; .holds)),
(.sessions[] |
  if .what == "session check" then
    row("session check in µs"; "the page that it is part of: \(.page_us)"; "\(.check_us), **\(.per_mille / 10) %** of it"; "< 5 %"; .per_mille < 50)
  elif .what == "sessions" then
    row("a page's 99th percentile in µs, \(.live | number) sessions live"; "ten: \(.p99_ten_us)"; "\(.p99_live_us), **\(.ratio_per_cent / 100)** of it"; "≤ 2"; .ratio_per_cent <= 200),
    row("memory for a session in bytes"; "–"; "**\(.bytes_each)**"; "≤ 1024"; .bytes_each <= 1024)
  elif .what == "revoked" then
    row("requests answered after their key was revoked"; "\(.sessions | number) sessions"; "**\(.accepted_after)**"; "0"; .accepted_after == 0)
  else empty end)
