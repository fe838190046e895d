// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cctype>

#include "indexer/parse/archive_export/labels.hh"
#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

// The text's lines into paragraphs and headings.
void add_text(std::string_view text, ExportLayout layout, BodyBuilder& body) {
  std::vector<Repair> repairs;
  const auto lines = layout == ExportLayout::nexis ? Lines::wrapped : Lines::as_they_look;
  auto units = make_units(text, lines, repairs);
  settle_headings(units, false);
  for (const auto& unit : units) {
    if (is_copyright_line(unit.clean) && unit.words <= 40) continue;
    if (unit.kind == BlockKind::heading)
      body.add_heading(unit.clean);
    else
      body.add_paragraph(unit.clean);
  }
}

// "Roe, Jane; Doe, John" and "Roe, Jane": library order. "Jane Roe, John Doe" stays.
std::string in_reading_order(std::string_view value) {
  std::string out;
  while (!value.empty()) {
    const auto end = std::min(value.find(';'), value.size());
    auto name = trim_blanks(value.substr(0, end));
    value.remove_prefix(std::min(end + 1, value.size()));
    while (name.ends_with('.') && name.size() > 3 && name[name.size() - 3] != ' ')
      name.remove_suffix(1);
    const auto comma = name.find(',');
    const auto last = trim_blanks(name.substr(0, comma));
    if (!out.empty()) out += ", ";
    if (comma != name.npos && name.find(',', comma + 1) == name.npos &&
        last.find(' ') == last.npos) {
      out.append(trim_blanks(name.substr(comma + 1))).append(" ").append(last);
    } else {
      out += name;
    }
  }
  return out;
}

// "Meridian Times ; Oxmoor [Oxmoor]. 14 Mar 2017: A.1.", "Meridian Times. 03/14/2017, p4".
std::string source_of(std::string_view value) {
  auto end = value.find_first_of(";[(");
  for (const std::string_view mark : {". ", ", ", ": "}) {
    const auto at = value.find(mark);
    const auto next = at == value.npos ? at : at + mark.size();
    if (at < end && next < value.size() &&
        (std::isdigit(static_cast<unsigned char>(value[next])) != 0 ||
         !find_date(value.substr(next, 24)).day.empty()))
      end = at;
  }
  return tidy(value.substr(0, end));
}

// "03/04/2017" of an American archive has its month first.
std::string american_day(std::string_view value) {
  for (std::size_t at = 0; at + 10 <= value.size(); ++at) {
    const auto digits = [&](std::size_t from, std::size_t count) {
      return std::all_of(value.begin() + static_cast<std::ptrdiff_t>(at + from),
                         value.begin() + static_cast<std::ptrdiff_t>(at + from + count),
                         [](char c) { return c >= '0' && c <= '9'; });
    };
    if (value[at + 2] != '/' || value[at + 5] != '/' || !digits(0, 2) || !digits(3, 2) ||
        !digits(6, 4))
      continue;
    const std::string iso = std::string(value.substr(at + 6, 4)) + '-' +
                            std::string(value.substr(at, 2)) + '-' +
                            std::string(value.substr(at + 3, 2));
    return find_date(iso).day;
  }
  return {};
}

std::string day_of(std::string_view value, ExportLayout layout) {
  if (layout == ExportLayout::ebsco) {
    if (auto day = american_day(value); !day.empty()) return day;
  }
  return find_date(value).day;
}

