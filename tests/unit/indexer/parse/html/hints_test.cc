// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/hints.hh"

#include <gtest/gtest.h>

namespace news::html {
namespace {

TEST(Hints, find_words_however_they_are_joined) {
  for (const char* name :
       {"caption", "wp-caption-text", "articleCaption", "media__caption", "imagecaption"})
    EXPECT_TRUE(hints_of(name) & kCaptionHint) << name;
  for (const char* name : {"article-body", "articleBody", "post_content", "story__text"})
    EXPECT_TRUE(hints_of(name) & kBodyHint) << name;
  EXPECT_TRUE(hints_of("js-social-share") & kFurnitureHint);
}

TEST(Hints, do_not_find_words_inside_others) {
  EXPECT_EQ(hints_of("shadow adept gradient"), std::uint32_t{kNoHint});
}

TEST(Hints, pass_over_topics_and_what_an_element_only_has_or_lacks) {
  EXPECT_EQ(hints_of("tag-related-news category-comments"), std::uint32_t{kNoHint});
  EXPECT_EQ(hints_of("hasCaption has-social-tools no-sidebar"), std::uint32_t{kNoHint});
}

TEST(Hints, call_hidden_only_what_is_hidden_everywhere) {
  EXPECT_TRUE(hints_of("is-hidden") & kHiddenHint);
  EXPECT_TRUE(hints_of("sr-only") & kHiddenHint);
  EXPECT_FALSE(hints_of("hidden-xs col-md-3") & kHiddenHint);
}

}  // namespace
}  // namespace news::html
