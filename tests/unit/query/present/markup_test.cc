// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/markup.hh"

#include <gtest/gtest.h>

namespace news {
namespace {

TEST(Markup, leaves_nothing_that_a_parser_would_act_on) {
  EXPECT_EQ(markup("<b a='1' c=\"2\">&amp;"), "&lt;b a=&#39;1&#39; c=&quot;2&quot;&gt;&amp;amp;");
  EXPECT_EQ(markup("caf\xC3\xA9 \xE6\xB8\xAF"), "caf\xC3\xA9 \xE6\xB8\xAF");
}

TEST(Markup, replaces_what_xml_forbids_or_reorders_a_line) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  for (const std::string bad : {"\x01", "\x1B", "\x7F", "\xC2\x85", "\xE2\x80\xAE", "\xEF\xBF\xBE",
                                "\xEF\xBF\xBF", "\xEF\xB7\x90", "\xF0\x9F\xBF\xBE", "\xFF"}) {
    EXPECT_EQ(markup(bad), kReplacement) << bad;
  }
  EXPECT_EQ(markup("a\nb\tc"), "a b c");
}

}  // namespace
}  // namespace news
