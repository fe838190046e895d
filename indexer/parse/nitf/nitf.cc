// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/nitf/nitf.hh"

#include <string>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/standfirst.hh"
#include "indexer/parse/xml/xml_body.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string headline_of(const XmlNode* nitf, const XmlNode* head) {
  const auto* hedline = child(head, "hedline");
  for (const char* name : {"hl1", "hl2"}) {
    if (auto text = text_of(find(hedline, name)); !text.empty()) return text;
  }
  if (auto text = text_of(hedline); !text.empty()) return text;
  return text_of(descend(nitf, {"head", "title"}));
}

// The abstract; else the second headline under a first.
std::string standfirst_of(const XmlNode* head) {
  if (auto text = text_of(child(head, "abstract")); !text.empty()) return text;
  const auto* hedline = child(head, "hedline");
  if (text_of(find(hedline, "hl1")).empty()) return {};
  return as_subheadline(text_of(find(hedline, "hl2")));
}

void read_byline(const XmlNode* head, Article& article) {
  BylineReader names(article.language);
  for (const auto* byline : children(head, "byline")) {
    const auto persons = find_all(byline, "person");
    if (persons.empty()) names.add(text_of(byline, "byttl"));
    for (const auto* person : persons) names.add(text_of(person));
  }
  article.byline = names.names();
}

std::string date_of(const XmlNode* nitf, const XmlNode* head, std::string_view language) {
  const auto* docdata = descend(nitf, {"head", "docdata"});
  const auto* story = find(head, "story.date");
  const auto* publication = descend(nitf, {"head", "pubdata"});
  for (const auto& value : {attribute(find(docdata, "date.issue"), "norm"),
                            attribute(find(docdata, "date.release"), "norm"),
                            attribute(story, "norm"), attribute(publication, "date.publication"),
                            text_of(find(docdata, "date.issue")), text_of(story)}) {
    if (auto day = read_date(value, language); !day.empty()) return day;
  }
  return {};
}

std::string section_of(const XmlNode* nitf) {
  for (const auto* subject : find_all(child(nitf, "head"), "tobject.subject")) {
    for (const char* name : {"tobject.subject.type", "tobject.subject.matter"}) {
      if (auto value = attribute(subject, name); !value.empty()) return value;
    }
  }
  if (auto fixture = attribute(find(nitf, "fixture"), "fix-id"); !fixture.empty()) return fixture;
  return attribute(descend(nitf, {"head", "pubdata"}), "position.section");
}

std::string source_of(const XmlNode* nitf, const XmlNode* head) {
  const auto* docdata = descend(nitf, {"head", "docdata"});
  if (auto text = text_of(find(head, "distributor")); !text.empty()) return text;
  if (auto text = attribute(find(docdata, "doc.copyright"), "holder"); !text.empty()) return text;
  return attribute(find(docdata, "from-src"), "src-name");
}

std::string place_of(const XmlNode* nitf, const XmlNode* head) {
  const auto* dateline = child(head, "dateline");
  if (auto text = text_of(find(dateline, "location")); !text.empty()) return text;
  if (auto text = dateline_place(text_of(dateline, "story.date")); !text.empty()) return text;
  return attribute(find(descend(nitf, {"head", "docdata"}), "evloc"), "city");
}

// docdata says what may be done with it; the message to editors may say that it is killed.
ReleaseFacts release_of(const XmlNode* nitf, const Article& article) {
  const auto* docdata = descend(nitf, {"head", "docdata"});
  ReleaseFacts facts;
  facts.status = attribute(docdata, "management-status");
  for (const auto* message : find_all(docdata, "ed-msg")) {
    facts.signals.push_back(attribute(message, "msg-type"));
    facts.note += attribute(message, "info") + '\n';
  }
  facts.embargo_ends = attribute(find(docdata, "date.release"), "norm");
  facts.embargo = !facts.embargo_ends.empty();
  facts.headline = article.headline;
  return facts;
}

WireVersion version_of(const XmlNode* nitf) {
  const auto* docdata = descend(nitf, {"head", "docdata"});
  const auto* id = find(docdata, "doc-id");
  return {attribute(id, "id-string"), attribute(id, "regsrc"),
          read_version(attribute(find(docdata, "du-key"), "version"))};
}

}  // namespace

void read_nitf(const XmlNode* nitf, Article& article, BodyBuilder& body) {
  const auto* head = descend(nitf, {"body", "body.head"});
  fill(article.headline, headline_of(nitf, head));
  fill(article.language, attribute(nitf, "baselang"));
  fill(article.language, attribute(nitf, "lang"));
  if (article.byline.empty()) read_byline(head, article);
  fill(article.standfirst, standfirst_of(head));
  fill(article.date, date_of(nitf, head, article.language));
  fill(article.section, section_of(nitf));
  fill(article.source, source_of(nitf, head));
  fill(article.place, place_of(nitf, head));
  fill(article.url, attribute(descend(nitf, {"head", "pubdata"}), "ex-ref"));
  const auto* content = descend(nitf, {"body", "body.content"});
  add_xml_body(content != nullptr ? content : child(nitf, "body"), body, article);
  // Media may stand in the head of the body as well.
  if (child(head, "media") != nullptr) {
    BodyBuilder none;
    add_xml_body(head, none, article);
  }
}

Fit sniff_nitf(const FileHead& head) {
  return head.root.name == "nitf" ? Fit::certain : Fit::none;
}

Status parse_nitf_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  auto document = XmlDocument::parse(*bytes);
  if (!document) return fail(document.error());
  const auto* nitf = document->root();
  if (!is_element(nitf, "nitf")) nitf = find(nitf, "nitf");
  if (nitf == nullptr) return fail(ErrorCode::input, "no <nitf> element in it");
  Article article;
  BodyBuilder body;
  read_nitf(nitf, article, body);
  body.finish(article);
  const auto version = version_of(nitf);
  const auto release = read_release(release_of(nitf, article), options.now);
  if (release.hold != Hold::none) {
    sink.on_skip(held(article, release, version));
    return {};
  }
  if (article.headline.empty() && article.body.empty()) {
    return fail(ErrorCode::input, "NITF without headline and text");
  }
  name_on_wire(article, version);
  sink.on_article(std::move(article));
  return {};
}

}  // namespace news
