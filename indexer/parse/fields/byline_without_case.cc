// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/byline_without_case.hh"

#include <algorithm>
#include <array>

#include "common/east_asian_names.hh"
#include "common/unicode.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kLongestLine = 200;  // bytes
constexpr Tags kLead = kBefore | kWho | kGenre;

bool is_east_asian(std::string_view language) {
  return language == "zh" || language == "ja" || language == "ko";
}

bool is_east_asian_letter(char32_t code) {
  return is_one_word(code) || (code >= 0xAC00 && code <= 0xD7A3) || code == 0x3005;
}

// What parts names and leads from each other.
bool is_separator(char32_t code) {
  constexpr std::u32string_view kSigns =
      U"/|:;,()[]=-\uFF0F\uFF5C\uFF1A\uFF1B\uFF0C\u3001\uFF08\uFF09\u3010\u3011\uFF1D\u2013\u2014"
      U"\u060C\u061B\u300E\u300F\u30FB\u00B7";
  return is_space(code) || kSigns.find(code) != kSigns.npos;
}

std::vector<std::string_view> pieces_of(std::string_view line) {
  std::vector<std::string_view> pieces;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= line.size();) {
    const Character c = at < line.size() ? character_at(line, at) : Character();
    if (at == line.size() || is_separator(c.code)) {
      if (at > begin) pieces.push_back(line.substr(begin, at - begin));
      begin = at + c.bytes;
    }
    if (at == line.size()) break;
    at += c.bytes;
  }
  return pieces;
}

Tags tags_of(std::string_view word, std::string_view language) {
  return byline_phrases().tags(word_key_of(word), language);
}

bool is_name_of_east(std::string_view name, std::size_t fewest, std::size_t most) {
  const auto count = count_characters(name);
  if (count < fewest || count > most) return false;
  for (std::size_t at = 0; at < name.size();) {
    const auto c = character_at(name, at);
    if (!is_east_asian_letter(c.code)) return false;
    at += c.bytes;
  }
  return true;
}

// Reads Chinese, Japanese and Korean: words stand side by side without a blank.
class EastAsianLine {
 public:
  explicit EastAsianLine(std::string_view language) : language_(language) {}

  CaselessByline read(std::string_view line) {
    if (line.find("\u3002") != line.npos) return {};  // a sentence
    // "【東京＝鈴木太郎】": the place first.
    for (const std::string_view sign : {"=", "\uFF1D"}) {
      if (language_ == "ko" || line.find(sign) == line.npos) continue;
      line = line.substr(line.find(sign) + sign.size());
    }
    const auto pieces = pieces_of(line);
    constexpr std::size_t kMostPieces = 12;
    if (pieces.empty() || pieces.size() > kMostPieces) return {};
    for (const auto piece : pieces) {
      if (!take(piece)) break;
    }
    // A name alone is one where nothing else stands, and its family is known.
    if (!found_.sure && (other_ || !all_known())) found_.names.clear();
    if (found_.names.empty()) found_.sure = false;
    return found_;
  }

 private:
  // False: what follows is of no author.
  bool take(std::string_view piece) {
    const Tags tags = tags_of(piece, language_);
    if ((tags & (kPicture | kOther)) != 0 && (tags & kLead) == 0) return false;
    if (ends_in_place(piece)) return true;
    if ((tags & kLead) != 0) {
      found_.sure = true;
      return true;
    }
    if (tags != 0) return true;  // a desk, a day
    const auto name = without_job(piece);
    if (is_name(name)) {
      found_.names.emplace_back(name);
      return true;
    }
    other_ = true;
    return true;
  }

  // "台北報導"
  bool ends_in_place(std::string_view piece) const {
    for (std::size_t at = 0; at < piece.size(); at += character_at(piece, at).bytes) {
      if ((tags_of(piece.substr(at), language_) & kAfter) != 0) return true;
    }
    return false;
  }