void set_once(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// "PHOTO Diggers at Oss. Ann Roe/The Guardian", "Photo, Diggers at Oss".
void add_graphic(std::string_view value, Article& article) {
  std::string words = tidy(value);
  for (const std::string_view kind :
       {"PHOTOS", "PHOTO", "Photographs", "Photograph", "Photos", "Photo", "PICTURES", "PICTURE",
        "Pictures", "Picture", "IMAGE", "Image"}) {
    if (!words.starts_with(kind)) continue;
    const auto rest = words.find_first_not_of(" ,:;", kind.size());
    // "Photographer ..." is another word.
    if (words.size() > kind.size() && std::isalpha(static_cast<unsigned char>(words[kind.size()])))
      continue;
    words.erase(0, std::min(rest, words.size()));
    break;
  }
  if (words.empty()) return;
  auto split = split_credit(words);
  if (split.credit.empty())
    add_caption({words, {}}, article);
  else if (split.text.empty())
    article.credits.push_back(std::move(split.credit));
  else
    add_caption({std::move(split.text), std::move(split.credit)}, article);
}

void fill(const ExportEntry& entry, ExportLayout layout, Article& article) {
  const std::string value = tidy(entry.value);
  if (value.empty()) return;
  switch (entry.field) {
    case ExportField::headline: {
      // EBSCO ends each value like a sentence.
      const bool stop = layout == ExportLayout::ebsco && value.ends_with('.') &&
                        !value.ends_with("..") && value.size() > 1;
      return set_once(article.headline, value.substr(0, value.size() - (stop ? 1 : 0)));
    }
    case ExportField::byline:
      if (article.byline.empty()) {
        const bool library = layout == ExportLayout::proquest || layout == ExportLayout::ebsco;
        article.byline = read_byline(library ? in_reading_order(value) : value);
      }
      return;
    case ExportField::date:
      return set_once(article.date, day_of(value, layout));
    case ExportField::source:
      set_once(article.source, source_of(value));
      return set_once(article.date, day_of(value, layout));
    case ExportField::section:
      return set_once(article.section, tidy(value.substr(0, value.find(';'))));
    case ExportField::place:
      return set_once(article.place, dateline_place(value));
    case ExportField::language:
      return set_once(article.language, language_code(value));
    case ExportField::url:
      return set_once(article.url, value);
    case ExportField::summary:
      return set_once(article.standfirst, value);
    case ExportField::caption:
      return add_graphic(value, article);
    case ExportField::number: {
      constexpr std::string_view kLead = "Document ";
      const auto number =
          std::string_view(value).substr(value.starts_with(kLead) ? kLead.size() : 0);
      return set_once(article.member, std::string(number.substr(0, number.find(' '))));
    }
    case ExportField::text:
    case ExportField::other:
      return;
  }
}

bool is_edition(std::string_view line) {
  const std::string lower = ascii_lower(line);
  return split_words(lower).size() <= 5 &&
         (lower.find("edition") != lower.npos || lower.find("ausgabe") != lower.npos ||
          lower.find("\u00E9dition") != lower.npos || lower.find("late city") != lower.npos);
}

bool is_date_line(std::string_view line) {
  return split_words(line).size() <= 9 && !find_date(line).day.empty();
}

// Nexis: paper, day and edition, then the headline, which may run over lines.
void read_nexis_head(const ExportParts& parts, Article& article) {
  const auto& lines = parts.preface;
  std::size_t day = 0;
  while (day < lines.size() && !is_date_line(lines[day])) ++day;
  for (std::size_t i = 0; i < std::min(day, lines.size()); ++i) {
    if (!is_copyright_line(lines[i])) set_once(article.source, lines[i]);
  }
  std::size_t at = 0;
  if (day < lines.size()) {
    article.date = find_date(lines[day]).day;
    at = day + 1;
    while (at < lines.size() && !parts.after_blank[at]) ++at;  // "FIRST EDITION"
  } else if (!lines.empty()) {
    at = 1;
  }
  while (at < lines.size() && (is_edition(lines[at]) || is_copyright_line(lines[at]))) ++at;
  std::string headline;
  for (std::size_t i = at; i < lines.size() && (i == at || !parts.after_blank[i]); ++i)
    headline += (headline.empty() ? "" : " ") + lines[i];
  set_once(article.headline, tidy(headline));
}

// Nexis Uni: headline, paper, day, copyright; a cover page may stand before them.
void read_uni_head(const ExportParts& parts, Article& article) {
  const auto& lines = parts.preface;
  std::size_t day = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_date_line(lines[i])) day = i;
  }
  if (day == lines.size()) {
    if (!lines.empty()) set_once(article.headline, tidy(lines.front()));
    return;
  }
  article.date = find_date(lines[day]).day;
  if (day > 0) set_once(article.source, tidy(lines[day - 1]));
  std::string headline;
  // The headline's own lines: up to the blank line before them.
  std::size_t first = day < 2 ? 0 : day - 2;
  if (day >= 2 && parts.after_blank[day - 1]) {
    while (first > 0 && !parts.after_blank[first]) --first;
  }
  for (std::size_t i = first; i + 1 < day; ++i)
    headline += (headline.empty() ? "" : " ") + lines[i];
  set_once(article.headline, tidy(headline));
}

