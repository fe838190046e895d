// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: the author stands between headline and first paragraph: "By Ann Roe", "By" and the
// name on the next line, "Author of the article:" and the name, or the name alone; wires put it
// behind the last paragraph ("Reporting by Ann Roe; editing by ..."). A name alone counts only
// where a byline stands.
#include <algorithm>
#include <iterator>

#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/byline_without_case.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/date_line.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kHead = 40;  // units; a byline further down belongs to another article

bool is_lead_alone(const Unit& unit) {
  const auto lead = byline_lead(unit.clean);
  return lead.sure && lead.bytes >= unit.clean.size();
}

// Where the words of "By ..." begin in a line; npos: nowhere.
std::size_t lead_in(const Unit& unit, std::string_view language) {
  const std::string_view line = unit.clean;
  if (byline_lead(line).sure) return 0;
  for (const std::string_view stroke : {"| ", "\xE2\x80\xA2 ", "\xC2\xB7 "}) {
    for (auto at = line.find(stroke); at != line.npos; at = line.find(stroke, at + 1)) {
      if (byline_lead(line.substr(at + stroke.size())).sure) return at + stroke.size();
    }
  }
  // "March 3, 2024 By Ann Roe"
  const auto date = find_date(line, language);
  if (date.day.empty() || date.begin > 0 || date.end + 1 >= line.size()) return line.npos;
  return byline_lead(line.substr(date.end + 1)).sure ? date.end + 1 : line.npos;
}

// Persons of a line that says "by"; or an agency.
std::vector<std::string> names_in(std::string_view line, std::string_view language) {
  auto names = read_byline(line, language);
  const auto is_name = [](const std::string& name) {
    return looks_like_person(name) || is_news_agency(name);
  };
  if (names.empty() || !std::all_of(names.begin(), names.end(), is_name)) return {};
  return names;
}

std::string agency_in(std::string_view line) {
  for (const std::string_view name :
       {"The Associated Press", "Associated Press", "Agence France-Presse", "The Canadian Press",
        "Reuters", "Bloomberg"}) {
    if (line.ends_with(name) && line.size() > name.size()) return std::string(name);
  }
  return {};
}

using Names = std::vector<std::string>;

bool is_joint(std::string_view word) {
  return word == "," || word == "&" || (byline_phrases().tags(word_key_of(word)) & kAnd) != 0;
}

// A list of names with a name a line: "Ann Roe," or "Ann Roe and", and "Jo Berg" on the next one.
// Appends what follows to `line`; returns the index of its last unit.
std::size_t join_list(const Units& units, std::size_t i, std::string& line) {
  constexpr std::size_t kMostNames = 12, kMostWords = 6;
  for (std::size_t count = 0; count < kMostNames && i + 1 < units.size(); ++count) {
    const Unit& next = units[i + 1];
    if (!next.is_short() || next.words > kMostWords || next.kind == BlockKind::headline) break;
    const auto blank = line.rfind(' ');
    const bool open = line.ends_with(',') || (blank != std::string::npos &&
                                              is_joint(std::string_view(line).substr(blank + 1)));
    if (!open && !is_joint(next.clean)) break;
    line += ' ' + next.clean;
    ++i;
  }
  return i;
}

void settle_lines(Units& units, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i <= last; ++i) units[i].settle(BlockKind::byline);
}

// "By Ann Roe", "By" + "Ann Roe".
Names stated(Units& units, std::size_t end, std::string_view language, std::string& agency) {
  for (std::size_t i = 0; i < end; ++i) {
    Unit& unit = units[i];
    if (unit.kind == BlockKind::headline || !unit.is_short() || unit.words > 30) continue;
    const bool may_state = !unit.settled || unit.kind == BlockKind::furniture ||
                           unit.kind == BlockKind::credit || unit.kind == BlockKind::date;
    if (!may_state) continue;
    if (is_lead_alone(unit) && i + 1 < units.size() && units[i + 1].is_short()) {
      std::string list = units[i + 1].clean;
      const std::size_t last = join_list(units, i + 1, list);
      auto names = names_in(list, language);
      unit.settle(BlockKind::furniture);
      if (names.empty()) continue;
      settle_lines(units, i + 1, last);
      return names;
    }
    const auto lead = lead_in(unit, language);
    if (lead == std::string::npos) continue;
    std::string list = unit.clean.substr(lead);
    const std::size_t last = join_list(units, i, list);
    auto names = names_in(list, language);
    if (names.empty() && is_named_staff(list.substr(byline_lead(list).bytes)))
      unit.settle(BlockKind::furniture);
    if (names.empty()) continue;
    agency = agency_in(unit.clean);
    settle_lines(units, i, last);
    return names;
  }
  return {};
}

