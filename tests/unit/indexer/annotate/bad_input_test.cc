// SPDX-License-Identifier: GPL-2.0-or-later
// What no editor would print: nothing crashes, nobody is invented, and work grows with the text
// only.
#include <gtest/gtest.h>

#include <ctime>

#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

double seconds(const std::string& text) {
  const auto start = std::clock();
  annotated(text);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

TEST(BadInput, EmptyTextHasNoQuotations) {
  EXPECT_TRUE(annotated("").quotes.empty());
  EXPECT_TRUE(annotated(" ").quotes.empty());
  EXPECT_TRUE(annotated("\"").quotes.empty());
  EXPECT_TRUE(annotated("said").quotes.empty());
}

TEST(BadInput, TenThousandMarksNameNobody) {
  for (const std::string_view marks : {"\"", " \"", "\" ", "“", "”", "''", "« "}) {
    EXPECT_TRUE(annotated(repeated(marks, 10000)).speakers.empty());
  }
}

TEST(BadInput, AQuotationOfAMegabyteIsOneQuotation) {
  const Article a =
      annotated("\"" + repeated("it goes on and on ", 60000) + ",\" Jane Quill said.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Jane Quill");
}

TEST(BadInput, AMarkThatNeverClosesEndsWithItsParagraph) {
  const Article a = annotated("Jane Quill said: \"it goes on.\n\nThe rain did not stop.");
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].text, "\"it goes on.");
}

TEST(BadInput, OtherScriptsAndBrokenBytesAreSafe) {
  EXPECT_TRUE(annotated("قال الوزير \"هذا غير صحيح تماما\" في مؤتمر.").speakers.empty());
  annotated("\xFF\xFE\"\x80\xC3 said \xE2\x80");
  annotated(std::string("Jane\0Quill said \"x\"", 19));
}

TEST(BadInput, WorkGrowsWithTheTextOnly) {
  for (const std::string_view piece : {"said ", "Jane Quill said ", "\"a\" ", "Quill, a man, ",
                                       "called it ", "and Jane ", "(Jane "}) {
    const double small = seconds(repeated(piece, 4000)), large = seconds(repeated(piece, 64000));
    EXPECT_LT(large, 16 * 8 * (small + 0.002)) << piece;
  }
}

}  // namespace
}  // namespace news::annotation
