// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/words.hh"

#include <array>

#include "common/unicode.hh"

namespace news::html {

void append_words(std::string& out, std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte > ' ' && byte < 0x7F) {
      std::size_t end = i + 1;
      while (end < text.size() && text[end] > ' ' && text[end] < 0x7F) ++end;
      out.append(text.substr(i, end - i));
      i = end;
      continue;
    }
    if (byte < 0x80) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      ++i;
      continue;
    }
    const Character c = character_at(text, i);
    if (is_space(c.code)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (!vanishes(c.code, out.empty() ? '\0' : out.back())) {
      out.append(text.substr(i, c.bytes));
    }
    i += c.bytes;
  }
}

void trim_end(std::string& text) {
  while (!text.empty() && text.back() == ' ') text.pop_back();
}

std::string collapse(std::string_view text) {
  std::string out;
  append_words(out, text);
  trim_end(out);
  return out;
}

std::string to_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view ascii_prefix) {
  return text.size() >= ascii_prefix.size() &&
         to_lower(text.substr(0, ascii_prefix.size())) == ascii_prefix;
}

std::string word_key(std::string_view text) {
  const std::string folded = fold_characters(text);
  std::string out;
  bool gap = false;
  for (std::size_t i = 0; i < folded.size();) {
    const Character c = character_at(folded, i);
    if (is_letter(c.code) || is_digit(c.code)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out.append(folded, i, c.bytes);
    } else if (!is_mark(c.code) && !is_ignorable(c.code)) {
      gap = true;
    }
    i += c.bytes;
  }
  return out;
}

bool has_word(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    if (is_letter(c.code) || is_digit(c.code)) return true;
    i += c.bytes;
  }
  return false;
}

std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character_at(text, i);
    const bool part = !is_space(c.code);
    if ((part && !inside) || is_one_word(c.code)) ++words;
    inside = part;
    i += c.bytes;
  }
  return words;
}

bool ends_as_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 12> kClosers = {"\"", "'", ")", "]", " ",  "”",
                                                                "’",  "»", "“", "›", "」", "』"};
  static constexpr std::array<std::string_view, 9> kEnds = {".",  "!",  "?", "…", "。",
                                                            "！", "？", "؟", "।"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view closer : kClosers)
      if (text.ends_with(closer)) {
        text.remove_suffix(closer.size());
        again = true;
      }
  }
  for (const std::string_view end : kEnds)
    if (text.ends_with(end)) return true;
  return false;
}

}  // namespace news::html
