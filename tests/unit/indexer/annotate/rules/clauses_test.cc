// SPDX-License-Identifier: GPL-2.0-or-later
// Subjects with clauses of their own, asides that end, attributions in unusual forms.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

TEST(Clauses, ADayMayStandBetweenADocumentAndItsVerb) {
  EXPECT_EQ(told(annotated("A report released Wednesday said the dam had leaked for a year.")),
            "SVC|the dam had leaked for a year|A report released Wednesday|A report released "
            "Wednesday");
}

TEST(Clauses, AParticipleBelongsToWhoSpeaks) {
  EXPECT_EQ(told(annotated("The union representing the drivers said it was never consulted.")),
            "SVC|it was never consulted|The union representing the drivers|The union representing "
            "the drivers");
  EXPECT_EQ(told(annotated("Residents living near the plant say they were told nothing.")),
            "SVC|they were told nothing|Residents living near the plant|Residents living near the "
            "plant");
}

TEST(Clauses, AVerbInsideARelativeClauseStatesNothing) {
  const Article a = annotated(
      "The note was shared widely, and the woman who wrote it says she only wishes she had signed "
      "it.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(told(a), "SVC|she only wishes she had signed it|the woman|the woman");
}

TEST(Clauses, ARelativeClauseWithItsOwnSubjectNamesAnotherSpeaker) {
  const Article a = annotated(
      "Two clubs close every week, a trend that the foundation predicts will go on for years.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_NE(a.quotes[0].speaker, "a trend");
}

TEST(Clauses, AnAsideOfTheSpeakerEndsAtItsComma) {
  const Article a = annotated(
      "Jane Orlan, who told police she was alone, said that she had fled through the yard.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 0), "SVC|she was alone|who|Jane Orlan");
  EXPECT_EQ(told(a, 1), "SVC|that she had fled through the yard|Jane Orlan|Jane Orlan");
  const Article b = annotated("Jane Orlan, who wrote the book, said it was late.");
  ASSERT_EQ(b.quotes.size(), 1u);
  EXPECT_EQ(told(b), "SVC|it was late|Jane Orlan|Jane Orlan");
}

TEST(Clauses, ASubordinateClauseEndsWithACommaInsideItsMark) {
  const Article a = annotated(
      "While Jane Orlan called the plan \"dead,\" on Friday she said it might still be built.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[0].text, "the plan \"dead,\"");
  EXPECT_EQ(a.quotes[1].text, "it might still be built");
}

TEST(Clauses, APaperMayWriteOnADay) {
  EXPECT_EQ(told(annotated("The Herald on Saturday wrote that the mill had lost its licence.")),
            "SVC|that the mill had lost its licence|The Herald|The Herald");
}

TEST(Clauses, WhatSomebodyLikedToSayIsSaid) {
  EXPECT_EQ(told(annotated("Jane Orlan liked to say that she had never lost a boat.")),
            "SVC|that she had never lost a boat|Jane Orlan|Jane Orlan");
}

TEST(Clauses, WhoDidNotRespondAddsNoWords) {
  EXPECT_EQ(annotated("Jane Orlan said she is watching the file, though her office did not respond "
                      "to questions.")
                .quotes.at(0)
                .text,
            "she is watching the file");
  EXPECT_EQ(annotated("The ministry said it is looking into the matter, but Orlan would not say "
                      "when.")
                .quotes.at(0)
                .text,
            "it is looking into the matter");
}

TEST(Clauses, WritingAChequeStatesNothing) {
  EXPECT_EQ(annotated("Jane Orlan said he opened the account and wrote himself a dozen cheques.")
                .quotes.at(0)
                .text,
            "he opened the account and wrote himself a dozen cheques");
}

TEST(Clauses, WhatACourtIsToldHasTheCourtForASpeaker) {
  EXPECT_EQ(told(annotated("The clerk moved $2 million in a year, a Brandon court was told on "
                           "Monday.")),
            "CSV|The clerk moved $2 million in a year|a Brandon court|a Brandon court");
  EXPECT_EQ(told(annotated("The jury has been told that he fled.")),
            "SVC|that he fled|The jury|The jury");
  EXPECT_TRUE(annotated("Jane Orlan was told that the house was empty.").quotes.empty());
}

TEST(Clauses, APastFormMayBeAnAdjectiveOfTheSource) {
  EXPECT_EQ(told(annotated("According to an agreed statement of facts, the bank warned the home "
                           "twice.")),
            "ACC|the bank warned the home twice|an agreed statement of facts|an agreed statement "
            "of facts");
}

TEST(Clauses, ABroadcasterInCapitalsIsToldWithItsMedium) {
  EXPECT_EQ(annotated("Jane Orlan told CFNR radio the man had asked for a map.").quotes.at(0).text,
            "the man had asked for a map");
}

TEST(Clauses, ASentenceMayEndInAProvinceBeforeAMark) {
  const Article a =
      annotated("\"It spreads,\" said Jane Orlan, a professor in London, Ont. \"It always does.\"");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 1), "FLOAT-Q|\"It always does.\"||Jane Orlan");
}

TEST(Clauses, WhatAProgramTellsItsHearersIsNoStatement) {
  EXPECT_TRUE(annotated("Jane Orlan, whose daily program told families what the weather would do, "
                        "has died.")
                  .quotes.empty());
  EXPECT_EQ(annotated("The ruling went against Orlan, whose lawyers argued that it was unfair.")
                .quotes.size(),
            1u);
}

TEST(Clauses, APercentageMaySpeak) {
  EXPECT_EQ(told(annotated("On the economy, 42% say they are worse off than before.")),
            "SVC|they are worse off than before|42%|42%");
}

TEST(Clauses, AClauseThatLeadsToAMarkIsNoStatement) {
  const Article a = annotated(
      "Jane Orlan read the notice on the air and then, she later wrote, \"sat in the dark and "
      "wept.\"");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "\"sat in the dark and wept.\"");
}

