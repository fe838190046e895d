// SPDX-License-Identifier: GPL-2.0-or-later
// Names of people and bodies that are hard to tell: particles, common words, short forms.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string full(const Article& article, std::size_t i = 0) {
  return i < article.quotes.size() ? article.quotes[i].speaker_full : "none";
}

TEST(Names, TwoParticlesStandInsideAName) {
  const Article a = annotated(
      "\"I will not leave,\" Marie-Eve de la Ronde said in French.\n\nDe la Ronde said the city "
      "had "
      "not been asked.");
  EXPECT_EQ(full(a, 0), "Marie-Eve de la Ronde");
  EXPECT_EQ(full(a, 1), "Marie-Eve de la Ronde");
}

TEST(Names, ASurnameMayOpenWithACapitalParticle) {
  const Article a =
      annotated("Jane Van Dusen, a nurse, said no.\n\nVan Dusen said the clinic would close.");
  EXPECT_EQ(full(a), "Jane Van Dusen");
  EXPECT_EQ(a.quotes.back().speaker_full, "Jane Van Dusen");
}

TEST(Names, ACommonWordMayBeASurname) {
  EXPECT_EQ(full(annotated("Transport Minister Graham Still has said he is watching the file.")),
            "Graham Still");
}

TEST(Names, AFirstNationIsAName) {
  EXPECT_EQ(full(annotated("Chief Loretta Kejick of the Stone Narrows First Nation says she is "
                           "tired of waiting.")),
            "Loretta Kejick");
  EXPECT_EQ(full(annotated("The Stone Narrows First Nation says it is tired of waiting.")),
            "Stone Narrows First Nation");
}

TEST(Names, ABodyGoesByItsFirstWord) {
  const Article a = annotated(
      "Hartwell Foods Inc. said profit had risen again.\n\nHartwell said the year would be "
      "harder.\n\nThe "
      "Guelph-based chain said it will close a warehouse.");
  EXPECT_EQ(full(a, 0), "Hartwell Foods Inc.");
  EXPECT_EQ(full(a, 1), "Hartwell Foods Inc.");
  EXPECT_EQ(full(a, 2), "Hartwell Foods Inc.");
  const Article b =
      annotated("Canada Post said profit fell.\n\nCanada said it would look at the law.");
  EXPECT_NE(full(b, 1), "Canada Post");
}

TEST(Names, OfAFamilyTheOneCalledByTheFirstNameIsNotMeantByTheSurname) {
  const Article a = annotated(
      "\"It is late,\" said Ron Tolley. Tolley looked at the sky.\n\nHis nephew, Cody Tolley, is "
      "thinking of the west. \"A "
      "truck,\" Cody says.\n\n\"And no wife,\" Tolley says.");
  EXPECT_EQ(full(a, 1), "Cody Tolley");
  EXPECT_EQ(full(a, 2), "Ron Tolley");
}

TEST(Names, ARankStandsForItsShortForm) {
  const Article a = annotated(
      "Cpl. Anita Rosberg agreed that nobody had dusted the box.\n\n\"In hindsight, we should "
      "have,\" the officer said.");
  EXPECT_EQ(full(a, 1), "Anita Rosberg");
}

TEST(Names, TheTopDoctorIsTheDoctorNamedNext) {
  const Article a = annotated(
      "The region's top doctor says the count will climb.\n\nDr. Ines Carrothers said Thursday "
      "there were 43 cases.");
  EXPECT_EQ(full(a), "Ines Carrothers");
}

TEST(Names, AFormerResidentsDaughterIsNoEpithetOfTheLastSpeaker) {
  const Article a = annotated(
      "Cpl. Anita Rosberg said the box was empty.\n\nOutside, the daughter of one former resident "
      "said the trial was too long in coming.");
  EXPECT_EQ(full(a, 1), "the daughter of one former resident");
}

TEST(Names, ItIsTheBodyThatOpensTheSentenceBeforeEvenInAnApposition) {
  const Article a = annotated(
      "\"We will open late,\" said Jane Orlan.\n\nThe contractor, Crosslake Partners, disputed "
      "that. \"The plans were changed eleven times,\" it said.");
  EXPECT_EQ(full(a, 1), "Crosslake Partners");
}

TEST(Names, BodiesThatShareTheirFirstAndLastWordsAreTwo) {
  const Article a = annotated(
      "The Oxmoor Mill Committee met on Monday. The gate is safe, the Oxmoor Lock Committee said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Oxmoor Lock Committee");
}

TEST(Names, WhoHasATitleIsNotTheBodyThatBearsTheName) {
  const Article a = annotated(
      "The Quellon Administration has a plan. \"It is time for the lock,\" President Quellon "
      "said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Quellon");
}

TEST(Names, TellsOfficeAndNameApart) {
  const auto speaker = [](const std::string& words) {
    return annotated(words + " said the quay would be mended before winter.")
        .quotes.at(0)
        .speaker_full;
  };
  EXPECT_EQ(speaker("Secretary of State Okonjo"), "Okonjo");
  EXPECT_EQ(speaker("National Security Adviser Okonjo"), "Okonjo");
}

TEST(Names, AnHonorificTellsMoreThanAPronounNearTheName) {
  const Article article = annotated(
      "Ilka Thorne came with the pilot, and he spoke first.\n\n\"The quay is safe,\" Ms. Thorne "
      "said.");
  ASSERT_EQ(article.people.size(), 1u);
  EXPECT_EQ(article.people[0].gender, NamedPerson::Gender::female);
}

TEST(Names, FirstLadyIsTheWholeTitle) {
  const Article article = annotated("First Lady Ilka Thorne said the quay would be mended.");
  ASSERT_EQ(article.people.size(), 1u);
  EXPECT_EQ(article.people[0].title, "First Lady");
}

TEST(Names, TwoSurnamesAreThoseOfThreeWords) {
  const Article article =
      annotated("Dana Levine Ortega opened the quay.\n\n\"It is safe,\" said Mayor Levine Ortega.");
  ASSERT_EQ(article.quotes.size(), 1u);
  EXPECT_EQ(article.quotes[0].speaker_full, "Dana Levine Ortega");
}

}  // namespace
}  // namespace news::annotation
