#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Xapian 1.4.22: quotes of English typography make a phrase, those of other languages do not
#
# Guess: «gate closed» is a phrase, as “gate closed” with typographic quotes is.
# Seen: only " and “ ” open a phrase; « », „ “ and 「 」 are dropped in silence, and the words are
#   sought each for itself.
# Known: the manual speaks of double quotes and shows the ASCII ones; the typographic pair is
#   not mentioned.
# Why it matters here: French, Russian, German and Japanese readers get any of the words where
#   they asked for a phrase; quotes have to be made alike before parsing.
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
parser = xapian.QueryParser()
seen = [(question, str(parser.parse_query(question))) for question in
        ('"gate closed"', "“gate closed”", "«gate closed»", "„gate closed“", "「gate closed」")]
phrase, words = "Query((gate@1 PHRASE 2 closed@2))", "Query((gate@1 OR closed@2))"
expected = [('"gate closed"', phrase), ("“gate closed”", phrase), ("«gate closed»", words),
            ("„gate closed“", words), ("「gate closed」", words)]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