// "记者 王丽", "بقلم سامي حداد", or in the head of the article a name alone.
Names without_case(Units& units, std::size_t prose, std::size_t end, std::string_view language) {
  constexpr std::size_t kMostWords = 14;
  std::size_t bare = units.size();
  Names bare_names;
  for (std::size_t i = 0; i < end; ++i) {
    Unit& unit = units[i];
    if (unit.kind == BlockKind::headline || !unit.is_short() || unit.words > kMostWords) continue;
    if (unit.settled && unit.kind != BlockKind::date && unit.kind != BlockKind::furniture) continue;
    if (unit.end_mark) continue;
    std::string line = unit.clean;
    if (const auto date = find_date(line, language); !date.day.empty())
      line.replace(date.begin, date.end - date.begin, " ");
    auto found = read_caseless_byline(line, language);
    if (found.names.empty()) continue;
    if (found.sure) {
      unit.settle(BlockKind::byline);
      return std::move(found.names);
    }
    if (bare == units.size() && i < prose) {
      bare = i;
      bare_names = std::move(found.names);
    }
  }
  if (bare < units.size()) units[bare].settle(BlockKind::byline);
  return bare_names;
}

bool is_date_line(const Unit& unit, std::string_view language) {
  return unit.is_short() && unit.words <= 14 &&
         (unit.kind == BlockKind::date || !find_date(unit.clean, language).day.empty());
}

// "Ann Roe", "Ann Roe Political editor", "Ann Roe@annroe", "Ann Roe / SITE.COM / Sep 2, 2024", "Ann
// Roe and AP".
Names bare_names(const Units& units, std::size_t i, std::string_view language, std::size_t& last) {
  const Unit& unit = units[i];
  last = i;
  const bool list = unit.clean.ends_with(',');
  if (!unit.is_short() || unit.words > 12 || (unit.end_mark && !list) || unit.question) return {};
  // "Ann Roe/University of Aldermere": a picture's credit.
  const auto slash = unit.clean.find('/');
  if (slash != std::string::npos && slash > 0 && unit.clean[slash - 1] != ' ') return {};
  // "Image source, Ann Roe": the maker of a picture.
  const auto picture = split_credit(unit.clean);
  if (picture.text.empty() && !picture.credit.empty() && picture.credit != unit.clean) return {};
  std::string line = unit.clean;
  if (list) last = join_list(units, i, line);
  if (list && last == i) return {};
  const auto date = find_date(line, language);
  // "Published on 3 May 2024, 14:26, Ann Roe"
  if (date.begin > 0 && read_date_line(line, language).status == DateLine::Status::published)
    line.erase(0, date.end);
  auto names = read_byline(line, language);
  if (names.empty() || names.size() > 5) return {};
  constexpr std::size_t kMostWords = 8;  // longer lines name somebody at their front, or a day
  if (unit.words > kMostWords && date.day.empty() && !unit.clean.starts_with(names.front()))
    return {};
  // "Der Marktplatz": a noun of German, not a name.
  const auto first = names.front().substr(0, names.front().find(' '));
  if ((byline_phrases().tags(word_key_of(first), language) & kArticle) != 0) return {};
  // "Ann Roe and AP"
  const bool fits = looks_like_person(names.front()) && !is_news_agency(names.front()) &&
                    std::all_of(names.begin() + 1, names.end(), [](const auto& name) {
                      return looks_like_person(name) || is_news_agency(name);
                    });
  return fits ? names : Names{};
}

// Lines [first, last] that name somebody and say nothing else.
struct Bare {
  Names names;
  std::size_t first = 0, last = 0;
  bool beside_date = false;
};

