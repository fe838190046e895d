// SPDX-License-Identifier: GPL-2.0-or-later
// Speakers without a name of their own: roles, bodies, families, people who stay unnamed.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string last_full(const std::string& text) {
  const Article article = annotated("The rink is old and the town is proud of it.\n\n" + text);
  return article.quotes.empty() ? "none" : article.quotes.back().speaker_full;
}

TEST(Roles, ARankStandsForTheWordItAbbreviates) {
  EXPECT_EQ(last_full("Coun. Ida Marsh voted no.\n\n\"It is too dear,\" the councillor said."),
            "Ida Marsh");
  EXPECT_EQ(last_full("Const. Ida Marsh came first.\n\n\"It was dark,\" the officer said."),
            "Ida Marsh");
}

TEST(Roles, ARoleNamedBeforeTheNameIsKept) {
  EXPECT_EQ(last_full("The minister responsible for sport, Ida Marsh, waved it off.\n\n\"It will "
                      "stand,\" the minister said."),
            "Ida Marsh");
}

TEST(Roles, TheLeaderOfOnePartyIsNotTheLeaderOfAnother) {
  EXPECT_EQ(
      last_full("NDP Leader Ida Marsh met Conservative Leader Tom Birch.\n\n\"We agree,\" the "
                "NDP leader said."),
      "Ida Marsh");
}

TEST(Roles, TheUnionsPresidentIsNotTheBakersPresident) {
  EXPECT_EQ(last_full("Ida Marsh, president of the bakers, said flour is dear.\n\nThe union's "
                      "president said wages are low."),
            "The union's president");
}

TEST(Roles, ALeadThatNamesNobodyFindsTheNameBelow) {
  const Article a = annotated(
      "Ontario's health minister says the clinics will stay open all winter.\n\nHealth Minister "
      "Ida "
      "Marsh said the money is there.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Ida Marsh");
}

TEST(Roles, WhoStaysUnnamedIsTheSameAgain) {
  EXPECT_EQ(last_full("Another rower, who asked not to be named, said she left in 2017.\n\n\"They "
                      "buried it,\" the athlete said."),
            "Another rower");
  EXPECT_EQ(last_full("One of the rowers told the board she was afraid.\n\n\"I hid,\" she said."),
            "One of the rowers");
}

TEST(Roles, WhatSomebodyIsStandsForWhoHasJustSpoken) {
  EXPECT_EQ(last_full("Researcher Ida Marsh said the ice was thin.\n\n\"Nobody listens,\" the "
                      "professor said."),
            "Ida Marsh");
}

TEST(Roles, AnApposedNameMayFollowALongOffice) {
  EXPECT_EQ(last_full("B.C.'s Representative for Children and Youth, Ida Marsh, said the ministry "
                      "failed."),
            "Ida Marsh");
  EXPECT_EQ(last_full("The president of the Alberta Bakers Association, Dr. Ida Marsh, said flour "
                      "is dear."),
            "Ida Marsh");
  EXPECT_EQ(last_full("Toronto's medical officer of health, Dr. Ida Marsh, said the city was "
                      "ready."),
            "Ida Marsh");
}

TEST(Roles, InitialsInBracketsMakeABody) {
  EXPECT_EQ(last_full("The Parliamentary Bread Officer (PBO) wrote a report.\n\nThe PBO said the "
                      "loss would be small."),
            "Parliamentary Bread Officer");
}

TEST(Roles, ABodyMayHaveACommonWordOrACommaInItsName) {
  EXPECT_EQ(last_full("Statistics Canada said prices fell again."), "Statistics Canada");
  EXPECT_EQ(last_full("Immigration, Refugees and Citizenship Canada said the file was open."),
            "Immigration, Refugees and Citizenship Canada");
  EXPECT_EQ(last_full("Environmental group Boreal Watch wants money. It says Ottawa should pay."),
            "Boreal Watch");
}

TEST(Roles, TheCarrierIsTheFirmOfTheParagraphBefore) {
  EXPECT_EQ(last_full("Air Maritime has grounded its fleet.\n\nThe Halifax-based carrier said it "
                      "was sorry."),
            "Air Maritime");
}

TEST(Roles, APersonIsNoPartOfAnUnknownTitle) {
  EXPECT_EQ(last_full("Olympian Tamsin Hale spoke first. Tamsin Hale said she was tired."),
            "Tamsin Hale");
}

TEST(Roles, OfTwoWithOneSurnameTheLastSpeakerIsMeant) {
  EXPECT_EQ(last_full("Coun. Dale Marsh voted no. Marsh said it was too dear.\n\nA resident, Joan "
                      "Marsh, who is no relation, said the noise was bad.\n\n\"I beg you,\" Marsh "
                      "said."),
            "Joan Marsh");
}

TEST(Roles, APronounChoosesBetweenTwoWithOneSurname) {
  EXPECT_EQ(last_full("\"I love it here,\" Sharon Oakes said.\n\n\"She is right,\" Gerry Oakes "
                      "said.\n\nOakes is not leaving. \"I will stay,\" she said."),
            "Sharon Oakes");
}

TEST(Roles, WhoEndsTheParagraphBeforeIsTheOneMeant) {
  EXPECT_EQ(last_full("Reporter Bob Keane said the club had called. Kyle Dubray denied "
                      "it.\n\n\"People write things,\" he said."),
            "Kyle Dubray");
}

TEST(Roles, PluralPeopleAreThey) {
  EXPECT_EQ(last_full("Researchers at the university looked at 40 farms. They said the soil was "
                      "tired."),
            "Researchers at the university");
}

TEST(Roles, BothAndAllAreNoSpeakers) {
  EXPECT_EQ(last_full("Tom Birch and his sister, Ida Marsh, both said the rink was cold."),
            "Ida Marsh");
}

TEST(Roles, ThePresidentIsNotTheVicePresident) {
  const Article a = annotated(
      "Vice President Marta Quill opened the lock.\n\nThe gate is old, the president said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "the president");
  const Article b =
      annotated("President Tom Reed opened the lock.\n\nThe gate is old, the vice president said.");
  ASSERT_EQ(b.quotes.size(), 1u);
  EXPECT_EQ(b.quotes[0].speaker_full, "the vice president");
}

}  // namespace
}  // namespace news::annotation
