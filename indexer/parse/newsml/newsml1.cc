// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/newsml/newsml.hh"
#include "indexer/parse/nitf/nitf.hh"
#include "indexer/parse/standfirst.hh"
#include "indexer/parse/xml/xml_body.hh"

namespace news {
namespace {

bool has_word(std::string_view text, std::string_view word) {
  return std::search(text.begin(), text.end(), word.begin(), word.end(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b;
         }) != text.end();
}

std::string formal_name(const XmlNode* node) {
  return attribute(node, "FormalName");
}

// The nearest NewsComponent around the node that states a Role.
std::string role_around(const XmlNode* node) {
  for (; node != nullptr; node = parent(node)) {
    if (!is_element(node, "NewsComponent")) continue;
    if (auto role = formal_name(child(node, "Role")); !role.empty()) return role;
  }
  return {};
}

bool is_media_role(std::string_view role) {
  static constexpr std::array<std::string_view, 7> kMedia{"photo", "picture", "image",  "video",
                                                          "logo",  "graphic", "caption"};
  return std::any_of(kMedia.begin(), kMedia.end(),
                     [&](std::string_view word) { return has_word(role, word); });
}

bool is_media_component(const XmlNode* component) {
  if (is_media_role(formal_name(child(component, "Role")))) return true;
  for (const auto* content : children(component, "ContentItem")) {
    const std::string type = formal_name(child(content, "MediaType"));
    const std::string mime = formal_name(child(content, "MimeType"));
    if (is_media_role(type) || mime.starts_with("image/") || mime.starts_with("video/"))
      return true;
  }
  return false;
}

// The first line of that name outside media.
std::string first_line(const XmlNode* item, std::string_view name) {
  for (const auto* lines : find_all(item, "NewsLines")) {
    if (is_media_component(parent(lines))) continue;
    if (auto text = text_of(child(lines, name)); !text.empty()) return text;
  }
  return {};
}

// The line under the headline, as a NewsLine or as a component of its own.
std::string standfirst_of(const XmlNode* item) {
  if (auto text = as_subheadline(first_line(item, "SubHeadLine")); !text.empty()) return text;
  for (const auto* data : find_all(item, "DataContent")) {
    const std::string role = role_around(data);
    const bool sums_up =
        has_word(role, "summary") || has_word(role, "abstract") || has_word(role, "subheadline");
    if (!sums_up) continue;
    const bool plain = first_child(data) == nullptr;
    return as_subheadline(plain ? plain_text(raw_text_of(data)) : text_of(data));
  }
  return {};
}

// What a DataContent is for: 0 is nothing to read (style sheets, head lines, contacts).
int rank_of(const XmlNode* data) {
  const auto* content = parent(data);
  const std::string mime = formal_name(child(content, "MimeType"));
  const std::string format = formal_name(child(content, "Format"));
  if (has_word(mime, "css") || has_word(format, "css") || mime.starts_with("image/")) return 0;
  if (is_media_role(formal_name(child(content, "MediaType")))) return 0;
  const std::string role = role_around(content);
  if (is_media_role(role)) return 0;
  if (has_word(role, "body") || has_word(role, "main")) return 2;
  static constexpr std::array<std::string_view, 6> kBeside{"style",   "headline", "subheadline",
                                                           "contact", "summary",  "keyword"};
  const bool beside = std::any_of(kBeside.begin(), kBeside.end(),
                                  [&](std::string_view word) { return has_word(role, word); });
  return beside ? 0 : 1;
}

void add_data(const XmlNode* data, Article& article, BodyBuilder& body) {
  if (const auto* nitf = child(data, "nitf")) {
    read_nitf(nitf, article, body);
    return;
  }
  if (first_child(data) == nullptr) {
    body.add_html(raw_text_of(data), article);
    return;
  }
  const auto* html = child(data, "html");
  const auto* text = html == nullptr ? nullptr : child(html, "body");
  const auto* content = find(data, "body.content");
  add_xml_body(text != nullptr ? text : content != nullptr ? content : data, body, article);
}

void read_content(const XmlNode* item, Article& article) {
  BodyBuilder best;
  int best_rank = 1;
  for (const auto* data : find_all(item, "DataContent")) {
    const int rank = rank_of(data);
    if (rank < best_rank) continue;
    BodyBuilder body;
    add_data(data, article, body);
    if (body.empty() || (rank == best_rank && body.bytes() <= best.bytes())) continue;
    best = std::move(body);
    best_rank = rank;
  }
  best.finish(article);
}

void read_captions(const XmlNode* item, Article& article) {
  for (const auto* component : find_all(item, "NewsComponent")) {
    if (!is_media_component(component)) continue;
    Caption caption;
    const auto* lines = child(component, "NewsLines");
    for (const auto* data : find_all(component, "DataContent")) {
      if (caption.text.empty() && first_child(data) == nullptr)
        caption.text = plain_text(raw_text_of(data));
      if (caption.text.empty()) caption.text = text_of(data, "head");
    }
    for (const auto* line : children(lines, "NewsLine")) {
      if (has_word(formal_name(child(line, "NewsLineType")), "caption") && caption.text.empty()) {
        caption.text = text_of(child(line, "NewsLineText"));
      }
    }
    caption.credit = text_of(child(lines, "CreditLine"));
    constexpr std::size_t kLongest = 5000;  // longer is data, not words
    if (!caption.text.empty() && caption.text.size() < kLongest) {
      add_caption(std::move(caption), article);
    } else if (!caption.credit.empty()) {
      article.credits.push_back(std::move(caption.credit));
    }
  }
}

std::string date_of(const XmlNode* item, std::string_view language) {
  const auto* management = child(item, "NewsManagement");
  const auto* envelope = child(parent(item), "NewsEnvelope");
  for (const auto* node :
       {child(management, "FirstCreated"), child(management, "ThisRevisionCreated"),
        find(child(item, "Identification"), "DateId"), child(envelope, "DateAndTime")}) {
    if (auto day = read_date(text_of(node), language); !day.empty()) return day;
  }
  return {};
}

std::string party(const XmlNode* item, std::string_view name) {
  for (const auto* metadata : find_all(item, "AdministrativeMetadata")) {
    if (auto text = formal_name(find(child(metadata, name), "Party")); !text.empty()) return text;
  }
  return {};
}

std::string section_of(const XmlNode* item) {
  for (const auto* property : find_all(item, "Property")) {
    const std::string name = formal_name(property);
    if (!has_word(name, "category") && !has_word(name, "section") && !has_word(name, "rubric")) {
      continue;
    }
    if (auto value = attribute(property, "Value"); !value.empty()) return value;
  }
  return {};
}

}  // namespace

ReleaseFacts release_of_newsml1_item(const XmlNode* item, const Article& article) {
  const auto* management = child(item, "NewsManagement");
  ReleaseFacts facts;
  facts.status = formal_name(child(management, "Status"));
  for (const auto* instruction : children(management, "Instruction"))
    facts.signals.push_back(formal_name(instruction));
  const auto* change = child(management, "StatusWillChange");
  facts.embargo_ends = text_of(child(change, "DateAndTime"));
  facts.headline = article.headline;
  return facts;
}

WireVersion version_of_newsml1_item(const XmlNode* item) {
  const auto* identifier = descend(item, {"Identification", "NewsIdentifier"});
  const std::string name = text_of(child(identifier, "NewsItemId"));
  if (name.empty()) return {};
  return {text_of(child(identifier, "DateId")) + ':' + name,
          text_of(child(identifier, "ProviderId")),
          read_version(text_of(child(identifier, "RevisionId")))};
}

Article read_newsml1_item(const XmlNode* item) {
  Article article;
  article.headline = first_line(item, "HeadLine");
  article.language = formal_name(find(item, "Language"));
  article.byline = read_byline(first_line(item, "ByLine"), article.language);
  article.date = date_of(item, article.language);
  article.place = dateline_place(first_line(item, "DateLine"));
  article.source = party(item, "Provider");
  if (article.source.empty()) article.source = party(item, "Source");
  article.section = section_of(item);
  article.standfirst = standfirst_of(item);
  read_content(item, article);
  read_captions(item, article);
  return article;
}

}  // namespace news
