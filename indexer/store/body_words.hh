// SPDX-License-Identifier: GPL-2.0-or-later
// The words of an article's body as they were indexed, kept while its quotations are written: these
// are made of the same words, and told by where they begin and end among them. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/stored_quotes.hh"

namespace news {

class BodyWords {
 public:
  struct Word {
    std::size_t begin = 0, end = 0;  // bytes of the body, end exclusive
    std::uint32_t position = 0;      // as indexed
    std::size_t term_at = 0, term_size = 0;
  };

  // Forgets all before. The body stays where it is while its words are asked for.
  void begin(std::string_view body);
  // In order of the body.
  void add(std::string_view term, std::size_t begin, std::size_t end, std::uint32_t position);

  // A part of the body, told in characters.
  std::string_view span(std::size_t begin, std::size_t end) { return finder_.span(begin, end); }

  // The words that lie in a part of the body, or reach into it.
  std::span<const Word> in(std::string_view part) const;
  std::string_view term(const Word& word) const {
    return std::string_view(terms_).substr(word.term_at, word.term_size);
  }

 private:
  std::string_view body_;
  SpanFinder finder_{{}};
  std::string terms_;
  std::vector<Word> words_;
};

}  // namespace news
