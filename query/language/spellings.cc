// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/spellings.hh"

#include <algorithm>
#include <array>
#include <iterator>

namespace news {
namespace {

constexpr auto kNone = std::string_view::npos;

// NEAR/5 and ADJ/5 are ours; w/5 and pre/5 Nexis and ProQuest; near5, adj5 and atleast5 Factiva.
constexpr CountedOperator kCounted[] = {
    {"NEAR", LexemeKind::near, false},
    {"ADJ", LexemeKind::ordered, false},
    {"W", LexemeKind::near, true},
    {"PRE", LexemeKind::ordered, true},
    {"ATLEAST", LexemeKind::at_least, false},
    {"FIRST", LexemeKind::first, true},
};

constexpr FixedOperator kFixed[] = {
    {"&&", LexemeKind::and_},
    {"||", LexemeKind::or_},
    {"|", LexemeKind::or_},
    {"SENTENCE", LexemeKind::near, Within::sentence},
    {"W/S", LexemeKind::near, Within::sentence},
    {"W/SENT", LexemeKind::near, Within::sentence},
    {"PRE/S", LexemeKind::ordered, Within::sentence},
    {"PRE/SENT", LexemeKind::ordered, Within::sentence},
    {"SAME", LexemeKind::near, Within::paragraph},
    {"W/P", LexemeKind::near, Within::paragraph},
    {"W/PARA", LexemeKind::near, Within::paragraph},
    {"PRE/P", LexemeKind::ordered, Within::paragraph},
    {"PRE/PARA", LexemeKind::ordered, Within::paragraph},
};

constexpr Refusal kOperators[] = {
    {"W/SEG", "for \"in one field\" write field:(one two)"},
    {"XOR", "for \"one but not both\" write (a NOT b) OR (b NOT a)"},
    {"ANDNOT", "write NOT, or a dash before the word"},
};

constexpr std::string_view kThatForm =
    "write the word with a capital, or in quotation marks, for that form alone";
constexpr std::string_view kForDates = "for a date write date:2023-01..2023-06";
constexpr std::string_view kForFirst =
    "for the first words of the body write FIRST/50 word or FIRST/50 (one OR two)";
constexpr std::string_view kForHeadline = "for the headline write headline:(one two)";
constexpr std::string_view kForSource = "for the paper write source:\"daily post\"";
constexpr std::string_view kNoCodes = "articles carry no subject codes; write the words";
constexpr Refusal kFunctions[] = {
    {"ALLCAPS", kThatForm},
    {"CAPS", kThatForm},
    {"NOCAPS", "a lower-case word finds all forms of it"},
    {"SINGULAR", "write the word in quotation marks for that form alone"},
    {"PLURAL", "write the word in quotation marks for that form alone"},
    {"PD", kForDates},
    {"PDN", kForDates},
    {"LOAD-DATE", "for what is new in the index: --saved NAME --new"},
    {"ALLINTITLE", kForHeadline},
    {"ALLINTEXT", "for the text write body:(one two)"},
    {"RST", kForSource},
    {"SC", kForSource},
    {"TD", "for the text write body:(one two)"},
    {"SUBJECT", kNoCodes},
    {"TERMS", kNoCodes},
    {"NS", kNoCodes},
    {"RELATED", "for articles like one: --like ID-or-PATH"},
    {"QUOTE", "for words inside quotations write said:(one two)"},
    {"SPOKEN", "for words inside quotations write said:(one two)"},
    {"FIRST", kForFirst},
};

constexpr struct {
  std::string_view name;
  DateBound bound;
} kBounds[] = {
    {"BEFORE", DateBound::before},
    {"AFTER", DateBound::after},
    {"SINCE", DateBound::since},
    {"UNTIL", DateBound::until},
};

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == kNone;
}

bool ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// budget/F50/
bool ends_in_first_words(std::string_view word) {
  if (!word.ends_with('/')) return false;
  word.remove_suffix(1);
  const auto slash = word.rfind('/');
  if (slash == kNone || slash == 0 || slash + 2 >= word.size()) return false;
  return (word[slash + 1] == 'F' || word[slash + 1] == 'f') && all_digits(word.substr(slash + 2));
}

}  // namespace

std::span<const CountedOperator> counted_operators() {
  return kCounted;
}

const FixedOperator* fixed_operator(std::string_view text, std::string_view name) {
  for (const auto& op : kFixed) {
    // "same" is a word; a slash in a word is an operator in any case.
    if (name == op.name && (text == name || name.find('/') != kNone)) return &op;
  }
  return nullptr;
}

const Refusal* refused_operator(std::string_view text, std::string_view name) {
  for (const auto& refusal : kOperators) {
    if (name == refusal.spelling && (text == name || name.find('/') != kNone)) return &refusal;
  }
  return nullptr;
}

const Refusal* refused_function(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kFunctions), std::end(kFunctions),
                   [name](const Refusal& refusal) { return refusal.spelling == name; });
  return found == std::end(kFunctions) ? nullptr : found;
}

std::optional<DateBound> date_bound(std::string_view name) {
  for (const auto& row : kBounds) {
    if (row.name == name) return row.bound;
  }
  return std::nullopt;
}

std::string_view refused_word(std::string_view word) {
  if (ends_in_first_words(word)) return kForFirst;
  if (word.size() > 1 && word.front() == '!' && ascii_letter(word[1])) {
    return "to leave a word out write -word or NOT word";
  }
  const auto sign = word.find_first_of("$^");
  if (sign == kNone || sign == 0 || !ascii_letter(word[sign - 1])) return {};
  if (!all_digits(word.substr(sign + 1))) return {};
  if (word[sign] == '$') return "for any ending write word*";
  return sign + 1 < word.size() ? "words weigh what they are worth; leave the number out" : "";
}

}  // namespace news
