#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# pysubs2 1.8.1: a NOTE of a WebVTT file is spoken by whoever spoke last
#
# Guess: comments are left out, and the speaker of <v Jane Roe> is the name of the event.
# Seen: a comment before the first cue goes; each later one is the end of the words of the cue
#   before it. The name is empty.
# Known: the class says that it shares its reading with SubRip, which has neither.
# Why it matters here: the transcript of a broadcaster may be WebVTT with notes of the desk in it:
#   they become words of a quotation, and nobody said it.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install pysubs2==1.8.1 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import pysubs2
CUES = ("WEBVTT", "NOTE to the desk: one", "00:01.000 --> 00:02.000\n<v Jane Roe>We will go.",
        "NOTE to the desk: two", "00:03.000 --> 00:04.000\nThey left.", "NOTE to the desk: three")
events = list(pysubs2.SSAFile.from_string("\n\n".join(CUES)))
seen = [((event.start, event.end), (event.name, event.plaintext)) for event in events]
expected = [((1000, 2000), ("", "We will go.\n\nNOTE to the desk: two")),
            ((3000, 4000), ("", "They left.\n\nNOTE to the desk: three"))]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
