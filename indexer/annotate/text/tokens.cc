// SPDX-License-Identifier: GPL-2.0-or-later
// Words, numbers and punctuation with their offsets. 's is a token of its own; an abbreviation or
// an initial keeps its full stop; blanks of all kinds (U+00A0 too) only separate.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "common/unicode.hh"
#include "indexer/annotate/text/passes.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {
namespace {

constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

// Of letters, capitals and bytes that may be of an apostrophe not written ', each a count.
struct LetterSum {
  static constexpr std::uint64_t kLetter = 1, kCapital = 1 << 20, kOther = std::uint64_t{1} << 40;
  std::uint64_t sum = 0;  // a word of more than a million bytes is no word, and only looks odd
  std::uint64_t letters() const { return sum % kCapital; }
  std::uint64_t capitals() const { return sum % kOther / kCapital; }
  bool others() const { return sum >= kOther; }
};

struct Bytes {
  std::array<char, 256> lower{};
  std::array<bool, 256> word{};  // letters and digits of ASCII
  std::array<std::uint64_t, 256> sum{};
  constexpr Bytes() {
    for (std::size_t i = 0; i < lower.size(); ++i) {
      const char c = static_cast<char>(i);
      const bool capital = c >= 'A' && c <= 'Z';
      lower[i] = static_cast<char>(c + (capital ? 32 : 0));
      word[i] = is_ascii_letter(c) || is_ascii_digit(c);
      sum[i] = (is_ascii_letter(c) ? LetterSum::kLetter : 0) + (capital ? LetterSum::kCapital : 0) +
               (i >= 0x80 || c == '`' ? LetterSum::kOther : 0);
    }
  }
};
constexpr Bytes kBytes;

constexpr std::size_t kLongestWord = 40;  // bytes of a word that is looked up

// Letters of two bytes into lower case, where that has two bytes as well.
void lower_in_place(std::span<char> word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    if ((static_cast<unsigned char>(word[i]) & 0xE0) != 0xC0) continue;
    const Character c = character_at({word.data(), word.size()}, i);
    const auto low = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c.code)));
    if (low < 0x80 || low >= 0x800) continue;
    word[i] = static_cast<char>(0xC0 | (low >> 6));
    word[i + 1] = static_cast<char>(0x80 | (low & 0x3F));
    ++i;
  }
}

// The first apostrophe of a word that is not written '; npos: none.
std::size_t written_apostrophe(std::string_view word, std::size_t& bytes) {
  for (std::size_t at = 0; at < word.size(); at += bytes) {
    bytes = 1;
    const auto byte = static_cast<unsigned char>(word[at]);
    if (byte < 0x80 && byte != '`') continue;
    const Character c = character_at(word, at);
    bytes = c.bytes;
    if (is_apostrophe(c.code)) return at;
  }
  return word.npos;
}

class Splitter {
 public:
  Splitter(Story& story, std::size_t end) : story_(story), text_(story.text), end_(end) {}

  void run(std::size_t at) {
    space_ = true;
    while (at < end_) at = step(at);
  }

