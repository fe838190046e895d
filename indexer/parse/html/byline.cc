// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/byline.hh"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/html/east_asian_names.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

using Names = std::vector<std::string>;

constexpr std::size_t kLongestMark = 240;  // bytes; a longer element is no byline
constexpr std::size_t kLongestLine = 120;

bool is_person(const std::string& name) {
  return looks_like_person(name);
}

bool has_name(const Names& names, const std::string& key) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return word_key(name) == key; });
}

Names names_of_site(const PageFacts& facts) {
  Names names;
  for (const std::string_view name :
       {facts.first("og:site_name"), std::string_view(facts.linked.site_name),
        std::string_view(facts.linked.publisher), facts.first("application-name")})
    if (!name.empty()) names.emplace_back(name);
  for (const std::string_view url : {std::string_view(facts.canonical), facts.first("og:url")}) {
    std::string host = host_of(url);
    if (host.starts_with("www.")) host.erase(0, 4);
    if (host.empty()) continue;
    names.push_back(host);
    names.push_back(host.substr(0, host.find('.')));
  }
  return names;
}

struct Mark {
  std::size_t block = 0;  // where it stands
  bool is_furniture = false;
  bool is_only_address = false;    // nothing but where its link leads tells that it is one
  std::string text;                // its elements parted where nothing else does
  std::vector<std::string> links;  // texts of the links in it
};

constexpr std::uint32_t kNotAuthor = kCommentHint | kCaptionHint | kHiddenHint | kNoticeHint;

bool ends_glued(std::string_view text) {
  return !text.empty() && text.back() != ' ' && text.back() != '(' && text.back() != '/' &&
         text.back() != '\'' && text.back() != '-';
}

bool begins_glued(std::string_view text) {
  const auto c = static_cast<unsigned char>(text.empty() ? ' ' : text.front());
  return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         c == '@';
}

// The words of a subtree with a stroke between elements that nothing else parts: "<a>Una
// Maris</a>Harbour reporter", "<div>Una Maris</div><div>2 hours</div>" are laid out apart.
std::string text_in_pieces(const Tree& tree, NodeIndex element) {
  std::string out;
  bool edge = false;  // an element began or ended since the last words
  for (NodeIndex n = element; n < tree.node(element).end;) {
    const Node& node = tree.node(n);
    if (node.is_text) {
      const std::string_view words = tree.text(n);
      if (edge && ends_glued(out) && begins_glued(words)) append_words(out, " | ");
      if (!collapse(words).empty()) edge = false;
      append_words(out, words);
      edge = true;
    } else if (n != element && is_unread(node.tag)) {
      n = node.end;
      continue;
    } else if (is_block(node.tag) || node.tag == Tag::br) {
      if (!out.empty()) append_words(out, " | ");
    }
    ++n;
  }
  trim_end(out);
  return out;
}

std::vector<Mark> author_marks(const Tree& tree, const Blocks& blocks) {
  std::vector<Mark> marks;
  for (NodeIndex i = 0; i < tree.size() && marks.size() < 200; ++i) {
    const Node& node = tree.node(i);
    if (node.is_text || is_unread(node.tag)) continue;
    const bool is_marked =
        (blocks.own_hints(i) & kBylineHint) != 0 ||
        (node.tag == Tag::a && contains(to_lower(tree.attribute(i, Attr::rel)), "author"));
    const bool is_mark =
        is_marked || (node.tag == Tag::a && leads_to_author(tree.attribute(i, Attr::href)));
    if (!is_mark || (blocks.around(i) & kNotAuthor) != 0) continue;
    Mark mark;
    mark.block = blocks.first_block(i);
    mark.is_furniture = (blocks.around(i) & (kFurnitureHint | kTailHint | kBoxHint)) != 0;
    mark.is_only_address = !is_marked;
    if (tree.inner_text(i).size() <= kLongestMark) {
      mark.text = text_in_pieces(tree, i);
      for (NodeIndex n = i; n < node.end; ++n)
        if (tree.tag(n) == Tag::a) mark.links.push_back(tree.inner_text(n));
      if (!mark.text.empty()) marks.push_back(std::move(mark));
      i = node.end - 1;
    }
  }
  return marks;
}

