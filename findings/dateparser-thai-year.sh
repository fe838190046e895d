#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# dateparser 1.5.0: a Thai date keeps its Buddhist year as if it were of the common era
#
# Guess: under languages=["th"] "4 มีนาคม 2564" is 4 March 2021: Thai papers count from 543 BC.
# Seen: the year is 2564; and with the era written out (พ.ศ., "B.E.") nothing is read at all,
#   so the one spelling that cannot be misunderstood is refused.
# Why it matters here: calendars have to be applied by us, beside words of the language, and a
#   year five centuries ahead is no date.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install dateparser==1.5.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import dateparser
seen = [(text, str(dateparser.parse(text, languages=["th"]))) for text in
        ("4 มีนาคม 2021", "4 มีนาคม 2564", "4 มีนาคม พ.ศ. 2564")]
expected = [("4 มีนาคม 2021", "2021-03-04 00:00:00"), ("4 มีนาคม 2564", "2564-03-04 00:00:00"),
            ("4 มีนาคม พ.ศ. 2564", "None")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
