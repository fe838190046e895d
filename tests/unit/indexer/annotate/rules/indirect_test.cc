// SPDX-License-Identifier: GPL-2.0-or-later
// Indirect speech: which words are somebody's and where they stop.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string told_after(const std::string& sentence) {
  return told(annotated("The rink is old and the town is proud of it.\n\n" + sentence));
}

bool tells(const std::string& sentence) {
  return !annotated("The rink is old and the town is proud of it.\n\n" + sentence).quotes.empty();
}

TEST(Indirect, WhatWasDeclaredIsNobodyWhoDeclares) {
  EXPECT_TRUE(annotated("For this reason, the emergency declared in 1995 must go on until spring.")
                  .quotes.empty());
  EXPECT_TRUE(annotated("The measures announced on Monday would close the old pier for good.")
                  .quotes.empty());
  EXPECT_EQ(told(annotated("The council announced on Monday that the pier would close.")),
            "SVC|that the pier would close|The council|The council");
  EXPECT_TRUE(
      annotated("He worked for the United States Harbour Office before the war.").quotes.empty());
}

TEST(Indirect, TheLastAttributionOfASentenceTakesAllItsWords) {
  EXPECT_EQ(told_after("The search began after a friend reported he was missing, Ida Marsh said."),
            "CSV|The search began after a friend reported he was missing|Ida Marsh|Ida Marsh");
}

TEST(Indirect, AClauseMayFollowTheLastAttribution) {
  EXPECT_EQ(told_after("The rink will not reopen, Ida Marsh said as she left the meeting."),
            "CSV|The rink will not reopen|Ida Marsh|Ida Marsh");
}

