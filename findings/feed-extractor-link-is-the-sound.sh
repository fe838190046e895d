#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# feed-extractor 8.0.3: the address of an Atom entry is the first link, be it the sound
#
# Guess: the link is the one of rel="alternate", which is also what a link without rel is (RFC
#   4287, 4.2.7.2), in whatever order they stand.
# Seen: feed-extractor takes the first link; rss-parser 3.13.0 looks for the word alternate and,
#   where it is left out, takes the first as well: the sound file is the address of the article.
# Known: the READMEs name a field link and no rule for it.
# Why it matters here: the address is what two copies of an article are known by: in such a feed
#   each article has that of its recording.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the package cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
npm --prefix "$folder" install --silent --no-audit --no-fund @extractus/feed-extractor@8.0.3 rss-parser@3.13.0 || exit 2
cat > "$folder/look.mjs" <<'JAVASCRIPT'
import { extractFromXml } from "@extractus/feed-extractor";
import Parser from "rss-parser";
const feed = (links) => '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Gull</title>' +
  "<id>urn:gull:1</id><updated>2021-03-03T10:00:00Z</updated><entry><title>Gate closed</title>" +
  "<id>urn:gull:2</id><updated>2021-03-03T10:00:00Z</updated><author><name>Jane Roe</name></author>" +
  "<summary>Short</summary>" + links + "</entry></feed>";
const sound = '<link rel="enclosure" type="audio/mpeg" href="http://gull.example/sound"/>';
const named = '<link rel="alternate" href="http://gull.example/page"/>';
const plain = '<link href="http://gull.example/page"/>';
const seen = [];
for (const [name, links] of [["page, sound", plain + sound], ["sound, page", sound + plain],
  ["sound, rel=alternate page", sound + named]]) {
  const found = [extractFromXml(feed(links)).entries[0].link,
    (await new Parser().parseString(feed(links))).items[0].link];
  seen.push([name, found.map((link) => link.split("/").pop())]);
}
const expected = [["page, sound", ["page", "page"]], ["sound, page", ["sound", "sound"]],
  ["sound, rel=alternate page", ["sound", "page"]]];
for (const [question, answer] of seen) console.log(question, "->", JSON.stringify(answer));
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.log("changed; it was", JSON.stringify(expected));
  process.exit(1);
}
console.log("as found");
JAVASCRIPT
TZ=UTC node "$folder/look.mjs"
