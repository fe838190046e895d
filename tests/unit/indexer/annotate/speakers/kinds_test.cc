// SPDX-License-Identifier: GPL-2.0-or-later
// What each speaker is, and that documents and amounts are none.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string kind_of(std::string_view text) {
  const Article a = annotated(text);
  return a.quotes.empty() ? "none" : std::string(speaker_kind_name(a.quotes[0].kind));
}

TEST(Kinds, NamesPronounsAndSurnamesArePersons) {
  EXPECT_EQ(kind_of("\"It holds,\" said Marta Quill."), "person");
  EXPECT_EQ(kind_of("Marta Quill built the lock. \"It holds,\" she said."), "person");
}

TEST(Kinds, OneWithoutANameIsARole) {
  EXPECT_EQ(kind_of("\"It holds,\" said a lock keeper."), "role");
  EXPECT_EQ(kind_of("\"It holds,\" the mayor said."), "role");
}

TEST(Kinds, SeveralWithoutNamesAreACrowd) {
  EXPECT_EQ(kind_of("Experts said the lock holds."), "crowd");
  EXPECT_EQ(kind_of("Some residents said the lock holds."), "crowd");
  EXPECT_EQ(kind_of("Officials said that the lock holds."), "crowd");
}

TEST(Kinds, ALabelOfTheHallIsACrowd) {
  EXPECT_EQ(kind_of("MARTA QUILL: The lock holds.\n\nAUDIENCE: Yes!\n\nMARTA QUILL: It does."),
            "person");
  const Article a = annotated(
      "MARTA QUILL: The lock holds.\n\nAUDIENCE: Yes! Yes!\n\nMARTA QUILL: It does hold.\n\n"
      "AUDIENCE: Yes!");
  ASSERT_GT(a.quotes.size(), 1u);
  EXPECT_EQ(speaker_kind_name(a.quotes[1].kind), "crowd");
}

TEST(Kinds, BodiesAreOrganisations) {
  EXPECT_EQ(kind_of("The company said the lock holds."), "organisation");
  EXPECT_EQ(kind_of("Police said the lock was damaged."), "organisation");
  EXPECT_EQ(kind_of("The Oxmoor Lock Committee said the gate holds."), "organisation");
}

TEST(Kinds, DocumentsAreNobodyAndNoSpeakersOfTheArticle) {
  for (const std::string_view text : {"The report found that the lock had rusted.",
                                      "A notice stating that the lock is shut hung there.",
                                      "The proclamation said that the lock was shut.",
                                      "Surveys show that people like the lock."}) {
    const Article a = annotated(text);
    ASSERT_EQ(a.quotes.size(), 1u) << text;
    EXPECT_EQ(a.quotes[0].kind, SpeakerKind::nobody) << text;
    EXPECT_TRUE(a.speakers.empty()) << text;
  }
}

TEST(Kinds, ANounThatLooksLikeAVerbStatesNothing) {
  EXPECT_EQ(kind_of("Many states and towns on the coast share the lock."), "none");
  EXPECT_EQ(kind_of("The U.S. note 2 to the chapter lists the lock."), "none");
  EXPECT_EQ(kind_of("The index added 0.3 per cent on Monday."), "none");
}

TEST(Kinds, TheSameSpeakerIsListedOnceWhateverCaseAndArticle) {
  const Article a = annotated(
      "The union said the lock is old.\n\nThe lock will be shut, the union said.\n\nTHE UNION said "
      "it "
      "would sue.");
  ASSERT_EQ(a.speakers.size(), 1u);
  EXPECT_EQ(a.speakers[0].quotes, static_cast<std::uint32_t>(a.quotes.size()));
}

}  // namespace
}  // namespace news::annotation
