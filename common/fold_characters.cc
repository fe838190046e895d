// SPDX-License-Identifier: GPL-2.0-or-later
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "common/han_variants.hh"
#include "common/unicode.hh"

namespace news {
namespace {

// Letters that Unicode does not decompose but readers type without the stroke.
struct PlainForm {
  char32_t small, capital;
  std::string_view plain;
};
constexpr PlainForm kPlainForms[] = {
    {U'\u00E6', U'\u00C6', "ae"},  // æ
    {U'\u00F0', U'\u00D0', "d"},   // ð
    {U'\u00F8', U'\u00D8', "o"},   // ø
    {U'\u00FE', U'\u00DE', "th"},  // þ
    {U'\u0111', U'\u0110', "d"},   // đ
    {U'\u0127', U'\u0126', "h"},   // ħ
    {U'\u0131', U'\u0130', "i"},   // ı, and the dotted capital
    {U'\u0142', U'\u0141', "l"},   // ł
    {U'\u0153', U'\u0152', "oe"},  // œ
};

std::string_view plain_form(char32_t code) {
  for (const auto& form : kPlainForms) {
    if (code == form.small || code == form.capital) return form.plain;
  }
  return {};
}

using Codes = std::vector<utf8proc_int32_t>;

constexpr utf8proc_int32_t kFirstSpecial = 0x00B7;  // below it nothing is left to fold

bool is_between(utf8proc_int32_t code, utf8proc_int32_t first, utf8proc_int32_t last) {
  return code >= first && code <= last;
}

// Marks that spell a word: vowel signs of Indic and South-East Asian scripts and of Thaana, and the
// voicing of kana (ga is not ka). All others are accents, points and harakat.
bool spells(utf8proc_int32_t code) {
  return is_between(code, 0x07A6, 0x07B0) || is_between(code, 0x0900, 0x109F) ||
         is_between(code, 0x1700, 0x17FF) || is_between(code, 0x1900, 0x1AAF) ||
         is_between(code, 0x1B00, 0x1CFF) || is_between(code, 0x3099, 0x309A) ||
         is_between(code, 0xA800, 0xABFF) || is_between(code, 0x11000, 0x11FFF);
}

// Arabic letters that writers and keyboards take for one another.
utf8proc_int32_t arabic(utf8proc_int32_t code) {
  switch (code) {
    case 0x0629:  // ta marbuta
    case 0x06C1:  // Urdu he
      return 0x0647;
    case 0x0649:  // alef maksura
    case 0x06CC:  // Persian ye
      return 0x064A;
    case 0x06A9:  // Persian kaf
      return 0x0643;
    case 0x0671:  // alef wasla
      return 0x0627;
    case 0x066B:  // decimal separator
      return '.';
    default:
      return code;
  }
}

// The scripts of India stand in blocks of one layout.
constexpr utf8proc_int32_t kBlock = 0x80;

utf8proc_int32_t place_in_block(utf8proc_int32_t code) {
  return is_between(code, 0x0900, 0x0D7F) ? code % kBlock : 0;
}

// A nasal before a consonant of its own class is written with a virama or as a dot (anusvara): the
// dot stands for both. Of Devanagari, Gujarati, Oriya, Telugu and Kannada.
bool is_anusvara_spelt_out(const Codes& codes, std::size_t at) {
  if (at + 2 >= codes.size()) return false;
  const auto block = codes[at] / kBlock;
  constexpr utf8proc_int32_t kBlocks[] = {0x0900 / kBlock, 0x0A80 / kBlock, 0x0B00 / kBlock,
                                          0x0C00 / kBlock, 0x0C80 / kBlock};
  if (std::find(std::begin(kBlocks), std::end(kBlocks), block) == std::end(kBlocks)) return false;
  if (codes[at + 1] != block * kBlock + 0x4D || codes[at + 2] / kBlock != block) return false;
  const auto nasal = codes[at] % kBlock, next = codes[at + 2] % kBlock;
  constexpr utf8proc_int32_t kNasals[] = {0x19, 0x1E, 0x23, 0x28, 0x2E};  // four before each
  if (std::find(std::begin(kNasals), std::end(kNasals), nasal) == std::end(kNasals)) return false;
  return next < nasal && nasal - next <= 4;
}

// The dot below that makes a Persian sound of k, kh, g, j and ph: most writers leave it out.
bool is_foreign_nukta(utf8proc_int32_t code, utf8proc_int32_t before) {
  if (code != 0x093C && code != 0x0A3C) return false;
  const auto letter = place_in_block(before);
  return letter == 0x15 || letter == 0x16 || letter == 0x17 || letter == 0x1C || letter == 0x2B;
}

// The value of a decimal digit of any script, -1: it is none. Scripts have theirs in one row.
int decimal_value(utf8proc_int32_t code) {
  const auto is_decimal = [](utf8proc_int32_t c) {
    return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
  };
  if (!is_decimal(code)) return -1;
  int value = 0;
  while (value < 9 && is_decimal(code - 1 - value)) ++value;
  return value;
}

bool is_hebrew(utf8proc_int32_t code) {
  return is_between(code, 0x05D0, 0x05EA);
}

// Marks inside a word that is the same without them.
bool is_dropped(const Codes& codes, std::size_t at) {
  const auto code = codes[at];
  if (at == 0) return code == 0x0640;
  const auto before = codes[at - 1];
  const auto behind = at + 1 < codes.size() ? codes[at + 1] : 0;
  switch (code) {
    case '.':
    case 0x00B7:
    case 0x2027:  // Catalan l.l
      return before == 'l' && behind == 'l';
    case '"':
    case 0x05F4:
    case 0x201C:
    case 0x201D:  // gershayim
      return is_hebrew(before) && is_hebrew(behind);
    case 0x0640:  // tatweel
      return true;
    case 0x066C:  // thousands
      return decimal_value(before) >= 0 && decimal_value(behind) >= 0;
    default:
      return is_foreign_nukta(code, before);
  }
}

utf8proc_int32_t folded(utf8proc_int32_t code) {
  if (is_between(code, 0x0600, 0x06FF)) {
    if (const auto letter = arabic(code); letter != code) return letter;
  }
  if (code == 0x0901) return 0x0902;  // chandrabindu
  if (const auto value = decimal_value(code); value >= 0) return '0' + value;
  return static_cast<utf8proc_int32_t>(plain_han(static_cast<char32_t>(code)));
}

// What is left to do behind compatibility decomposition and case folding.
void fold_codes(Codes& codes) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < codes.size(); ++at) {
    const auto code = codes[at];
    if (code < kFirstSpecial && code != '.' && code != '"') {
      codes[kept++] = code;
      continue;
    }
    const auto kind = utf8proc_category(code);
    const bool accent = (kind == UTF8PROC_CATEGORY_MN || kind == UTF8PROC_CATEGORY_MC ||
                         kind == UTF8PROC_CATEGORY_ME) &&
                        !spells(code);
    if (accent || is_dropped(codes, at)) continue;
    if (is_anusvara_spelt_out(codes, at)) {
      codes[kept++] = code / kBlock * kBlock + 0x02;
      ++at;
      continue;
    }
    codes[kept++] = folded(code);
  }
  codes.resize(kept);
}

