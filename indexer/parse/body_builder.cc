// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/body_builder.hh"

#include <algorithm>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/dateline.hh"
#include "indexer/parse/fields/picture.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/parse/standfirst.hh"

namespace news {
namespace {

constexpr std::size_t kFrontLooked = 3;  // paragraphs that may repeat headline and byline

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return lines;
}

// "# # #", "***", a rule of dashes.
bool is_nothing_but_marks(std::string_view text) {
  return text.find_first_not_of(" #*-=~.+") == text.npos;
}

bool is_blank(std::string_view line) {
  return tidy(line).empty();
}

// Lines broken at one width, as mail and old wires do: most lines that have a successor in their
// paragraph are of nearly the same length.
bool is_wrapped(const std::vector<std::string_view>& lines) {
  constexpr std::size_t kShortest = 40, kLongest = 100;
  std::size_t followed = 0, full = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i].size() > kLongest) return false;
    if (is_blank(lines[i]) || is_blank(lines[i + 1])) continue;
    ++followed;
    full += lines[i].size() >= kShortest;
  }
  return followed >= 2 && full * 10 >= followed * 8;
}

// "By Jane Doe", and nothing that the byline does not name.
bool is_byline_of(std::string_view text, const std::vector<std::string>& byline) {
  constexpr std::size_t kLongest = 200;
  if (byline.empty() || text.size() > kLongest || !byline_lead(text).sure) return false;
  const auto names = read_byline(text);
  return !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(byline.begin(), byline.end(),
                       [&](const std::string& known) { return same_words(known, name); });
  });
}

}  // namespace

void add_caption(Caption stated, Article& article) {
  Caption caption = read_caption(std::move(stated));
  if (caption.text.empty()) {
    if (!caption.credit.empty()) article.credits.push_back(std::move(caption.credit));
    return;
  }
  constexpr std::size_t kLookedAt = 500;  // a page of more is not laid out by hand
  const auto end = article.captions.size() <= kLookedAt ? article.captions.end()
                                                        : article.captions.begin() + kLookedAt;
  auto known = std::find_if(article.captions.begin(), end,
                            [&](const Caption& c) { return c.text == caption.text; });
  if (known == end) known = article.captions.end();
  if (known == article.captions.end()) {
    article.captions.push_back(std::move(caption));
  } else if (known->credit.empty()) {
    known->credit = std::move(caption.credit);
  }
}

void BodyBuilder::add(BlockKind kind, std::string_view text) {
  std::string clean = tidy(text);
  if (clean.empty() || is_nothing_but_marks(clean)) return;
  bytes_ += clean.size();
  parts_.push_back({kind, std::move(clean)});
}

void BodyBuilder::add_paragraph(std::string_view text) {
  add(BlockKind::paragraph, text);
}
void BodyBuilder::add_heading(std::string_view text) {
  add(BlockKind::heading, text);
}

void BodyBuilder::add_plain_text(std::string_view text) {
  const auto lines = lines_of(text);
  if (!is_wrapped(lines)) {
    for (const auto line : lines) add_paragraph(line);
    return;
  }
  std::string paragraph;
  for (const auto line : lines) {
    // An indented line begins a paragraph of its own in such texts.
    if (is_blank(line) || line.starts_with("  ") || line.starts_with('\t')) {
      add_paragraph(paragraph);
      paragraph.clear();
    }
    paragraph.append(line).append(" ");
  }
  add_paragraph(paragraph);
}

void BodyBuilder::add_html(std::string_view html, Article& article) {
  if (!has_markup(html)) {
    add_plain_text(html.find('&') == html.npos ? std::string(html) : decode_entities(html));
    return;
  }
  auto parsed = parse_html_fragment(html);
  if (!parsed) return;
  for (const auto& block : parsed->blocks) {
    add(block.kind, std::string_view(parsed->body).substr(block.begin, block.end - block.begin));
  }
  for (auto& caption : parsed->captions) add_caption(std::move(caption), article);
  for (auto& credit : parsed->credits) article.credits.push_back(std::move(credit));
}

void BodyBuilder::drop_front() {
  bytes_ -= parts_.front().text.size();
  parts_.erase(parts_.begin());
}

void BodyBuilder::drop_back() {
  bytes_ -= parts_.back().text.size();
  parts_.pop_back();
}

void BodyBuilder::drop_repeats(const Article& article) {
  std::size_t at = 0;
  for (std::size_t looked = 0; looked < kFrontLooked && at < parts_.size(); ++looked) {
    // A body that is nothing but its headline stays.
    const bool repeats = parts_.size() > 1 && (same_words(parts_[at].text, article.headline) ||
                                               is_byline_of(parts_[at].text, article.byline));
    if (!repeats) {
      ++at;
      continue;
    }
    bytes_ -= parts_[at].text.size();
    parts_.erase(parts_.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

void BodyBuilder::finish(Article& article) {
  drop_repeats(article);
  article.body.clear();
  article.blocks.clear();
  article.headings.clear();
  for (auto& part : parts_) {
    if (!article.body.empty()) article.body += "\n\n";
    const std::size_t begin = article.body.size();
    article.body += part.text;
    article.blocks.push_back({part.kind, begin, article.body.size()});
    if (part.kind == BlockKind::heading) article.headings.push_back(std::move(part.text));
  }
  parts_.clear();
  bytes_ = 0;
  settle_standfirst(article);
  if (article.place.empty() && !article.blocks.empty())
    article.place =
        find_dateline(std::string_view(article.body).substr(0, article.blocks.front().end)).place;
}

}  // namespace news
