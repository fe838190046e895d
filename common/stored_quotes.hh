// SPDX-License-Identifier: GPL-2.0-or-later
// The quotations of an article as its document data holds them: each told from the one before, its
// words and its speaker's name not repeated where body and speakers have the same. Part of
// common/stored_article.hh.
#pragma once

#include <string_view>
#include <vector>

#include "common/article.hh"
#include "common/bytes.hh"
#include "common/speaker_index.hh"

namespace news {

// Finds spans of a text that are told in characters, each from where the one before ended: fast
// where they follow one another or lie in one another, as quotations do. The text is sound UTF-8: a
// character is a byte that continues none.
class SpanFinder {
 public:
  explicit SpanFinder(std::string_view text) : text_(text) {}
  std::string_view span(std::size_t begin, std::size_t end);

 private:
  std::size_t byte_of(std::size_t character);
  std::string_view text_;
  std::size_t byte_ = 0, character_ = 0;
};

class QuoteEncoder {
 public:
  explicit QuoteEncoder(const Article& article)
      : speakers_(article.speakers), none_(article.speakers.size()), body_(article.body) {}
  void put(ByteWriter& out, const Quote& quote);

 private:
  void put_also(ByteWriter& out, const Quote& quote);

  SpeakerIndex speakers_;
  std::size_t none_;  // the place of who is no speaker
  SpanFinder body_;
  std::size_t start_ = 0, shift_ = 0;  // of the one before; shift: of the body against the text
};

// `names`: of the speakers, in their order. A quotation whose words are the body's comes without
// them.
class QuoteDecoder {
 public:
  explicit QuoteDecoder(std::vector<std::string_view> names) : names_(std::move(names)) {}
  // Past a fault of `in` the quotation is worthless.
  Quote get(ByteReader& in);

 private:
  std::vector<std::string_view> names_;
  std::size_t start_ = 0, shift_ = 0;
};

}  // namespace news
