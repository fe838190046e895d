// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/date.hh"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/unicode.hh"
#include "indexer/parse/fields/calendars.hh"
#include "indexer/parse/fields/month_names.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

enum class Kind { number, word, sign };

// Values of decimal digits: where a script's zero stands.
constexpr char32_t kZeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6,  0xB66,  0xBE6,
                               0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10};

// 10: no digit.
unsigned digit_value(char32_t code) {
  if (code < 0x660) return code >= '0' && code <= '9' ? code - '0' : 10;
  for (const char32_t zero : kZeros) {
    if (code >= zero && code < zero + 10) return code - zero;
  }
  return 10;
}

// 〇 to 九, 十 (10); 11: none of them.
unsigned han_value(char32_t code) {
  constexpr std::u32string_view kNumerals =
      U"\u3007\u4E00\u4E8C\u4E09\u56DB\u4E94\u516D\u4E03"
      U"\u516B\u4E5D\u5341";
  if (code == 0x96F6) return 0;  // 零
  const auto at = kNumerals.find(code);
  return at == kNumerals.npos ? 11 : static_cast<unsigned>(at);
}

// Of letters without case a date may be glued to: they are parted by no blanks.
constexpr char32_t kFirstWithoutCase = 0x590;

struct Piece {
  Kind kind = Kind::sign;
  std::size_t begin = 0, end = 0;
  unsigned value = 0;   // of a number of at most eight digits
  unsigned digits = 0;  // of a number
  Month month;          // of a word that names one
  char32_t sign = 0;    // of a sign
};

// Cuts text into numbers, words and signs; blanks only part them.
class Pieces {
 public:
  Pieces(std::string_view text, std::string_view language) : text_(text), language_(language) {}

  // Pieces from the current one on, fewer than kRing.
  const Piece& operator[](std::size_t i) {
    while (count_ <= i) ring_[(first_ + count_++) % kRing] = cut();
    return ring_[(first_ + i) % kRing];
  }
  void drop() {
    (*this)[0];
    first_ = (first_ + 1) % kRing;
    --count_;
  }
  bool at_end() { return (*this)[0].begin >= text_.size(); }
  std::string_view word(const Piece& piece) const {
    return text_.substr(piece.begin, piece.end - piece.begin);
  }
  // The text from the piece on.
  std::string_view text_from(const Piece& piece) const { return text_.substr(piece.begin); }
  // No blank between the two.
  bool touch(std::size_t left, std::size_t right) {
    return (*this)[left].end == (*this)[right].begin;
  }

 private:
  static constexpr std::size_t kRing = 16;

  Piece cut() {
    Piece piece;
    Character c;
    for (;; at_ += c.bytes) {
      if (at_ >= text_.size()) {
        piece.begin = piece.end = text_.size();
        return piece;
      }
      c = character_at(text_, at_);
      if (!is_space(c.code) && !is_ignorable(c.code)) break;
    }
    piece.begin = at_;
    if (digit_value(c.code) < 10) return number(piece);
    if (han_value(c.code) <= 10 && han_number(piece)) return piece;
    const bool ordinal = c.code == 0xAA || c.code == 0xBA;
    if (is_letter(c.code) && !is_one_word(c.code) && !ordinal) return letters(piece);
    piece.sign = c.code;
    piece.end = at_ += c.bytes;
    return piece;
  }

  Piece number(Piece piece) {
    piece.kind = Kind::number;
    while (at_ < text_.size()) {
      const auto c = character_at(text_, at_);
      const unsigned value = digit_value(c.code);
      if (value > 9) break;
      if (++piece.digits <= 8) piece.value = piece.value * 10 + value;
      at_ += c.bytes;
    }
    piece.end = at_;
    return piece;
  }

  // 二〇二四, 十月, 二十三: a number where 年, 月 or 日 follows; else signs.
  bool han_number(Piece& piece) {
    constexpr std::size_t kLongest = 4;
    constexpr std::u32string_view kCounted = U"\u5E74\u6708\u65E5\u53F7\u865F";
    std::size_t at = at_, count = 0;
    unsigned value = 0, units = 0;
    bool tens = false;
    Character c = character_at(text_, at);
    for (; count < kLongest && han_value(c.code) <= 10; ++count) {
      const unsigned digit = han_value(c.code);
      if (digit == 10) {
        value = (count == 0 ? 1 : value) * 10;
        tens = true;
      } else if (tens) {
        units = digit;
      } else {
        value = value * 10 + digit;
      }
      at += c.bytes;
      if (at >= text_.size()) return false;
      c = character_at(text_, at);
    }
    if (kCounted.find(c.code) == kCounted.npos) return false;
    piece.kind = Kind::number;
    piece.value = value + units;
    piece.digits = tens ? 2 : static_cast<unsigned>(count);
    piece.end = at_ = at;
    return true;
  }

