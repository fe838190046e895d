#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# dateparser 1.5.0: "14 h 30", the hour as French Canada writes it, loses the whole date
#
# Guess: "3 mars 2021 à 14 h 30" gives the day at least, for "3 mars 2021 à 14h30" gives day
#   and hour.
# Seen: with blanks about the h, the form that Quebec style guides ask for, the answer is None
#   though the language is named; "14 heures 30" likewise.
# Why it matters here: a reader of dates has to cut the hour off before it looks for the day.
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
seen = [(text, str(dateparser.parse(text, languages=["fr"]))) for text in
        ("3 mars 2021", "3 mars 2021 à 14h30", "3 mars 2021 à 14 h 30", "3 mars 2021 14 h 30",
         "3 mars 2021 à 14 heures 30")]
expected = [("3 mars 2021", "2021-03-03 00:00:00"), ("3 mars 2021 à 14h30", "2021-03-03 14:30:00"),
            ("3 mars 2021 à 14 h 30", "None"), ("3 mars 2021 14 h 30", "None"),
            ("3 mars 2021 à 14 heures 30", "None")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
