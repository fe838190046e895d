// SPDX-License-Identifier: GPL-2.0-or-later
// Words without marks, and people named again, in the languages with a table. Each row is a short
// text and what it says, one "words|full name" a line.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/indexer/annotate/rows.hh"

namespace news::annotation {
namespace {

TEST(ReportedSpeech, GermanTellsWhatWasSaidInTheMainClauseBehindWie) {
  constexpr Row kRows[] = {
      {"Wie die Polizei am Montag mitteilte, waren drei Straßen gesperrt.",
       "waren drei Straßen gesperrt|die Polizei\n"},
      {"Drei Straßen waren gesperrt, wie Bürgermeister Jens Wolter sagte.",
       "Drei Straßen waren gesperrt|Jens Wolter\n"},
      {"Die Frage bleibt, wie ernst es der Minister mit dem Plan meint, der lange lag.", ""},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, GermanInfinitivesAreWhatIsPromised) {
  constexpr Row kRows[] = {
      {"Bürgermeister Jens Wolter kündigte an, den Vorfall im Rat zu behandeln.",
       "den Vorfall im Rat zu behandeln|Jens Wolter\n"},
      {"Ein Sprecher der Polizei riet dazu, bei solchen Anrufen sofort aufzulegen.",
       "bei solchen Anrufen sofort aufzulegen|Ein Sprecher der Polizei\n"},
      {"Bürgermeister Jens Wolter sprach lange, um den Rat für sich zu gewinnen.", ""},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, TheSubjunctiveGoesOnWithWhomTheSentenceBeforeIsAbout) {
  constexpr Row kRows[] = {
      {"Kapitän Timo Hahn kritisierte den Plan. Er sei viel zu teuer für den Verein.",
       "Er sei viel zu teuer für den Verein|Timo Hahn\n"},
      {"Sprecherin Heike Rudolf sagte, die Lage sei ernst. Viele Keller stünden unter Wasser.",
       "die Lage sei ernst|Heike Rudolf\nViele Keller stünden unter Wasser|Heike Rudolf\n"},
      // A form that is in no list, by where it stands.
      {"Ingenieur Uwe Kauer erklärte, bei Hitze dehne der Beton sich aus.",
       "bei Hitze dehne der Beton sich aus|Uwe Kauer\n"},
      // The main verb tells a fact; only a clause that hangs on it reports.
      {"Kapitän Timo Hahn sieht drei Ziele. Er nennt eine Regel, die allen helfen könne.", ""},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, TheSourceMayStandInsideWhatIsSaid) {
  constexpr Row kRows[] = {
      {"Das Haus war laut Polizei seit Jahren unbewohnt.",
       "Das Haus war laut Polizei seit Jahren unbewohnt|Polizei\n"},
      {"Alle Seiten, so Bürgermeister Jens Wolter, müssten sich bewegen.",
       "Alle Seiten, so Bürgermeister Jens Wolter, müssten sich bewegen|Jens Wolter\n"},
      {"Nach Informationen des »Boten« läuft der Vertrag bis Mai.",
       "läuft der Vertrag bis Mai|Boten\n"},
      {"Nach Angaben von Anwohnern kam der Wagen von links.",
       "kam der Wagen von links|Anwohnern\n"},
      {"Der Schaden sei hoch, hieß es.", "Der Schaden sei hoch|\n"},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, DocumentsAndPapersTellWhoseWordsTheyAre) {
  constexpr Row kRows[] = {
      {"In einer Erklärung des Ministeriums hieß es: »Wir prüfen den Fall sehr genau.«",
       "»Wir prüfen den Fall sehr genau.«|des Ministeriums\n"},
      {"Zur Begründung hieß es, der Schaden sei sehr hoch.", "der Schaden sei sehr hoch|\n"},
      {"Gegenüber dem »Boten« sagte Bürgermeister Jens Wolter: »Wir hoffen noch auf Regen.«",
       "»Wir hoffen noch auf Regen.«|Jens Wolter\n"},
      {"Nach einem Bericht des Magazins »Bote« will der Bund mehr zahlen.",
       "will der Bund mehr zahlen|Magazins\n"},
      {"Bei dem Treffen sagte der Chef der Ärztekammer, Dietmar Hoppe, man könne damit leben.",
       "man könne damit leben|Dietmar Hoppe\n"},
      {"Die Krankenkassen befürchten hingegen, dass das Geld nicht reicht.",
       "das Geld nicht reicht|Die Krankenkassen\n"},
      {"Das Robert-Lang-Institut teilte mit, es gebe drei Fälle.",
       "es gebe drei Fälle|Das Robert-Lang-Institut\n"},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, GermanNounsSideBySideAreNobody) {
  constexpr Row kRows[] = {
      {"Wirtin Lena Haug klagte nach langer Zeit Wochen Sorgen. »Das war zu viel für uns«, sagte "
       "sie.",
       "»Das war zu viel für uns«|Lena Haug\n"},
      {"»Wir hatten keine Wahl mehr«, sagte der 47-Jährige Timo Hahn.",
       "»Wir hatten keine Wahl mehr«|Timo Hahn\n"},
      {"Kapitän Timo Hahn war müde. »Wir hatten keine Wahl mehr«, sagte der 47-Jährige.",
       "»Wir hatten keine Wahl mehr«|Timo Hahn\n"},
  };
  expect_rows("de", kRows);
}

TEST(ReportedSpeech, FrenchVerbsThatAreInNoListStillTellWhoSpeaks) {
  constexpr Row kRows[] = {
      {"« On n'a plus le choix, la poutre cède », a laissé tomber la mairesse Josiane Pelletier.",
       "« On n'a plus le choix, la poutre cède »|Josiane Pelletier\n"},
      {"« J'ai cru à une blague de mon frère », rigole Didier, qui a rempli la grille.",
       "« J'ai cru à une blague de mon frère »|Didier\n"},
      {"« On attend des grêlons gros comme ça », met en garde le prévisionniste Franck Delorme.",
       "« On attend des grêlons gros comme ça »|Franck Delorme\n"},
      {"Le maire Hubert Lasalle a pour sa part déclaré que la route serait rouverte.",
       "la route serait rouverte|Hubert Lasalle\n"},
      {"Le bailleur a fait savoir que douze familles seraient relogées.",
       "douze familles seraient relogées|Le bailleur\n"},
      {"Il faut savoir que douze familles seraient relogées.", ""},
  };
  expect_rows("fr", kRows);
}

TEST(ReportedSpeech, TheClauseThatTellsWhoSaidItMayStandFirst) {
  constexpr Row kPolish[] = {
      {"Jak poinformowała policja, nikt nie został ranny.", "nikt nie został ranny|policja\n"},
      {"Kapitan Piotr Wrona przyznał, że zespół zawiódł.", "zespół zawiódł|Piotr Wrona\n"},
  };
  expect_rows("pl", kPolish);
  constexpr Row kRussian[] = {
      {"В МЧС заявили, что причиной стал паводок.", "причиной стал паводок|МЧС\n"},
  };
  expect_rows("ru", kRussian);
}

TEST(ReportedSpeech, ANounNamesSomebodyAgain) {
  constexpr Row kRows[] = {
      {"Le Belge Joris Vandamme a gagné hier. « Je rêvais de ce jour depuis dix ans », a réagi le "
       "grimpeur.",
       "« Je rêvais de ce jour depuis dix ans »|Joris Vandamme\n"},
      {"Me Sandrine Leduc a plaidé jeudi. L'avocate a dénoncé une enquête « bâclée du début à la "
       "fin ».",
       "« bâclée du début à la fin »|Sandrine Leduc\n"},
      {"Le ministre de la Justice, Ousmane Fallou, était là. « Il faut que cela cesse ici », "
       "a-t-il tranché.",
       "« Il faut que cela cesse ici »|Ousmane Fallou\n"},
      {"De son partenaire Samuel Ortiz, la comédienne Léa Varin parle bien. Du film, elle dit : "
       "« Il a plu pendant un mois. »",
       "« Il a plu pendant un mois. »|Léa Varin\n"},
  };
  expect_rows("fr", kRows);
  constexpr Row kSpanish[] = {
      {"El abogado Ernesto Vidal niega todo. «Mi cliente quiere hablar ya», dijo el letrado.",
       "«Mi cliente quiere hablar ya»|Ernesto Vidal\n"},
      {"El director Raúl Ferro avisó ayer. «Quedan dos finales por jugar», remató.",
       "«Quedan dos finales por jugar»|Raúl Ferro\n"},
  };
  expect_rows("es", kSpanish);
}

}  // namespace
}  // namespace news::annotation
