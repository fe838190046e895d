// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/furniture.hh"

#include <gtest/gtest.h>

#include <string>

#include "tests/unit/indexer/parse/collect.hh"
#include "tests/unit/indexer/parse/fields/in_every_format.hh"

namespace news {
namespace {

TEST(Furniture, lines_of_the_page_are_known_by_their_words) {
  for (const char* line :
       {"Advertisement", "READ MORE:", "Read more: The wall moves again", "Related | The old fort",
        "Share this article", "Sign up for our letter from the coast",
        "\u00A9 2024 Harbour Gazette", "Copyright (c) Harbour Gazette", "Lesen Sie auch: Der Hafen",
        "\u00C0 lire aussi", "Weiterlesen", "L\u00E4s ocks\u00E5: Muren", "Watch NowThe wall moves",
        "\u2022 See also: the fort", "Reporting by Ann Roe; editing by Ben Stow"})
    EXPECT_TRUE(is_furniture_words(line)) << line;
}

TEST(Furniture, sentences_that_hold_such_words_are_none) {
  for (const char* line :
       {"Related species nest on the wall.",
        "Read more than anyone else, the keeper of the lamp "
        "knew each ship by its name.",
        "The advertisement hung on the fort.", "Share prices fell.",
        "WhatsApp groups told the island before the radio did.", "Getty Images", ""})
    EXPECT_FALSE(is_furniture_words(line)) << line;
  EXPECT_FALSE(is_furniture_words("Sign up for the trip, " + std::string(300, 'x')));
}

TEST(Furniture, beside_a_picture_reading_times_and_consent_are_no_caption) {
  for (const char* line :
       {"Lesezeit: 3 Minuten", "4 min. read", "Temps de lecture : 2 min",
        "Wir brauchen Ihre Zustimmung", "Player wird geladen", "Annons", "Social Sharing"})
    EXPECT_TRUE(is_furniture_beside_picture(line)) << line;
  EXPECT_FALSE(is_furniture_beside_picture("The keeper of the lamp reads a letter."));
  EXPECT_FALSE(is_furniture_words("Lesezeit war in der Schule immer am Montag."));
}

TEST(Furniture, a_marker_announces_titles_and_a_promotion_speaks_to_the_reader) {
  EXPECT_TRUE(announces_articles("Most read"));
  EXPECT_TRUE(announces_articles("More from the coast"));
  EXPECT_TRUE(announces_articles("Lire aussi"));
  EXPECT_FALSE(announces_articles("More from the coast came by boat."));
  EXPECT_TRUE(is_promotion_words("Get the harbour news in your inbox every day"));
  EXPECT_FALSE(is_promotion_words("The firm sent the news to every inbox and sold no newsletter"));
  EXPECT_TRUE(is_button_word("whatsapp"));
  EXPECT_FALSE(is_button_word("harbour"));
}

TEST(Furniture, is_left_out_of_pages_and_texts_alike) {
  for (const char* line : {"Advertisement", "Read more: The wall moves again",
                           "Lire aussi : Le mur", "Sign up for our newsletter"}) {
    const std::string text = std::string(kTitle) + "\n\n" + kStory[0] + "\n\n" + line + "\n\n" +
                             kStory[1] + "\n\nShare\n\n" + kStory[2] + "\n";
    const std::string page = "<html lang='en'><h1>" + std::string(kTitle) + "</h1><p>" + kStory[0] +
                             "</p><p>" + line + "</p><p>" + kStory[1] + "</p><p>" + kStory[2] +
                             "</p>";
    for (const auto& [name, bytes] : {std::pair{"a.txt", text}, std::pair{"a.html", page}}) {
      const Collected got = collect(bytes, name);
      ASSERT_EQ(got.articles.size(), 1u) << name;
      EXPECT_EQ(got.articles[0].body.find(line), std::string::npos) << line << " in " << name;
      EXPECT_NE(got.articles[0].body.find(kStory[1]), std::string::npos) << line << " in " << name;
    }
  }
}

}  // namespace
}  // namespace news
