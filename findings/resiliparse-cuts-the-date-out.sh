#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Resiliparse 2.0.1: a date marked up as <time> is cut out of its sentence
#
# Guess: extract_plain_text(main_content=True) keeps the words of a <time> inside a paragraph as
#   it keeps those of a <span>.
# Seen: "On <time>3 March</time> the board met again" becomes "On the board met again"; without
#   main_content, or with a <span>, nothing is lost.
# Known: the manual promises simple rules that take out navigation, sidebars, footers and
#   advertisements; it names no element.
# Why it matters here: news sites mark their days so: the one date that a "when" can be read
#   from is gone, and the sentence still looks whole.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install Resiliparse==2.0.1 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from resiliparse.extract.html2text import extract_plain_text
PROSE = ("The harbour board met on Tuesday evening in the old customs house and agreed, after "
         "four hours of talk, to close the %s gate until the spring repairs are done.")
def page(middle):
    return ("<!DOCTYPE html><html lang='en'><head><title>Board closes gate</title></head><body>"
            "<main><article><h1>Board closes gate</h1><p>" + PROSE % "north" + "</p>" + middle +
            "<p>" + PROSE % "south" + "</p></article></main></body></html>")

def second(element, main):
    text = extract_plain_text(page("<p>On " + element + " the board met again.</p>"), main_content=main)
    return next(line for line in text.split(chr(10)) if line.startswith("On "))
seen = [("span", second("<span>3 March</span>", True)),
        ("time", second('<time datetime="2021-03-03">3 March</time>', True)),
        ("time, all of the page", second('<time datetime="2021-03-03">3 March</time>', False))]
expected = [("span", "On 3 March the board met again."), ("time", "On the board met again."),
            ("time, all of the page", "On 3 March the board met again.")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
