// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/byline.hh"

#include <algorithm>
#include <array>

#include "indexer/parse/byline.hh"
#include "indexer/parse/date_text.hh"
#include "indexer/parse/html/east_asian_names.hh"
#include "indexer/parse/html/names.hh"
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

// Values of <meta> and linked data: every name as stated, without placeholders beside a person.
class Statement {
 public:
  explicit Statement(const Names& site_names) : site_names_(site_names) {}

  void add(std::string_view value) {
    if (is_host(value)) return;
    if (has_name(site_names_, word_key(value))) {
      vague_.push_back(collapse(value));
      return;
    }
    const std::size_t bar = value.find(" | ");  // "Jane Doe | Example Radio"
    if (bar != std::string_view::npos && looks_like_person(collapse(value.substr(0, bar))))
      value = value.substr(0, bar);
    for (std::string& name : split_names(value)) {
      const std::string key = word_key(name);
      if (key.empty() || has_name(named_, key) || has_name(vague_, key)) continue;
      if (is_host(name)) continue;
      if (is_nobody(name)) {
        if (is_named_staff(name)) staff_.push_back(std::move(name));
        continue;
      }
      (has_name(site_names_, key) ? vague_ : named_).push_back(std::move(name));
    }
  }

  const Names& named() const { return named_; }
  const Names& vague() const { return vague_; }  // the site itself
  const Names& staff() const { return staff_; }  // "Gazette Staff"

 private:
  const Names& site_names_;
  Names named_, vague_, staff_;
};

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
  bool is_only_address = false;  // nothing but where its link leads tells that it is one
  std::string text;
  std::vector<std::string> links;  // texts of the links in it
};

constexpr std::uint32_t kNotAuthor = kCommentHint | kCaptionHint | kHiddenHint | kNoticeHint;

// "/author/una-maris", "/autor/una-maris": a page about somebody who writes.
bool leads_to_author(std::string_view address) {
  static constexpr std::array<std::string_view, 22> kFolders = {
      "author",  "authors",  "autor",       "autores",     "autoren",     "autori",
      "autore",  "auteur",   "auteurs",     "auteure",     "writer",      "writers",
      "staff",   "reporter", "reporters",   "journalist",  "journalists", "by",
      "profile", "profil",   "contributor", "contributors"};
  for (std::size_t at = address.find('/'); at != std::string_view::npos;) {
    const std::size_t end = address.find('/', at + 1);
    if (end == std::string_view::npos) return false;  // the last part is the name
    const std::string folder = to_lower(address.substr(at + 1, end - at - 1));
    if (std::find(kFolders.begin(), kFolders.end(), folder) != kFolders.end())
      return end + 1 < address.size();
    at = end;
  }
  return false;
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
    mark.text = tree.inner_text(i);
    if (mark.text.size() <= kLongestMark) {
      for (NodeIndex n = i; n < node.end; ++n)
        if (tree.tag(n) == Tag::a) mark.links.push_back(tree.inner_text(n));
      if (!mark.text.empty()) marks.push_back(std::move(mark));
      i = node.end - 1;
    }
  }
  return marks;
}

Names believable(const Names& names, const Names& site_names) {
  Names out;
  for (const std::string& name : names)
    if (may_be_name(name) && !is_nobody(name) && !has_name(site_names, word_key(name)) &&
        (looks_like_person(name) || is_news_agency(name) || count_words(name) <= 3))
      out.push_back(name);
  if (std::any_of(out.begin(), out.end(), is_person))
    std::erase_if(out, [](const std::string& name) { return !is_person(name); });
  return out;
}

// "Jane Doe, The Example", where only the name leads to a page of its own.
Names linked_persons(const Mark& mark) {
  Names names;
  for (const std::string& link : mark.links)
    for (std::string& name : split_byline(link))
      if (looks_like_person(name) && !is_nobody(name) && !has_name(names, word_key(name)))
        names.push_back(std::move(name));
  return names;
}

