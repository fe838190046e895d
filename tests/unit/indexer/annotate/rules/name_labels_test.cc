// SPDX-License-Identifier: GPL-2.0-or-later
// LQ: a label before the quotation.
#include <gtest/gtest.h>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

const std::string kWords = "\"We lost the roof in one night and the wheel in the next.\"";

// The speaker of the words behind a label, after words of Ann Lowe's.
std::string behind(const std::string& label) {
  const Article a = annotated("Ann Lowe said the mill was old.\n\n" + label + kWords);
  return a.quotes.size() == 2 ? a.quotes[1].speaker_full : "none";
}

TEST(NameLabels, ALabelNamesTheSpeaker) {
  EXPECT_EQ(behind("Marta Quill: "), "Marta Quill");
  EXPECT_EQ(behind("From Marta Quill: "), "Marta Quill");
  EXPECT_EQ(behind("Marta Quill, miller at Oxmoor: "), "Marta Quill");
  EXPECT_EQ(behind("Rep. Marta Quill (R-TX): "), "Marta Quill");
  EXPECT_EQ(behind("Oxmoor Millers Union: "), "Oxmoor Millers Union");
}

TEST(NameLabels, ALabelOnALineOfItsOwnNamesTheSpeakerOfTheNext) {
  EXPECT_EQ(behind("Rep. Marta Quill (R-TX):\n\n"), "Marta Quill");
}

TEST(NameLabels, ALabelThatNamesNobodyKnownIsABarrier) {
  EXPECT_EQ(behind("Headline: "), "");
}

}  // namespace
}  // namespace news::annotation
