// SPDX-License-Identifier: GPL-2.0-or-later
// Convention outside English: the word for a picture and a colon ("Foto: Ole Brand/dpa", "Фото:
// ...", "تصوير: ..."), shortened ("Fot. Ewa Lipa"), with a preposition ("Photo de Lise Caron") or
// bare
// ("(foto Piero Galli)"); an agency behind the full stop ("... al amanecer. / EFE"); in Chinese,
// Japanese and Korean a word glued to the name, before or behind ("写真＝共同", "王丽 摄"). The
// words stand in common/languages/<language>/credits.txt.
#include <algorithm>
#include <array>
#include <vector>

#include "common/languages/languages.hh"
#include "common/unicode.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/byline_without_case.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/fields/phrases.hh"
#include "indexer/parse/text/credit_parts.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

enum CreditTag : Tags {
  kLabel = 1,   // "foto": a colon, a stroke or an equals sign follows
  kDirect = 2,  // "foto von": the name follows
  kBare = 4,    // "photo": the name may follow without a mark
  kBehind = 8   // "撮影": the name stands before
};
const Phrases& credit_phrases() {
  static const Phrases kPhrases("credits", {"label", "direct", "bare", "behind"});
  return kPhrases;
}

constexpr std::size_t kReach = 240;    // bytes at the end of a line that can hold a credit
constexpr std::size_t kMostWords = 8;  // of a credit

std::string_view tail_of(std::string_view clean) {
  std::size_t from = clean.size() > kReach ? clean.size() - kReach : 0;
  while (from < clean.size() && (static_cast<unsigned char>(clean[from]) & 0xC0) == 0x80) ++from;
  return clean.substr(from);
}

// Closing brackets and full stops off the end.
std::string_view without_end(std::string_view text) {
  constexpr std::array<std::string_view, 9> kEnds = {
      ")", "]", ".", " ", "\uFF09", "\u3011", "\u3002", "\u300D", "\u3000"};
  for (bool again = true; again;) {
    again = false;
    for (const auto end : kEnds) {
      if (!text.ends_with(end)) continue;
      text.remove_suffix(end.size());
      again = true;
    }
  }
  return text;
}

// "Ole Brand/dpa", "AFP", "LUCIEN MAREL / AFP": the last part is an agency.
bool ends_with_agency(std::string_view credit) {
  const auto stroke = credit.find_last_of("/|,");
  const auto last = trim_marks(stroke == credit.npos ? credit : credit.substr(stroke + 1));
  return !last.empty() && is_news_agency(last);
}

bool is_all_capitals(std::string_view text) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (is_letter(c.code) && !is_upper(c.code)) return false;
    letters += is_letter(c.code);
    at += c.bytes;
  }
  return letters >= 4;
}

class SpacedLine {
 public:
  SpacedLine(std::string_view clean, std::string_view language)
      : clean_(clean),
        language_(language),
        words_(split_words(tail_of(clean))),
        caseless_(writes_without_case(language)) {}

  CreditSplit split() const {
    for (std::size_t i = words_.size(); i-- > 0;) {
      if (auto found = at_label(i); !found.credit.empty()) return found;
    }
    if (auto found = behind_stop(); !found.credit.empty()) return found;
    return in_brackets();
  }

 private:
  std::size_t place(std::size_t i) const {
    return i < words_.size() ? static_cast<std::size_t>(words_[i].data() - clean_.data())
                             : clean_.size();
  }

  // The longest phrase of the list from words_[i] on.
  Tags phrase(std::size_t i, std::size_t& count) const {
    std::string key;
    Tags best = 0;
    for (std::size_t n = 0; n < credit_phrases().most_words() && i + n < words_.size(); ++n) {
      std::string_view word = words_[i + n];
      if (n == 0) {
        while (word.starts_with('/') || word.starts_with('|')) word.remove_prefix(1);
      } else {
        key += ' ';
      }
      key += word_key_of(word);
      if (const Tags tags = credit_phrases().tags(key, language_); tags != 0) {
        best = tags;
        count = n + 1;
      }
    }
    return best;
  }

  CreditSplit at_label(std::size_t i) const {
    std::size_t count = 0;
    const Tags tags = phrase(i, count);
    if (tags == 0) return {};
    std::size_t next = i + count;
    const std::string_view last = words_[next - 1];
    bool marked = last.ends_with(':') || (last.ends_with('.') && (tags & kLabel) != 0);
    if (next < words_.size() && is_mark_word(words_[next])) {
      marked = true;
      ++next;
    }
    if (next >= words_.size()) return {};
    if (!marked && !stands_apart(i)) return {};
    const bool follows = marked || (tags & kDirect) != 0 ||
                         ((tags & kBare) != 0 && is_all_capitalised(clean_.substr(place(next))));
    if (!follows) return {};
    return made(place(i), place(next));
  }

