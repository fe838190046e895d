// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/article_name.hh"
#include "common/quote_values.hh"
#include "common/terminal.hh"
#include "query/answer/breakdown.hh"
#include "query/present/bars.hh"
#include "query/present/layout.hh"
#include "query/present/printer.hh"
#include "query/present/relaxed_line.hh"
#include "query/present/summary_line.hh"

namespace news {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr std::string_view kFragment = "\xE2\x80\xBA ";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kIndent = 4;
constexpr std::size_t kMostNames = 4;

class TextPrinter : public Printer {
 public:
  explicit TextPrinter(const Page& page) : page_(page) {}

  std::string print(const Answer& answer) const override {
    std::string out;
    if (answer.relaxed != Relaxation::none && !answer.has_more_than_asked()) {
      line_over(out, relaxed_line(answer));
    }
    hits(out, answer, answer.articles);
    hits(out, answer, answer.quotations);
    for (const auto& who : answer.quoted) speaker(out, who, answer.months);
    out += legend(answer, page_);
    for (const auto& facet : answer.facets) {
      if (!facet.values.empty()) out += bars(facet, page_);
    }
    if (answer.matches > 0 && answer.compared.empty()) {
      out += wrap(styled(summary_line(answer), Style::dim, page_), page_, "", 0);
    }
    return finish(out, page_);
  }

 private:
  void line_over(std::string& out, const std::string& text) const {
    out += wrap(styled(text, Style::plain, page_), page_, "", 0) + '\n';
  }

  template <class Hit>
  void hits(std::string& out, const Answer& answer, const std::vector<Hit>& list) const {
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (answer.above > 0 && i == 0) line_over(out, "headlines with most of the words:");
      if (answer.above > 0 && i == answer.above) line_over(out, "all of the words:");
      if (answer.beneath > 0 && i + answer.beneath == list.size())
        line_over(out, "some of the words:");
      hit(out, list[i]);
    }
  }

  std::string rank_of(std::size_t rank) const { return fmt::format("{:>2}. ", rank); }

  void line(std::string& out, const std::string& text) const {
    out += wrap(text, page_, std::string(kIndent, ' '), kIndent);
  }

  // Adds a part of a " · "-separated line.
  void part(std::string& out, std::string_view text) const {
    if (text.empty()) return;
    if (!out.empty()) out += kDot;
    out += styled(text, Style::plain, page_);
  }

  void hit(std::string& out, const ArticleHit& hit) const {
    const std::string headline = hit.headline.empty() ? "(no headline)" : hit.headline;
    out += wrap(styled(headline, Style::headline, page_, hit.headline_marks), page_,
                rank_of(hit.rank), kIndent);
    std::string about;
    part(about, hit.date);
    part(about, hit.source);
    std::string names;
    for (const auto& name : hit.byline) names += (names.empty() ? "by " : ", ") + name;
    part(about, names);
    part(about, quoted(hit));
    if (!about.empty()) line(out, about);
    for (const auto& snippet : hit.snippets) fragment(out, snippet);
    source(out, hit);
    if (!hit.copies.empty()) copies(out, hit.copies, hit.more_copies);
    scores(out, hit.score, hit.parts);
    out += '\n';
  }

  static std::string quoted(const ArticleHit& hit) {
    std::string out;
    for (std::size_t i = 0; i < hit.speakers.size() && i < kMostNames; ++i) {
      out += (i == 0 ? "quoted: " : ", ") + hit.speakers[i].first;
    }
    if (hit.speakers.size() > kMostNames) {
      out += fmt::format(" and {} more", hit.speakers.size() - kMostNames);
    }
    return out;
  }

  void fragment(std::string& out, const Fragment& fragment) const {
    std::string text;
    if (fragment.field != "body") text += styled(fragment.field + ": ", Style::dim, page_);
    if (fragment.cut_before) text += kEllipsis;
    text += styled(fragment.text, Style::plain, page_, fragment.marks);
    if (fragment.cut_after) text += kEllipsis;
    const std::string first = std::string(kIndent, ' ') + styled(kFragment, Style::dim, page_);
    out += wrap(text, page_, first, kIndent + 2);
  }

  // Where it comes from: --show takes the path as it stands here, and the address. Never broken:
  // what is copied from the screen must be both.
  template <class Hit>
  void source(std::string& out, const Hit& hit) const {
    const std::string lead(kIndent, ' ');
    Page whole = page_;
    whole.terminal = false;  // nor isolated
    const auto& member = hit.facts.member;
    const auto& url = hit.facts.url;
    out += lead +
           linked(styled(path_and_member(hit.path, member), Style::dim, whole), hit.facts.canonical,
                  page_) +
           '\n';
    if (member.empty() || url.empty() || url == member) return;
    out += lead + linked(styled(url, Style::dim, whole), url, page_) + '\n';
  }

