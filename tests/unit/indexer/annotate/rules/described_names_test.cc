// SPDX-License-Identifier: GPL-2.0-or-later
// Who speaks, named behind what he or she is: a role in no list, a town, an adjective.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string speaker_of(std::string_view attribution) {
  const Article a = annotated("\"We open the lock at six,\" " + std::string(attribution));
  return a.quotes.size() == 1 ? a.quotes[0].speaker_full : "none";
}

TEST(DescribedNames, AnyRoleInSmallLettersMayStandBeforeTheName) {
  EXPECT_EQ(speaker_of("said beekeeper Marta Quill."), "Marta Quill");
  EXPECT_EQ(speaker_of("said lock keeper Marta Quill, who has the key."), "Marta Quill");
  EXPECT_EQ(speaker_of("said vice-chancellor Marta Quill on Monday."), "Marta Quill");
  EXPECT_EQ(speaker_of("quay worker Marta Quill said."), "Marta Quill");
}

TEST(DescribedNames, AMasterStandsBeforeTheName) {
  EXPECT_EQ(speaker_of("said Harbour Master Marta Quill."), "Marta Quill");
  EXPECT_EQ(speaker_of("said Per Quill, who has the key."), "Per Quill");
}

TEST(DescribedNames, AnAdjectiveIsNoPartOfTheSpeaker) {
  EXPECT_EQ(speaker_of("replied young Marta Quill."), "Marta Quill");
  EXPECT_EQ(speaker_of("laughed an exhausted Marta Quill."), "Marta Quill");
}

TEST(DescribedNames, TheLastNameBeforeTheStopSpeaksNotTheTown) {
  EXPECT_EQ(speaker_of("said Harrowmouth cartoonist Ann Quill."), "Ann Quill");
  EXPECT_EQ(speaker_of("said mother of three Marta Quill."), "Marta Quill");
}

TEST(DescribedNames, ANameThatIsTheSubjectOfMoreIsNotTaken) {
  EXPECT_NE(speaker_of("said the lock Marta Quill built."), "Marta Quill");
}

TEST(DescribedNames, AListAfterTheVerbNamesAllWhoSpeak) {
  const Article two = annotated("\"We open at six,\" said Marta Quill and lock keeper Tom Reed.");
  ASSERT_EQ(two.quotes.size(), 1u);
  EXPECT_EQ(two.quotes[0].speaker_full, "Marta Quill");
  EXPECT_EQ(two.quotes[0].also, std::vector<std::string>{"Tom Reed"});
  const Article three =
      annotated("\"We open at six,\" said Marta Quill, Tom Reed and Ann Lowe of Oxmoor.");
  ASSERT_EQ(three.quotes.size(), 1u);
  EXPECT_EQ(three.quotes[0].speaker_full, "Marta Quill");
  EXPECT_EQ(three.quotes[0].also, (std::vector<std::string>{"Tom Reed", "Ann Lowe"}));
}

TEST(DescribedNames, ASecondPersonWhoDoesSomethingElseDoesNotSpeak) {
  const Article a = annotated("\"We open at six,\" said Marta Quill and Tom Reed nodded.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Marta Quill");
  EXPECT_TRUE(a.quotes[0].also.empty());
}

}  // namespace
}  // namespace news::annotation
