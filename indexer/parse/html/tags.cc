// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/tags.hh"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <unordered_map>

namespace news::html {
namespace {

enum Layout : std::uint8_t { kInline, kBlock, kUnread };

struct Entry {
  std::string_view name;
  Tag tag;
  Layout layout;
};

constexpr std::array kEntries = {
    Entry{"a", Tag::a, kInline},
    // AMP's own elements for what is not the article.
    Entry{"amp-ad", Tag::dialog, kBlock},
    Entry{"amp-consent", Tag::dialog, kBlock},
    Entry{"amp-embed", Tag::dialog, kBlock},
    Entry{"amp-img", Tag::img, kInline},
    Entry{"amp-lightbox", Tag::dialog, kBlock},
    Entry{"amp-sidebar", Tag::dialog, kBlock},
    Entry{"amp-user-notification", Tag::dialog, kBlock},
    Entry{"address", Tag::address, kBlock},
    Entry{"article", Tag::article, kBlock},
    Entry{"aside", Tag::aside, kBlock},
    Entry{"audio", Tag::audio, kUnread},
    Entry{"b", Tag::b, kInline},
    Entry{"base", Tag::base, kUnread},
    Entry{"blockquote", Tag::blockquote, kBlock},
    Entry{"body", Tag::body, kBlock},
    Entry{"br", Tag::br, kInline},
    Entry{"button", Tag::button, kUnread},
    Entry{"canvas", Tag::canvas, kUnread},
    Entry{"caption", Tag::caption, kBlock},
    Entry{"center", Tag::center, kBlock},
    Entry{"cite", Tag::cite, kInline},
    Entry{"code", Tag::code, kInline},
    Entry{"col", Tag::col, kInline},
    Entry{"colgroup", Tag::colgroup, kInline},
    Entry{"dd", Tag::dd, kBlock},
    Entry{"details", Tag::details, kBlock},
    Entry{"dialog", Tag::dialog, kBlock},
    Entry{"div", Tag::div, kBlock},
    Entry{"dl", Tag::dl, kBlock},
    Entry{"dt", Tag::dt, kBlock},
    Entry{"em", Tag::em, kInline},
    Entry{"embed", Tag::embed, kUnread},
    Entry{"fieldset", Tag::fieldset, kBlock},
    Entry{"figcaption", Tag::figcaption, kBlock},
    Entry{"figure", Tag::figure, kBlock},
    Entry{"footer", Tag::footer, kBlock},
    Entry{"form", Tag::form, kBlock},
    Entry{"h1", Tag::h1, kBlock},
    Entry{"h2", Tag::h2, kBlock},
    Entry{"h3", Tag::h3, kBlock},
    Entry{"h4", Tag::h4, kBlock},
    Entry{"h5", Tag::h5, kBlock},
    Entry{"h6", Tag::h6, kBlock},
    Entry{"head", Tag::head, kUnread},
    Entry{"header", Tag::header, kBlock},
    Entry{"hgroup", Tag::hgroup, kBlock},
    Entry{"hr", Tag::hr, kBlock},
    Entry{"html", Tag::html, kBlock},
    Entry{"i", Tag::i, kInline},
    Entry{"iframe", Tag::iframe, kUnread},
    Entry{"img", Tag::img, kInline},
    Entry{"input", Tag::input, kUnread},
    Entry{"label", Tag::label, kInline},
    Entry{"legend", Tag::legend, kBlock},
    Entry{"li", Tag::li, kBlock},
    Entry{"link", Tag::link, kUnread},
    Entry{"main", Tag::main, kBlock},
    Entry{"map", Tag::map, kInline},
    Entry{"math", Tag::math, kInline},
    Entry{"menu", Tag::menu, kBlock},
    Entry{"meta", Tag::meta, kUnread},
    Entry{"nav", Tag::nav, kBlock},
    Entry{"noscript", Tag::noscript, kUnread},
    Entry{"object", Tag::object, kUnread},
    Entry{"ol", Tag::ol, kBlock},
    Entry{"optgroup", Tag::optgroup, kUnread},
    Entry{"option", Tag::option, kUnread},
    Entry{"p", Tag::p, kBlock},
    Entry{"picture", Tag::picture, kInline},
    Entry{"pre", Tag::pre, kBlock},
    Entry{"q", Tag::q, kInline},
    Entry{"s", Tag::s, kInline},
    Entry{"script", Tag::script, kUnread},
    Entry{"section", Tag::section, kBlock},
    Entry{"select", Tag::select, kUnread},
    Entry{"small", Tag::small, kInline},
    Entry{"source", Tag::source, kUnread},
    Entry{"span", Tag::span, kInline},
    Entry{"strong", Tag::strong, kInline},
    Entry{"style", Tag::style, kUnread},
    Entry{"summary", Tag::summary, kBlock},
    Entry{"sup", Tag::sup, kInline},
    Entry{"svg", Tag::svg, kUnread},
    Entry{"table", Tag::table, kBlock},
    Entry{"tbody", Tag::tbody, kBlock},
    Entry{"td", Tag::td, kBlock},
    Entry{"template", Tag::template_, kUnread},
    Entry{"textarea", Tag::textarea, kUnread},
    Entry{"tfoot", Tag::tfoot, kBlock},
    Entry{"th", Tag::th, kBlock},
    Entry{"thead", Tag::thead, kBlock},
    Entry{"time", Tag::time, kInline},
    Entry{"title", Tag::title, kUnread},
    Entry{"tr", Tag::tr, kBlock},
    Entry{"u", Tag::u, kInline},
    Entry{"ul", Tag::ul, kBlock},
    Entry{"video", Tag::video, kUnread},
    Entry{"area", Tag::empty, kInline},
    Entry{"basefont", Tag::empty, kInline},
    Entry{"bgsound", Tag::empty, kInline},
    Entry{"frame", Tag::empty, kInline},
    Entry{"image", Tag::img, kInline},
    Entry{"keygen", Tag::empty, kInline},
    Entry{"param", Tag::empty, kInline},
    Entry{"track", Tag::empty, kInline},
    Entry{"wbr", Tag::empty, kInline},
};

Layout layout(Tag tag) {
  static const auto table = [] {
    std::array<Layout, 256> by_tag{};
    for (const Entry& entry : kEntries) by_tag[static_cast<std::size_t>(entry.tag)] = entry.layout;
    return by_tag;
  }();
  return table[static_cast<std::size_t>(tag)];
}

// A set of tags with an answer in one look.
class TagSet {
 public:
  constexpr TagSet(std::initializer_list<Tag> tags) {
    for (const Tag tag : tags) has_[static_cast<std::size_t>(tag)] = true;
  }
  constexpr bool has(Tag tag) const { return has_[static_cast<std::size_t>(tag)]; }

