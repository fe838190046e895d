// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what in languages other than English: a table of constructions a language. Each row is a
// short text of its own and what it says, one "PATTERN|words|full name" a line.
#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <string_view>

#include "tests/unit/indexer/annotate/rows.hh"

namespace news::annotation {
namespace {

std::string read(std::string_view text, std::string_view language) {
  std::string out;
  for (const Quote& quote : annotated(text, language).quotes) {
    out += quote.pattern + "|" + quote.text + "|" + quote.speaker_full + "\n";
  }
  return out;
}

constexpr Row kFrench[] = {
    {"« Le pont tiendra », a déclaré mardi la mairesse Odile Marchand.\n\n« Il a cent ans », "
     "a-t-elle "
     "ajouté.",
     "QVS|« Le pont tiendra »|Odile Marchand\nQVS|« Il a cent ans »|Odile Marchand\n"},
    {"Le chef du syndicat, Luc Perron, a vivement réagi : « On nous ment depuis un an. »",
     "SVQ|« On nous ment depuis un an. »|Luc Perron\n"},
    {"« La glace cède, explique Odile Marchand, et personne ne regarde. »",
     "QVS|« La glace cède, explique Odile Marchand, et personne ne regarde. »|Odile Marchand\n"},
    {"La ministre Odile Marchand a précisé que le pont fermera en mai.",
     "SVC|le pont fermera en mai|Odile Marchand\n"},
    {"Selon l'économiste Luc Perron, la dette va doubler.", "ACC|la dette va doubler|Luc Perron\n"},
    {"Luc Perron est inquiet. M. Perron a évoqué « un gouffre ».",
     "SVM|« un gouffre »|Luc Perron\n"},
    {"— Tu pars encore, dit Odile Marchand en riant.", "QVS|Tu pars encore|Odile Marchand\n"},
    {"« Je n'ai rien vu », tonne la députée Odile Marchand. Et d'ajouter : « Rien du tout. »",
     "QVS|« Je n'ai rien vu »|Odile Marchand\nSVQ|« Rien du tout. »|Odile Marchand\n"},
    {"Le train, surnommé « le serpent », passe deux fois par jour.", ""},
};

constexpr Row kGerman[] = {
    {"„Die Brücke hält“, sagte Bürgermeisterin Eva Brandt. „Sie ist hundert Jahre alt“, fügte sie "
     "hinzu.",
     "QVS|„Die Brücke hält“|Eva Brandt\nQVS|„Sie ist hundert Jahre alt“|Eva Brandt\n"},
    {"»Mit dem Rad«, sagt Jan Krüger, »ist man schneller.«",
     "QVS|»Mit dem Rad«|Jan Krüger\nFLOAT-Q|»ist man schneller.«|Jan Krüger\n"},
    {"Die Brücke sei sicher, so Eva Brandt. Es gebe keinen Grund zur Sorge.",
     "CVS|Die Brücke sei sicher|Eva Brandt\nFLOAT-C|Es gebe keinen Grund zur Sorge|Eva Brandt\n"},
    {"Eva Brandt sagte, die Brücke müsse im Mai schließen.",
     "SVC|die Brücke müsse im Mai schließen|Eva Brandt\n"},
    {"Der Sprecher des Vereins, Jan Krüger, teilte mit, dass das Spiel entfällt.",
     "SVC|das Spiel entfällt|Jan Krüger\n"},
    {"Nach Angaben der Polizei sind zwei Fahrer verletzt. Ökonom Jan Krüger zufolge wächst die "
     "Gefahr.",
     "ACC|sind zwei Fahrer verletzt|der Polizei\nACC|wächst die Gefahr|Jan Krüger\n"},
    {"Eva Brandt warf ihm »Trickserei« vor.", "SVM|»Trickserei«|Eva Brandt\n"},
    {"Finanzministerin Eva Brandt kam spät. „Wir zahlen“, erklärte die Ministerin.",
     "QVS|„Wir zahlen“|Eva Brandt\n"},
};

constexpr Row kSpanish[] = {
    {"«El puente aguanta», afirma la alcaldesa, Rosa Molina. «Tiene cien años», añadió.",
     "QVS|«El puente aguanta»|Rosa Molina\nQVS|«Tiene cien años»|Rosa Molina\n"},
    {"El portavoz, Luis Prado, fue tajante: \"No habrá ayudas este año\".",
     "SVQ|\"No habrá ayudas este año\"|Luis Prado\n"},
    {"Rosa Molina explicó que el puente cerrará en mayo.",
     "SVC|el puente cerrará en mayo|Rosa Molina\n"},
    {"Según el ingeniero Luis Prado, la grieta crece cada mes.",
     "ACC|la grieta crece cada mes|Luis Prado\n"},
    {"—Así no llegamos —dice Luis Prado mientras recoge.", "QVS|Así no llegamos|Luis Prado\n"},
    {"El ministro de Pesca, Luis Prado, llegó tarde. «No es un parche», replicó el ministro.",
     "QVS|«No es un parche»|Luis Prado\n"},
    {"La novela «La casa del viento» llega hoy.", ""},
};

constexpr Row kPortuguese[] = {
    {"\"A ponte aguenta\", disse a prefeita, Rosa Moura. \"Tem cem anos\", acrescentou.",
     "QVS|\"A ponte aguenta\"|Rosa Moura\nQVS|\"Tem cem anos\"|Rosa Moura\n"},
    {"Segundo o engenheiro Rui Prado, a fenda cresce todos os meses.",
     "ACC|a fenda cresce todos os meses|Rui Prado\n"},
};

constexpr Row kItalian[] = {
    {"«Il ponte regge», ha detto la sindaca Rosa Mori. «Ha cento anni», ha aggiunto.",
     "QVS|«Il ponte regge»|Rosa Mori\nQVS|«Ha cento anni»|Rosa Mori\n"},
    {"Secondo l'ingegnere Luca Prato, la crepa cresce ogni mese.",
     "ACC|la crepa cresce ogni mese|Luca Prato\n"},
};

constexpr Row kDutch[] = {
    {"“De brug houdt het”, zegt burgemeester Roos Mulder. “Hij is honderd jaar oud”, voegt ze "
     "eraan toe.",
     "QVS|“De brug houdt het”|Roos Mulder\nQVS|“Hij is honderd jaar oud”|Roos Mulder\n"},
    {"Volgens ingenieur Pieter Vos groeit de scheur elke maand.",
     "ACC|groeit de scheur elke maand|Pieter Vos\n"},
};

constexpr Row kSwedish[] = {
    {"– Bron håller, säger borgmästaren Eva Lind.", "QVS|Bron håller|Eva Lind\n"},
    {"Eva Lind påpekar att bron är hundra år gammal.", "SVC|bron är hundra år gammal|Eva Lind\n"},
};

constexpr Row kPolish[] = {
    {"– Most wytrzyma – powiedział Jan Nowak. – Ma sto lat.",
     "QVS|Most wytrzyma|Jan Nowak\nFLOAT-Q|Ma sto lat.|Jan Nowak\n"},
    {"Zdaniem Jana Nowaka pęknięcie rośnie co miesiąc. „Most wytrzyma”, stwierdził Jan Nowak.",
     "ACC|pęknięcie rośnie co miesiąc|Jan Nowak\nQVS|„Most wytrzyma”|Jan Nowak\n"},
};

constexpr Row kRussian[] = {
    {"«Мост выдержит», — сказал мэр Иван Белов. «Ему сто лет», — добавил он.",
     "QVS|«Мост выдержит»|Иван Белов\nQVS|«Ему сто лет»|Иван Белов\n"},
    {"Программа «Здоровый дом» продолжает работать.", ""},
};

TEST(Table, SwedishSaysWhoSpeaks) {
  expect_rows("sv", kSwedish, read);
}
TEST(Table, PolishSaysWhoSpeaks) {
  expect_rows("pl", kPolish, read);
}
TEST(Table, RussianSaysWhoSpeaks) {
  expect_rows("ru", kRussian, read);
}
TEST(Table, PortugueseSaysWhoSpeaks) {
  expect_rows("pt-BR", kPortuguese, read);
}
TEST(Table, ItalianSaysWhoSpeaks) {
  expect_rows("it", kItalian, read);
}
TEST(Table, DutchSaysWhoSpeaks) {
  expect_rows("nl", kDutch, read);
}
TEST(Table, FrenchSaysWhoSpeaks) {
  expect_rows("fr-CA", kFrench, read);
}
TEST(Table, GermanSaysWhoSpeaks) {
  expect_rows("de", kGerman, read);
}
TEST(Table, SpanishSaysWhoSpeaks) {
  expect_rows("es", kSpanish, read);
}

TEST(Table, NorwegianSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"– Brua er gammel, sier ordfører Kari Lund (Sp).\n\n– Vi bygger en ny, legger hun til.",
       "QVS|Brua er gammel|Kari Lund\nQVS|Vi bygger en ny|Kari Lund\n"},
      {"«Jeg løp ut», sa eieren Ola Moen.", "QVS|«Jeg løp ut»|Ola Moen\n"},
      {"Ifølge Nina Berg er ingen skadd.", "ACC|er ingen skadd|Nina Berg\n"},
  };
  expect_rows("nb", kRows, read);
}

