// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/html_article.hh"

#include <fmt/format.h>

#include "common/article_name.hh"
#include "query/answer/highlight.hh"
#include "query/present/article_body.hh"
#include "query/present/html_parts.hh"
#include "query/present/markup.hh"

namespace news {
namespace {

class HtmlArticle {
 public:
  HtmlArticle(const Article& article, const std::vector<PlanPart>& parts,
              const std::vector<PartWords>& words, const Page& page)
      : article_(article), page_(page), highlighter_(parts, words) {}

  std::string print() {
    out_ = article_.language.empty()
               ? "<article class=\"whole\">\n"
               : fmt::format("<article class=\"whole\" lang=\"{}\">\n", markup(article_.language));
    head();
    if (!article_.standfirst.empty()) paragraph("standfirst", article_.standfirst, Field::body);
    each_paragraph(article_, highlighter_, [this](const BodyParagraph& one) { body(one); });
    pictures();
    people();
    return std::move(out_) + "</article>\n";
  }

 private:
  std::string marked(std::string_view text, Field field) {
    return html_marked(text, marks_of(highlighter_.find(text, field)));
  }

  void paragraph(std::string_view style, std::string_view text, Field field) {
    out_ += fmt::format("<p class=\"{}\" dir=\"auto\">", style) + marked(text, field) + "</p>\n";
  }

  void head() {
    const auto headline = article_.headline.empty() ? std::string("(no headline)")
                                                    : marked(article_.headline, Field::headline);
    out_ += "<h1 dir=\"auto\">" + html_link(article_.url, headline) + "</h1>\n";
    std::string names;
    for (const auto& name : article_.byline) {
      names += (names.empty() ? "by " : ", ") + html_part(name);
    }
    out_ += html_line("meta",
                      html_joined({html_day(article_.date), html_part(article_.source),
                                   html_part(article_.section), html_part(article_.place), names}));
    out_ += html_line("path", html_part(path_and_member(article_.path, article_.member)));
  }

  void body(const BodyParagraph& one) {
    std::string inside;
    for (const auto& piece : one.pieces) {
      const auto text = html_marked(piece.text, piece.hits);
      inside += piece.quoted ? "<q>" + text + "</q>" : text;
      if (piece.who.empty() || page_.plain) continue;
      inside += " <span class=\"said\">\u2039" + html_part(piece.who) + "\u203A</span>";
    }
    const std::string_view tag = one.heading ? "h2" : "p";
    out_ += fmt::format("<{} dir=\"auto\">", tag) + inside + fmt::format("</{}>\n", tag);
  }

  void pictures() {
    for (const auto& caption : article_.captions) {
      std::string inside = marked(caption.text, Field::caption);
      if (!caption.credit.empty()) inside += " (" + marked(caption.credit, Field::credit) + ")";
      out_ += "<p class=\"fragment\" dir=\"auto\"><span class=\"where\">picture</span>" + inside +
              "</p>\n";
    }
    for (const auto& credit : article_.credits) {
      out_ += "<p class=\"fragment\" dir=\"auto\"><span class=\"where\">credit</span>" +
              marked(credit, Field::credit) + "</p>\n";
    }
  }

  void people() {
    if (article_.speakers.empty()) return;
    out_ += "<h3>Quoted</h3>\n<ul>\n";
    for (const auto& speaker : article_.speakers) {
      out_ += "<li><bdi>" + marked(speaker.name, Field::speaker) + "</bdi>";
      if (!speaker.description.empty()) out_ += ", " + html_part(speaker.description);
      out_ += fmt::format(" ({})</li>\n", speaker.quotes);
    }
    out_ += "</ul>\n";
  }

  const Article& article_;
  const Page& page_;
  Highlighter highlighter_;
  std::string out_;
};

}  // namespace

std::string html_whole_article(const Article& article, const std::vector<PlanPart>& parts,
                               const std::vector<PartWords>& words, const Page& page) {
  return HtmlArticle(article, parts, words, page).print();
}

std::string print_html_articles(const std::vector<ShownArticle>& shown, const Page& page) {
  const auto title =
      shown.size() == 1 ? shown.front().article.headline : fmt::format("{} articles", shown.size());
  std::string out = html_begin(title.empty() ? "(no headline)" : title);
  for (const auto& one : shown) out += html_whole_article(one.article, one.parts, one.words, page);
  return out + html_end();
}

}  // namespace news
