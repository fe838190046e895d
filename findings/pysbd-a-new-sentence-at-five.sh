#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# pysbd 0.3.4: "at 5 p.m. Friday" is cut behind p.m.
#
# Guess: the hour before a day, a date or a zone does not end the sentence: agencies write "at 5 p.m.
#   Friday" and "5 p.m. EST", without a comma.
# Seen: it is cut behind a.m. and p.m. before any capital letter, so the weekday opens a sentence of
#   its own; "at 5 p.m. on Friday" stays whole, and so does "Sept. 3" in the same text.
# Known: it ports pragmatic_segmenter, whose golden rules have an hour that ends a sentence and one
#   before "Mr." that does not; none has a weekday, a month or a zone.
# Why it matters here: most notices of meetings, trials and deadlines have this form; the sentence
#   shown for a hit ends before the day.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysbd==0.3.4 || exit 2
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import sys
import pysbd
segmenter = pysbd.Segmenter(language="en", clean=False)
TEXTS = ("The gate closes at 5 p.m. on Friday.", "The gate closes at 5 p.m. Friday.", "The 9 a.m. Tuesday meeting was short.",
         "The gate closes at 5 p.m. EST.", "It was shut by 5 p.m. Sept. 3 at the latest.")
seen = [(text, [part.strip() for part in segmenter.segment(text)]) for text in TEXTS]
expected = [(TEXTS[0], [TEXTS[0]]),
            (TEXTS[1], ["The gate closes at 5 p.m.", "Friday."]),
            (TEXTS[2], ["The 9 a.m.", "Tuesday meeting was short."]),
            (TEXTS[3], ["The gate closes at 5 p.m.", "EST."]),
            (TEXTS[4], ["It was shut by 5 p.m.", "Sept. 3 at the latest."])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
