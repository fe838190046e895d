// SPDX-License-Identifier: GPL-2.0-or-later
// CSL-JSON (citationstyles.org, schema csl-data): what Zotero, pandoc and Mendeley import.
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "common/json_writer.hh"
#include "common/people/person_name.hh"
#include "common/unicode.hh"
#include "query/present/printer.hh"

namespace news {
namespace {

bool begins_lower(std::string_view word) {
  const auto c = character_at(word, 0);
  return is_letter(c.code) && !is_upper(c.code);
}

struct Author {
  std::string_view given, family, suffix;
};

// "Jan van der Berg, Jr."; nothing: a body, or a name of one word. Particles stay with the family
// name, as they are printed.
std::optional<Author> part_name(std::string_view name) {
  const auto parsed = parse_person_name(name);
  if (parsed.given.empty() || parsed.surname.empty() || !parsed.title.empty()) return std::nullopt;
  Author out;
  if (!parsed.suffix.empty()) {
    const auto blank = name.rfind(' ');
    if (blank == name.npos) return std::nullopt;
    out.suffix = name.substr(blank + 1);
    name = name.substr(0, blank);
    while (name.ends_with(',')) name.remove_suffix(1);
  }
  auto family = name.rfind(' ');
  while (family != name.npos && family > 0) {
    const auto before = name.rfind(' ', family - 1);
    if (before == name.npos || !begins_lower(name.substr(before + 1))) break;
    family = before;
  }
  if (family == name.npos) return std::nullopt;
  out.given = name.substr(0, family);
  out.family = name.substr(family + 1);
  return out;
}

void write_author(JsonWriter& json, const std::string& name, const std::string& source) {
  const auto author = name == source ? std::nullopt : part_name(name);
  json.begin_object();
  if (author) {
    json.key("family").value(author->family).key("given").value(author->given);
    if (!author->suffix.empty()) json.key("suffix").value(author->suffix);
  } else {
    json.key("literal").value(name);
  }
  json.end_object();
}

// "2023-01-19" to [2023, 1, 19].
void write_date(JsonWriter& json, const std::string& date) {
  json.key("issued").begin_object().key("date-parts").begin_array().begin_array();
  for (const int at : {0, 5, 8}) json.value(std::atoi(date.c_str() + at));
  json.end_array().end_array().end_object();
}

void write_item(JsonWriter& json, const ArticleHit& hit) {
  const auto& facts = hit.facts;
  json.begin_object().key("id").value(hit.id).key("type").value("article-newspaper");
  const auto add = [&json](std::string_view key, std::string_view text) {
    if (!text.empty()) json.key(key).value(text);
  };
  add("title", hit.headline);
  if (!hit.byline.empty()) {
    json.key("author").begin_array();
    for (const auto& name : hit.byline) write_author(json, name, hit.source);
    json.end_array();
  }
  if (hit.date.size() == sizeof "2023-01-19" - 1) write_date(json, hit.date);
  add("container-title", hit.source);
  add("section", facts.section);
  add("event-place", facts.place);
  add("language", facts.language);
  add("URL", facts.url);
  json.end_object();
}

class CslPrinter : public Printer {
 public:
  std::string print(const Answer& answer) const override {
    JsonWriter json;
    json.begin_array();
    for (const auto& hit : answer.articles) write_item(json, hit);
    json.end_array();
    return escape_acting(json.take()) + '\n';
  }
};

}  // namespace

std::unique_ptr<Printer> csl_printer(const Page&) {
  return std::make_unique<CslPrinter>();
}

}  // namespace news
