#!/usr/bin/env bash
# Every test that docs/SECURITY.md names is there, and its map of OWASP ASVS has a line for each item.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"

MAP=docs/SECURITY.md
RULES=crates/store/src/contract/mod.rs # which rules of the contract are run

# The items of levels 1 and 2: each chapter's section, and the items in it.
ITEMS="
2.1: 1 2 3     2.2: 1 2 3     2.3: 1 2 3 4   2.4: 1
3.2: 1 2       3.3: 1 2 3 4   3.4: 1 2 3 4 5 6               3.5: 1 2 3 4 5    3.7: 1 2
4.1: 1 2 3     4.2: 1         4.3: 1 2       4.4: 1 2 3 4
7.1: 1 2 3     7.2: 1 2 3 4   7.3: 1 2       7.4: 1 2 3 4 5  7.5: 1 2          7.6: 1 2
8.1: 1 2       8.2: 1 2 3     8.3: 1         8.4: 1
9.1: 1 2 3     9.2: 1 2 3 4
14.1: 1 2      14.2: 1 2 3 4  14.3: 1 2 3
16.1: 1        16.2: 1 2 3 4 5               16.3: 1 2 3 4   16.4: 1 2 3       16.5: 1 2 3
"

items() {
  local section word
  for word in $ITEMS; do
    if [[ $word == *: ]]; then section=${word%:}; else echo "$section.$word"; fi
  done
}

# names FILE: the tests that it names, as path::name. A name that begins with :: stands in the file named before it.
names() {
  grep -oE '`[^`]*::[^`]+`' "$1" | tr -d '`' | awk '
    /^::/ { print file $0; next }
    /^[a-z0-9_.\/-]+\.(rs|ts)::/ { file = substr($0, 1, index($0, "::") - 1); print }
  ' | sort -u
}

# is_test PATH NAME: whether the file holds this test. A rule of the contract is one once it is listed.
is_test() {
  local path=$1 name=$2
  case $path in
  *.spec.ts)
    grep -qF -e "test('$name'," -e "test(\`$name\`," "$path"
    ;;
  crates/store/src/contract/*)
    grep -qE "async fn $name[(<]" "$path" && awk -v topic="$(basename "$path" .rs)" -v name="$name" '
      $2 == "{" { at = $1 }
      at == topic && NF == 1 && $1 == name { found = 1 }
      END { exit !found }
    ' "$RULES"
    ;;
  *)
    # The function, with an attribute that makes it a test right above it.
    awk -v name="$name" '
      $0 ~ "^ *(async )?fn " name "[(<]" && test { found = 1 }
      /^ *#\[/ { if ($0 ~ /#\[(tokio::)?test[](]/) test = 1; next }
      /^ *\/\/\// { next }
      { test = 0 }
      END { exit !found }
    ' "$path"
    ;;
  esac
}

# wrong FILE: a line for everything that is wrong with it.
wrong() {
  local path name
  while IFS= read -r line; do
    path=${line%%::*} name=${line#*::}
    if [ ! -e "$path" ]; then
      say "there is no $path, for the test \"$name\""
    elif ! is_test "$path" "$name"; then
      say "$path has no test \"$name\""
    fi
  done < <(names "$1")
  # Each item once, in order, with something to say.
  diff <(items) <(sed -nE 's/^\| ([0-9]+\.[0-9]+\.[0-9]+) \| [12] \| [^|]+ \| [^|]*[^| ][^|]* \|$/\1/p' "$1") |
    sed -nE 's/^< (.*)/item \1 has no line, or an empty one/p; s/^> (.*)/item \1 stands where it should not/p' || true
}

# The control: in a copy, a test that nobody has written and an item with nothing to say are found.
copy=$(mktemp)
temporary+=("$copy")
sed -E 's/^(\| 16\.5\.3 \| [12] \| [^|]+ \|).*/\1 |/' "$MAP" >"$copy"
say '`server/tests/http/tokens.rs::which_nobody_wrote`' >>"$copy"
[ "$(wrong "$copy" | grep -cE '"which_nobody_wrote"$|^item 16\.5\.3 has no line')" = 2 ] ||
  fail "the check of $MAP would find nothing wrong." "Look into scripts/test/security-map.sh."

mapfile -t found < <(wrong "$MAP")
[ ${#found[@]} = 0 ] || fail "$MAP does not fit the tests:" "${found[@]}"
say "$(names "$MAP" | wc -l) tests named, $(items | wc -l) items"