 private:
  std::array<bool, 256> has_{};
};

constexpr TagSet kVoid{Tag::base, Tag::br,    Tag::col,  Tag::embed, Tag::empty, Tag::hr,
                       Tag::img,  Tag::input, Tag::link, Tag::meta,  Tag::source};
constexpr TagSet kFormatting{Tag::a, Tag::b,     Tag::code,   Tag::em, Tag::i,
                             Tag::s, Tag::small, Tag::strong, Tag::u};
constexpr TagSet kInsideOthers{Tag::html,  Tag::body, Tag::caption, Tag::tbody, Tag::thead,
                               Tag::tfoot, Tag::tr,   Tag::td,      Tag::th,    Tag::legend};
constexpr TagSet kMetadata{Tag::base,      Tag::link,   Tag::meta,  Tag::title,
                           Tag::template_, Tag::script, Tag::style, Tag::noscript};

}  // namespace

Tag find_tag(std::string_view name) {
  static const auto table = [] {
    std::unordered_map<std::string_view, Tag> by_name;
    for (const Entry& entry : kEntries) by_name.emplace(entry.name, entry.tag);
    return by_name;
  }();
  const auto found = table.find(name);
  return found == table.end() ? Tag::other : found->second;
}

bool is_block(Tag tag) {
  return layout(tag) == kBlock;
}
bool is_heading(Tag tag) {
  return tag >= Tag::h1 && tag <= Tag::h6;
}
bool is_unread(Tag tag) {
  return layout(tag) == kUnread;
}
bool is_void(Tag tag) {
  return kVoid.has(tag);
}
bool is_special(Tag tag) {
  return layout(tag) != kInline;
}
bool is_formatting(Tag tag) {
  return kFormatting.has(tag);
}
bool closes_paragraph(Tag tag) {
  return is_block(tag) && !kInsideOthers.has(tag);
}
bool is_metadata(Tag tag) {
  return kMetadata.has(tag);
}
bool is_table_section(Tag tag) {
  return tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot;
}

}  // namespace news::html
