// SPDX-License-Identifier: GPL-2.0-or-later
// What the class and id of an element say about its content. The words are families of general use
// ("caption", "byline", "newsletter"), looked for as whole words ("article-body", "articleBody")
// and, for long ones, inside run-together names ("imagecaption"). Never a publisher's own name.
#pragma once

#include <cstdint>
#include <string_view>

namespace news::html {

enum Hint : std::uint32_t {
  kNoHint = 0,
  kCaptionHint = 1u << 0,
  kCreditHint = 1u << 1,
  kBylineHint = 1u << 2,
  kDateHint = 1u << 3,
  kSummaryHint = 1u << 4,    // standfirst
  kBodyHint = 1u << 5,       // the article's own container
  kFurnitureHint = 1u << 6,  // share bars, related links, newsletters, notices, navigation
  kCommentHint = 1u << 7,
  kHeadlineHint = 1u << 8,
  kMediaHint = 1u << 9,    // galleries, players
  kHiddenHint = 1u << 10,  // not shown
  kBoxHint = 1u << 11,     // info boxes, pull quotes: beside the text
  kTailHint = 1u << 12,    // about the author, tags: after the text
  kNoticeHint = 1u << 13,  // cookies, consent, log-in: laid over the page
  kCardHint = 1u << 14,    // of another article; told by its make, not by a name
};

// What is no part of an article's text.
inline constexpr std::uint32_t kNotBodyHints = kFurnitureHint | kNoticeHint | kCommentHint |
                                               kHiddenHint | kCaptionHint | kCreditHint |
                                               kTailHint | kBoxHint | kCardHint;

// Of one class or id attribute.
std::uint32_t hints_of(std::string_view attribute);

}  // namespace news::html
