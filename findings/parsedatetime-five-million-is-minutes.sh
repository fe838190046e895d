#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# parsedatetime 2.6: "a $5m deal" is a time, five minutes from now
#
# Guess: a text with no date in it ("a $5m deal", "a 2-1 win") is answered with accuracy 0,
#   "nothing found".
# Seen: $5m and "5m people" are five minutes from the reference, a score of 2-1 is the first of
#   February of the next year, each with an accuracy as for a true date.
# Known: that m is a unit of minutes stands in the tables of its locales; a currency sign before
#   it is not looked at.
# Why it matters here: money in millions and scores are the commonest figures of news: such a
#   reader may only see text that is known to be a date.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install parsedatetime==2.6 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import datetime
import parsedatetime
calendar = parsedatetime.Calendar(version=parsedatetime.VERSION_CONTEXT_STYLE)
reference = datetime.datetime(2021, 3, 3, 12, 0)
def read(text):
    when, context = calendar.parse(text, reference.timetuple())
    return (str(datetime.datetime(*when[:6])), bool(context.accuracy))
seen = [(text, read(text)) for text in
        ("two dozen people", "a $5m deal", "5m people fled", "a 2-1 win", "March 5, 2021")]
expected = [("two dozen people", ("2021-03-03 12:00:00", False)),
            ("a $5m deal", ("2021-03-03 12:05:00", True)),
            ("5m people fled", ("2021-03-03 12:05:00", True)),
            ("a 2-1 win", ("2022-02-01 12:00:00", True)),
            ("March 5, 2021", ("2021-03-05 12:00:00", True))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
