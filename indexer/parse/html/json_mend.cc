// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/json_mend.hh"

#include <algorithm>
#include <utility>

#include "indexer/parse/field_text.hh"
#include "indexer/parse/html/markup.hh"

namespace news::html {
namespace {

bool is_hex(char c) {
  return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'f');
}

bool is_word(char c) {
  return (c >= '0' && c <= '9') || is_ascii_letter(c) || c == '_' || c == '$' || c == '.' ||
         c == '+' || c == '-';
}

class Mender {
 public:
  explicit Mender(std::string_view text) : text_(text) {}

  std::vector<std::string> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (open_.empty() && c != '{' && c != '[') continue;
      if (c == '"' || c == '\'') {
        begin_value();
        string(c);
      } else if (c == '{' || c == '[') {
        begin_value();
        open_ += c == '{' ? '}' : ']';
        out_ += c;
      } else if (c == '}' || c == ']') {
        close();
      } else if (c == ',' || c == ':') {
        if (!out_.ends_with(c)) out_ += c;
      } else if (c == '/') {
        comment();
      } else if (is_word(c)) {
        begin_value();
        word();
      }
    }
    while (!open_.empty()) close();
    return std::move(values_);
  }

 private:
  // Two values with nothing between them: the comma was forgotten.
  void begin_value() {
    const char last = out_.empty() ? '{' : out_.back();
    if (last != '{' && last != '[' && last != ',' && last != ':') out_ += ',';
  }

  // A number, true, false and null stand as they are; a name before a colon is a key; other words
  // of a script ("undefined", "NaN") are no value.
  void word() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    const std::string_view word = text_.substr(begin, at_ - begin);
    std::size_t next = at_--;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    if (next < text_.size() && text_[next] == ':')
      out_.append("\"").append(word).append("\"");
    else if (is_ascii_letter(word.front()) && word != "true" && word != "false")
      out_ += "null";
    else
      out_ += word;
  }

  // "// ..." up to the end of the line, "/* ... */"; leaves at_ on its last byte.
  void comment() {
    const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
    if (next == '/') at_ = std::min(text_.find('\n', at_), text_.size()) - 1;
    if (next != '*') return;
    const std::size_t end = text_.find("*/", at_ + 2);
    at_ = end == text_.npos ? text_.size() : end + 1;
  }

  void close() {
    while (out_.ends_with(',')) out_.pop_back();
    if (out_.ends_with(':')) out_ += "null";
    out_ += open_.back();
    open_.pop_back();
    if (open_.empty()) values_.push_back(std::exchange(out_, {}));
  }

  void string(char mark) {
    out_ += '"';
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\\') {
        escape();
      } else if (c == mark && ends_string(mark)) {
        break;
      } else if (c == '"') {
        out_ += "\\\"";
      } else {
        out_ += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
      }
    }
    out_ += '"';
  }

  // What follows the end of a string; a quotation mark before a word is the writer's own.
  bool ends_string(char mark) const {
    std::size_t next = at_ + 1;
    while (next < text_.size() && is_blank(text_[next])) ++next;
    return next >= text_.size() || text_[next] == mark ||
           std::string_view(":,}]").find(text_[next]) != text_.npos;
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

std::string with_straight_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto sign = text.substr(at, 3);
    const bool is_mark = sign == "\u201C" || sign == "\u201D" || sign == "\u2033";
    out += is_mark ? '"' : text[at];
    at += is_mark ? sign.size() : 1;
  }
  return out;
}

}  // namespace

std::vector<std::string> mended_json(std::string_view block) {
  if (block.find('"') != block.npos) return Mender(block).run();
  // References, or the marks that a text editor made of them: “@type”.
  const std::string decoded = decode_entities(block);
  return Mender(with_straight_marks(decoded)).run();
}

}  // namespace news::html
