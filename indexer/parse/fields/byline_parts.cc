// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/byline_parts.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/person.hh"

namespace news {
namespace {

constexpr std::string_view kStrong = " | ";

bool is_address(std::string_view text) {
  return text.find('@') != text.npos || text.find("://") != text.npos || text.starts_with("www.");
}

// What a bracket at the front of "(foto)" says of the name before it.
bool names_a_picture(std::string_view inside) {
  const auto word = inside.substr(0, inside.find_first_of(" ,/&"));
  return (byline_phrases().tags(word_key_of(word)) & kPicture) != 0;
}

// "jane@example.org (Jane Doe)" is Jane Doe; "Jane Doe (Berlin)" is Jane Doe too; "Per Moe (foto)"
// took the pictures, which a lead before the name says as well.
std::string without_brackets(std::string_view text) {
  const auto open = text.find('(');
  if (open != text.npos && open > 0 && is_address(text.substr(0, open)) &&
      text.substr(0, open).find(' ') + 1 >= open) {
    return std::string(text.substr(open + 1, text.find(')', open) - open - 1));
  }
  std::string out;
  std::size_t name = 0, word = 0;  // where those before the next bracket begin
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '(' || c == '<' || c == '[') {
      const auto end = text.find(c == '(' ? ')' : c == '<' ? '>' : ']', at);
      const auto inside = text.substr(at + 1, end == text.npos ? end : end - at - 1);
      if (names_a_picture(inside)) out.resize(name);
      out += ' ';
      if (end == text.npos) return out;
      at = end;
      continue;
    }
    if (c == ' ') {
      const auto tags = byline_phrases().tags(word_key_of(std::string_view(out).substr(word)));
      if ((tags & (kAnd | kBetween)) != 0) name = out.size() + 1;
      word = out.size() + 1;
    }
    out += c;
    if (c == ',' || c == ';' || c == '|') name = word = out.size();
  }
  return out;
}

// Days part what stands around them; their times go with them. "12 May 2024, 10:30 am".
std::string without_dates(std::string text, std::string_view language) {
  constexpr int kMost = 3;
  for (int i = 0; i < kMost; ++i) {
    const auto date = find_date(text, language);
    if (date.day.empty()) break;
    text.replace(date.begin, date.end - date.begin, kStrong);
  }
  return text;
}

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// "By Jane DoeDec. 21, 2023", "By Jane Doe2 hours ago", "By Jane DoeData and Graphics Journalist":
// a day, an age or a job that a scraper glued to a name. Believed behind a lead only: "Holm12 May"
// alone may be anything.
std::string without_glue(std::string text, std::string_view language) {
  if (!byline_lead(text).sure) return text;
  constexpr std::size_t kWord = 3;      // bytes of a name's last word; "McMay" has one small letter
  constexpr std::size_t kLongName = 5;  // "FitzGerald" has its seam behind four
  constexpr std::size_t kDate = 40;     // bytes that a date or a job takes
  const bool ends_in_job = is_job_word(text.substr(text.rfind(' ') + 1));
  for (std::size_t at = kWord; at + 1 < text.size(); ++at) {
    const char c = text[at];
    const bool digit = c >= '0' && c <= '9', large = c >= 'A' && c <= 'Z';
    if (!(digit || large) || !is_small_letter(text[at - 1]) || !is_small_letter(text[at - 2]))
      continue;
    const auto rest = std::string_view(text).substr(at, kDate);
    const auto date = find_date(rest, language);
    const bool day = date.begin == 0 && !date.day.empty();
    const bool job = large && ends_in_job && text.find(' ') < at &&
                     at - std::min(at, text.rfind(' ', at) + 1) >= kLongName &&
                     is_job_title(rest.substr(0, rest.find_first_of(",|")));
    const auto number = rest.find_first_not_of("0123456789");
    const bool age = digit && number < rest.size() && rest[number] == ' ' &&
                     is_small_letter(rest[std::min(number + 1, rest.size() - 1)]);
    if (!day && !age && !job) continue;
    text.insert(at, kStrong);
    at += kStrong.size();
  }
  return text;
}

