#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Xapian 1.4.22: the blank of no width joins two words, the soft hyphen parts one
#
# Guess: the soft hyphen (U+00AD) is passed over inside a word, and the zero-width space
#   (U+200B), which Khmer and Thai put between words, ends a word.
# Seen: the other way about: "co-operate" with a soft hyphen is two terms, two words with a
#   zero-width space between them are one.
# Known: the documentation of TermGenerator does not speak of either sign.
# Why it matters here: pages of newspapers are full of soft hyphens: a word so marked is not
#   found by itself unless the reader takes them out first.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get -qq -o APT::Sandbox::User=root download \
    libxapian30=1.4.22-1 python3-xapian=1.4.22-1 || exit 2
for package in *.deb; do dpkg-deb --extract "$package" root || exit 2; done
PYTHONPATH=root/usr/lib/python3/dist-packages LD_LIBRARY_PATH=root/usr/lib/$(uname -m)-linux-gnu \
    /usr/bin/python3 -B - <<'PYTHON'
import sys
import xapian
generator = xapian.TermGenerator()
def terms(text):
    document = xapian.Document()
    generator.set_document(document)
    generator.index_text(text)
    return [item.term.decode() for item in document]
seen = [(ascii(text), terms(text)) for text in ("harbour", "har\u00adbour", "gate\u200bclosed")]
expected = [("'harbour'", ["harbour"]), ("'har\\xadbour'", ["bour", "har"]),
            ("'gate\\u200bclosed'", ["gateclosed"])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