// A paragraph names them; one that begins with the name may say who the author is.
bool is_told_of(const Units& units, const std::string& name) {
  return std::any_of(units.begin(), units.end(), [&](const Unit& unit) {
    if (!is_prose(unit)) return false;
    const auto at = unit.clean.find(name);
    return at != std::string::npos && at > 0;
  });
}

// A name alone near the headline: best beside a date, a lead or said twice; else the only one there
// is.
Bare find_unstated(const Units& units, std::size_t first, std::size_t end,
                   std::string_view language) {
  Bare best;
  std::size_t count = 0;
  for (std::size_t i = first; i < end; ++i) {
    if (units[i].contact || (units[i].settled && units[i].kind != BlockKind::furniture &&
                             units[i].kind != BlockKind::date))
      continue;
    std::size_t last = i;
    auto names = bare_names(units, i, language, last);
    if (names.empty()) continue;
    const bool beside = (i > 0 && is_date_line(units[i - 1], language)) ||
                        (last + 1 < units.size() && is_date_line(units[last + 1], language)) ||
                        is_date_line(units[i], language);
    // Whom the article tells of did not write it.
    if (!beside && is_told_of(units, names.front())) continue;
    ++count;
    if (beside || best.names.empty()) best = {std::move(names), i, last, beside};
    if (beside) return best;
  }
  return count > 2 ? Bare{} : best;
}

Names take_bare(Units& units, Bare bare) {
  if (!bare.names.empty()) settle_lines(units, bare.first, bare.last);
  return std::move(bare.names);
}

// Between headline and text, or below a standfirst or caption that reads like text; there a name
// beside a date is surer than one without above it.
Names unstated(Units& units, std::size_t first, std::size_t prose, std::size_t end,
               std::string_view language) {
  constexpr std::size_t kBelow = 4, kBelowByDate = 6;  // units
  Bare above = find_unstated(units, first, std::min(prose, end), language);
  if (above.beside_date || first == 0 || prose + 6 >= end)
    return take_bare(units, std::move(above));
  Bare below = find_unstated(units, prose + 1, std::min(end, prose + kBelowByDate), language);
  if (below.beside_date) return take_bare(units, std::move(below));
  if (!above.names.empty()) return take_bare(units, std::move(above));
  if (below.first >= prose + kBelow) below = {};
  return take_bare(units, std::move(below));
}

// "Reporting by Ann Roe in Oslo; editing by ...", or a name alone behind the last paragraph.
Names at_the_end(Units& units) {
  for (std::size_t i = units.size(), seen = 0; i-- > 0 && seen < 12; ++seen) {
    Unit& unit = units[i];
    if (!unit.is_short()) continue;
    for (const std::string_view lead : {"reporting by ", "(reporting by "}) {
      if (!unit.lower.starts_with(lead)) continue;
      auto words = std::string_view(unit.clean).substr(lead.size());
      words = words.substr(0, words.find_first_of(";.("));
      words = words.substr(0, std::min(words.find(", additional"), words.find(", writing")));
      auto names = names_in(words, {});
      unit.settle(BlockKind::byline);
      if (!names.empty()) return names;
    }
  }
  return {};
}

Names signature(Units& units, std::string_view language) {
  std::size_t last = units.size();
  while (last > 0 && !is_prose(units[last - 1])) --last;
  if (last == 0 || last == units.size() || units.size() - last > 6) return {};
  for (std::size_t i = last; i < units.size() && i < last + 3 && !is_list_marker(units[i]); ++i) {
    if (units[i].settled && units[i].kind != BlockKind::furniture) break;
    std::size_t end = i;
    auto names = bare_names(units, i, language, end);
    if (names.empty()) continue;
    settle_lines(units, i, end);
    return names;
  }
  return {};
}

constexpr std::string_view kDashes[] = {"- ", "-- ", "\xE2\x80\x93", "\xE2\x80\x94",
                                        "\xE2\x80\x95"};
constexpr std::string_view kClosing[] = {"\"", "\xE2\x80\x9D", "\xC2\xBB", "''"};
constexpr std::size_t kSignature = 20;  // words

