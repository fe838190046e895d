// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/article_page.hh"

#include "common/article_name.hh"
#include "query/answer/highlight.hh"
#include "query/present/article_body.hh"
#include "query/present/layout.hh"

namespace news {
namespace {

constexpr std::size_t kIndent = 2;

class ArticlePage {
 public:
  ArticlePage(const ShownArticle& shown, const Page& page)
      : article_(shown.article), page_(page), highlighter_(shown.parts, shown.words) {}

  std::string print() {
    head();
    standfirst();
    body();
    pictures();
    people();
    return finish(out_, page_);
  }

 private:
  void line(std::string_view text, std::string_view first = "") {
    out_ += wrap(text, page_, first, first.empty() ? 0 : kIndent);
  }

  std::string marked(std::string_view text, Style style, Field field) {
    return styled(text, style, page_, marks_of(highlighter_.find(text, field)));
  }

  void head() {
    if (!article_.headline.empty())
      line(marked(article_.headline, Style::headline, Field::headline));
    std::string about;
    const auto add = [&](const std::string& text) {
      if (!text.empty())
        about += (about.empty() ? "" : " \xC2\xB7 ") + styled(text, Style::plain, page_);
    };
    add(article_.date);
    add(article_.source);
    add(article_.section);
    add(article_.place);
    std::string names;
    for (const auto& name : article_.byline) names += (names.empty() ? "by " : ", ") + name;
    add(names);
    if (!about.empty()) line(about);
    // Never broken: what is copied from the screen must be the path, and the address.
    const auto path = path_and_member(article_.path, article_.member);
    out_ += linked(styled(path, Style::dim, page_), article_.canonical, page_) + '\n';
    if (!article_.url.empty() && article_.url != article_.member) {
      out_ += linked(styled(article_.url, Style::dim, page_), article_.url, page_) + '\n';
    }
    out_ += '\n';
  }

  void standfirst() {
    if (article_.standfirst.empty()) return;
    line(marked(article_.standfirst, Style::plain, Field::body));
    out_ += '\n';
  }

  void body() {
    each_paragraph(article_, highlighter_, [this](const BodyParagraph& paragraph) {
      std::string text;
      for (const auto& piece : paragraph.pieces) {
        const auto style = paragraph.heading ? Style::headline
                           : piece.quoted    ? Style::quotation
                                             : Style::plain;
        text += styled(piece.text, style, page_, piece.hits);
        if (piece.who.empty() || page_.plain) continue;
        text += styled(" \u2039" + piece.who + "\u203A", Style::speaker, page_);
      }
      line(text);
      out_ += '\n';
    });
  }

  void pictures() {
    for (const auto& caption : article_.captions) {
      std::string text = styled("caption: ", Style::dim, page_);
      text += marked(caption.text, Style::plain, Field::caption);
      if (!caption.credit.empty()) {
        text += " (" + marked(caption.credit, Style::plain, Field::credit) + ")";
      }
      line(text, "  ");
    }
    for (const auto& credit : article_.credits) {
      line(styled("credit: ", Style::dim, page_) + marked(credit, Style::plain, Field::credit),
           "  ");
    }
  }

  void people() {
    if (article_.speakers.empty()) return;
    if (!article_.captions.empty() || !article_.credits.empty()) out_ += '\n';
    line(styled("Quoted:", Style::headline, page_));
    for (const auto& speaker : article_.speakers) {
      std::string text = marked(speaker.name, Style::speaker, Field::speaker);
      if (!speaker.description.empty())
        text += ", " + styled(speaker.description, Style::plain, page_);
      line(text + " (" + std::to_string(speaker.quotes) + ")", "  ");
    }
  }

  const Article& article_;
  Page page_;
  Highlighter highlighter_;
  std::string out_;
};

}  // namespace

std::string print_article(const ShownArticle& shown, const Page& page) {
  return ArticlePage(shown, page).print();
}

}  // namespace news
