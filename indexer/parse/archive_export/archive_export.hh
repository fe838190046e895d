// SPDX-License-Identifier: GPL-2.0-or-later
// Text that the big archives give out: many articles in one file, each with its fields under
// labels. Conventions, a layout an archive:
//   Nexis: "1 of 20 DOCUMENTS", the paper and the day centred, the headline, "BYLINE: ...", the
//   text,
//     "LOAD-DATE: ..." (the labels in capitals).
//   Nexis Uni: headline, paper, day, "Section: ...", "Body", the text, "End of Document".
//   Factiva: codes of two or three letters, HD (headline), BY, PD (day), SN (paper), LP and TD
//   (text),
//     AN (number); or the same values without codes, "143 words" behind the headline and "Document
//     ABCD0000..." at the end.
//   ProQuest: rules of low lines or "Document 1 of 20", "Author: ...", "Full text: ...".
//   Any other whose head is labelled: "Title: ..." first, then at least two more such lines.
//   EBSCO: "Record: 1", "Title: ...", "Source: ...", the text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/article.hh"
#include "common/result.hh"
#include "indexer/read/byte_source.hh"

namespace news {

// factiva_narrow: with one blank between a code and its value.
enum class ExportLayout {
  none,
  nexis,
  nexis_uni,
  factiva,
  factiva_narrow,
  factiva_plain,
  proquest,
  ebsco,
  labelled
};

// By the first bytes of a file (this many show it), in any charset that has ASCII in it.
inline constexpr std::size_t kExportHead = 8192;
ExportLayout export_layout(std::string_view head);

// One article's bytes at a time. Memory is bounded by the cap and the longest line below it.
class ExportSplitter {
 public:
  ExportSplitter(ByteSource& source, ExportLayout layout, std::size_t cap)
      : source_(source), layout_(layout), cap_(cap) {}

  enum class Found { record, too_long, end };
  Result<Found> next();
  const std::string& bytes() const { return record_; }
  bool complete() const { return complete_; }  // the end mark of its layout came

 private:
  Result<bool> read_line();
  bool begins_record(std::string_view line) const;
  bool ends_record(std::string_view line) const;
  void note(std::string_view line);
  void start_over();

  ByteSource& source_;
  ExportLayout layout_;
  std::size_t cap_;
  std::string buffer_, line_, record_;
  std::size_t used_ = 0;
  bool line_too_long_ = false, at_end_ = false;
  bool held_ = false;  // line_ begins the next record
  bool complete_ = false, has_headline_ = false, has_number_ = false;
};

// The fields of one record; headline and body are empty where it has none (a cover page). `record`
// is UTF-8. Linear.
Article read_export(std::string_view record, ExportLayout layout);

}  // namespace news
