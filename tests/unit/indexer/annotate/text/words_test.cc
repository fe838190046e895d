// SPDX-License-Identifier: GPL-2.0-or-later
// What the lists of common/languages tell the rules.
#include "indexer/annotate/text/words.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "common/languages/languages.hh"
#include "indexer/annotate/text/verbs.hh"
#include "indexer/annotate/text/word_meanings.hh"

namespace news::annotation {
namespace {

bool is_known(std::string_view tag) {
  return std::any_of(std::begin(kWordTags), std::end(kWordTags),
                     [&](const Meaning& known) { return known.name == tag; });
}

const SpeechVerb& verb(std::string_view word) {
  return speech_verb(look_up_word(word).verb);
}

TEST(Words, every_tag_of_a_list_of_words_means_something_to_the_rules) {
  for (const Meaning& list : kWordLists) {
    const std::vector<WordEntry> entries = word_entries(list.name, "en");
    EXPECT_GT(entries.size(), 20u) << list.name;
    if (list.name == "months") continue;  // their tags are numbers, for dates
    for (const WordEntry& entry : entries) {
      std::string tags(entry.tags);
      for (std::size_t at = 0; at < tags.size();) {
        const std::size_t end = std::min(tags.find(' ', at), tags.size());
        EXPECT_TRUE(is_known(tags.substr(at, end - at))) << list.name << ": " << entry.words;
        at = end + 1;
      }
    }
  }
}

TEST(Words, a_word_of_several_lists_means_all_of_it) {
  const WordBits bits = look_up_word("may").bits;
  EXPECT_EQ(bits & (kMonth | kTime | kAuxiliary | kFunction),
            kMonth | kTime | kAuxiliary | kFunction);
  EXPECT_EQ(look_up_word("spokeswoman").bits & (kTitle | kRole | kFemale | kMale),
            kTitle | kRole | kFemale);
  EXPECT_EQ(look_up_word("zyxt").bits, 0u);
}

TEST(Words, each_form_of_a_verb_has_its_lemma_and_what_it_takes) {
  EXPECT_EQ(verb("tells").lemma, "tell");
  EXPECT_EQ(verb("tells").form, VerbForm::third);
  EXPECT_EQ(verb("claiming").form, VerbForm::participle);
  EXPECT_NE(verb("tells").frames & kTakesPerson, 0);
  EXPECT_TRUE(verb("claim").also_noun);
  EXPECT_FALSE(verb("claimed").also_noun);
}

TEST(Words, two_spellings_of_a_form_are_one_verb) {
  EXPECT_EQ(verb("labeled").lemma, "label");
  EXPECT_EQ(verb("labelled").lemma, "label");
  EXPECT_EQ(verb("labelling").form, VerbForm::participle);
}

TEST(Words, a_past_participle_of_its_own_takes_a_bare_clause_only_with_a_finite_verb) {
  EXPECT_NE(verb("wrote").frames & kTakesBare, 0);
  EXPECT_EQ(verb("written").frames & kTakesBare, 0);
  EXPECT_EQ(verb("shown").frames & (kTakesBare | kFiniteOnly), kTakesBare | kFiniteOnly);
}

}  // namespace
}  // namespace news::annotation
