#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# python-frontmatter 1.3.0: between two rules at the top of a text the lead is lost
#
# Guess: what stands between two lines of --- and is a sentence, no row of keys, is text: a rule
#   of Markdown opens the file.
# Seen: the sentence is read as YAML, found to be no mapping, and dropped: it is neither metadata
#   nor content. With *** for the same rule all is there.
# Known: other readers have issues on this (jdocmunch-mcp no. 56, markdown-to-jsx no. 861); of
#   this one none was found, and its documentation says only that text without front matter is kept.
# Why it matters here: a newsletter in Markdown may open with a rule above its first item: that
#   item is indexed nowhere, and nothing looks amiss.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install python-frontmatter==1.3.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import frontmatter
LEAD, REST = "The board met.", "The gate is shut."
def read(rule):
    post = frontmatter.loads("\n\n".join((rule, LEAD, rule, REST)))
    return post.metadata, LEAD in post.content, REST in post.content
seen = [(rule, read(rule)) for rule in ("***", "---")]
expected = [("***", ({}, True, True)), ("---", ({}, False, True))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