// "09:12", "09:12 PM GMT".
bool is_hour(std::string_view line) {
  const auto colon = line.find(':');
  return colon != line.npos && colon >= 1 && colon <= 2 && line.size() <= 14 &&
         line.find_first_not_of("0123456789") == colon;
}

// "Nora Eide", "Nora Eide and Kai Brandt": persons alone.
bool names_persons(std::string_view line) {
  constexpr std::size_t kMostWords = 9;
  if (split_words(line).size() > kMostWords) return false;
  const auto names = read_byline(line);
  std::size_t bytes = 0;
  for (const auto& name : names) {
    if (!looks_like_person(name)) return false;
    bytes += name.size();
  }
  constexpr std::size_t kJoint = 5;  // " and "
  return !names.empty() && bytes + kJoint * names.size() >= line.size();
}

// Factiva without codes: headline, "By ...", "143 words", day, hour, paper, its code, page,
// language, copyright, and behind that the text.
Article read_plain_factiva(std::string_view record) {
  Article article;
  const auto lines = split_lines(record);
  const auto words = [&](std::size_t i) {
    return record.substr(lines[i].begin, lines[i].end - lines[i].begin);
  };
  std::size_t count = 0;
  while (count < lines.size() && !is_word_count(words(count))) ++count;
  if (count == lines.size()) return article;
  std::string headline;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_last = i > 0 && i + 1 == count;  // right above the count of words
    if (i > 0 && (is_byline_line(words(i)) || (is_last && names_persons(words(i)))))
      article.byline = read_byline(words(i));
    else
      headline += (headline.empty() ? "" : " ") + std::string(words(i));
  }
  article.headline = tidy(headline);
  constexpr std::size_t kMostHead = 9;
  std::size_t text = count + 1;
  for (std::size_t i = count + 1; i < lines.size() && i <= count + kMostHead; ++i) {
    const auto line = words(i);
    if (is_date_line(line) && article.date.empty()) {
      article.date = find_date(line).day;
      text = i + 1;
    } else if (is_copyright_line(line)) {
      text = i + 1;
      break;
    } else if (const auto code = language_code(line); !code.empty()) {
      article.language = code;
      text = i + 1;
    } else if (article.source.empty() && !is_hour(line) && !article.date.empty()) {
      article.source = tidy(line);
      text = i + 1;
    }
  }
  std::size_t end = lines.size();
  if (end > 0 && words(end - 1).starts_with("Document ")) {
    article.member = tidy(words(--end).substr(9));
  }
  BodyBuilder body;
  if (text < end)
    add_text(record.substr(lines[text].begin, lines[end - 1].end - lines[text].begin),
             ExportLayout::factiva_plain, body);
  body.finish(article);
  return article;
}

}  // namespace

Article read_export(std::string_view record, ExportLayout layout) {
  if (layout == ExportLayout::factiva_plain) return read_plain_factiva(record);
  Article article;
  const ExportParts parts = take_apart(record, layout);
  if (layout == ExportLayout::nexis) read_nexis_head(parts, article);
  if (layout == ExportLayout::nexis_uni) read_uni_head(parts, article);
  for (const auto& entry : parts.entries) fill(entry, layout, article);
  const bool record_of_some = !parts.entries.empty() || !parts.text.empty();
  if (layout == ExportLayout::proquest && record_of_some && !parts.preface.empty())
    set_once(article.headline, tidy(parts.preface.front()));
  BodyBuilder body;
  for (const auto text : parts.text) add_text(text, layout, body);
  body.finish(article);
  return article;
}

}  // namespace news
