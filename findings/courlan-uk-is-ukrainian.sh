#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# courlan 1.4.0: with language="en" the UK section of a paper is thrown away
#
# Guess: the language filter drops /de/ and /es/, and keeps sections named for places: /la/ for
#   Los Angeles, /in/ for India.
# Seen: any first folder of two letters that is some language's code is that language: /uk/ is
#   Ukrainian, /la/ Latin, /in/ Indonesian, /my/ Burmese, and the address is dropped without a
#   word; /us/, no code, stays.
# Known: the manual shows the filter with /en/ and with the host, and calls it heuristic; it
#   names no such clash.
# Why it matters here: a crawl for English news that asks for English loses the home news of
#   British papers.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install \
    courlan==1.4.0 babel==2.19.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from courlan import check_url
def kept(section):
    address = "https://gull.example/" + section + "/gate-closed"
    return [check_url(address) is not None, check_url(address, language="en") is not None]
seen = [(section, kept(section)) for section in ("us", "sport", "uk-news", "de", "uk", "la", "in", "my")]
expected = [("us", [True, True]), ("sport", [True, True]), ("uk-news", [True, True]),
            ("de", [True, False]), ("uk", [True, False]), ("la", [True, False]),
            ("in", [True, False]), ("my", [True, False])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
