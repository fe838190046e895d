// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/json_article.hh"

#include <fmt/format.h>

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/json/authors.hh"

namespace news {
namespace {

using Key = std::string_view;
using Keys = std::span<const Key>;

// The tables: the first key that holds something wins. Spelling (case, '_', '-') does not matter.
constexpr Key kHeadline[] = {"headline",   "headlines", "title", "title_rss",
                             "title_page", "name",      "hl1"};
constexpr Key kByline[] = {"byline",  "authors", "author",    "by",        "creator",
                           "writers", "writer",  "coauthors", "_embedded", "yoast_head_json"};
constexpr Key kHtmlBody[] = {"article_html", "body_html", "body_xhtml", "content_html",
                             "html_body"};
constexpr Key kBody[] = {"maintext",     "body",     "text",         "article_body",
                         "full_text",    "fulltext", "content_text", "content",
                         "article_text", "story",    "paragraphs",   "article"};
constexpr Key kStandfirst[] = {"standfirst", "teaser",
                               "subhead",    "subheadline",
                               "subtitle",   "deck",
                               "dek",        "lead",
                               "lede",       "abstract",
                               "summary",    "description",
                               "excerpt",    "meta_description"};
constexpr Key kDate[] = {"date_publish", "date_published",  "publish_date",     "published_date",
                         "published_at", "published",       "publication_date", "pub_date",
                         "date",         "content_created", "first_created",    "version_created",
                         "created_at",   "created",         "timestamp",        "time",
                         "date_modify",  "date_modified",   "modified",         "updated"};
constexpr Key kSource[] = {"source",      "source_domain", "source_name",     "publisher",
                           "publication", "domain",        "site_name",       "sitename",
                           "site",        "outlet",        "newspaper",       "provider",
                           "creditline",  "agency",        "copyright_holder"};
constexpr Key kSection[] = {
    "section", "article_section", "category", "categories",       "section_name",
    "desk",    "topic",           "channel",  "dpasubject_names", "desk_names"};
constexpr Key kPlace[] = {"place", "location", "city", "content_location"};
constexpr Key kLanguage[] = {"language", "lang", "in_language", "meta_lang", "locale"};
constexpr Key kUrl[] = {"url",       "link",        "canonical_url", "canonical_link", "web_url",
                        "permalink", "article_url", "source_url",    "external_url"};
constexpr Key kMedia[] = {"associations", "images",   "image",  "media",
                          "photos",       "pictures", "figures"};
constexpr Key kCaption[] = {"caption", "image_caption", "description_text", "description",
                            "alt_text"};
constexpr Key kCredit[] = {"credit", "creditline",   "credit_text",
                           "byline", "photographer", "copyright"};
constexpr Key kWrappers[] = {"article", "item",     "data",    "news",
                             "post",    "document", "_source", "story"};
constexpr Key kMember[] = {"uri", "guid", "urn", "id", "_id", "uuid", "entry_id", "url", "link"};

const Json* find_first(const Json& object, Keys keys) {
  for (const auto key : keys) {
    if (const auto* found = lookup(object, key)) return found;
  }
  return nullptr;
}

std::string text_at(const Json& object, Keys keys) {
  for (const auto key : keys) {
    const auto* value = lookup(object, key);
    if (value == nullptr) continue;
    if (auto text = plain_text(text_of(*value)); !text.empty()) return text;
  }
  return {};
}

std::string text_at(const Json& object, std::initializer_list<Key> keys) {
  return text_at(object, Keys(keys.begin(), keys.size()));
}

// A string, a number, {"$date": ...} as Mongo exports it, with {"$numberLong": ...} in it.
std::string date_text_of(const Json& value) {
  if (value.is_number_float()) {
    const double number = value.get<double>();
    constexpr double kMost = 1e17;
    return number > 0 && number < kMost ? fmt::format("{:.0f}", number) : std::string();
  }
  if (value.is_object()) {
    const auto* inner = lookup(value, {"$date", "$number_long", "date", "iso", "value"});
    if (inner != nullptr) return date_text_of(*inner);
  }
  return text_of(value);
}

std::string date_at(const Json& object, std::string_view language) {
  for (const auto key : kDate) {
    const auto* value = lookup(object, key);
    if (value == nullptr) continue;
    if (auto day = read_date(date_text_of(*value), language); !day.empty()) return day;
  }
  return {};
}

void read_byline(const Json& object, Article& article) {
  for (const auto key : kByline) {
    const auto* value = lookup(object, key);
    if (value == nullptr) continue;
    BylineReader byline(article.language, {article.source});
    for (const auto& author : author_values(*value)) byline.add(author.text, author.kind);
    article.byline = byline.names();
    if (!article.byline.empty()) return;
  }
}

// A value that is text: a string, a list of paragraphs, {"value": ...} and the like.
void add_text(const Json& value, BodyBuilder& body, Article& article) {
  if (value.is_array()) {
    for (const auto& one : value) body.add_html(text_of(one), article);
  } else {
    body.add_html(text_of(value), article);
  }
}

void read_text(const Json& object, Article& article) {
  BodyBuilder body;
  for (const Keys keys : {Keys(kHtmlBody), Keys(kBody)}) {
    for (const auto key : keys) {
      const auto* value = lookup(object, key);
      if (value == nullptr || !body.empty()) continue;
      add_text(*value, body, article);
    }
  }
  // A description alone is a teaser; it stands in where nothing else is.
  if (body.empty()) {
    for (const auto key : {"description", "summary", "abstract", "teaser", "lead"}) {
      const auto* value = lookup(object, key);
      if (value != nullptr && body.empty()) add_text(*value, body, article);
    }
  }
  body.finish(article);
}

void read_media(const Json& object, Article& article) {
  for (const auto key : kMedia) {
    const auto* media = lookup(object, key);
    if (media == nullptr) continue;
    if (media->is_array()) {
      for (const auto& one : *media) add_json_caption(one, article);
    } else {
      add_json_caption(*media, article);
    }
  }
  Caption own{text_at(object, {"image_caption", "photo_caption", "caption"}),
              text_at(object, {"image_credit", "photo_credit"})};
  if (!own.text.empty()) article.captions.push_back(std::move(own));
}

std::string source_of(const Json& object) {
  return host_of(text_at(object, Keys(kSource)));
}

}  // namespace

void add_json_caption(const Json& media, Article& article) {
  if (!media.is_object()) return;
  Caption caption{text_at(media, Keys(kCaption)), text_at(media, Keys(kCredit))};
  if (caption.text.empty()) return;
  add_caption(std::move(caption), article);
}

std::string json_member(const Json& object) {
  return text_at(object, Keys(kMember));
}

Result<Article> read_json_article(const Json& object) {
  if (!object.is_object()) return fail(ErrorCode::input, "JSON, but no object");
  Article article;
  if (is_ninjs(object)) {
    article = read_ninjs(object);
  } else {
    // {"status": "ok", "article": {...}}: what holds the fields may be one level down.
    const Json* fields = &object;
    if (find_first(object, kHeadline) == nullptr) {
      for (const auto key : kWrappers) {
        const auto* inner = lookup(object, key);
        if (inner != nullptr && inner->is_object() && find_first(*inner, kHeadline)) fields = inner;
      }
    }
    article.headline = text_at(*fields, Keys(kHeadline));
    article.language = text_at(*fields, Keys(kLanguage));
    article.source = source_of(*fields);
    read_byline(*fields, article);
    article.date = date_at(*fields, article.language);
    article.section = text_at(*fields, Keys(kSection));
    article.place = text_at(*fields, Keys(kPlace));
    if (article.place.empty()) article.place = dateline_place(text_at(*fields, {"dateline"}));
    article.url = text_at(*fields, Keys(kUrl));
    article.standfirst = text_at(*fields, Keys(kStandfirst));
    read_media(*fields, article);
    read_text(*fields, article);
  }
  if (article.body.empty() && article.captions.empty() &&
      (article.headline.empty() || !find_first(object, kHeadline))) {
    return fail(ErrorCode::input, "JSON without headline and text");
  }
  return article;
}

}  // namespace news
