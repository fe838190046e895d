// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/date_text.hh"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include "common/unicode.hh"
#include "indexer/parse/fields/month_names.hh"

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
  explicit Pieces(std::string_view text) : text_(text) {}

  // A window of kWindow pieces starting at the current one.
  static constexpr std::size_t kWindow = 12;
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
    piece.month = month_number(word(piece));
    return piece;
  }

  std::string_view text_;
  std::size_t at_ = 0, first_ = 0, count_ = 0;
  std::array<Piece, kRing> ring_;
};

bool is_day(unsigned year, unsigned month, unsigned day) {
  if (year < 1600 || year > 2199) return false;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(year)),
                                         std::chrono::month(month), std::chrono::day(day)};
  return date.ok();
}

std::string day_text(unsigned year, unsigned month, unsigned day) {
  return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

class Reader {
 public:
  Reader(std::string_view text, bool value, NumberOrder order = NumberOrder::unknown)
      : pieces_(text), value_(value), order_(order) {}

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
    if (first.digits == 4) return year_first(first, found);
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
    return right > 12 && keep(found, year, left, right, 4);
  }

  static bool is_ordinal(std::string_view word) {
    return word == "st" || word == "nd" || word == "rd" || word == "th" || word == "er" ||
           word == "ST" || word == "ND" || word == "RD" || word == "TH";
  }

  // 19 January 2023, 19th of January, 2023, 19. Januar 2023, 1er mai 2023, 26-FEB-1987, 5 de mayo
  // de 2023
  bool day_first(const Piece& day, DateInText& found) {
    std::size_t i = 1;
    if (is_ordinal(pieces_.word(pieces_[i])) && pieces_.touch(0, 1)) ++i;
    const bool dashed = is_sign(i, U"-/");
    if (is_sign(i, U".-/ºª°")) ++i;
    if (is_of(pieces_.word(pieces_[i]))) ++i;
    const unsigned month = pieces_[i].month;
    if (month == 0) return false;
    ++i;
    if (is_sign(i, U".,-/")) ++i;
    if (is_of(pieces_.word(pieces_[i]))) ++i;
    return year(i, dashed, day.value, month, found);
  }

  static bool is_of(std::string_view word) {
    return word == "of" || word == "de" || word == "del" || word == "do" || word == "OF";
  }

  // January 19, 2023; Jan. 19th 2023; Jan 19 22:01:00 GMT 2023
  bool month_first(const Piece& month, DateInText& found) {
    std::size_t i = 1;
    if (is_sign(i, U".-")) ++i;
    if (!is_number(i, 1, 2)) return false;
    const unsigned day = pieces_[i++].value;
    if (is_ordinal(pieces_.word(pieces_[i])) && pieces_.touch(i - 1, i)) ++i;
    if (is_sign(i, U",-")) ++i;
    if (is_number(i, 1, 2) && is_sign(i + 1, U":")) i = behind_time(i);
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
    const unsigned short_year = pieces_[i].value;  // RFC 822; POSIX says where the century turns
    return keep(found, short_year + (short_year < 69 ? 2000 : 1900), month, day, i);
  }

  Pieces pieces_;
  bool value_;
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
  if (length == 12 || length == 13)
    number /= 1000;
  else if (length != 9 && length != 10)
    return std::nullopt;
  const std::chrono::sys_days day{std::chrono::floor<std::chrono::days>(
      std::chrono::sys_seconds(std::chrono::seconds(number)))};
  const std::chrono::year_month_day date{day};
  return day_text(static_cast<unsigned>(static_cast<int>(date.year())),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

}  // namespace

DateInText find_date(std::string_view text, NumberOrder order) {
  return Reader(text, false, order).find();
}

std::string parse_date_value(std::string_view value) {
  if (auto day = epoch_day(value)) return *day;
  return Reader(value, true).find().day;
}

}  // namespace news
