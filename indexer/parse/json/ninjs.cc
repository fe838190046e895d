// SPDX-License-Identifier: GPL-2.0-or-later
// ninjs 1.x (body_text, associations as an object) and 2.x/3.x (bodies and headlines with roles,
// associations as a list).
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/json/authors.hh"
#include "indexer/parse/json/json_article.hh"

namespace news {
namespace {

std::string text_at(const Json& object, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    const auto* value = lookup(object, key);
    if (value == nullptr) continue;
    if (auto text = plain_text(text_of(*value)); !text.empty()) return text;
  }
  return {};
}

bool holds(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
         }) != text.end();
}

std::string role_of(const Json& value) {
  return text_at(value, {"role"});
}

// Of [{"role", "value"}]: the one in that role, else the first.
std::string in_role(const Json* list, std::string_view role) {
  if (list == nullptr) return {};
  if (!list->is_array()) return plain_text(text_of(*list));
  for (const auto& one : *list) {
    if (one.is_object() && role_of(one) == role) return plain_text(text_of(one));
  }
  return plain_text(text_of(*list));
}

// The text is best as XHTML or HTML; plain text often runs words together, and other markup is none
// that we read.
int rank_of(const Json& body) {
  const std::string type = text_at(body, {"contenttype"}), role = role_of(body);
  if (holds(type, "html") || holds(role, "html")) return 2;
  const bool plain = type.empty() || holds(type, "text/plain") || holds(role, "text");
  return plain ? 1 : 0;
}

void read_text(const Json& item, Article& article) {
  BodyBuilder body;
  if (const auto* bodies = lookup(item, "bodies"); bodies != nullptr && bodies->is_array()) {
    const Json* best = nullptr;
    for (const auto& one : *bodies) {
      const bool text = one.is_object() && rank_of(one) > 0 && lookup(one, "value") != nullptr;
      if (text && (best == nullptr || rank_of(one) > rank_of(*best))) best = &one;
    }
    if (best != nullptr) body.add_html(text_of(*lookup(*best, "value")), article);
  }
  for (const auto key : {"body_xhtml", "body_html", "body_text"}) {
    const auto* value = lookup(item, key);
    if (value != nullptr && body.empty()) body.add_html(text_of(*value), article);
  }
  body.finish(article);
}

// "Name/Agency", as credits are printed; a credit line is one already.
std::string credit_of(const Json& item) {
  if (auto line = text_at(item, {"creditline"}); !line.empty()) return line;
  const std::string name = text_at(item, {"byline", "by"});
  const std::string holder = text_at(item, {"copyrightholder"});
  const bool both = !name.empty() && !holder.empty() && name.find(holder) == std::string::npos;
  return both ? name + "/" + holder : name.empty() ? holder : name;
}

// A picture's own words: description_text, or descriptions in any role.
void add_descriptions(const Json& item, Article& article) {
  const std::string credit = credit_of(item);
  const auto add = [&](std::string text) {
    if (!text.empty()) add_caption({std::move(text), credit}, article);
  };
  for (const auto key : {"description_text", "description_html"}) {
    const auto* value = lookup(item, key);
    if (value == nullptr) continue;
    add(plain_text(text_of(*value)));
    return;
  }
  const auto* list = lookup(item, "descriptions");
  if (list == nullptr || !list->is_array()) return;
  for (const auto& one : *list) add(plain_text(text_of(one)));
}

bool is_picture(const Json& item) {
  static constexpr std::array<std::string_view, 4> kTypes{"picture", "graphic", "video", "audio"};
  const std::string type = text_at(item, {"type"});
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

void read_associations(const Json& item, Article& article) {
  const auto* associations = lookup(item, {"associations", "association"});
  if (associations == nullptr || !associations->is_structured()) return;
  // A list in 2 and 3, named members of an object in 1.
  for (const auto& one : *associations) {
    if (one.is_object() && (is_picture(one) || !lookup(one, "type")))
      add_descriptions(one, article);
  }
}

void read_byline(const Json& item, Article& article) {
  for (const auto key : {"byline", "by", "authors", "people"}) {
    const auto* value = lookup(item, key);
    if (value == nullptr) continue;
    BylineReader byline(article.language);
    for (const auto& one : value->is_array() ? *value : Json::array({*value})) {
      // People of an item are mostly those it is about.
      const std::string rel = one.is_object() ? text_at(one, {"rel", "role"}) : std::string();
      const bool author = std::string_view(key) != "people" || holds(rel, "author") ||
                          holds(rel, "creator") || holds(rel, "byline");
      if (!author) continue;
      for (const auto& name : author_values(one)) byline.add(name.text, name.kind);
    }
    article.byline = byline.names();
    if (!article.byline.empty()) return;
  }
}

std::string place_of(const Json& item) {
  if (auto located = text_at(item, {"located"}); !located.empty()) return located;
  const auto* places = lookup(item, {"place", "places"});
  return places == nullptr ? std::string() : plain_text(text_of(*places));
}

std::string date_of(const Json& item, std::string_view language) {
  for (const auto key : {"firstcreated", "contentcreated", "versioncreated"}) {
    if (auto day = read_date(text_at(item, {key}), language); !day.empty()) return day;
  }
  return {};
}

}  // namespace

bool is_ninjs(const Json& object) {
  if (!object.is_object()) return false;
  if (const auto* standard = lookup(object, "standard"); standard != nullptr) {
    if (holds(text_of(*standard), "ninjs")) return true;
  }
  const bool named = lookup(object, {"uri", "guid"}) != nullptr;
  // Keys of ninjs that plain data sets do not use.
  return named && lookup(object, {"versioncreated", "pubstatus", "representationtype", "bodies",
                                  "headlines", "body_xhtml", "copyrightholder", "copyrightnotice",
                                  "description_text", "renditions", "associations"}) != nullptr;
}

Article read_ninjs(const Json& item) {
  Article article;
  article.headline = in_role(lookup(item, {"headline", "headlines"}), "main");
  if (article.headline.empty()) article.headline = text_at(item, {"title", "name"});
  article.language = text_at(item, {"language"});
  read_byline(item, article);
  article.date = date_of(item, article.language);
  article.section = text_at(item, {"subject", "subjects", "service", "genre", "genres"});
  article.source = text_at(item, {"source", "infosource", "infosources", "copyrightholder"});
  article.place = place_of(item);
  article.url = text_at(item, {"canonicalurl"});
  if (article.url.empty() && text_at(item, {"uri"}).starts_with("http")) {
    article.url = text_at(item, {"uri"});
  }
  read_associations(item, article);
  if (is_picture(item)) {
    add_descriptions(item, article);
  } else {
    article.standfirst = text_at(item, {"description_text", "description_html", "descriptions"});
  }
  read_text(item, article);
  return article;
}

}  // namespace news