constexpr std::array<char, 128> folded_ascii() {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) table[c] = static_cast<char>(c);
  for (char c = 'A'; c <= 'Z'; ++c)
    table[static_cast<std::size_t>(c)] = static_cast<char>(c - 'A' + 'a');
  table['`'] = '\'';
  return table;
}
constexpr auto kFoldedAscii = folded_ascii();

// "col.lecció": the dot between the two goes.
void join_dotted_l(std::string& folded) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < folded.size(); ++at) {
    const bool joins = folded[at] == '.' && kept > 0 && folded[kept - 1] == 'l' &&
                       at + 1 < folded.size() && folded[at + 1] == 'l';
    if (!joins) folded[kept++] = folded[at];
  }
  folded.resize(kept);
}

// The same of ASCII, which most text is, by a table of its own. False: there is more than that.
bool fold_ascii(std::string_view text, std::string& out) {
  out = text;
  unsigned char seen = 0;
  bool dots = false;
  for (char& c : out) {
    const auto byte = static_cast<unsigned char>(c);
    seen |= byte;
    dots |= c == '.';
    c = kFoldedAscii[byte & 0x7F];
  }
  if (seen >= 0x80) return false;
  if (dots) join_dotted_l(out);
  return true;
}

}  // namespace

std::string fold_characters(std::string_view text) {
  std::string plain;
  if (fold_ascii(text, plain)) return plain;
  plain.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    at += c.bytes;
    if (is_ignorable(c.code)) continue;
    if (is_apostrophe(c.code)) {
      plain += '\'';
    } else if (const auto form = plain_form(c.code); !form.empty()) {
      plain += form;
    } else {
      append_utf8(plain, c.code);
    }
  }
  const auto decompose = [&plain](Codes& out) {
    return utf8proc_decompose(
        reinterpret_cast<const utf8proc_uint8_t*>(plain.data()),
        static_cast<utf8proc_ssize_t>(plain.size()), out.data(),
        static_cast<utf8proc_ssize_t>(out.size()),
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                       UTF8PROC_CASEFOLD));
  };
  Codes codes(plain.size());
  auto length = decompose(codes);
  if (length > static_cast<utf8proc_ssize_t>(codes.size())) {
    codes.resize(static_cast<std::size_t>(length));
    length = decompose(codes);
  }
  if (length < 0) return plain;
  codes.resize(static_cast<std::size_t>(length));
  fold_codes(codes);
  const auto kept = static_cast<utf8proc_ssize_t>(codes.size());
  codes.push_back(0);  // room for the end that utf8proc writes
  const auto bytes = utf8proc_reencode(
      codes.data(), kept, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (bytes < 0) return plain;
  return std::string(reinterpret_cast<const char*>(codes.data()), static_cast<std::size_t>(bytes));
}

}  // namespace news
