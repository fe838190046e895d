// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/text_parser.hh"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/language_tag.hh"
#include "indexer/language/detect_language.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

// When the rules leave no body at all, they were wrong: what reads as text is text.
void rescue_body(Units& units, std::size_t headline) {
  const auto is_body = [](const Unit& unit) { return unit.kind == BlockKind::paragraph; };
  if (std::any_of(units.begin(), units.end(), is_body)) return;
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i != headline && units[i].kind == BlockKind::furniture)
      units[i].kind = BlockKind::paragraph;
    if (i != headline && units[i].kind == BlockKind::heading) units[i].kind = BlockKind::paragraph;
  }
}

void read_dateline(const Units& units, std::string_view language, Article& article) {
  for (const auto& unit : units) {
    if (unit.kind != BlockKind::paragraph) continue;
    const auto line = find_dateline(unit.clean, language);
    if (line.length == 0) {
      if (is_prose(unit)) return;
      continue;
    }
    article.place = line.place;
    if (article.date.empty()) article.date = line.day;
    if (!line.agency.empty() && is_news_agency(line.agency)) article.source = line.agency;
    return;
  }
}

// A broadcaster's own pictures tell whose article it is; agencies sell theirs to everybody.
std::string source_of_credits(const Article& article) {
  static const WordSet kBroadcasters{
      " cbc bbc cnn abc nbc cbs npr pbs itv rte nine wdr ndr zdf ard "};
  std::map<std::string, int> votes;
  const auto vote = [&](const std::string& credit) {
    const auto slash = credit.rfind('/');
    const std::string house = slash == credit.npos ? std::string() : credit.substr(slash + 1);
    if (kBroadcasters.has(ascii_lower(house.substr(0, house.find(' '))))) ++votes[house];
  };
  for (const auto& caption : article.captions) vote(caption.credit);
  for (const auto& credit : article.credits) vote(credit);
  std::string best;
  int most = 0;
  for (const auto& [house, count] : votes) {
    if (count > most) best = house, most = count;
  }
  return best;
}

// Captions and credits, each once: a page shows a picture in two sizes. By their text, since a file
// may hold very many.
class Pictures {
 public:
  explicit Pictures(Article& article) : article_(article) {}

  void add(const Unit& unit) {
    if (unit.kind == BlockKind::credit) {
      if (!unit.credit.empty() && credits_.insert(unit.credit).second)
        article_.credits.push_back(unit.credit);
      return;
    }
    const auto [known, added] = captions_.emplace(unit.caption, article_.captions.size());
    if (added) {
      article_.captions.push_back({unit.caption, unit.credit});
    } else if (auto& caption = article_.captions[known->second]; caption.credit.empty()) {
      caption.credit = unit.credit;
    }
  }

 private:
  Article& article_;
  std::unordered_map<std::string_view, std::size_t> captions_;  // views into the units
  std::unordered_set<std::string_view> credits_;
};

void collect(const Units& units, std::size_t first_paragraph, Article& article) {
  Pictures pictures(article);
  for (std::size_t i = 0; i < units.size(); ++i) {
    const Unit& unit = units[i];
    article.blocks.push_back({unit.kind, unit.begin, unit.end});
    switch (unit.kind) {
      case BlockKind::headline:
        article.headline = unit.clean;
        break;
      case BlockKind::caption:
      case BlockKind::credit:
        pictures.add(unit);
        break;
      case BlockKind::heading:
        if (i < first_paragraph) {
          article.standfirst += (article.standfirst.empty() ? "" : " ") + unit.clean;
          break;
        }
        article.headings.push_back(unit.clean);
        [[fallthrough]];
      case BlockKind::paragraph:
        if (!article.body.empty()) article.body += "\n\n";
        article.body += unit.clean;
        break;
      default:
        break;
    }
  }
}

// Whose words and customs the lines are read by. Those of English are the rules' own.
std::string_view language_of_lines(std::string_view text) {
  const auto language = likely_language(text);
  if (language == "en") return {};
  const auto wider = macrolanguage(language);
  return wider.empty() ? language : wider;
}

}  // namespace

Article parse_text(std::string text) {
  Article article;
  article.text = std::move(text);
  Units units = make_units(article.text, Lines::as_they_look, article.repairs);
  if (units.empty()) return article;
  const auto language = language_of_lines(article.text);
  settle_wire(units, article.text);
  settle_release(units);
  const std::size_t headline = settle_headline(units, language);
  const bool transcript = settle_turns(units);
  const std::size_t furniture = settle_furniture(units, article.text);
  article.date = settle_date(units, language);
  article.byline = settle_byline(units, transcript, language, article.source);
  if (!transcript) settle_captions(units, furniture > 1, language);
  settle_standfirst(units, headline);
  if (furniture > 1) settle_tail(units);
  if (!transcript) settle_headings(units, furniture > 1);
  rescue_body(units, headline);
  read_dateline(units, language, article);
  std::size_t first = 0;
  while (first < units.size() && units[first].kind != BlockKind::paragraph) ++first;
  collect(units, first, article);
  if (article.date.empty()) article.date = date_of_title(article.headline, language);
  if (article.source.empty()) article.source = source_of_credits(article);
  return article;
}

}  // namespace news
