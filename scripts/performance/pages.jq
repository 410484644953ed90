# Pages far back
# A page at the far end of a million messages against one at the near end, in turns. A search’s far page has no bar: SQLite’s FTS5 goes through the index of a word’s list up to where the page begins.
.bar as $bar | .pages[] | $bar[.what] as $bar |
row("\(.what), far, in µs"; "near: \(.near_us | spread)"; "\(.far_us | spread), **\(.median.median)** of it"; if $bar then $bar.median | at_most else null end; $bar and .median.median <= $bar.median),
row("\(.what), far, 99th percentile in µs"; "near: \(.near_p99_us | spread)"; "\(.far_p99_us | spread), **\(.p99.median)** of it"; if $bar then $bar.p99 | at_most else null end; $bar and .p99.median <= $bar.p99)
