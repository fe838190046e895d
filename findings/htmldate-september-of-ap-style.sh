#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# htmldate 1.11.0: "Sept. 3, 2021", as the Associated Press writes it, becomes 1 January 2021
#
# Guess: the day is read whether September is written out, "Sep" or "Sept.".
# Seen: "September 3, 2021" and "Sep 3, 2021" give 2021-09-03; "Sept. 3, 2021" and "Sept 3,
#   2021" fall through to the bare year and give 2021-01-01, with no sign that only the year was
#   found.
# Why it matters here: AP style abbreviates September so, and with it most American papers:
#   dates of a corpus made with this library pile up on the first of January.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install htmldate==1.11.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import htmldate
PAGE = ('<html lang="en"><head><title>Board closes gate</title></head><body><article>'
        '<h1>Board closes gate</h1><p>Updated %s</p><p>The harbour board met on Tuesday evening '
        'and agreed to close the gate.</p></article></body></html>')
seen = [(day, htmldate.find_date(PAGE % day)) for day in
        ("September 3, 2021", "Sep 3, 2021", "Sept. 3, 2021", "Sept 3, 2021")]
expected = [("September 3, 2021", "2021-09-03"), ("Sep 3, 2021", "2021-09-03"),
            ("Sept. 3, 2021", "2021-01-01"), ("Sept 3, 2021", "2021-01-01")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