struct Sign {
  std::string_view mark;
  Break what;
};
// Longest first where one begins another.
constexpr std::array<Sign, 17> kSigns = {Sign{", ", Break::comma},
                                         Sign{",", Break::comma},
                                         Sign{";", Break::strong},
                                         Sign{"|", Break::strong},
                                         Sign{"\xE2\x80\xA2", Break::strong},
                                         Sign{"\xC2\xB7", Break::strong},
                                         Sign{"\xE2\x80\x93", Break::strong},
                                         Sign{"\xE2\x80\x94", Break::strong},
                                         Sign{" - ", Break::strong},
                                         Sign{" -- ", Break::strong},
                                         Sign{" / ", Break::strong},
                                         Sign{" // ", Break::strong},
                                         Sign{"&", Break::join},
                                         Sign{" + ", Break::join},
                                         Sign{"\xE3\x80\x81", Break::strong},
                                         Sign{"\xE3\x83\xBB", Break::strong},
                                         Sign{" * ", Break::strong}};

class Cutter {
 public:
  explicit Cutter(std::string_view language) : language_(language) {}

  std::vector<BylinePart> run(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const Sign sign = sign_at(text, at);
      if (!sign.mark.empty()) {
        end_word();
        end_part(sign.what);
        at += sign.mark.size();
        if (sign.mark.ends_with(' ')) --at;  // it may open the next sign
        continue;
      }
      if (text[at] == ' ') {
        end_word();
      } else if (text[at] == '/' && is_agency_before(text, at)) {  // "AP/Jane Doe"
        word_.clear();
      } else if (text[at] == '/' && is_name_so_far()) {  // "Jane Doe/Agency"
        end_word();
        end_part(Break::comma);
      } else {
        word_ += text[at];
        const bool label = text[at] == ':' && at + 1 < text.size() && text[at + 1] != '/' &&
                           (text[at + 1] < '0' || text[at + 1] > '9');
        if (label) end_word();  // "By:Jane Doe"
      }
      ++at;
    }
    end_word();
    end_part(Break::strong);
    return std::move(parts_);
  }

 private:
  static Sign sign_at(std::string_view text, std::size_t at) {
    for (const Sign& sign : kSigns) {
      if (text.substr(at).starts_with(sign.mark)) return sign;
    }
    return {{}, Break::start};
  }

  bool is_name_so_far() const {
    const std::string name = words_text(words_, 0, words_.size()) + ' ' + word_;
    return !words_.empty() && looks_like_person(name);
  }

  bool is_agency_before(std::string_view text, std::size_t slash) const {
    return words_.empty() && is_news_agency(word_) && begins_upper(text.substr(slash + 1)) &&
           text.find(' ', slash) != text.npos;
  }

  void end_word() {
    std::string word = std::exchange(word_, {});
    const bool colon = word.ends_with(':');
    if (const auto at = word.find('@'); at != word.npos) {
      // A handle glued to the name: "Doe@janedoe"; an address or a handle alone goes.
      const bool glued = at > 1 && begins_upper(word) && word.find('.', at) == word.npos;
      word.resize(glued ? at : 0);
    }
    if (is_address(word)) return;
    // A count of comments glued on: "Doe0".
    if (!words_.empty()) {
      const auto last = word.find_last_not_of("0123456789");
      if (last != word.npos && last > 0 && word.find_first_of("0123456789") == last + 1)
        word.resize(last + 1);
    }
    constexpr std::string_view kAround = "\"*:,;>";
    const auto first = word.find_first_not_of(kAround);
    if (first == word.npos) {
      if (colon && !words_.empty()) words_.back().colon = true;  // "Text : Jane Doe"
      return;
    }
    word = word.substr(first, word.find_last_not_of(kAround) - first + 1);
    std::string key = word_key_of(word);
    if (key.empty()) return;
    words_.push_back({std::move(word), std::move(key), colon});
  }

  // What a word joins here. Words of other languages join whole names only.
  bool joins(std::size_t at) const {
    const std::string& key = words_[at].key;
    const Tags all = byline_phrases().tags(key);
    if ((all & (kAnd | kBetween)) == 0 || words_[at].text.size() > 8) return false;
    if (phrase_at(words_, at).count > 1) return false;  // "with files from"
    const Tags own = byline_phrases().tags(key, language_) | byline_phrases().tags(key, "en");
    const bool known = (own & kAnd) != 0 || (language_.empty() && key.size() > 2);
    const auto label = phrase_at(words_, 0);  // "Text und Fotos:"
    const bool labels = label.count == at && (label.tags & (kWho | kGenre | kPicture)) != 0;
    if ((all & kAnd) != 0 && (known || labels)) return !is_of_a_body(at);
    if ((own & kAfter) != 0) return false;  // Spanish "en": in
    return is_person(0, at) && person_follows(at + 1);
  }

  bool is_person(std::size_t first, std::size_t end) const {
    constexpr std::size_t kMost = 5;  // a lead may stand before
    const std::size_t from = std::max(first, end > kMost ? end - kMost : 0);
    for (std::size_t i = from; i + 1 < end; ++i) {
      if (looks_like_person(words_text(words_, i, end))) return true;
    }
    return false;
  }

  bool person_follows(std::size_t first) const {
    for (std::size_t end = first + 2; end <= std::min(first + 4, words_.size()); ++end) {
      if (looks_like_person(words_text(words_, first, end))) return true;
    }
    return false;
  }

  // "Centre for Peace and Quiet", "Health and Safety Executive", "Arts and Culture Desk".
  bool is_of_a_body(std::size_t at) const {
    const std::string before = words_text(words_, 0, at);
    const std::string whole = before + " and " + words_text(words_, at + 1, words_.size());
    if (is_body(before) && !is_person(0, at)) return true;
    return at == 1 && words_.size() == 4 && is_body(whole) && !is_person(2, 4);
  }

  void end_part(Break next) {
    std::size_t first = 0;
    for (std::size_t at = 1; at + 1 < words_.size(); ++at) {
      if (at <= first || !joins(at)) continue;
      add_part(first, at);
      before_ = Break::join;
      first = at + 1;
    }
    // "and Jane Doe" behind a comma, "Jane Doe and" before a link.
    std::size_t end = words_.size();
    const auto is_joint = [&](std::size_t i) {
      return (byline_phrases().tags(words_[i].key) & kAnd) != 0 && !begins_upper(words_[i].text);
    };
    if (first < end && is_joint(first)) {
      ++first;
      before_ = Break::join;
    }
    const bool open = first < end && is_joint(end - 1);
    if (open) --end;
    add_part(first, end);
    words_.clear();
    if (!parts_.empty()) before_ = open ? Break::join : next;
  }

  void add_part(std::size_t first, std::size_t end) {
    if (first >= end) return;
    BylinePart part{parts_.empty() ? Break::start : before_, {}};
    const auto begin = words_.begin();
    part.words.assign(begin + static_cast<std::ptrdiff_t>(first),
                      begin + static_cast<std::ptrdiff_t>(end));
    parts_.push_back(std::move(part));
  }

  std::string_view language_;
  std::vector<BylinePart> parts_;
  std::vector<BylineWord> words_;
  std::string word_;
  Break before_ = Break::start;
};

}  // namespace

const Phrases& byline_phrases() {
  static const Phrases kPhrases("byline", {"before", "who", "genre", "article", "picture", "other",
                                           "and", "between", "after"});
  return kPhrases;
}

std::string words_text(const std::vector<BylineWord>& words, std::size_t first, std::size_t end) {
  std::string text;
  for (std::size_t i = first; i < std::min(end, words.size()); ++i) {
    if (!text.empty()) text += ' ';
    text += words[i].text;
  }
  return text;
}

BylinePhrase phrase_at(const std::vector<BylineWord>& words, std::size_t first) {
  BylinePhrase best;
  std::string key;
  const std::size_t most = std::min(words.size() - first, byline_phrases().most_words());
  for (std::size_t count = 1; count <= most; ++count) {
    if (count > 1) key += ' ';
    key += words[first + count - 1].key;
    if (const Tags tags = byline_phrases().tags(key); tags != 0) best = {count, tags};
  }
  return best;
}

std::vector<BylinePart> cut_byline(std::string_view value, std::string_view language) {
  return Cutter(language).run(
      without_dates(without_glue(without_brackets(tidy(value)), language), language));
}

}  // namespace news
