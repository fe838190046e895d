#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# smartquotes 2.3.2: a quotation that opens with a quotation begins with inches
#
# Guess: a double mark at the beginning of a text or behind a blank opens, whatever follows it.
# Seen: before a single mark it does not: at the beginning it is a double prime (″, the sign of
#   inches), behind a blank a closing mark. The other way about, single before double, is right.
# Known: the README names primes for measures; marks within marks are not spoken of.
# Why it matters here: a witness who quotes another is printed so: no reader of quotations pairs ″
#   with ”, so the whole quotation is lost.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund smartquotes@2.3.2 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import smartquotes from "smartquotes";
const seen = ["\"'Stop,' he said to me.\"", "\"He said 'stop' to me.\"", "He said: \"'Stop' was all.\"",
  "'\"Stop,\" he said.'", "5' 10\" tall"].map((text) => [text, smartquotes(text)]);
const expected = [["\"'Stop,' he said to me.\"", "″‘Stop,’ he said to me.”"],
  ["\"He said 'stop' to me.\"", "“He said ‘stop’ to me.”"],
  ["He said: \"'Stop' was all.\"", "He said: ”‘Stop’ was all.”"],
  ["'\"Stop,\" he said.'", "‘“Stop,” he said.’"], ["5' 10\" tall", "5′ 10″ tall"]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