// "Jane Doe - January 24, 2020" with the name a link.
std::string name_before_date(const TextBlock& block) {
  const DateInText date = find_date(block.text);
  if (date.day.empty() || block.links == 0 || date.begin == 0) return {};
  std::string_view name = std::string_view(block.text).substr(0, date.begin);
  while (!name.empty() && std::string_view(" -|,•·–—").find(name.back()) != std::string_view::npos)
    name.remove_suffix(1);
  const bool is_linked = block.link_bytes >= name.size() && block.link_bytes <= name.size() + 2;
  return is_linked && looks_like_person(name) ? std::string(name) : std::string();
}

// "By Jane Doe" as a line of its own between headline and text.
Names from_lines(const Blocks& blocks, const BylinePlace& place, const Names& site_names) {
  const std::size_t end = std::min(place.body_begin + 3, blocks.all().size());
  for (std::size_t b = place.headline; b < end; ++b) {
    const TextBlock& block = blocks.all()[b];
    if (block.size() > kLongestLine || block.has(kCommentHint | kCaptionHint | kHiddenHint))
      continue;
    if (std::string name = name_before_date(block); !name.empty()) return {std::move(name)};
    const std::string_view rest = after_byline_lead(block.text);
    if (rest.empty() || ends_as_sentence(rest)) continue;
    Names names = believable(split_byline(rest), site_names);
    std::erase_if(names, [](const std::string& name) {
      return !looks_like_person(name) && !is_news_agency(name);
    });
    if (!names.empty()) return names;
  }
  return {};
}

}  // namespace

std::vector<std::string> find_byline(const Tree& tree, const Blocks& blocks, const PageFacts& facts,
                                     const BylinePlace& place) {
  static constexpr std::array<std::string_view, 10> kMetaKeys = {
      "parsely-author", "sailthru.author", "cxenseparse:author", "author",     "byl",
      "article:author", "dc.creator",      "dcterms.creator",    "dc.creator", "og:article:author"};
  const Names site_names = names_of_site(facts);
  Statement linked(site_names), meta(site_names);
  for (const std::string& author : facts.linked.authors) linked.add(author);
  if (!linked.named().empty()) return linked.named();
  for (const std::string_view key : kMetaKeys)
    for (const MetaValue& entry : facts.meta)
      if (entry.key == key && meta.named().empty()) meta.add(entry.value);
  if (std::any_of(meta.named().begin(), meta.named().end(), is_person)) return meta.named();
  if (!linked.staff().empty()) return linked.staff();

  const std::vector<Mark> marks = author_marks(tree, blocks);
  const auto from_marks = [&](auto is_wanted) {
    Names names;
    std::size_t line = 0;
    for (const Mark& mark : marks) {
      if (!is_wanted(mark)) continue;
      if (!names.empty() && mark.block > line + 1) break;
      Names more = linked_persons(mark);
      if (more.empty() && names.empty() && !mark.is_only_address) {
        more = east_asian_names(mark.text);
        if (more.empty()) more = believable(split_byline(mark.text), site_names);
      }
      if (names.empty()) line = mark.block;
      // Those behind the first share its line: "By Ann Roe and Jo Berg", each marked.
      for (std::string& name : more)
        if (!has_name(names, word_key(name))) names.push_back(std::move(name));
    }
    return names;
  };
  const auto is_at_head = [&](const Mark& mark) {
    return mark.block + 4 >= place.headline && mark.block <= place.body_begin + 1;
  };
  Names names = from_marks(is_at_head);
  if (names.empty()) names = from_lines(blocks, place, site_names);
  if (names.empty())
    names = from_marks([&](const Mark& mark) {
      return !mark.is_furniture && !mark.is_only_address && !is_at_head(mark) &&
             mark.block >= place.headline;
    });
  for (const Names* last : {&meta.named(), &linked.vague(), &meta.staff()})
    if (names.empty()) names = *last;
  return names;
}

}  // namespace news::html