TEST(Table, DanishSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"- Broen er gammel, siger borgmester Mette Holm (S).", "QVS|Broen er gammel|Mette Holm\n"},
      {"»Ingen har spurgt os«, siger naboen Jens Krog til avisen.",
       "QVS|»Ingen har spurgt os«|Jens Krog\n"},
      {"Mette Holm oplyser, at broen bliver færdig.", "SVC|broen bliver færdig|Mette Holm\n"},
  };
  expect_rows("da", kRows, read);
}

TEST(Table, UkrainianSaysWhoSpeaks) {
  constexpr Row kRows[] = {
      {"«Міст старий», – сказала мер Олена Гнатюк.", "QVS|«Міст старий»|Олена Гнатюк\n"},
      {"– Нас не питали, – каже мешканець Петро Коваль.", "QVS|Нас не питали|Петро Коваль\n"},
      {"Власник Василь Мороз розповів: «Я вибіг надвір».", "SVQ|«Я вибіг надвір»|Василь Мороз\n"},
  };
  expect_rows("uk", kRows, read);
}

TEST(Table, NobodyIsCarriedOverAVerbThatIsNotUnderstood) {
  const Article a = annotated(
      "« Le pont tiendra », a dit Odile Marchand.\n\n« Il va tomber demain matin », xyz zzyx qui "
      "passait par là.",
      "fr");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[1].speaker_full, "");
}

