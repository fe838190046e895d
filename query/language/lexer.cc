// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/lexer.hh"

#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "common/analyser.hh"
#include "common/terminal.hh"
#include "common/unicode.hh"
#include "query/language/query_error.hh"
#include "query/language/spellings.hh"

namespace news {
namespace {

constexpr auto kNone = std::string_view::npos;

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

// Bytes of a double quotation mark at `at`: straight, curly, low, full-width; 0: none, or one that
// stands inside a Hebrew word.
std::size_t quote_at(std::string_view text, std::size_t at) {
  if (gershayim_at(text, at) > 0) return 0;
  if (text[at] == '"') return 1;
  const auto rest = text.substr(at, 3);
  const bool mark = rest == "\xE2\x80\x9C" || rest == "\xE2\x80\x9D" || rest == "\xE2\x80\x9E" ||
                    rest == "\xEF\xBC\x82";
  return mark ? 3 : 0;
}

// Between words: blanks of any width and control characters.
std::size_t blank_at(std::string_view text, std::size_t at) {
  const auto c = character_at(text, at);
  return c.code < 0x20 || c.code == 0x7F || is_space(c.code) ? c.bytes : 0;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {}

  Result<std::vector<Lexeme>> run() {
    while (at_ < query_.size() && !error_) {
      if (const auto bytes = blank_at(query_, at_); bytes > 0) {
        at_ += bytes;
        fresh_ = true;
      } else if (query_[at_] == '(') {
        add(LexemeKind::open, at_, at_ + 1);
        fresh_ = true;
      } else if (query_[at_] == ')') {
        add(LexemeKind::close, at_, at_ + 1);
      } else if (quote_at(query_, at_) > 0) {
        phrase();
      } else if (query_[at_] == '-' && fresh_ && excludes()) {
        add(LexemeKind::minus, at_, at_ + 1);
        fresh_ = false;
      } else {
        word();
      }
    }
    if (error_) return fail(std::move(*error_));
    add(LexemeKind::end, query_.size(), query_.size());
    return std::move(out_);
  }

 private:
  Lexeme& add(LexemeKind kind, std::size_t begin, std::size_t end) {
    out_.push_back({kind, {begin, end}, query_.substr(begin, end - begin)});
    at_ = end;
    return out_.back();
  }

  void refuse(Span place, std::string what, std::string expected) {
    error_ = query_error(query_, place, std::move(what), std::move(expected));
  }

  // A dash that stands before something, not alone.
  bool excludes() const {
    return at_ + 1 < query_.size() && blank_at(query_, at_ + 1) == 0 && query_[at_ + 1] != ')' &&
           query_[at_ + 1] != '-';
  }

  void phrase() {
    const std::size_t begin = at_, inside = at_ + quote_at(query_, at_);
    for (std::size_t at = inside; at < query_.size(); ++at) {
      if (const auto bytes = quote_at(query_, at); bytes > 0) {
        add(LexemeKind::phrase, begin, at + bytes).text = query_.substr(inside, at - inside);
        const auto behind = query_.substr(at_, 2);
        if (behind.size() == 2 && behind[0] == '~' && behind[1] >= '0' && behind[1] <= '9') {
          refuse({at_, word_end(at_)}, "a phrase takes no distance",
                 "for words near one another write one NEAR/5 two");
        }
        return;
      }
    }
    refuse({begin, inside}, "this quotation mark is never closed",
           "a second quotation mark after the phrase");
  }

  std::size_t word_end(std::size_t at) const {
    while (at < query_.size() && query_[at] != '(' && query_[at] != ')' &&
           blank_at(query_, at) == 0 && quote_at(query_, at) == 0) {
      at += character_at(query_, at).bytes;
    }
    return at;
  }

  void word() {
    const std::size_t begin = at_, end = word_end(at_);
    const auto text = query_.substr(begin, end - begin);
    const bool bracket = end < query_.size() && query_[end] == '(';
    fresh_ = false;
    if (text.size() <= 12 && plain_operator(text, begin, end)) return;
    if (text.size() <= 64 && counted_operator(text, begin, end)) return;
    if (error_ || field(text, begin)) return;
    if (error_ || (bracket && function(text, begin, end))) return;
    if (error_) return;
    if (const auto instead = refused_word(text); !instead.empty()) {
      refuse({begin, end}, "this means nothing here", std::string(instead));
      return;
    }
    add(LexemeKind::word, begin, end);
  }

  bool plain_operator(std::string_view text, std::size_t begin, std::size_t end) {
    const auto name = upper(text);
    if (text == "AND") {
      add(LexemeKind::and_, begin, end);
    } else if (text == "OR") {
      add(LexemeKind::or_, begin, end);
    } else if (text == "NOT") {
      add(LexemeKind::not_, begin, end);
    } else if (const auto* op = fixed_operator(text, name)) {
      add(op->kind, begin, end).within = op->within;
    } else if (const auto* refusal = refused_operator(text, name)) {
      refuse({begin, end}, fmt::format("there is no operator {}", name),
             std::string(refusal->instead));
    } else {
      return false;
    }
    fresh_ = true;
    return true;
  }

  // NEAR, NEAR/5, w/5, adj5, ATLEAST/3 ...
  bool counted_operator(std::string_view text, std::size_t begin, std::size_t end) {
    const auto name = upper(text);
    for (const auto& op : counted_operators()) {
      if (!name.starts_with(op.name)) continue;
      std::string_view rest = std::string_view(name).substr(op.name.size());
      const bool slash = rest.starts_with('/');
      if (slash) rest.remove_prefix(1);
      const bool digits = !rest.empty() && rest.find_first_not_of("0123456789") == kNone;
      if (slash ? !digits && (op.slash || !text.starts_with(op.name))  // w/o is a word
                : op.slash || (!digits && text != op.name)) {
        continue;
      }
      if (slash && !digits) rest = "0";
      return number(op, rest, begin, end);
    }
    return false;
  }

  bool number(const CountedOperator& op, std::string_view digits, std::size_t begin,
              std::size_t end) {
    const bool times = op.kind == LexemeKind::at_least || op.kind == LexemeKind::first;
    const unsigned most = times ? kMostTimes : kGreatestDistance;
    unsigned value = times ? 0 : kUsualDistance;
    if (!digits.empty()) {
      const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
      if (read.ec != std::errc()) value = most + 1;
    }
    if (value < 1 || value > most) {
      refuse({begin, end}, fmt::format("{} takes a number from 1 to {}", op.name, most),
             op.kind == LexemeKind::first ? "FIRST/50 word: among the first fifty words"
             : times                      ? "ATLEAST/3 word: the word at least three times"
                     : "NEAR/5: within five words; it never leaves a paragraph");
      return true;
    }
    add(op.kind, begin, end).number = value;
    fresh_ = true;
    return true;
  }

  // headline:... and, for names that are fields, hd=...
  bool field(std::string_view text, std::size_t begin) {
    std::size_t length = 0;
    while (length < text.size() && (ascii_letter(text[length]) || text[length] == '_')) ++length;
    if (length == 0 || length == text.size()) return false;
    const char sign = text[length];
    const auto name = text.substr(0, length);
    const FieldInfo* info = find_field(name);
    if (sign == '>' || sign == '<') return comparison(text, name, info, begin);
    if (ends_a_clause(text, length, begin)) return false;
    if (info == nullptr && (sign == ':' || sign == '=')) {
      if (const auto bound = date_bound(upper(name))) {
        field_value(field_info(Field::date), begin, begin + length + 1, bound);
        return true;
      }
      if (const auto* refusal = refused_function(upper(name))) {
        refuse({begin, begin + length}, fmt::format("there is no field {}", printable(name)),
               std::string(refusal->instead));
        return true;
      }
    }
    if (sign != ':' && (sign != '=' || info == nullptr)) return false;
    const Span place{begin, begin + length};
    if (info == nullptr) {
      unknown_field(text, name, place);
      return true;
    }
    field_value(*info, begin, begin + length + 1);
    return true;
  }

  // "Update: the ferry sails": a colon with a blank behind it belongs to the text, as in a
  // headline.
  bool ends_a_clause(std::string_view text, std::size_t colon, std::size_t begin) const {
    const std::size_t behind = begin + colon + 1;
    return text[colon] == ':' && colon + 1 == text.size() && behind < query_.size() &&
           blank_at(query_, behind) > 0;
  }

  // wc>500 is the field and ">500"; of other fields values are not compared.
  bool comparison(std::string_view text, std::string_view name, const FieldInfo* info,
                  std::size_t begin) {
    if (info == nullptr) return false;
    if (info->kind == FieldKind::number) {
      add_field(*info, begin, begin + name.size());
      add(LexemeKind::word, begin + name.size(), begin + text.size());
      return true;
    }
    refuse({begin, begin + text.size()}, "values are not compared by > and <",
           info->kind == FieldKind::date ? "date:2023-01-19.. or date:..2023-01-19"
                                         : fmt::format("{}:word", info->name));
    return true;
  }

  void unknown_field(std::string_view text, std::string_view name, Span place) {
    std::string expected;
    if (text.substr(name.size()).starts_with("://")) {
      expected = "for an address write url:" + printable(text) + ", or put it in quotation marks";
    } else if (const auto near = nearest_field(name); !near.empty()) {
      expected = fmt::format("did you mean {}:?", near);
    } else {
      for (const auto& info : field_table()) {
        expected += (expected.empty() ? "the fields are " : ", ") + std::string(info.name);
      }
      expected += "; a colon in a text goes in quotation marks, or use --literal";
    }
    refuse(place, fmt::format("unknown field \"{}\"", printable(name)), std::move(expected));
  }

  void add_field(const FieldInfo& info, std::size_t begin, std::size_t end,
                 std::optional<DateBound> bound = std::nullopt) {
    Lexeme& name = add(LexemeKind::field, begin, end);
    name.field = &info;
    name.bound = bound;
  }

  void field_value(const FieldInfo& info, std::size_t begin, std::size_t value,
                   std::optional<DateBound> bound = std::nullopt) {
    add_field(info, begin, value, bound);
    fresh_ = false;
    if (value >= query_.size() || blank_at(query_, value) > 0 || query_[value] == ')') {
      refuse({begin, value}, fmt::format("nothing stands behind {}:", info.name),
             fmt::format("{0}:word, {0}:\"a phrase\" or {0}:(one OR two), without a blank",
                         info.name));
    } else if (query_[value] != '(' && quote_at(query_, value) == 0) {
      add(LexemeKind::word, value, word_end(value));
    }
  }

  // HEADLINE(...) as Nexis and ProQuest users type it.
  bool function(std::string_view text, std::size_t begin, std::size_t end) {
    const auto name = upper(text);
    if (const auto* refusal = refused_function(name)) {
      refuse({begin, end}, fmt::format("there is no {}(...)", name), std::string(refusal->instead));
      return true;
    }
    const auto bound = date_bound(name);
    const FieldInfo* info = bound ? &field_info(Field::date) : find_field(text);
    if (info == nullptr) return false;
    add_field(*info, begin, end, bound);
    return true;
  }

  std::string_view query_;
  std::size_t at_ = 0;
  bool fresh_ = true;  // a dash here would be an exclusion
  std::vector<Lexeme> out_;
  std::optional<Error> error_;
};

}  // namespace

Result<std::vector<Lexeme>> cut_query(std::string_view query) {
  return Lexer(query).run();
}

}  // namespace news
