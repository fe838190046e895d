#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Resiliparse 2.0.1: a list of bullets is no main content, the same list with numbers is
#
# Guess: extract_plain_text(main_content=True) keeps a list of two sentences in the middle of an
#   article.
# Seen: as <ol> it is kept with its numbers; as <ul> all of it is dropped, however long its
#   sentences are.
# Known: the manual promises simple rules that take out navigation blocks; it does not say that
#   a <ul> counts as one.
# Why it matters here: briefs and "what we know" articles are bullets: a corpus made so has the
#   frame of such an article and not its facts.
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

ITEMS = "<li>" + PROSE % "east" + "</li><li>" + PROSE % "west" + "</li>"
def kept(element):
    text = extract_plain_text(page(f"<{element}>{ITEMS}</{element}>"), main_content=True)
    return [word in text for word in ("north", "east", "west", "south")]
seen = [(element, kept(element)) for element in ("ol", "ul")]
expected = [("ol", [True, True, True, True]), ("ul", [True, False, False, True])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