  // "佐藤花子記者", "本报记者王丽": a word of the list glued on, before or behind.
  std::string_view without_job(std::string_view piece) {
    constexpr std::size_t kShortestName = 4;  // bytes: two characters
    for (std::size_t at = character_at(piece, 0).bytes; at + 3 <= piece.size();) {
      const auto head = piece.substr(0, at), tail = piece.substr(at);
      if (head.size() > kShortestName && (tags_of(tail, language_) & kWho) != 0) {
        found_.sure = true;
        return head;
      }
      if (tail.size() > kShortestName && (tags_of(head, language_) & kLead) != 0 &&
          tags_of(piece, language_) == 0 && !longer_lead(piece, at)) {
        found_.sure = true;
        return tail;
      }
      at += character_at(piece, at).bytes;
    }
    return piece;
  }

  bool longer_lead(std::string_view piece, std::size_t at) const {
    for (at += character_at(piece, at).bytes; at < piece.size();) {
      if ((tags_of(piece.substr(0, at), language_) & kLead) != 0) return true;
      at += character_at(piece, at).bytes;
    }
    return false;
  }

  bool is_name(std::string_view name) const {
    const std::size_t most = language_ == "ja" ? 6 : 4;
    if (!is_name_of_east(name, 2, most) || is_news_agency(name) || is_nobody(name)) return false;
    return language_ == "ja" || !family_name_of(name, language_).empty();
  }

  bool all_known() const {
    return !found_.names.empty() &&
           std::all_of(found_.names.begin(), found_.names.end(), [this](const auto& name) {
             return !family_name_of(name, language_).empty();
           });
  }

  std::string_view language_;
  CaselessByline found_;
  bool other_ = false;
};

// Words a blank apart: a lead, then a name of one to four words, up to a mark.
CaselessByline read_spaced(std::string_view line, std::string_view language) {
  const auto words = split_words(line);
  CaselessByline found;
  std::size_t lead = 0;
  Tags tags = 0;
  std::string key;
  for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 4); ++i) {
    if (i > 0) key += ' ';
    key += word_key_of(words[i]);
    const Tags here = byline_phrases().tags(key, language) & kLead;
    if (here == 0) continue;
    lead = i + 1;
    tags = here;
  }
  if (lead == 0 || lead >= words.size()) return found;
  // "Writer: X"; without a colon the word may begin any line.
  if (words[lead] == ":") ++lead;
  const bool colon = words[lead - 1].ends_with(':');
  if (lead >= words.size() || (!colon && (tags & kBefore) == 0)) return found;
  std::string_view rest(words[lead].data(),
                        static_cast<std::size_t>(line.data() + line.size() - words[lead].data()));
  for (const std::string_view mark :
       {" - ", " \u2013 ", " \u2014 ", " | ", ",", "\u060C", "/", "("})
    rest = rest.substr(0, rest.find(mark));
  const auto name = split_words(rest);
  constexpr std::size_t kMostWords = 4, kLongest = 80;
  if (name.empty() || name.size() > kMostWords || rest.size() > kLongest ||
      rest.find_first_of("0123456789.!?:\"") != rest.npos)
    return found;
  while (rest.ends_with(' ')) rest.remove_suffix(1);
  found.names.emplace_back(rest);
  found.sure = true;
  return found;
}

}  // namespace

bool writes_without_case(std::string_view language) {
  constexpr std::array<std::string_view, 28> kLanguages = {
      "ar", "bn", "fa", "gu", "he", "hi", "ja", "ka", "km", "kn", "ko", "lo", "ml", "mr",
      "my", "ne", "or", "pa", "ps", "si", "ta", "te", "th", "ur", "yi", "zh", "am", "ckb"};
  return std::find(kLanguages.begin(), kLanguages.end(), language) != kLanguages.end();
}

CaselessByline read_caseless_byline(std::string_view line, std::string_view language) {
  if (line.size() > kLongestLine) return {};
  return is_east_asian(language) ? EastAsianLine(language).read(line) : read_spaced(line, language);
}

}  // namespace news
