// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/copy_finder.hh"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

const std::vector<std::string> kStory = {
    "The harbour town of Elmsgate will rebuild its sea wall after the council voted nine to four "
    "on Tuesday night.",
    "Mayor Ines Okafor said the work would begin before the autumn storms and cost 41 million "
    "crowns.",
    "Engineers from Brandt and Lowe found cracks along 300 metres of the old wall in March.",
    "Fishermen who use the inner basin asked for a second slipway, which the plan does not have.",
    "The county will pay a third of the cost, the council said in a statement on Wednesday."};

Article article(const std::vector<std::string>& paragraphs, std::string date = "2024-05-14") {
  Article out;
  for (const auto& paragraph : paragraphs) {
    if (!out.body.empty()) out.body += "\n\n";
    out.blocks.push_back(
        {BlockKind::paragraph, out.body.size(), out.body.size() + paragraph.size()});
    out.body += paragraph;
  }
  out.date = std::move(date);
  return out;
}

Signature signature(const std::vector<std::string>& paragraphs, std::string date = "2024-05-14") {
  Analyser analyser;
  return make_signature(article(paragraphs, std::move(date)), analyser);
}

TEST(SameStory, holds_for_a_copy_with_dateline_own_first_paragraph_and_a_trimmed_end) {
  std::vector<std::string> copy = {
      "Readers along the coast have followed the argument over the wall for two years now."};
  copy.push_back("ELMSGATE (Northwire) - " + kStory[0]);
  copy.insert(copy.end(), kStory.begin() + 1, kStory.begin() + 4);
  EXPECT_TRUE(same_story(signature(kStory), signature(copy)));
  EXPECT_TRUE(same_story(signature(copy), signature(kStory)));
}

TEST(SameStory, does_not_hold_for_two_texts_of_one_template) {
  const auto notice = [](const std::string& who, const std::string& where, const std::string& sum) {
    return signature(
        {"The minister signed the order that frees money for towns hit by the spring floods.",
         "The order covers " + where + " and its villages for the months of April and May.",
         "Aid can pay for lodging, for repairs of homes and for losses that no policy covers.",
         who + " will direct the work in " + where + " with a first sum of " + sum + " crowns."});
  };
  EXPECT_FALSE(same_story(notice("Ada Brandt", "Norrby, Westhaven and Iverness", "120,000"),
                          notice("Tomas Reyes", "Karlsund, Eastmoor and Dunhollow", "95,500")));
}

TEST(SameStory, does_not_hold_where_each_keeps_coming_back_to_a_word_of_its_own) {
  const auto order = [](const std::string& what) {
    return signature(
        {"The minister set new duties on Monday on what the eastern province sends us.",
         "The duties shall stand until both sides have signed the treaty of last winter.",
         "Merchants of the capital asked for a delay of six weeks and were refused it.",
         "The " + what + " duty is a tenth, paid when the " + what + " is landed here.",
         "Nobody had warned the " + what + " trade."});
  };
  EXPECT_FALSE(same_story(order("barley"), order("timber")));
  EXPECT_TRUE(same_story(order("barley"), order("barley")));
}

TEST(SameStory, does_not_hold_for_a_notice_renewed_a_year_later) {
  EXPECT_FALSE(same_story(signature(kStory, "2023-05-14"), signature(kStory, "2024-05-14")));
  EXPECT_TRUE(same_story(signature(kStory, "2024-05-14"), signature(kStory, "")));
}

TEST(SameStory, does_not_hold_where_each_names_a_year_of_its_own) {
  const auto dated = [](const std::string& added) {
    auto paragraphs = kStory;
    if (!added.empty()) paragraphs.push_back(added);
    return signature(paragraphs, "");
  };
  const auto one = dated("The wall of 1998 shall stand until the end of 2022.");
  const auto next = dated("The wall of 1998 shall stand until the end of 2023.");
  EXPECT_FALSE(same_story(one, next));
  EXPECT_TRUE(same_story(one, one));
  EXPECT_TRUE(same_story(one, dated("")));  // cut short, it names fewer years and none other
  EXPECT_FALSE(
      same_story(one, dated("The wall of 1998 shall stand from 2022 until the end of 2023.")));
  EXPECT_TRUE(same_story(dated("It cost 2022.5 crowns and 20230 nails."), next));
}

TEST(SameStory, does_not_hold_for_a_brief_inside_a_long_round_up) {
  std::vector<std::string> round_up(kStory.begin(), kStory.begin() + 2);
  for (int i = 0; i < 20; ++i) {
    round_up.push_back("In other business number " + std::to_string(i) +
                       " the council of Elmsgate heard reports on parks, buses and the library.");
  }
  EXPECT_FALSE(same_story(signature({kStory[0], kStory[1]}), signature(round_up)));
}

