#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# citation-js 0.7.22: as RIS a newspaper article has no author and no day, a magazine's has both
#
# Guess: all kinds of article keep author and date: RIS has AU and DA for each.
# Seen: a newspaper article is written as TY - NEWS with its year alone, and read from NEWS it has
#   neither author nor day; the table of the plug-in takes the author of such an article from a
#   "reporter" and its date from PY alone.
# Known: its issues were searched: one tells of losses for types in capitals (no. 225), none of
#   this.
# Why it matters here: RIS is how a list of hits goes into a library of references: through this
#   converter the byline and the day of every newspaper article are gone.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund citation-js@0.7.22 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import { createRequire } from "node:module";
const Cite = createRequire(import.meta.url)("citation-js");
const tags = (type) => {
  const entry = { id: "a", type, title: "Gate closed", "container-title": "The Gull",
    author: [{ family: "Roe", given: "Jane" }], issued: { "date-parts": [[2021, 3, 3]] } };
  const lines = new Cite([entry]).format("ris").split("\n");
  return ["TY", "AU", "DA", "PY"].map((tag) => lines.find((line) => line.startsWith(tag)) ?? "no " + tag);
};
const read = (type) => {
  const text = "TY  - " + type + "\nAU  - Roe, Jane\nTI  - Gate closed\nDA  - 2021/03/03/\nER  - \n";
  const [entry] = new Cite(text).data;
  return [entry.author?.[0].family ?? "no author", entry.issued?.["date-parts"][0].join("-") ?? "no day"];
};
const seen = [["article-magazine", tags("article-magazine")], ["article-newspaper", tags("article-newspaper")],
  ["MGZN", read("MGZN")], ["NEWS", read("NEWS")]];
const expected = [["article-magazine", ["TY  - MGZN", "AU  - Roe, Jane", "DA  - 2021/3/3/", "PY  - 2021"]],
  ["article-newspaper", ["TY  - NEWS", "no AU", "no DA", "PY  - 2021"]], ["MGZN", ["Roe", "2021-3-3"]],
  ["NEWS", ["no author", "no day"]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
