// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/content_coding.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

std::string bytes_of(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return out;
}

// One page, as zstd -19 and brotli -11 pack it.
const std::string kPage =
    "<html><body><h1>Ferry sails again</h1><p>The ferry left the quay on Monday.</p></body></html>";
const std::string kZstd = bytes_of(
    "28b52ffd205d6d020022851011a06fa0914f7a1493e907f9d440dbfd5f35de5cfd10da6368700d7a90f0837c8d959c"
    "be"
    "7255a9294e5f3cb68b0ffd985986696386f29d330d17df7e113cedcdd5ef020036619cc1a5ca");
const std::string kBrotli = bytes_of(
    "1b5c00481d07764c3c5ce0e583269d5baa0f0953b2043671b839409881e431a2aa181fd88003f67ea50170b7c12167"
    "7a"
    "8d92cfe3f29eb196494d321bc5e716325255e22ad8c02a7c789f1b6e986e8b9b8c5805");

TEST(ContentCoding, ZstdAndBrotliAreUndone) {
  EXPECT_EQ(decode_content(kZstd, "zstd", 1000)->bytes, kPage);
  EXPECT_EQ(decode_content(kBrotli, " BR ", 1000)->bytes, kPage);
  EXPECT_EQ(decode_content(kZstd + kZstd, "zstd", 1000)->bytes, kPage + kPage) << "two frames";
  EXPECT_FALSE(decode_content(kZstd, "zstd", 1000)->cut);
  EXPECT_FALSE(decode_content(kBrotli, "br", 1000)->cut);
}

TEST(ContentCoding, WhatIsCutIsReadSoFarAndDamageIsNamed) {
  for (std::size_t size = 1; size < kZstd.size(); ++size) {
    const auto got = decode_content(kZstd.substr(0, size), "zstd", 1000);
    EXPECT_TRUE(!got || got->cut) << size;
  }
  for (std::size_t size = 1; size < kBrotli.size(); ++size) {
    const auto got = decode_content(kBrotli.substr(0, size), "br", 1000);
    EXPECT_TRUE(!got || got->cut) << size;
  }
  EXPECT_FALSE(decode_content("no stream at all", "zstd", 1000));
  EXPECT_EQ(decode_content(kPage, "zstd", 1000)->bytes, kPage) << "stored decoded";
}

TEST(ContentCoding, NoneMakesMoreThanTheCap) {
  EXPECT_EQ(decode_content(kZstd, "zstd", kPage.size() - 1).error().message,
            "payload larger than --max-size");
  EXPECT_EQ(decode_content(kBrotli, "br", kPage.size() - 1).error().message,
            "payload larger than --max-size");
}

}  // namespace
}  // namespace news