TEST(Signature, reads_back_what_it_wrote_and_refuses_other_bytes) {
  auto paragraphs = kStory;
  paragraphs.push_back("The wall was built in 1980, mended in 2013 and again in 2043.");
  const auto written = signature(paragraphs);
  EXPECT_EQ(written.years, std::uint64_t{1} | std::uint64_t{1} << 33 | std::uint64_t{1} << 63);
  const auto read = decode_signature(encode_signature(written));
  EXPECT_EQ(read.sentences, written.sentences);
  EXPECT_EQ(read.names, written.names);
  EXPECT_EQ(read.themes, written.themes);
  EXPECT_EQ(read.used, written.used);
  EXPECT_EQ(read.words, written.words);
  EXPECT_EQ(read.day, written.day);
  EXPECT_EQ(read.years, written.years);
  EXPECT_TRUE(decode_signature("no signature at all").sentences.empty());
}

TEST(CopyFinder, gives_a_copy_the_older_key_within_a_run_and_across_segments) {
  SignatureFileBuilder builder;
  builder.add(7, "0000000000000001", signature(kStory));
  const std::string path = scratch_path("copy_finder_test_signatures");
  std::ofstream(path, std::ios::binary) << builder.bytes();

  CopyFinder with_dead;
  with_dead.add_segment(path, {7});
  EXPECT_EQ(with_dead.group_of(signature(kStory), "new"), "new");

  CopyFinder finder;
  finder.add_segment(path, {});
  EXPECT_EQ(finder.group_of(signature({kStory[0], kStory[1], kStory[2]}), "0000000000000002"),
            "0000000000000001");
  EXPECT_EQ(finder.group_of(signature({"A quiet day passed in the hill villages of the north.",
                                       "Nobody there had heard of the vote in the harbour town."}),
                            "0000000000000003"),
            "0000000000000003");
  EXPECT_EQ(finder.copies_found(), 1u);
}

TEST(CopyFinder, reports_a_bridge_where_an_article_repeats_two_groups) {
  const std::vector<std::string> upper(kStory.begin(), kStory.begin() + 2);
  const std::vector<std::string> lower(kStory.begin() + 2, kStory.end());
  CopyFinder finder;
  EXPECT_EQ(finder.group_of(signature(upper), "a"), "a");
  EXPECT_EQ(finder.group_of(signature(lower), "b"), "b");
  finder.group_of(signature(kStory), "c");
  ASSERT_EQ(finder.bridges().size(), 1u);
  EXPECT_EQ(finder.bridges()[0].newer, "b");
  EXPECT_EQ(finder.bridges()[0].older, "a");
  EXPECT_EQ(finder.group_of(signature(lower), "d"), "a");
}

TEST(CopyFinder, gives_the_older_key_by_a_bridge_of_an_earlier_run) {
  SignatureFileBuilder builder;
  builder.add(7, "newer", signature(kStory));
  const std::string path = scratch_path("copy_finder_test_bridged");
  std::ofstream(path, std::ios::binary) << builder.bytes();
  CopyFinder finder;
  finder.add_segment(path, {});
  finder.add_bridges({{"newer", "older"}});
  EXPECT_EQ(finder.group_of(signature(kStory), "own"), "older");
  ASSERT_EQ(finder.bridges().size(), 1u);
  EXPECT_EQ(finder.bridges()[0].older, "older");
}

TEST(SignatureFile, reads_a_cut_or_foreign_file_as_empty) {
  SignatureFileBuilder builder;
  builder.add(7, "key", signature(kStory));
  const auto bytes = builder.bytes();
  ASSERT_EQ(SignatureFile(bytes).size(), 1u);
  EXPECT_EQ(SignatureFile(bytes).document(0), 7u);
  EXPECT_EQ(SignatureFile(bytes).group(0), "key");
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(SignatureFile(std::string_view(bytes).substr(0, size)).size(), 0u);
  }
}

TEST(SignatureFile, merges_files_without_their_dead) {
  SignatureFileBuilder first, second, merged;
  first.add(1, "a", signature(kStory));
  first.add(2, "b", signature({kStory[0], kStory[1]}));
  second.add(9, "c", signature({kStory[2], kStory[3]}));
  const auto one = first.bytes(), two = second.bytes();
  merged.add_all(SignatureFile(one), {2});
  merged.add_all(SignatureFile(two), {});
  const auto bytes = merged.bytes();
  const SignatureFile file(bytes);
  ASSERT_EQ(file.size(), 2u);
  EXPECT_EQ(file.document(0), 1u);
  EXPECT_EQ(file.group(1), "c");
  EXPECT_EQ(file.signature(1).sentences, signature({kStory[2], kStory[3]}).sentences);
}

}  // namespace
}  // namespace news
