// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/leaf.hh"

#include <algorithm>
#include <string>
#include <vector>

#include "common/unicode.hh"

namespace news {
namespace {

// Wildcards go through the analyser in the dress of two letters of no living language, so that
// "o'br*" and "U.S*" are cut exactly as the word itself would be.
constexpr std::string_view kAnyLetters = "\xEA\x99\xAE";  // U+A66E, for '*'
constexpr std::string_view kOneLetter = "\xEA\x9E\x8F";   // U+A78F, for '?'

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

struct Dressed {
  std::string text;
  std::vector<std::size_t> origin;  // byte of the original for each byte of text, and the end
};

Dressed dress(std::string_view text) {
  Dressed out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string_view piece = text.substr(i, 1);
    if (piece == "*" || piece == "!") piece = kAnyLetters;
    if (piece == "?") piece = kOneLetter;
    out.text += piece;
    out.origin.insert(out.origin.end(), piece.size(), i);
  }
  out.origin.push_back(text.size());
  return out;
}

// Why a pattern cannot be looked up; empty when it can.
std::string_view too_wide(std::string_view pattern) {
  const auto letters = std::count_if(pattern.begin(), pattern.end(), [](char c) {
    return c != '*' && c != '?' && (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  return letters < 2 ? "a pattern needs at least two letters" : "";
}

Node make_leaf(const Token& token, Span span, bool capitals) {
  Node node;
  node.kind = NodeKind::word;
  node.span = span;
  node.text = token.term;
  node.exact = capitals && token.capital;
  node.apart = token.apart;
  return node;
}

std::optional<Node> join(std::vector<Node> words, Span span) {
  if (words.empty()) return std::nullopt;
  if (words.size() == 1) {
    words.front().span = span;
    return std::move(words.front());
  }
  Node phrase;
  phrase.kind = NodeKind::phrase;
  phrase.span = span;
  phrase.children = std::move(words);
  return phrase;
}

// '!' means "any letters" only at the end of a word; elsewhere, and marks at the very end when they
// are only punctuation, are blanked.
std::string without_plain_marks(std::string_view text, const LeafOptions& options) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const bool last = i + 1 == out.size();
    if (out[i] == '!' && (!last || !options.trailing_marks)) out[i] = ' ';
    if (out[i] == '?' && last && !options.trailing_marks) out[i] = ' ';
  }
  return out;
}

// Its words as they touch one another in `text`: what the places between them hold.
class Touching {
 public:
  explicit Touching(std::string_view text) : text_(text) {}

  void add(const Token& token) {
    const auto between = text_.substr(end_, token.begin - end_);
    if (words_++ > 0 && !joins(between)) run_ = false;
    end_ = token.end;
  }
  bool run() const { return run_ && words_ > 1; }

 private:
  static bool joins(std::string_view between) {
    for (std::size_t at = 0; at < between.size();) {
      const auto c = character_at(between, at);
      if (!is_apostrophe(c.code) && !is_ignorable(c.code)) return false;
      at += c.bytes;
    }
    return true;
  }

  std::string_view text_;
  std::size_t end_ = 0, words_ = 0;
  bool run_ = true;
};

// Drops a * that touches a sign of writing without blanks: such a sign is found inside any word.
void drop_idle_stars(std::vector<Node>& words, const std::vector<bool>& own) {
  const auto idle = [&](std::size_t star, std::size_t beside) {
    return words[star].text == "*" && own[beside];
  };
  if (words.size() > 1 && idle(words.size() - 1, words.size() - 2)) words.pop_back();
  if (words.size() > 1 && idle(0, 1)) words.erase(words.begin());
}

}  // namespace

Result<std::optional<Node>> read_word(Analyser& analyser, std::string_view text, Span span,
                                      const LeafOptions& options) {
  const bool fuzzy = options.wildcards && text.starts_with('~');
  const bool wild = options.wildcards && text.find_first_of("*?!") != std::string_view::npos;
  std::vector<Node> words;
  Dressed dressed;
  if (wild) dressed = dress(without_plain_marks(text, options));
  Touching touching(wild ? std::string_view(dressed.text) : text);
  if (!wild) {
    analyser.each(text, [&](const Token& token) {
      touching.add(token);
      words.push_back(
          make_leaf(token, {span.begin + token.begin, span.begin + token.end}, options.capitals));
    });
  } else {
    std::vector<bool> own;
    analyser.each(dressed.text, [&](const Token& token) {
      touching.add(token);
      own.push_back(token.own);
      Node node = make_leaf(
          token, {span.begin + dressed.origin[token.begin], span.begin + dressed.origin[token.end]},
          options.capitals);
      replace_all(node.text, kAnyLetters, "*");
      replace_all(node.text, kOneLetter, "?");
      if (node.text.find_first_of("*?") != std::string::npos) {
        node.kind = NodeKind::pattern;
        node.exact = false;
      }
      words.push_back(std::move(node));
    });
    drop_idle_stars(words, own);
  }
  for (const auto& word : words) {
    if (word.kind != NodeKind::pattern) continue;
    if (const auto why = too_wide(word.text); !why.empty()) {
      return fail(ErrorCode::usage, std::string(why),
                  "write more of the word: govern*, *gate, wom?n");
    }
  }
  auto leaf = join(std::move(words), span);
  if (leaf && leaf->kind == NodeKind::phrase) leaf->run = touching.run();
  if (fuzzy && leaf) {
    if (leaf->kind != NodeKind::word) {
      return leaf->run
                 ? fail(ErrorCode::usage, "~ takes a word that is not written in signs",
                        "the signs themselves: they are found inside any word")
                 : fail(ErrorCode::usage, "~ takes one word", "~word: spelled about like this");
    }
    if (count_characters(leaf->text) < 3) {
      return fail(ErrorCode::usage, "~ takes a word of at least three letters",
                  "of a shorter word almost every other is a near spelling");
    }
    leaf->kind = NodeKind::fuzzy;
    leaf->exact = false;
  }
  return leaf;
}

bool holds_pattern(std::string_view phrase) {
  const auto letter = [phrase](std::size_t at) {
    const auto c = static_cast<unsigned char>(phrase[at] | 0x20);
    return (c >= 'a' && c <= 'z') || c >= 0xA0;
  };
  for (auto at = phrase.find('*'); at != std::string_view::npos; at = phrase.find('*', at + 1)) {
    if (at >= 2 && letter(at - 1) && letter(at - 2) && !phrase.substr(at + 1).starts_with('*'))
      return true;
  }
  return false;
}

std::optional<Node> read_phrase(Analyser& analyser, std::string_view text, Span span) {
  std::vector<Node> words;
  analyser.each(text, [&](const Token& token) {
    Node node = make_leaf(token, span, false);
    node.exact = node.quoted = true;
    words.push_back(std::move(node));
  });
  return join(std::move(words), span);
}

}  // namespace news
