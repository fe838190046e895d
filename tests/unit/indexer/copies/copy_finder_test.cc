// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/copies/copy_finder.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <tuple>
#include <vector>

#include "indexer/copies/signature_merge.hh"
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

// Of articles in order.
std::string signature_file(
    const std::string& name,
    const std::vector<std::tuple<std::uint32_t, std::string, Signature>>& of) {
  SignatureFileBuilder builder;
  for (const auto& [document, group, signature] : of) {
    builder.add(document, group, encode_signature(signature));
  }
  std::string path = scratch_path(name);
  EXPECT_TRUE(builder.write(path));
  return path;
}

SignatureFile opened(const std::string& path) {
  auto file = SignatureFile::open(path);
  EXPECT_TRUE(file);
  return std::move(*file);
}

std::string group_of(CopyFinder& finder, const Signature& signature, std::string_view own_key) {
  return finder.group_of(signature, encode_signature(signature), own_key);
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Of a story that very many tell alike some stand in every segment.
TEST(CopyFinder, compares_a_copy_with_as_few_however_many_segments_hold_it) {
  const auto story = signature(kStory);
  std::vector<std::tuple<std::uint32_t, std::string, Signature>> copies;
  for (std::uint32_t i = 1; i <= 60; ++i) copies.emplace_back(i, "first", story);
  const auto full = signature_file("many-copies", copies);
  for (auto& [document, group, of] : copies) group = "later";
  const auto later = signature_file("more-copies", copies);
  CopyFinder finder;
  finder.add_segment(opened(full), {});
  finder.add_segment(opened(later), {});
  EXPECT_EQ(group_of(finder, story, "own"), "first");
  EXPECT_TRUE(finder.bridges().empty()) << "it was compared with those of the second segment";
}

// The dead of an old segment do not hide those who live in a newer one.
TEST(CopyFinder, finds_a_living_copy_behind_many_dead_ones) {
  const auto story = signature(kStory);
  std::vector<std::tuple<std::uint32_t, std::string, Signature>> copies;
  std::vector<std::uint32_t> dead;
  for (std::uint32_t i = 1; i <= 60; ++i) {
    copies.emplace_back(i, "dead", story);
    dead.push_back(i);
  }
  const auto old = signature_file("dead-copies", copies);
  const auto living = signature_file("living-copy", {{100, "alive", story}});
  CopyFinder finder;
  finder.add_segment(opened(old), dead);
  finder.add_segment(opened(living), {});
  EXPECT_EQ(group_of(finder, story, "own"), "alive");
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
  Signature read = signature(kStory);
  decode_signature(encode_signature(written), read);
  EXPECT_EQ(read.sentences, written.sentences);
  EXPECT_EQ(read.names, written.names);
  EXPECT_EQ(read.themes, written.themes);
  EXPECT_EQ(read.used, written.used);
  EXPECT_EQ(read.words, written.words);
  EXPECT_EQ(read.day, written.day);
  EXPECT_EQ(read.years, written.years);
  decode_signature("no signature at all", read);
  EXPECT_TRUE(read.sentences.empty());
  decode_signature("none, but longer than the head of one", read);
  EXPECT_TRUE(read.sentences.empty());
}

TEST(Signature, is_the_same_story_encoded_or_not) {
  const auto story = signature(kStory);
  const std::vector<Signature> others = {story,
                                         signature({kStory[0], kStory[1], kStory[2]}),
                                         signature({kStory[3], kStory[4]}),
                                         signature(kStory, "2024-09-01"),
                                         signature({kStory[4]}),
                                         {}};
  Signature scratch;
  for (const auto& other : others) {
    EXPECT_EQ(same_story(story, encode_signature(other), scratch), same_story(story, other));
    EXPECT_EQ(same_story(other, encode_signature(story), scratch), same_story(other, story));
  }
  EXPECT_FALSE(same_story(story, "no signature at all", scratch));
}

TEST(CopyFinder, gives_a_copy_the_older_key_within_a_run_and_across_segments) {
  const auto path =
      signature_file("copy_finder_test_signatures", {{7, "0000000000000001", signature(kStory)}});

  CopyFinder with_dead;
  with_dead.add_segment(*SignatureFile::open(path), {7});
  EXPECT_EQ(group_of(with_dead, signature(kStory), "new"), "new");

  CopyFinder finder;
  finder.add_segment(*SignatureFile::open(path), {});
  EXPECT_EQ(group_of(finder, signature({kStory[0], kStory[1], kStory[2]}), "0000000000000002"),
            "0000000000000001");
  EXPECT_EQ(group_of(finder,
                     signature({"A quiet day passed in the hill villages of the north.",
                                "Nobody there had heard of the vote in the harbour town."}),
                     "0000000000000003"),
            "0000000000000003");
  EXPECT_EQ(finder.copies_found(), 1u);
}

TEST(CopyFinder, reports_a_bridge_where_an_article_repeats_two_groups) {
  const std::vector<std::string> upper(kStory.begin(), kStory.begin() + 2);
  const std::vector<std::string> lower(kStory.begin() + 2, kStory.end());
  CopyFinder finder;
  EXPECT_EQ(group_of(finder, signature(upper), "a"), "a");
  EXPECT_EQ(group_of(finder, signature(lower), "b"), "b");
  group_of(finder, signature(kStory), "c");
  ASSERT_EQ(finder.bridges().size(), 1u);
  EXPECT_EQ(finder.bridges()[0].newer, "b");
  EXPECT_EQ(finder.bridges()[0].older, "a");
  EXPECT_EQ(group_of(finder, signature(lower), "d"), "a");
}

TEST(CopyFinder, gives_the_older_key_by_a_bridge_of_an_earlier_run) {
  const auto path = signature_file("copy_finder_test_bridged", {{7, "newer", signature(kStory)}});
  CopyFinder finder;
  finder.add_segment(*SignatureFile::open(path), {});
  finder.add_bridges({{"newer", "older"}});
  EXPECT_EQ(group_of(finder, signature(kStory), "own"), "older");
  ASSERT_EQ(finder.bridges().size(), 1u);
  EXPECT_EQ(finder.bridges()[0].older, "older");
}

TEST(CopyFinder, finds_copies_of_a_segment_just_made_and_of_articles_in_no_segment_yet) {
  CopyFinder finder;
  EXPECT_EQ(group_of(finder, signature(kStory), "first"), "first");
  const auto made = signature_file("copy_finder_test_made", {{1, "first", signature(kStory)}});
  const std::vector<std::string> other = {
      "A quiet day passed in the hill villages of the north, where the snow lay deep until May.",
      "Nobody there had heard of the vote in the harbour town or of the wall that is to be built.",
      "The baker in Upper Norrby sold his last loaf at nine and went to bed before the news."};
  EXPECT_EQ(group_of(finder, signature(other), "second"), "second");
  finder.segment_made(opened(made));
  EXPECT_EQ(group_of(finder, signature(kStory), "third"), "first");
  EXPECT_EQ(group_of(finder, signature(other), "fourth"), "second");
  finder.segment_made(opened(made));
  finder.segment_made(opened(made));
  EXPECT_EQ(group_of(finder, signature(kStory), "fifth"), "first");
}

TEST(SignatureFile, reads_a_cut_or_foreign_file_as_empty) {
  const auto path = signature_file("signature_file_test_cut", {{7, "key", signature(kStory)}});
  const auto bytes = bytes_of(path);
  auto whole = opened(path);
  ASSERT_EQ(whole.size(), 1u);
  EXPECT_EQ(whole.entry(0).document, 7u);
  EXPECT_EQ(whole.entry(0).group, "key");
  EXPECT_EQ(whole.entry(0).signature, encode_signature(signature(kStory)));
  EXPECT_EQ(whole.entry(1).document, 0u);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    std::ofstream(path, std::ios::binary) << bytes.substr(0, size);
    EXPECT_EQ(opened(path).size(), 0u);
  }
  EXPECT_FALSE(SignatureFile::open(path + "-none"));
}

