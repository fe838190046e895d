#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Snowball 3.1 (PyStemmer 3.1.0), Spanish: "gobierno" and "gobiernos" have different stems
#
# Guess: a regular plural in -os meets its singular, as "ministro" and "ministros" do.
# Seen: "gobiernos" is gobi, "gobierno" gobiern; the same for invierno(s), cuaderno(s) and
#   moderno(s): more than the plural is taken off.
# Why it matters here: the commonest noun of Spanish politics is not found by its plural;
#   singular and plural have to be joined another way.
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
stem = Stemmer.Stemmer("spanish").stemWord
seen = [(word, (stem(word), stem(word + "s"))) for word in
        ("ministro", "gobierno", "invierno", "cuaderno", "moderno")]
expected = [("ministro", ("ministr", "ministr")), ("gobierno", ("gobiern", "gobi")),
            ("invierno", ("inviern", "invi")), ("cuaderno", ("cuadern", "cuad")),
            ("moderno", ("modern", "mod"))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
