// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/archive_export/labels.hh"

#include <algorithm>
#include <span>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

struct Label {
  std::string_view name;  // lower case, without its colon
  ExportField field;
  bool foot = false;  // may end the text
};

using F = ExportField;

constexpr Label kNexis[] = {{"byline", F::byline},
                            {"author", F::byline},
                            {"autor", F::byline},
                            {"auteur", F::byline},
                            {"headline", F::headline},
                            {"section", F::section},
                            {"rubrik", F::section},
                            {"rubrique", F::section},
                            {"length", F::other},
                            {"l\u00E4nge", F::other},
                            {"l\u00C4nge", F::other},
                            {"longueur", F::other},
                            {"lengte", F::other},
                            {"highlight", F::summary},
                            {"dateline", F::place},
                            {"body", F::text},
                            {"series", F::other},
                            {"source", F::source},
                            {"distribution", F::other},
                            {"url", F::url, true},
                            {"load-date", F::other, true},
                            {"update", F::other, true},
                            {"correction-date", F::other, true},
                            {"language", F::language, true},
                            {"sprache", F::language, true},
                            {"langue", F::language, true},
                            {"taal", F::language, true},
                            {"graphic", F::caption, true},
                            {"grafik", F::caption, true},
                            {"publication-type", F::other, true},
                            {"publication type", F::other, true},
                            {"publikationstyp", F::other, true},
                            {"type-publication", F::other, true},
                            {"journal-code", F::other, true},
                            {"journal code", F::other, true},
                            {"zeitungs-code", F::other, true},
                            {"subject", F::other, true},
                            {"organization", F::other, true},
                            {"company", F::other, true},
                            {"industry", F::other, true},
                            {"ticker", F::other, true},
                            {"person", F::other, true},
                            {"city", F::other, true},
                            {"state", F::other, true},
                            {"country", F::other, true},
                            {"geographic", F::other, true},
                            {"classification", F::other, true},
                            {"acc-no", F::other, true},
                            {"type", F::other, true},
                            {"document-type", F::other, true},
                            {"notes", F::other, true},
                            {"edition", F::other},
                            {"page", F::other},
                            {"pub-type", F::other, true},
                            {"copyright", F::other, true},
                            {"user name", F::other},
                            {"date and time", F::other},
                            {"job number", F::other},
                            {"client/matter", F::other},
                            {"search terms", F::other},
                            {"search type", F::other},
                            {"narrowed by", F::other}};

constexpr Label kFactiva[] = {
    {"hd", F::headline}, {"by", F::byline},   {"pd", F::date},   {"sn", F::source},
    {"se", F::section},  {"la", F::language}, {"lp", F::text},   {"td", F::text},
    {"art", F::caption}, {"an", F::number},   {"dln", F::place}, {"wc", F::other},
    {"et", F::other},    {"sc", F::other},    {"ed", F::other},  {"pg", F::other},
    {"vol", F::other},   {"cy", F::other},    {"cr", F::other},  {"clm", F::other},
    {"ct", F::other},    {"rf", F::other},    {"co", F::other},  {"in", F::other},
    {"ns", F::other},    {"re", F::other},    {"ipc", F::other}, {"ipd", F::other},
    {"pub", F::other},   {"cx", F::other},    {"de", F::other}};

constexpr Label kProquest[] = {{"title", F::headline, true},
                               {"headline", F::headline, true},
                               {"author", F::byline, true},
                               {"byline", F::byline, true},
                               {"authors", F::byline, true},
                               {"publication info", F::source},
                               {"publication title", F::source, true},
                               {"publication date", F::date, true},
                               {"full text", F::text},
                               {"abstract", F::summary},
                               {"section", F::section, true},
                               {"dateline", F::place, true},
                               {"language of publication", F::language, true},
                               {"language", F::language, true},
                               {"document url", F::url, true},
                               {"proquest document id", F::number, true},
                               {"caption", F::caption, true},
                               {"illustration", F::caption, true},
                               {"publication year", F::other, true},
                               {"publisher", F::other, true},
                               {"place of publication", F::other, true},
                               {"country of publication", F::other, true},
                               {"publication subject", F::other, true},
                               {"issn", F::other, true},
                               {"e-issn", F::other, true},
                               {"source type", F::other, true},
                               {"document type", F::other, true},
                               {"document feature", F::other, true},
                               {"copyright", F::other, true},
                               {"last updated", F::other, true},
                               {"database", F::other, true},
                               {"pages", F::other, true},
                               {"first page", F::other, true},
                               {"number of pages", F::other, true},
                               {"volume", F::other, true},
                               {"issue", F::other, true},
                               {"subject", F::other, true},
                               {"subject terms", F::other, true},
                               {"location", F::other, true},
                               {"people", F::other, true},
                               {"company / organization", F::other, true},
                               {"company/organization", F::other, true},
                               {"identifier / keyword", F::other, true},
                               {"links", F::other},
                               {"proquest document link", F::other},
                               {"credit", F::other, true},
                               {"word count", F::other, true}};