bool begins_with_dash(std::string_view line) {
  return std::any_of(std::begin(kDashes), std::end(kDashes),
                     [line](auto sign) { return line.starts_with(sign); });
}

// "We lost the roof." - Ann Roe
bool signs_itself(std::string_view line) {
  for (const auto mark : kClosing) {
    if (line.find(mark) == line.npos) continue;  // searches by first letter, rfind does not
    const auto at = line.rfind(mark);
    if (at == 0) continue;
    auto rest = line.substr(at + mark.size());
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    if (begins_with_dash(rest) && rest.size() > 4) return true;
  }
  return false;
}

// Lines that sign a quotation, "- Ann Roe, pilot", the one before or their own: who speaks, not who
// writes, and no headings.
void settle_signed_quotations(Units& units) {
  for (std::size_t i = 1; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (unit.settled || !unit.is_short()) continue;
    const std::string_view before = units[i - 1].clean;
    const bool quoted = std::any_of(std::begin(kClosing), std::end(kClosing),
                                    [before](auto mark) { return before.ends_with(mark); });
    const bool below = quoted && unit.words <= kSignature && begins_with_dash(unit.clean);
    if (below || signs_itself(unit.clean)) unit.settle(BlockKind::paragraph);
  }
}

// "Harbour reporter, Holm" below the author's name.
void settle_jobs(Units& units) {
  constexpr std::size_t kMostWords = 8;
  for (std::size_t i = 1; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (units[i - 1].kind != BlockKind::byline || unit.settled || !unit.is_short() ||
        unit.words > kMostWords || unit.end_mark)
      continue;
    const std::string_view job = std::string_view(unit.clean).substr(0, unit.clean.find(','));
    if (is_job_title(job) || (job.size() <= 40 && is_job_beside_name(job)))
      unit.settle(BlockKind::byline);
  }
}

// The author again, alone or with a few words about them: furniture.
void settle_author_lines(Units& units, const Names& names) {
  for (auto& unit : units) {
    if (unit.settled || !unit.is_short() || unit.words > 45) continue;
    for (const auto& name : names) {
      if (!unit.clean.starts_with(name)) continue;
      const std::string_view rest =
          std::string_view(unit.lower).substr(std::min(name.size(), unit.lower.size()));
      const bool about = rest.starts_with(" is a ") || rest.starts_with(" is an ") ||
                         rest.starts_with(" is the ") || rest.starts_with(" covers ") ||
                         rest.starts_with(" writes ") || rest.starts_with(" reports ") ||
                         rest.starts_with(" joined ");
      if (about || rest.empty() ||
          (unit.words <= 8 && !unit.end_mark &&
           is_job_title(rest.substr(rest.find_first_not_of(' ')))))
        unit.settle(BlockKind::furniture);
    }
  }
}

}  // namespace

std::vector<std::string> settle_byline(Units& units, bool transcript, std::string_view language,
                                       std::string& agency) {
  settle_signed_quotations(units);
  const std::size_t prose = first_prose(units);
  // Past the first paragraph or two a "By ..." line still counts: a standfirst is prose as well.
  std::size_t end = std::min(units.size(), kHead);
  std::size_t second = prose, paragraphs = 0;
  for (std::size_t i = prose; i < end; ++i) {
    paragraphs += is_prose(units[i]);
    if (paragraphs == 5) break;
    second = i + 1;
  }
  if (writes_without_case(language)) {
    auto names =
        without_case(units, std::min(prose, end), std::min(end, std::max(second, prose)), language);
    if (!names.empty()) return names;
  }
  auto names = stated(units, std::min(end, std::max(second, prose)), language, agency);
  const std::size_t first = !units.empty() && units[0].kind == BlockKind::headline ? 1 : 0;
  const bool guess = !transcript;
  if (names.empty() && guess) names = unstated(units, first, prose, end, language);
  if (auto reporters = at_the_end(units); names.empty()) names = std::move(reporters);
  if (names.empty() && guess && first == 1) names = signature(units, language);
  settle_jobs(units);
  settle_author_lines(units, names);
  return names;
}

}  // namespace news
