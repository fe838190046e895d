// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stored_article.hh"

#include <algorithm>
#include <cmath>

#include "common/bytes.hh"
#include "common/unicode.hh"

namespace news {
namespace {

// First byte of the data; another layout gets another number and another kSchemaVersion.
constexpr char kArticleMark = 'a';
constexpr char kQuoteMark = 'q';

tl::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::index_missing,
              "the index is damaged: a stored " + std::string(what) + " cannot be read",
              "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew");
}

std::uint64_t from_confidence(double confidence) {
  return static_cast<std::uint64_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * 1000));
}
double to_confidence(std::uint64_t stored) {
  return static_cast<double>(stored) / 1000;
}

// kNowhere is 0, every place one more than it is.
void put_place(ByteWriter& out, std::size_t place) {
  out.varint(place == kNowhere ? 0 : place + 1);
}
std::size_t get_place(ByteReader& in) {
  const auto stored = in.varint();
  return stored == 0 ? kNowhere : static_cast<std::size_t>(stored - 1);
}

void put_list(ByteWriter& out, const std::vector<std::string>& list) {
  out.varint(list.size());
  for (const auto& text : list) out.string(text);
}
std::vector<std::string> get_list(ByteReader& in) {
  std::vector<std::string> list(in.count());
  for (auto& text : list) text = in.string();
  return list;
}

std::string encode_head(const Article& article) {
  ByteWriter out;
  for (const auto* text : {&article.id, &article.path, &article.member, &article.format,
                           &article.headline, &article.date, &article.source, &article.place,
                           &article.section, &article.language, &article.url}) {
    out.string(*text);
  }
  out.varint(article.ordinal);
  put_list(out, article.byline);
  out.varint(article.speakers.size());
  for (const auto& speaker : article.speakers) {
    out.string(speaker.name);
    out.string(speaker.description);
    out.varint(speaker.quotes);
  }
  return out.take();
}

void put_quote(ByteWriter& out, const Quote& quote) {
  out.varint(quote.start);
  out.varint(quote.end - quote.start);
  put_place(out, quote.body_start);
  put_place(out, quote.body_end);
  if (quote.body_start == kNowhere) out.string(quote.text);
  out.varint(static_cast<std::uint64_t>(quote.type));
  out.string(quote.speaker);
  put_place(out, quote.speaker_start);
  put_place(out, quote.speaker_end);
  out.string(quote.speaker_full);
  out.string(quote.verb);
  out.string(quote.pattern);
  out.varint(from_confidence(quote.confidence));
}

QuoteType to_type(std::uint64_t stored) {
  return stored == 0 ? QuoteType::direct : stored == 1 ? QuoteType::mixed : QuoteType::indirect;
}

Quote get_quote(ByteReader& in) {
  Quote quote;
  quote.start = in.varint();
  quote.end = quote.start + in.varint();
  quote.body_start = get_place(in);
  quote.body_end = get_place(in);
  if (quote.body_start == kNowhere) quote.text = in.string();
  quote.type = to_type(in.varint());
  quote.speaker = in.string();
  quote.speaker_start = get_place(in);
  quote.speaker_end = get_place(in);
  quote.speaker_full = in.string();
  quote.verb = in.string();
  quote.pattern = in.string();
  quote.confidence = to_confidence(in.varint());
  return quote;
}

// The words of quotations out of the body, in one pass: quotations come in order of their start,
// but one that starts before its neighbour only costs a new pass.
void fill_texts(const std::string& body, std::vector<Quote>& quotes) {
  std::size_t byte = 0, character = 0;
  const auto byte_of = [&](std::size_t wanted) {
    if (wanted < character) byte = character = 0;
    while (character < wanted && byte < body.size()) {
      byte += character_at(body, byte).bytes;
      ++character;
    }
    return byte;
  };
  for (auto& quote : quotes) {
    if (quote.body_start == kNowhere || quote.body_end < quote.body_start) continue;
    const auto begin = byte_of(quote.body_start);
    quote.text = body.substr(begin, byte_of(quote.body_end) - begin);
  }
}

bool read_head(ByteReader& in, StoredHead& head) {
  for (auto* text : {&head.id, &head.path, &head.member, &head.format, &head.headline, &head.date,
                     &head.source, &head.place, &head.section, &head.language, &head.url}) {
    *text = in.string();
  }
  head.ordinal = in.varint32();
  head.byline.resize(in.count());
  for (auto& name : head.byline) name = in.string();
  head.speakers.resize(in.count());
  for (auto& speaker : head.speakers) {
    speaker.name = in.string();
    speaker.description = in.string();
    speaker.quotes = in.varint32();
  }
  return in.ok();
}

