// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_json.hh"

#include "common/quote_type.hh"

namespace news {
namespace {

constexpr int kFormatVersion = 1;

void write_list(JsonWriter& json, std::string_view key, const std::vector<std::string>& values) {
  json.key(key).begin_array();
  for (const auto& value : values) json.value(value);
  json.end_array();
}

void write_position(JsonWriter& json, std::string_view key, std::size_t position) {
  json.key(key);
  if (position == kNowhere) {
    json.null();
  } else {
    json.value(position);
  }
}

void write_quote(JsonWriter& json, const Quote& quote) {
  json.begin_object();
  json.key("start").value(quote.start).key("end").value(quote.end);
  json.key("text").value(quote.text).key("type").value(quote_type_name(quote.type));
  json.key("speaker").text_or_null(quote.speaker);
  write_position(json, "speaker_start", quote.speaker_start);
  write_position(json, "speaker_end", quote.speaker_end);
  json.key("speaker_full").text_or_null(quote.speaker_full);
  json.key("verb").text_or_null(quote.verb).key("pattern").text_or_null(quote.pattern);
  json.key("confidence").value(quote.confidence);
  json.key("speakers").begin_array();
  if (!quote.speaker_full.empty() && quote.kind != SpeakerKind::nobody)
    json.value(quote.speaker_full);
  for (const auto& other : quote.also) json.value(other);
  json.end_array().key("kind").value(speaker_kind_name(quote.kind));
  json.end_object();
}

}  // namespace

void write_article_text(JsonWriter& json, const Article& article) {
  json.key("captions").begin_array();
  for (const auto& caption : article.captions) {
    json.begin_object().key("text").value(caption.text);
    json.key("credit").text_or_null(caption.credit).end_object();
  }
  json.end_array();
  write_list(json, "credits", article.credits);
  write_list(json, "headings", article.headings);
  json.key("body").value(article.body);
}

void write_article_quotes(JsonWriter& json, const Article& article) {
  json.key("quotes").begin_array();
  for (const auto& quote : article.quotes) write_quote(json, quote);
  json.end_array();
}

std::string article_json(const Article& article) {
  JsonWriter json;
  json.begin_object().key("format_version").value(kFormatVersion);
  json.key("path").value(article.path).key("member").value(article.member);
  json.key("ordinal").value(article.ordinal).key("id").value(article.id);
  json.key("format").value(article.format);
  json.key("headline").text_or_null(article.headline);
  write_list(json, "byline", article.byline);
  json.key("date").text_or_null(article.date).key("source").text_or_null(article.source);
  json.key("place").text_or_null(article.place).key("section").text_or_null(article.section);
  json.key("language").text_or_null(article.language).key("url").text_or_null(article.url);
  write_article_text(json, article);
  json.key("speakers").begin_array();
  for (const auto& speaker : article.speakers) {
    json.begin_object().key("name").value(speaker.name);
    json.key("description").text_or_null(speaker.description);
    json.key("quotes").value(speaker.quotes);
    json.key("kind").value(speaker_kind_name(speaker.kind)).end_object();
  }
  json.end_array();
  write_article_quotes(json, article);
  if (!article.standfirst.empty()) json.key("standfirst").value(article.standfirst);
  json.end_object();
  return json.take();
}

}  // namespace news
