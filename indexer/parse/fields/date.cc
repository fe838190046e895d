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
#include "indexer/parse/fields/month_names.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

enum class Kind { number, word, sign };

struct Piece {
  Kind kind = Kind::sign;
  std::size_t begin = 0, end = 0;
  unsigned value = 0;   // of a number of at most eight digits
  unsigned digits = 0;  // of a number
  unsigned month = 0;   // of a word that names one
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
    if (c.code >= '0' && c.code <= '9') return number(piece);
    if (is_letter(c.code) && !is_one_word(c.code)) return letters(piece);
    piece.sign = c.code;
    piece.end = at_ += c.bytes;
    return piece;
  }

  Piece number(Piece piece) {
    piece.kind = Kind::number;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      if (++piece.digits <= 8)
        piece.value = piece.value * 10 + static_cast<unsigned>(text_[at_] - '0');
    }
    piece.end = at_;
    return piece;
  }

  Piece letters(Piece piece) {
    piece.kind = Kind::word;
    while (at_ < text_.size()) {
      const auto c = character_at(text_, at_);
      if (!(is_letter(c.code) || is_mark(c.code)) || is_one_word(c.code)) break;
      at_ += c.bytes;
    }
    piece.end = at_;
    piece.month = month_number(word(piece), language_);
    return piece;
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
      last_was_name_ = first.kind != Kind::sign;
      last_end_ = first.end;
    }
    return {};
  }

 private:
  bool start(DateInText& found) {
    const Piece first = pieces_[0];
    if (first.kind == Kind::word) return first.month != 0 && month_first(first, found);
    if (first.kind != Kind::number) return false;
    if (first.digits == 8 && (value_ || stamp_follows()))
      return keep(found, first.value / 10000, first.value / 100 % 100, first.value % 100, 0);
    if (first.digits == 4) return year_first(first, found) || year_then_month(first, found);
    if (first.digits <= 2) return numeric(first, found) || day_first(first, found);
    return false;
  }

  // "T2201" behind eight digits makes them a day even in running text.
  bool stamp_follows() {
    return pieces_.word(pieces_[1]) == "T" && pieces_.touch(0, 1) && is_number(2);
  }

  bool keep(DateInText& found, unsigned year, unsigned month, unsigned day, std::size_t last) {
    if (!is_day(year, month, day)) return false;
    found = {day_text(year, month, day), pieces_[0].begin, pieces_[last].end};
    return true;
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
    return keep(found, year.value, at(2).value, at(4).value, east ? 5 : 4);
  }

  // 19.01.2023 (day first: nobody writes months first with full stops), 19/01/2023, 01/19/2023
  bool numeric(const Piece& first, DateInText& found) {
    if (!is_sign(1, U"./-") || !is_number(2, 1, 2) || !is_sign(3, U"./-") || !is_number(4, 4, 4))
      return false;
    if (pieces_[1].sign != pieces_[3].sign) return false;
    const unsigned left = first.value, right = pieces_[2].value, year = pieces_[4].value;
    if (pieces_[1].sign == '.' || left > 12 || left == right ||
        (order_ == NumberOrder::day_first && right <= 12))
      return keep(found, year, right, left, 4);
    const bool month_first = right > 12 || order_ == NumberOrder::month_first;
    return month_first && keep(found, year, left, right, 4);
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
      return pieces_[i].month != 0 && keep(found, year.value, pieces_[i].month, day, i);
    }
    const unsigned month = pieces_[i].month;
    if (month == 0 || !is_number(i + 1, 1, 2)) return false;
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
    std::size_t i = 1;
    if (is_ordinal(i)) ++i;
    const bool dashed = is_sign(i, U"-/");
    if (is_sign(i, U".-/ºª°")) ++i;
    if (is_of(i)) ++i;
    if (is_sign(i, U"'\u2019")) ++i;  // 9 d'octubre
    unsigned month = pieces_[i].month;
    if (month == 0 && announces_month(pieces_.word(pieces_[i])) && is_number(i + 1, 1, 2))
      month = pieces_[++i].value;
    if (month == 0 || month > 12) return false;
    ++i;
    if (is_sign(i, U".,-/")) ++i;
    if (is_of(i)) ++i;
    return year(i, dashed, day.value, month, found);
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

  bool year(std::size_t i, bool dashed, unsigned day, unsigned month, DateInText& found) {
    if (is_number(i, 4, 4)) return keep(found, pieces_[i].value, month, day, i);
    if (!value_ && !dashed) return false;
    if (!is_number(i, 2, 2)) return false;
    const unsigned short_year = pieces_[i].value;
    return keep(found, 2000 + short_year, month, day, i) ||
           keep(found, 1900 + short_year, month, day, i);
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