 private:
  std::size_t step(std::size_t at) {
    const char c = text_[at];
    if (is_ascii_letter(c)) return word(at);
    if (is_ascii_digit(c)) return word(at);
    if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
      space_ = true;
      return at + 1;
    }
    return static_cast<unsigned char>(c) < 0x80 ? ascii_sign(at) : other(at);
  }

  char next(std::size_t at) const { return at < end_ ? text_[at] : ' '; }

  std::size_t ascii_sign(std::size_t at) {
    const char c = text_[at];
    switch (c) {
      case '.':
        if (next(at + 1) == '.' && next(at + 2) == '.') {
          std::size_t stop = at + 3;
          while (next(stop) == '.') ++stop;
          return sign(at, stop, TokenKind::ellipsis);
        }
        return sign(at, at + 1, TokenKind::stop);
      case '!':
      case '?':
        return sign(at, at + 1, TokenKind::question);
      case ',':
        return sign(at, at + 1, TokenKind::comma);
      case ':':
        return sign(at, at + 1, TokenKind::colon);
      case ';':
        return sign(at, at + 1, TokenKind::semicolon);
      case '"':
        return sign(at, at + 1, TokenKind::mark);
      case '\'':
        if (next(at + 1) == '\'') return sign(at, at + 2, TokenKind::mark);
        return apostrophe(at, 1);
      case '`':
        if (next(at + 1) == '`') return sign(at, at + 2, TokenKind::mark);
        return sign(at, at + 1, TokenKind::other);
      case '-':
        if (next(at + 1) == '-') return sign(at, at + 2, TokenKind::dash);
        return sign(at, at + 1, space_ ? TokenKind::dash : TokenKind::other);
      case '_':  // for the dash, where a wire's character set has none: "OXMOOR (KBN) _ The"
        return sign(at, at + 1, space_ && next(at + 1) == ' ' ? TokenKind::dash : TokenKind::other);
      case '(':
      case '[':
        return sign(at, at + 1, TokenKind::open);
      case ')':
      case ']':
        return sign(at, at + 1, TokenKind::close);
      case '@':
      case '#':
      case '$':
        return word(at);
      default:
        return sign(at, at + 1, TokenKind::other);
    }
  }

  std::size_t other(std::size_t at) {
    const Character c = character_at(text_, at);
    const std::size_t stop = at + c.bytes;
    switch (c.code) {
      case 0x201C:
      case 0x201D:
      case 0x201E:
      case 0x201F:
      case 0x00AB:
      case 0x00BB:
        return sign(at, stop, TokenKind::mark);
      case 0x2018:
      case 0x2019:
        return apostrophe(at, 3);
      case 0x2013:
      case 0x2014:
      case 0x2015:
        return sign(at, stop, TokenKind::dash);
      case 0x2026:
        return sign(at, stop, TokenKind::ellipsis);
      default:
        break;
    }
    if (is_letter(c.code) || is_digit(c.code)) return word(at);
    if (is_space(c.code))
      space_ = true;
    else if (!is_ignorable(c.code))
      return sign(at, stop, TokenKind::other);
    return stop;
  }

  // A lone apostrophe after a word is a possessive (the ministers' plan), elsewhere a single mark.
  std::size_t apostrophe(std::size_t at, std::size_t bytes) {
    const bool after_word = !space_ && !story_.tokens.empty() &&
                            story_.tokens.back().kind == TokenKind::word &&
                            story_.tokens.back().end == at;
    return sign(at, at + bytes, after_word ? TokenKind::possessive : TokenKind::other);
  }

  std::size_t apostrophe_bytes(std::size_t at) const {
    const char c = next(at);
    if (static_cast<unsigned char>(c) < 0x80) return c == '\'' || c == '`' ? 1 : 0;
    const Character character = character_at(text_, at);
    return is_apostrophe(character.code) ? character.bytes : 0;
  }

  // What hangs on a word by an apostrophe: the length of s, m, d, ve, re or ll in English; 0:
  // nothing of that kind starts at `at`.
  std::size_t clitic_bytes(std::size_t at, Ending kind) const {
    std::size_t ahead = 1;
    for (const std::string_view clitic : story_.language->endings(kind)) {
      const std::string_view letters = clitic.substr(1);  // behind the apostrophe
      std::size_t same = 0;
      while (same < letters.size() && static_cast<char>(next(at + same) | 0x20) == letters[same])
        ++same;
      if (same == letters.size() && !is_word_character(at + same, ahead)) return same;
    }
    return 0;
  }

  std::size_t sign(std::size_t at, std::size_t stop, TokenKind kind) {
    Token token;
    token.begin = static_cast<std::uint32_t>(at);
    token.end = static_cast<std::uint32_t>(stop);
    token.kind = kind;
    token.space_before = space_;
    space_ = false;
    story_.tokens.push_back(token);
    return stop;
  }

  // True when a letter or digit of any script starts at `at`; `bytes` is its length.
  bool is_word_character(std::size_t at, std::size_t& bytes) const {
    if (at >= end_) return false;
    const char c = text_[at];
    bytes = 1;
    if (static_cast<unsigned char>(c) < 0x80) return is_ascii_letter(c) || is_ascii_digit(c);
    const Character character = character_at(text_, at);
    bytes = character.bytes;
    return is_letter(character.code) || is_digit(character.code) || is_mark(character.code) ||
           is_ignorable(character.code);
  }

  // Is [begin, end) an article or pronoun that lost its vowel, apostrophe included (l', qu',
  // dell')?
  bool elides(std::size_t begin, std::size_t end) const {
    std::array<char, 10> lower{};
    std::size_t length = 0;
    while (begin < end && is_ascii_letter(text_[begin]) && length + 1 < lower.size())
      lower[length++] = static_cast<char>(text_[begin++] | 0x20);
    if (length == 0 || apostrophe_bytes(begin) != end - begin) return false;
    lower[length++] = '\'';
    return (story_.language->look_up({lower.data(), length}).bits & kFunction) != 0;
  }

  std::size_t word(std::size_t begin);
  void finish_word(std::size_t begin, std::size_t end, bool digit);
  std::size_t with_full_stop(std::size_t begin, std::size_t end);

  Story& story_;
  std::string_view text_;
  std::size_t end_;
  bool space_ = true;
};

