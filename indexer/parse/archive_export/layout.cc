// SPDX-License-Identifier: GPL-2.0-or-later
// Which layout a file is in, and where its records begin and end.
#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>

#include "indexer/parse/archive_export/archive_export.hh"
#include "indexer/parse/archive_export/labels.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

bool is_number(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
}

// "1 of 20 DOCUMENTS", "1 von 20 DOKUMENTEN", "Document 1 of 20", "Dokument 1 von 20".
bool is_document_count(std::string_view line, bool named_first) {
  const auto is_figure = [](char c) { return c >= '0' && c <= '9'; };
  if (line.size() > 60 || std::none_of(line.begin(), line.end(), is_figure)) return false;
  const std::string lower = ascii_lower(trim_blanks(line));
  auto words = split_words(lower);
  if (words.size() != 4) return false;
  const auto name = named_first ? words.front() : words.back();
  if (!name.starts_with("document") && !name.starts_with("dokument")) return false;
  const std::size_t first = named_first ? 1 : 0;
  static const WordSet kOf{" of von de sur van di af av "};
  return is_number(words[first]) && kOf.has(words[first + 1]) && is_number(words[first + 2]);
}

bool is_end_of_document(std::string_view line) {
  const auto words = trim_blanks(line);
  return words == "End of Document" || words == "Ende des Dokuments" ||
         words == "Fin du document" || words == "Fin del documento" ||
         words == "Einde van document" || words == "Fine del documento";
}

// "Document ABCDEF0020170314ed3e0004x": letters for the paper, the day, a number.
bool is_factiva_number(std::string_view line) {
  constexpr std::string_view kLead = "Document ";
  line = trim_blanks(line);
  if (!line.starts_with(kLead)) return false;
  line.remove_prefix(kLead.size());
  const auto letters = line.find_first_of("0123456789");
  return line.size() >= 20 && line.size() <= 32 && letters != line.npos && letters >= 1 &&
         letters <= 8 && std::all_of(line.begin(), line.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
         });
}

bool is_rule(std::string_view line) {
  line = trim_blanks(line);
  return line.size() >= 20 && line.find_first_not_of('_') == line.npos;
}

// "Record: 1", "Record 1".
bool is_record_number(std::string_view line) {
  line = trim_blanks(line);
  if (!line.starts_with("Record")) return false;
  line.remove_prefix(6);
  if (line.starts_with(':')) line.remove_prefix(1);
  return line.starts_with(' ') && is_number(trim_blanks(line));
}

// What the sniffing counts.
struct Signs {
  bool count = false, named_count = false, end = false, factiva_number = false, rule = false,
       record = false, word_count = false, body = false, full_text = false,
       factiva_number_code = false;
  std::size_t codes = 0, narrow_codes = 0;
  // Different labels: one that comes again ("Source: a photographer") tells nothing more.
  std::uint32_t nexis_labels = 0, uni_labels = 0, proquest_labels = 0, ebsco_labels = 0;
};

// Bit n: the n-th of these labels begins the line.
template <std::size_t count>
std::uint32_t labels_at(std::string_view line, const std::string_view (&labels)[count]) {
  std::uint32_t found = 0;
  for (std::size_t i = 0; i < count; ++i)
    if (line.starts_with(labels[i])) found |= std::uint32_t{1} << i;
  return found;
}

void count_labels(std::string_view line, Signs& signs) {
  static constexpr std::string_view kNexis[] = {
      "BYLINE: ", "SECTION: ",    "LENGTH: ",   "LOAD-DATE: ", "HEADLINE: ",
      "RUBRIK: ", "L\u00C4NGE: ", "RUBRIQUE: ", "LONGUEUR: ",  "BODY:"};
  static constexpr std::string_view kUni[] = {"Section: ", "Length: ", "Byline: ", "Load-Date: "};
  static constexpr std::string_view kProquest[] = {
      "Publication title: ", "Publication info: ", "ProQuest document ID: ",
      "Full text: ",         "Document URL: ",     "Publication date: "};
  static constexpr std::string_view kEbsco[] = {"Title:",
                                                "Source:",
                                                "Accession Number:",
                                                "Full Text Word Count:",
                                                "Database:",
                                                "Persistent link to this record"};
  signs.nexis_labels |= labels_at(line, kNexis);
  signs.uni_labels |= labels_at(line, kUni);
  signs.proquest_labels |= labels_at(line, kProquest);
  signs.ebsco_labels |= labels_at(line, kEbsco);
}

void look_at(std::string_view line, Signs& signs) {
  const auto words = trim_blanks(line);
  signs.count |= is_document_count(words, false);
  signs.named_count |= is_document_count(words, true);
  signs.end |= is_end_of_document(words);
  signs.factiva_number |= is_factiva_number(words);
  signs.factiva_number_code |= words.starts_with("AN ") && is_factiva_number(words.substr(3));
  signs.rule |= is_rule(words);
  signs.record |= is_record_number(words);
  signs.word_count |= is_word_count(words);
  signs.body |= words == "Body";
  if (const auto code = factiva_code(line); !code.code.empty()) {
    static const WordSet kTelling{" hd pd sn lp wc "};
    signs.codes += kTelling.has(ascii_lower(code.code));
  }
  if (const auto code = factiva_code(line, ExportLayout::factiva_narrow); !code.code.empty()) {
    static const WordSet kTelling{" hd pd sn lp wc an sc la cy "};
    signs.narrow_codes += kTelling.has(ascii_lower(code.code));
  }
  count_labels(words, signs);
}

}  // namespace

