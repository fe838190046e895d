// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/release.hh"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace news {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

bool is_letter(char c) {
  return is_upper(c) || (c >= 'a' && c <= 'z');
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; });
  return out;
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// "canceled" of "stat:canceled", of "http://cv.iptc.org/newscodes/pubstatusg2/canceled".
std::string code_of(std::string_view value) {
  value = trimmed(value);
  const auto cut = value.find_last_of(":/");
  return lower(cut == value.npos ? value : value.substr(cut + 1));
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 8> kCanceled{
    "canceled", "cancelled", "killed", "kill", "deleted", "retracted", "withdrawn", "eliminated"};
constexpr std::array<std::string_view, 4> kWithheld{"withheld", "withhold", "hold", "onhold"};
constexpr std::array<std::string_view, 9> kKillSignals{"kill",       "killed",    "delete",
                                                       "retraction", "retract",   "cancel",
                                                       "withdraw",   "withdrawn", "withdrawal"};

// Of notices: what editors are told to do with an item, in capitals.
constexpr std::array<std::string_view, 4> kKillWords{"KILL", "KILLED", "ELIMINATION", "ELIMINATE"};
// What may stand before that.
constexpr std::array<std::string_view, 12> kBeforeKill{
    "MANDATORY", "BULLETIN", "URGENT",    "EDITORS", "EDITOR", "EDS",
    "NOTE",      "ADVISORY", "ATTENTION", "STORY",   "TO",     "ALL"};

// Words of letters, one after the other.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}
  std::string_view next() {
    while (at_ < text_.size() && !is_letter(text_[at_])) ++at_;
    const auto begin = at_;
    while (at_ < text_.size() && is_letter(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// "KILL", or "please kill the story": the word, then what is killed within a few words.
bool note_kills(std::string_view note) {
  constexpr std::array<std::string_view, 8> kDoing{"kill",      "eliminate",   "eliminates",
                                                   "withdraw",  "withdrawing", "eliminating",
                                                   "withdraws", "retracts"};
  constexpr std::array<std::string_view, 8> kDone{"story", "article", "item",     "report",
                                                  "text",  "version", "versions", "dispatch"};
  constexpr int kNear = 4;
  int since = kNear + 1;
  Words words(note);
  for (auto word = words.next(); !word.empty(); word = words.next()) {
    if (is_one_of(word, kKillWords)) return true;
    const auto plain = lower(word);
    ++since;
    if (is_one_of(plain, kDoing)) since = 0;
    if (since <= kNear && since > 0 && is_one_of(plain, kDone)) return true;
  }
  return false;
}

// Two or four digits at the front, taken off; -1: others.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits ||
      !std::all_of(text.begin(), text.begin() + static_cast<long>(digits), is_digit))
    return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) value = value * 10 + (c - '0');
  text.remove_prefix(digits);
  return value;
}

void take_sign(std::string_view& text, char sign) {
  if (text.starts_with(sign)) text.remove_prefix(1);
}

// "+01:00", "-0500", "Z": seconds east of UTC.
std::int64_t take_zone(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return 0;
  const int sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  const int hours = take_number(text, 2);
  take_sign(text, ':');
  const int minutes = take_number(text, 2);
  return hours < 0 || hours > 14 ? 0 : sign * (hours * 3600 + std::clamp(minutes, 0, 59) * 60);
}

std::string moment_text(std::int64_t seconds) {
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto day = floor<days>(moment);
  const year_month_day date(day);
  const hh_mm_ss time(moment - day);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02} UTC", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count());
}

}  // namespace

bool names_one_item(std::string_view wire_name) {
  const auto cut = wire_name.find('\x01');
  if (cut == wire_name.npos) return false;
  const auto name = wire_name.substr(cut + 1);
  if (cut > 0) return !name.empty();
  return name.starts_with("urn:") || name.starts_with("tag:") || name.find("://") != name.npos;
}

void name_on_wire(Article& article, const WireVersion& version) {
  auto key = version.key();
  if (!names_one_item(key)) return;
  article.wire_name = std::move(key);
  article.version = version.version;
}