TEST(Clauses, OneWordAfterOtherWordsIsAQuotation) {
  const Article a = annotated("\"See that?\" Jane Orlan said. \"Burning.\"");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(told(a, 1), "FLOAT-Q|\"Burning.\"||Jane Orlan");
  EXPECT_TRUE(annotated("The boat is called \"Burning.\"").quotes.empty());
}

TEST(Clauses, ATownMayStandBetweenCommasBeforeTheVerb) {
  EXPECT_EQ(told(annotated("\"I dropped my mask,\" the 21-year-old from Lulea, Sweden, said with a "
                           "laugh.")),
            "QSV|\"I dropped my mask,\"|the 21-year-old from Lulea|the 21-year-old from "
            "Lulea");
}

TEST(Clauses, AParticipleAfterTheAttributionIsTheReporters) {
  const Article a = annotated(
      "The line will not open before spring, Jane Orlan said Tuesday, blaming a fault in the "
      "signals.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "The line will not open before spring");
}

TEST(Clauses, WhomSomebodyAsksAndForWhatIsSaid) {
  EXPECT_EQ(annotated("Jane Orlan asked hikers to carry spray and keep dogs on a leash.")
                .quotes.at(0)
                .text,
            "hikers to carry spray and keep dogs on a leash");
  EXPECT_TRUE(annotated("Jane Orlan asked questions to learn more.").quotes.empty());
}

TEST(Clauses, WhoClosesTheSentenceAfterTheVerbHasSaidIt) {
  EXPECT_EQ(told(annotated("The bear, a young male, had been seen near a school, said Insp. Jane "
                           "Orlan.")),
            "CVS|The bear, a young male, had been seen near a school|Jane Orlan|Jane Orlan");
}

TEST(Clauses, AnAttributionInsideASentenceLeavesTwoPieces) {
  const Article a = annotated("Firefighters, Quill says, have saved the wheel of the old mill.");
  ASSERT_EQ(a.quotes.size(), 2u);
  EXPECT_EQ(a.quotes[0].text, "Firefighters");
  EXPECT_EQ(a.quotes[1].text, "have saved the wheel of the old mill");
}

TEST(Clauses, WhatSomebodyDescribesAsSomethingIsAStatement) {
  const Article a = annotated("Marta Quill described the mill as a house of ghosts.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "the mill as a house of ghosts");
}

TEST(Clauses, AnySourceMayFollowAccordingTo) {
  const Article a = annotated("The turnout fell by half, according to new research.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "The turnout fell by half");
}

TEST(Clauses, AnAsideBetweenDashesOrInBracketsPartsNoSubjectFromItsVerb) {
  EXPECT_EQ(
      told(annotated("Jane Okonjo - and she was not alone - said that the quay would close.")),
      "SVC|that the quay would close|Jane Okonjo|Jane Okonjo");
  EXPECT_EQ(told(annotated("Few would admit it, but Mayor Jane Okonjo (a miller so young that many "
                           "take her for a clerk) says the quay was a mistake.")),
            "SVC|the quay was a mistake|Jane Okonjo|Jane Okonjo");
  EXPECT_EQ(told(annotated("Jane Okonjo said - in a letter, as it happens - that the quay would "
                           "close.")),
            "SVC|that the quay would close|Jane Okonjo|Jane Okonjo");
}

TEST(Clauses, BothClausesRoundAVerbAndItsColonAreSaid) {
  const Article article =
      annotated("The quay cannot be mended by the winter, millers said: It has lost its piles.");
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_EQ(article.quotes[0].text, "The quay cannot be mended by the winter");
  EXPECT_EQ(article.quotes[1].text, "It has lost its piles");
  EXPECT_EQ(annotated("In a speech to the millers, Jane Okonjo said: It has lost its piles.")
                .quotes.size(),
            1u);
}

TEST(Clauses, AConditionAndWhatFollowsFromItAreSaid) {
  const Article article = annotated(
      "If the quay is not mended, Jane Okonjo warned, stubborn millers plan to leave the town.");
  ASSERT_EQ(article.quotes.size(), 2u);
  EXPECT_EQ(article.quotes[1].text, "stubborn millers plan to leave the town");
  EXPECT_EQ(article.quotes[1].speaker_full, "Jane Okonjo");
}

TEST(Clauses, WhatSomebodyNotedMayBeJoinedByAnd) {
  EXPECT_EQ(
      told(annotated("The quay is old, and as Jane Okonjo noted, mending it will take years.")),
      "SVC|mending it will take years|Jane Okonjo|Jane Okonjo");
}

TEST(Clauses, WhomSomebodyAsksIsPartOfWhatIsAsked) {
  const auto asked = [](std::string_view text) {
    const Article a = annotated(text);
    return a.quotes.empty() ? std::string("none") : a.quotes[0].text;
  };
  EXPECT_EQ(asked("Jane Orlan asked voters to think about the lock."),
            "voters to think about the lock");
  EXPECT_EQ(asked("Jane Orlan asked older voters to think about the lock."),
            "older voters to think about the lock");
  EXPECT_EQ(asked("Jane Orlan asked the way to the lock."), "none");
}

TEST(Clauses, WhatAPollShowsNeedsNoFiniteVerb) {
  const auto shown = [](std::string_view text) {
    const Article a = annotated(text);
    return a.quotes.empty() ? std::string("none") : a.quotes[0].text;
  };
  EXPECT_EQ(shown("Two polls released on Sunday show Jane Orlan ahead of her rival."),
            "Jane Orlan ahead of her rival");
  EXPECT_EQ(shown("A survey by the Harbour Lamp found far less support for the lock."),
            "far less support for the lock");
  EXPECT_EQ(shown("The lock showed early signs of rust."), "none");
}

}  // namespace
}  // namespace news::annotation
