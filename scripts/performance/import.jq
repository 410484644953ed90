# An import
# `rightsdesk import` of a bundle against SQLite's own command line, which is given the same rows ready to insert.
row("rows a second, \(.rows | number) rows"; "sqlite3 \(.machine.sqlite3): \(.rows_a_second.sqlite3 | number)";
    "\(.rows_a_second.rightsdesk | number), **\(.ratio)** of it"; .bar.ratio | at_least; .ratio >= .bar.ratio),
row("peak memory in kB"; "half of the messages: \(.kilobytes.of_a_half | spread)"; "\(.kilobytes.rightsdesk | spread), **\(.growth)** of it";
    .bar.growth | at_most; .growth <= .bar.growth)