std::size_t Splitter::word(std::size_t begin) {
  std::size_t at = begin, bytes = 1;
  bool digit = is_ascii_digit(text_[at]);
  if (text_[at] == '@' || text_[at] == '#' || text_[at] == '$') ++at;
  if (at > begin) digit = at < end_ && is_ascii_digit(text_[at]);
  for (;;) {
    while (at < end_ && kBytes.word[static_cast<unsigned char>(text_[at])]) ++at;
    while (is_word_character(at, bytes)) at += bytes;
    if (at >= end_) break;
    const char c = text_[at];
    if (c == ' ') break;
    std::size_t ahead = 1;
    const bool joins =
        c == '-' || c == '_' || (c == '.' && is_ascii_digit(text_[at - 1])) ||
        (c == ',' && is_ascii_digit(text_[at - 1]) && is_ascii_digit(next(at + 1))) ||
        (c == ':' && is_ascii_digit(text_[at - 1]) && is_ascii_digit(next(at + 1))) || c == '&';
    if (joins && is_word_character(at + 1, ahead) && at > begin) {
      at += 1;
      continue;
    }
    // U.S., J.K.: single letters with full stops.
    if (c == '.' && at - begin >= 1 && is_ascii_letter(text_[at - 1]) &&
        (at - begin == 1 || text_[at - 2] == '.') && is_ascii_letter(next(at + 1)) &&
        !is_ascii_letter(next(at + 2))) {
      at += 1;
      continue;
    }
    const std::size_t mark = apostrophe_bytes(at);
    if (mark != 0 && is_word_character(at + mark, ahead)) {
      if (clitic_bytes(at + mark, Ending::clitic) != 0) break;  // 's, 've
      at += mark;
      if (elides(begin, at)) break;
      continue;
    }
    break;
  }
  if (at == begin) at = begin + 1;
  if (!story_.language->endings(Ending::pronoun).empty()) {
    const std::size_t verb =
        story_.language->stem(text_.substr(begin, at - begin), Ending::pronoun);
    if (verb != 0) {  // dit-il
      finish_word(begin, begin + verb, false);
      finish_word(begin + verb, at, false);
      return at;
    }
  }
  const std::size_t end = digit ? at : with_full_stop(begin, at);
  finish_word(begin, end, digit);
  const std::size_t mark = apostrophe_bytes(end);  // after a full stop too: B.C.'s
  const std::size_t clitic = mark != 0 ? clitic_bytes(end + mark, Ending::clitic) : 0;
  if (clitic == 0) return end;
  if (clitic_bytes(end + mark, Ending::possessive) != 0)
    return sign(end, end + mark + clitic, TokenKind::possessive);
  finish_word(end, end + mark + clitic, false);  // an auxiliary: 've, 'll
  return end + mark + clitic;
}

