# Searching one's own messages
# The first page of what is found in a million messages of one's own, against SQLite's command line asking the same index of the same file for the same rows.
row("all questions together"; "sqlite3 \(.machine.sqlite3)"; "**\(.ratio)** of its speed"; .bar | at_least; .holds),
(.questions[] | row("\(.what), in µs"; "\(.sqlite3_us | spread)"; "\(.search_us | spread), **\(.ratio)** of its speed; the whole page \(.page_us.median)"; null; null))
