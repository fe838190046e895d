#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Lucene 9.12.3: to BrazilianAnalyzer eleição and eleições are two words; presidência is "presidente"
#
# Guess: the regular plural in -ões meets its singular in -ão, as deputados meets deputado and as
#   PortugueseAnalyzer has it; presidência (the office) has a stem of its own.
# Seen: of the pairs tried only investigação meets its plural; eleição is eleica and eleições
#   eleico, likewise decisão. The term of presidência is "presidente", which no question for
#   presidente asks: that one is president.
# Known: an issue of a library catalogue (sul-dlss/exhibits no. 1128) tells of -ção and -ções with
#   a Portuguese stemmer; of this analyser nothing was found.
# Why it matters here: elections are written of in the plural: a search in the one number misses
#   the other. Of the two analysers for one language it is the one named for the country that does
#   this.
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
    var analyzer = new org.apache.lucene.analysis.br.BrazilianAnalyzer();
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
seen=$(java -Dfile.encoding=UTF-8 -Dsun.jnu.encoding=UTF-8 -cp "$folder/*:$folder" Terms deputado deputados eleição eleições \
    decisão decisões investigação investigações presidente presidência)
expected="deput deput eleica eleico decisa deciso investig investig president presidente "
echo "$seen"
[ "$seen" = "$expected" ] || { echo "changed; it was: $expected"; exit 1; }
echo "as found"
