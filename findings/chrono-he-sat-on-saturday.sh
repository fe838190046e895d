#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# chrono-node 2.10.3: "He sat down" is a Saturday; "They may go" is no May
#
# Guess: a small-written "sat", "sun" or "wed" in a sentence is no date, as "may" and "jan" are
#   none.
# Seen: sat, sun and wed are days of the week in any sentence; "may" and "jan" are left alone,
#   but "march" is a month. 24/7 is the 24th of July.
# Known: the README names no guarded words; the code has a guard for "may" and one for months of
#   three letters that stand alone.
# Why it matters here: dates read from running text put such sentences on a time line: a weekday
#   needs a capital or a preposition.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund chrono-node@2.10.3 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import * as chrono from "chrono-node";
const reference = new Date("2021-03-03T12:00:00Z");
const read = (text) => chrono.parse(text, reference)
  .map((found) => found.text + " = " + found.date().toISOString().slice(0, 10));
const seen = ["They may go home", "Jan said no", "He sat down", "The sun rose", "They wed in Paris",
  "The march went on", "A 24/7 service"].map((text) => [text, read(text)]);
const expected = [["They may go home", []], ["Jan said no", []],
  ["He sat down", ["sat = 2021-03-06"]], ["The sun rose", ["sun = 2021-02-28"]],
  ["They wed in Paris", ["wed = 2021-03-03"]], ["The march went on", ["march = 2021-03-01"]],
  ["A 24/7 service", ["24/7 = 2021-07-24"]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
