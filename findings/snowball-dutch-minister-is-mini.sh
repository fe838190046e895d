#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Snowball 3.1 (PyStemmer 3.1.0), Dutch: a minister and a mini are one word
#
# Guess: "minister" keeps its stem, so that minister and ministers meet and nothing else does.
# Seen: the ending -ster is taken off: minister and ministers become mini, the stem of mini
#   itself; burgemeester (mayor) becomes burgemee. "ministerie" stays apart.
# Why it matters here: a search for ministers in Dutch brings small cars, so exact forms must
#   outrank stems.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install PyStemmer==3.1.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import Stemmer
stem = Stemmer.Stemmer("dutch").stemWord
seen = [(word, stem(word)) for word in
        ("minister", "ministers", "mini", "ministerie", "burgemeester", "burgemeesters")]
expected = [("minister", "mini"), ("ministers", "mini"), ("mini", "mini"),
            ("ministerie", "ministerie"), ("burgemeester", "burgemee"),
            ("burgemeesters", "burgemee")]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
