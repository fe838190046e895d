#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tantivy 0.27.0: a star behind a word is no prefix, and no error either
#
# Guess: tank* finds tank and tanks, or the parser refuses it.
# Seen: tank* is read as the word tank, which an index of whole words does not hold where only
#   tanks is written: nothing is found, nothing said. A prefix works inside a phrase alone: "the
#   tan"*.
# Why it matters here: a question that is answered with silence is the worst answer; in
#   comparing query languages each operator has to be tried with words that differ from their
#   prefix.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install tantivy==0.27.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import tantivy
builder = tantivy.SchemaBuilder()
builder.add_text_field("body", stored=True)
index = tantivy.Index(builder.build())
writer = index.writer()
writer.add_document(tantivy.Document(body="the tanks left in January"))
writer.commit()
index.reload()
searcher = index.searcher()
def hits(question):
    return len(searcher.search(index.parse_query(question, ["body"]), 10).hits)
seen = [(question, hits(question)) for question in ("tanks", "tank*", '"the tan"*')]
expected = [("tanks", 1), ("tank*", 0), ('"the tan"*', 1)]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