// A signature of nothing but sentences, told by their hashes.
Signature of_sentences(const std::vector<std::uint32_t>& hashes) {
  Signature out;
  for (const auto hash : hashes) out.sentences.push_back({hash, 9});
  std::sort(out.sentences.begin(), out.sentences.end());
  out.used = "x";
  return out;
}

TEST(SignatureFile, finds_the_articles_of_every_sentence_over_many_blocks) {
  std::vector<std::tuple<std::uint32_t, std::string, Signature>> articles;
  for (std::uint32_t i = 0; i < 900; ++i) {
    articles.emplace_back(i + 1, "g", of_sentences({i / 3 * 1000, i * 4'000'000 + 7, 5}));
  }
  auto file = opened(signature_file("signature_file_test_blocks", articles));
  std::vector<std::uint32_t> found;
  for (std::uint32_t i = 0; i < 900; ++i) {
    found.clear();
    file.articles_with(i * 4'000'000 + 7, 24, found);
    EXPECT_EQ(found, std::vector{i});
    found.clear();
    file.articles_with(i / 3 * 1000, 24, found);
    EXPECT_EQ(found, (std::vector{i / 3 * 3, i / 3 * 3 + 1, i / 3 * 3 + 2}));
    found.clear();
    file.articles_with(i * 4'000'000 + 8, 24, found);
    EXPECT_TRUE(found.empty());
  }
  file.articles_with(5, 2000, found);  // more than a block of them
  EXPECT_EQ(found.size(), 900u);
  found.clear();
  file.articles_with(5, 24, found);
  EXPECT_EQ(found.size(), 24u);
  found.clear();
  file.articles_with(UINT32_MAX, 24, found);
  EXPECT_TRUE(found.empty());
}

