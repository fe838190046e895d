// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/remarks.hh"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/terminal.hh"
#include "query/language/lexer.hh"

namespace news {
namespace {

constexpr std::string_view kCapitals = "; operators are written in capitals: ";

struct SmallOperator {
  std::string_view word, instead;
};
constexpr SmallOperator kSmall[] = {{"or", "strike OR walkout"},
                                    {"and", "strike AND port"},
                                    {"not", "budget NOT minister"},
                                    {"near", "strike NEAR/5 port"}};

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool is_letter_or_number(std::string_view text) {
  const bool letter = text.size() == 1 &&
                      ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
  return letter || all_digits(text);
}

class Remarks {
 public:
  explicit Remarks(std::vector<Lexeme> lexemes) : lexemes_(std::move(lexemes)) {}

  std::string run() {
    for (std::size_t at = 0; at < lexemes_.size(); ++at) look_at(at);
    std::string out;
    for (const auto& one : remarks_) out += (out.empty() ? "" : "; ") + one;
    return out;
  }

 private:
  bool is(std::size_t at, LexemeKind kind) const {
    return at < lexemes_.size() && lexemes_[at].kind == kind;
  }

  void remark(std::string text) {
    if (std::find(remarks_.begin(), remarks_.end(), text) == remarks_.end()) {
      remarks_.push_back(std::move(text));
    }
  }

  void look_at(std::size_t at) {
    if (is(at, LexemeKind::minus) && is(at + 1, LexemeKind::word)) excluded(lexemes_[at + 1].text);
    if (!is(at, LexemeKind::word) || (at > 0 && is(at - 1, LexemeKind::field))) return;
    const auto text = lexemes_[at].text;
    if (text == "AROUND" && is(at + 1, LexemeKind::open) && is(at + 2, LexemeKind::word)) {
      remark(
          fmt::format("AROUND({0}) is read as words; NEAR/{0} joins what stands near one another",
                      all_digits(lexemes_[at + 2].text) ? lexemes_[at + 2].text : "5"));
    }
    small_operator(at, text);
    spelling(text);
    if (is(at + 1, LexemeKind::end)) question_mark(text);
  }

  void excluded(std::string_view word) {
    if (!is_letter_or_number(word)) return;
    remark(fmt::format("-{0} leaves out the {1} {0}; newsquery --help lists the options", word,
                       all_digits(word) ? "number" : "word"));
  }

  // Between what it would join: "or not to be" is text.
  void small_operator(std::size_t at, std::string_view text) {
    if (at == 0 || is(at + 1, LexemeKind::end)) return;
    for (const auto& small : kSmall) {
      if (text != small.word) continue;
      remark(fmt::format("{} is read as a word{}{}", text, kCapitals, small.instead));
    }
  }

  // The end of a question, not of a pattern.
  void question_mark(std::string_view text) {
    if (text.size() < 3 || !text.ends_with('?')) return;
    if (text.find_first_of("?*") + 1 != text.size()) return;
    remark(fmt::format("{} takes one more character; without the ? it finds {}", printable(text),
                       printable(text.substr(0, text.size() - 1))));
  }

  // "fees~2", as Lucene has it.
  void spelling(std::string_view text) {
    const auto sign = text.find('~');
    if (sign == text.npos || sign == 0) return;
    const auto number = text.substr(sign + 1);
    if (!number.empty() && number.find_first_not_of("0123456789.") != number.npos) return;
    remark(fmt::format("{} is read as words; ~{} finds what is spelled about like that",
                       printable(text), printable(text.substr(0, sign))));
  }

  std::vector<Lexeme> lexemes_;
  std::vector<std::string> remarks_;
};

}  // namespace

std::string remark_on(std::string_view query) {
  auto lexemes = cut_query(query);
  return lexemes ? Remarks(std::move(*lexemes)).run() : std::string();
}

}  // namespace news
