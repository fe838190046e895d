#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Lucene 9.12.3: IndonesianAnalyzer parts mengatakan (says) from dikatakan (is said)
#
# Guess: the active and the passive of one verb meet in its root, as mengumumkan and diumumkan
#   (announce) do: kata for mengatakan, dikatakan and katanya.
# Seen: where the prefix swallowed the first letter of the root (k, t, s, p), the rest is taken as it
#   is: mengatakan is "ata", menulis "ulis", menyatakan "sata", memimpin "impin"; dikatakan is "kata".
# Known: the stemmer follows Tala's, of which it is known that it has no dictionary; the page of the
#   analyser says nothing about roots that lose a letter.
# Why it matters here: mengatakan is the commonest verb of reporting of that language: who searches
#   for what was said finds one voice of it.
#
# Exits 0 while this is so, 1 once it has changed, 2 where the packages or a JDK cannot be had.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
command -v mvn >/dev/null && command -v javac >/dev/null || exit 2
for artifact in lucene-core lucene-analysis-common; do
  mvn -q -B "-Dmaven.repo.local=$folder/m2" dependency:copy "-DoutputDirectory=$folder" \
      "-Dartifact=org.apache.lucene:$artifact:9.12.3" >/dev/null 2>&1 || exit 2
done
cat > "$folder/Terms.java" <<'JAVA'
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public class Terms {
  public static void main(String[] texts) throws Exception {
    var analyzer = new org.apache.lucene.analysis.id.IndonesianAnalyzer();
    for (String text : texts) {
      try (var stream = analyzer.tokenStream("text", text)) {
        var term = stream.addAttribute(CharTermAttribute.class);
        stream.reset();
        while (stream.incrementToken()) System.out.print(term + " ");
      }
    }
    System.out.println();
  }
}
JAVA
export LC_ALL=C.UTF-8
javac -encoding UTF-8 -cp "$folder/*" -d "$folder" "$folder/Terms.java"
seen=$(java -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -cp "$folder/*:$folder" Terms mengumumkan diumumkan mengatakan dikatakan menulis ditulis memimpin dipimpin)
expected="umum umum ata kata ulis tulis impin pimpin "
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed; it was: $expected"; exit 1; }
echo "as found"
