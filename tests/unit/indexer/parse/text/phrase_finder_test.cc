// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/phrase_finder.hh"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace news {
namespace {

constexpr std::string_view kPhrases[] = {"(left)", "file photo", "file picture", "fil", "seen in"};

TEST(PhraseFinder, finds_a_phrase_wherever_it_stands) {
  static constexpr PhraseFinder kFinder(kPhrases);
  for (const auto phrase : kPhrases) {
    const std::string words(phrase);
    EXPECT_TRUE(kFinder.found_in(words));
    EXPECT_TRUE(kFinder.found_in("the pilot " + words));
    EXPECT_TRUE(kFinder.found_in("ffi(le" + words + " at dusk"));
  }
}

TEST(PhraseFinder, takes_no_beginning_for_the_whole) {
  static constexpr std::string_view kLong[] = {"file photo", "file picture"};
  static constexpr PhraseFinder kFinder(kLong);
  for (const std::string_view text : {"", "fi", "fil", "file phot", "file pile photo", "ile photo"})
    EXPECT_FALSE(kFinder.found_in(text)) << text;
}

}  // namespace
}  // namespace news
