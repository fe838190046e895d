// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "common/quote_values.hh"
#include "common/terminal.hh"
#include "query/present/layout.hh"
#include "query/present/printer.hh"
#include "query/present/relaxed_line.hh"

namespace news {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr std::string_view kFragment = "\xE2\x80\xBA ";
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::string_view kBar = "\xE2\x96\x88";
constexpr std::size_t kIndent = 4;
constexpr std::size_t kMostNames = 4;

using Counts = std::vector<std::pair<std::string, std::uint64_t>>;

// "2023-12" is followed by "2024-01", "2023" by "2024"; empty: neither.
std::string next_date(const std::string& date) {
  const bool month = date.size() == 7 && date[4] == '-', year = date.size() == 4;
  if ((!month && !year) || date.find_first_not_of("0123456789-") != std::string::npos) return {};
  const int which = month ? std::atoi(date.c_str() + 5) : 12;
  const int next = std::atoi(date.c_str()) + (which == 12 ? 1 : 0);
  return year ? fmt::format("{:04}", next) : fmt::format("{:04}-{:02}", next, which % 12 + 1);
}

constexpr std::size_t kLongSilence = 6;  // months or years that are shown one by one

struct Bar {
  std::string value;
  std::uint64_t count = 0;
  std::size_t silent = 0;  // stands for so many months or years that hold nothing
};

// The months (or years) between that hold nothing, so that a silence shows: a line each, or one for
// a long silence.
std::vector<Bar> with_silences(const Facet& facet) {
  const bool dates = facet.name == "month" || facet.name == "year";
  std::vector<Bar> out;
  for (const auto& [value, count] : facet.values) {
    std::vector<Bar> between;
    if (dates && !out.empty() && out.back().value < value) {
      auto next = next_date(out.back().value);
      for (; !next.empty() && next < value; next = next_date(next)) between.push_back({next, 0, 0});
    }
    if (between.size() > kLongSilence) between = {{std::string(kEllipsis), 0, between.size()}};
    for (auto& bar : between) out.push_back(std::move(bar));
    out.push_back({value, count, 0});
  }
  return out;
}

class TextPrinter : public Printer {
 public:
  explicit TextPrinter(const Page& page) : page_(page) {}

  std::string print(const Answer& answer) const override {
    std::string out;
    if (const auto line = relaxed_line(answer); !line.empty()) {
      out += wrap(styled(line, Style::plain, page_), page_, "", 0) + '\n';
    }
    for (const auto& hit : answer.articles) article(out, hit);
    for (const auto& hit : answer.quotations) quotation(out, hit);
    for (const auto& who : answer.quoted) speaker(out, who, answer.months);
    for (const auto& facet : answer.facets) histogram(out, facet);
    if (answer.matches > 0) summary(out, answer);
    return finish(out, page_);
  }

 private:
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

  void article(std::string& out, const ArticleHit& hit) const {
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
    if (!hit.copies.empty()) copies(out, hit.copies, hit.more_copies);
    path(out, hit.path);
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

  // Never broken: what is copied from the screen must be the path.
  void path(std::string& out, const std::string& path) const {
    out += std::string(kIndent, ' ') + styled(path, Style::dim, page_) + '\n';
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

  void quotation(std::string& out, const QuoteHit& hit) const {
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
    line(out, styled(hit.text, Style::plain, page_, hit.marks));
    std::string about;
    part(about, hit.date);
    part(about, hit.source);
    part(about, hit.headline);
    if (!about.empty()) line(out, about);
    path(out, hit.path);
    scores(out, hit.score, hit.parts);
    if (!hit.parts.empty()) who_it_is(out, hit.said_by);
    out += '\n';
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
    out += title + styled(offices, Style::plain, page_) + '\n';
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
    if (months) histogram(out, {"month", who.months, who.months.size(), {}});
    out += '\n';
  }

  void histogram(std::string& out, const Facet& facet) const {
    out += styled(facet.name, Style::headline, page_);
    if (facet.distinct > facet.values.size()) {
      out += fmt::format(" ({} of {})", facet.values.size(), facet.distinct);
    }
    out += '\n';
    std::size_t widest = 0;
    std::uint64_t most = 1;
    for (const auto& [value, count] : facet.values) {
      widest = std::max(widest, columns(printable(value)));
      most = std::max(most, count);
    }
    const std::size_t width = page_.width == 0 ? 80 : page_.width;
    widest = std::min(widest, width / 2);
    for (const auto& [value, count, silent] : with_silences(facet)) {
      const std::string name = shorten(printable(value), widest);
      const std::string number = fmt::format("{:>7}", count);
      const std::size_t room = width - std::min(width, widest + number.size() + 6);
      std::string bar;
      const auto length =
          count == 0 ? 0 : std::max<std::size_t>(1, static_cast<std::size_t>(count * room / most));
      for (std::size_t i = 0; i < std::min(length, room); ++i) bar += kBar;
      out += fmt::format("  {}{}{}", name, std::string(widest - columns(name), ' '), number);
      if (!bar.empty()) out += "  " + styled(bar, Style::speaker, page_);
      if (silent > 0) out += styled(fmt::format("  {} {}s", silent, facet.name), Style::dim, page_);
      out += '\n';
    }
    out += '\n';
  }

  void summary(std::string& out, const Answer& answer) const {
    const auto hits = answer.articles.size() + answer.quotations.size();
    const std::string_view one = answer.quotes ? "quotation" : "article";
    std::string text = fmt::format("{} {}{}", answer.matches, one, answer.matches == 1 ? "" : "s");
    if (answer.results < answer.matches) {
      text = fmt::format("{} result{} ({} with copies)", answer.results,
                         answer.results == 1 ? "" : "s", text);
    }
    if (answer.people) {
      text = fmt::format("{} of {} quoted, in {}", answer.quoted.size(), answer.all_quoted, text);
    }
    if (hits > 0 && hits < answer.results) {
      text += fmt::format("; {} to {} shown", answer.offset + 1, answer.offset + hits);
    }
    out += wrap(styled(text, Style::dim, page_), page_, "", 0);
  }

  Page page_;
};

}  // namespace

std::unique_ptr<Printer> text_printer(const Page& page) {
  return std::make_unique<TextPrinter>(page);
}

}  // namespace news
