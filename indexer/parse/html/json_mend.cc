// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/json_mend.hh"

#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/html/markup.hh"

namespace news::html {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f');
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (open_.empty() && c != '{' && c != '[') continue;
      if (c == '"') {
        string();
      } else if (c == '{' || c == '[') {
        open_ += c == '{' ? '}' : ']';
        out_ += c;
      } else if (c == '}' || c == ']') {
        close();
      } else {
        out_ += is_blank(c) ? ' ' : c;
      }
    }
    while (!open_.empty()) close();
    return std::move(values_);
  }

 private:
  void close() {
    while (!out_.empty() && (out_.back() == ' ' || out_.back() == ',')) out_.pop_back();
    out_ += open_.back();
    open_.pop_back();
    if (open_.empty()) values_.push_back(std::exchange(out_, {}));
  }

  void string() {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        escape();
      } else if (c == '"') {
        if (ends_string()) break;
        out_ += "\\\"";
      } else {
        out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
    }
    out_ += '"';
  }

  // What follows the end of a string; a quotation mark before a word is the writer's own.
  bool ends_string() const {
    std::size_t next = at_ + 1;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    return next >= text_.size() || std::string_view(":,}]\"").find(text_[next]) != text_.npos;
  }

  // At a backslash; leaves at_ on the last byte used.
  void escape() {
    constexpr std::string_view kKnown = "\"\\/bfnrt";
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (kKnown.find(next) != kKnown.npos) {
      out_ += '\\';
      out_ += next;
    } else if (next == 'u' && has_hex(at_ + 2, 4)) {
      out_ += "\\u";
    } else if (next == 'x' && has_hex(at_ + 2, 2)) {
      out_ += "\\u00";
    } else {
      out_ += static_cast<unsigned char>(next) < ' ' ? ' ' : next;
    }
    ++at_;
  }

  bool has_hex(std::size_t from, std::size_t count) const {
    for (std::size_t i = from; i < from + count; ++i)
      if (i >= text_.size() || !is_hex(text_[i])) return false;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string open_;  // the brackets that close what is open
  std::string out_;
  std::vector<std::string> values_;
};

}  // namespace

std::vector<std::string> mended_json(std::string_view block) {
  if (block.find('"') != block.npos) return Mender(block).run();
  const std::string decoded = decode_entities(block);
  return Mender(decoded).run();
}

}  // namespace news::html
