// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/authors.hh"

#include <string_view>

#include "indexer/parse/field_text.hh"

namespace news {
namespace {

void add_text(const std::string& raw, BylineKind kind, std::vector<AuthorValue>& found) {
  std::string text = plain_text(raw);
  if (text.find("://") != std::string::npos) {
    kind = BylineKind::line;
    text = name_in_address(text);
  }
  if (!text.empty()) found.push_back({std::move(text), kind});
}

bool is_organisation(const Json& object) {
  const auto* type = lookup(object, {"@type", "type"});
  if (type == nullptr) return false;
  const std::string name = text_of(*type);
  return name.ends_with("Organization") || name.ends_with("Organisation") ||
         name == "organization" || name == "organisation";
}

std::string part_of_name(const Json& object, std::initializer_list<std::string_view> keys) {
  const auto* part = lookup(object, keys);
  return part != nullptr && part->is_string() ? part->get<std::string>() : std::string();
}

void add_object(const Json& object, std::vector<AuthorValue>& found);

void add_value(const Json& value, BylineKind kind, std::vector<AuthorValue>& found) {
  if (value.is_array()) {
    for (const auto& one : value) add_value(one, kind, found);
  } else if (value.is_object()) {
    add_object(value, found);
  } else if (value.is_string()) {
    add_text(value.get_ref<const std::string&>(), kind, found);
  }
}

void add_object(const Json& object, std::vector<AuthorValue>& found) {
  const auto kind = is_organisation(object) ? BylineKind::organisation : BylineKind::line;
  const auto before = found.size();
  // What it calls itself, before what it is made of, before where it lives.
  if (const auto* name =
          lookup(object, {"name", "display_name", "full_name", "byline_name", "value", "original",
                          "rendered", "label", "text", "title", "$t", "node", "person", "author",
                          "@value", "creators", "rendered_representation"}))
    add_value(*name, kind, found);
  if (found.size() > before) return;
  const auto given = part_of_name(object, {"given_name", "first_name", "firstname", "given"});
  const auto family =
      part_of_name(object, {"family_name", "last_name", "lastname", "surname", "family"});
  if (!family.empty()) {
    add_text(given.empty() ? family : given + ' ' + family, BylineKind::line, found);
    return;
  }
  if (const auto* address = lookup(object, {"url", "@id", "link", "href", "same_as"}))
    add_value(*address, BylineKind::line, found);
}

}  // namespace

std::vector<AuthorValue> author_values(const Json& value) {
  std::vector<AuthorValue> found;
  add_value(value, BylineKind::line, found);
  return found;
}

}  // namespace news