  void copies(std::string& out, const std::vector<Copy>& list, std::uint64_t more) const {
    const auto all = list.size() + more;
    std::string text = fmt::format("+{} {}", all, all == 1 ? "copy" : "copies");
    std::vector<std::pair<std::string, std::size_t>> counted;
    for (const auto& copy : list) {
      std::string name = copy.source.empty() ? copy.path : copy.source;
      if (!copy.date.empty()) name += " " + copy.date;
      const auto same = std::find_if(counted.begin(), counted.end(),
                                     [&name](const auto& other) { return other.first == name; });
      if (same != counted.end()) {
        ++same->second;
      } else {
        counted.emplace_back(std::move(name), 1);
      }
    }
    std::string names;
    for (const auto& [name, count] : counted) {
      names += (names.empty() ? ": " : ", ") + name;
      if (count > 1) names += fmt::format(" ({})", count);
    }
    if (more > 0) names += fmt::format(" and {} more", more);
    line(out, styled(text + names, Style::dim, page_));
  }

  void scores(std::string& out, double score, const std::vector<ScorePart>& parts) const {
    if (parts.empty()) return;
    line(out, fmt::format("score {:.3f}", score));
    for (const auto& part : parts) {
      line(out, fmt::format("{:>8.3f}  ", part.score) + styled(part.part, Style::plain, page_));
    }
  }

  void hit(std::string& out, const QuoteHit& hit) const {
    const std::string who = !hit.speaker_full.empty() ? hit.speaker_full
                            : !hit.speaker.empty()    ? hit.speaker
                                                      : "(speaker not named)";
    std::string title = styled(all_speakers(who, hit.also), Style::headline, page_);
    if (!hit.said_by.name.empty() && hit.said_by.name != who) {
      title += " [" + styled(hit.said_by.name, Style::plain, page_) + ']';
    }
    if (!hit.description.empty() && hit.also.empty())
      title += ", " + styled(hit.description, Style::plain, page_);
    if (!hit.verb.empty()) title += styled(" (" + hit.verb + ")", Style::dim, page_);
    out += wrap(title, page_, rank_of(hit.rank), kIndent);
    line(out, hit.excerpts.empty() ? styled(hit.text, Style::plain, page_, hit.marks)
                                   : excerpt(hit.text, hit.excerpts));
    std::string about;
    part(about, hit.date);
    part(about, hit.source);
    part(about, hit.headline);
    if (!about.empty()) line(out, about);
    source(out, hit);
    scores(out, hit.score, hit.parts);
    if (!hit.parts.empty()) who_it_is(out, hit.said_by);
    out += '\n';
  }

  // What is left out stands as an ellipsis.
  std::string excerpt(const std::string& whole, const std::vector<Fragment>& parts) const {
    std::string out;
    for (const auto& part : parts) {
      const bool begins = out.empty() && !part.cut_before && whole.starts_with(part.text);
      if (!begins) out.append(out.empty() ? "" : " ").append(kEllipsis);
      out += styled(part.text, Style::plain, page_, part.marks);
    }
    if (!whole.ends_with(parts.back().text)) out += kEllipsis;
    return out;
  }

  void who_it_is(std::string& out, const SaidBy& said_by) const {
    std::string names;
    for (const auto& name : said_by.candidates) names += (names.empty() ? "" : ", ") + name;
    if (!said_by.why.empty()) line(out, styled(said_by.why, Style::dim, page_));
    if (!names.empty()) line(out, styled("open; may be " + names, Style::dim, page_));
  }

  void speaker(std::string& out, const QuotedSpeaker& who, bool months) const {
    std::string title = styled(who.name, Style::headline, page_);
    std::string offices;
    for (std::size_t i = 0; i < who.offices.size() && i < kMostNames; ++i) {
      offices += ", " + who.offices[i];
    }
    out += wrap(title + styled(offices, Style::plain, page_), page_, "", kIndent);
    std::string about =
        fmt::format("{} quotation{} in {} article{}", who.quotations,
                    who.quotations == 1 ? "" : "s", who.articles, who.articles == 1 ? "" : "s");
    if (!who.first.empty())
      part(about, who.first == who.last ? who.first : who.first + " to " + who.last);
    line(out, about);
    std::string names;
    for (std::size_t i = 0; i < who.names.size() && i < kMostNames; ++i) {
      if (who.names[i] != who.name) names += (names.empty() ? "as " : ", ") + who.names[i];
    }
    if (!names.empty()) line(out, styled(names, Style::dim, page_));
    months && !who.months.empty() ? out += bars(months_of(who), page_) : out += '\n';
  }

  static Facet months_of(const QuotedSpeaker& who) {
    Facet facet{"month", who.months, who.months.size()};
    facet.period = Period::month;
    for (const auto& [month, count] : who.months) {
      const auto time = period_number(Period::month, month.substr(0, 4) + month.substr(5) + "01");
      facet.times.push_back(time.value_or(0));
    }
    fill_silences(facet);
    return facet;
  }

  Page page_;
};

}  // namespace

std::unique_ptr<Printer> text_printer(const Page& page) {
  return std::make_unique<TextPrinter>(page);
}

}  // namespace news
