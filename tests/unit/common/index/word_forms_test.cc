// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/word_forms.hh"

#include <gtest/gtest.h>

#include "common/unicode.hh"

namespace news {
namespace {

std::string stem(std::string_view code, std::string_view word) {
  return stem_in(*forms_of_language(code), fold_characters(word));
}

bool alike(std::string_view code, std::string_view one, std::string_view other) {
  return stem(code, one) == stem(code, other);
}

TEST(WordForms, stem_words_of_letters_only) {
  EXPECT_EQ(stem_of("governments"), "govern");
  EXPECT_EQ(stem_of("f35s"), "f35s");
  EXPECT_EQ(stem_of("is"), "is");
}

TEST(WordForms, count_related_languages_to_one) {
  EXPECT_EQ(forms_of_language("nb"), forms_of_language("no"));
  EXPECT_EQ(forms_of_language("lb"), forms_of_language("de"));
  EXPECT_EQ(forms_of_language("zh"), nullptr);
  EXPECT_EQ(forms_of_language(""), nullptr);
}

TEST(WordForms, have_a_stemmer_or_endings_in_each_language) {
  std::string_view last;
  for (const auto& forms : word_forms()) {
    EXPECT_LT(last, forms.language);
    last = forms.language;
    EXPECT_FALSE(forms.stemmer.empty() && forms.endings.empty()) << forms.language;
    EXPECT_EQ(stem_in(forms, "ab"), "ab") << forms.language;
  }
}

TEST(WordForms, take_off_the_longest_ending_that_leaves_enough) {
  EXPECT_EQ(stem("pl", "fabrykach"), "fabryk");
  EXPECT_EQ(stem("pl", "dach"), "dach") << "ach would leave one letter";
  EXPECT_EQ(stem("cs", "problém"), stem("cs", "problémem"));
}

TEST(WordForms, read_letters_spelt_out_where_they_are_no_more_than_that) {
  EXPECT_TRUE(alike("de", "Müller", "Mueller"));
  EXPECT_TRUE(alike("sv", "Ångström", "Aangstroem"));
  EXPECT_TRUE(alike("da", "Ålborg", "Aalborg"));
  EXPECT_TRUE(alike("hr", "Đoković", "Djokovic"));
  EXPECT_FALSE(alike("de", "Feuer", "für"));
  EXPECT_FALSE(alike("de", "Michael", "Michal"));
  EXPECT_FALSE(alike("de", "quer", "qur"));
}

TEST(WordForms, know_plurals_that_change_the_word) {
  EXPECT_TRUE(alike("sv", "bok", "böckerna"));
  EXPECT_TRUE(alike("nl", "kind", "kinderen"));
  EXPECT_TRUE(alike("da", "barn", "børnene"));
  EXPECT_TRUE(alike("no", "mann", "mennene"));
  EXPECT_TRUE(alike("ro", "școală", "școlile"));
  EXPECT_TRUE(alike("es", "alcalde", "alcaldesa"));
  EXPECT_TRUE(alike("fr", "travailleur", "travailleuses"));
  EXPECT_TRUE(alike("tr", "ev", "evlerde"));
  EXPECT_TRUE(alike("fi", "kaupunki", "kaupungissa"));
  EXPECT_TRUE(alike("fi", "vaalit", "vaaleissa"));
  EXPECT_TRUE(alike("ar", "مدرسة", "المدارس"));
  EXPECT_TRUE(alike("ar", "الوزير", "وزراء"));
  EXPECT_FALSE(alike("sv", "son", "person"));
}

TEST(WordForms, keep_apart_what_only_looks_alike) {
  EXPECT_FALSE(alike("el", "χώρα", "χώρος"));
  EXPECT_FALSE(alike("cs", "hrad", "hradba"));
  EXPECT_FALSE(alike("uk", "сила", "силос"));
  EXPECT_FALSE(alike("pl", "sejm", "sejf"));
  EXPECT_FALSE(alike("bg", "град", "градус"));
  EXPECT_FALSE(alike("fa", "شهر", "شهریور"));
}

}  // namespace
}  // namespace news
