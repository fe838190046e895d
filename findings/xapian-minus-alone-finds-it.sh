#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Xapian 1.4.22: a question of nothing but "-gate" finds the articles about the gate
#
# Guess: with FLAG_PURE_NOT "-gate" means all but gate, as "NOT gate" does then; without the
#   flag it is refused, as "NOT gate" is.
# Seen: the minus is dropped with the flag and without: "-gate" parses as gate, "-gate -kabul"
#   as gate OR kabul. Beside a wanted word the minus works.
# Known: the manual of the query syntax describes - only in a group with wanted terms, and
#   FLAG_PURE_NOT only for NOT.
# Why it matters here: the answer is the opposite of the question, without an error: whoever
#   parses with it has to look for such questions first.
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
def parse(question, flags):
    try:
        return str(parser.parse_query(question, flags))
    except xapian.QueryParserError:
        return "refused"
plain = parser.FLAG_DEFAULT
pure = plain | parser.FLAG_PURE_NOT
seen = [(question, (parse(question, plain), parse(question, pure)))
        for question in ("NOT gate", "-gate", "-gate -kabul", "kabul -gate")]
expected = [("NOT gate", ("refused", "Query((<alldocuments> AND_NOT gate@1))")),
            ("-gate", ("Query(gate@1)", "Query(gate@1)")),
            ("-gate -kabul", ("Query((gate@1 OR kabul@2))", "Query((gate@1 OR kabul@2))")),
            ("kabul -gate", ("Query((kabul@1 AND_NOT gate@2))", "Query((kabul@1 AND_NOT gate@2))"))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