TEST(SignatureFile, merges_files_without_their_dead) {
  const auto one = signature_file(
      "signature_file_test_one",
      {{1, "a", signature(kStory)}, {2, "b", signature({kStory[0], kStory[1]})}, {3, "d", {}}});
  const auto two =
      signature_file("signature_file_test_two", {{9, "c", signature({kStory[2], kStory[3]})}});
  const auto to = scratch_path("signature_file_test_merged");
  std::vector<SignatureSource> sources;
  sources.push_back({opened(one), {2}});
  sources.push_back({SignatureFile(), {}});
  sources.push_back({opened(two), {}});
  ASSERT_TRUE(merge_signatures(std::move(sources), to));
  const auto same = signature_file(
      "signature_file_test_same",
      {{1, "a", signature(kStory)}, {3, "d", {}}, {9, "c", signature({kStory[2], kStory[3]})}});
  EXPECT_EQ(bytes_of(to), bytes_of(same));
}

TEST(SignatureFile, merges_files_longer_than_what_is_read_at_once) {
  std::vector<std::tuple<std::uint32_t, std::string, Signature>> even, odd, kept;
  std::vector<std::uint32_t> dead;
  for (std::uint32_t i = 0; i < 2'000; ++i) {
    std::vector<std::uint32_t> hashes = {i * 977, i % 7, 3'000'000'000U - i};
    for (std::uint32_t more = 0; more < i % 60; ++more) hashes.push_back(i * 60 + more);
    (i < 1'000 ? even : odd).emplace_back(i + 1, std::string(i % 9, 'g'), of_sentences(hashes));
    if (i % 5 == 0) dead.push_back(i + 1);
    if (i % 5 != 0 || i >= 1'000) {
      kept.emplace_back(i + 1, std::string(i % 9, 'g'), of_sentences(hashes));
    }
  }
  const auto to = scratch_path("signature_file_test_long");
  std::vector<SignatureSource> sources;
  sources.push_back({opened(signature_file("signature_file_test_even", even)), dead});
  sources.push_back({opened(signature_file("signature_file_test_odd", odd)), {}});
  ASSERT_TRUE(merge_signatures(std::move(sources), to));
  EXPECT_EQ(bytes_of(to), bytes_of(signature_file("signature_file_test_kept", kept)));
}

TEST(Signature, counts_the_words_of_a_long_text_apart) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "harbour" + std::to_string(i % 2000) + " ";
  const Signature of_all = signature({text + "slipway slipway slipway."});
  // 1,000 words come twice and one comes three times; hashes of 16 bits fall together at times.
  EXPECT_EQ(of_all.repeated.size(), 100u);
  EXPECT_LE(of_all.themes.size(), 60u);
  EXPECT_EQ(of_all.used.size(), 512u);
  EXPECT_EQ(signature({"slipway slipway slipway basin basin."}).themes.size(), 1u);
  EXPECT_EQ(signature({"slipway slipway slipway basin basin."}).repeated.size(), 1u);
}

}  // namespace
}  // namespace news