TEST(Table, EachSpeakerIsCountedUnderTheFullName) {
  const Article a = annotated(
      "« Oui », a dit la mairesse Odile Marchand. « Non, jamais », a dit Marchand.", "fr");
  ASSERT_EQ(a.speakers.size(), 1u);
  EXPECT_EQ(a.speakers[0].name, "Odile Marchand");
  EXPECT_EQ(a.speakers[0].quotes, 2u);
  EXPECT_EQ(a.speakers[0].kind, SpeakerKind::person);
}

TEST(Table, TheLikelyLanguageServesWhereNoneIsStated) {
  Article a;
  a.body = "„Die Brücke hält“, sagte Eva Brandt.";
  annotate(a, "de");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Eva Brandt");
}

TEST(Table, TellsWhichLanguagesHaveSpeakers) {
  EXPECT_TRUE(knows_speakers("en-CA"));
  EXPECT_TRUE(knows_speakers("fr-CA"));
  EXPECT_TRUE(knows_speakers("de"));
  EXPECT_TRUE(knows_speakers("nb"));
  EXPECT_TRUE(knows_speakers("zh-TW"));
  EXPECT_FALSE(knows_speakers("tlh"));
  EXPECT_FALSE(knows_speakers(""));
}

// Of two sayings in a row, the second has no subject of its own: it is that of its sentence.
TEST(Table, AVerbWithoutASubjectHasThatOfItsSentence) {
  EXPECT_EQ(read("« Le pont tient », a dit Odile Marchand. Le juge a rejeté la plainte, estimant "
                 "que le délai était dépassé. Luc Perron est parti et a dit que tout était perdu.",
                 "fr"),
            "QVS|« Le pont tient »|Odile Marchand\nSVC|le délai était dépassé|Le juge\n"
            "SVC|tout était perdu|Luc Perron\n");
  EXPECT_EQ(
      read("„Die Brücke hält“, sagte Eva Brandt. Das Gericht lehnte ab und erklärte, dass die "
           "Frist vorbei ist.",
           "de"),
      "QVS|„Die Brücke hält“|Eva Brandt\nSVC|die Frist vorbei ist|Das Gericht\n");
  EXPECT_EQ(read("«Il ponte regge», ha detto Rosa Mori. Il giudice ha respinto il ricorso, "
                 "spiegando che il termine era scaduto.",
                 "it"),
            "QVS|«Il ponte regge»|Rosa Mori\nSVC|il termine era scaduto|Il giudice\n");
  EXPECT_EQ(read("“De brug houdt het”, zegt burgemeester Roos Mulder. De rechter wees de eis af en "
                 "zei dat de "
                 "termijn voorbij is.",
                 "nl"),
            "QVS|“De brug houdt het”|Roos Mulder\nSVC|de termijn voorbij is|De rechter\n");
  EXPECT_EQ(read("«Мост выдержит», — сказал Иван Белов. Мария Котова ушла и сказала, что очень "
                 "устала от споров.",
                 "ru"),
            "QVS|«Мост выдержит»|Иван Белов\nSVC|очень устала от споров|Мария Котова\n");
}

