// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/evidence_file.hh"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

Article article_with(const std::vector<std::string>& speakers) {
  Article article;
  article.id = "00000000000000ab";
  article.date = "2024-05-06";
  for (const auto& name : speakers) {
    Quote quote;
    quote.speaker = quote.speaker_full = name;
    quote.kind = SpeakerKind::person;
    article.quotes.push_back(quote);
  }
  return article;
}

std::string path_of(const std::string& name, EvidenceFileBuilder& builder) {
  const auto path = scratch_path(name);
  std::ofstream(path, std::ios::binary) << builder.take().value();
  return path;
}

std::vector<std::string> names_in(const EvidenceFile& file, std::string_view key) {
  std::vector<std::string> out;
  ArticleEvidence article;
  for (const auto& place : file.names_of(key)) {
    EXPECT_TRUE(file.read(place, article));
    const auto& name = article.names.front();
    out.push_back(std::to_string(article.document) + " " + std::string(name.name) + " " +
                  std::to_string(name.quotes.front()));
  }
  return out;
}

TEST(EvidenceFileTest, ReadsANameOfABlockWithoutTheOthersOfItsArticle) {
  EvidenceFileBuilder builder;
  const auto one = article_with({"Ama Okonjo", "Rory Sefton"}),
             other = article_with({"Lio Sefton"});
  ASSERT_TRUE(builder.add(4, encode_evidence(one, 20, "a")));
  ASSERT_TRUE(builder.add(6, encode_evidence(other, 30, "b")));
  const auto file = EvidenceFile::open(path_of("evidence_names", builder));
  ASSERT_TRUE(file);
  EXPECT_EQ(names_in(*file, "nsefton"),
            (std::vector<std::string>{"4 Rory Sefton 21", "6 Lio Sefton 30"}));
  EXPECT_EQ(names_in(*file, "nokonjo"), (std::vector<std::string>{"4 Ama Okonjo 20"}));
  EXPECT_TRUE(names_in(*file, "nseft").empty());
}

TEST(EvidenceFileTest, LeavesTheDeadOutOfAMerge) {
  EvidenceFileBuilder builder;
  ASSERT_TRUE(builder.add(4, encode_evidence(article_with({"Ama Okonjo"}), 20, "a")));
  ASSERT_TRUE(builder.add(6, encode_evidence(article_with({"Lio Sefton"}), 30, "b")));
  const auto path = path_of("evidence_merged", builder);
  const auto bytes = merge_evidence({{path, {4}}});
  ASSERT_TRUE(bytes);
  EXPECT_EQ(bytes->find("Okonjo"), std::string::npos);
  EXPECT_EQ(bytes->find("okonjo"), std::string::npos);
  EXPECT_NE(bytes->find("Sefton"), std::string::npos);
}

TEST(EvidenceFileTest, ReadsNoNameWhereNoneCanStand) {
  const auto bytes = encode_evidence(article_with({"Ama Okonjo"}), 20, "a");
  ArticleEvidence all, one;
  ASSERT_TRUE(decode_evidence(bytes, 4, all));
  const auto at = all.names.front().at;
  EXPECT_TRUE(decode_name(bytes, 4, at, one));
  EXPECT_FALSE(decode_name(bytes, 4, 0, one));
  EXPECT_FALSE(decode_name(bytes, 4, static_cast<std::uint32_t>(bytes.size()), one));
  EXPECT_FALSE(decode_name(std::string_view(bytes).substr(0, at + 3), 4, at, one));
  EXPECT_FALSE(decode_name({}, 4, 0, one));
}

Article of_presidents(std::string_view body) {
  Article article;
  article.id = "00000000000000ab";
  article.date = "2024-05-06";
  article.body = body;
  for (auto at = body.find("saying"); at != body.npos; at = body.find("saying", at + 1)) {
    Quote quote;
    quote.start = at;
    quote.speaker = quote.speaker_full = "the president";
    quote.kind = SpeakerKind::role;
    article.quotes.push_back(quote);
  }
  return article;
}

std::vector<std::string> days_of(const Article& article) {
  ArticleEvidence out;
  EXPECT_TRUE(decode_evidence(encode_evidence(article, 20, "a"), 4, out));
  std::vector<std::string> days;
  days.reserve(out.names.size());
  for (const auto& name : out.names) days.push_back(day_text(name.then));
  return days;
}

TEST(EvidenceFileTest, TellsOfWhichTimeAnOfficeIsSpoken) {
  const auto past = of_presidents(
      "On May 12, 2010, the president declared saying.\n\n"
      "The president went on saying it.");
  EXPECT_EQ(days_of(past), (std::vector<std::string>{"2010-05-12", "0000-01-01"}));
  EXPECT_EQ(days_of(of_presidents("The president said it, saying.")),
            (std::vector<std::string>{""}));
}

TEST(EvidenceFileTest, SaysThatItHoldsMoreThanItsEndsCanCount) {
  const auto evidence = encode_evidence(article_with({"Ama Okonjo"}), 20, "a");
  EvidenceFileBuilder room(8 + evidence.size()), none(8 + evidence.size() - 1);
  ASSERT_TRUE(room.add(4, evidence));
  ASSERT_TRUE(none.add(4, evidence));
  EXPECT_TRUE(room.take());
  const auto refused = none.take();
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, ErrorCode::usage);
  EXPECT_FALSE(refused.error().hint.empty());
}

}  // namespace
}  // namespace news
