// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/markdown/front_matter.hh"

#include <algorithm>
#include <string>
#include <utility>

#include "indexer/parse/sniff.hh"

namespace news {
namespace {

constexpr std::size_t kLongestHead = 1 << 16;

bool is_key_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || byte >= 0x80;
}

std::string_view next_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// Bytes of "key:" or "key =" at the front, and the key; 0: the line has none.
std::size_t key_of(std::string_view line, char sign, std::string_view& key) {
  std::size_t at = 0;
  const bool quoted = line.starts_with('"') || line.starts_with('\'');
  if (quoted) {
    const auto end = line.find(line.front(), 1);
    if (end == line.npos) return 0;
    key = line.substr(1, end - 1);
    at = end + 1;
  } else {
    while (at < line.size() && is_key_byte(line[at])) ++at;
    key = line.substr(0, at);
  }
  while (at < line.size() && line[at] == ' ') ++at;
  if (key.empty() || at == line.size() || line[at] != sign) return 0;
  // "https://..." is no key and its value.
  const bool value = at + 1 == line.size() || line[at + 1] == ' ' || line[at + 1] == '\t';
  return value || sign == '=' ? at + 1 : 0;
}

// "[[Jane Doe]]", "[[people/Jane Doe|Jane Doe]]": a clipper's link to a note.
std::string_view without_link(std::string_view text) {
  if (!text.starts_with("[[") || !text.ends_with("]]")) return text;
  text = text.substr(2, text.size() - 4);
  const auto bar = text.rfind('|');
  return bar == text.npos ? text : text.substr(bar + 1);
}

// The string at the front, quoted or up to one of `ends`; it is taken off.
std::string take_string(std::string_view& text, std::string_view ends) {
  text = trim_blanks(text);
  std::string out;
  if (text.starts_with('"') || text.starts_with('\'')) {
    const char mark = text.front();
    std::size_t at = 1;
    for (; at < text.size(); ++at) {
      if (mark == '"' && text[at] == '\\' && at + 1 < text.size()) {
        ++at;
        out += text[at] == 'n' || text[at] == 't' ? ' ' : text[at];
      } else if (text[at] == mark) {
        if (mark == '"' || at + 1 >= text.size() || text[at + 1] != mark) break;
        out += text[++at];  // '' is one
      } else {
        out += text[at];
      }
    }
    text.remove_prefix(std::min(at + 1, text.size()));
    return std::string(without_link(out));
  }
  const auto end = std::min(text.find_first_of(ends), text.size());
  out = std::string(trim_blanks(text.substr(0, end)));
  text.remove_prefix(end);
  return out;
}

// A comment behind an unquoted value.
std::string_view without_comment(std::string_view text) {
  const auto at = text.find(" #");
  return at == text.npos ? text : text.substr(0, at);
}

Json value_of(std::string_view text) {
  text = trim_blanks(text);
  if (text.starts_with('[') && !text.starts_with("[[")) {
    Json list = Json::array();
    text.remove_prefix(1);
    while (!text.empty() && text.front() != ']') {
      if (auto item = take_string(text, ",]"); !item.empty()) list.push_back(std::move(item));
      text = trim_blanks(text);
      const auto comma = text.find_first_of(",]");
      text.remove_prefix(comma == text.npos ? text.size() : comma);
      if (text.starts_with(',')) text = trim_blanks(text.substr(1));
    }
    return list;
  }
  if (text.starts_with('"') || text.starts_with('\'')) return take_string(text, {});
  return std::string(without_link(trim_blanks(without_comment(text))));
}

// Reads the lines of a head.
class HeadReader {
 public:
  explicit HeadReader(char sign) : sign_(sign) {}

  void line(std::string_view line) {
    const auto text = trim_blanks(line);
    if (text.empty() || text.starts_with('#')) return;
    const bool inside = line.front() == ' ' || line.front() == '\t' || text.starts_with("- ");
    if (sign_ == '=' && text.starts_with('[')) {
      table(text);
    } else if (sign_ == ':' && inside) {
      continued(text);
    } else {
      entry(text);
    }
  }