TEST(Table, WhatIsSaidByNobodyIsNotCarriedOn) {
  EXPECT_EQ(read("« Le pont tient », a dit Odile Marchand. La ville a changé et on dit que le port "
                 "va fermer.",
                 "fr"),
            "QVS|« Le pont tient »|Odile Marchand\n");
  EXPECT_EQ(
      read("«El puente aguanta», dijo Rosa Molina. Añadió que la obra sigue. Se informó que la "
           "vía está cortada.",
           "es"),
      "QVS|«El puente aguanta»|Rosa Molina\nSVC|la obra sigue|Rosa Molina\n");
}

TEST(Table, SeveralAreNotTheOneWhoSpokeBefore) {
  EXPECT_EQ(
      read("«El puente aguanta», dijo Rosa Molina. «Nadie nos avisó de nada», dijeron.", "es"),
      "QVS|«El puente aguanta»|Rosa Molina\nQVS|«Nadie nos avisó de nada»|\n");
  EXPECT_EQ(read("„Czekamy”, powiedzieli mieszkańcy. „Nie wiemy”, dodali.", "pl"),
            "QVS|„Czekamy”|mieszkańcy\nQVS|„Nie wiemy”|mieszkańcy\n");
}

TEST(Table, ABodyIsWhereSeveralSpeak) {
  EXPECT_EQ(
      read("«Мост выдержит», — сказал Иван Белов. «Дорогу закрыли», — сообщили в полиции.", "ru"),
      "QVS|«Мост выдержит»|Иван Белов\nQVS|«Дорогу закрыли»|полиции\n");
  EXPECT_EQ(read("«La vía está cortada», dijeron desde el ayuntamiento.", "es"),
            "QVS|«La vía está cortada»|el ayuntamiento\n");
}