// Finds the names where the page shows them.
class VisibleByline {
 public:
  VisibleByline(const BylinePage& page, const BylinePlace& place, const Names& house)
      : page_(page), place_(place), house_(house), marks_(author_marks(page.tree, page.blocks)) {}

  Names run() const {
    const auto is_at_head = [&](const Mark& mark) {
      return mark.block + 4 >= place_.headline && mark.block <= place_.body_begin + 1;
    };
    Names names = from_marks(is_at_head);
    if (names.empty()) names = from_lines(place_.headline, place_.body_begin + 3, true);
    if (names.empty())
      names = from_marks([&](const Mark& mark) {
        return !mark.is_furniture && !mark.is_only_address && !is_at_head(mark) &&
               mark.block >= place_.headline;
      });
    if (names.empty()) names = from_lines(place_.body_end, place_.body_end + 3, false);
    return names;
  }

 private:
  Names read(std::string_view text) const {
    BylineReader reader(page_.language, house_);
    reader.add(text);
    return reader.names_somebody() ? reader.names() : Names{};
  }

  // What a page may call its author: a person, a known agency or body, at most three words.
  Names believable(std::string_view text) const {
    Names names = read(text);
    std::erase_if(names, [](const std::string& name) {
      return !looks_like_person(name) && !is_news_agency(name) && !is_body(name) &&
             (count_words(name) > 3 || is_not_in_names(name.substr(0, name.find(' '))));
    });
    if (std::any_of(names.begin(), names.end(), is_person))
      std::erase_if(
          names, [](const std::string& name) { return !is_person(name) && !is_news_agency(name); });
    return names;
  }

  Names persons_of_links(const Mark& mark) const {
    Names names;
    for (const std::string& link : mark.links)
      for (std::string& name : read(link))
        if (is_person(name) && !has_name(names, word_key(name))) names.push_back(std::move(name));
    return names;
  }

  // "Jane Doe, The Example", where only the name leads to a page of its own; "Kara Toft and Bo
  // Lind", where only the first does.
  Names names_of(const Mark& mark, bool may_guess) const {
    Names linked = persons_of_links(mark);
    if (linked.empty() && !may_guess) return {};
    if (Names names = east_asian_names(mark.text); linked.empty() && !names.empty()) return names;
    Names written = believable(mark.text);
    const bool holds_all = std::all_of(linked.begin(), linked.end(), [&](const std::string& name) {
      return has_name(written, word_key(name));
    });
    if (holds_all) return written;
    BylineReader reader(page_.language, house_);
    reader.add(mark.text);
    for (const std::string& name : reader.photographers())
      std::erase_if(linked, [&](const std::string& link) { return link == name; });
    return linked;
  }

  template <class Test>
  Names from_marks(Test&& is_wanted) const {
    Names names;
    std::size_t line = 0;
    for (const Mark& mark : marks_) {
      if (!is_wanted(mark)) continue;
      if (!names.empty() && mark.block > line + 1) break;
      Names more = names_of(mark, names.empty() && !mark.is_only_address);
      if (names.empty()) line = mark.block;
      // Those behind the first share its line: "By Ann Roe and Jo Berg", each marked.
      for (std::string& name : more)
        if (!has_name(names, word_key(name))) names.push_back(std::move(name));
    }
    return names;
  }

  // A line of its own between headline and text that says "by"; or a person beside a date.
  Names from_lines(std::size_t first, std::size_t end, bool at_head) const {
    const auto& all = page_.blocks.all();
    for (std::size_t b = first; b < std::min(end, all.size()); ++b) {
      const TextBlock& block = all[b];
      if (block.size() > kLongestLine || block.has(kCommentHint | kCaptionHint | kHiddenHint))
        continue;
      const bool lead_alone = is_lead_alone(block.text) && b + 1 < all.size();
      if (!lead_alone && !is_stated(block.text) && !(at_head && is_beside_date(b)) &&
          !(at_head && block.has(kCreditHint) && is_news_agency(block.text)))
        continue;
      // "By" and the name are boxes of their own.
      Names names = read(pieces_of(lead_alone ? all[b + 1] : block));
      std::erase_if(names, [](const std::string& name) {
        return !looks_like_person(name) && !is_news_agency(name);
      });
      if (!names.empty()) return names;
    }
    return {};
  }

