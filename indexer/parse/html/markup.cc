// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/markup.hh"

#include <algorithm>

namespace news::html {

bool matches_at(std::string_view text, std::size_t at, std::string_view lower_word) {
  if (text.size() < at + lower_word.size()) return false;
  for (std::size_t i = 0; i < lower_word.size(); ++i)
    if (lower(text[at + i]) != lower_word[i]) return false;
  return true;
}

std::size_t find_close(std::string_view text, std::size_t at, std::string_view lower_name) {
  while ((at = text.find("</", at)) != std::string_view::npos) {
    if (matches_at(text, at + 2, lower_name)) return at;
    at += 2;
  }
  return text.size();
}

TagReader::TagReader(std::string_view text, std::size_t at) : text_(text), at_(at + 1) {
  if (at_ < text_.size() && text_[at_] == '/') ++at_;
  const std::size_t begin = at_;
  while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '>' && text_[at_] != '/')
    ++at_;
  name_ = text_.substr(begin, at_ - begin);
}

void TagReader::skip_blanks_and_slashes() {
  for (; at_ < text_.size(); ++at_) {
    if (text_[at_] == '/')
      slash_ = true;
    else if (!is_blank(text_[at_]))
      return;
  }
}

bool TagReader::next(Attribute& attribute) {
  if (done_) return false;
  skip_blanks_and_slashes();
  done_ = at_ >= text_.size() || text_[at_] == '>';
  if (done_) {
    at_ = std::min(at_ + 1, text_.size());
    return false;
  }
  slash_ = false;
  const std::size_t begin = at_++;  // a '=' here is part of the name
  while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '=' && text_[at_] != '>' &&
         text_[at_] != '/')
    ++at_;
  attribute = {text_.substr(begin, at_ - begin), {}};
  std::size_t after = at_;
  while (after < text_.size() && is_blank(text_[after])) ++after;
  if (after < text_.size() && text_[after] == '=') {
    at_ = after + 1;
    attribute.value = value();
  }
  return true;
}

std::string_view TagReader::value() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  if (at_ >= text_.size()) return {};
  if (const char quote = text_[at_]; quote == '"' || quote == '\'') {
    const std::size_t close = text_.find(quote, at_ + 1);
    if (close != std::string_view::npos) {
      const std::size_t begin = std::exchange(at_, close + 1) + 1;
      return text_.substr(begin, close - begin);
    }
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && !is_blank(text_[at_]) && text_[at_] != '>') ++at_;
  return text_.substr(begin, at_ - begin);
}

std::size_t tag_end(std::string_view text, std::size_t at) {
  TagReader reader(text, at);
  for (Attribute ignored; reader.next(ignored);) {
  }
  return reader.end();
}

}  // namespace news::html