TEST(Table, OnlySomebodyIsASource) {
  for (const std::string_view text :
       {"Selon les cas, le prix double en un an.", "Selon la saison, le prix varie beaucoup."})
    EXPECT_EQ(read(text, "fr"), "") << text;
  EXPECT_EQ(read("Según los casos, el precio se duplica.", "es"), "");
  EXPECT_EQ(read("Selon les pêcheurs, l'eau est trop chaude.", "fr"),
            "ACC|l'eau est trop chaude|les pêcheurs\n");
}

TEST(Table, WhatIsSoForSomebodyIsNotHisWord) {
  EXPECT_EQ(read("Pour Marie Leroy, la saison est finie.", "fr"), "");
  EXPECT_EQ(read("Für Thomas Richter begann damit ein neues Leben.", "de"), "");
  EXPECT_EQ(read("Pour Marie Leroy, « la saison est finie ».", "fr"),
            "ACC|« la saison est finie »|Marie Leroy\n");
  EXPECT_EQ(read("Pour l'économiste Marie Leroy, la dette va doubler.", "fr"),
            "ACC|la dette va doubler|Marie Leroy\n");
}

TEST(Table, ASurnameMayBeANounForAPerson) {
  EXPECT_EQ(read("Trainer Thomas Bauer kam spät. „Das war nichts“, sagte Bauer.", "de"),
            "QVS|„Das war nichts“|Thomas Bauer\n");
  EXPECT_EQ(read("„Wir verkaufen“, sagte der Bauer.", "de"), "QVS|„Wir verkaufen“|der Bauer\n");
}

TEST(Table, ASurnameMayBeAMonth) {
  EXPECT_EQ(read("„Poczekamy”, powiedział Marek Lis.", "pl"), "QVS|„Poczekamy”|Marek Lis\n");
}

TEST(Table, ACompoundIsNoPartOfTheNameBehindIt) {
  EXPECT_EQ(read("Oppositieleider Jan Prins noemde het plan “een lege huls”.", "nl"),
            "SVM|“een lege huls”|Jan Prins\n");
  EXPECT_EQ(read("Oppositionsledaren Erik Dahl kallade förslaget ”ett stort hafsverk”.", "sv"),
            "SVM|”ett stort hafsverk”|Erik Dahl\n");
}

TEST(Table, ANounThatOpensASentenceIsSomebodyNew) {
  EXPECT_EQ(
      read("”Bron håller”, säger Eva Lind. Domaren avslog ansökan och sade att tiden var ute.",
           "sv"),
      "QVS|”Bron håller”|Eva Lind\nSVC|tiden var ute|Domaren\n");
  EXPECT_EQ(read("Romanen berättar att ett barn försvinner i skogen.", "sv"), "");
}

TEST(Table, ASourceEndsBeforeTheVerb) {
  EXPECT_EQ(read("Volgens het CBS daalt het aantal boeren.", "nl"),
            "ACC|daalt het aantal boeren|het CBS\n");
  EXPECT_EQ(read("Volgens de politie steeg het aantal ongelukken.", "nl"),
            "ACC|steeg het aantal ongelukken|de politie\n");
}

TEST(Table, ThePaperThatWasTalkedToIsNoWordOfTheSpeaker) {
  EXPECT_EQ(read("„Das ist hart“, sagte Ute Sommer der „Morgenpost“.", "de"),
            "QVS|„Das ist hart“|Ute Sommer\n");
}

TEST(Table, AMinistryHasVerbsOfItsOwnGender) {
  EXPECT_EQ(read("Министерство сообщило, что участки готовы к застройке.", "ru"),
            "SVC|участки готовы к застройке|Министерство\n");
  EXPECT_EQ(read("Ministerstwo poinformowało, że działki są już gotowe.", "pl"),
            "SVC|działki są już gotowe|Ministerstwo\n");
}

