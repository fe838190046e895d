// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>

#include "common/article_name.hh"
#include "common/quote_values.hh"
#include "query/present/bars.hh"
#include "query/present/chart.hh"
#include "query/present/html_article.hh"
#include "query/present/html_parts.hh"
#include "query/present/markup.hh"
#include "query/present/printer.hh"
#include "query/present/relaxed_line.hh"
#include "query/present/summary_line.hh"

namespace news {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kMostNames = 6;

class HtmlPrinter : public Printer {
 public:
  explicit HtmlPrinter(const Page& page) : page_(page) {}

  std::string print(const Answer& answer) const override {
    std::string out = head(answer);
    if (const auto line = relaxed_line(answer); !line.empty()) {
      out += "<p class=\"note\" dir=\"auto\">" + markup(line) + "</p>\n";
    }
    // A look at the time on top, the hits, and what else was counted behind them.
    const auto count = [&](bool times) {
      for (const auto& facet : answer.facets) {
        if ((facet.period != Period::none) == times) counts(out, answer, facet);
      }
    };
    count(true);
    for (const auto& hit : answer.articles) {
      if (hit.whole) {
        out += html_whole_article(*hit.whole, answer.parts, answer.words, page_);
      } else {
        article(out, hit);
      }
    }
    for (const auto& hit : answer.quotations) quotation(out, hit);
    if (answer.people) people(out, answer);
    count(false);
    return out + html_end();
  }

 private:
  std::string head(const Answer& answer) const {
    const std::string title = answer.query == "*" ? "All articles" : answer.query;
    std::string out = html_begin(title, answer.facets.empty() ? std::string_view() : chart_style());
    out += "<header>\n<h1 dir=\"auto\">" + markup(title) + "</h1>\n";
    const auto summary = answer.matches == 0 ? "nothing matched" : summary_line(answer);
    out += "<p class=\"soft\">" + html_joined({markup(summary), html_day(page_.today)}) + "</p>\n";
    for (const auto& other : answer.compared) {
      out += "<p class=\"soft\">beside " + html_part(other.query) + ": " +
             counted(other.matches, answer.quotes) + "</p>\n";
    }
    return out + "</header>\n";
  }

  // The chart, and its numbers for those who cannot see it: a mail reader may leave it out.
  static void counts(std::string& out, const Answer& answer, const Facet& facet) {
    if (facet.values.empty()) return;
    out += "<section class=\"counts\">\n" + chart(answer, facet);
    out += "<details class=\"numbers\"><summary>" + markup(facet.name) +
           ": the numbers</summary>\n<table><thead><tr><th>" + markup(facet.name) + "</th>";
    const bool shares = !facet.all.empty(), many = !facet.compared.empty();
    const auto column = [&](std::string_view name) {
      out += "<th class=\"n\">" + html_part(name) + "</th>";
      if (shares) out += "<th class=\"n\">share</th>";
    };
    column(many ? std::string_view(answer.query) : answer.quotes ? "quotations" : "articles");
    for (const auto& other : answer.compared) column(other.query);
    out += "</tr></thead>\n<tbody>\n";
    for (std::size_t i = 0; i < facet.values.size(); ++i) row(out, facet, i);
    out += "</tbody></table></details>\n</section>\n";
  }

  static void row(std::string& out, const Facet& facet, std::size_t i) {
    const auto cell = [&](std::uint64_t count) {
      out += fmt::format("<td class=\"n\">{}</td>", count);
      if (facet.all.empty()) return;
      const auto share = share_of(count, facet.all[i]);
      out += "<td class=\"n\">" + (facet.all[i] == 0 ? "" : percent(share, share)) + "</td>";
    };
    out += "<tr><td>" + html_part(facet.values[i].first) + "</td>";
    cell(facet.values[i].second);
    for (const auto& other : facet.compared) cell(other[i]);
    out += "</tr>\n";
  }

  static void article(std::string& out, const ArticleHit& hit) {
    out += fmt::format("<article>\n<h2 dir=\"auto\"><span class=\"rank\">{}.</span>", hit.rank);
    out += html_link(hit.facts.url, hit.headline.empty()
                                        ? "(no headline)"
                                        : html_marked(hit.headline, hit.headline_marks));
    out += "</h2>\n";
    out += html_line(
        "meta", html_joined({html_day(hit.date), html_part(hit.source), byline(hit), quoted(hit)}));
    for (const auto& snippet : hit.snippets) fragment(out, snippet);
    source(out, hit.path, hit.facts);
    if (!hit.copies.empty()) copies(out, hit);
    out += "</article>\n";
  }