  static bool is_mark_word(std::string_view word) {
    return word == ":" || word == "/" || word == "|" || word == "\u00A9" || word == "=" ||
           word == "-" || word == "\u2013";
  }

  // At the front, behind a full stop, in a bracket, behind a dash.
  bool stands_apart(std::size_t i) const {
    const auto before = clean_.substr(0, place(i));
    if (trim_marks(before).empty() || words_[i].front() == '(' || words_[i].front() == '[')
      return true;
    std::string_view line = before;
    while (line.ends_with(' ')) line.remove_suffix(1);
    for (const std::string_view mark :
         {".", "!", "?", "/", "|", "\u2013", "\u2014", "\u0964", "-", "\u00BB", "\u201C"}) {
      if (line.ends_with(mark)) return true;
    }
    return false;
  }

  CreditSplit made(std::size_t text_end, std::size_t begin) const {
    const auto credit = without_end(trim_marks(clean_.substr(begin)));
    if (credit.empty() || count_words(credit) > kMostWords) return {};
    const bool name = begins_capital(credit) || ends_with_agency(credit) || caseless_ ||
                      is_news_agency(credit.substr(0, credit.find('/')));
    if (!name || credit.find(". ") != credit.npos || credit.find('?') != credit.npos) return {};
    return {trimmed_text(clean_.substr(0, text_end)), std::string(credit), false};
  }

  // "... al amanecer. / EFE", "... matin. | JEAN ROY, OUEST-FRANCE"
  CreditSplit behind_stop() const {
    const auto stop = clean_.rfind(". ");
    if (stop == clean_.npos || clean_.size() - stop > kReach) return {};
    const auto rest = clean_.substr(stop + 2);
    const bool stroke = rest.starts_with('/') || rest.starts_with('|');
    const auto credit = without_end(trim_marks(rest));
    const auto words = count_words(credit);
    if (words == 0 || words > kMostWords || rest.ends_with('.')) return {};
    const bool names = ends_with_agency(credit) && (is_all_capitalised(credit) || stroke);
    const bool capitals = words > 1 && words < 6 && is_all_capitals(credit);
    if (!names && !capitals) return {};
    return {trimmed_text(clean_.substr(0, stop + 1)), std::string(credit), false};
  }

  // "(LaPresse)", "(Ana Gil/EFE)"
  CreditSplit in_brackets() const {
    std::string_view line = clean_;
    while (line.ends_with('.') || line.ends_with(' ')) line.remove_suffix(1);
    if (!line.ends_with(')')) return {};
    const auto open = line.rfind('(');
    if (open == line.npos || open == 0) return {};
    const auto inside = line.substr(open + 1, line.size() - open - 2);
    const auto stroke = inside.find('/');
    const bool houses = ends_with_agency(inside) || is_news_agency(inside.substr(0, stroke));
    if (!houses || count_words(inside) > kMostWords) return {};
    if (count_words(clean_.substr(0, open)) < 2) return {};
    return {trimmed_text(clean_.substr(0, open)), std::string(inside), false};
  }

  std::string_view clean_, language_;
  std::vector<std::string_view> words_;
  bool caseless_;
};

// Chinese, Japanese, Korean.
class GluedLine {
 public:
  GluedLine(std::string_view clean, std::string_view language)
      : clean_(clean), language_(language), from_(clean.size() - tail_of(clean).size()) {}

  CreditSplit split() const {
    if (auto found = behind_label(); !found.credit.empty()) return found;
    if (auto found = before_word(); !found.credit.empty()) return found;
    return by_agency();
  }

 private:
  struct Word {
    std::string text;
    bool behind;
  };
  static const std::vector<Word>& words_of(std::string_view language) {
    static const auto read = [](std::string_view code) {
      std::vector<Word> words;
      for (const WordEntry& entry : word_entries("credits", code))
        words.push_back({std::string(entry.words), entry.has_tag("behind")});
      return words;
    };
    static const auto kChinese = read("zh"), kJapanese = read("ja"), kKorean = read("ko");
    return language == "zh" ? kChinese : language == "ja" ? kJapanese : kKorean;
  }

  bool follows_letter(std::size_t at) const {
    if (at == 0) return false;
    std::size_t before = at - 1;
    while (before > 0 && (static_cast<unsigned char>(clean_[before]) & 0xC0) == 0x80) --before;
    return is_letter(character_at(clean_, before).code);
  }

