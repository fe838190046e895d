// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string full(const Article& article, std::size_t i = 0) {
  return i < article.quotes.size() ? article.quotes[i].speaker_full : "none";
}

TEST(Speakers, ASurnameFindsItsPerson) {
  const Article a = annotated("Farmer Edith Rowan owns the field.\n\n\"It is dry,\" Rowan said.");
  EXPECT_EQ(full(a), "Edith Rowan");
}

TEST(Speakers, AnHonorificTellsTwoPeopleOfOneSurnameApart) {
  const Article a = annotated(
      "Edith Rowan and her son Peter Rowan run the farm.\n\n\"It is dry,\" Mr. Rowan said.\n\n"
      "\"It was worse in 1988,\" Mrs. Rowan said.");
  EXPECT_EQ(full(a, 0), "Peter Rowan");
  EXPECT_EQ(full(a, 1), "Edith Rowan");
}

TEST(Speakers, APronounIsThePreviousSpeakerOfThatGender) {
  const Article a = annotated(
      "\"The barn is gone,\" said Edith Rowan.\n\n\"I saw the smoke,\" said neighbour Carl "
      "Hewitt.\n\n"
      "She had called 911 at noon. \"They came fast,\" she said.");
  EXPECT_EQ(full(a, 2), "Edith Rowan");
}

TEST(Speakers, APronounFollowsThePersonWhoOpensTheParagraph) {
  const Article a = annotated(
      "\"The barn is gone,\" said Carl Hewitt.\n\nChief Alan Doyle arrived first. He said the hay "
      "was wet.");
  EXPECT_EQ(full(a, 1), "Alan Doyle");
}

TEST(Speakers, ATitleStandsForWhoBearsIt) {
  const Article a = annotated(
      "Transport Minister Olga Friesen visited the site.\n\n\"The road will open,\" the minister "
      "said.");
  EXPECT_EQ(full(a), "Olga Friesen");
  ASSERT_EQ(a.speakers.size(), 1u);
  EXPECT_EQ(a.speakers[0].description, "Transport Minister");
}

TEST(Speakers, AnAcronymStandsForItsOrganisation) {
  const Article a = annotated(
      "The Prairie Growers Association (PGA) met in Regina.\n\nThe PGA said that the harvest is "
      "late.");
  EXPECT_EQ(full(a), "Prairie Growers Association");
}

TEST(Speakers, AnAppositionIsPassedOver) {
  const Article a = annotated(
      "Ines Marchetti, a hydrologist with Brock, Hale and Partners, said the well is safe.");
  EXPECT_EQ(full(a), "Ines Marchetti");
}

TEST(Speakers, AnAppositionMayNameTheSpeaker) {
  const Article a = annotated("His lawyer, Ines Marchetti, said the charge was false.");
  EXPECT_EQ(full(a), "Ines Marchetti");
}

TEST(Speakers, ASpokespersonIsNotTheBodySpokenFor) {
  const Article a =
      annotated("A spokesperson for Premier Olga Friesen said the office had no comment.");
  EXPECT_EQ(full(a), "A spokesperson for Premier Olga Friesen");
}

TEST(Speakers, ParticlesAndHyphensBelongToTheName) {
  const Article a = annotated(
      "Johanna van der Berg-Lee chairs the board.\n\n\"We vote on Monday,\" Berg-Lee said.");
  EXPECT_EQ(full(a), "Johanna van der Berg-Lee");
}

TEST(Speakers, ATitleWithOfBeforeTheNameIsPassedOver) {
  const Article a = annotated("Minister of Health Olga Friesen said the vaccine is safe.");
  EXPECT_EQ(full(a), "Olga Friesen");
}

TEST(Speakers, CaptionsAndHeadlineGiveFullNames) {
  Article a;
  a.body = "\"We are open,\" Quennell said.";
  a.captions.push_back({"Baker Rosa Quennell in her shop.", ""});
  a.blocks = {{BlockKind::paragraph, 0, a.body.size()}};
  annotate(a);
  EXPECT_EQ(full(a), "Rosa Quennell");
  EXPECT_EQ(a.quotes[0].body_start, 0u);
}

TEST(Speakers, AnEpithetStandsForThePersonOfItsParagraph) {
  const Article a =
      annotated("Rosa Quennell, 71, bakes at night. The retired teacher says sleep is overrated.");
  EXPECT_EQ(full(a), "Rosa Quennell");
}

TEST(Speakers, ItIsTheBodyThatOpensTheSentenceBefore) {
  const Article a = annotated("The PGA wants a later deadline. It says the fields are too wet.");
  EXPECT_EQ(full(a), "PGA");
}

TEST(Speakers, DescriptionsComeFromTheWordsBesideTheName) {
  const Article a = annotated(
      "Retired baker Rosa Quennell said the ovens were cold.\n\n"
      "Ilya Brandt, a hydrologist at Lakehead University, said the well was dry.\n\n"
      "University of Regina law professor June Abbot said the rule was old.");
  ASSERT_EQ(a.speakers.size(), 3u);
  EXPECT_EQ(a.speakers[0].description, "Retired baker");
  EXPECT_EQ(a.speakers[1].description, "hydrologist at Lakehead University");
  EXPECT_EQ(a.speakers[2].description, "University of Regina law professor");
}

