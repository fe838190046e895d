// SPDX-License-Identifier: GPL-2.0-or-later
// Who said what in languages other than English: a table of constructions a language. Each row is a
// short text of its own and what it says, one "PATTERN|words|full name" a line.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

struct Row {
  std::string_view text, says;
};

std::string read(std::string_view text, std::string_view language) {
  std::string out;
  for (const Quote& quote : annotated(text, language).quotes) {
    out += quote.pattern + "|" + quote.text + "|" + quote.speaker_full + "\n";
  }
  return out;
}

void expect_rows(std::string_view language, const auto& rows) {
  for (const Row& row : rows) EXPECT_EQ(read(row.text, language), row.says) << row.text;
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
  expect_rows("sv", kSwedish);
}
TEST(Table, PolishSaysWhoSpeaks) {
  expect_rows("pl", kPolish);
}
TEST(Table, RussianSaysWhoSpeaks) {
  expect_rows("ru", kRussian);
}
TEST(Table, PortugueseSaysWhoSpeaks) {
  expect_rows("pt-BR", kPortuguese);
}
TEST(Table, ItalianSaysWhoSpeaks) {
  expect_rows("it", kItalian);
}
TEST(Table, DutchSaysWhoSpeaks) {
  expect_rows("nl", kDutch);
}
TEST(Table, FrenchSaysWhoSpeaks) {
  expect_rows("fr-CA", kFrench);
}
TEST(Table, GermanSaysWhoSpeaks) {
  expect_rows("de", kGerman);
}
TEST(Table, SpanishSaysWhoSpeaks) {
  expect_rows("es", kSpanish);
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
  EXPECT_FALSE(knows_speakers("tlh"));
  EXPECT_FALSE(knows_speakers(""));
}

TEST(Table, HostileTextEndsInTime) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "« a, dit Luc ";
  for (int i = 0; i < 20000; ++i) text += "— a, dit que ";
  EXPECT_LE(annotated(text, "fr").quotes.size(), 60000u);
  std::string names;
  for (int i = 0; i < 20000; ++i) names += "Luc Perron, selon Luc Perron, a dit le ministre, ";
  EXPECT_LE(annotated(names, "fr").quotes.size(), 60000u);
}

}  // namespace
}  // namespace news::annotation
