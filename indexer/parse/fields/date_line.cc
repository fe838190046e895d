// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/date_line.hh"

#include <algorithm>
#include <vector>

#include "common/unicode.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

using Status = DateLine::Status;

constexpr std::string_view kStrokes[] = {
    "|", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\x93", "\xE2\x80\x94", ";", "(", "/", " - "};

// What stands before the date behind the last stroke.
std::string_view last_piece(std::string_view before) {
  std::size_t from = 0;
  for (const auto stroke : kStrokes) {
    const auto at = before.rfind(stroke);
    if (at != before.npos) from = std::max(from, at + stroke.size());
  }
  return before.substr(from);
}

bool is_number(std::string_view word) {
  return word.find_first_of("0123456789") != word.npos;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kMarks = " ,.:";
  const auto first = text.find_first_not_of(kMarks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kMarks) - first + 1);
}

// The tag of the phrase at words[at], one to three words long; 0: none.
Tags phrase_tags(const std::vector<std::string_view>& words, std::size_t at, std::size_t& count) {
  std::string key;
  Tags best = 0;
  for (std::size_t n = 1; n <= 3 && at + n <= words.size(); ++n) {
    if (n > 1) key += ' ';
    key += word_key_of(words[at + n - 1]);
    if (const Tags tags = date_phrases().tags(key); tags != 0) {
      best = tags;
      count = n;
    }
  }
  return best;
}

struct Before {
  Status status = Status::bare;
  bool plain = true;  // nothing but what may stand there
};

// Letters without case, whose words no capital tells from names.
bool is_caseless(std::string_view word) {
  constexpr char32_t kFirst = 0x590;
  const auto c = character_at(word, 0);
  return c.code >= kFirst && is_letter(c.code);
}

// A weekday, a time of day, a name, a section: whatever is no part of a sentence.
bool is_loose(std::string_view word, Tags tags) {
  if ((tags & (kWeekday | kClock | kOfDate)) != 0 || is_number(word)) return true;
  if ((byline_phrases().tags(word_key_of(word)) & (kBefore | kAfter | kAnd)) != 0) return true;
  const auto c = character_at(word, 0);
  return is_upper(c.code) || !is_letter(c.code) || is_one_word(c.code);
}

Before read_before(std::string_view before) {
  Before found;
  const auto piece = last_piece(before);
  const auto words = split_words(piece);
  const auto lead = byline_lead(trim(piece));
  bool said = lead.sure;                    // "By Ann Roe on ...", "Posted on ..."
  constexpr std::size_t kMostCaseless = 3;  // words
  for (std::size_t i = 0; i < words.size();) {
    std::size_t count = 1;
    const Tags tags = phrase_tags(words, i, count);
    if ((tags & (kPublished | kUpdated)) != 0 && (i == 0 || found.plain)) {
      found.status = (tags & kUpdated) != 0 ? Status::updated : Status::published;
      said = true;
    } else if (!is_loose(words[i], tags) &&
               !(is_caseless(words[i]) && words.size() <= kMostCaseless)) {
      found.plain = false;
    }
    i += count;
  }
  if (words.empty()) return found;
  // "on 3 May", "until 31 January" without anybody who posted then; "Concert: 14 March".
  std::size_t count = 1;
  const std::string_view last = words.back();
  const Tags tags = phrase_tags(words, words.size() - 1, count);
  const bool label = last.ends_with(':') && found.status == Status::bare && !said;
  const bool weekday = (tags & kWeekday) != 0 || is_number(last);
  if (!said && !weekday && (label || ((tags & (kClock | kOfDate)) != 0 && words.size() > 1)))
    found.plain = false;
  return found;
}

// Behind the date, up to a stroke: its time, a name, an update; no sentence that goes on.
bool is_plain_after(std::string_view after) {
  for (const auto stroke : kStrokes) after = after.substr(0, after.find(stroke));
  std::size_t running = 0;
  const auto words = split_words(after);
  for (std::size_t i = 0; i < words.size();) {
    std::size_t count = 1;
    const Tags tags = phrase_tags(words, i, count);
    const bool few = is_caseless(words[i]) && words.size() <= 2;
    if (tags == 0 && !few && !is_loose(words[i], tags) &&
        count_characters(word_key_of(words[i])) > 2)
      ++running;
    i += count;
  }
  return running == 0;
}

// "d." of "2024 m. gegužės 3 d.", "г.", "p.m.": it belongs to the date.
bool is_plain_ending(std::string_view after) {
  const auto words = split_words(after);
  constexpr std::size_t kMost = 2;
  return !words.empty() && words.size() <= kMost &&
         std::all_of(words.begin(), words.end(), [](std::string_view word) {
           return (date_phrases().tags(word_key_of(word)) & kClock) != 0;
         });
}

// Ends as a sentence does, a time of day ("5 p.m.") and the stop behind a date left out.
bool is_sentence(std::string_view line, std::string_view after) {
  while (!line.empty() && (line.back() == ' ' || line.back() == ')')) line.remove_suffix(1);
  if (!line.ends_with('.') && !line.ends_with('!') && !line.ends_with('?')) return false;
  if (ascii_lower(line).ends_with(".m.")) return false;
  if (is_plain_ending(after)) return false;
  return !(line.ends_with('.') && trim(after).empty());
}

}  // namespace

DateLine read_date_line(std::string_view line, std::string_view language) {
  constexpr int kMostDates = 4;
  DateLine best;
  std::size_t from = 0;
  for (int i = 0; i < kMostDates; ++i) {
    const auto date = find_date(line.substr(from), language);
    if (date.day.empty()) break;
    const auto before = line.substr(from, date.begin);
    const auto after = line.substr(from + date.end);
    const Before said = read_before(before);
    const bool bare = said.status == Status::bare;
    const bool fits = said.plain && (!bare || (is_plain_after(after) && !is_sentence(line, after)));
    const std::size_t date_begin = from + date.begin;
    from += date.end;
    if (!fits) continue;
    const auto rank = [](Status status) {
      return status == Status::published ? 3
             : status == Status::bare    ? 2
             : status == Status::updated ? 1
                                         : 0;
    };
    if (rank(said.status) > rank(best.status))
      best = {date.day, said.status,
              count_characters(line) -
                  count_characters(line.substr(date_begin, date.end - date.begin))};
  }
  return best;
}

bool says_published(std::string_view line) {
  const auto words = split_words(line);
  std::size_t count = 1;
  return !words.empty() && (phrase_tags(words, 0, count) & (kPublished | kUpdated)) != 0;
}

}  // namespace news
