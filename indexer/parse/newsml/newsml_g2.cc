// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/parse/body_builder.hh"
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

// "caption" of "descRole:caption".
std::string code_of(const XmlNode* node, std::string_view name) {
  const std::string value = attribute(node, name);
  const auto colon = value.rfind(':');
  return colon == std::string::npos ? value : value.substr(colon + 1);
}

// A party or concept: its name, else its literal; a bare code is no name.
std::string label_of(const XmlNode* node) {
  if (auto name = text_of(child(node, "name")); !name.empty()) return name;
  return attribute(node, "literal");
}

std::string first_label(const XmlNode* parent, std::string_view name) {
  for (const auto* node : children(parent, name)) {
    if (auto label = label_of(node); !label.empty()) return label;
  }
  return {};
}

// "Jane Doe": two words or more with capitals; creators are often user names and desks.
bool is_person_name(std::string_view name) {
  return name.find(' ') != name.npos && name.find_first_of("0123456789@_") == name.npos;
}

std::string headline_of(const XmlNode* meta, const XmlNode* item) {
  std::string best;
  for (const auto* headline : children(meta, "headline")) {
    const std::string role = code_of(headline, "role"), rank = attribute(headline, "rank");
    const bool main =
        (role.empty() || role == "main" || role == "headline") && (rank.empty() || rank == "1");
    std::string text = text_of(headline);
    if (main && !text.empty()) return text;
    if (best.empty()) best = std::move(text);
  }
  if (!best.empty()) return best;
  return text_of(descend(item, {"itemMeta", "title"}));
}

// A description in a summing-up role, else a headline of the second rank. A text's caption is no
// summary: Reuters puts slug and headline there.
std::string standfirst_of(const XmlNode* meta) {
  static constexpr std::array<std::string_view, 6> kSummaries{"summary",    "abstract", "teaser",
                                                              "standfirst", "synopsis", "lead"};
  static constexpr std::array<std::string_view, 6> kSubheadlines{
      "subHeadline", "subheadline", "subHeading", "subtitle", "deck", "standfirst"};
  const auto in_role = [&](std::string_view name, const auto& roles) {
    for (const auto* node : children(meta, name)) {
      if (std::find(roles.begin(), roles.end(), code_of(node, "role")) == roles.end()) continue;
      if (auto text = text_of(node); !text.empty()) return text;
    }
    return std::string();
  };
  if (auto text = in_role("description", kSummaries); !text.empty()) return text;
  return as_subheadline(in_role("headline", kSubheadlines));
}

void read_byline(const XmlNode* meta, bool picture, Article& article) {
  BylineReader names(article.language);
  for (const auto* by : children(meta, "by")) names.add(text_of(by));
  article.byline = names.names();
  if (!article.byline.empty()) return;
  for (const auto* creator : children(meta, "creator")) {
    const std::string name = text_of(child(creator, "name"));
    const bool author = picture || code_of(creator, "role") != "source";
    if (author && is_person_name(name)) names.add(name);
  }
  article.byline = names.names();
}

std::string date_of(const XmlNode* item, const XmlNode* meta, std::string_view language) {
  const auto* item_meta = child(item, "itemMeta");
  for (const auto* node : {child(item_meta, "firstCreated"), child(meta, "contentCreated"),
                           child(item_meta, "versionCreated"), child(meta, "contentModified")}) {
    if (auto day = read_date(text_of(node), language); !day.empty()) return day;
  }
  return {};
}

std::string source_of(const XmlNode* item, const XmlNode* meta) {
  for (auto value : {text_of(child(meta, "creditline")), first_label(meta, "infoSource"),
                     first_label(child(item, "itemMeta"), "provider"),
                     first_label(child(item, "rightsInfo"), "copyrightHolder")}) {
    while (value.ends_with("\xE2\x80\x93") || value.ends_with(' ')) value.pop_back();
    if (!value.empty() && value.size() < 200) return value;
  }
  return {};
}

std::string section_of(const XmlNode* meta) {
  static constexpr std::array<std::string_view, 6> kNotTopics{"geoArea",      "poi", "person",
                                                              "organisation", "5",   "abbrev"};
  for (const auto* subject : children(meta, "subject")) {
    const std::string type = code_of(subject, "type");
    if (std::find(kNotTopics.begin(), kNotTopics.end(), type) != kNotTopics.end()) continue;
    if (auto name = text_of(child(subject, "name")); !name.empty()) return name;
  }
  return {};
}

