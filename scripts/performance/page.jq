# The message page
# `GET /me/conversations/ID` from the real binary over HTTP: fifty messages with every value stored with them, full HTML, session checked. Servers have one core, whoever asks the other. The page by maud has the same session check, the same query and the same words, and no layers around it.
def served: "\(.per_second | spread) of \(.bytes | number) bytes";
def against($name; $what): row("pages a second"; "\($what): \(.page[$name] | served)";
  "\(.page.ours | served), **\(.ratio[$name].median)** (\(.ratio[$name].least)–\(.ratio[$name].most)) of it";
  if .bar[$name] then .bar[$name] | at_least else null end; .holds[$name]);
against("maud"; "axum with maud \(.versions.maud)"),
against("django"; "Django \(.versions.django), gunicorn, two workers"),
against("bytes"; "a handler that sends the same bytes"),
row("a page's time in µs, \(.depth.messages | number) messages deep"; "at the newest: \(.depth.near_us | spread)"; "\(.depth.deep_us | spread), **\(.depth.p50.median)** (\(.depth.p50.least)–\(.depth.p50.most)) of it"; .bar.p50 | at_most; .holds.p50),
row("its 99th percentile"; "at the newest"; "**\(.depth.p99.median)** (\(.depth.p99.least)–\(.depth.p99.most)) of it"; .bar.p99 | at_most; .holds.p99),
row("WebAssembly and JavaScript of a first load, brotli"; "Leptos’s own js-framework-benchmark build without its glue: 46,100"; "\(.sent.first_load | number) bytes, **\(.sent.first_load / 46100 * 100 | round / 100)** of it"; "≤ 2"; .holds.first_load),
row("the same on pages without an island"; "\(.sent.pages - (.sent.islands | length)) pages"; "**\(.sent.without_an_island)** bytes"; "0"; .holds.without_an_island),
row("a page’s data sent twice: in scripts, comments, data attributes"; "\(.sent.canaries) canaries on \(.sent.pages) pages"; "**\(.sent.twice)** bytes"; "0"; .holds.twice),
row("a page’s data shown twice: in its place, and in the list of all that is stored"; "the same"; "\(.sent.repeated | number) bytes"; null; null)