  static void source(std::string& out, const std::string& path, const ArticleFacts& facts) {
    out += html_line("path", html_part(path_and_member(path, facts.member)));
  }

  static std::string byline(const ArticleHit& hit) {
    std::string out;
    for (const auto& name : hit.byline) out += (out.empty() ? "by " : ", ") + html_part(name);
    return out;
  }

  static std::string quoted(const ArticleHit& hit) {
    std::string out;
    for (std::size_t i = 0; i < hit.speakers.size() && i < kMostNames; ++i) {
      out += (i == 0 ? "quoted: " : ", ") + html_part(hit.speakers[i].first);
    }
    if (hit.speakers.size() <= kMostNames) return out;
    return out + fmt::format(" and {} more", hit.speakers.size() - kMostNames);
  }

  static void fragment(std::string& out, const Fragment& fragment) {
    out += "<p class=\"fragment\" dir=\"auto\">";
    if (fragment.field != "body") {
      out += "<span class=\"where\">" + markup(fragment.field) + "</span>";
    }
    if (fragment.cut_before) out += kEllipsis;
    out += html_marked(fragment.text, fragment.marks);
    if (fragment.cut_after) out += kEllipsis;
    out += "</p>\n";
  }

  // The list is open where it is short, so that paper has it, too.
  static void copies(std::string& out, const ArticleHit& hit) {
    constexpr std::size_t kShort = 12;
    const auto all = hit.copies.size() + hit.more_copies;
    out += fmt::format("<details class=\"copies\"{}><summary>{} {}</summary>\n<ul>\n",
                       all <= kShort ? " open" : "", all, all == 1 ? "copy" : "copies");
    for (const auto& copy : hit.copies) {
      out += "<li>" + html_joined({html_day(copy.date), html_part(copy.source)}) +
             " <span class=\"path\">" + html_part(copy.path) + "</span></li>\n";
    }
    if (hit.more_copies > 0) out += fmt::format("<li>and {} more</li>\n", hit.more_copies);
    out += "</ul></details>\n";
  }

  static void quotation(std::string& out, const QuoteHit& hit) {
    out += "<article>\n<blockquote dir=\"auto\">" + html_marked(hit.text, hit.marks) +
           "</blockquote>\n";
    const std::string who = !hit.speaker_full.empty() ? hit.speaker_full
                            : !hit.speaker.empty()    ? hit.speaker
                                                      : "(speaker not named)";
    out += fmt::format("<p class=\"who\"><span class=\"rank\">{}.</span>", hit.rank);
    out += html_part(all_speakers(who, hit.also)) + "<span>";
    if (!hit.said_by.name.empty() && hit.said_by.name != who) {
      out += " [" + html_part(hit.said_by.name) + "]";
    }
    if (!hit.description.empty() && hit.also.empty()) out += ", " + html_part(hit.description);
    if (!hit.verb.empty()) out += " (" + html_part(hit.verb) + ")";
    out += "</span></p>\n";
    out += html_line("meta", html_joined({html_day(hit.date), html_part(hit.source),
                                          html_link(hit.facts.url, html_part(hit.headline))}));
    source(out, hit.path, hit.facts);
    out += "</article>\n";
  }

  static void people(std::string& out, const Answer& answer) {
    out +=
        "<table><thead><tr><th>who</th><th>as</th><th class=\"n\">quotations</th>"
        "<th class=\"n\">articles</th><th>days</th></tr></thead>\n<tbody>\n";
    for (const auto& who : answer.quoted) {
      std::string offices;
      for (std::size_t i = 0; i < who.offices.size() && i < kMostNames; ++i) {
        offices += (offices.empty() ? "" : ", ") + html_part(who.offices[i]);
      }
      const bool one_day = who.first == who.last;
      out += "<tr><td><b>" + html_part(who.name) + "</b></td><td>" + offices + "</td>";
      out += fmt::format("<td class=\"n\">{}</td><td class=\"n\">{}</td>", who.quotations,
                         who.articles);
      out += "<td class=\"days\">" + html_day(who.first) +
             (one_day ? "" : " to " + html_day(who.last)) + "</td></tr>\n";
    }
    out += "</tbody></table>\n";
  }

  Page page_;
};

}  // namespace

std::unique_ptr<Printer> html_printer(const Page& page) {
  return std::make_unique<HtmlPrinter>(page);
}

}  // namespace news