constexpr Label kEbsco[] = {{"title", F::headline},
                            {"authors", F::byline},
                            {"author", F::byline},
                            {"by", F::byline},
                            {"source", F::source},
                            {"publication date", F::date},
                            {"date", F::date},
                            {"section", F::section},
                            {"language", F::language, true},
                            {"full text", F::text},
                            {"html full text", F::text},
                            {"abstract", F::summary},
                            {"accession number", F::number, true},
                            {"persistent link to this record (permalink)", F::url, true},
                            {"permalink", F::url, true},
                            {"cut and paste", F::other, true},
                            {"document type", F::other, true},
                            {"subject terms", F::other, true},
                            {"geographic terms", F::other, true},
                            {"people", F::other, true},
                            {"company/entity", F::other, true},
                            {"naics/industry codes", F::other, true},
                            {"full text word count", F::other, true},
                            {"word count", F::other, true},
                            {"issn", F::other, true},
                            {"isbn", F::other, true},
                            {"doi", F::other, true},
                            {"copyright", F::other, true},
                            {"publication type", F::other, true},
                            {"images", F::other, true},
                            {"database", F::other, true},
                            {"record", F::other}};

constexpr Label kAny[] = {{"title", F::headline},
                          {"headline", F::headline},
                          {"author", F::byline},
                          {"authors", F::byline},
                          {"byline", F::byline},
                          {"by", F::byline},
                          {"author/byline", F::byline},
                          {"date", F::date},
                          {"publication date", F::date},
                          {"published", F::date},
                          {"pub date", F::date},
                          {"source", F::source},
                          {"publication", F::source},
                          {"newspaper", F::source},
                          {"publication title", F::source},
                          {"section", F::section},
                          {"dateline", F::place},
                          {"language", F::language},
                          {"url", F::url},
                          {"link", F::url},
                          {"abstract", F::summary},
                          {"summary", F::summary},
                          {"text", F::text},
                          {"full text", F::text},
                          {"body", F::text},
                          {"content", F::text},
                          {"caption", F::caption, true},
                          {"page", F::other},
                          {"pages", F::other},
                          {"edition", F::other},
                          {"length", F::other},
                          {"words", F::other},
                          {"word count", F::other},
                          {"id", F::other},
                          {"keywords", F::other, true},
                          {"subject", F::other, true},
                          {"copyright", F::other, true},
                          {"record", F::other, true},
                          {"record number", F::other, true},
                          {"document id", F::other, true}};

std::span<const Label> labels_of(ExportLayout layout) {
  switch (layout) {
    case ExportLayout::factiva:
    case ExportLayout::factiva_narrow:
      return kFactiva;
    case ExportLayout::proquest:
      return kProquest;
    case ExportLayout::ebsco:
      return kEbsco;
    case ExportLayout::labelled:
      return kAny;
    default:
      return kNexis;
  }
}

const Label* find_label(std::span<const Label> labels, std::string_view name) {
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [&](const Label& label) { return label.name == name; });
  return found == labels.end() ? nullptr : &*found;
}

