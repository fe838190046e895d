#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# webvtt-py 0.6.0: question and answer in one cue are both the first speaker's
#
# Guess: a cue with two voices gives two captions, or no voice, or both: the format allows more
#   than one <v> in a cue.
# Seen: the voice is that of the first line alone, and the text is that of all lines without a
#   mark: John's "No." is Jane's. Where the voice begins on the second line there is none.
# Known: the README calls it the voice span of the cue, if any; it does not speak of a second.
# Why it matters here: interviews put question and answer into one cue: who reads speakers from it
#   has the answer said by the one who asked.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv" || exit 2
"$folder/venv/bin/pip" --quiet --disable-pip-version-check install webvtt-py==0.6.0 || exit 2
"$folder/venv/bin/python" - <<'PYTHON'
import sys
import webvtt
HEAD = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
def read(cue):
    return [(caption.voice, caption.text) for caption in webvtt.from_string(HEAD + cue + "\n")]
CUES = ("<v Jane Roe>Will you go?</v>", "<v Jane Roe>Will you go?</v>\n<v John Doe>No.</v>",
        "Applause.\n<v John Doe>No.</v>")
seen = [(cue, read(cue)) for cue in CUES]
expected = [(CUES[0], [("Jane Roe", "Will you go?")]), (CUES[1], [("Jane Roe", "Will you go?\nNo.")]),
            (CUES[2], [(None, "Applause.\nNo.")])]
for question, answer in seen:
    print(question, "->", answer)
if seen != expected:
    print("changed; it was", expected)
    sys.exit(1)
print("as found")
PYTHON
