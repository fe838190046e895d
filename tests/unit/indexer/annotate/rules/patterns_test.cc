// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

TEST(Patterns, AQuotationBeforeSpeakerAndVerbIsQsv) {
  const Article a = annotated("\"The ferry will sail again by June,\" Harriet Quill said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "QSV|\"The ferry will sail again by June,\"|Harriet Quill|Harriet Quill");
  EXPECT_EQ(a.quotes[0].verb, "said");
  EXPECT_EQ(a.quotes[0].type, QuoteType::direct);
}

TEST(Patterns, AnInvertedAttributionIsQvs) {
  const Article a =
      annotated("\"Nobody asked the fishers,\" said Omar Bellamy, a boat builder in the village.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "QVS|\"Nobody asked the fishers,\"|Omar Bellamy|Omar Bellamy");
}

TEST(Patterns, AColonAndAMarkMakeSvq) {
  const Article a = annotated("Premier Lena Strand said: \"We are not selling the harbour.\"");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVQ|\"We are not selling the harbour.\"|Lena Strand|Lena Strand");
}

TEST(Patterns, AThatClauseIsSvcWithItsThat) {
  const Article a = annotated("Mayor Peter Dunmore announced Tuesday that the rink would close.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVC|that the rink would close|Peter Dunmore|Peter Dunmore");
  EXPECT_EQ(a.quotes[0].type, QuoteType::indirect);
}

TEST(Patterns, TheHearerAndTheOccasionAreNoPartOfTheWords) {
  const Article a = annotated(
      "Health Minister Nora Vance told reporters on Monday in Halifax that the clinic is safe.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVC|that the clinic is safe|Nora Vance|Nora Vance");
}

TEST(Patterns, MarksInsideAClauseMakeItMixed) {
  const Article a =
      annotated("Vera Lund said the new road was \"a gift to speeders\" and little else.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a),
            "SVM|the new road was \"a gift to speeders\" and little else|Vera Lund|Vera Lund");
  EXPECT_EQ(a.quotes[0].type, QuoteType::mixed);
}

TEST(Patterns, AClauseBeforeTheAttributionIsCsv) {
  const Article a = annotated("The bridge needs a new deck, Carla Finch said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "CSV|The bridge needs a new deck|Carla Finch|Carla Finch");
}

TEST(Patterns, ASourceAfterAccordingToIsAcc) {
  const Article a = annotated("Two barns burned overnight, according to Chief Anders Holm.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "ACC|Two barns burned overnight|Anders Holm|Anders Holm");
}

TEST(Patterns, AParticipleContinuesTheSpeakerOfItsSentence) {
  const Article a =
      annotated("\"It is a start,\" Ida Marsh said, adding that the work would take years.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 1), "VC|that the work would take years|Ida Marsh|Ida Marsh");
}

TEST(Patterns, AFloatingQuotationHasThePreviousSpeaker) {
  const Article a = annotated(
      "\"We lost the whole crop,\" Jonas Reed said.\n\n\"There is nothing left to pick.\"");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 1), "FLOAT-Q|\"There is nothing left to pick.\"||Jonas Reed");
}

TEST(Patterns, AQuotationGoesOnAfterItsAttribution) {
  const Article a = annotated("\"What we need,\" Ida Marsh told the board, \"is a plan.\"");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 0), "QSV|\"What we need,\"|Ida Marsh|Ida Marsh");
  EXPECT_EQ(told(a, 1), "FLOAT-Q|\"is a plan.\"||Ida Marsh");
}

TEST(Patterns, AClauseGoesOnAfterItsAttribution) {
  const Article a = annotated("The new bridge, Ida Marsh said, would double the traffic in town.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 1), "FLOAT-C|would double the traffic in town|Ida Marsh|Ida Marsh");
}

TEST(Patterns, AFragmentIsTakenWithItsObject) {
  const Article a = annotated("Ida Marsh called the budget \"a house of cards.\"");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVM|the budget \"a house of cards.\"|Ida Marsh|Ida Marsh");
}

TEST(Patterns, AColonAtTheEndOfAParagraphAnnouncesTheNext) {
  const Article a =
      annotated("Ida Marsh wrote on Facebook:\n\n\"We are safe and the dog is too.\"");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVQ|\"We are safe and the dog is too.\"|Ida Marsh|Ida Marsh");
}

TEST(Patterns, ADatelineIsNoPartOfAClause) {
  const Article a = annotated("OTTAWA \xE2\x80\x94 The ferry will run all winter, Ida Marsh said.");
  EXPECT_EQ(told(a), "CSV|The ferry will run all winter|Ida Marsh|Ida Marsh");
}

TEST(Patterns, AnUnknownVerbBesideAQuotationStillAttributesIt) {
  const Article a = annotated("\"Not in my harbour,\" Ida Marsh thundered.");
  EXPECT_EQ(told(a), "QSV|\"Not in my harbour,\"|Ida Marsh|Ida Marsh");
}

