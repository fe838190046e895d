// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/generation.hh"

#include <gtest/gtest.h>

#include "common/han_variants.hh"
#include "common/index_schema.hh"

namespace news {
namespace {

Generation sample() {
  Generation out;
  out.number = 42;
  out.uuid = "6f1c2d34-0000-4000-8000-000000000042";
  out.schema = kSchemaVersion;
  out.analyser = kAnalyserVersion;
  out.han_variants = han_variants_key();
  out.program = "0.1.0";
  out.written = 1'700'000'000;
  out.next_segment = 8;
  out.next_article = 5'001;
  out.next_quote = 40'001;
  Segment segment;
  segment.number = 7;
  segment.first_article = 1;
  segment.last_article = 5'000;
  segment.articles = 4'900;
  segment.quotes = 30'000;
  segment.articles_uuid = "a";
  segment.quotes_uuid = "q";
  segment.dead_articles = {1, 2, 4'999};
  segment.dead_quotes = {70'000};
  segment.files = {{"articles/postlist.glass", 8192, 0xFEEDFACECAFEBEEF}};
  out.segments = {segment};
  out.bridges = {{"newer", "older"}};
  out.manifest_bytes = 77;
  out.manifest_hash = 1ull << 63;
  return out;
}

TEST(Generation, comes_back_as_it_was_written) {
  const auto got = decode_generation(encode_generation(sample()), "g");
  ASSERT_TRUE(got) << got.error().message;
  EXPECT_EQ(got->number, 42u);
  EXPECT_EQ(got->uuid, sample().uuid);
  EXPECT_EQ(got->next_quote, 40'001u);
  ASSERT_EQ(got->segments.size(), 1u);
  EXPECT_EQ(got->segments[0].dead_articles, sample().segments[0].dead_articles);
  EXPECT_EQ(got->segments[0].files.at(0).hash, 0xFEEDFACECAFEBEEF);
  EXPECT_EQ(got->manifest_hash, 1ull << 63);
  EXPECT_EQ(got->live_articles(), 4'897u);
  ASSERT_EQ(got->bridges.size(), 1u);
  EXPECT_EQ(got->bridges[0].newer, "newer");
  EXPECT_EQ(got->bridges[0].older, "older");
}

TEST(Generation, is_refused_when_any_bit_of_it_is_wrong) {
  const std::string good = encode_generation(sample());
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    EXPECT_FALSE(decode_generation(bad, "g")) << at;
    EXPECT_FALSE(decode_generation(std::string_view(good).substr(0, at), "g")) << at;
  }
}

TEST(Generation, of_another_release_says_which_and_what_to_do) {
  auto other = sample();
  other.schema = kSchemaVersion + 1;
  auto got = decode_generation(encode_generation(other), "g");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::schema);
  EXPECT_NE(got.error().message.find("newer"), std::string::npos);
  other.schema = kSchemaVersion - 1;
  got = decode_generation(encode_generation(other), "g");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::schema);
  EXPECT_NE(got.error().hint.find("--rebuild"), std::string::npos);
}

TEST(Generation,
     of_a_program_that_spells_chinese_in_another_way_is_refused_but_tells_what_is_gone) {
  auto other = sample();
  other.han_variants += 1;
  other.purged = {{7, 8}};
  other.roots = {"/srv/news"};
  const auto bytes = encode_generation(other);
  const auto got = decode_generation(bytes, "g");
  ASSERT_FALSE(got);
  EXPECT_EQ(got.error().code, ErrorCode::schema);
  EXPECT_NE(got.error().message.find("opencc"), std::string::npos);
  EXPECT_NE(got.error().hint.find("--rebuild"), std::string::npos);
  const auto kept = decode_kept(bytes, "g");
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->purged.size(), 1u);
  EXPECT_EQ(kept->roots, other.roots);
}

}  // namespace
}  // namespace news
