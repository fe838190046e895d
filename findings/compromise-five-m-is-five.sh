#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# compromise 14.17.0: £5m is five pounds, £5 million five million
#
# Guess: "£5m" and "€1.2bn" are the numbers that "£5 million" and "€1.2 billion" are, since the
#   currency before them is read.
# Seen: m and bn are kept aside as a suffix or a unit, and the number is 5 or 1.2:
#   greaterThan(1000) passes over such a sum.
# Known: the README shows a suffix beside the number with a currency ("cad"); it has no example of
#   a short million.
# Why it matters here: most papers print millions so: sums of a corpus read with it are a million
#   times too small wherever the paper kept to its style guide.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund compromise@14.17.0 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import nlp from "compromise";
const read = (text) => {
  const numbers = nlp(text).numbers();
  return [numbers.get()[0], numbers.greaterThan(1000).length];
};
const seen = ["a £5 million deal", "a £5m deal", "a €1.2bn deal", "12,000 people", "5m people"]
  .map((text) => [text, read(text)]);
const expected = [["a £5 million deal", [5000000, 1]], ["a £5m deal", [5, 0]], ["a €1.2bn deal", [1.2, 0]],
  ["12,000 people", [12000, 1]], ["5m people", [5, 0]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
