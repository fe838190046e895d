// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/json/json_value.hh"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace news {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

unsigned hex4(std::string_view text) {
  unsigned value = 0;
  for (const char c : text.substr(0, 4)) {
    const char low = lower(c);
    if (low >= '0' && low <= '9') {
      value = value * 16 + static_cast<unsigned>(low - '0');
    } else if (low >= 'a' && low <= 'f') {
      value = value * 16 + static_cast<unsigned>(low - 'a' + 10);
    } else {
      return 0;
    }
  }
  return text.size() < 4 ? 0 : value;
}

// The text with what a strict parser refuses mended, and its size measured.
class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) { out_.reserve(text.size() + 16); }

  Status run() {
    for (at_ = 0; at_ < text_.size();) {
      if (in_string_) {
        string_byte();
      } else if (!outside()) {
        return fail(ErrorCode::input, error_);
      }
    }
    return {};
  }
  const std::string& text() const { return out_; }

 private:
  void string_byte() {
    const char c = text_[at_];
    if (c == '\\' && at_ + 1 < text_.size()) {
      escape();
      return;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      out_ += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      out_ += c;
    }
    in_string_ = c != '"';
    ++at_;
  }

  // A surrogate without its other half becomes U+FFFD.
  void escape() {
    const auto rest = text_.substr(at_);
    const unsigned code = rest[1] == 'u' ? hex4(rest.substr(2)) : 0;
    if (code < 0xD800 || code > 0xDFFF) {
      out_.append(rest.substr(0, 2));
      at_ += 2;
      return;
    }
    const bool pair = code < 0xDC00 && rest.size() >= 12 && rest[6] == '\\' && rest[7] == 'u' &&
                      hex4(rest.substr(8)) >= 0xDC00 && hex4(rest.substr(8)) <= 0xDFFF;
    out_.append(pair ? rest.substr(0, 12) : std::string_view("\\ufffd"));
    at_ += pair ? 12 : 6;
  }

  bool outside() {
    const char c = text_[at_];
    const auto rest = text_.substr(at_);
    if (c == '"') in_string_ = true;
    if ((c == '{' || c == '[') && ++depth_ > kMaxJsonDepth) {
      error_ = fmt::format("not valid JSON: nested deeper than {}", kMaxJsonDepth);
      return false;
    }
    if ((c == '}' || c == ']') && depth_ > 0) --depth_;
    if (c == ',' && ++values_ > kMaxJsonValues) {
      error_ = fmt::format("JSON of more than {} values is no article", kMaxJsonValues);
      return false;
    }
    for (const std::string_view word : {"NaN", "-Infinity", "Infinity"}) {
      if (!rest.starts_with(word)) continue;
      out_ += "null";
      at_ += word.size();
      return true;
    }
    out_ += c;
    ++at_;
    return true;
  }

  std::string_view text_;
  std::string out_, error_;
  std::size_t at_ = 0, depth_ = 0, values_ = 0;
  bool in_string_ = false;
};

bool is_empty(const Json& value) {
  if (value.is_null()) return true;
  if (value.is_string()) return value.get_ref<const std::string&>().empty();
  return (value.is_array() || value.is_object()) && value.empty();
}

}  // namespace

bool same_json_key(std::string_view left, std::string_view right) {
  std::size_t i = 0, j = 0;
  const auto skip = [](std::string_view text, std::size_t& at) {
    while (at < text.size() && (text[at] == '_' || text[at] == '-' || text[at] == ' ')) ++at;
  };
  for (;;) {
    skip(left, i);
    skip(right, j);
    if (i == left.size() || j == right.size()) return i == left.size() && j == right.size();
    if (lower(left[i++]) != lower(right[j++])) return false;
  }
}

Result<Json> parse_json(std::string_view utf8) {
  Mender mender(utf8);
  if (auto mended = mender.run(); !mended) return fail(mended.error());
  Json value = Json::parse(mender.text(), nullptr, false, true);
  if (!value.is_discarded()) return value;
  // Ask again for the place; only what is refused pays for it.
  std::size_t where = 0;
  try {
    const auto again = Json::parse(mender.text(), nullptr, true, true);
    static_cast<void>(again);
  } catch (const Json::parse_error& error) {
    where = error.byte;
  } catch (const Json::exception&) {
    return fail(ErrorCode::input, "not valid JSON: a number too large");
  }
  const bool cut = where >= mender.text().size();
  return fail(ErrorCode::input, cut ? std::string("not valid JSON: it ends too early")
                                    : fmt::format("not valid JSON: byte {}", where));
}

const Json* lookup(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  if (const auto found = object.find(key); found != object.end() && !is_empty(*found)) {
    return &*found;
  }
  for (const auto& [name, value] : object.items()) {
    if (same_json_key(name, key) && !is_empty(value)) return &value;
  }
  return nullptr;
}

const Json* lookup(const Json& object, std::initializer_list<std::string_view> keys) {
  for (const auto key : keys) {
    if (const auto* found = lookup(object, key)) return found;
  }
  return nullptr;
}

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return std::to_string(value.get<std::int64_t>());
  if (value.is_number()) return fmt::format("{}", value.get<double>());
  if (value.is_array()) {
    for (const auto& one : value) {
      if (auto text = text_of(one); !text.empty()) return text;
    }
    return {};
  }
  if (!value.is_object()) return {};
  const auto* inner =
      lookup(value, {"value", "name", "rendered", "text", "title", "label", "$t", "main", "basic"});
  return inner == nullptr ? std::string() : text_of(*inner);
}

std::vector<std::string> texts_of(const Json& value) {
  std::vector<std::string> texts;
  if (!value.is_array()) {
    if (auto text = text_of(value); !text.empty()) texts.push_back(std::move(text));
    return texts;
  }
  for (const auto& one : value) {
    if (auto text = text_of(one); !text.empty()) texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace news
