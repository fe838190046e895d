#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# nameparser 2.6.0: Pope Leo XIV has the surname XIV, Pope Leo IX has none
#
# Guess: a Roman number behind a regnal name is a suffix, whatever it counts: "King Charles III"
#   gives the first name Charles and the suffix III.
# Seen: numbers up to IX are suffixes; from X on the number is the last name (XIV, XVI), also behind
#   the title Pope; in "Carl XVI Gustaf" it is a middle name.
# Known: the manual shows suffixes such as "III" and lets one add more; it names no end of the row.
# Why it matters here: popes of these days are XVI and XIV, so an index of who said what by last
#   name files them under their numbers.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install nameparser==2.6.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from nameparser import HumanName
def parts(name):
    parsed = HumanName(name)
    return [parsed.first, parsed.middle, parsed.last, parsed.suffix]
NAMES = ("King Henry VIII", "Pope Leo IX", "Pope Leo XIV", "Pope Benedict XVI", "King Carl XVI Gustaf")
seen = [(name, parts(name)) for name in NAMES]
expected = [("King Henry VIII", ["Henry", "", "", "VIII"]), ("Pope Leo IX", ["Leo", "", "", "IX"]),
            ("Pope Leo XIV", ["Leo", "", "XIV", ""]), ("Pope Benedict XVI", ["Benedict", "", "XVI", ""]),
            ("King Carl XVI Gustaf", ["Carl", "XVI", "Gustaf", ""])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