TEST(Speakers, ARelativeClauseDoesNotHideTheSubject) {
  EXPECT_EQ(full(annotated("People who live near the plant said the smell is worse.")), "People");
  EXPECT_EQ(full(annotated("Jonas Reed, who drove past at noon, said the gate was open.")),
            "Jonas Reed");
}

TEST(Speakers, AFirstNameInTheFamilyFindsItsPerson) {
  const Article a = annotated(
      "Carol Hewitt lost her son.\n\nHis mother, Carol, said the wait was long. \"It was an "
      "hour,\" she said.");
  EXPECT_EQ(full(a, 0), "Carol Hewitt");
  EXPECT_EQ(full(a, 1), "Carol Hewitt");
}

TEST(Speakers, NobodyIsInvented) {
  const Article a = annotated("\"It came out of the trees and it just kept coming.\"");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(full(a), "");
  EXPECT_TRUE(a.speakers.empty());
}

TEST(Speakers, TranscriptLabelsNameTheirSpeakers) {
  const Article a = annotated(
      "MS. HOLLOWAY: Good morning, everyone. A few items first.\n\nQ: Will the minister resign "
      "over this?\n\n"
      "MS. HOLLOWAY: I have nothing on that today.");
  ASSERT_EQ(a.quotes.size(), 3u);
  EXPECT_EQ(a.quotes[0].pattern, "LABEL");
  EXPECT_EQ(a.quotes[0].speaker, "MS. HOLLOWAY");
  EXPECT_EQ(a.quotes[1].speaker, "");
}

TEST(Speakers, ADescriptionDoesNotReachIntoTheParagraphBefore) {
  const Article a = annotated(
      "Town council passes budget\n\nFinance chair Davit Orlan will look after the books until "
      "Easter. He said the hall would be sold.");
  EXPECT_EQ(full(a), "Davit Orlan");
  ASSERT_EQ(a.speakers.size(), 1u);
  EXPECT_EQ(a.speakers[0].description, "Finance chair");
}

TEST(Speakers, HerDepartmentMayBeThatOfTheMinisterBefore) {
  const Article a = annotated(
      "\"I signed for the ship,\" Ms. Lund said.\n\nFinance Minister Davit Orlan will look after "
      "her department until Easter. He said the ship would be sold. \"A harbour must be "
      "found,\" he said.");
  EXPECT_EQ(full(a, 1), "Davit Orlan");
  EXPECT_EQ(full(a, 2), "Davit Orlan");
}

TEST(Speakers, TwoWhoSpeakTogetherAreBothInTheMentionAndTheFirstIsNamed) {
  const Article a = annotated(
      "Mayor Lena Ortiz and Deputy Mayor Karl Brandt said the plan would cost less than "
      "expected. They said the work would start in May.\n\n\"We are ready,\" Ortiz and Brandt "
      "said.");
  ASSERT_EQ(a.quotes.size(), 3u);
  EXPECT_EQ(a.quotes[0].speaker, "Lena Ortiz and Deputy Mayor Karl Brandt");
  EXPECT_EQ(full(a, 0), "Lena Ortiz");
  EXPECT_EQ(full(a, 1), "Lena Ortiz");
  EXPECT_EQ(a.quotes[2].speaker, "Ortiz and Brandt");
  EXPECT_EQ(full(a, 2), "Lena Ortiz");
}

TEST(Speakers, WhoIsMetTogetherWithTheSpeakerDoesNotSpeak) {
  const Article a = annotated(
      "Lena Ortiz came first.\n\nAfter a talk with Lena Ortiz and Carl Hewitt, Karl Brandt said "
      "the plan would go ahead.");
  EXPECT_EQ(full(a), "Karl Brandt");
}

TEST(Speakers, APlaceAfterATownIsNoPerson) {
  const Article a = annotated(
      "Sandra Pelham, who lost her house in the flood in Ashwick, Cambria, in July, said that the "
      "insurer had never called. \"Nobody came,\" she said.");
  EXPECT_EQ(full(a, 0), "Sandra Pelham");
  EXPECT_EQ(full(a, 1), "Sandra Pelham");
}

TEST(Speakers, AFirstNameOfTheOtherGenderGivesWayWhenNobodyElseIsThere) {
  const Article a = annotated(
      "Councillor Martin Pelham approaches it another way. She said the money should go to "
      "schools.");
  EXPECT_EQ(full(a), "Martin Pelham");
  EXPECT_LT(a.quotes[0].confidence, 0.5);
}

TEST(Speakers, OfSeveralListedTheFirstIsNamed) {
  const Article a = annotated(
      "Anna Wirth, Carl Hewitt and Lena Ortiz said the plan would fail.\n\nAfter a call from Karl "
      "Brandt, Hewitt and Ortiz said the plan was dead.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[0].speaker, "Anna Wirth, Carl Hewitt and Lena Ortiz");
  EXPECT_EQ(full(a, 0), "Anna Wirth");
  EXPECT_EQ(full(a, 1), "Carl Hewitt");
}

TEST(Speakers, ThatBeforeAPluralIsNoPartOfTheSpeaker) {
  const Article a = annotated(
      "Advisers are quick to point to her record, and that polls show she is ahead of him.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker, "polls");
}

}  // namespace
}  // namespace news::annotation