TEST(Table, WhoHasAnOfficeIsNotCalledByAnother) {
  EXPECT_EQ(read("« Le pont tient », a dit le maire Luc Perron. « Le délai est dépassé », a dit le "
                 "juge.",
                 "fr"),
            "QVS|« Le pont tient »|Luc Perron\nQVS|« Le délai est dépassé »|le juge\n");
  EXPECT_EQ(read("Wielrenner Jan Smit viel. “Mijn been is stuk”, zei de renner.", "nl"),
            "QVS|“Mijn been is stuk”|Jan Smit\n");
}

TEST(Table, ReportedSpeechGoesOnFromTheSentenceBefore) {
  EXPECT_EQ(read("Eva Brandt sagte, die Brücke müsse schließen. Der Pfeiler sei alt.", "de"),
            "SVC|die Brücke müsse schließen|Eva Brandt\nFLOAT-C|Der Pfeiler sei alt|Eva Brandt\n");
  EXPECT_EQ(
      read("Eva Brandt sagte, die Brücke müsse schließen. Am Abend fiel Schnee. Der Fahrer sei "
           "geflüchtet.",
           "de"),
      "SVC|die Brücke müsse schließen|Eva Brandt\nFLOAT-C|Der Fahrer sei geflüchtet|Eva Brandt\n");
  EXPECT_EQ(
      read("Eva Brandt sagte, die Brücke müsse schließen. Am Abend kam Jan Krüger in die Stadt und "
           "ging gleich schlafen. Es regnete. Der Fahrer sei geflüchtet.",
           "de"),
      "SVC|die Brücke müsse schließen|Eva Brandt\nFLOAT-C|Der Fahrer sei geflüchtet|\n");
  EXPECT_EQ(
      read("Eva Brandt sagte, die Brücke müsse schließen. Der Fahrer sei geflüchtet, hieß es.",
           "de"),
      "SVC|die Brücke müsse schließen|Eva Brandt\nCVS|Der Fahrer sei geflüchtet|\n");
}

TEST(Table, NarrativeNamesNobodyAsASpeaker) {
  EXPECT_EQ(read("Der Minister Jan Krüger teilte den Kuchen in zwölf Stücke. Eva Brandt räumte die "
                 "Küche auf. Sein Spitzname „Der Fels“ ist geblieben.",
                 "de"),
            "");
  EXPECT_EQ(
      read("Pedro Gil contó las monedas y llamó a su madre. Su apodo, «la Roca», le quedó.", "es"),
      "");
  EXPECT_EQ(read("Marta Kos pisze powieści – to jej trzecia. Warszawa – stolica Polski – leży nad "
                 "Wisłą.",
                 "pl"),
            "");
  EXPECT_EQ(read("Tablica mówi, że droga jest zamknięta od rana.", "pl"), "");
  EXPECT_EQ(
      read("Anna Berg förklarar matematik för barnen. Priset är 10 - 20 kronor - en ökning.", "sv"),
      "");
}

TEST(Table, WorkGrowsWithTheTextOnly) {
  const auto seconds = [](std::string_view piece, std::string_view language, int times) {
    std::string text;
    for (int i = 0; i < times; ++i) text += piece;
    const auto start = std::clock();
    annotated(text, language);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  };
  for (const std::string_view language : {"fr", "de", "es", "pt", "it", "nl", "sv", "pl", "ru"}) {
    for (const std::string_view piece :
         {"« a, dit Luc ", "— a, dit que ", "Luc Perron, selon Luc Perron, a dit le ministre, ",
          "«a», sagte Eva Brandt dass ", "что сказал Иван, ", "– A b, säger hon. "}) {
      const double small = seconds(piece, language, 2000), large = seconds(piece, language, 16000);
      EXPECT_LT(large, 24 * small + .1) << language << ' ' << piece;
    }
  }
}

}  // namespace
}  // namespace news::annotation
