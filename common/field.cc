// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/field.hh"

#include <algorithm>
#include <array>
#include <string>

#include "common/nearest_name.hh"

namespace news {
namespace {

// Weights: tuned on relevance judgements at query time; nothing is re-indexed when they change.
constexpr std::array kFields = {
    FieldInfo{Field::headline, "headline", "h title intitle hd ti", "S", FieldKind::text, true, 1.3,
              "words of the headline"},
    FieldInfo{Field::byline, "byline", "by author au", "A", FieldKind::text, true, 1.0,
              "who wrote it"},
    FieldInfo{Field::caption, "caption", "graphic art", "XC", FieldKind::text, true, 1.0,
              "words of picture captions"},
    FieldInfo{Field::credit, "credit", "", "XCR", FieldKind::text, false, 0.5,
              "picture credits: photographer, agency"},
    FieldInfo{Field::heading, "heading", "", "XH", FieldKind::text, false, 1.0,
              "section headings inside the article"},
    FieldInfo{Field::body, "body", "text intext", "", FieldKind::text, true, 1.0,
              "words of the article's paragraphs"},
    FieldInfo{Field::lead, "lead", "hlead hlp lp", "XL", FieldKind::text, false, 1.0,
              "headline and first two paragraphs"},
    FieldInfo{Field::speaker, "speaker", "who", "XP", FieldKind::text, false, 1.0,
              "a person or body that is quoted"},
    FieldInfo{Field::said, "said", "", "", FieldKind::quotation, false, 1.0,
              "words inside quotations"},
    FieldInfo{Field::source, "source", "pub publication sn", "XSRC", FieldKind::text, false, 1.0,
              "newspaper, broadcaster or agency"},
    FieldInfo{Field::section, "section", "", "XSN", FieldKind::text, false, 1.0,
              "the desk it ran under"},
    FieldInfo{Field::place, "place", "dateline location", "XPL", FieldKind::text, false, 1.0,
              "place of the dateline"},
    FieldInfo{Field::language, "lang", "language la", "L", FieldKind::exact, false, 1.0,
              "language code: en, fr"},
    FieldInfo{Field::url, "url", "site inurl", "U", FieldKind::text, false, 1.0,
              "words of the address it was published at"},
    FieldInfo{Field::path, "path", "file", "XPATH", FieldKind::text, false, 1.0,
              "words of the path of its file"},
    FieldInfo{Field::id, "id", "", "Q", FieldKind::exact, false, 1.0, "one article, by its id"},
    FieldInfo{Field::date, "date", "", "", FieldKind::date, false, 1.0,
              "2023, 2023-01, 2023-01-19, 2023-01-10..2023-02-01, 7d.."},
    FieldInfo{Field::words, "words", "wc length", "", FieldKind::number, false, 1.0,
              "length, about: 500.., ..300, 500..800"},
};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

bool lists(std::string_view blank_separated, std::string_view word) {
  std::size_t at = 0;
  while (at < blank_separated.size()) {
    const auto end = std::min(blank_separated.find(' ', at), blank_separated.size());
    if (blank_separated.substr(at, end - at) == word) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

std::span<const FieldInfo> field_table() {
  return kFields;
}

const FieldInfo& field_info(Field field) {
  return *std::find_if(kFields.begin(), kFields.end(),
                       [field](const FieldInfo& info) { return info.field == field; });
}

const FieldInfo* find_field(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  for (const auto& info : kFields) {
    if (info.name == wanted || lists(info.aliases, wanted)) return &info;
  }
  return nullptr;
}

std::string_view nearest_field(std::string_view name) {
  const std::string wanted = lower_ascii(name);
  NearestName nearest(wanted);
  for (const auto& info : kFields) nearest.offer(info.name);
  return nearest.best();
}

}  // namespace news