std::string place_of(const XmlNode* meta) {
  for (const auto* located : children(meta, "located")) {
    if (auto name = label_of(located); !name.empty()) return name;
  }
  const std::string dateline = text_of(child(meta, "dateline"));
  // Some put the time of day there.
  return read_date(dateline).empty() ? dateline_place(dateline) : std::string();
}

void read_captions(const XmlNode* meta, Article& article) {
  Caption caption;
  for (const auto* description : children(meta, "description")) {
    const std::string role = code_of(description, "role");
    const std::string text = text_of(description);
    if (!text.empty() && (role.empty() || role == "caption" || caption.text.empty())) {
      caption.text = text;
      if (role == "caption") break;
    }
  }
  caption.credit = text_of(child(meta, "creditline"));
  if (!caption.text.empty()) add_caption(std::move(caption), article);
}

void add_inline(const XmlNode* content, Article& article, BodyBuilder& body) {
  const auto* nitf = child(content, "nitf");
  if (nitf != nullptr) {
    read_nitf(nitf, article, body);
    return;
  }
  const auto* html = child(content, "html");
  // Names that the text itself gives: <p class="byline">.
  if (article.byline.empty()) {
    BylineReader names(article.language);
    for (const auto* p : find_all(html, "p")) {
      if (attribute(p, "class") == "byline") names.add(text_of(p));
    }
    article.byline = names.names();
  }
  const auto* text = html == nullptr ? content : child(html, "body");
  add_xml_body(text == nullptr ? html : text, body, article);
}

void read_content(const XmlNode* item, Article& article) {
  BodyBuilder best;
  for (const auto* set : children(item, "contentSet")) {
    for (const auto* content = first_child(set); content != nullptr;
         content = next_sibling(content)) {
      BodyBuilder body;
      if (is_element(content, "inlineXML")) {
        add_inline(content, article, body);
      } else if (is_element(content, "inlineData")) {
        if (attribute(content, "encoding").empty()) body.add_html(raw_text_of(content), article);
      }
      // Renditions of one text: the longest.
      if (body.bytes() > best.bytes()) best = std::move(body);
    }
  }
  best.finish(article);
}

}  // namespace

ReleaseFacts release_of_item(const XmlNode* item, const Article& article) {
  const auto* meta = child(item, "itemMeta");
  ReleaseFacts facts;
  for (const auto* name : {"qcode", "uri"}) {
    if (facts.status.empty()) facts.status = attribute(child(meta, "pubStatus"), name);
  }
  for (const auto* signal : children(meta, "signal")) {
    facts.signals.push_back(attribute(signal, "qcode"));
    facts.signals.push_back(attribute(signal, "uri"));
  }
  const auto* embargo = child(meta, "embargoed");
  facts.embargo = embargo != nullptr;
  facts.embargo_ends = text_of(embargo);
  for (const auto* note : children(meta, "edNote")) facts.note += text_of(note) + '\n';
  facts.headline = article.headline;
  return facts;
}

WireVersion version_of_item(const XmlNode* item) {
  const auto* provider = descend(item, {"itemMeta", "provider"});
  std::string who = attribute(provider, "qcode");
  if (who.empty()) who = attribute(provider, "uri");
  if (who.empty()) who = provider == nullptr ? std::string() : label_of(provider);
  return {attribute(item, "guid"), std::move(who), read_version(attribute(item, "version"))};
}

Article read_news_item(const XmlNode* item) {
  Article article;
  const auto* meta = child(item, "contentMeta");
  const std::string item_class = code_of(descend(item, {"itemMeta", "itemClass"}), "qcode");
  const bool picture = item_class == "picture" || item_class == "graphic" ||
                       item_class == "video" || item_class == "audio";
  article.headline = headline_of(meta, item);
  article.language = attribute(child(meta, "language"), "tag");
  if (article.language.empty()) article.language = attribute(item, "lang");
  read_byline(meta, picture, article);
  if (!picture) article.standfirst = standfirst_of(meta);
  article.date = date_of(item, meta, article.language);
  article.section = section_of(meta);
  article.source = source_of(item, meta);
  article.place = place_of(meta);
  for (const auto* link : children(child(item, "itemMeta"), "link")) {
    const std::string rel = code_of(link, "rel");
    const bool itself =
        rel == "isA" || rel == "canonical" || rel == "alternate" || rel == "self" || rel.empty();
    if (itself && article.url.empty()) article.url = attribute(link, "href");
  }
  if (picture) {
    read_captions(meta, article);
  }
  read_content(item, article);
  return article;
}

}  // namespace news
