// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/json_article.hh"

#include <fmt/format.h>

#include <algorithm>
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
#include "indexer/parse/json/json_text.hh"

namespace news {
namespace {

using Key = std::string_view;
using Keys = std::span<const Key>;

// The tables: the first key that holds something wins. Spelling (case, '_', '-') does not matter.
constexpr Key kHeadline[] = {"headline", "headlines", "title",     "title_rss", "title_page",
                             "name",     "hl1",       "web_title", "heading",   "article_title",
                             "titel",    "titre",     "titulo"};
constexpr Key kByline[] = {"byline",    "authors",         "author",      "by",
                           "creator",   "writers",         "writer",      "coauthors",
                           "_embedded", "yoast_head_json", "author_name", "author_names",
                           "reporter",  "autor",           "auteur",      "autoren",
                           "bylines",   "credits"};
constexpr Key kHtmlBody[] = {"article_html", "body_html", "body_xhtml", "content_html",
                             "html_body"};
constexpr Key kBody[] = {"maintext",     "body",
                         "text",         "article_body",
                         "full_text",    "fulltext",
                         "content_text", "content",
                         "article_text", "story",
                         "paragraphs",   "article",
                         "body_text",    "content_elements",
                         "blocks",       "plaintext",
                         "plain_text",   "article_content",
                         "main_text",    "full_article",
                         "texte",        "texto",
                         "inhalt",       "volltext"};
// Where the text itself is not there: its beginning stands in.
constexpr Key kTeaser[] = {"lead_paragraph", "description", "summary", "abstract",
                           "teaser",         "lead",        "snippet", "trail_text"};
constexpr Key kStandfirst[] = {
    "standfirst", "teaser", "subhead",  "subheadline", "subtitle",    "deck",    "dek",
    "lead",       "lede",   "abstract", "summary",     "description", "excerpt", "meta_description",
    "trail_text"};
constexpr Key kDate[] = {"date_publish",
                         "date_published",
                         "publish_date",
                         "published_date",
                         "published_at",
                         "published",
                         "publication_date",
                         "pub_date",
                         "date",
                         "content_created",
                         "first_created",
                         "version_created",
                         "created_at",
                         "created",
                         "timestamp",
                         "time",
                         "date_modify",
                         "date_modified",
                         "modified",
                         "updated",
                         "publishing_date",
                         "web_publication_date",
                         "publish_time",
                         "publication_time",
                         "first_publication_date",
                         "release_date",
                         "date_time",
                         "datum",
                         "fecha",
                         "display_date",
                         "first_publish_date",
                         "published_on",
                         "date_posted",
                         "posted_at",
                         "pub_time"};
constexpr Key kSource[] = {"source",      "source_domain", "source_name",       "publisher",
                           "publication", "domain",        "site_name",         "sitename",
                           "site",        "outlet",        "newspaper",         "provider",
                           "creditline",  "agency",        "copyright_holder",  "media_name",
                           "medium",      "pubtitle",      "publication_title", "publication_name",
                           "source_title"};
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
constexpr Key kWrappers[] = {"article",    "item",     "data",    "news",   "post",
                             "document",   "_source",  "story",   "node",   "fields",
                             "attributes", "response", "content", "result", "docs"};
// An object beside the article's own keys that holds the rest of them.
constexpr Key kMoreFields[] = {"fields", "attributes"};
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
    // Credits are the photographers', but {"by": [...]} of them wrote it.
    if (key == "credits") value = lookup(*value, "by");
    if (value == nullptr) continue;
    BylineReader byline(article.language, {article.source});
    for (const auto& author : author_values(*value)) byline.add(author.text, author.kind);
    article.byline = byline.names();
    if (!article.byline.empty()) return;
  }
}

Status read_text(const Json& object, Article& article) {
  BodyBuilder body;
  std::string_view not_read;
  for (const Keys keys : {Keys(kHtmlBody), Keys(kBody)}) {
    for (const auto key : keys) {
      const auto* value = lookup(object, key);
      if (value == nullptr || !body.empty()) continue;
      // Fundus keeps the standfirst in the body.
      const auto* summary = value->is_object() ? lookup(*value, "summary") : nullptr;
      if (summary != nullptr && article.standfirst.empty())
        article.standfirst = plain_text(text_of(*summary));
      add_json_text(*value, body, article);
      if (body.empty() && value->is_structured() && holds_prose(*value)) not_read = key;
    }
  }
  if (body.empty() && not_read.empty()) {
    for (const auto key : kTeaser) {
      const auto* value = lookup(object, key);
      if (value != nullptr && body.empty()) add_json_text(*value, body, article);
    }
  }
  const bool lost = body.empty() && article.captions.empty() && !not_read.empty();
  body.finish(article);
  if (!lost) return {};
  return fail(ErrorCode::input,
              fmt::format("JSON whose text (\"{}\") is built in a way that is not read", not_read));
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
  if (!own.text.empty()) add_caption(std::move(own), article);
}

std::string source_of(const Json& object) {
  return host_of(text_at(object, Keys(kSource)));
}

