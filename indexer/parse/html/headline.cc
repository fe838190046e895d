// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/headline.hh"

#include <algorithm>
#include <iterator>
#include <utility>
#include <vector>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/html/site_name.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kTelling = 16;  // bytes; shorter headings are often labels

struct Candidate {
  std::string text, key;

  bool is_telling() const { return key.size() >= kTelling; }
};

struct Heading : Candidate {
  Candidate tail;         // without its first element, where that may be a kicker
  Candidate beginning{};  // without its last element, where that may be a label
};

// Templates that escape twice leave "&amp;" to be read.
bool is_escaped_twice(std::string_view text) {
  return contains(text, "&amp;") || contains(text, "&quot;") || contains(text, "&#") ||
         contains(text, "&rsquo;") || contains(text, "&lsquo;") || contains(text, "&nbsp;");
}

Candidate candidate(std::string_view text) {
  Candidate made{collapse(is_escaped_twice(text) ? decode_entities(text) : std::string(text)), {}};
  made.key = word_key(made.text);
  return made;
}

bool begins(const std::string& whole, const std::string& start) {
  return !start.empty() && whole.starts_with(start) &&
         (whole.size() == start.size() || whole[start.size()] == ' ');
}

bool ends(const std::string& whole, const std::string& tail) {
  return !tail.empty() && whole.ends_with(tail) &&
         (whole.size() == tail.size() || whole[whole.size() - tail.size() - 1] == ' ');
}

// The words of [from, end) of a heading without a kicker or overline inside it.
std::string words_between(const Tree& tree, const Blocks& blocks, NodeIndex from, NodeIndex end) {
  std::string text;
  for (NodeIndex i = from; i < end;) {
    const Node& node = tree.node(i);
    if (is_unread(node.tag) || (blocks.own_hints(i) & (kSummaryHint | kHiddenHint)) != 0) {
      i = node.end;
      continue;
    }
    append_words(text, node.is_text                                ? tree.text(i)
                       : is_block(node.tag) || node.tag == Tag::br ? " "
                                                                   : "");
    ++i;
  }
  trim_end(text);
  return text;
}

// "<h1><span>After the storm</span><span>Ferry stays in port</span>": what follows the first
// element. A colon between them makes both one headline.
Candidate without_first_element(const Tree& tree, const Blocks& blocks, NodeIndex heading) {
  const NodeIndex end = tree.node(heading).end;
  NodeIndex first = heading + 1;
  while (first < end && tree.node(first).is_text && collapse(tree.text(first)).empty()) ++first;
  if (first >= end || tree.node(first).is_text) return {};
  const std::string kicker = words_between(tree, blocks, first + 1, tree.node(first).end);
  Candidate rest = candidate(words_between(tree, blocks, tree.node(first).end, end));
  if (kicker.empty() || kicker.back() == ':' || !rest.is_telling()) return {};
  return rest.text.front() == ':' ? Candidate{} : rest;
}

// "Ferry stays in port <span>For subscribers</span>": what stands before a last element of few
// words. Believed where a title says the same.
Candidate without_last_element(const Tree& tree, const Blocks& blocks, NodeIndex heading) {
  constexpr std::size_t kMostWords = 4;
  NodeIndex last = kNoNode;
  for (NodeIndex child = heading + 1; child < tree.node(heading).end; child = tree.node(child).end)
    if (!tree.node(child).is_text || !collapse(tree.text(child)).empty()) last = child;
  if (last == kNoNode || tree.node(last).is_text || last == heading + 1) return {};
  const std::string words = tree.inner_text(last);
  if (count_words(words) > kMostWords || words.starts_with(':')) return {};
  Candidate rest = candidate(words_between(tree, blocks, heading + 1, last));
  return rest.text.ends_with(':') ? Candidate{} : rest;
}

std::vector<Heading> first_headings(const Tree& tree, const Blocks& blocks) {
  std::vector<Heading> found;
  for (NodeIndex i = 0; i < tree.size() && found.size() < 20; ++i) {
    if (tree.tag(i) != Tag::h1) continue;
    if ((blocks.around(i) & (kHiddenHint | kCommentHint)) != 0) continue;
    Heading whole{candidate(tree.inner_text(i)), {}};
    if (whole.key.empty()) continue;
    Heading heading{candidate(words_between(tree, blocks, i + 1, tree.node(i).end)),
                    without_first_element(tree, blocks, i), without_last_element(tree, blocks, i)};
    const bool has_kicker = heading.key != whole.key;
    if (!heading.key.empty()) found.push_back(std::move(heading));
    if (has_kicker) found.push_back(std::move(whole));
  }
  return found;
}

// How many of the words of a short key stand in a long one, of 1.
double shared_words(const std::string& a, const std::string& b) {
  const auto words = [](const std::string& key) {
    std::vector<std::string> list;
    for (std::size_t at = 0; at < key.size();) {
      const std::size_t end = std::min(key.find(' ', at), key.size());
      list.push_back(key.substr(at, end - at));
      at = end + 1;
    }
    std::sort(list.begin(), list.end());
    return list;
  };
  const std::vector<std::string> left = words(a), right = words(b);
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  const std::size_t shorter = std::min(left.size(), right.size());
  return shorter == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(shorter);
}