// Takes a full stop that belongs to an initial, to U.S. or to a known abbreviation.
std::size_t Splitter::with_full_stop(std::size_t begin, std::size_t end) {
  if (next(end) != '.') return end;
  const std::size_t length = end - begin;
  if (length > 8) return end;
  std::array<char, 8> lower{};
  for (std::size_t i = 0; i < length; ++i) {
    const char c = text_[begin + i];
    lower[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  const std::string_view word(lower.data(), length);
  if (text_.substr(begin, length).find('.') != std::string_view::npos) return end + 1;
  const WordBits bits = story_.language->look_up(word).bits;
  if (length == 1 && text_[begin] >= 'A' && text_[begin] <= 'Z' && (bits & kFirstPerson) == 0)
    return end + 1;
  if ((bits & kAbbreviation) == 0) return end;
  // "no.", "miss.", "mass." in lower case are words at a sentence end.
  const bool lower_case = text_[begin] >= 'a' && text_[begin] <= 'z';
  if (lower_case && (bits & ~kAbbreviation) != 0) return end;
  return end + 1;
}

void Splitter::finish_word(std::size_t begin, std::size_t end, bool digit) {
  Token token;
  token.begin = static_cast<std::uint32_t>(begin);
  token.end = static_cast<std::uint32_t>(end);
  token.kind = digit ? TokenKind::number : TokenKind::word;
  token.space_before = space_;
  space_ = false;
  std::array<char, kLongestWord> lower;  // not cleared: as much is read as is written
  std::size_t stop = end;
  if (text_[end - 1] == '.') {
    token.dotted = true;
    --stop;
  }
  const std::size_t length = stop - begin;
  LetterSum sum;
  std::uint32_t hash = kFirstId;
  for (std::size_t i = 0; i < length; ++i) {
    const auto byte = static_cast<unsigned char>(text_[begin + i]);
    const char low = kBytes.lower[byte];
    sum.sum += kBytes.sum[byte];
    hash = next_id(hash, low);
    if (i < lower.size()) lower[i] = low;
  }
  token.id = hash;
  const char first = text_[begin];
  token.capital = (first >= 'A' && first <= 'Z') || (static_cast<unsigned char>(first) >= 0x80 &&
                                                     is_upper(character_at(text_, begin).code));
  token.all_capitals = sum.capitals() >= 2 && sum.capitals() == sum.letters();
  if (length <= lower.size()) {
    std::string_view key(lower.data(), length);
    if (token.capital && (static_cast<unsigned char>(first) & 0xE0) == 0xC0) {  // É, Ž, Я
      lower_in_place({lower.data(), length});
      token.id = word_id(key);
    }
    std::array<char, kLongestWord> plain;
    std::size_t bytes = 0;
    auto id = token.id;
    const std::size_t mark = !sum.others() ? key.npos : written_apostrophe(key, bytes);
    if (mark != key.npos) {  // didn’t, didn´t
      const std::size_t rest = length - mark - bytes;
      key.substr(0, mark).copy(plain.data(), mark);
      plain[mark] = '\'';
      key.substr(mark + bytes).copy(plain.data() + mark + 1, rest);
      key = std::string_view(plain.data(), length - bytes + 1);
      id = word_id(key);
    }
    const WordInfo info = story_.language->look_up(key, id);
    token.bits = info.bits;
    token.verb = info.verb;
    token.cues = info.cues;
  }
  story_.tokens.push_back(token);
}

bool ends_sentence(char c) {
  return c == '.' || c == '!' || c == '?' || c == '"' || c == ':';
}

// Some sources put one paragraph a line. Lines are paragraphs when each ends like one; hard-wrapped
// text does not.
bool lines_are_paragraphs(std::string_view block) {
  std::size_t at = 0;
  bool any = false;
  while ((at = block.find('\n', at)) != std::string_view::npos) {
    std::size_t before = at;
    while (before > 0 && (block[before - 1] == ' ' || block[before - 1] == '\r')) --before;
    if (before > 0) {
      const bool curly = before >= 3 && block.compare(before - 3, 3, "\xE2\x80\x9D") == 0;
      if (!ends_sentence(block[before - 1]) && !curly) return false;
      any = true;
    }
    ++at;
  }
  return any;
}

// ">>" and "[04:15:02]" before a turn of a caption or a tape say that somebody speaks, not what.
std::size_t behind_turn_marks(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kHour = 14;  // bytes, brackets included
  for (;;) {
    while (begin < end && (text[begin] == '>' || text[begin] == ' ')) ++begin;
    if (begin == end || text[begin] != '[') return begin;
    const auto close = text.substr(begin, std::min(kHour, end - begin)).find(']');
    const auto inside = text.substr(begin + 1, close == text.npos ? 0 : close - 1);
    if (inside.size() < 4 || inside.find_first_not_of("0123456789:.") != inside.npos) return begin;
    begin += close + 1;
  }
}

void add_paragraph(Story& story, std::size_t begin, std::size_t end, BlockKind kind) {
  begin = behind_turn_marks(story.text, begin, end);
  Paragraph paragraph;
  paragraph.kind = kind;
  paragraph.begin = story.size();
  Splitter(story, end).run(begin);
  paragraph.end = story.size();
  if (paragraph.end > paragraph.begin) story.paragraphs.push_back(paragraph);
}

}  // namespace

void split_tokens(Story& story, const std::vector<Block>& blocks) {
  story.tokens.reserve(story.text.size() / 5 + 16);
  for (const Block& block : blocks) {
    const std::string_view text = story.text.substr(block.begin, block.end - block.begin);
    if (!lines_are_paragraphs(text)) {
      add_paragraph(story, block.begin, block.end, block.kind);
      continue;
    }
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t line = std::min(text.find('\n', at), text.size());
      add_paragraph(story, block.begin + at, block.begin + line, block.kind);
      at = line + 1;
    }
  }
}

}  // namespace news::annotation
