#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Lucene 9.12.3: to IrishAnalyzer tAthair is athair, hÉireann stays a word apart from Éireann
#
# Guess: the letter that Irish sets before a vowel goes, whether t, n or h: tAthair, nAthair,
#   hÉireann.
# Seen: t and n before a capital go, and h only where a hyphen follows it, which Irish does not
#   write: "na hÉireann" (of Ireland) and "na hEorpa" (of Europe) are words of their own.
# Why it matters here: banks, parties and boards of that country have hÉireann in their names; a
#   question for Éireann misses all of them.
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
    var analyzer = new org.apache.lucene.analysis.ga.IrishAnalyzer();
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
seen=$(java -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -cp "$folder/*:$folder" Terms athair tAthair nAthair \
    n-athair h-athair hAthair Éireann hÉireann Eorpa hEorpa)
expected="athair athair athair athair athair hathair éireann héireann eorpa heorpa "
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed; it was: $expected"; exit 1; }
echo "as found"
