// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/word_set.hh"

#include <algorithm>

#include "common/unicode.hh"

namespace news {

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

namespace {

bool is_printed(char c) {  // of ASCII, and no blank
  return c > ' ' && c < 0x7F;
}

}  // namespace

std::string squeeze_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first > ' ' && first < 0x7F) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      const std::size_t from = at;
      // Words with one blank between them stand as they will: taken together.
      while (at < text.size() &&
             (is_printed(text[at]) ||
              (text[at] == ' ' && at + 1 < text.size() && is_printed(text[at + 1]))))
        ++at;
      out.append(text, from, at - from);
      continue;
    }
    if (first == ' ') {
      blank = true;
      ++at;
      continue;
    }
    const auto c = character_at(text, at);
    if (is_space(c.code) || c.code < 0x20 || c.code == 0x7F) {
      blank = true;
    } else if (!vanishes(c.code, out.empty() ? '\0' : out.back())) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out += text.substr(at, c.bytes);
    }
    at += c.bytes;
  }
  return out;
}

std::vector<std::string_view> split_words(std::string_view squeezed) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < squeezed.size();) {
    const auto end = std::min(squeezed.find(' ', at), squeezed.size());
    if (end > at) words.push_back(squeezed.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace news
