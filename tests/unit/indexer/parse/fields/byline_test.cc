// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/byline.hh"

#include <gtest/gtest.h>

#include "indexer/parse/fields/person.hh"

namespace news {
namespace {

using Names = std::vector<std::string>;

Names read_together(std::initializer_list<const char*> values) {
  BylineReader reader;
  for (const char* value : values) reader.add(value);
  return reader.names();
}

}  // namespace

TEST(Byline, NamesAreSplitAtCommasAndAnd) {
  EXPECT_EQ(read_byline("By Ann Roe, Ben Stow and Cleo van Dijk"),
            (Names{"Ann Roe", "Ben Stow", "Cleo van Dijk"}));
  EXPECT_EQ(read_byline("Written by: Ann Roe & Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Von Ann Roe und Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Par Ann Roe et Ben Stow"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("BY ANN ROE"), (Names{"ANN ROE"}));
  EXPECT_EQ(read_byline("By\u00A0Ann\u00A0\u00A0Roe"), (Names{"Ann Roe"}));
}

TEST(Byline, PhotographersBesideAnAuthorAreNone) {
  EXPECT_EQ(read_byline("Mette Holm | Journalist | Bo Lind | Fotograf"), Names{"Mette Holm"});
  EXPECT_EQ(read_byline("Journalist | Mette Holm | Fotograf | Bo Lind"), Names{"Mette Holm"});
  EXPECT_EQ(read_byline("Bo Lind | Photographer"), Names{"Bo Lind"});
}

TEST(Byline, WillAndSaidAreGivenNames) {
  EXPECT_TRUE(looks_like_person("Will Holt"));
  EXPECT_TRUE(looks_like_person("Said Amar"));
  EXPECT_FALSE(looks_like_person("Will Congress Act"));
}

TEST(Byline, ABodyKeepsItsWholeName) {
  for (const char* name : {"Kestrel Weather Service", "Netzwerk Senn e.V.", "Holm Fire Brigade"})
    EXPECT_EQ(read_byline(name), Names{name});
}

TEST(Byline, JobsAndPlacesAreNoNames) {
  EXPECT_EQ(read_byline("By Ann Roe, Political Editor"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Ann Roe Parliamentary editor"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("By Ann Roe in Ottawa and Ben Stow in Rome"),
            (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("By Ann Roe for Shore Weekly"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Ann Roe | Senior Reporter"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("By Ann Roe Follow"), (Names{"Ann Roe"}));
}

TEST(Byline, AgenciesGiveWayToPersons) {
  EXPECT_EQ(read_byline("By Ann Roe and Ben Stow The Associated Press"),
            (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Ann Roe, Reuters"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("By The Associated Press"), (Names{"The Associated Press"}));
  EXPECT_EQ(read_together({"Ann Roe", "AP", "Staff"}), (Names{"Ann Roe", "AP"}));
  EXPECT_EQ(read_together({"AFP", "Staff"}), (Names{"AFP"}));
}

TEST(Byline, AddressesDatesAndRepeatsAreDropped) {
  EXPECT_EQ(read_byline("Ann Roe / SHOREWEEKLY.COM / Sep 2, 2024, 17:07"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_together({"https://example.org/ann", "@annroe", "Ann Roe", "ANN ROE"}),
            (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("By Ann Roe, Jr."), (Names{"Ann Roe, Jr."}));
  EXPECT_EQ(read_byline(""), Names{});
  EXPECT_EQ(read_byline(std::string(5000, 'a')), Names{});
}

TEST(Byline, BodiesAreAuthorsWhole) {
  EXPECT_EQ(read_byline("Centre for Peace and Quiet"), (Names{"Centre for Peace and Quiet"}));
  BylineReader reader;
  reader.add("Centre for Tides, Rivers and Ice", BylineKind::organisation);
  EXPECT_EQ(reader.names(), (Names{"Centre for Tides, Rivers and Ice"}));
  EXPECT_EQ(read_byline("Wexcombe Parish Council"), (Names{"Wexcombe Parish Council"}));
}

TEST(Byline, TheHouseIsAnAuthorWhereNobodyElseIs) {
  BylineReader house("en", {"Shore Weekly"});
  house.add("Shore Weekly");
  EXPECT_FALSE(house.names_somebody());
  EXPECT_EQ(house.names(), (Names{"Shore Weekly"}));
  house.add("Ann Roe");
  EXPECT_EQ(house.names(), (Names{"Ann Roe"}));
}

TEST(Byline, FamilyNamesFirstAreTurnedRound) {
  EXPECT_EQ(read_byline("Roe, Ann"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("van Dijk, Cleo; Stow, Ben A."), (Names{"Cleo van Dijk", "Ben A. Stow"}));
  EXPECT_EQ(read_byline("Roe, AP"), (Names{"Roe"}));
}

TEST(Byline, PhotographersEditorsAndTranslatorsAreNoAuthors) {
  EXPECT_EQ(read_byline("Tekst: Ann Roe og Ben Stow. Foto: Ole Vik"),
            (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Text und Fotos: Ann Roe"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Ann Roe (Text), Ole Vik (Foto)"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Written by: Ann Roe | Edited by: Ben Stow"), (Names{"Ann Roe"}));
}

TEST(Byline, LabelsOfManyLanguagesStandBeforeNames) {
  for (const char* line : {"Autor: Ann Roe", "Ein Kommentar von Ann Roe", "Interview: Ann Roe",
                           "Propos recueillis par Ann Roe", "Texto: Ann Roe", "A cura di Ann Roe",
                           "Skrevet af Ann Roe", "Text: Ann Roe", "Teksti: Ann Roe",
                           "\u00CDrta: Ann Roe", "Oleh Ann Roe", "Opinion by Ann Roe"})
    EXPECT_EQ(read_byline(line), (Names{"Ann Roe"})) << line;
  EXPECT_EQ(read_byline("\u0410\u0432\u0442\u043E\u0440: \u0412\u0435\u0440\u0430 "
                        "\u041B\u0443\u0433\u043E\u0432\u0430"),
            (Names{"\u0412\u0435\u0440\u0430 \u041B\u0443\u0433\u043E\u0432\u0430"}));
}

TEST(Byline, AWordJoinsNamesInItsOwnLanguageOrBetweenWholeNames) {
  EXPECT_EQ(read_byline("Ann Roe y Ben Stow", "es"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Jos\u00E9 Ortega y Gasset", "es"), (Names{"Jos\u00E9 Ortega y Gasset"}));
  EXPECT_EQ(read_byline("Ann Roe en Madrid", "es"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Ann Roe en Ben Stow", "nl"), (Names{"Ann Roe", "Ben Stow"}));
  EXPECT_EQ(read_byline("Ann Roe og Ben Stow", "en"), (Names{"Ann Roe", "Ben Stow"}));
}

TEST(Byline, WordsOfThePageAndUserNamesAreNobody) {
  for (const char* text : {"Follow", "Alle Artikel", "Zur Startseite", "Read more about the ferry",
                           "Updated ago", "3", "annroe7", "ann_roe", "@annroe", "Staff Writer"})
    EXPECT_EQ(read_byline(text), Names{}) << text;
}

TEST(Byline, ACountAJobOrAnAgencyGluedOnIsCutOff) {
  for (const char* text : {"Ann Roe0", "Ann RoeTravel Reporter", "Ann RoeThe Associated Press",
                           "Ann Roe@annroe", "Ann Roe 7 hours ago", "Ann RoeFollow"})
    EXPECT_EQ(read_byline(text), (Names{"Ann Roe"})) << text;
  EXPECT_EQ(read_byline("Ann McRoe Writer"), (Names{"Ann McRoe"}));
}

TEST(Byline, WhatTheHouseCallsItsReporterIsNoName) {
  EXPECT_EQ(read_byline("Door onze redacteur Ann Roe"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("By our correspondent Ann Roe"), (Names{"Ann Roe"}));
  EXPECT_EQ(read_byline("Av Per Moe og Ann Roe", "no"), (Names{"Per Moe", "Ann Roe"}));
  EXPECT_EQ(read_byline("Redazione Sport"), Names{});
  EXPECT_EQ(read_byline("Agencia EFE"), (Names{"Agencia EFE"}));
  EXPECT_EQ(read_byline("dpa/Ann Roe"), (Names{"Ann Roe"}));
}

TEST(Byline, TheAddressOfAnAuthorsPageNamesThem) {
  EXPECT_EQ(name_in_address("https://gazette.example/author/ann-roe/"), "Ann Roe");
  EXPECT_EQ(name_in_address("https://gazette.example/author/ann"), "");
  EXPECT_EQ(name_in_address("https://social.example/ann-roe"), "");
  EXPECT_TRUE(leads_to_author("/autor/ann"));
}

TEST(Byline, TwentyThousandAuthorsAreReadInOnePass) {
  BylineReader reader;
  for (int i = 0; i < 20000; ++i) {
    std::string name = "Ann Roe";
    for (int rest = i; rest > 0; rest /= 26) name += static_cast<char>('a' + rest % 26);
    reader.add(name);
  }
  EXPECT_EQ(reader.names().size(), 20000u);
}

TEST(Byline, PersonsAreToldFromOtherCapitals) {
  for (const char* name :
       {"Ann Roe", "J. P. Stow", "Cleo van der Berg", "Zoë O’Neill-Lund", "ANN ROE", "Li Wu"})
    EXPECT_TRUE(looks_like_person(name)) << name;
  for (const char* name : {"Read More", "Getty Images", "The Guardian", "Ann", "Sign Up", "ann roe",
                           "Table Of Contents", "Ann Roe said", "Ann Roe.", "5 Ways",
                           "Ann Roe: Diary", "Monday Morning"})
    EXPECT_FALSE(looks_like_person(name)) << name;
}

TEST(Byline, AgenciesAreKnownByNameOrLetters) {
  for (const char* name : {"AP", "The Associated Press", "Agence France-Presse", "BBC News",
                           "Reuters", "The Canadian Press"})
    EXPECT_TRUE(is_news_agency(name)) << name;
  EXPECT_FALSE(is_news_agency("Ann Roe"));
  EXPECT_TRUE(is_job_title("Senior Political Correspondent"));
  EXPECT_TRUE(is_job_title("staff writer"));
  EXPECT_FALSE(is_job_title("Ann Roe"));
}

}  // namespace news
