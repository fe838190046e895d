#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# sentence-splitter 5.0.1: “Go!” is cut before its closing mark, "Go!" is not
#
# Guess: typographic marks keep their quotation together, as the straight ones of the README do.
# Seen: behind ! and ? the sentence ends before the closing mark, and that mark opens the next
#   one; behind a full stop “Go.” is not parted from what follows at all.
# Known: the README promises that text between double quotes is not split, with straight ones and
#   the Japanese ones as examples.
# Why it matters here: newspapers print the curly marks: each half has one mark without its
#   fellow, and a reader of quotations pairs the closing mark with the next opening one.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund sentence-splitter@5.0.1 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import { split } from "sentence-splitter";
const parts = (text) => split(text).filter((node) => node.type === "Sentence").map((node) => node.raw);
const seen = ['"Go!" she cried.', "“Go!” she cried.", "«Go!» she cried.", "She asked: “Why?” Nobody knew.",
  "“Go.” She went."].map((text) => [text, parts(text)]);
const expected = [['"Go!" she cried.', ['"Go!" she cried.']], ["“Go!” she cried.", ["“Go!", "” she cried."]],
  ["«Go!» she cried.", ["«Go!", "» she cried."]],
  ["She asked: “Why?” Nobody knew.", ["She asked: “Why?", "” Nobody knew."]],
  ["“Go.” She went.", ["“Go.” She went."]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
