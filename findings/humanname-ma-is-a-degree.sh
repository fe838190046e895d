#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# humanname 0.2.2: Ann Ma has no surname, and an MA
#
# Guess: letters of a degree are known by their capitals: "Ann Roe MA" has the suffix MA, "Ann Ma"
#   the surname Ma; and two parsers of names agree.
# Seen: humanname takes Ma for the degree in any case and sets it in capitals, even if no surname
#   is left; parse-full-name 1.2.7, with its short lists, never takes it, so there "Ann Roe MA" has
#   the surname MA. No answer of the two is right for both.
# Known: the README tells of a look-up of the last word in a list of suffixes; it does not say
#   that case is not looked at.
# Why it matters here: Ma is a common surname in bylines and in the news of China; grouped by
#   surname such people have none.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund humanname@0.2.2 parse-full-name@1.2.7 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import humanname from "humanname";
import { parseFullName } from "parse-full-name";
const parts = (name) => {
  const one = humanname.parse(name), other = parseFullName(name);
  return [[one.firstName, one.lastName, one.suffix], [other.first, other.last, other.suffix]];
};
const seen = ["Ann Roe MA", "Ann Ma", "Ann Roe Ma", "Ann Pa", "Ben Ma Roe"].map((name) => [name, parts(name)]);
const expected = [["Ann Roe MA", [["Ann", "Roe", "MA"], ["Ann", "MA", ""]]],
  ["Ann Ma", [["Ann", "", "MA"], ["Ann", "Ma", ""]]],
  ["Ann Roe Ma", [["Ann", "Roe", "MA"], ["Ann", "Ma", ""]]],
  ["Ann Pa", [["Ann", "Pa", ""], ["Ann", "Pa", ""]]],
  ["Ben Ma Roe", [["Ben Ma", "Roe", ""], ["Ben", "Roe", ""]]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
