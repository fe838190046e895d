#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# feedparser 6.0.14: an RSS author with an address at a newer domain loses the name
#
# Guess: <author>desk@gull.press (Jane Doe)</author> gives the name Jane Doe, as it does for
#   desk@gull.ca.
# Seen: the address is cut after four letters of its last label and the rest is taken for the
#   name: .press gives "s (Jane Doe", .media gives "a (Jane Doe". .ca and .news are read right.
#   Nothing is reported (bozo is false).
# Why it matters here: bylines that other tools exported from feeds of .press, .media and
#   .london papers hold such names.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install feedparser==6.0.14 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import feedparser
FEED = ('<rss version="2.0"><channel><title>Gull</title><item><title>Gate closed</title>'
        '<author>%s</author></item></channel></rss>')
seen = []
for address in ("desk@gull.ca", "desk@gull.news", "desk@gull.press", "desk@gull.media"):
    feed = feedparser.parse(FEED % (address + " (Jane Doe)"))
    seen.append((address, (feed.entries[0].author_detail.name, bool(feed.bozo))))
expected = [("desk@gull.ca", ("Jane Doe", False)), ("desk@gull.news", ("Jane Doe", False)),
            ("desk@gull.press", ("s (Jane Doe", False)), ("desk@gull.media", ("a (Jane Doe", False))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
