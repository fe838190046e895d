// SPDX-License-Identifier: GPL-2.0-or-later
// The document data of an article: what it and its quotations are shown from, without its source
// file. Laid out so that the head (headline, byline, date, source ...) is read without touching the
// text: each part stands behind its length. Glass deflates it. Bytes written by one release are
// read by every release of the same kSchemaVersion. Quotations have no data of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article.hh"
#include "common/bytes.hh"
#include "common/result.hh"
#include "common/stored_quotes.hh"

namespace news {

// The Article fields that are kept: all but text and blocks; a quotation keeps start, end,
// body_start, body_end, speaker, speaker_full, verb, pattern, type, kind, confidence; its words are
// the body's (only those of a quotation outside the body are stored). Confidence is kept in
// thousandths.
std::string encode_article(const Article& article);

// Fields that a result list shows. Views into the bytes given.
struct StoredHead {
  std::string_view id, path, member, format, headline, date, source, place, section, language, url;
  std::string_view canonical;  // the path, absolute: it leads to the file from everywhere
  std::uint32_t ordinal = 1;
  std::vector<std::string_view> byline;
  struct SpeakerView {
    std::string_view name, description;
    std::uint32_t quotes = 0;
    SpeakerKind kind = SpeakerKind::person;
  };
  std::vector<SpeakerView> speakers;
};

// What a fragment can be cut from. Views into the bytes given.
struct StoredText {
  std::vector<std::pair<std::string_view, std::string_view>> captions;  // text, credit
  std::vector<std::string_view> credits;
  std::string_view standfirst, body;
};

Result<StoredHead> decode_head(std::string_view data);
Result<StoredText> decode_text(std::string_view data);
Result<Article> decode_article(std::string_view data);

// One quotation of an article, and what of the article is shown beside it.
struct StoredQuote : Quote {
  std::string description;  // of its speaker
  std::string article_id, path, headline, date, source;
};

// Reads some quotations of the article whose data is given, which must outlive it. Much cheaper
// than the whole article; linear in the quotations where they are asked for in their order.
class QuoteReader {
 public:
  static Result<QuoteReader> open(std::string_view data);
  // `index` into Article::quotes.
  Result<StoredQuote> at(std::size_t index);
  const StoredHead& head() const { return head_; }

 private:
  explicit QuoteReader(std::string_view data) : in_(data), first_(data) {}
  std::string_view description_of(std::string_view name) const;

  StoredHead head_;
  std::unordered_map<std::string_view, std::string_view> descriptions_;  // by the speaker's name
  ByteReader in_, first_;  // where the next quotation stands, and the first
  SpanFinder body_{{}};
  QuoteDecoder decoder_{{}};
  std::size_t count_ = 0, next_ = 0;
};

}  // namespace news
