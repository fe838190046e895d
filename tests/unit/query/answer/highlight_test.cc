// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/highlight.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

// A part of a plan, and the words an engine found for it.
struct Part {
  PlanPart part;
  PartWords words;
};
using Sides = std::vector<std::vector<std::string>>;

Part wanted(PlanPart::Kind kind, Sides sides, unsigned number = 0,
            const FieldInfo* field = nullptr) {
  Part out;
  out.part.kind = kind;
  out.part.sides.resize(sides.size());
  out.part.number = number;
  out.part.field = field;
  out.words.sides = std::move(sides);
  return out;
}

// Tests that no engine has sharpened.
Part tested(std::vector<WordTests> sides, PlanPart::Kind kind = PlanPart::Kind::words) {
  Part out;
  out.part.kind = kind;
  out.part.sides = std::move(sides);
  return out;
}

struct Parts {
  std::vector<PlanPart> parts;
  std::vector<PartWords> words;
  explicit Parts(const std::vector<Part>& list) {
    for (const auto& one : list) {
      parts.push_back(one.part);
      words.push_back(one.words);
    }
  }
};

// The text with what is marked between brackets.
std::string marked(const std::vector<Part>& list, std::string_view text,
                   Field field = Field::body) {
  const Parts parts(list);
  Highlighter highlighter(parts.parts, parts.words);
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
  const auto parts = std::vector{wanted(PlanPart::Kind::words, {{"cafe", "cafes"}})};
  EXPECT_EQ(marked(parts, "The Caf\xC3\xA9, and two cafes."),
            "The [Caf\xC3\xA9], and two [cafes].");
}

TEST(Highlighter, marks_a_phrase_only_where_it_stands_together) {
  const auto parts = std::vector{wanted(PlanPart::Kind::side_by_side, {{"prime"}, {"minister"}})};
  EXPECT_EQ(marked(parts, "A minister met the prime minister in prime time."),
            "A minister met the [prime] [minister] in prime time.");
}

TEST(Highlighter, marks_near_words_within_the_distance_in_any_order) {
  const auto parts = std::vector{wanted(PlanPart::Kind::near, {{"a"}, {"b"}}, 2)};
  EXPECT_EQ(marked(parts, "b x a; a x x b"), "[b] x [a]; a x x b");
  EXPECT_EQ(marked(parts, "a\n\nb"), "a\n\nb");
}

TEST(Highlighter, marks_ordered_words_in_order_alone) {
  const auto parts = std::vector{wanted(PlanPart::Kind::ordered, {{"a"}, {"b"}}, 2)};
  EXPECT_EQ(marked(parts, "b a x x x a b"), "b a x x x [a] [b]");
}

TEST(Highlighter, counts_the_words_that_stand_between) {
  const auto phrase = std::vector{wanted(PlanPart::Kind::side_by_side, {{"prime"}, {"minister"}})};
  for (const auto* text :
       {"[prime]-[minister]", "[prime] \xE2\x80\x94 ([minister])", "[Prime]\n[Minister]",
        "a [prime] [minister]\n\nminister", "minister prime of minister", "prime\n\nminister",
        "deputy-[prime] [minister]-elect"}) {
    std::string plain(text);
    std::erase_if(plain, [](char c) { return c == '[' || c == ']'; });
    EXPECT_EQ(marked(phrase, plain), text);
  }
  const auto near = [](unsigned number) {
    return std::vector{wanted(PlanPart::Kind::near, {{"harbour"}, {"ferry"}}, number)};
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
      std::vector{wanted(PlanPart::Kind::words, {{"harbour"}}, 0, &field_info(Field::headline))};
  EXPECT_EQ(marked(parts, "harbour", Field::body), "harbour");
  EXPECT_EQ(marked(parts, "harbour", Field::headline), "[harbour]");
}

TEST(Highlighter, chooses_the_fragment_that_shows_most_of_the_query) {
  const std::vector parts{wanted(PlanPart::Kind::words, {{"bell"}}),
                          wanted(PlanPart::Kind::words, {{"wreck"}})};
  const Parts made(parts);
  Highlighter highlighter(made.parts, made.words);
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
  const std::vector parts{wanted(PlanPart::Kind::words, {{"bell"}})};
  const Parts made(parts);
  Highlighter highlighter(made.parts, made.words);
  const auto fragments = highlighter.fragments(text, Field::body, 2);
  ASSERT_EQ(fragments.size(), 1u);
  const auto& fragment = fragments[0];
  EXPECT_LT(fragment.text.size(), 400u);
  EXPECT_TRUE(fragment.cut_before && fragment.cut_after);
  const auto [begin, end] = fragment.marks.at(0);
  EXPECT_EQ(fragment.text.substr(begin, end - begin), "bell");
  EXPECT_NE(static_cast<unsigned char>(fragment.text.front()) & 0xC0, 0x80);
}

TEST(Highlighter, marks_words_of_one_sentence_in_the_order_asked_for) {
  auto ordered = wanted(PlanPart::Kind::ordered, {{"boat"}, {"quay"}});
  ordered.part.within = Within::sentence;
  EXPECT_EQ(marked({ordered}, "Quay and boat. The boat, the quay, the boat. Quay, boat, quay."),
            "Quay and boat. The [boat], the [quay], the boat. Quay, [boat], [quay].");
  auto chain = wanted(PlanPart::Kind::ordered, {{"a"}, {"b"}, {"c"}});
  chain.part.within = Within::paragraph;
  EXPECT_EQ(marked({chain}, "b a c\n\nc a c b a c b"), "b a c\n\nc [a] c [b] a [c] b");
  auto either = wanted(PlanPart::Kind::near, {{"boat"}, {"quay"}});
  either.part.within = Within::sentence;
  EXPECT_EQ(marked({either}, "Quay and boat. A boat."), "[Quay] and [boat]. A boat.");
}

TEST(Highlighter, measures_from_the_end_of_several_words) {
  const WordTest name{WordTest::Kind::run, "united kingdom", {}};
  const WordTest vote{WordTest::Kind::exact, "vote", {}};
  auto near = tested({{name}, {vote}}, PlanPart::Kind::near);
  near.part.number = 3;
  EXPECT_EQ(marked({near}, "united kingdom x x vote"), "[united kingdom] x x [vote]");
  EXPECT_EQ(marked({near}, "united kingdom x x x vote"), "united kingdom x x x vote");
  EXPECT_EQ(marked({near}, "vote x x united kingdom"), "[vote] x x [united kingdom]");
}

TEST(Highlighter, marks_by_the_tests_alone_where_no_engine_knew_the_words) {
  const WordTest exact{WordTest::Kind::exact, "visa", {}};
  const WordTest forms{WordTest::Kind::forms, "govern", {}};
  const WordTest pattern{WordTest::Kind::pattern, "wom?n", {}};
  const WordTest fuzzy{WordTest::Kind::fuzzy, "cleverly", {}};
  EXPECT_EQ(marked({tested({{exact}})}, "A visa, two visas."), "A [visa], two visas.");
  EXPECT_EQ(marked({tested({{forms}})}, "Governing governs a governor; visas."),
            "[Governing] [governs] a governor; visas.");
  EXPECT_EQ(marked({tested({{pattern, fuzzy}})}, "Women saw Cleverley and a man."),
            "[Women] saw [Cleverley] and a man.");
  EXPECT_EQ(marked({tested({{forms}, {exact}}, PlanPart::Kind::side_by_side)},
                   "They govern visa rules; govern a visa."),
            "They [govern] [visa] rules; govern a visa.");
}

}  // namespace
}  // namespace news
