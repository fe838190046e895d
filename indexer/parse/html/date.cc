// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/date.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/date_line.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::array<std::string_view, 28> kPublished = {"article:published_time",
                                                         "datepublished",
                                                         "og:article:published_time",
                                                         "article.published",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.created",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publication_date",
                                                         "publish_date",
                                                         "article:published",
                                                         "dc.date",
                                                         "dcterms.date",
                                                         "date",
                                                         "rnews:datepublished",
                                                         "cxenseparse:recs:publishtime",
                                                         "displaydate",
                                                         "published_time",
                                                         "article:post_date",
                                                         "dcterms.issued",
                                                         "dc.date.created",
                                                         "article_date_original",
                                                         "citation_publication_date",
                                                         "og:pubdate",
                                                         "ptime"};
constexpr std::array<std::string_view, 4> kModified = {"article:modified_time", "og:updated_time",
                                                       "datemodified", "last-modified"};

// Reads a page's days: what each place says is read_date()'s or read_date_line()'s to tell.
class DateFinder {
 public:
  DateFinder(const DatePage& page, std::size_t body_begin) : page_(page), body_begin_(body_begin) {}

  std::string run() const {
    const PageFacts& facts = page_.facts;
    std::string day = read_date(facts.linked.date_published, page_.language);
    if (day.empty()) day = from_meta(kPublished);
    if (day.empty()) day = from_marks();
    for (const std::string_view url :
         {std::string_view(facts.canonical), facts.first("og:url"), std::string_view(facts.url)})
      if (day.empty()) day = news::find_date(url).day;  // /2023/01/19/ or -2023-01-19
    if (day.empty()) day = from_lines();
    if (day.empty()) day = from_meta(kModified);
    if (day.empty()) day = from_hnews_update();
    return day;
  }

 private:
  std::string from_meta(const auto& keys) const {
    for (const std::string_view key : keys)
      if (std::string day = read_date(page_.facts.first(key), page_.language); !day.empty())
        return day;
    return {};
  }

  // <time>, itemprop=datePublished, hNews: at the head of the article first, then below it.
  std::string from_marks() const {
    std::string below;
    std::size_t looked_at = 0;
    for (NodeIndex i = 0; i < page_.tree.size() && looked_at < kMostMarks; ++i) {
      const bool says_so = is_publication(i);
      if (page_.tree.node(i).is_text ||
          (page_.tree.tag(i) != Tag::time && !says_so && !is_date_in_title(i)))
        continue;
      ++looked_at;
      if ((page_.blocks.around(i) & kElsewhere) != 0 || is_modified(i) || is_of_an_event(i))
        continue;
      if (!says_so && is_in_prose(i)) continue;
      std::string day = day_of_mark(i);
      if (day.empty()) continue;
      if (says_so || page_.blocks.first_block(i) <= body_begin_ + 1) return day;
      if (below.empty()) below = std::move(day);
    }
    return below;
  }

  // <abbr class="updated" title="...">: all that some entries of hAtom state.
  std::string from_hnews_update() const {
    std::size_t looked_at = 0;
    for (NodeIndex i = 0; i < page_.tree.size() && looked_at < kMostMarks; ++i) {
      if (page_.tree.node(i).is_text ||
          !has_class(page_.tree.attribute(i, Attr::class_), "updated"))
        continue;
      ++looked_at;
      if ((page_.blocks.around(i) & kElsewhere) != 0) continue;
      if (std::string day = day_of_mark(i); !day.empty()) return day;
    }
    return {};
  }

  // itemprop or property "datePublished"; hNews "published", h-entry "dt-published" with the day in
  // its title.
  bool is_publication(NodeIndex i) const {
    const Tree& tree = page_.tree;
    if (tree.node(i).is_text) return false;
    for (const Attr attr : {Attr::itemprop, Attr::property})
      if (contains(tree.attribute(i, attr), "datePublished")) return true;
    const std::string_view classes = tree.attribute(i, Attr::class_);
    const bool is_hnews = has_class(classes, "published") || has_class(classes, "dt-published");
    return is_hnews && (tree.has_attribute(i, Attr::title) || tree.tag(i) == Tag::time);
  }