// Records beside articles on web sites: cards for other pages, what an app is called.
std::string_view other_record(const Json& object) {
  const auto has = [&](std::string_view key) { return object.find(key) != object.end(); };
  if (has("start_url") || (has("icons") && has("display"))) return "a web manifest";
  const auto* type = lookup(object, "type");
  const std::string kind = type != nullptr ? text_of(*type) : std::string();
  const bool card = kind == "rich" || kind == "video" || kind == "photo" || kind == "link";
  if (card && has("version") && (has("html") || has("provider_name") || has("provider_url")))
    return "oEmbed";
  return {};
}

// What holds the fields may be some levels down: {"status": "ok", "response": {"content": {...}}}.
const Json& innermost(const Json& object) {
  constexpr int kDeepest = 4;
  const Json* fields = &object;
  for (int depth = 0; depth < kDeepest && find_first(*fields, kHeadline) == nullptr; ++depth) {
    const Json* next = nullptr;
    for (const auto key : kWrappers) {
      const auto* inner = lookup(*fields, key);
      if (inner == nullptr || !inner->is_object()) continue;
      if (next == nullptr || find_first(*inner, kHeadline)) next = inner;
    }
    if (next == nullptr) break;
    fields = next;
  }
  return find_first(*fields, kHeadline) ? *fields : object;
}

// The article's own keys and those that stand in an object beside them.
Json with_more_fields(const Json& object, std::string_view key) {
  Json joined = *lookup(object, key);
  for (const auto& [name, value] : object.items()) {
    if (!same_json_key(name, key)) joined[name] = value;
  }
  return joined;
}

Status read_plain(const Json& fields, Article& article) {
  article.headline = text_at(fields, Keys(kHeadline));
  article.language = text_at(fields, Keys(kLanguage));
  article.source = source_of(fields);
  read_byline(fields, article);
  article.date = date_at(fields, article.language);
  article.section = text_at(fields, Keys(kSection));
  article.place = text_at(fields, Keys(kPlace));
  if (article.place.empty()) article.place = dateline_place(text_at(fields, {"dateline"}));
  article.url = text_at(fields, Keys(kUrl));
  article.standfirst = text_at(fields, Keys(kStandfirst));
  read_media(fields, article);
  return read_text(fields, article);
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

ReleaseFacts release_of_json(const Json& object, const Article& article) {
  ReleaseFacts facts;
  facts.status = text_at(object, {"pubstatus"});
  if (const auto* signals = lookup(object, {"signals", "signal"}); signals != nullptr)
    facts.signals = texts_of(*signals);
  facts.embargo_ends = text_at(object, {"embargoed", "embargoeduntil", "embargo"});
  facts.embargo = !facts.embargo_ends.empty() && facts.embargo_ends != "false";
  facts.note = text_at(object, {"ednote", "edNotes", "editornote"});
  facts.headline = article.headline;
  return facts;
}

WireVersion version_of_json(const Json& object) {
  auto version = text_at(object, {"version"});
  auto name = text_at(object, {"guid", "uri", "urn"});
  const bool of_wire = !version.empty() || lookup(object, "pubstatus") != nullptr;
  if (!of_wire || name.empty()) return {};
  return {std::move(name), text_at(object, {"provider", "copyrightholder", "infosource", "source"}),
          read_version(version)};
}

namespace {

// Of a key as same_json_key compares it, lower case; 0: it has none.
char first_letter(std::string_view key) {
  const auto at = key.find_first_not_of("_- ");
  return at == key.npos ? '\0' : static_cast<char>(key[at] | 0x20);
}

}  // namespace

JsonKeyUse use_of_json_key(std::string_view key) {
  // Every table of text is asked for its columns, and most files are none: the first letter
  // decides.
  const char first = first_letter(key);
  const auto named = [&](Keys keys) {
    return std::any_of(keys.begin(), keys.end(), [&](Key known) {
      return first_letter(known) == first && same_json_key(key, known);
    });
  };
  if (named(kHeadline)) return JsonKeyUse::headline;
  if (named(kBody) || named(kHtmlBody) || named(kTeaser)) return JsonKeyUse::text;
  const bool other = named(kByline) || named(kStandfirst) || named(kDate) || named(kSource) ||
                     named(kSection) || named(kPlace) || named(kLanguage) || named(kUrl) ||
                     named(kMember);
  return other ? JsonKeyUse::other : JsonKeyUse::none;
}

bool holds_article(const Json& object) {
  return find_first(object, kHeadline) &&
         (find_first(object, kBody) || find_first(object, kHtmlBody));
}

Result<Article> read_json_article(const Json& object) {
  if (!object.is_object()) return fail(ErrorCode::input, "JSON, but no object");
  Article article;
  bool titled = true;
  if (is_ninjs(object)) {
    article = read_ninjs(object);
  } else {
    if (const auto kind = other_record(object); !kind.empty())
      return fail(ErrorCode::input, fmt::format("not an article: {}", kind));
    const Json& fields = innermost(object);
    const auto more = std::find_if(std::begin(kMoreFields), std::end(kMoreFields), [&](Key key) {
      const auto* inner = lookup(fields, key);
      return inner != nullptr && inner->is_object();
    });
    const auto read = more == std::end(kMoreFields)
                          ? read_plain(fields, article)
                          : read_plain(with_more_fields(fields, *more), article);
    if (!read) return fail(read.error());
    titled = find_first(fields, kHeadline) != nullptr;
  }
  if (article.body.empty() && article.captions.empty() && (article.headline.empty() || !titled))
    return fail(ErrorCode::input, "JSON without headline and text");
  return article;
}

}  // namespace news
