// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/header_fields.hh"

#include <algorithm>

#include "indexer/parse/sniff.hh"

namespace news {
namespace {

bool same(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), [](char a, char b) {
    const auto low = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return low(a) == low(b);
  });
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

}  // namespace

HeaderFields HeaderFields::parse(std::string_view text) {
  HeaderFields header;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    const auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (trim_blanks(line).empty()) break;
    const auto colon = line.find(':');
    if (line.front() == ' ' || line.front() == '\t') {
      if (!header.fields_.empty()) {
        header.fields_.back().second.append(" ").append(trim_blanks(line));
      }
    } else if (colon != line.npos) {
      header.fields_.emplace_back(trim_blanks(line.substr(0, colon)),
                                  trim_blanks(line.substr(colon + 1)));
    }
  }
  return header;
}

std::string_view HeaderFields::get(std::string_view name) const {
  for (const auto& [known, value] : fields_) {
    if (same(known, name)) return value;
  }
  return {};
}

std::string media_type(std::string_view content_type) {
  return lower(trim_blanks(content_type.substr(0, content_type.find(';'))));
}

std::string media_charset(std::string_view content_type) {
  const std::string folded = lower(content_type);
  const auto at = folded.find("charset=");
  if (at == folded.npos) return {};
  auto value = std::string_view(folded).substr(at + 8);
  value = trim_blanks(value.substr(0, value.find(';')));
  if (value.size() > 1 && (value.front() == '"' || value.front() == '\'')) {
    value = value.substr(1, value.find(value.front(), 1) - 1);
  }
  return std::string(value);
}

}  // namespace news
