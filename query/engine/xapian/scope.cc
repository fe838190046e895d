// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/scope.hh"

namespace news {
namespace {

// Names of people, papers and places have no "other forms": powers is not power.
bool holds_names(Field field) {
  switch (field) {
    case Field::speaker:
    case Field::byline:
    case Field::source:
    case Field::place:
    case Field::url:
    case Field::path:
      return true;
    default:
      return false;
  }
}

// Fields whose terms are indexed without a frequency (index_schema.hh).
bool is_counted(Field field) {
  return field != Field::lead && field != Field::heading && field != Field::url &&
         field != Field::path;
}

}  // namespace

bool is_filter(Field field) {
  switch (field) {
    case Field::source:
    case Field::section:
    case Field::place:
    case Field::language:
    case Field::url:
    case Field::path:
    case Field::id:
    case Field::date:
      return true;
    default:
      return false;
  }
}

Scope plain_scope(AnswerKind kind) {
  Scope scope;
  if (kind == AnswerKind::quotations) {
    scope.targets = {{"", 1, true, PlacesOf::quotations}};
    return scope;
  }
  for (const auto& info : field_table()) {
    if (info.in_plain) scope.targets.push_back({info.prefix, info.weight, true});
  }
  return scope;
}

Scope field_scope(const FieldInfo& info) {
  Scope scope;
  scope.field = &info;
  scope.forms = !holds_names(info.field);
  scope.scored = !is_filter(info.field) && is_counted(info.field);
  scope.targets = {{info.prefix, 1, is_counted(info.field)}};
  // The lead is the headline and the first paragraphs; the index holds the headline once.
  if (info.field == Field::lead) {
    scope.targets.front().places = PlacesOf::leads;
    scope.targets.push_back({field_info(Field::headline).prefix, 1, true});
  }
  return scope;
}

bool of_quotations(Field field) {
  return field == Field::speaker || field == Field::source || field == Field::date ||
         field == Field::id;
}

}  // namespace news