class Vote {
 public:
  Vote(const Tree& tree, const Blocks& blocks, const PageFacts& facts)
      : facts_(facts), names_(site_names(tree, facts)), headings_(first_headings(tree, blocks)) {
    for (const std::string_view stated :
         {std::string_view(facts.title), facts.first("og:title"), facts.first("twitter:title")}) {
      for (const Heading& heading : headings_)
        if (heading.is_telling()) learn_site_name(collapse(stated), heading.text, names_);
      learn_from_lines(blocks, collapse(stated));
    }
    social_ = title(facts.first("og:title"));
    linked_ = title(facts.linked.headline);
    window_ = title(facts.title);
    for (const Candidate& made : {social_, linked_, title(facts.first("twitter:title")), window_})
      if (!made.key.empty()) titles_.push_back(made);
  }

  std::string result() const {
    for (const auto way :
         {&Vote::editors, &Vote::without_label, &Vote::confirmed, &Vote::nearly_confirmed,
          &Vote::reworded, &Vote::first_telling, &Vote::only_heading})
      if (std::string text = (this->*way)(); !text.empty()) return text;
    if (!facts_.linked.headline.empty()) return collapse(facts_.linked.headline);
    return titles_.empty() ? std::string() : titles_.front().text;
  }

 private:
  // "Ferry stays in port - The Courier" over a line "Ferry stays in port" that is no <h1>.
  void learn_from_lines(const Blocks& blocks, const std::string& title) {
    constexpr std::size_t kLookedAt = 120;
    const auto& all = blocks.all();
    for (std::size_t b = 0; b < std::min(all.size(), kLookedAt); ++b)
      if (all[b].size() >= kTelling && all[b].size() < title.size())
        learn_site_name(title, all[b].text, names_);
  }

  Candidate title(std::string_view text) const { return candidate(cut_site_name(text, names_)); }

  // og:title is the editors' where h1, <title> and the linked data say another thing. A page
  // without linked data has a second witness to call: what it tells its readers' trackers.
  std::string editors() const {
    if (!social_.is_telling()) return {};
    std::string template_key = linked_.key;
    if (linked_.key.empty()) {
      const auto witness = facts_.first_of({"parsely-title", "sailthru.title", "twitter:title"});
      if (title(witness).key != social_.key) return {};
      template_key = window_.key;
      if (begins(template_key, social_.key)) return {};
    } else if (candidate(facts_.linked.alternative_headline).key == social_.key) {
      return {};
    }
    const auto same = [&](const Heading& heading) { return heading.key == template_key; };
    if (template_key.size() < kTelling || std::none_of(headings_.begin(), headings_.end(), same))
      return {};
    if (!begins(candidate(facts_.title).key, template_key)) return {};
    if (begins(social_.key, template_key) || ends(social_.key, template_key)) return {};
    return social_.text;
  }

  // "Opinion The ferry is us", where the linked data has "The ferry is us".
  std::string without_label() const {
    constexpr std::size_t kLabelWords = 2;
    if (!linked_.is_telling()) return {};
    for (const Heading& heading : headings_)
      if (heading.key != linked_.key && ends(heading.key, linked_.key) &&
          count_words(heading.key) <= count_words(linked_.key) + kLabelWords)
        return linked_.text;
    return {};
  }

  std::string confirmed() const {
    for (const Candidate& title : titles_)
      for (const Heading& heading : headings_)
        if (heading.key == title.key) return heading.text;
    for (const Candidate& title : titles_)
      for (const Heading& heading : headings_)
        if (heading.beginning.is_telling() && heading.beginning.key == title.key)
          return heading.beginning.text;
    return {};
  }

  std::string nearly_confirmed() const {
    for (const Candidate& title : titles_)
      for (const Heading& heading : headings_) {
        if (is_site_name(heading.text, names_)) continue;
        if (ends(title.key, heading.tail.key)) return heading.tail.text;
        if (!heading.is_telling()) continue;
        if (begins(title.key, heading.key) || begins(heading.key, title.key)) return heading.text;
        if (ends(title.key, heading.key) && is_behind_stroke(title.text, heading.text))
          return heading.text;
        if (ends(heading.key, title.key) && title.is_telling()) return title.text;
      }
    return {};
  }

  // "AGENCY - Ferry stays in port", "Opinion | ...": a word or two, a stroke, and the heading.
  static bool is_behind_stroke(std::string_view title, std::string_view heading) {
    constexpr std::size_t kMostWords = 3;
    if (!title.ends_with(heading)) return false;
    title.remove_suffix(heading.size());
    for (const std::string_view stroke : {" - ", " | ", " – ", " — ", " · ", " • "})
      if (title.ends_with(stroke)) return count_words(title) <= kMostWords + 1;
    return false;
  }

  // The same headline in other words: "Ferry: islanders wait on" under an h1 "Ferry: the islanders
  // have to wait on".
  std::string reworded() const {
    constexpr double kSame = 0.75;
    if (!social_.is_telling() || social_.key != window_.key) return {};
    for (const Heading& heading : headings_)
      if (heading.is_telling() && shared_words(heading.key, social_.key) >= kSame)
        return social_.text;
    return {};
  }

  std::string first_telling() const {
    for (const Heading& heading : headings_)
      if (!is_site_name(heading.text, names_) && heading.is_telling()) return heading.text;
    return {};
  }

  // "Goat elected": short, but the page has no other.
  std::string only_heading() const {
    if (headings_.size() != 1 || count_words(headings_.front().text) < 2) return {};
    return is_site_name(headings_.front().text, names_) ? std::string() : headings_.front().text;
  }

  const PageFacts& facts_;
  std::vector<std::string> names_;
  std::vector<Heading> headings_;
  Candidate social_, linked_, window_;
  std::vector<Candidate> titles_;
};

}  // namespace

std::string find_headline(const Tree& tree, const Blocks& blocks, const PageFacts& facts) {
  return Vote(tree, blocks, facts).result();
}

}  // namespace news::html