TEST(Patterns, ANounReadingOfASpeechVerbIsNoStatement) {
  EXPECT_TRUE(annotated("Insurance claims that reach the board take months.").quotes.empty());
  EXPECT_TRUE(annotated("Ida Marsh claimed a victory in the final heat.").quotes.empty());
  EXPECT_TRUE(annotated("Ida Marsh called on the town to act.").quotes.empty());
}

TEST(Patterns, WhatSomebodySaidIsNoStatement) {
  EXPECT_TRUE(annotated("Nobody would say that on the record. What Ida Marsh said is unknown.")
                  .quotes.empty());
}

TEST(Patterns, AttitudesArguedByNobodyAreNoStatements) {
  const Article a = annotated("Most skaters believe the ice is thin. Ella Hart hopes it holds.");
  EXPECT_TRUE(a.quotes.empty());
}

TEST(Patterns, APassiveNamesNoSpeaker) {
  const Article a = annotated("Residents were told that the water is safe to drink.");
  EXPECT_TRUE(a.quotes.empty());
}

TEST(Patterns, ADashAndANameAfterTheQuotationSignIt) {
  const Article a = annotated(
      "Anna Wirth owned the kiosk on the pier.\n\n\"The pier was all we had.\" \u2014 Anna "
      "Wirth\n\n\"We had no other place to go to.\" - Carl Hewitt, owner of the boat");
  EXPECT_EQ(told(a, 0), "QS|\"The pier was all we had.\"|Anna Wirth|Anna Wirth");
  EXPECT_EQ(told(a, 1), "QS|\"We had no other place to go to.\"|Carl Hewitt|Carl Hewitt");
}

TEST(Patterns, AsReportedByNamesTheSource) {
  const Article a = annotated(
      "As reported by the Daily Courier, the pier had not been inspected for ten years.\n\nThe "
      "repairs cost two million dollars, as reported by Anna Wirth.");
  EXPECT_EQ(told(a, 0),
            "ACC|the pier had not been inspected for ten years|Daily Courier|Daily Courier");
  EXPECT_EQ(told(a, 1), "ACC|The repairs cost two million dollars|Anna Wirth|Anna Wirth");
}

TEST(Patterns, ACourtThatHearsIsTheSpeakerAsWritten) {
  const Article a = annotated(
      "Court heard that Brian Colter had set the fire in a rage. The jury heard Colter had bought "
      "petrol that morning. Anna Wirth heard that he was sorry.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 0), "SVC|that Brian Colter had set the fire in a rage|Court|Court");
  EXPECT_EQ(told(a, 1), "SVC|Colter had bought petrol that morning|The jury|The jury");
}

TEST(Patterns, TheSubjectOfAnEarlierVerbSpeaksAfterThen) {
  const Article a = annotated("Anna Wirth looked at him, then asked, \"Really?\"");
  EXPECT_EQ(told(a, 0), "SVQ|\"Really?\"|Anna Wirth|Anna Wirth");
}

TEST(Patterns, AYellInMarksHasItsSpeaker) {
  const Article a = annotated("A guard yelled \"Stay there!\"");
  EXPECT_EQ(told(a, 0), "SVQ|\"Stay there!\"|A guard|A guard");
}

// Of somebody else, who asks.
TEST(Patterns, AQuestionThatIsAnsweredBesideItIsNotTheAnswerers) {
  const Article a = annotated(
      "Petra Quill retires.\n\n\"Do you regret it?\" \"Not for a day,\" said Quill. \"Why should "
      "I?\"");
  ASSERT_EQ(a.quotes.size(), 3u);
  EXPECT_EQ(a.quotes[0].speaker_full, "");
  EXPECT_EQ(told(a, 1), "QVS|\"Not for a day,\"|Quill|Petra Quill");
  EXPECT_EQ(a.quotes[2].speaker_full, "Petra Quill");
}

TEST(Patterns, AQuestionThatSomebodyIsAskedIsNotTheirs) {
  for (const auto* asked : {"Asked", "When asked", "Asked by a reporter"}) {
    const Article a =
        annotated(std::string(asked) + " \"Will you stay?\", Petra Quill said that she would.");
    ASSERT_EQ(a.quotes.size(), 2u) << asked;
    EXPECT_EQ(a.quotes[0].speaker_full, "") << asked;
    EXPECT_EQ(told(a, 1), "SVC|that she would|Petra Quill|Petra Quill") << asked;
  }
  const Article own = annotated("\"Will you stay?\" Petra Quill asked.");
  ASSERT_EQ(own.quotes.size(), 1u);
  EXPECT_EQ(own.quotes[0].speaker_full, "Petra Quill");
}

}  // namespace
}  // namespace news::annotation
