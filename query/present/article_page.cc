// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/article_page.hh"

#include <algorithm>

#include "common/article_name.hh"
#include "common/quote_values.hh"
#include "query/answer/highlight.hh"
#include "query/present/layout.hh"

namespace news {
namespace {

constexpr std::size_t kIndent = 2;

// A stretch of the body in one dress.
struct Mark {
  std::size_t begin = 0, end = 0;  // bytes
  Style style = Style::hit;
};

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

  // Quotations by where they stand in the body, in bytes.
  void locate_quotations() {
    std::vector<std::pair<std::size_t, const Quote*>> starts;
    for (const auto& quote : article_.quotes) {
      if (quote.body_start != kNowhere && quote.body_end > quote.body_start) {
        starts.emplace_back(quote.body_start, &quote);
      }
    }
    std::sort(starts.begin(), starts.end());
    std::size_t byte = 0, character = 0;
    const auto byte_of = [&](std::size_t wanted) {
      while (character < wanted && byte < article_.body.size()) {
        ++byte;
        while (byte < article_.body.size() &&
               (static_cast<unsigned char>(article_.body[byte]) & 0xC0) == 0x80) {
          ++byte;
        }
        ++character;
      }
      return byte;
    };
    for (const auto& [start, quote] : starts) {
      if (start < character) continue;  // inside the one before
      const auto begin = byte_of(start);
      quotations_.push_back({{begin, byte_of(quote->body_end), Style::quotation}, quote});
    }
  }

  void standfirst() {
    if (article_.standfirst.empty()) return;
    line(marked(article_.standfirst, Style::plain, Field::body));
    out_ += '\n';
  }

  void body() {
    locate_quotations();
    const std::string& text = article_.body;
    std::size_t heading = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find("\n\n", at), text.size());
      const auto paragraph = std::string_view(text).substr(at, end - at);
      if (heading < article_.headings.size() && paragraph == article_.headings[heading]) {
        ++heading;
        line(marked(paragraph, Style::headline, Field::body));
      } else {
        line(dressed(at, end));
      }
      out_ += '\n';
      at = end + 2;
    }
  }

  // The paragraph with its quotations in their dress, each followed by who spoke, hits marked.
  std::string dressed(std::size_t from, std::size_t to) {
    const auto text = std::string_view(article_.body).substr(from, to - from);
    Marks hits = marks_of(highlighter_.find(text, Field::body));
    std::string out;
    std::size_t at = 0, hit = 0;
    const auto run = [&](std::size_t end, Style style) {
      Marks here;
      for (; hit < hits.size() && hits[hit].first < end; ++hit) {
        const auto [begin, stop] = hits[hit];
        if (begin >= at && stop <= end) here.emplace_back(begin - at, stop - at);
      }
      if (end > at) out += styled(text.substr(at, end - at), style, page_, here);
      at = std::max(at, end);
    };
    for (; next_ < quotations_.size() && quotations_[next_].first.begin < to; ++next_) {
      const auto& [mark, quote] = quotations_[next_];
      if (mark.end <= from) continue;
      run(mark.begin > from ? mark.begin - from : 0, Style::plain);
      const auto stop = std::min(mark.end, to) - from;
      run(stop, Style::quotation);
      const auto who = all_speakers(shown_speaker(*quote), quote->also);
      if (!who.empty() && mark.end <= to && !page_.plain) {
        out += styled(" \u2039" + who + "\u203A", Style::speaker, page_);
      }
      if (mark.end > to) break;  // it goes on in the next paragraph
    }
    run(text.size(), Style::plain);
    return out;
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
  std::vector<std::pair<Mark, const Quote*>> quotations_;  // disjoint, in order
  std::size_t next_ = 0;                                   // the first that is not behind
  std::string out_;
};

}  // namespace

std::string print_article(const ShownArticle& shown, const Page& page) {
  return ArticlePage(shown, page).print();
}

}  // namespace news