  // "（写真：佐藤花子）", "[사진=연합뉴스]", "图片来源:视觉中国"
  CreditSplit behind_label() const {
    constexpr std::string_view kMarks[] = {":", "\uFF1A", "=", "\uFF1D", "/", "\uFF0F"};
    std::size_t label = clean_.npos, begin = 0;
    for (const auto& word : words_of(language_)) {
      for (const auto mark : kMarks) {
        const auto at = clean_.rfind(word.text + std::string(mark));
        if (at == clean_.npos || at < from_ || follows_letter(at)) continue;
        if (label != clean_.npos && at < label) continue;
        label = at;
        begin = at + word.text.size() + mark.size();
      }
    }
    return label == clean_.npos ? CreditSplit() : made(label, clean_.substr(begin));
  }

  // "王丽 摄", "（佐藤花子撮影）", "＝山田太郎撮影"
  CreditSplit before_word() const {
    const auto line = without_end(clean_);
    for (const auto& word : words_of(language_)) {
      if (!word.behind || !line.ends_with(word.text)) continue;
      const auto head = line.substr(0, line.size() - word.text.size());
      std::size_t begin = 0;
      for (const std::string_view mark :
           {"\u3002", "\uFF08", "(", "\u3010", "[", "\uFF1D", "=", "\uFF0C", "\u3001"}) {
        if (const auto at = head.rfind(mark); at != head.npos)
          begin = std::max(begin, at + mark.size());
      }
      return made(begin, head.substr(begin));
    }
    return {};
  }

  // "朝の旧港＝共同", "옛 항구의 아침 [연합뉴스]", "(AFP=연합뉴스)"
  CreditSplit by_agency() const {
    const auto line = without_end(clean_);
    std::size_t begin = 0;
    const bool closed = line.size() < clean_.size();
    for (const std::string_view mark : {"\uFF08", "(", "\u3010", "[", "\uFF1D", "="}) {
      if (!closed && mark != "\uFF1D" && mark != "=") continue;
      if (const auto at = line.rfind(mark); at != line.npos)
        begin = std::max(begin, at + mark.size());
    }
    if (begin == 0 || !is_news_agency(line.substr(begin))) return {};
    return made(begin, line.substr(begin));
  }

  CreditSplit made(std::size_t text_end, std::string_view credit) const {
    constexpr std::size_t kMostCharacters = 24;
    std::string maker(without_end(trim_marks(credit)));
    while (maker.starts_with("\u3000")) maker.erase(0, 3);
    // "(圖/記者吳宗翰攝)": said on both sides.
    for (const auto& word : words_of(language_)) {
      if (word.behind && maker.size() > 2 * word.text.size() && maker.ends_with(word.text))
        maker.resize(maker.size() - word.text.size());
    }
    // "김민수 기자": the job is none of the name.
    if (const auto blank = maker.rfind(' '); blank != maker.npos && language_ == "ko") {
      if ((byline_phrases().tags(maker.substr(blank + 1), language_) & kWho) != 0)
        maker.resize(blank);
    }
    if (maker.empty() || count_characters(maker) > kMostCharacters) return {};
    return {text_before(text_end), std::move(maker), false};
  }

  // The caption, without the bracket or sign that opens the credit.
  std::string text_before(std::size_t end) const {
    std::string_view text = clean_.substr(0, end);
    constexpr std::string_view kOpening[] = {"\uFF08", "(", "\u3010", "[",      "\uFF1D",
                                             "=",      "/", " ",      "\u3000", "\uFF0F"};
    for (bool again = true; again;) {
      again = false;
      for (const auto mark : kOpening) {
        if (!text.ends_with(mark)) continue;
        text.remove_suffix(mark.size());
        again = true;
      }
    }
    // "...小学校＝4日、": the day of the picture.
    constexpr std::size_t kOfDay = 24;  // bytes
    for (const std::string_view sign : {"\uFF1D", "="}) {
      const auto at = text.rfind(sign);
      const bool day = at != text.npos && text.size() - at <= kOfDay &&
                       text.substr(at).find("\u65E5") != text.npos;
      if (day && text.ends_with("\u3001")) return std::string(text.substr(0, at));
    }
    return std::string(text);
  }

  std::string_view clean_, language_;
  std::size_t from_;
};

}  // namespace

CreditSplit split_worded_credit(std::string_view clean, std::string_view language) {
  if (language == "zh" || language == "ja" || language == "ko")
    return GluedLine(clean, language).split();
  return SpacedLine(clean, language).split();
}

}  // namespace news
