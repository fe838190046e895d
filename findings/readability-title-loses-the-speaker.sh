#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# readability-lxml 0.9: the short title of a quoting headline loses who said it
#
# Guess: short_title() takes the name of the site off and nothing else; without one it gives
#   back the headline.
# Seen: "Harris: we will win this together" becomes "we will win this together", and a kicker
#   ("Closed:") goes likewise; with the site behind a bar, or where an <h1> repeats it, the same
#   headline is kept whole.
# Known: the documentation calls it a cleaned-up title; that a colon is a separator stands in
#   the code alone.
# Why it matters here: speaker and colon is the commonest form of a quoting headline: who spoke
#   has to come from the whole title.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install \
    readability-lxml==0.9 lxml_html_clean==0.4.6 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from readability import Document
PAGE = "<html><head><title>%s</title></head><body>%s<p>The gate is closed.</p></body></html>"
HEADLINE = "Harris: we will win this together"
seen = [(case, Document(PAGE % (title, headline)).short_title()) for case, title, headline in
        (("headline", HEADLINE, ""), ("headline | site", HEADLINE + " | The Gull", ""),
         ("headline and h1", HEADLINE, "<h1>" + HEADLINE + "</h1>"),
         ("headline and another h1", HEADLINE, "<h1>We will win</h1>"),
         ("kicker", "Closed: the gate that fed a town", ""))]
expected = [("headline", "we will win this together"), ("headline | site", HEADLINE),
            ("headline and h1", HEADLINE), ("headline and another h1", "we will win this together"),
            ("kicker", "the gate that fed a town")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