  // <abbr class="date" title="Friday, April 5th, 2013">2 years ago</abbr>, and the value-title of
  // hNews within one that is published.
  bool is_date_in_title(NodeIndex i) const {
    const Tree& tree = page_.tree;
    if (!tree.has_attribute(i, Attr::title)) return false;
    if ((page_.blocks.own_hints(i) & kDateHint) != 0) return true;
    const NodeIndex around = tree.node(i).parent;
    return around != kNoNode && has_class(tree.attribute(i, Attr::class_), "value-title") &&
           has_class(tree.attribute(around, Attr::class_), "published");
  }

  static bool has_class(std::string_view classes, std::string_view name) {
    for (std::size_t at = classes.find(name); at != classes.npos; at = classes.find(name, at + 1)) {
      const bool begins = at == 0 || classes[at - 1] == ' ';
      const std::size_t end = at + name.size();
      if (begins && (end == classes.size() || classes[end] == ' ')) return true;
    }
    return false;
  }

  bool is_modified(NodeIndex i) const {
    for (const Attr attr : {Attr::itemprop, Attr::property, Attr::class_}) {
      const std::string lower = to_lower(page_.tree.attribute(i, attr));
      if (contains(lower, "modif") || contains(lower, "updat")) return true;
    }
    return false;
  }

  // A concert's day, a deadline: not the article's, unless the whole page is the event's.
  bool is_of_an_event(NodeIndex i) const {
    constexpr int kLevels = 6;
    for (int level = 0; i != kNoNode && level < kLevels; ++level, i = page_.tree.node(i).parent) {
      const bool holds_text =
          page_.blocks.first_block(i) <= body_begin_ && body_begin_ < page_.blocks.end_block(i);
      if (holds_text) return false;
      for (const Attr attr : {Attr::class_, Attr::id, Attr::itemtype, Attr::itemprop}) {
        const std::string lower = to_lower(page_.tree.attribute(i, attr));
        for (const std::string_view word :
             {"event", "calendar", "deadline", "startdate", "enddate"})
          if (contains(lower, word)) return true;
      }
    }
    return false;
  }

  // "The first ship came on <time>3 May 1907</time>, and ...".
  bool is_in_prose(NodeIndex i) const {
    const std::size_t b = page_.blocks.first_block(i);
    const auto& all = page_.blocks.all();
    // A mark within a block begins after it.
    for (const std::size_t near : {b > 0 ? b - 1 : b, b})
      if (near < all.size() && all[near].first <= page_.tree.node(i).end && all[near].last >= i &&
          (all[near].size() > kLongestLine ||
           (all[near].tag == Tag::p && is_prose(all[near]) &&
            read_date_line(all[near].text, page_.language).day.empty())))
        return true;
    return false;
  }

  std::string day_of_mark(NodeIndex i) const {
    for (const Attr attr : {Attr::datetime, Attr::content, Attr::title})
      if (std::string day = read_date(page_.tree.attribute(i, attr), page_.language); !day.empty())
        return day;
    return news::find_date(page_.tree.inner_text(i), page_.language).day;
  }

  // The line with its pieces a blank apart: "<span>Una Maris</span><span>Oct 17, 2023</span>" is
  // laid out so.
  std::string pieces_apart(const TextBlock& block) const {
    std::string text;
    for (NodeIndex i = block.first; i <= block.last; ++i) {
      append_words(text, page_.tree.text(i));
      append_words(text, " ");
    }
    return text;
  }

  // A line with a date class, else a short line before the text that says so.
  std::string from_lines() const {
    const auto& all = page_.blocks.all();
    const std::size_t end = std::min(body_begin_ + 2, all.size());
    for (const bool marked : {true, false})
      for (std::size_t b = 0; b < end; ++b) {
        const TextBlock& block = all[b];
        if (block.size() > kLongestLine || block.has(kElsewhere) ||
            block.has(kDateHint) != marked || is_of_an_event(block.node))
          continue;
        DateLine line = read_date_line(block.text, page_.language);
        if (line.day.empty() && block.first != block.last)
          line = read_date_line(pieces_apart(block), page_.language);
        if (!line.day.empty()) return line.day;
      }
    return {};
  }

  static constexpr std::size_t kLongestLine = 160;  // bytes
  static constexpr std::size_t kMostMarks = 500;
  static constexpr std::uint32_t kElsewhere = kFurnitureHint | kCommentHint | kTailHint;

  const DatePage& page_;
  std::size_t body_begin_;
};

}  // namespace

std::string find_date(const DatePage& page, std::size_t body_begin) {
  return DateFinder(page, body_begin).run();
}

}  // namespace news::html
