#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Babel 2.19.0: Swiss thousands are written with their mark, millions with none
#
# Guess: a million is written for de_CH as a thousand is: 1'234.5 and 1'234'567.5.
# Seen: 1'234.5 has its mark and 1'234'567.5 comes out as 1234567.5: two apostrophes are taken
#   for the quotes of a pattern. Babel 2.17 wrote U+2019 and lost nothing, and each version
#   refuses to read the other's thousands.
# Known: the new mark is that of CLDR 48 (ticket CLDR-13542). Whether Babel's issues tell of
#   lost marks was not looked up.
# Why it matters here: sums of Swiss papers are written in three ways by two versions of one
#   library; a reader of figures has to take all three.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 2.17.0 2.19.0; do
    python3 -m venv "$folder/$version" || exit 2
    "$folder/$version/bin/pip" --quiet --disable-pip-version-check install "babel==$version" || exit 2
    "$folder/$version/bin/python" - >> "$folder/seen" <<'PYTHON'
from babel import numbers
def read(text):
    try:
        return str(numbers.parse_decimal(text, locale="de_CH"))
    except numbers.NumberFormatError:
        return "refused"
for value in (1234.5, 1234567.5):
    print(value, "->", ascii(numbers.format_decimal(value, locale="de_CH")))
for text in ("1\u2019234.5", "1'234.5"):
    print(ascii(text), "->", read(text))
PYTHON
done
cat > "$folder/expected" <<'TEXT'
1234.5 -> '1\u2019234.5'
1234567.5 -> '1\u2019234\u2019567.5'
'1\u2019234.5' -> 1234.5
"1'234.5" -> refused
1234.5 -> "1'234.5"
1234567.5 -> '1234567.5'
'1\u2019234.5' -> refused
"1'234.5" -> 1234.5
TEXT
cat "$folder/seen"
if ! cmp -s "$folder/seen" "$folder/expected"; then
    echo "changed; it was:"
    cat "$folder/expected"
    exit 1
fi
echo "as found"