ExportLayout export_layout(std::string_view head) {
  Signs signs;
  const auto whole = head;
  while (!head.empty()) {
    const auto end = static_cast<std::size_t>(
        std::find_if(head.begin(), head.end(), [](char c) { return c == '\n' || c == '\r'; }) -
        head.begin());
    look_at(head.substr(0, end), signs);
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  const int nexis = std::popcount(signs.nexis_labels), uni = std::popcount(signs.uni_labels),
            proquest = std::popcount(signs.proquest_labels),
            ebsco = std::popcount(signs.ebsco_labels);
  if (signs.codes >= 3) return ExportLayout::factiva;
  constexpr std::size_t kManyCodes = 5;
  if (signs.narrow_codes >= kManyCodes && signs.factiva_number_code)
    return ExportLayout::factiva_narrow;
  if (signs.count && nexis >= 1) return ExportLayout::nexis;
  if (signs.named_count && nexis >= 2 && proquest == 0) return ExportLayout::nexis;
  if ((signs.end && uni + signs.body >= 1) || (signs.body && uni >= 2))
    return ExportLayout::nexis_uni;
  if (signs.factiva_number && signs.word_count) return ExportLayout::factiva_plain;
  if (proquest >= 2 && (signs.rule || signs.named_count || proquest >= 3))
    return ExportLayout::proquest;
  if (ebsco >= 3 && (signs.record || ebsco >= 4)) return ExportLayout::ebsco;
  return is_labelled_head(trim_blanks(whole)) ? ExportLayout::labelled : ExportLayout::none;
}

bool ExportSplitter::begins_record(std::string_view line) const {
  switch (layout_) {
    case ExportLayout::nexis:
      return is_document_count(line, false) || is_document_count(line, true);
    case ExportLayout::factiva:
    case ExportLayout::factiva_narrow: {
      const auto code = factiva_code(line, layout_);
      return !code.code.empty() && (has_number_ || (code.code == "HD" && has_headline_));
    }
    case ExportLayout::proquest:
      return is_rule(line) || is_document_count(line, true);
    case ExportLayout::ebsco:
      return is_record_number(line) || is_rule(line);
    case ExportLayout::labelled:
      return is_rule(line);
    default:
      return false;
  }
}

bool ExportSplitter::ends_record(std::string_view line) const {
  return (layout_ == ExportLayout::nexis_uni && is_end_of_document(line)) ||
         (layout_ == ExportLayout::factiva_plain && is_factiva_number(line));
}

void ExportSplitter::note(std::string_view line) {
  if (!has_factiva_codes(layout_)) return;
  const auto code = factiva_code(line, layout_);
  has_headline_ |= code.code == "HD";
  has_number_ |= code.code == "AN";
  complete_ |= has_number_;
}

void ExportSplitter::start_over() {
  record_.clear();
  complete_ = has_headline_ = has_number_ = line_too_long_ = false;
}

// Into line_, without its end. False: the source is at its end. What of a line goes beyond the cap
// is not kept.
Result<bool> ExportSplitter::read_line() {
  line_.clear();
  for (;;) {
    const auto end = buffer_.find('\n', used_);
    const auto stop = end == std::string::npos ? buffer_.size() : end;
    const auto room = cap_ - std::min(cap_, line_.size());
    line_.append(buffer_, used_, std::min(stop - used_, room));
    line_too_long_ |= stop - used_ > room;
    if (end != std::string::npos) {
      used_ = end + 1;
      if (line_.ends_with('\r')) line_.pop_back();
      return true;
    }
    if (at_end_) {
      used_ = buffer_.size();
      return !line_.empty();
    }
    buffer_.resize(std::size_t{1} << 16);
    const auto count = source_.read(buffer_);
    if (!count) return fail(count.error());
    buffer_.resize(*count);
    used_ = 0;
    at_end_ = *count == 0;
  }
}

Result<ExportSplitter::Found> ExportSplitter::next() {
  start_over();
  bool too_long = false;
  for (;;) {
    if (!held_) {
      const auto more = read_line();
      if (!more) return fail(more.error());
      if (!*more) break;
    }
    // The line that began this record; those that only count them are not of it.
    const bool first = std::exchange(held_, false);
    if (!first && begins_record(line_)) {
      held_ = true;
      complete_ = true;
      if (trim_blanks(record_).empty() && !too_long) {
        start_over();
        continue;
      }
      return too_long ? Found::too_long : Found::record;
    }
    if (ends_record(line_)) complete_ = true;
    const bool mark = first && !has_factiva_codes(layout_);
    const bool end = ends_record(line_);
    const bool keep = !mark && !(end && layout_ == ExportLayout::nexis_uni);
    too_long |= line_too_long_ || record_.size() + line_.size() > cap_;
    if (keep && !too_long) record_.append(line_).push_back('\n');
    note(line_);
    if (end) return too_long ? Found::too_long : Found::record;
  }
  if (too_long) return Found::too_long;
  return trim_blanks(record_).empty() ? Found::end : Found::record;
}

}  // namespace news
