// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include "query/answer/highlight.hh"
#include "query/engine/xapian/expand.hh"

namespace news {
namespace {

Wanted wanted(Wanted::Kind kind, std::vector<std::vector<std::string>> sides, unsigned number = 0,
              const FieldInfo* field = nullptr) {
  Wanted out;
  out.kind = kind;
  out.sides = std::move(sides);
  out.number = number;
  out.field = field;
  return out;
}

// The text with what is marked between brackets.
std::string marked(const std::vector<Wanted>& parts, std::string_view text,
                   Field field = Field::body) {
  Highlighter highlighter(parts, std::vector<double>(parts.size(), 1.0));
  std::string out;
  std::size_t at = 0;
  for (const auto& found : highlighter.find(text, field)) {
    out += std::string(text.substr(at, found.begin - at)) + "[" +
           std::string(text.substr(found.begin, found.end - found.begin)) + "]";
    at = found.end;
  }
  return out + std::string(text.substr(at));
}

TEST(Highlighter, marks_every_form_as_it_is_written) {
  const auto parts = std::vector{wanted(Wanted::Kind::words, {{"cafe", "cafes"}})};
  EXPECT_EQ(marked(parts, "The Caf\xC3\xA9, and two cafes."),
            "The [Caf\xC3\xA9], and two [cafes].");
}

TEST(Highlighter, marks_a_phrase_only_where_it_stands_together) {
  const auto parts = std::vector{wanted(Wanted::Kind::side_by_side, {{"prime"}, {"minister"}})};
  EXPECT_EQ(marked(parts, "A minister met the prime minister in prime time."),
            "A minister met the [prime] [minister] in prime time.");
}

TEST(Highlighter, marks_near_words_within_the_distance_in_any_order) {
  const auto parts = std::vector{wanted(Wanted::Kind::near, {{"a"}, {"b"}}, 2)};
  EXPECT_EQ(marked(parts, "b x a; a x x b"), "[b] x [a]; a x x b");
  EXPECT_EQ(marked(parts, "a\n\nb"), "a\n\nb");
}

TEST(Highlighter, marks_ordered_words_in_order_alone) {
  const auto parts = std::vector{wanted(Wanted::Kind::ordered, {{"a"}, {"b"}}, 2)};
  EXPECT_EQ(marked(parts, "b a x x x a b"), "b a x x x [a] [b]");
}

TEST(Highlighter, counts_the_words_that_stand_between) {
  const auto phrase = std::vector{wanted(Wanted::Kind::side_by_side, {{"prime"}, {"minister"}})};
  for (const auto* text :
       {"[prime]-[minister]", "[prime] \xE2\x80\x94 ([minister])", "[Prime]\n[Minister]",
        "a [prime] [minister]\n\nminister", "minister prime of minister", "prime\n\nminister",
        "deputy-[prime] [minister]-elect"}) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == '[' || c == ']'; });
    EXPECT_EQ(marked(phrase, plain), text);
  }
  const auto near = [](unsigned number) {
    return std::vector{wanted(Wanted::Kind::near, {{"harbour"}, {"ferry"}}, number)};
  };
  const std::string far = "harbour " + std::string(6, 'x') + ", 1,000 y-z ferry";
  EXPECT_EQ(marked(near(4), far), far);
  EXPECT_EQ(marked(near(5), far), "[harbour] xxxxxx, 1,000 y-z [ferry]");
  // The next paragraph begins a hundred words further on.
  EXPECT_EQ(marked(near(99), "harbour\n\nferry"), "harbour\n\nferry");
  EXPECT_EQ(marked(near(150), "harbour\n\nferry"), "[harbour]\n\n[ferry]");
}

TEST(Highlighter, marks_a_field_word_in_that_field_alone) {
  const auto parts =
      std::vector{wanted(Wanted::Kind::words, {{"harbour"}}, 0, &field_info(Field::headline))};
  EXPECT_EQ(marked(parts, "harbour", Field::body), "harbour");
  EXPECT_EQ(marked(parts, "harbour", Field::headline), "[harbour]");
}

TEST(Highlighter, chooses_the_fragment_that_shows_most_of_the_query) {
  const std::vector parts{wanted(Wanted::Kind::words, {{"bell"}}),
                          wanted(Wanted::Kind::words, {{"wreck"}})};
  Highlighter highlighter(parts, {1.0, 1.0});
  const std::string text = "A bell rang in town." + std::string("\n\n") +
                           "Divers found a bell in the wreck." + "\n\n" + "The wreck was old.";
  const auto fragments = highlighter.fragments(text, Field::body, 1);
  ASSERT_EQ(fragments.size(), 1u);
  EXPECT_EQ(fragments[0].text, "Divers found a bell in the wreck.");
  EXPECT_EQ(fragments[0].marks.size(), 2u);
  EXPECT_FALSE(fragments[0].cut_before || fragments[0].cut_after);
}

TEST(Highlighter, cuts_fragments_at_whole_characters_and_words) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\xC3\xA9t\xC3\xA9 ";
  text += "bell";
  for (int i = 0; i < 200; ++i) text += " \xE4\xB8\xAD\xE5\x9B\xBD";
  const std::vector parts{wanted(Wanted::Kind::words, {{"bell"}})};
  Highlighter highlighter(parts, {1.0});
  const auto fragments = highlighter.fragments(text, Field::body, 2);
  ASSERT_EQ(fragments.size(), 1u);
  const auto& fragment = fragments[0];
  EXPECT_LT(fragment.text.size(), 400u);
  EXPECT_TRUE(fragment.cut_before && fragment.cut_after);
  const auto [begin, end] = fragment.marks.at(0);
  EXPECT_EQ(fragment.text.substr(begin, end - begin), "bell");
  EXPECT_NE(static_cast<unsigned char>(fragment.text.front()) & 0xC0, 0x80);
}

TEST(Patterns, fit_whole_words) {
  EXPECT_TRUE(fits("governing", "govern*"));
  EXPECT_TRUE(fits("govern", "govern*"));
  EXPECT_FALSE(fits("govern", "govern?"));
  EXPECT_TRUE(fits("woman", "wom?n"));
  EXPECT_FALSE(fits("womaan", "wom?n"));
  EXPECT_TRUE(fits("womaan", "wom*n"));
  EXPECT_TRUE(fits("\xC3\xA9t\xC3\xA9", "?t?"));
  EXPECT_FALSE(fits("abc", "abd*"));
  EXPECT_TRUE(fits("abcabc", "a*c"));
}

}  // namespace
}  // namespace news