TEST(Indirect, WordsEndBeforeADayAfterSomebodyElseSpoke) {
  const Article a = annotated(
      "Ida Marsh says the rink will close, a day after Tom Birch said the rink was safe.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 0), "SVC|the rink will close|Ida Marsh|Ida Marsh");
  EXPECT_EQ(told(a, 1), "SVC|the rink was safe|Tom Birch|Tom Birch");
}

TEST(Indirect, WhoDeclinesToSayMoreAddsNoWords) {
  EXPECT_EQ(told_after("Ida Marsh confirmed the ice was tested but declined to say when."),
            "SVC|the ice was tested|Ida Marsh|Ida Marsh");
  EXPECT_EQ(told_after("Ida Marsh confirmed the ice was tested but would not discuss the result."),
            "SVC|the ice was tested|Ida Marsh|Ida Marsh");
}

TEST(Indirect, ATimeMayStandBetweenSubjectAndVerb) {
  EXPECT_EQ(told_after("Ida Marsh on Monday said the rink was safe."),
            "SVC|the rink was safe|Ida Marsh|Ida Marsh");
}

TEST(Indirect, AnAnnouncementNeedsAFiniteVerb) {
  EXPECT_EQ(told_after("Ida Marsh announced the rink would close in May."),
            "SVC|the rink would close in May|Ida Marsh|Ida Marsh");
  EXPECT_FALSE(tells("Ida Marsh announced a new plan for the rink."));
  EXPECT_FALSE(tells("Ida Marsh announced plans based on the old map."));
  EXPECT_FALSE(tells("Ida Marsh reported a profit that was larger than expected."));
}

TEST(Indirect, StudiesFindThingsPeopleFindKeys) {
  EXPECT_EQ(told_after("The study found the risk rose by a third."),
            "SVC|the risk rose by a third|The study|The study");
  EXPECT_FALSE(tells("Ida Marsh found the dog was gone."));
}

TEST(Indirect, ABodyInCapitalsMaySay) {
  EXPECT_EQ(told_after("Two boats sank overnight, RCMP say."),
            "CSV|Two boats sank overnight|RCMP|RCMP");
}

TEST(Indirect, ASubjectMayHaveAClauseOfItsOwn) {
  EXPECT_EQ(told_after("The union that represents the drivers said the roads were not safe."),
            "SVC|the roads were not safe|The union|The union");
  EXPECT_EQ(told_after("A poll conducted by Lakeside Research suggested half of voters would stay "
                       "home."),
            "SVC|half of voters would stay home|A poll conducted by Lakeside Research|A poll "
            "conducted by Lakeside Research");
}

TEST(Indirect, AParticipleMayHaveASubjectOfItsOwn) {
  EXPECT_EQ(told_after("The meeting ran late, with some residents saying that the rink must stay."),
            "SVC|that the rink must stay|some residents|some residents");
}

TEST(Indirect, WhoIsQuotedAsSayingSpeaks) {
  EXPECT_EQ(told_after("Ida Marsh was quoted as saying the rink was a gift."),
            "VC|the rink was a gift|Ida Marsh|Ida Marsh");
}

TEST(Indirect, AFewWordsAndAColonLeadToAQuotation) {
  EXPECT_EQ(told_after("Ida Marsh tweeted her thanks: \"You saved the rink.\""),
            "SVQ|\"You saved the rink.\"|Ida Marsh|Ida Marsh");
  EXPECT_EQ(told_after("As Ida Marsh put it, \"ice melts.\""),
            "SQ|\"ice melts.\"|Ida Marsh|Ida Marsh");
}

TEST(Indirect, WhatIsCalledSomethingIsNamedNotDescribed) {
  EXPECT_FALSE(tells("They saw a play called \"Salt and Smoke\" at the old mill."));
  EXPECT_FALSE(tells("The law closed what some call the \"rink rule\" last year."));
}

TEST(Indirect, APossibleActionIsNoStatement) {
  EXPECT_FALSE(tells("Ida Marsh could add a title to her shelf."));
}

TEST(Indirect, ACorrectionOfThePaperIsNoStatement) {
  EXPECT_FALSE(tells("An earlier version of this story said the rink was in Hants County."));
}

TEST(Indirect, AFirstSentenceIsNoHeadline) {
  EXPECT_EQ(
      told(annotated("Police say two boats sank in the harbour overnight.\nNobody was hurt.")),
      "SVC|two boats sank in the harbour overnight|Police|Police");
}

TEST(Indirect, LinesThatLeadElsewhereGiveNoQuotation) {
  const Article a = annotated(
      "The rink is old and the town is proud of it.\n\nREAD MORE: Mayor says rink must close\n\n"
      "WATCH: Ida Marsh says she will skate on\n\nRELATED: Town said no to a new rink\n\nRead "
      "more: Town said yes\n\nWatch | Ida Marsh says yes\n\n"
      "The ice is thin this year and nobody skates after dark.");
  EXPECT_TRUE(a.quotes.empty());
}

TEST(Indirect, ASurerPatternIsSurerOfItsSpeaker) {
  const Article direct = annotated("\"The ice is thin,\" Ida Marsh said. \"It is melting now.\"");
  ASSERT_EQ(direct.quotes.size(), 2u);
  EXPECT_GT(direct.quotes[0].confidence, direct.quotes[1].confidence);
  const Article indirect = annotated("The town waits.\n\nIda Marsh said the ice was thin.");
  ASSERT_EQ(indirect.quotes.size(), 1u);
  EXPECT_GT(direct.quotes[0].confidence, indirect.quotes[0].confidence);
  EXPECT_LE(direct.quotes[0].confidence, 1.0);
}

TEST(Indirect, AMainClauseAfterAsDoeNotedIsDoes) {
  const Article a = annotated(
      "As Anna Wirth noted, the average farmer in the valley was 58 years old. As Wirth testified, "
      "the crowd outside was singing.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVC|the average farmer in the valley was 58 years old|Anna Wirth|Anna Wirth");
}

TEST(Indirect, AWarningNeedsNoHearer) {
  const Article a = annotated("The dam will not hold another winter, Anna Wirth warned.");
  EXPECT_EQ(told(a), "CSV|The dam will not hold another winter|Anna Wirth|Anna Wirth");
}

TEST(Indirect, WhoAfterAHomeTownIsThePersonFromThere) {
  const Article a = annotated(
      "\"I never vote,\" said Nicky Driscoll, 24, from Ashwick, who said the candidates were all "
      "the same.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[1].speaker_full, "Nicky Driscoll");
}

TEST(Indirect, ALowLineEndsADatelineAsADashDoes) {
  const Article a = annotated("OXMOOR, Senn (QBN) _ The lock will stay shut, the county said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "The lock will stay shut");
}

}  // namespace
}  // namespace news::annotation
