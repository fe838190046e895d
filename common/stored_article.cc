// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stored_article.hh"

#include "common/bytes.hh"
#include "common/quote_values.hh"
#include "common/stored_quotes.hh"
#include "common/unicode.hh"

namespace news {
namespace {

// First byte of the data; another layout gets another number and another kSchemaVersion.
constexpr char kArticleMark = 'd';

tl::unexpected<Error> damaged(std::string_view what) {
  return fail(ErrorCode::index_missing,
              "the index is damaged: a stored " + std::string(what) + " cannot be read",
              "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew");
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
  out.string(article.canonical == article.path ? std::string_view() : article.canonical);
  out.varint(article.ordinal);
  put_list(out, article.byline);
  out.varint(article.speakers.size());
  for (const auto& speaker : article.speakers) {
    out.string(speaker.name);
    out.string(speaker.description);
    out.varint(speaker.quotes);
    out.varint(static_cast<std::uint64_t>(speaker.kind));
  }
  return out.take();
}

// The words that are the body's.
void fill_text(SpanFinder& body, Quote& quote) {
  if (quote.text.empty() && quote.body_start != kNowhere) {
    quote.text = body.span(quote.body_start, quote.body_end);
  }
}

std::vector<std::string_view> speaker_names(const StoredHead& head) {
  std::vector<std::string_view> names;
  for (const auto& speaker : head.speakers) names.push_back(speaker.name);
  return names;
}

// Gives the body on the way.
std::string_view skip_to_quotes(ByteReader& in) {
  in.string();  // the head
  for (auto captions = 2 * in.count(); captions > 0; --captions) in.string();
  for (auto credits = in.count(); credits > 0; --credits) in.string();
  for (auto headings = in.count(); headings > 0; --headings) in.string();
  in.string();  // the standfirst
  return in.string();
}

bool read_head(ByteReader& in, StoredHead& head) {
  for (auto* text :
       {&head.id, &head.path, &head.member, &head.format, &head.headline, &head.date, &head.source,
        &head.place, &head.section, &head.language, &head.url, &head.canonical}) {
    *text = in.string();
  }
  if (head.canonical.empty()) head.canonical = head.path;
  head.ordinal = in.varint32();
  head.byline.resize(in.count());
  for (auto& name : head.byline) name = in.string();
  head.speakers.resize(in.count());
  for (auto& speaker : head.speakers) {
    speaker.name = in.string();
    speaker.description = in.string();
    speaker.quotes = in.varint32();
    speaker.kind = to_speaker_kind(in.varint());
  }
  return in.ok();
}

void copy_head(const StoredHead& head, Article& article) {
  article.id = head.id;
  article.path = head.path;
  article.canonical = head.canonical;
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
    article.speakers.push_back({std::string(speaker.name), std::string(speaker.description),
                                speaker.quotes, speaker.kind});
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
  QuoteEncoder quotes(article);
  for (const auto& quote : article.quotes) quotes.put(out, quote);
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
  QuoteDecoder decoder(speaker_names(*head));
  const auto quotes = in.count();
  for (std::size_t i = 0; i < quotes && in.ok(); ++i) article.quotes.push_back(decoder.get(in));
  if (!in.ok() || in.left() > 0) return damaged("article");
  SpanFinder body(article.body);
  for (auto& quote : article.quotes) fill_text(body, quote);
  return article;
}

Result<QuoteReader> QuoteReader::open(std::string_view data) {
  auto head = decode_head(data);
  if (!head) return fail(head.error());
  QuoteReader out(data.substr(1));
  out.body_ = SpanFinder(skip_to_quotes(out.in_));
  out.count_ = out.in_.count();
  out.first_ = out.in_;
  out.decoder_ = QuoteDecoder(speaker_names(*head));
  for (const auto& speaker : head->speakers) {
    out.descriptions_.emplace(speaker.name, speaker.description);
  }
  out.head_ = std::move(*head);
  return out;
}

std::string_view QuoteReader::description_of(std::string_view name) const {
  const auto found = descriptions_.find(name);
  return found == descriptions_.end() ? std::string_view() : found->second;
}

Result<StoredQuote> QuoteReader::at(std::size_t index) {
  if (index >= count_) return damaged("quotation");
  if (index < next_) {
    in_ = first_;
    decoder_ = QuoteDecoder(speaker_names(head_));
    next_ = 0;
  }
  for (; next_ < index && in_.ok(); ++next_) decoder_.get(in_);
  StoredQuote out;
  static_cast<Quote&>(out) = decoder_.get(in_);
  ++next_;
  if (!in_.ok()) return damaged("quotation");
  fill_text(body_, out);
  out.description = description_of(shown_speaker(out));
  out.article_id = head_.id;
  out.path = head_.path;
  out.headline = head_.headline;
  out.date = head_.date;
  out.source = head_.source;
  return out;
}

}  // namespace news
