// SPDX-License-Identifier: GPL-2.0-or-later
// Attribution over any text, as plain text and as the body of another format: quotations lie in the
// text in order, hold what they say they hold, and name nobody who does not stand there.
#include "indexer/annotate/annotate.hh"
#include "indexer/copies/signature.hh"
#include "indexer/parse/text/text_parser.hh"
#include "tests/fuzz/checked_parse.hh"

namespace {

void check(const news::Article& article) {
  const auto text = news::annotated_text(article);
  const auto characters = news::count_characters(text);
  std::size_t before = 0;
  for (const auto& quote : article.quotes) {
    news::require(quote.start >= before && quote.start < quote.end, "quotations stand in order");
    news::require(quote.end <= characters, "a quotation lies in the text");
    news::require(news::count_characters(quote.text) == quote.end - quote.start,
                  "a quotation is as long as its span");
    news::require(text.find(quote.text) != text.npos, "a quotation's words stand in the text");
    news::require_utf8(quote.speaker_full, "a speaker is valid UTF-8");
    news::require(quote.speaker.empty() == (quote.speaker_start == news::kNowhere),
                  "a mention has its place");
    news::require(quote.confidence >= 0 && quote.confidence <= 1, "confidence is a share");
    before = quote.start;
  }
  for (const auto& speaker : article.speakers) {
    news::require(!speaker.name.empty() && speaker.quotes > 0, "a speaker has a name and speaks");
    news::require_utf8(speaker.description, "a description is valid UTF-8");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string text;
  news::repair_utf8({reinterpret_cast<const char*>(data), size}, text);
  news::Article article = news::parse_text(text);
  news::annotate(article);
  check(article);

  news::Article body;
  body.headline = "Harbour master Ines Okafor warns of the tide";
  body.body = std::move(text);
  news::annotate(body);
  check(body);

  news::Analyser analyser;
  const auto signature = news::make_signature(article, analyser);
  news::Signature read;
  news::decode_signature(news::encode_signature(signature), read);
  news::require(read.sentences == signature.sentences, "a signature reads back");
  return 0;
}
