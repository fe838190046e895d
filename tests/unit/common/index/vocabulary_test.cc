// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.hh"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>

#include "tests/unit/scratch_path.hh"

namespace news {
namespace {

std::string write_file(const std::string& name, const std::string& bytes) {
  const std::string path = scratch_path(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

Vocabulary vocabulary_of(const std::string& name, const CountedWords& words) {
  auto out = Vocabulary::open(write_file(name, encode_vocabulary(words)));
  EXPECT_TRUE(out) << out.error().message;
  return std::move(*out);
}

const CountedWords kWords = {{"2023", 4},       {"clever", 2}, {"cleverly", 9},
                             {"cleverness", 1}, {"run", 5},    {"running", 3},
                             {"runs", 2},       {"sea", 7},    {"zürich", 1}};

TEST(Vocabulary, knows_the_forms_of_a_stem) {
  const auto words = vocabulary_of("forms", kWords);
  std::vector<std::string_view> forms;
  words.forms_of(stem_of("running"), forms);
  EXPECT_EQ(forms, (std::vector<std::string_view>{"run", "running", "runs"}));
}

TEST(Vocabulary, finds_a_word_that_is_its_own_stem) {
  const auto words = vocabulary_of("own", kWords);
  std::vector<std::string_view> forms;
  words.forms_of("sea", forms);
  words.forms_of("2023", forms);
  EXPECT_EQ(forms, (std::vector<std::string_view>{"sea", "2023"}));
}

TEST(Vocabulary, has_no_forms_for_a_stem_that_no_word_has) {
  const auto words = vocabulary_of("none", kWords);
  std::vector<std::string_view> forms;
  words.forms_of("walk", forms);
  words.forms_of("running", forms);
  EXPECT_TRUE(forms.empty());
}

TEST(Vocabulary, counts_articles_of_a_word) {
  VocabularySet set;
  set.add(vocabulary_of("one", kWords));
  set.add(vocabulary_of("two", {{"sea", 5}, {"seam", 1}}));
  EXPECT_EQ(set.frequency("sea"), 12u);
  EXPECT_EQ(set.frequency("seas"), 0u);
  EXPECT_TRUE(set.contains("seam"));
}

TEST(Vocabulary, lists_words_by_their_beginning_over_all_segments) {
  VocabularySet set;
  set.add(vocabulary_of("left", kWords));
  set.add(vocabulary_of("right", {{"cleft", 1}, {"clever", 1}, {"clew", 1}}));
  EXPECT_EQ(set.with_prefix("cle", 10),
            (std::vector<std::string_view>{"cleft", "clever", "cleverly", "cleverness", "clew"}));
  EXPECT_EQ(set.with_prefix("cle", 2).size(), 3u) << "one more than asked, to show there are more";
}

TEST(Vocabulary, opens_an_empty_list) {
  const auto words = vocabulary_of("empty", {});
  EXPECT_EQ(words.size(), 0u);
  EXPECT_EQ(words.lower_bound("a"), 0u);
}

TEST(Vocabulary, refuses_what_is_cut_short) {
  const std::string bytes = encode_vocabulary(kWords);
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{8}, std::size_t{27}, bytes.size() - 1}) {
    EXPECT_FALSE(Vocabulary::open(write_file("cut", bytes.substr(0, size)))) << size;
  }
}

TEST(Vocabulary, never_leaves_its_bytes_when_one_is_wrong) {
  const std::string good = encode_vocabulary(kWords);
  for (std::size_t at = 28; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x80);
    const auto words = Vocabulary::open(write_file("flip", bad));
    ASSERT_TRUE(words);
    std::vector<std::string_view> forms;
    for (const char* stem : {"run", "clever", "sea", "zzz"}) words->forms_of(stem, forms);
    for (std::size_t i = 0; i < words->size(); ++i) EXPECT_LE(words->word(i).size(), good.size());
  }
}

TEST(Vocabulary, stems_words_of_letters_only) {
  EXPECT_EQ(stem_of("governments"), "govern");
  EXPECT_EQ(stem_of("f35s"), "f35s");
  EXPECT_EQ(stem_of("is"), "is");
}

}  // namespace
}  // namespace news
