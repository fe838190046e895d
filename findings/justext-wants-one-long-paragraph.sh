#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# jusText 3.0.2: an article all of whose paragraphs are under 200 characters is boilerplate
#
# Guess: eight paragraphs of plain English prose, each of 190 characters, are content.
# Seen: each is "neargood", and where no paragraph of the page is longer than 200 characters
#   none is promoted: the answer is empty. At 210 characters all eight are content.
# Why it matters here: wire and tabloid paragraphs are that short; a peer comparison on briefs
#   measures this threshold and little else.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install jusText==3.0.2 lxml_html_clean==0.4.6 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import justext
PROSE = ("The harbour board met on Tuesday in the old customs house and it was agreed by all of them "
         "that the gate would be closed for the winter and that it would not be opened again before "
         "the repairs to it were done in May of the next year")
def kept(length):
    page = "<html><body>" + ("<p>" + PROSE[:length] + ".</p>") * 8 + "</body></html>"
    found = justext.justext(page.encode(), justext.get_stoplist("English"))
    return sum(not paragraph.is_boilerplate for paragraph in found)
seen = [(length, kept(length)) for length in (190, 210)]
expected = [(190, 0), (210, 8)]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
