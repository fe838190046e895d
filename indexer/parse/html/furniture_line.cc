// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/furniture_line.hh"

#include <algorithm>
#include <array>

#include "common/unicode.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongest = 260;   // bytes; with a telling beginning
constexpr std::size_t kLongLine = 110;  // bytes; "Related" alone tells nothing in a paragraph

// Folded (lower case, no accents); what the line begins with.
constexpr std::array<std::string_view, 72> kBeginnings = {"read more:",
                                                          "read more about",
                                                          "read more on ",
                                                          "please use chrome",
                                                          "want to keep up with",
                                                          "read also",
                                                          "also read",
                                                          "read next",
                                                          "read:",
                                                          "related:",
                                                          "related story",
                                                          "related article",
                                                          "related stories",
                                                          "see also",
                                                          "see more:",
                                                          "watch:",
                                                          "watch now",
                                                          "listen:",
                                                          "more on this",
                                                          "more from ",
                                                          "sign up for",
                                                          "sign up to",
                                                          "signup for",
                                                          "subscribe to",
                                                          "subscribe now",
                                                          "follow us",
                                                          "click here",
                                                          "advertisement",
                                                          "copyright ©",
                                                          "copyright (c)",
                                                          "©",
                                                          "(c) 20",
                                                          "all rights reserved",
                                                          "share this",
                                                          "leave a comment",
                                                          "download the",
                                                          "join our",
                                                          "join the conversation",
                                                          "get the latest",
                                                          "don't miss",
                                                          "article continues",
                                                          "story continues",
                                                          "continue reading",
                                                          "scroll down",
                                                          "recommended:",
                                                          "disclaimer:",
                                                          "click to ",
                                                          "if you purchase a product",
                                                          "when you purchase through",
                                                          "when you buy through",
                                                          "we may earn",
                                                          "we may receive",
                                                          "lire aussi",
                                                          "a lire aussi",
                                                          "lesen sie auch",
                                                          "lesen sie hier",
                                                          "mehr zum thema",
                                                          "auch interessant",
                                                          "leggi anche",
                                                          "lee tambien",
                                                          "lea tambien",
                                                          "te puede interesar",
                                                          "leia tambem",
                                                          "leia mais",
                                                          "veja tambem",
                                                          "lees ook",
                                                          "laes ogsa",
                                                          "les ogsa",
                                                          "las ocksa",
                                                          "czytaj tez",
                                                          "czytaj takze",
                                                          "читаите также"};

// The whole line is one of these.
constexpr std::array<std::string_view, 45> kWhole = {"read more",
                                                     "related",
                                                     "advertisement",
                                                     "advertisment",
                                                     "ad",
                                                     "anzeige",
                                                     "werbung",
                                                     "share",
                                                     "related articles",
                                                     "related content",
                                                     "related topics",
                                                     "mas informacion",
                                                     "weitere informationen",
                                                     "key events",
                                                     "meer informatie",
                                                     "approfondimenti",
                                                     "related stories",
                                                     "recommended",
                                                     "publicidad",
                                                     "publicite",
                                                     "pubblicita",
                                                     "reklama",
                                                     "mehr",
                                                     "more",
                                                     "loading",
                                                     "loading...",
                                                     "comments",
                                                     "print",
                                                     "email",
                                                     "facebook",
                                                     "twitter",
                                                     "whatsapp",
                                                     "telegram",
                                                     "copy link",
                                                     "link copied",
                                                     "share this article",
                                                     "up next",
                                                     "most read",
                                                     "most popular",
                                                     "trending",
                                                     "watch",
                                                     "subscribe",
                                                     "newsletter",
                                                     "image source",
                                                     "getty images"};

// Notices of a publisher's lawyers; these run long.
constexpr std::size_t kLongestNotice = 1500;
constexpr std::array<std::string_view, 8> kNotices = {
    "disclaimer:",        "if you purchase a product",
    "by using this site", "copyright ©",
    "copyright (c)",      "all rights reserved for",
    "our standards: the", "the information provided on this"};

}  // namespace

bool is_furniture_line(std::string_view text) {
  if (text.size() > kLongestNotice) return false;
  const std::string folded =
      fold_characters(text.substr(0, std::min<std::size_t>(text.size(), 60)));
  std::string_view line = folded;
  while (!line.empty() && std::string_view(" -*|>:•→").find(line.front()) != std::string_view::npos)
    line.remove_prefix(1);
  for (const std::string_view notice : kNotices)
    if (line.starts_with(notice)) return true;
  if (text.size() > kLongest) return false;
  if (text.size() < 40) {
    std::string_view whole = line;
    while (!whole.empty() && (whole.back() == ':' || whole.back() == ' ' || whole.back() == '.'))
      whole.remove_suffix(1);
    if (std::find(kWhole.begin(), kWhole.end(), whole) != kWhole.end()) return true;
  }
  for (const std::string_view beginning : kBeginnings)
    if (line.starts_with(beginning)) return true;
  return text.size() < kLongLine && contains(folded, "all rights reserved");
}

}  // namespace news::html
