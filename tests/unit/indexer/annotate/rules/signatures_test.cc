// SPDX-License-Identifier: GPL-2.0-or-later
// QS: the name behind a quotation, after a dash or on a line of its own.
#include <gtest/gtest.h>

#include "indexer/parse/text/text_parser.hh"
#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

const std::string kWords = "\"We lost the roof in one night.\"";

std::string signer(const std::string& text) {
  const Article a = annotated(text);
  return a.quotes.empty() ? "none" : a.quotes[0].pattern + " " + a.quotes[0].speaker_full;
}

TEST(Signatures, AnyDashMayStandBeforeTheName) {
  for (const std::string_view dash :
       {" - ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " \xE2\x80\x93", " -- ", "\n\xE2\x80\x94 "}) {
    EXPECT_EQ(signer(kWords + std::string(dash) + "Marta Quill, miller"), "QS Marta Quill") << dash;
  }
}

TEST(Signatures, ATitleIsNoPartOfTheName) {
  EXPECT_EQ(signer(kWords + " \xE2\x80\x93"
                            "Commissioner Marta Quill"),
            "QS Marta Quill");
}

TEST(Signatures, TheNameMayHaveALineOfItsOwn) {
  EXPECT_EQ(signer(kWords + "\n\n\xE2\x80\x94 Marta Quill, miller"), "QS Marta Quill");
  EXPECT_EQ(signer(kWords + "\n\nMarta Quill, miller"), "QS Marta Quill");
}

TEST(Signatures, ASentenceBelowIsNoSignature) {
  EXPECT_EQ(signer(kWords + "\n\nMarta Quill built it."), "FLOAT-Q ");
  EXPECT_EQ(signer(kWords + "\n\nThe wheel, too"), "FLOAT-Q ");
}

TEST(Signatures, ALineOfQuotationAndNameIsNoHeading) {
  Article a =
      parse_text("Mill burns\n\nTributes were paid to the old mill of Oxmoor on Monday.\n\n" +
                 kWords + " \xE2\x80\x94 Marta Quill\n");
  annotate(a);
  EXPECT_TRUE(a.headings.empty());
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Marta Quill");
}

TEST(Signatures, ALineThatSignsAQuotationIsNoByline) {
  Article a =
      parse_text("Mill burns\n\nTributes were paid to the old mill of Oxmoor on Monday.\n\n" +
                 kWords + "\n\xE2\x80\x94 Marta Quill, miller\n");
  annotate(a);
  EXPECT_TRUE(a.byline.empty());
  ASSERT_EQ(a.quotes.size(), 1u);
  EXPECT_EQ(a.quotes[0].speaker_full, "Marta Quill");
}

}  // namespace
}  // namespace news::annotation
