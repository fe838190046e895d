// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/json_writer.hh"

#include <gtest/gtest.h>

#include <limits>

namespace news {
namespace {

TEST(JsonWriter, puts_commas_between_members_and_nowhere_else) {
  JsonWriter json;
  json.begin_object().key("a").value(1).key("b").begin_array().value("x").value(true).end_array();
  json.key("c").null().key("d").begin_object().end_object().end_object();
  EXPECT_EQ(json.text(), R"({"a":1,"b":["x",true],"c":null,"d":{}})");
}

TEST(JsonWriter, escapes_control_characters_of_both_ranges_and_line_separators) {
  JsonWriter json;
  json.value("\x1b[31m\"\\\n\x7f\xC2\x9B\xE2\x80\xA8 caf\xC3\xA9");
  EXPECT_EQ(json.text(), "\"\\u001b[31m\\\"\\\\\\n\\u007f\\u009b\\u2028 caf\xC3\xA9\"");
}

TEST(JsonWriter, replaces_broken_bytes) {
  JsonWriter json;
  json.value(
      "a\xFF"
      "b");
  EXPECT_EQ(json.text(), "\"a\\ufffdb\"");
}

TEST(JsonWriter, writes_numbers_without_locale_and_null_for_what_json_cannot_say) {
  JsonWriter json;
  json.begin_array().value(0.1).value(-3).value(18446744073709551615ULL);
  json.value(std::numeric_limits<double>::infinity()).end_array();
  EXPECT_EQ(json.text(), "[0.1,-3,18446744073709551615,null]");
}

}  // namespace
}  // namespace news
