def thousands: tostring | [scan("^[0-9]{1,3}(?=(?:[0-9]{3})*$)|[0-9]{3}")] | join(",");
def number: if . >= 10000 and . == floor then thousands else tostring end;
# A figure with its spread.
def spread: if type == "object" then "\(.median | number) (\(.least | number)–\(.most | number))" else number end;
# A line of the table; the bar in words, or nothing.
def row($measured; $against; $figure; $bar; $holds):
  "| \($measured) | \($against) | \($figure) | \($bar // "–") | \(if $bar == null then "–" elif $holds then "yes" else "**no**" end) |";
def at_least: "≥ \(number)";
def at_most: "≤ \(number)";