  Json take() { return std::move(fields_); }

 private:
  void entry(std::string_view text) {
    std::string_view key;
    const auto length = key_of(text, sign_, key);
    if (length == 0) return;
    key_ = key;
    const auto value = trim_blanks(text.substr(length));
    folded_ = value == "|" || value == ">" || value == ">-" || value == "|-";
    Json& place = here()[key_];
    place = folded_ || value.empty() ? Json() : value_of(value);
  }

  // A line that belongs to the key above it.
  void continued(std::string_view text) {
    if (key_.empty()) return;
    Json& value = fields_[key_];
    std::string_view key;
    if (folded_ || (value.is_string() && !text.starts_with("- "))) {
      const std::string before = value.is_string() ? value.get<std::string>() + ' ' : "";
      value = before + std::string(text);
      return;
    }
    if (text.starts_with("- ")) {
      if (!value.is_array()) value = Json::array();
      text = trim_blanks(text.substr(2));
      if (const auto length = key_of(text, ':', key); length > 0) {
        value.push_back(Json::object({{std::string(key), value_of(text.substr(length))}}));
      } else {
        value.push_back(value_of(text));
      }
    } else if (const auto length = key_of(text, ':', key); length > 0) {
      Json* object = &value;
      if (value.is_array() && !value.empty() && value.back().is_object()) object = &value.back();
      if (object->is_null()) *object = Json::object();
      if (object->is_object()) (*object)[std::string(key)] = value_of(text.substr(length));
    }
  }

  // "[params]", "[[authors]]".
  void table(std::string_view text) {
    const bool list = text.starts_with("[[");
    text.remove_prefix(list ? 2 : 1);
    table_ = std::string(trim_blanks(text.substr(0, text.find(']'))));
    Json& place = fields_[table_];
    if (!list) {
      place = Json::object();
      return;
    }
    if (!place.is_array()) place = Json::array();
    place.push_back(Json::object());
  }

  Json& here() {
    if (table_.empty()) return fields_;
    Json& place = fields_[table_];
    return place.is_array() ? place.back() : place;
  }

  char sign_;
  Json fields_ = Json::object();
  std::string key_, table_;
  bool folded_ = false;
};

// An object, then the text behind it. It ends with a line "}".
FrontMatter read_json_head(std::string_view text) {
  FrontMatter head;
  const auto end = text.substr(0, kLongestHead).find("\n}");
  if (end == text.npos) return head;
  auto object = parse_json(text.substr(0, end + 2));
  if (!object || !object->is_object()) return head;
  head.fields = std::move(*object);
  head.end = end + 2;
  return head;
}

}  // namespace

FrontMatter read_front_matter(std::string_view text, bool json) {
  const auto whole = text;
  if (json && text.starts_with('{')) return read_json_head(text);
  const auto fence = trim_blanks(next_line(text));
  if (fence != "---" && fence != "+++") return {};
  HeadReader reader(fence == "---" ? ':' : '=');
  bool keyed = false;
  while (!text.empty() && whole.size() - text.size() < kLongestHead) {
    const auto line = next_line(text);
    const auto bare = trim_blanks(line);
    if (bare == fence || (bare == "..." && fence == "---")) {
      if (!keyed) return {};
      return {reader.take(), whole.size() - text.size()};
    }
    // The first line is a key's: a ruled line in a text opens no head.
    std::string_view key;
    const bool comment = bare.starts_with('#') || bare.empty();
    if (!keyed && !comment && key_of(bare, fence == "---" ? ':' : '=', key) == 0 &&
        !bare.starts_with('['))
      return {};
    keyed = keyed || !comment;
    reader.line(line);
  }
  return {};
}

}  // namespace news