  static bool is_lead_alone(std::string_view line) {
    const auto lead = byline_lead(line);
    return lead.sure && lead.bytes >= line.size();
  }

  // "By Jane Doe", also behind a stroke or a date, as its own line or its own part.
  static bool is_stated(std::string_view line) {
    const auto lead = byline_lead(line);
    if (lead.sure) return lead.bytes < line.size() && !ends_as_sentence(line);
    for (const std::string_view stroke : {"| ", "\xE2\x80\xA2 ", "\xC2\xB7 "}) {
      const auto at = line.find(stroke);
      if (at != line.npos && byline_lead(line.substr(at + stroke.size())).sure) return true;
    }
    const DateInText date = find_date(line);
    return !date.day.empty() && byline_lead(collapse(line.substr(date.end))).sure;
  }

  // "Jane Doe - January 24, 2020", "24 January 2020 | Jane Doe" with the name a link.
  bool is_beside_date(std::size_t b) const {
    const TextBlock& block = page_.blocks.all()[b];
    const DateInText date = find_date(block.text);
    if (date.day.empty() || block.links == 0) return false;
    const std::string_view line = block.text;
    const auto name = date.begin > 0 ? without_strokes(line.substr(0, date.begin))
                                     : without_strokes(line.substr(date.end));
    const bool is_linked = block.link_bytes >= name.size() && block.link_bytes <= name.size() + 2;
    return is_linked && looks_like_person(name);
  }

  static std::string_view without_strokes(std::string_view text) {
    static constexpr std::array<std::string_view, 8> kStrokes{
        " ", "-", "|", ",", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94"};
    for (bool again = true; again;) {
      again = false;
      for (const auto stroke : kStrokes) {
        if (text.starts_with(stroke)) {
          text.remove_prefix(stroke.size());
          again = true;
        } else if (text.ends_with(stroke)) {
          text.remove_suffix(stroke.size());
          again = true;
        }
      }
    }
    return text;
  }

  std::string pieces_of(const TextBlock& block) const {
    return block.first == block.last ? block.text : text_in_pieces(page_.tree, block.node);
  }

  const BylinePage& page_;
  const BylinePlace& place_;
  const Names& house_;
  std::vector<Mark> marks_;
};

}  // namespace

std::vector<std::string> find_byline(const BylinePage& page, const BylinePlace& place) {
  static constexpr std::array<std::string_view, 10> kMetaKeys = {
      "parsely-author", "sailthru.author", "cxenseparse:author", "author",     "byl",
      "article:author", "dc.creator",      "dcterms.creator",    "dc:creator", "og:article:author"};
  const Names house = names_of_site(page.facts);
  BylineReader linked(page.language, house), meta(page.language, house);
  for (const AuthorValue& author : page.facts.linked.authors) linked.add(author.text, author.kind);
  if (linked.names_somebody()) return linked.names();
  for (const std::string_view key : kMetaKeys)
    for (const MetaValue& entry : page.facts.meta)
      if (entry.key == key && !meta.names_somebody()) meta.add(entry.value);
  const Names stated = meta.names();
  if (meta.names_somebody() && std::any_of(stated.begin(), stated.end(), is_person)) return stated;
  const Names vague = linked.names();  // the site itself, "Gazette Staff"
  if (std::any_of(vague.begin(), vague.end(), is_named_staff)) return vague;
  Names names = VisibleByline(page, place, house).run();
  if (names.empty() && meta.names_somebody()) names = stated;
  if (names.empty())
    for (const std::string_view key : {"article:author", "author"})
      for (const MetaValue& entry : page.facts.meta)
        if (entry.key == key && names.empty())
          if (std::string name = name_in_address(entry.value); !name.empty()) names = {name};
  if (names.empty()) names = vague;
  if (names.empty()) names = stated;
  return names;
}

}  // namespace news::html
