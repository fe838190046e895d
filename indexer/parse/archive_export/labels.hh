// SPDX-License-Identifier: GPL-2.0-or-later
// The labels of archive exports, and a record taken apart by them. Pure and linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/archive_export/archive_export.hh"
#include "indexer/parse/text/lines.hh"

namespace news {

enum class ExportField {
  headline,
  byline,
  date,
  source,
  section,
  place,
  language,
  url,
  summary,
  caption,
  text,
  number,  // what the archive calls the article
  other    // told by the archive, no field of ours
};

struct ExportEntry {
  ExportField field = ExportField::other;
  std::string value;  // its lines joined by blanks
};

struct ExportParts {
  std::vector<std::string> preface;  // lines before the first label
  std::vector<bool> after_blank;     // of each of them: a blank line, or nothing, stands before
  std::vector<ExportEntry> entries;
  std::vector<std::string_view> text;  // pieces of the record
};

ExportParts take_apart(std::string_view record, ExportLayout layout);

// "Title: ..." is the first line, and labels of other fields follow.
bool is_labelled_head(std::string_view head);

bool is_copyright_line(std::string_view line);

// "143 words", "143 mots", "143 Wörter".
bool is_word_count(std::string_view line);

// "en" of "English", "ENGLISH", "Englisch", "anglais"; empty: no language that archives name.
std::string language_code(std::string_view name);

// A Factiva code at the front of a line ("HD", "LP"), alone or with its value behind blanks.
struct ExportCode {
  std::string_view code, value;
};
ExportCode factiva_code(std::string_view line, ExportLayout layout = ExportLayout::factiva);
bool has_factiva_codes(ExportLayout layout);
bool is_factiva_code(std::string_view code);

}  // namespace news
