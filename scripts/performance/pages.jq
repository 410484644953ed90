# Pages far back
# A page at the far end of a million messages against one at the near end, in turns.
.bar as $bar | .pages[] |
row("\(.what), far, in µs"; "near: \(.near_us | spread)"; "\(.far_us | spread), **\(.median.median)** of it"; $bar.median | at_most; .median.median <= $bar.median),
row("\(.what), far, 99th percentile in µs"; "near: \(.near_p99_us | spread)"; "\(.far_p99_us | spread), **\(.p99.median)** of it"; $bar.p99 | at_most; .p99.median <= $bar.p99)
