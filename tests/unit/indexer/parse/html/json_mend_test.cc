// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/json_mend.hh"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace news::html {
namespace {

using Values = std::vector<std::string>;

TEST(JsonMend, drops_the_comma_before_a_closing_bracket) {
  EXPECT_EQ(mended_json("{\"a\":[1,2,],}"), Values{"{\"a\":[1,2]}"});
}

TEST(JsonMend, reads_escapes_that_json_does_not_know) {
  EXPECT_EQ(mended_json(R"({"a":"it\'s \x2b \q \n \u00e9 \u12"})"),
            Values{R"({"a":"it's \u002b q \n \u00e9 u12"})"});
}

TEST(JsonMend, makes_raw_line_ends_blanks) {
  EXPECT_EQ(mended_json("{\"a\":\"one\ntwo\"}"), Values{"{\"a\":\"one two\"}"});
}

TEST(JsonMend, escapes_quotation_marks_that_nobody_escaped) {
  EXPECT_EQ(mended_json(R"({"a":"She said "no" twice","b":1})"),
            Values{R"({"a":"She said \"no\" twice","b":1})"});
}

TEST(JsonMend, parts_values_that_stand_one_after_the_other) {
  EXPECT_EQ(mended_json("<!-- {\"a\":1};\n{\"b\":2} -->"), (Values{"{\"a\":1}", "{\"b\":2}"}));
}

TEST(JsonMend, reads_references_in_place_of_quotation_marks) {
  EXPECT_EQ(mended_json("{&quot;a&quot;:&quot;b&quot;}"), Values{"{\"a\":\"b\"}"});
}

TEST(JsonMend, closes_what_was_cut_off) {
  EXPECT_EQ(mended_json("{\"a\":[\"b"), Values{"{\"a\":[\"b\"]}"});
}

TEST(JsonMend, finds_nothing_where_no_value_is) {
  EXPECT_EQ(mended_json("window.x = 1"), Values{});
}

TEST(JsonMend, reads_what_only_a_script_may_write) {
  EXPECT_EQ(mended_json("{'a':'say \"no\"', b: 1, /* c */ \"c\":undefined,, \"d\":-2.5e3}// end"),
            Values{R"({"a":"say \"no\"","b":1,"c":null,"d":-2.5e3})"});
}

TEST(JsonMend, puts_the_comma_that_was_forgotten) {
  EXPECT_EQ(mended_json("{\"a\":\"x\" \"b\":[true {\"c\":1}] \"d\":}"),
            Values{R"({"a":"x","b":[true,{"c":1}],"d":null})"});
}

TEST(JsonMend, reads_the_curly_marks_that_an_editor_made) {
  EXPECT_EQ(mended_json("{“a”:&#8220;b&#8221;}"), Values{"{\"a\":\"b\"}"});
}

}  // namespace
}  // namespace news::html
