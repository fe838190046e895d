// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/base64.hh"

#include <gtest/gtest.h>

#include <string>

namespace news {
namespace {

TEST(Base64, IsThatOfTheStandard) {
  EXPECT_EQ(encode_base64(""), "");
  EXPECT_EQ(encode_base64("f"), "Zg==");
  EXPECT_EQ(encode_base64("fo"), "Zm8=");
  EXPECT_EQ(encode_base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(encode_base64("\xFF\xFE"), "//4=");
}

TEST(Base64, ComesBackAsItWas) {
  std::string bytes;
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(decode_base64(encode_base64(bytes)), bytes);
    bytes += static_cast<char>(i * 7);
  }
}

TEST(Base64, RefusesWhatItDoesNotMake) {
  for (const auto* text : {"Zg=", "Zg", "Zg=A", "====", "=Zg=", "Z===", "Zm 8", "Zm9v\n", "Z-_="}) {
    EXPECT_FALSE(decode_base64(text)) << text;
  }
}

}  // namespace
}  // namespace news
