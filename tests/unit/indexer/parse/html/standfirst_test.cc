// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>

#include <string>

#include "indexer/parse/html/html.hh"

namespace news {
namespace {

Article page(const std::string& head, const std::string& before) {
  const std::string paragraphs =
      "<p>The ferry to Osk has lain at its berth since Monday, and the crew sleep aboard while the "
      "owners and the harbour argue over who pays for the dredging of the channel.</p>"
      "<p>Nobody in the village expects it to sail before the spring tides, said the pilot, who "
      "has "
      "taken the boat in and out of the sound for thirty years without a scratch.</p>";
  const auto parsed = parse_html("<html><head><title>Ferry stays put</title>" + head +
                                     "</head><body><article><h1>Ferry stays put</h1>" + before +
                                     paragraphs + "</article></body></html>",
                                 {});
  return parsed ? *parsed : Article{};
}

TEST(Standfirst, is_taken_from_its_class_and_kept_out_of_the_body) {
  const auto article =
      page("", "<p class=\"standfirst\">Owners and harbour at odds over a silted channel</p>");
  EXPECT_EQ(article.standfirst, "Owners and harbour at odds over a silted channel");
  EXPECT_EQ(article.body.find("at odds"), std::string::npos);
}

TEST(Standfirst, is_nothing_where_the_description_is_not_shown) {
  const auto article =
      page("<meta property=\"og:description\" content=\"Read about the ferry here\">", "");
  EXPECT_EQ(article.standfirst, "");
}

}  // namespace
}  // namespace news