bool is_in_capitals(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

struct Labelled {
  const Label* label = nullptr;
  std::string_view value;
};

// "BYLINE: Ann Roe", "Body", "HD" and its like at the front of a line.
Labelled label_of(std::string_view line, ExportLayout layout) {
  const auto labels = labels_of(layout);
  if (has_factiva_codes(layout)) {
    const auto code = factiva_code(line, layout);
    if (code.code.empty()) return {};
    return {find_label(labels, ascii_lower(code.code)), code.value};
  }
  constexpr std::size_t kLongest = 48;
  const auto colon = line.substr(0, kLongest).find(':');
  const auto name = trim_blanks(line.substr(0, colon));
  if (name.size() > kLongest || name.empty()) return {};
  // Nexis Uni sets some on a line of their own, without the colon.
  const Label* label = find_label(labels, ascii_lower(name));
  const bool alone = colon == line.npos;
  if (label == nullptr) return {};
  if (layout == ExportLayout::nexis && (alone || !is_in_capitals(name))) return {};
  if (layout != ExportLayout::nexis && (name[0] < 'A' || name[0] > 'Z')) return {};
  static const WordSet kAlone{" body graphic classification notes "};
  if (alone && !(layout == ExportLayout::nexis_uni && kAlone.has(label->name)) &&
      label->name != "full text" && label->name != "html full text" &&
      label->name != "proquest document link")
    return {};
  return {label, alone ? std::string_view() : trim_blanks(line.substr(colon + 1))};
}

// Walks a record's lines once.
class Walk {
 public:
  Walk(std::string_view record, ExportLayout layout)
      : record_(record), layout_(layout), lines_(split_lines(record)) {}

  ExportParts run() {
    for (at_ = 0; at_ < lines_.size(); ++at_) take(lines_[at_]);
    end_text(record_.size());
    return std::move(parts_);
  }

 private:
  enum class In { head, text, guessed_text, foot };

  std::string_view words(const Line& line) const {
    return record_.substr(line.begin, line.end - line.begin);
  }

  void take(const Line& line) {
    const bool coded = has_factiva_codes(layout_);
    auto found = label_of(words(line), layout_);
    const bool may_label = coded || line.after_blank || last_was_label_ || in_ == In::head;
    if (!may_label || (found.label != nullptr && !may_end_text(*found.label))) found = {};
    last_was_label_ = found.label != nullptr;
    if (found.label != nullptr) {
      take_label(*found.label, found.value, line);
    } else if (in_ != In::head && is_copyright_line(words(line)) && !coded && !on_its_cover()) {
      if (line.after_blank) {
        end_text(line.begin);
        in_ = In::foot;
        parts_.entries.push_back({});
      }
    } else if (in_ == In::head || in_ == In::foot) {
      take_loose(line);
    }
  }

  // Within the text a label of the head is text, unless the text was only guessed.
  bool may_end_text(const Label& label) const {
    return in_ != In::text || label.foot || has_factiva_codes(layout_);
  }

  void take_label(const Label& label, std::string_view value, const Line& line) {
    const bool cover = in_ == In::guessed_text && !label.foot;
    if (cover) {
      // What seemed the text was a cover page, or the head of the article.
      for (std::size_t i = guessed_at_; i < at_; ++i) add_preface(lines_[i]);
    } else {
      end_text(line.begin);
    }
    if (label.field == ExportField::text) {
      in_ = In::text;
      const auto offset = value.empty()
                              ? line.end - line.begin
                              : static_cast<std::size_t>(value.data() - words(line).data());
      text_begin_ = line.begin + offset;
      return;
    }
    in_ = cover || in_ == In::head ? In::head : In::foot;
    parts_.entries.push_back({label.field, std::string(value)});
  }

  void take_loose(const Line& line) {
    if (parts_.entries.empty() && in_ == In::head) {
      add_preface(line);
      return;
    }
    // EBSCO sets the text right under the name of its section.
    const bool under_section = layout_ == ExportLayout::ebsco && in_ == In::head &&
                               last_field() == ExportField::section &&
                               !parts_.entries.back().value.empty();
    const bool runs_on =
        !under_section && (!line.after_blank || has_factiva_codes(layout_) ||
                           (in_ == In::foot && last_field() == ExportField::caption));
    if (runs_on && !parts_.entries.empty()) {
      auto& value = parts_.entries.back().value;
      if (!value.empty()) value += ' ';
      value += words(line);
    } else if (in_ == In::head && !is_copyright_line(words(line))) {
      in_ = In::guessed_text;
      guessed_at_ = at_;
      text_begin_ = line.begin;
    }
  }

  // Nexis Uni has its copyright line above the text.
  bool on_its_cover() const {
    return layout_ == ExportLayout::nexis_uni && in_ == In::guessed_text;
  }

  ExportField last_field() const {
    return parts_.entries.empty() ? ExportField::other : parts_.entries.back().field;
  }

  void add_preface(const Line& line) {
    parts_.preface.emplace_back(words(line));
    parts_.after_blank.push_back(line.after_blank);
  }

  void end_text(std::size_t end) {
    if (in_ == In::text || in_ == In::guessed_text)
      parts_.text.push_back(record_.substr(text_begin_, end - text_begin_));
  }

  std::string_view record_;
  ExportLayout layout_;
  std::vector<Line> lines_;
  ExportParts parts_;
  In in_ = In::head;
  std::size_t at_ = 0, text_begin_ = 0, guessed_at_ = 0;
  bool last_was_label_ = false;
};

}  // namespace

ExportParts take_apart(std::string_view record, ExportLayout layout) {
  return Walk(record, layout).run();
}