Skip held(const Article& article, const Release& release, const WireVersion& version) {
  Skip skip{article.member, article.ordinal, release.reason, true, release.hold};
  if (!version.name.empty()) skip.wire_name = version.key();
  skip.version = version.version;
  skip.placed = article.placed;
  return skip;
}

std::optional<std::int64_t> read_moment(std::string_view text) {
  using namespace std::chrono;
  text = trimmed(text);
  const int year_number = take_number(text, 4);
  take_sign(text, '-');
  const int month_number = take_number(text, 2);
  take_sign(text, '-');
  const int day_number = take_number(text, 2);
  if (year_number < 0 || month_number < 0 || day_number < 0) return std::nullopt;
  const year_month_day date(year(year_number), month(static_cast<unsigned>(month_number)),
                            day(static_cast<unsigned>(day_number)));
  if (!date.ok()) return std::nullopt;
  const std::int64_t midnight = sys_days(date).time_since_epoch().count() * std::int64_t{86400};
  if (text.empty()) return midnight;
  if (text.front() != 'T' && text.front() != 't' && text.front() != ' ') return std::nullopt;
  text.remove_prefix(1);
  const int hours = take_number(text, 2);
  take_sign(text, ':');
  const int minutes = take_number(text, 2);
  if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59) return std::nullopt;
  take_sign(text, ':');
  const int seconds = take_number(text, 2);
  if (text.starts_with('.') || text.starts_with(',')) {
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text.front())) text.remove_prefix(1);
  }
  return midnight + hours * 3600 + minutes * 60 + std::clamp(seconds, 0, 60) - take_zone(text);
}

bool is_kill_headline(std::string_view line) {
  Words words(line.substr(0, 200));
  bool told = false;
  for (auto word = words.next(); !word.empty(); word = words.next()) {
    if (is_one_of(word, kBeforeKill)) {
      told = told || word != "TO";
      continue;
    }
    if (!is_one_of(word, kKillWords)) return false;
    const auto rest = words.rest();
    const bool cut = rest.starts_with(':') || rest.starts_with("--") ||
                     rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x93");
    return cut || (told && (trimmed(rest).empty() || !is_letter(trimmed(rest).front()) ||
                            line.find("MANDATORY") != line.npos));
  }
  return false;
}

std::optional<Skip> kill_notice(const Article& article) {
  if (!is_kill_headline(article.headline)) return std::nullopt;
  return held(article, {Hold::canceled, "a notice that kills an item, and no article"}, {});
}

std::uint64_t read_version(std::string_view text) {
  text = trimmed(text);
  if (!text.empty() && (text.front() == 'v' || text.front() == 'V')) text.remove_prefix(1);
  std::uint64_t number = 0;
  constexpr std::size_t kMostDigits = 18;
  for (std::size_t i = 0; i < std::min(text.size(), kMostDigits) && is_digit(text[i]); ++i)
    number = number * 10 + static_cast<std::uint64_t>(text[i] - '0');
  return number;
}

Release read_release(const ReleaseFacts& facts, std::int64_t now) {
  const auto status = code_of(facts.status);
  if (is_one_of(status, kCanceled)) return {Hold::canceled, "canceled by its provider"};
  if (std::any_of(facts.signals.begin(), facts.signals.end(),
                  [](const auto& signal) { return is_one_of(code_of(signal), kKillSignals); }))
    return {Hold::canceled, "canceled by its provider"};
  if (is_kill_headline(facts.headline) || note_kills(facts.note))
    return {Hold::canceled, "killed by a note to editors"};
  if (is_one_of(status, kWithheld)) return {Hold::withheld, "withheld by its provider"};
  if (!facts.embargo && status != "embargoed") return {};
  const auto ends = read_moment(facts.embargo_ends);
  if (!ends) return {Hold::embargoed, "embargoed, and it does not say until when"};
  if (*ends <= now) return {};
  return {Hold::embargoed, "embargoed until " + moment_text(*ends)};
}

}  // namespace news
