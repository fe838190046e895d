// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/page_source.hh"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>
#include <iterator>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/html/markup.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"

namespace news::html {
namespace {

constexpr std::size_t kNone = std::string_view::npos;

// "<name" and not "<named".
bool opens(std::string_view text, std::size_t at, std::string_view name) {
  if (!matches_at(text, at + 1, name)) return false;
  const std::size_t after = at + 1 + name.size();
  return after >= text.size() || is_blank(text[after]) || text[after] == '>' || text[after] == '/';
}

struct Hidden {
  std::string_view name;
  bool drop_if_unclosed;  // else only the tag goes: a forgotten end must not eat the page
};
constexpr std::array kHidden = {Hidden{"script", true}, Hidden{"style", true}, Hidden{"svg", false},
                                Hidden{"template", false}, Hidden{"iframe", false}};

bool may_be_hidden(char c) {
  c = lower(c);
  return c == 's' || c == 't' || c == 'i';
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view text) : text_(text) { out_.markup.reserve(text.size() + 16); }

  PageSource run() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const void* found = std::memchr(text_.data() + at, '<', text_.size() - at);
      const std::size_t next =
          found == nullptr
              ? text_.size()
              : static_cast<std::size_t>(static_cast<const char*>(found) - text_.data());
      copy_text(at, next);
      at = next < text_.size() ? markup(next) : next;
    }
    return std::move(out_);
  }

 private:
  void copy(std::size_t from, std::size_t to) {
    const std::string_view piece = text_.substr(from, to - from);
    if (std::memchr(piece.data(), 0, piece.size()) == nullptr) {
      out_.markup.append(piece);
    } else {
      std::copy_if(piece.begin(), piece.end(), std::back_inserter(out_.markup),
                   [](char c) { return c != 0; });
    }
  }

  // References that the tree's parser does not know, or takes for control characters, are given it
  // as the characters they mean.
  void copy_text(std::size_t from, std::size_t to) {
    const auto text = text_.substr(0, to);  // looked through once, not the page for each text
    for (std::size_t at = from; (at = text.find('&', at)) != text.npos; ++at) {
      char32_t code = 0;
      const auto length = read_reference(text.substr(at), code);
      if (length == 0 || code < 0x80 || (text[at + 1] != '#' && text[at + length - 1] == ';'))
        continue;
      copy(from, at);
      append_utf8(out_.markup, code);
      from = at + length;
      at = from - 1;
    }
    copy(from, to);
  }

  // Handles what starts with the '<' at `at`; returns where to go on.
  std::size_t markup(std::size_t at) {
    const char next = at + 1 < text_.size() ? text_[at + 1] : ' ';
    if (next == '!') return declaration(at);
    if (next == '?') return past(text_.find('>', at));
    if (may_be_hidden(next)) {
      for (std::size_t i = 0; i < kHidden.size(); ++i)
        if (opens(text_, at, kHidden[i].name)) return hide(at, i);
    }
    const bool is_tag = next == '/' || is_ascii_letter(next);
    if (!is_tag) {
      out_.markup += "&lt;";
      return at + 1;
    }
    const std::size_t end = tag_end(text_, at);
    copy(at, end);
    return end;
  }

  std::size_t past(std::size_t at) const { return at == kNone ? text_.size() : at + 1; }

  std::size_t declaration(std::size_t at) {
    if (text_.compare(at, 4, "<!--") != 0) return past(text_.find('>', at));
    if (text_.compare(at, 5, "<!-->") == 0) return at + 5;
    if (const std::size_t end = archive_toolbar_end(at); end != kNone) return end;
    const std::size_t end = unclosed_comment_ ? kNone : text_.find("-->", at + 4);
    if (end != kNone) return end + 3;
    unclosed_comment_ = true;
    return past(text_.find('>', at));
  }

  // What the Wayback Machine puts on top of a page stands between two comments.
  std::size_t archive_toolbar_end(std::size_t at) const {
    constexpr std::string_view kBegin = "<!-- BEGIN WAYBACK TOOLBAR INSERT -->";
    constexpr std::string_view kEnd = "<!-- END WAYBACK TOOLBAR INSERT -->";
    if (!text_.substr(at).starts_with(kBegin)) return kNone;
    const std::size_t end = text_.find(kEnd, at);
    return end == kNone ? kNone : end + kEnd.size();
  }

  std::size_t hide(std::size_t at, std::size_t which) {
    const Hidden& hidden = kHidden[which];
    const std::size_t begin = tag_end(text_, at);
    if (unclosed_[which]) return begin;
    const std::size_t close = find_close(text_, begin, hidden.name);
    unclosed_[which] = close == text_.size();
    if (unclosed_[which] && !hidden.drop_if_unclosed) return begin;
    const std::string_view tag = text_.substr(at, begin - at);
    if (hidden.name == "script" && tag.find("ld+json") != kNone)
      out_.json_ld.emplace_back(text_.substr(begin, close - begin));
    out_.markup += ' ';
    return tag_end(text_, std::min(close, text_.size() - 1));
  }

  std::string_view text_;
  PageSource out_;
  // Nothing of the kind is closed from here on: not looked for again, so that time stays linear.
  bool unclosed_comment_ = false;
  std::array<bool, kHidden.size()> unclosed_{};
};

// charset=... within the first kilobytes, as <meta charset> or in a content type.
std::string_view meta_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 8192);
  for (std::size_t at = head.find("charset"); at != kNone; at = head.find("charset", at + 7)) {
    std::size_t from = at + 7;
    while (from < head.size() &&
           (is_blank(head[from]) || head[from] == '=' || head[from] == '"' || head[from] == '\''))
      ++from;
    std::size_t to = from;
    while (to < head.size() && (std::isalnum(static_cast<unsigned char>(head[to])) != 0 ||
                                head[to] == '-' || head[to] == '_'))
      ++to;
    if (to > from) return head.substr(from, to - from);
  }
  return {};
}

std::string decoded_page(std::string_view bytes, std::string_view declared) {
  if (declared.empty()) declared = meta_charset(bytes);
  std::string without_nul;
  // In a page of one byte a character a NUL is dirt that browsers skip too.
  if (bytes.find('\0') != kNone && !is_wide_text(bytes)) {
    without_nul = bytes;
    std::erase(without_nul, '\0');
    bytes = without_nul;
  }
  return decode_text(bytes, declared).text;
}

}  // namespace

PageSource read_page_source(std::string_view bytes, std::string_view declared) {
  const std::string text = decoded_page(bytes, declared);
  return Cleaner(text).run();
}

std::vector<std::string> read_page_data(std::string_view bytes, std::string_view declared) {
  const std::string text = decoded_page(bytes, declared);
  std::vector<std::string> data;
  for (std::size_t at = 0; (at = text.find("<script", at)) != kNone;) {
    const std::size_t begin = tag_end(text, at);
    const std::size_t end = find_close(text, begin, "script");
    if (text.substr(at, begin - at).find("application/json") != kNone)
      data.push_back(text.substr(begin, end - begin));
    at = end;
  }
  return data;
}

PageSource clean_markup(std::string_view utf8) {
  std::string repaired;
  repair_utf8(utf8, repaired);
  return Cleaner(repaired).run();
}

}  // namespace news::html
