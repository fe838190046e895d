#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# newspaper4k 0.9.6: the cells of a table are glued into one word
#
# Guess: a small table inside an article is left out, or its cells are parted by blanks or
#   lines.
# Seen: it is kept, and all its cells and rows are run together: "GateOpensNorthMaySouthJune".
# Why it matters here: results, scores and prices in a corpus made so are found by no word that
#   stands in them.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install newspaper4k==0.9.6 lxml_html_clean==0.4.6 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
GATE = ('The harbour board met on Tuesday evening in the old customs house and agreed, after four '
        'hours of talk, to close the %s gate until the spring repairs are done.')
def page(middle):
    return ('<!DOCTYPE html><html lang="en"><head><title>Board closes gate</title></head><body><main>'
            '<article><h1>Board closes gate</h1><p>' + GATE % "north" + '</p>' + middle + '<p>' +
            GATE % "south" + '</p></article></main></body></html>')

import newspaper
table = ('<table><tr><th>Gate</th><th>Opens</th></tr><tr><td>North</td><td>May</td></tr>'
         '<tr><td>South</td><td>June</td></tr></table>')
text = newspaper.article("http://gull.example/a", input_html=page(table), language="en").text
seen = [("what stands for the table", [line for line in text.split(chr(10)) if line][1:-1])]
expected = [("what stands for the table", ["GateOpensNorthMaySouthJune"])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