void copy_head(const StoredHead& head, Article& article) {
  article.id = head.id;
  article.path = head.path;
  article.member = head.member;
  article.format = head.format;
  article.headline = head.headline;
  article.date = head.date;
  article.source = head.source;
  article.place = head.place;
  article.section = head.section;
  article.language = head.language;
  article.url = head.url;
  article.ordinal = head.ordinal;
  article.byline.assign(head.byline.begin(), head.byline.end());
  for (const auto& speaker : head.speakers) {
    article.speakers.push_back(
        {std::string(speaker.name), std::string(speaker.description), speaker.quotes});
  }
}

}  // namespace

// Layout: mark, head (string), captions, credits, headings, standfirst, body, quotations.
std::string encode_article(const Article& article) {
  ByteWriter out;
  out.raw({&kArticleMark, 1});
  out.string(encode_head(article));
  out.varint(article.captions.size());
  for (const auto& caption : article.captions) {
    out.string(caption.text);
    out.string(caption.credit);
  }
  put_list(out, article.credits);
  put_list(out, article.headings);
  out.string(article.standfirst);
  out.string(article.body);
  out.varint(article.quotes.size());
  for (const auto& quote : article.quotes) put_quote(out, quote);
  return out.take();
}

Result<StoredHead> decode_head(std::string_view data) {
  if (!data.starts_with(kArticleMark)) return damaged("article");
  ByteReader in(data.substr(1));
  ByteReader inside(in.string());
  StoredHead head;
  if (!in.ok() || !read_head(inside, head)) return damaged("article");
  return head;
}

Result<StoredText> decode_text(std::string_view data) {
  if (!data.starts_with(kArticleMark)) return damaged("article");
  ByteReader in(data.substr(1));
  in.string();  // the head
  StoredText text;
  text.captions.resize(in.count());
  for (auto& [words, credit] : text.captions) {
    words = in.string();
    credit = in.string();
  }
  text.credits.resize(in.count());
  for (auto& credit : text.credits) credit = in.string();
  for (auto headings = in.count(); headings > 0; --headings) in.string();
  text.standfirst = in.string();
  text.body = in.string();
  if (!in.ok()) return damaged("article");
  return text;
}

Result<Article> decode_article(std::string_view data) {
  const auto head = decode_head(data);
  if (!head) return fail(head.error());
  Article article;
  copy_head(*head, article);
  ByteReader in(data.substr(1));
  in.string();
  article.captions.resize(in.count());
  for (auto& caption : article.captions) {
    caption.text = in.string();
    caption.credit = in.string();
  }
  article.credits = get_list(in);
  article.headings = get_list(in);
  article.standfirst = in.string();
  article.body = in.string();
  const auto quotes = in.count();
  for (std::size_t i = 0; i < quotes && in.ok(); ++i) article.quotes.push_back(get_quote(in));
  if (!in.ok() || in.left() > 0) return damaged("article");
  fill_texts(article.body, article.quotes);
  return article;
}

std::string encode_quote(const StoredQuote& quote) {
  ByteWriter out;
  out.raw({&kQuoteMark, 1});
  for (const auto* text :
       {&quote.speaker, &quote.speaker_full, &quote.description, &quote.verb, &quote.pattern,
        &quote.text, &quote.article_id, &quote.path, &quote.headline, &quote.date, &quote.source}) {
    out.string(*text);
  }
  out.varint(static_cast<std::uint64_t>(quote.type));
  out.varint(from_confidence(quote.confidence));
  out.varint(quote.start);
  out.varint(quote.end - quote.start);
  return out.take();
}

Result<StoredQuote> decode_quote(std::string_view data) {
  if (!data.starts_with(kQuoteMark)) return damaged("quotation");
  ByteReader in(data.substr(1));
  StoredQuote quote;
  for (auto* text :
       {&quote.speaker, &quote.speaker_full, &quote.description, &quote.verb, &quote.pattern,
        &quote.text, &quote.article_id, &quote.path, &quote.headline, &quote.date, &quote.source}) {
    *text = in.string();
  }
  quote.type = to_type(in.varint());
  quote.confidence = to_confidence(in.varint());
  quote.start = in.varint();
  quote.end = quote.start + in.varint();
  if (!in.ok() || in.left() > 0) return damaged("quotation");
  return quote;
}

}  // namespace news
