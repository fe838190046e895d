// SPDX-License-Identifier: GPL-2.0-or-later
// What a JSON value says of its authors, however it is built: a line, a list, {"name"},
// {"given_name", "family_name"}, schema.org's Person and Organization, the address of a page about
// somebody. Numbers (WordPress's user ids) name nobody. Pure, linear.
#pragma once

#include <string>
#include <vector>

#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/json/json_value.hh"

namespace news {

struct AuthorValue {
  std::string text;  // plain, as BylineReader takes it
  BylineKind kind = BylineKind::line;
};

std::vector<AuthorValue> author_values(const Json& value);

}  // namespace news
