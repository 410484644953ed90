# Taking a copy
# `GET /me/export.json` from the real binary over loopback HTTP, signed in, digest and signature in it, read by curl to nowhere. The sqlite3 command line prints the same rows in the same order. The typical and the tuned view of Django give the same records by the same rule for others, checked, without digest and signature; django-gdpr-assist gives them as they are stored. What is slower than 20× is compared at few messages. A figure against ours has ours in the same round.
def times: "**\(.median)** (\(.least)–\(.most))";
def mb: (if type == "object" then map_values(. / 1e5 | round / 10) else . / 1e5 | round / 10 end) | spread;
.bar as $bar | .holds as $holds | .versions as $versions | (.messages | number) as $messages |
(.mb_a_second |
  row("MB a second, \($messages) messages"; "sqlite3 \($versions.sqlite3) through `openssl dgst -sha256`: \(.digested | spread)";
      "\(.ours | spread), \(.ratio.digested | times) of it"; $bar.digested | at_least; $holds.digested),
  row("the same"; "sqlite3 alone: \(.printed | spread)"; "\(.ratio.printed | times) of it"; null; null)),
(.zstd |
  row("MB a second as zstd, before it is compressed"; "sqlite3 through `zstd -1 -T1`: \(.compressed | spread), to \(.bytes.sqlite3 | number) bytes";
      "\(.ours | spread), to \(.bytes.ours | number) bytes, \(.ratio | times) of it"; $bar.zstd | at_least; $holds.zstd)),
(.rows_a_second | (.small.messages | number) as $small |
  row("messages a second, \($messages) messages"; "Django \($versions.Django), tuned: \(.tuned | spread)";
      "\(.ours | spread), \(.ratio.tuned | times) times as many"; $bar.tuned | at_least; $holds.tuned),
  row("the same"; "the same view without the rule for others: \(.as_stored | spread)"; "\(.ratio.as_stored | times) times as many"; null; null),
  row("messages a second, \($small) messages"; "Django, typical: \(.small.typical | spread)";
      "\(.small.ours | spread), \(.ratio.typical | times) times as many"; $bar.typical | at_least; $holds.typical),
  row("the same"; "django-gdpr-assist \($versions["django-gdpr-assist"]): \(.small.gdpr_assist | spread)";
      "\(.ratio.gdpr_assist | times) times as many"; $bar.gdpr_assist | at_least; $holds.gdpr_assist)),
(.memory |
  row("peak memory in MB, \($messages) messages"; "\(.tenth | number) messages: \(.bytes_of_tenth | mb)";
      "\(.bytes | mb), \(.ratio | times) of it"; $bar.memory | at_most; $holds.memory),
  row("the same as zstd"; "–"; "\(.bytes_of_zstd | mb)"; null; null),
  row("growth in MB with each further copy under way"; "one: \(.bytes_of_one | mb)";
      "\(.at_once) at once: \(.bytes_of_all | mb), **\(.growth.median | mb)** each"; $bar.growth | mb | "≤ \(.)"; $holds.growth),
  row("the most of all these"; "–"; "**\(.most | mb)**"; $bar.most | mb | "≤ \(.)"; $holds.most)),
(.first_byte |
  row("the first byte in µs, \($messages) messages"; "\(.few) messages: \(.us_of_few | spread)";
      "\(.us | spread), **\(.ratio)** of it"; $bar.first_byte | at_most; $holds.first_byte),
  row("the first byte of the body"; "\(.few) messages: \(.body.us_of_few | spread)"; "\(.body.us | spread)"; null; null)),
(.package // empty |
  row("the package, MB a second as it is sent"; "–"; "\(.mb_a_second | spread), \(.rows_a_second | spread) messages a second"; null; null))
