// SPDX-License-Identifier: GPL-2.0-or-later
// JSON as data sets hold it: read leniently where the writer is known to stray (NaN, raw control
// characters in strings, lone surrogates), refused where it cannot be meant. Nesting is capped
// before the parser sees it, so no depth of brackets costs stack or memory. Pure; never throws.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "common/result.hh"

namespace news {

using Json = nlohmann::json;

inline constexpr std::size_t kMaxJsonDepth = 200;
inline constexpr std::size_t kMaxJsonValues = 2'000'000;

// Input error: not valid JSON, and why.
Result<Json> parse_json(std::string_view utf8);

// Equal but for case, '_', '-' and blanks.
bool same_json_key(std::string_view left, std::string_view right);

// Looks up keys however they are spelt: "versionCreated", "version_created" and "versioncreated"
// are one. nullptr: there is none, or it is null, "" or empty.
const Json* lookup(const Json& object, std::string_view key);
const Json* lookup(const Json& object, std::initializer_list<std::string_view> keys);

// What a value says as text: a string, a number, {"name"|"value"|"rendered"|"text": ...}, the first
// of a list. Empty when it is none of these.
std::string text_of(const Json& value);
// All of a list, or the one.
std::vector<std::string> texts_of(const Json& value);

}  // namespace news
