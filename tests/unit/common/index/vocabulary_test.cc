// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.hh"

#include <gtest/gtest.h>

#include <algorithm>
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

const WordForms& language(std::string_view code) {
  return *forms_of_language(code);
}

// Words that articles of one language hold, or of several.
CountedWords words_in(const std::vector<std::string_view>& codes,
                      const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  CountedWords out;
  for (const auto& [word, frequency] : words) {
    out.push_back({word, frequency});
    for (const auto code : codes) {
      out.back().languages |= language_bit(language(code));
      out.back().is_home |= language(code).capital_nouns;
    }
  }
  return out;
}

CountedWords both(CountedWords one, const CountedWords& other) {
  one.insert(one.end(), other.begin(), other.end());
  std::sort(one.begin(), one.end(),
            [](const CountedWord& a, const CountedWord& b) { return a.word < b.word; });
  return one;
}

Vocabulary vocabulary_of(const std::string& name, const CountedWords& words) {
  auto out = Vocabulary::open(write_file(name, encode_vocabulary(words)));
  EXPECT_TRUE(out) << out.error().message;
  return std::move(*out);
}

const CountedWords kWords = words_in({"en"}, {{"2023", 4},
                                              {"clever", 2},
                                              {"cleverly", 9},
                                              {"cleverness", 1},
                                              {"run", 5},
                                              {"running", 3},
                                              {"runs", 2},
                                              {"sea", 7},
                                              {"zürich", 1}});

std::vector<std::string_view> forms(const Vocabulary& words, std::string_view stem) {
  std::vector<std::string_view> out;
  words.forms_of(words.tables().front(), stem, out);
  return out;
}

using Words = std::vector<std::string_view>;

TEST(Vocabulary, knows_the_forms_of_a_stem) {
  const auto words = vocabulary_of("forms", kWords);
  EXPECT_EQ(forms(words, stem_of("running")), (Words{"run", "running", "runs"}));
}

TEST(Vocabulary, finds_a_word_that_is_its_own_stem) {
  const auto words = vocabulary_of("own", kWords);
  EXPECT_EQ(forms(words, "sea"), Words{"sea"});
  EXPECT_EQ(forms(words, "2023"), Words{"2023"});
}

TEST(Vocabulary, has_no_forms_for_a_stem_that_no_word_has) {
  const auto words = vocabulary_of("none", kWords);
  EXPECT_EQ(forms(words, "walk"), Words{});
  EXPECT_EQ(forms(words, "running"), Words{});
}

TEST(Vocabulary, gives_a_word_the_forms_of_each_language_that_holds_it) {
  VocabularySet set;
  set.add(
      vocabulary_of("french", both(words_in({"fr"}, {{"mayor", 90}, {"usine", 3}, {"usines", 2}}),
                                   words_in({"en"}, {{"mayors", 90}, {"usined", 30}}))));
  set.add(vocabulary_of("german", words_in({"de"}, {{"dach", 1}, {"dachern", 1}})));
  EXPECT_EQ(set.forms_of("usine"), (Words{"usine", "usines"})) << "no English article holds it";
  EXPECT_EQ(set.forms_of("dacher"), (Words{"dach", "dachern"})) << "no article holds it";
}

TEST(Vocabulary, gives_forms_of_a_language_that_lacks_a_word_by_chance_only) {
  const auto set_of = [](std::uint32_t spanish) {
    VocabularySet set;
    set.add(vocabulary_of(
        "chance" + std::to_string(spanish),
        both(words_in({"ca"}, {{"gobierno", 2}}), words_in({"es"}, {{"gobiernos", spanish}}))));
    return set;
  };
  EXPECT_EQ(set_of(1).forms_of("gobierno"), Words{"gobierno"});
  EXPECT_EQ(set_of(4).forms_of("gobierno"), (Words{"gobierno", "gobiernos"}));
  EXPECT_EQ(set_of(40).forms_of("gobierno"), Words{"gobierno"}) << "40 articles would hold it";
}

TEST(Vocabulary, gives_a_capital_its_forms_where_nouns_are_written_with_one) {
  VocabularySet set;
  set.add(vocabulary_of("capitals", both(words_in({"en"}, {{"clever", 2}, {"cleverly", 9}}),
                                         words_in({"de"}, {{"haus", 2}, {"hauser", 1}}))));
  EXPECT_EQ(set.forms_of_capital("haus"), (Words{"haus", "hauser"}));
  EXPECT_EQ(set.forms_of_capital("hauses"), (Words{"haus", "hauser"}));
  EXPECT_EQ(set.forms_of_capital("cleverly"), Words{});
}

TEST(Vocabulary, finds_a_word_in_one_with_small_words_before_it) {
  VocabularySet set;
  set.add(vocabulary_of(
      "hebrew",
      words_in({"he"}, {{"הממשלה", 1}, {"ובממשלות", 1}, {"מפעל", 1}, {"שמפעל", 1}, {"שמש", 1}})));
  EXPECT_EQ(set.forms_of("ממשלה"), (Words{"הממשלה", "ובממשלות"}));
  EXPECT_EQ(set.forms_of("שמפעל"), (Words{"מפעל", "שמפעל"}));
  EXPECT_EQ(set.forms_of("שמש"), Words{"שמש"}) << "the rest is no word of its own";
}

TEST(Vocabulary, counts_articles_of_a_word) {
  VocabularySet set;
  set.add(vocabulary_of("one", kWords));
  set.add(vocabulary_of("two", words_in({"en"}, {{"sea", 5}, {"seam", 1}})));
  EXPECT_EQ(set.frequency("sea"), 12u);
  EXPECT_EQ(set.frequency("seas"), 0u);
  EXPECT_TRUE(set.contains("seam"));
}

TEST(Vocabulary, lists_words_by_their_beginning_over_all_segments) {
  VocabularySet set;
  set.add(vocabulary_of("left", kWords));
  set.add(vocabulary_of("right", words_in({"en"}, {{"cleft", 1}, {"clever", 1}, {"clew", 1}})));
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
       {std::size_t{0}, std::size_t{8}, std::size_t{19}, bytes.size() - 1}) {
    EXPECT_FALSE(Vocabulary::open(write_file("cut", bytes.substr(0, size)))) << size;
  }
}

TEST(Vocabulary, never_leaves_its_bytes_when_one_is_wrong) {
  const std::string good = encode_vocabulary(kWords);
  for (std::size_t at = 20; at < good.size(); ++at) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 0x80);
    const auto words = Vocabulary::open(write_file("flip", bad));
    if (!words) continue;  // counts of a table that lie, and an unknown language
    for (const char* stem : {"run", "clever", "sea", "zzz"}) {
      for (const auto& table : words->tables()) {
        std::vector<std::string_view> found;
        words->forms_of(table, stem, found);
      }
    }
    for (std::size_t i = 0; i < words->size(); ++i) EXPECT_LE(words->word(i).size(), good.size());
  }
}

}  // namespace
}  // namespace news
