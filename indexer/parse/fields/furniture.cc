// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/furniture.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/parse/fields/phrases.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

enum FurnitureTag : Tags {
  kLine = 1,
  kBegins = 2,
  kLabel = 4,
  kMarker = 8,
  kPromotion = 16,
  kNotice = 32,
  kButton = 64,
  kReader = 128,
  kCommand = 256,
  kBeside = 512
};

const Phrases& furniture() {
  static const Phrases kPhrases("furniture", {"line", "begins", "label", "marker", "promotion",
                                              "notice", "button", "reader", "command", "beside"});
  return kPhrases;
}

constexpr std::size_t kLongestNotice = 1500;  // bytes
constexpr std::size_t kLongest = 260;         // with a telling beginning
constexpr std::size_t kShort = 110;
constexpr std::size_t kMostWholeWords = 9;

// Where a capital stands behind two small letters: "NowContestants".
std::size_t glued_at(std::string_view word) {
  std::size_t small = 0;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const char c = word[at];
    if (c >= 'A' && c <= 'Z' && small >= 2) return at;
    small = c >= 'a' && c <= 'z' ? small + 1 : 0;
  }
  return word.size();
}

// A word as the lists have it, and whether a colon or a stroke stands behind it.
struct Word {
  std::string key;
  Phrases::Found found;  // of the key
  std::string button;    // the key of what a capital behind small letters ends: "now"
  bool ends_label = false;
};

std::string key_of(std::string_view written) {
  constexpr std::string_view kApostrophe = "\xE2\x80\x99";
  auto at = written.find(kApostrophe);
  if (at == written.npos) return word_key_of(written);
  std::string plain(written);
  for (; at != plain.npos; at = plain.find(kApostrophe, at))
    plain.replace(at, kApostrophe.size(), "'");
  return word_key_of(plain);
}

std::vector<Word> words_of(std::string_view line, std::size_t most) {
  std::vector<Word> words;
  words.reserve(std::min(most, line.size() / 4 + 1));
  for (std::size_t at = 0; at < line.size() && words.size() < most;) {
    const auto end = std::min(line.find(' ', at), line.size());
    const auto written = line.substr(at, end - at);
    at = end + 1;
    const bool label = written.ends_with(':') || written.ends_with('|') || written.ends_with('>');
    std::string key = key_of(written);
    const auto first = key.find_first_not_of("|>-*_#+\xC2\xBB");
    if (first == key.npos) {  // a mark alone
      if (label && !words.empty()) words.back().ends_label = true;
      continue;
    }
    const auto glued = glued_at(written);
    Word& word = words.emplace_back();
    word.found = furniture().look_up(key);
    word.key = std::move(key);
    if (glued < written.size()) word.button = word_key_of(written.substr(0, glued));
    word.ends_label = label;
  }
  return words;
}

std::string key_of(const std::vector<Word>& words) {
  std::string key;
  for (const auto& word : words) key += (key.empty() ? "" : " ") + word.key;
  return key;
}

bool begins_as_furniture(const std::vector<Word>& words, bool is_long) {
  std::string key;
  const std::size_t most = std::min(words.size(), furniture().most_words());
  bool goes_on = true;  // a phrase may begin with the words so far
  for (std::size_t count = 1; count <= most && goes_on; ++count) {
    if (count > 1) key += ' ';
    // "Watch NowContestants race ...": a button glued to what follows it.
    const std::string& button = words[count - 1].button;
    if (!is_long && !button.empty() && (furniture().tags(key + button) & kBegins) != 0) return true;
    key += words[count - 1].key;
    const auto [tags, more] = count == 1 ? words[0].found : furniture().look_up(key);
    goes_on = more;
    if ((tags & kLabel) != 0 && !words[count - 1].ends_label) continue;
    if ((tags & kNotice) != 0) return true;
    if (!is_long && (tags & (kBegins | kLabel)) != 0) return true;
  }
  return false;
}

// "© 2024 ...", "Copyright (c) ...", "(c) 2024": of any length up to a notice's.
bool is_copyright(std::string_view lower) {
  if (lower.starts_with("copyright (c)")) return true;
  if (lower.starts_with("copyright ")) lower.remove_prefix(10);
  if (lower.starts_with("\xC2\xA9")) return true;
  return lower.starts_with("(c) 20") || lower.starts_with("(c) 19");
}

// Whether a phrase with the tag stands anywhere among the words.
bool holds_phrase(const std::vector<Word>& words, Tags tag) {
  for (std::size_t first = 0; first < words.size(); ++first) {
    auto found = words[first].found;
    if ((found.tags & tag) != 0) return true;
    if (!found.goes_on) continue;
    std::string key = words[first].key;
    for (std::size_t i = first + 1; i < words.size() && found.goes_on; ++i) {
      key.append(1, ' ').append(words[i].key);
      found = furniture().look_up(key);
      if ((found.tags & tag) != 0) return true;
    }
  }
  return false;
}

std::string_view without_bullet(std::string_view line) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : {" ", "-", "*", "|", ">", ":", "\xE2\x80\xA2",
                                        "\xE2\x86\x92", "\xE2\x80\x93", "\xE2\x80\x94"}) {
      if (!line.starts_with(mark)) continue;
      line.remove_prefix(mark.size());
      again = true;
    }
  }
  return line;
}

}  // namespace

bool is_furniture_words(std::string_view line) {
  line = without_bullet(line);
  if (line.empty() || line.size() > kLongestNotice) return false;
  const std::string head = ascii_lower(line.substr(0, kShort + 1));
  if (is_copyright(head)) return true;
  const auto words = words_of(line, std::max(furniture().most_words(), kMostWholeWords + 1));
  if (words.size() <= kMostWholeWords && line.size() <= kShort &&
      (furniture().tags(key_of(words)) & (kLine | kMarker)) != 0)
    return true;
  if (begins_as_furniture(words, line.size() > kLongest)) return true;
  return line.size() <= kShort && head.find("all rights reserved") != head.npos;
}

bool announces_articles(std::string_view line) {
  constexpr std::size_t kMostWords = 8;
  line = without_bullet(line);
  if (line.size() > kShort) return false;
  const auto words = words_of(line, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return false;
  if ((furniture().tags(key_of(words)) & kMarker) != 0) return true;
  // "More from the coast"
  const bool more = words.size() > 2 && words[0].key == "more" &&
                    (words[1].key == "from" || words[1].key == "in" || words[1].key == "on");
  return more && words.size() < kMostWords &&
         std::string_view(".,;:!").find(line.back()) == std::string_view::npos;
}

bool is_promotion_words(std::string_view line) {
  constexpr std::size_t kMostWords = 60;
  const auto words = words_of(line, kMostWords + 1);
  if (words.empty() || words.size() > kMostWords) return false;
  const auto speaks = [](const Word& word) { return (word.found.tags & kReader) != 0; };
  if ((words.front().found.tags & kCommand) == 0 &&
      std::none_of(words.begin(), words.end(), speaks))
    return false;
  return holds_phrase(words, kPromotion);
}

bool is_furniture_beside_picture(std::string_view line) {
  constexpr std::size_t kLongestJunk = 300, kMostWords = 60;  // a longer line is read
  if (is_furniture_words(line)) return true;
  return line.size() <= kLongestJunk && holds_phrase(words_of(line, kMostWords), kBeside);
}

bool is_button_word(std::string_view word) {
  return (furniture().tags(word) & kButton) != 0;
}

}  // namespace news