  // Behind the letters from `at` on; marks and joiners of a word counted in.
  std::size_t end_of_letters(std::size_t at) const {
    while (at < text_.size()) {
      const auto c = character_at(text_, at);
      if (!(is_letter(c.code) || is_mark(c.code)) || is_one_word(c.code)) break;
      at += c.bytes;
    }
    return at;
  }

  Piece letters(Piece piece) {
    piece.kind = Kind::word;
    const bool cased = character_at(text_, at_).code < kFirstWithoutCase;
    piece.end = at_ = end_of_letters(at_);
    piece.month = month_named(word(piece), language_);
    if (piece.month.number == 0) take_second_word(piece, cased);
    return piece;
  }

  // "كانون الثاني", "Meán Fómhair", "ก.ย."
  void take_second_word(Piece& piece, bool cased) {
    if (at_ + 1 >= text_.size()) return;
    constexpr std::size_t kShortForm = 9;  // bytes: three letters of Thai
    const bool dotted = text_[at_] == '.' && !cased && piece.end - piece.begin <= kShortForm;
    if (!dotted && (text_[at_] != ' ' || !begins_month(word(piece)))) return;
    const std::size_t end = end_of_letters(at_ + 1);
    if (end == at_ + 1) return;
    const auto month = month_named(text_.substr(piece.begin, end - piece.begin), language_);
    if (month.number == 0) return;
    piece.month = month;
    piece.end = at_ = end;
  }

  std::string_view text_, language_;
  std::size_t at_ = 0, first_ = 0, count_ = 0;
  std::array<Piece, kRing> ring_;
};

using Days = std::chrono::sys_days;

Days last_credible_day() {
  constexpr std::chrono::days kAhead{62};
  static const Days kLast =
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) + kAhead;
  return kLast;
}

bool is_day(unsigned year, unsigned month, unsigned day) {
  if (year < 1600) return false;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  return date.ok() && Days(date) <= last_credible_day();
}

