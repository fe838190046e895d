// SPDX-License-Identifier: GPL-2.0-or-later
// What the lists of common/languages tell the rules.
#include "indexer/annotate/text/language.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <string>

#include "common/languages/languages.hh"
#include "indexer/annotate/caseless/draft.hh"
#include "indexer/annotate/text/word_meanings.hh"
#include "tests/unit/indexer/annotate/fixture.hh"

namespace news::annotation {
namespace {

const Language& english() {
  return *language("en");
}

const SpeechVerb& verb(std::string_view word) {
  return english().verb(english().look_up(word).verb);
}

bool has(std::string_view word, Cue cue) {
  return english().has(english().look_up(word).cues, cue);
}

// Every tag of the list, in every language that has it.
void expect_tags(std::string_view list, const std::function<bool(std::string_view)>& known) {
  std::size_t entries = 0;
  for_each_word(list, {}, [&](const WordEntry& entry) {
    ++entries;
    for (std::size_t at = 0; at < entry.tags.size();) {
      const std::size_t end = std::min(entry.tags.find(' ', at), entry.tags.size());
      EXPECT_TRUE(known(entry.tags.substr(at, end - at)))
          << entry.language << "/" << list << ": " << entry.words;
      at = end + 1;
    }
  });
  EXPECT_GT(entries, 0u) << list;
}

template <typename Tags>
auto names_of(const Tags& tags) {
  return [&](std::string_view tag) {
    return std::any_of(std::begin(tags), std::end(tags),
                       [&](const auto& known) { return known.name == tag; });
  };
}

TEST(Language, every_tag_of_a_list_of_words_means_something_to_the_rules) {
  for (const Meaning& list : kWordLists) {
    if (list.name != "months")  // their tags are numbers, for dates
      expect_tags(list.name, [&list](std::string_view tag) {
        return names_of(kWordTags)(tag) || (list.name == "titles" && tag == kCallingTag);
      });
  }
}

TEST(Language, every_tag_of_verbs_cues_endings_and_phrases_means_something_to_the_rules) {
  expect_tags("verbs", is_verb_tag);
  expect_tags("cues", [](std::string_view tag) {
    return std::find(std::begin(kCueTags), std::end(kCueTags), tag) != std::end(kCueTags);
  });
  expect_tags("endings", [](std::string_view tag) {
    return std::find(std::begin(kEndingTags), std::end(kEndingTags), tag) != std::end(kEndingTags);
  });
  expect_tags("phrases", names_of(kPhraseTags));
}

TEST(Language, every_cue_and_ending_that_a_rule_may_ask_for_has_words_in_some_language) {
  const auto used = [](std::string_view list, std::string_view tag) {
    bool found = false;
    for_each_word(list, {}, [&](const WordEntry& entry) { found = found || entry.has_tag(tag); });
    return found;
  };
  for (const std::string_view tag : kCueTags) EXPECT_TRUE(used("cues", tag)) << tag;
  for (const std::string_view tag : kEndingTags) EXPECT_TRUE(used("endings", tag)) << tag;
  for (const PhraseTag& tag : kPhraseTags) EXPECT_TRUE(used("phrases", tag.name)) << tag.name;
}

TEST(Language, a_word_of_several_lists_means_all_of_it) {
  const WordBits bits = english().look_up("may").bits;
  EXPECT_EQ(bits & (kMonth | kTime | kAuxiliary | kFunction),
            kMonth | kTime | kAuxiliary | kFunction);
  EXPECT_EQ(english().look_up("spokeswoman").bits & (kTitle | kRole | kFemale | kMale),
            kTitle | kRole | kFemale);
  EXPECT_EQ(english().look_up("zyxt").bits, 0u);
  EXPECT_FALSE(has("zyxt", Cue::and_));
}

TEST(Language, a_cue_is_known_by_its_words_alone) {
  EXPECT_TRUE(has("and", Cue::and_));
  EXPECT_TRUE(has("and", Cue::several));
  EXPECT_FALSE(has("and", Cue::of));
  // The names of the tags and the enumerators go side by side, to the last.
  EXPECT_TRUE(has("questions", Cue::question));
  EXPECT_TRUE(has("audience", Cue::hall));
  EXPECT_EQ(static_cast<std::size_t>(Cue::genitive) + 1, std::size(kCueTags));
}

TEST(Language, each_form_of_a_verb_has_what_it_takes) {
  EXPECT_EQ(verb("tells").form, VerbForm::third);
  EXPECT_EQ(verb("claiming").form, VerbForm::participle);
  EXPECT_NE(verb("tells").frames & kTakesPerson, 0u);
  EXPECT_NE(verb("told").frames & kNeedsHearer, 0u);
  EXPECT_EQ(verb("warned").frames & kNeedsHearer, 0u);
  EXPECT_TRUE(verb("claim").also_noun);
  EXPECT_FALSE(verb("claimed").also_noun);
}

TEST(Language, two_spellings_of_a_form_are_one_verb) {
  EXPECT_EQ(verb("labeled").form, VerbForm::past);
  EXPECT_EQ(verb("labelled").form, VerbForm::past);
  EXPECT_EQ(verb("labelling").form, VerbForm::participle);
}

TEST(Language, a_past_participle_of_its_own_takes_a_bare_clause_only_with_a_finite_verb) {
  EXPECT_NE(verb("wrote").frames & kTakesBare, 0u);
  EXPECT_EQ(verb("written").frames & kTakesBare, 0u);
  EXPECT_EQ(verb("shown").frames & (kTakesBare | kFiniteOnly), kTakesBare | kFiniteOnly);
}

TEST(Language, an_ending_leaves_the_stem) {
  EXPECT_EQ(english().stem("fumed", Ending::past), 3u);
  EXPECT_EQ(english().stem("34-year-old", Ending::age), 2u);
  EXPECT_EQ(english().stem("boss", Ending::singular), 2u);
  EXPECT_EQ(english().stem("ed", Ending::past), 0u);
  EXPECT_EQ(english().stem("plan", Ending::past), 0u);
}

TEST(Language, a_rank_is_called_by_its_whole_name) {
  EXPECT_TRUE(english().is_rank("const", "officer"));
  EXPECT_TRUE(english().is_rank("const", "constable"));
  EXPECT_FALSE(english().is_rank("const", "general"));
  EXPECT_FALSE(english().is_rank("officer", "const"));
}

TEST(Language, each_that_has_verbs_is_known_and_made_once) {
  ASSERT_NE(language("en"), nullptr);
  EXPECT_EQ(language("en"), language("en"));
  EXPECT_NE(language("fr"), language("en"));
  EXPECT_EQ(language("tlh"), nullptr);
}

TEST(Language, what_a_language_has_no_list_of_is_no_word_of_it) {
  EXPECT_EQ(language("fr")->look_up("bridge").bits, 0u);
  EXPECT_NE(language("fr")->look_up("déclaré").verb, 0);
  EXPECT_EQ(language("fr")->look_up("-").verb, 0);  // a form that is left out
}

TEST(Language, a_source_is_told_by_any_phrase_of_the_list) {
  EXPECT_EQ(told(annotated("The dam will fail by June, according to Jane Doe.")),
            "ACC|The dam will fail by June|Jane Doe|Jane Doe");
  EXPECT_EQ(told(annotated("As described by Jane Doe, the dam will fail by June.")),
            "ACC|the dam will fail by June|Jane Doe|Jane Doe");
  EXPECT_EQ(told(annotated("The dam as described by Jane Doe will fail by June.")), "none");
}

// "She would add": not said yet, so no statement.
TEST(Language, an_apostrophe_reads_the_same_straight_and_curly) {
  const std::string said = "The dam is safe, Jane Doe said. ";
  EXPECT_EQ(told(annotated(said + "She added the dam was old."), 1),
            "SVC|the dam was old|She|Jane Doe");
  EXPECT_EQ(told(annotated(said + "She'd add the dam was old."), 1), "none");
  EXPECT_EQ(told(annotated(said + "She\u2019d add the dam was old."), 1), "none");
}

}  // namespace
}  // namespace news::annotation
