#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sentencex 1.0.32: a sentence is cut behind Ms., not behind Mr. or Mrs.
#
# Guess: a splitter that knows Mr., Mrs., Sen. and even Messrs. knows Ms.
# Seen: behind Ms. (and Mx.) a new sentence begins, so the name opens it and the title closes the
#   one before. Where a text begins with Ms. it is not cut.
# Why it matters here: American papers that use titles call women Ms.: who spoke is parted from
#   her title, and sentences about women are cut more often than those about men.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install sentencex==1.0.32 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import sentencex
def cut(title):
    return list(sentencex.segment("en", "The talk with " + title + " Roe was short."))
seen = [(title, len(cut(title))) for title in ("Mr.", "Mrs.", "Dr.", "Sen.", "Messrs.", "Ms.", "Mx.")]
seen.append(("Ms.", cut("Ms.")))
expected = [("Mr.", 1), ("Mrs.", 1), ("Dr.", 1), ("Sen.", 1), ("Messrs.", 1), ("Ms.", 2), ("Mx.", 2),
            ("Ms.", ["The talk with Ms. ", "Roe was short."])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
