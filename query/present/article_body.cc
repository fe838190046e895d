// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/article_body.hh"

#include <algorithm>
#include <utility>

#include "common/quote_values.hh"

namespace news {
namespace {

struct Quotation {
  std::size_t begin = 0, end = 0;  // bytes of the body
  const Quote* quote = nullptr;
};

// Disjoint, in order.
std::vector<Quotation> quotations_of(const Article& article) {
  std::vector<std::pair<std::size_t, const Quote*>> starts;
  for (const auto& quote : article.quotes) {
    if (quote.body_start != kNowhere && quote.body_end > quote.body_start) {
      starts.emplace_back(quote.body_start, &quote);
    }
  }
  std::sort(starts.begin(), starts.end());
  std::size_t byte = 0, character = 0;
  const auto byte_of = [&](std::size_t wanted) {
    while (character < wanted && byte < article.body.size()) {
      ++byte;
      while (byte < article.body.size() &&
             (static_cast<unsigned char>(article.body[byte]) & 0xC0) == 0x80) {
        ++byte;
      }
      ++character;
    }
    return byte;
  };
  std::vector<Quotation> out;
  for (const auto& [start, quote] : starts) {
    if (start < character) continue;  // inside the one before
    const auto begin = byte_of(start);
    out.push_back({begin, byte_of(quote->body_end), quote});
  }
  return out;
}

class Body {
 public:
  Body(const Article& article, Highlighter& highlighter)
      : article_(article), highlighter_(highlighter), quotations_(quotations_of(article)) {}

  void each(const std::function<void(const BodyParagraph&)>& visit) {
    const std::string_view text = article_.body;
    std::size_t heading = 0;
    for (std::size_t at = 0; at < text.size();) {
      const auto end = std::min(text.find("\n\n", at), text.size());
      const auto paragraph = text.substr(at, end - at);
      if (heading < article_.headings.size() && paragraph == article_.headings[heading]) {
        ++heading;
        visit({true, {{paragraph, hits_of(paragraph), false, {}}}});
      } else {
        visit({false, pieces_of(at, end)});
      }
      at = end + 2;
    }
  }

 private:
  Marks hits_of(std::string_view text) { return marks_of(highlighter_.find(text, Field::body)); }

  std::vector<BodyPiece> pieces_of(std::size_t from, std::size_t to) {
    const auto text = std::string_view(article_.body).substr(from, to - from);
    const Marks hits = hits_of(text);
    std::vector<BodyPiece> out;
    std::size_t at = 0, hit = 0;
    const auto add = [&](std::size_t end, bool quoted) {
      Marks here;
      for (; hit < hits.size() && hits[hit].first < end; ++hit) {
        const auto [begin, stop] = hits[hit];
        if (begin >= at && stop <= end) here.emplace_back(begin - at, stop - at);
      }
      if (end > at) out.push_back({text.substr(at, end - at), std::move(here), quoted, {}});
      at = std::max(at, end);
    };
    for (; next_ < quotations_.size() && quotations_[next_].begin < to; ++next_) {
      const auto& [begin, end, quote] = quotations_[next_];
      if (end <= from) continue;
      add(begin > from ? begin - from : 0, false);
      add(std::min(end, to) - from, true);
      if (end > to) break;  // it goes on in the next paragraph
      if (!out.empty()) out.back().who = all_speakers(shown_speaker(*quote), quote->also);
    }
    add(text.size(), false);
    return out;
  }

  const Article& article_;
  Highlighter& highlighter_;
  std::vector<Quotation> quotations_;
  std::size_t next_ = 0;  // the first that is not behind
};

}  // namespace

void each_paragraph(const Article& article, Highlighter& highlighter,
                    const std::function<void(const BodyParagraph&)>& visit) {
  Body(article, highlighter).each(visit);
}

}  // namespace news