std::string day_text(unsigned year, unsigned month, unsigned day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

class Reader {
 public:
  Reader(std::string_view text, bool value, std::string_view language)
      : pieces_(text, language),
        value_(value),
        language_(primary_language(language)),
        order_(order_of(language)) {}

  DateInText find() {
    for (; !pieces_.at_end(); pieces_.drop()) {
      DateInText found;
      const Piece& first = pieces_[0];
      const bool glued = last_was_name_ && first.begin == last_end_;
      if (!glued && start(found)) return found;
      last_was_name_ = first.kind == Kind::number || (first.kind == Kind::word && is_cased(first));
      last_end_ = first.end;
    }
    return {};
  }

 private:
  bool is_cased(const Piece& word) const {
    return character_at(pieces_.word(word), 0).code < kFirstWithoutCase;
  }

  bool start(DateInText& found) {
    const Piece first = pieces_[0];
    if (first.kind == Kind::word) return first.month.number != 0 && month_first(first, found);
    if (first.kind == Kind::sign)
      return first.sign != 0 && is_one_word(first.sign) && era_first(first, found);
    if (first.digits == 8 && (value_ || stamp_follows()))
      return keep(found, first.value / 10000, {first.value / 100 % 100}, first.value % 100, 0);
    if (first.digits == 4) return year_first(first, found) || year_then_month(first, found);
    if (first.digits == 3) return republic_first(first, found);
    if (first.digits <= 2) return numeric(first, found) || day_first(first, found);
    return false;
  }

  // 令和6年5月3日, 平成元年五月三日, 民國113年5月3日
  bool era_first(const Piece& first, DateInText& found) {
    const Era era = era_at(pieces_.text_from(first));
    if (era.bytes == 0) return false;
    std::size_t i = 1;
    while (i < 5 && pieces_[i].begin < first.begin + era.bytes) ++i;
    const bool year_one = is_sign(i, U"\u5143");  // 元
    if (!year_one && !is_number(i, 1, 3)) return false;
    const unsigned year = year_one ? 1 : pieces_[i].value;
    return year_month_day(i, static_cast<unsigned>(static_cast<int>(year) + era.years), found);
  }

  // 113年5月3日 in a Chinese text: the year of the Republic.
  bool republic_first(const Piece& year, DateInText& found) {
    constexpr unsigned kYears = 1911;
    return language_ == "zh" && year_month_day(0, year.value + kYears, found);
  }

  // 年5月3日 behind the year at i.
  bool year_month_day(std::size_t i, unsigned year, DateInText& found) {
    if (!is_sign(i + 1, U"\u5E74") || !is_number(i + 2, 1, 2) || !is_sign(i + 3, U"\u6708") ||
        !is_number(i + 4, 1, 2))
      return false;
    const bool sign = is_sign(i + 5, U"\u65E5\u865F\u53F7");
    return keep(found, year, {pieces_[i + 2].value}, pieces_[i + 4].value, sign ? i + 5 : i + 4);
  }

  // "T2201" behind eight digits makes them a day even in running text.
  bool stamp_follows() {
    return pieces_.word(pieces_[1]) == "T" && pieces_.touch(0, 1) && is_number(2);
  }

  bool keep(DateInText& found, unsigned year, Month month, unsigned day, std::size_t last) {
    const auto civil = civil_day(calendar_of(year, month), year, month.number, day);
    if (!civil) return false;
    const unsigned civil_year = civil->year - years_ahead(language_, civil->year);
    if (!is_day(civil_year, civil->month, civil->day)) return false;
    found = {day_text(civil_year, civil->month, civil->day), pieces_[0].begin, pieces_[last].end};
    return true;
  }

  // 1403/02/14 in a Persian text.
  Calendar calendar_of(unsigned year, Month month) const {
    constexpr unsigned kFirst = 1300, kLast = 1500;
    const bool counted_otherwise = year >= kFirst && year <= kLast;
    if (month.calendar != Calendar::gregorian || !counted_otherwise) return month.calendar;
    return language_ == "fa"   ? Calendar::persian
           : language_ == "ar" ? Calendar::islamic
                               : Calendar::gregorian;
  }

  bool is_number(std::size_t i, unsigned low = 1, unsigned high = 8) {
    const Piece& piece = pieces_[i];
    return piece.kind == Kind::number && piece.digits >= low && piece.digits <= high;
  }
  bool is_sign(std::size_t i, std::u32string_view signs) {
    const Piece& piece = pieces_[i];
    return piece.kind == Kind::sign && piece.sign != 0 && signs.find(piece.sign) != signs.npos;
  }

  // 2023-01-19, 2023/1/19, 2023.01.19, 2023年1月19日, 2023년 1월 19일
  bool year_first(const Piece& year, DateInText& found) {
    const auto at = [this](std::size_t i) { return pieces_[i]; };
    const bool east = (is_sign(1, U"年") && is_sign(3, U"月")) ||
                      (pieces_.word(at(1)) == "년" && pieces_.word(at(3)) == "월");
    const bool same = is_sign(1, U"-/.") && is_sign(3, U"-/.") && at(1).sign == at(3).sign &&
                      pieces_.touch(0, 1) && pieces_.touch(1, 2) && pieces_.touch(2, 3) &&
                      pieces_.touch(3, 4);
    // 2023. 1. 19., as Korean papers write; "in 2019. 12.5 percent" is none.
    const bool spaced = is_sign(1, U".") && is_sign(3, U".") && pieces_.touch(0, 1) &&
                        !pieces_.touch(1, 2) && pieces_.touch(2, 3) && !pieces_.touch(3, 4);
    if (!(east || same || spaced) || !is_number(2, 1, 2) || !is_number(4, 1, 2)) return false;
    return keep(found, year.value, {at(2).value}, at(4).value, east ? 5 : 4);
  }

  // 19.01.2023 (day first: nobody writes months first with full stops), 19/01/2023, 01/19/2023;
  // 19.01.23 where the language is known.
  bool numeric(const Piece& first, DateInText& found) {
    if (!is_sign(1, U"./-") || !is_number(2, 1, 2) || !is_sign(3, U"./-")) return false;
    if (pieces_[1].sign != pieces_[3].sign) return false;
    const unsigned left = first.value, right = pieces_[2].value;
    if (!is_number(4, 4, 4)) return short_year(left, right, found);
    const unsigned year = pieces_[4].value;
    if (pieces_[1].sign == '.' || left > 12 || left == right ||
        (order_ == NumberOrder::day_first && right <= 12))
      return keep(found, year, {right}, left, 4);
    const bool month_first = right > 12 || order_ == NumberOrder::month_first;
    return month_first && keep(found, year, {left}, right, 4);
  }

  // 04.03.24; no number of a version or a chapter, which goes on.
  bool short_year(unsigned day, unsigned month, DateInText& found) {
    if (order_ != NumberOrder::day_first || !is_number(4, 2, 2) || is_sign(1, U"-")) return false;
    for (std::size_t i = 0; i < 4; ++i) {
      if (!pieces_.touch(i, i + 1)) return false;
    }
    if (pieces_[5].sign == pieces_[1].sign && pieces_.touch(4, 5) && is_number(6)) return false;
    return keep_short_year(found, pieces_[4].value, {month}, day, 4);
  }

  // Of the two centuries the later one that is not to come.
  bool keep_short_year(DateInText& found, unsigned year, Month month, unsigned day,
                       std::size_t last) {
    if (language_ == "th") return keep(found, 2500 + year, month, day, last);
    return keep(found, 2000 + year, month, day, last) || keep(found, 1900 + year, month, day, last);
  }

  // 2023. január 19., 2023 m. sausio 19 d., 2023. gada 19. janvāris
  bool year_then_month(const Piece& year, DateInText& found) {
    std::size_t i = 1;
    if (is_sign(i, U".")) ++i;
    if ((tags(i) & kOfDate) != 0) ++i;
    if (is_sign(i, U".")) ++i;
    if (is_number(i, 1, 2)) {
      const unsigned day = pieces_[i++].value;
      if (is_sign(i, U".")) ++i;
      return pieces_[i].month.number != 0 && keep(found, year.value, pieces_[i].month, day, i);
    }
    const Month month = pieces_[i].month;
    if (month.number == 0 || !is_number(i + 1, 1, 2)) return false;
    return keep(found, year.value, month, pieces_[i + 1].value, i + 1);
  }

  Tags tags(std::size_t i) {
    const Piece& piece = pieces_[i];
    return piece.kind == Kind::word ? date_phrases().tags(word_key_of(pieces_.word(piece))) : 0;
  }
  // Glued to the number before it: "th", "er".
  bool is_ordinal(std::size_t i) { return (tags(i) & kOrdinal) != 0 && pieces_.touch(i - 1, i); }
  // One letter is "of" in its own language only.
  bool is_of(std::size_t i) {
    const auto word = pieces_.word(pieces_[i]);
    if ((tags(i) & kOfDate) == 0) return false;
    return word.size() > 1 || is_sign(i + 1, U"'\u2019") ||
           (date_phrases().tags(word_key_of(word), language_) & kOfDate) != 0;
  }

  // 19 January 2023, 19th of January, 2023, 19. Januar 2023, 1er mai 2023, 26-FEB-1987, 5 de mayo
  // de 2023
  bool day_first(const Piece& day, DateInText& found) {
    std::size_t i = behind_ordinal();
    const bool dashed = is_sign(i, U"-/");
    while (i < 4 && is_sign(i, U".-/ºª°")) ++i;
    if (is_of(i)) ++i;
    if (is_sign(i, U"'\u2019")) ++i;  // 9 d'octubre
    Month month = pieces_[i].month;
    if (month.number == 0 && announces_month(pieces_.word(pieces_[i])) && is_number(i + 1, 1, 2))
      month = {pieces_[++i].value};
    if (month.number == 0 || month.number > 12) return false;
    i = behind_other_name(i + 1);
    if (is_sign(i, U".,-/")) ++i;
    if (is_of(i)) ++i;
    return year(i, dashed, day.value, month, found);
  }

  // "1er", "3rd", "3:e", "5ος"
  std::size_t behind_ordinal() {
    if (is_ordinal(1)) return 2;
    constexpr std::size_t kLongest = 2;  // bytes of the ending
    const auto ending = pieces_.word(pieces_[2]);
    const bool colon = is_sign(1, U":") && pieces_[2].kind == Kind::word &&
                       ending.size() <= kLongest && pieces_.touch(1, 2);
    return colon ? 3 : 1;
  }

  // A month said twice, as the Arab press does: "مايو/أيار", "يناير (كانون الثاني)".
  std::size_t behind_other_name(std::size_t i) {
    if (!is_sign(i, U"/(") || pieces_[i + 1].month.number == 0) return i;
    return is_sign(i + 2, U")") ? i + 3 : i + 2;
  }

  // January 19, 2023; Jan. 19th 2023; Jan 19 22:01:00 GMT 2023
  bool month_first(const Piece& month, DateInText& found) {
    std::size_t i = 1;
    if (is_sign(i, U".-")) ++i;
    if (is_of(i)) ++i;  // January the 19th
    if (!is_number(i, 1, 2)) return false;
    const unsigned day = pieces_[i++].value;
    if (is_ordinal(i)) ++i;
    if (is_sign(i, U".,-")) ++i;
    if (is_number(i, 1, 2) && is_sign(i + 1, U":")) i = behind_time(i);
    if (is_sign(i, U",")) ++i;
    return year(i, false, day, month.month, found);
  }

  std::size_t behind_time(std::size_t i) {
    i += 2;
    if (is_number(i, 2, 2)) ++i;
    if (is_sign(i, U":") && is_number(i + 1, 2, 2)) i += 2;
    if (i < 9 && pieces_[i].kind == Kind::word) ++i;
    return i;
  }

  bool year(std::size_t i, bool dashed, unsigned day, Month month, DateInText& found) {
    // พ.ศ. 2567
    if (const Era era = era_at(pieces_.text_from(pieces_[i])); era.bytes > 0) {
      const auto behind = pieces_[i].begin + era.bytes;
      while (i < 12 && pieces_[i].begin < behind) ++i;
      if (!is_number(i, 4, 4)) return false;
      const int counted = static_cast<int>(pieces_[i].value) + era.years;
      return counted > 0 && keep(found, static_cast<unsigned>(counted), month, day, i);
    }
    if (is_number(i, 4, 4)) return keep(found, pieces_[i].value, month, day, i);
    if (!value_ && !dashed && language_ != "th") return false;
    return is_number(i, 2, 2) && keep_short_year(found, pieces_[i].value, month, day, i);
  }

  // What 03/04/2023 means. Everywhere but in the United States the day comes first; plain "en" may
  // be either, and Canada writes both.
  enum class NumberOrder { unknown, day_first, month_first };
  static NumberOrder order_of(std::string_view language) {
    const std::string tag = ascii_lower(language.substr(0, 5));
    if (tag == "en-us" || tag == "en_us") return NumberOrder::month_first;
    const bool open = tag.empty() || tag == "en" || tag == "en-ca" || tag == "en_ca";
    return open ? NumberOrder::unknown : NumberOrder::day_first;
  }

  Pieces pieces_;
  bool value_;
  std::string language_;
  NumberOrder order_;
  bool last_was_name_ = false;
  std::size_t last_end_ = 0;
};

// Seconds (from 1973 on) or milliseconds since 1970, a fraction allowed; nothing else in the value.
std::optional<std::string> epoch_day(std::string_view value) {
  while (!value.empty() && value.front() == ' ') value.remove_prefix(1);
  while (!value.empty() && value.back() == ' ') value.remove_suffix(1);
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const auto length = static_cast<std::size_t>(rest - value.data());
  if (error != std::errc() || number < 0) return std::nullopt;
  if (length < value.size() &&
      (value[length] != '.' || value.find_first_not_of("0123456789", length + 1) != value.npos))
    return std::nullopt;
  if (length == 15 || length == 16)
    number /= 1'000'000;
  else if (length == 12 || length == 13)
    number /= 1000;
  else if (length != 9 && length != 10)
    return std::nullopt;
  const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(number)))};
  const std::chrono::year_month_day date{day};
  if (day > last_credible_day()) return std::string();
  return day_text(static_cast<unsigned>(static_cast<int>(date.year())),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

// A clock that was never set: 1970-01-01T00:00:00Z.
bool is_unset(std::string_view value) {
  return value.starts_with("1970-01-01T00:00") || value.starts_with("1970-01-01 00:00");
}

}  // namespace

const Phrases& date_phrases() {
  static const Phrases kPhrases("dates",
                                {"weekday", "of", "ordinal", "published", "updated", "clock"});
  return kPhrases;
}

DateInText find_date(std::string_view text, std::string_view language) {
  return Reader(text, false, language).find();
}

std::string read_date(std::string_view value, std::string_view language) {
  constexpr std::size_t kLongest = 200;  // bytes; a longer value is a text
  value = value.substr(0, kLongest);
  if (auto day = epoch_day(value)) return *day;
  if (is_unset(value)) return {};
  return Reader(value, true, language).find().day;
}

std::string latest_day() {
  const std::chrono::year_month_day date{last_credible_day()};
  return day_text(static_cast<unsigned>(static_cast<int>(date.year())),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace news