bool is_copyright_line(std::string_view line) {
  const std::string lower = ascii_lower(line.substr(0, 24));
  const bool year = line.substr(0, 40).find_first_of("0123456789") != line.npos;
  return lower.starts_with("all rights reserved") || lower.starts_with("alle rechte vorbehalten") ||
         lower.starts_with("tous droits r") ||
         (lower.starts_with("copyright of ") && line.find(" property of ") != line.npos) ||
         (year && (lower.starts_with("copyright ") || lower.starts_with("(c) ") ||
                   lower.starts_with("\xC2\xA9")));
}

bool is_word_count(std::string_view line) {
  if (line.empty() || line.front() > '9') return false;  // no number, like most lines
  const auto words = split_words(line);
  static const WordSet kUnits{" words word mots w\u00F6rter palabras palavras parole woorden ord "};
  return words.size() == 2 && words[0].find_first_not_of("0123456789,.") == std::string::npos &&
         kUnits.has(ascii_lower(words[1]));
}

bool is_labelled_head(std::string_view head) {
  constexpr std::size_t kMostLines = 14, kFewest = 3;
  bool texts = false;
  std::size_t labels = 0;
  for (std::size_t lines = 0; lines < kMostLines && !head.empty(); ++lines) {
    const auto end = std::min(head.find_first_of("\r\n"), head.size());
    const auto line = trim_blanks(head.substr(0, end));
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.empty()) continue;
    const auto found = label_of(line, ExportLayout::labelled);
    const bool titled = found.label != nullptr && found.label->field == F::headline;
    if (labels == 0 && (!titled || found.value.empty())) return false;
    if (found.label == nullptr) break;
    ++labels;
    texts |= found.label->field == F::byline || found.label->field == F::date ||
             found.label->field == F::source;
  }
  return labels >= kFewest && texts;
}

std::string language_code(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> kNames[] = {
      {"english", "en"},       {"englisch", "en"},
      {"anglais", "en"},       {"engels", "en"},
      {"german", "de"},        {"deutsch", "de"},
      {"allemand", "de"},      {"duits", "de"},
      {"french", "fr"},        {"franz\u00F6sisch", "fr"},
      {"fran\u00E7ais", "fr"}, {"frans", "fr"},
      {"spanish", "es"},       {"spanisch", "es"},
      {"espa\u00F1ol", "es"},  {"espagnol", "es"},
      {"italian", "it"},       {"italienisch", "it"},
      {"italiano", "it"},      {"dutch", "nl"},
      {"nederlands", "nl"},    {"niederl\u00E4ndisch", "nl"},
      {"portuguese", "pt"},    {"portugu\u00EAs", "pt"},
      {"danish", "da"},        {"swedish", "sv"},
      {"norwegian", "no"},     {"finnish", "fi"},
      {"polish", "pl"},        {"russian", "ru"},
      {"arabic", "ar"},        {"chinese", "zh"},
      {"japanese", "ja"},      {"turkish", "tr"},
      {"czech", "cs"},         {"hungarian", "hu"}};
  const std::string lower = ascii_lower(trim_blanks(name.substr(0, name.find(';'))));
  for (const auto& [written, code] : kNames) {
    if (lower == written) return std::string(code);
  }
  return {};
}

bool has_factiva_codes(ExportLayout layout) {
  return layout == ExportLayout::factiva || layout == ExportLayout::factiva_narrow;
}

ExportCode factiva_code(std::string_view line, ExportLayout layout) {
  std::size_t end = 0;
  while (end < line.size() && end < 4 && line[end] >= 'A' && line[end] <= 'Z') ++end;
  if (end < 2 || end > 3) return {};
  const auto rest = line.substr(end);
  // A value on the code's own line stands behind two blanks or a tab: "IN the harbour" is a text.
  // Where all stand behind one blank, a value does not go on in small letters.
  const bool narrow = layout == ExportLayout::factiva_narrow && rest.starts_with(' ');
  if (!narrow && !rest.empty() && !rest.starts_with("  ") && !rest.starts_with('\t') &&
      !trim_blanks(rest).empty())
    return {};
  static const WordSet kMayBeWords{" by in re co de ed se art pub ct et vol "};
  const auto value = trim_blanks(rest);
  static const WordSet kSmall{" in ns re co ipc ipd de "};
  const std::string lower = ascii_lower(line.substr(0, end));
  const bool is_list = kSmall.has(lower) && value.substr(0, 12).find(" : ") != value.npos;
  if (narrow && kMayBeWords.has(lower) && !value.empty() && !is_list && value.front() >= 'a' &&
      value.front() <= 'z')
    return {};
  const auto code = line.substr(0, end);
  return is_factiva_code(code) ? ExportCode{code, trim_blanks(rest)} : ExportCode{};
}

bool is_factiva_code(std::string_view code) {
  return find_label(kFactiva, ascii_lower(code)) != nullptr;
}

}  // namespace news
