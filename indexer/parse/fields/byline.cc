// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/fields/byline.hh"

#include <algorithm>
#include <array>
#include <utility>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline_parts.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

using Words = std::vector<BylineWord>;

constexpr std::size_t kLongestValue = 600;  // bytes; beyond, it is a text
constexpr std::size_t kLongestName = 120;

// Letters and digits, folded: two names with the same key are one.
std::string name_key(std::string_view name) {
  const std::string folded = fold_characters(name);
  std::string key;
  bool gap = false;
  for (std::size_t at = 0; at < folded.size();) {
    const auto c = character_at(folded, at);
    if (is_letter(c.code) || is_digit(c.code)) {
      if (gap && !key.empty()) key += ' ';
      gap = false;
      key.append(folded, at, c.bytes);
    } else if (!is_mark(c.code) && !is_ignorable(c.code)) {
      gap = true;
    }
    at += c.bytes;
  }
  return key;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (is_letter(c.code)) return true;
    at += c.bytes;
  }
  return false;
}

bool has_digit(std::string_view text) {
  return text.find_first_of("0123456789") != text.npos;
}

bool is_all_upper(std::string_view text) {
  bool letter = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = character_at(text, at);
    if (is_letter(c.code) && !is_upper(c.code)) return false;
    letter |= is_letter(c.code);
    at += c.bytes;
  }
  return letter;
}

std::string text_of(const Words& words, std::size_t first = 0,
                    std::size_t end = std::string_view::npos) {
  return words_text(words, first, end);
}

// "example.com"
bool is_host(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot != name.npos && dot > 0 && dot + 2 < name.size() && name.find(' ') == name.npos;
}

// Of the word "DoeLifestyle" in "Jane DoeLifestyle Writer": where the job, the agency or the page's
// word begins that was glued on; 0: nowhere.
std::size_t glued_at(const Words& words, std::size_t i) {
  const std::string_view word = words[i].text;
  std::string rest = text_of(words, i + 1);
  if (!rest.empty()) rest.insert(0, " ");
  bool small = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto c = character_at(word, at);
    if (small && at >= 2 && is_upper(c.code) && !is_name_prefix(word.substr(0, at))) {
      const std::string tail = std::string(word.substr(at)) + rest;
      if (is_job_beside_name(tail) || is_news_agency(tail) || is_not_in_names(word.substr(at)))
        return at;
    }
    small = is_letter(c.code) && !is_upper(c.code);
    at += c.bytes;
  }
  return 0;
}

void cut_glued(Words& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    const std::size_t at = glued_at(words, i);
    if (at == 0) continue;
    words[i].text.resize(at);
    words[i].key = word_key_of(words[i].text);
    words.resize(i + 1);
    return;
  }
}

// "Ann Roe Political editor", "Kari Lien Journalist": the name ends where the desk begins; where
// none is known, behind two words.
void cut_job(Words& words) {
  if (words.size() < 3) return;
  std::size_t job = 2;
  while (job < words.size() && !is_job_word(words[job].key)) ++job;
  if (job == words.size()) return;
  for (std::size_t i = 2; i < job; ++i) {
    if (is_desk_word(words[i].key)) {
      words.resize(i);
      return;
    }
  }
  std::size_t keep = job;
  while (keep > 2 && !is_name_particle(words[keep - 2].text) && words[keep - 2].text.size() > 2)
    --keep;
  words.resize(std::max<std::size_t>(keep, 2));
}

// "Ann Roe The Associated Press", "Jane Doe AP".
void cut_agency(Words& words) {
  for (std::size_t from = 2; from < words.size(); ++from) {
    const std::string rest = text_of(words, from);
    if (!(is_news_agency(rest) || is_named_staff(rest)) || is_not_in_names(words[from - 1].text))
      continue;
    if (!looks_like_person(text_of(words, 0, from))) continue;
    words.resize(from);
    return;
  }
}

}  // namespace

// Reads one value, part by part.
class BylineLine {
 public:
  explicit BylineLine(BylineReader& reader) : reader_(reader) {}

  void read(std::string_view value) {
    auto parts = cut_byline(value, reader_.language_);
    if (read_inverted(parts)) return;
    for (auto& part : parts) {
      split_at_leads(part);
      for (auto& piece : pieces_) read_part(piece);
    }
    leave_photographers_out();
    for (auto& name : found_) reader_.take(std::move(name.text), name.rank);
  }

 private:
  using Rank = BylineReader::Rank;
  enum class Role { author, other };
  struct Found {
    std::string text;
    Rank rank;
    bool person;
    bool named;             // may be a person's name, as "keith grant" or a family name alone
    bool pictures = false;  // took the pictures: "Bo Lind | Photographer"
  };

  void leave_photographers_out() {
    const auto took = [](const Found& found) { return found.pictures; };
    if (std::all_of(found_.begin(), found_.end(), took)) return;
    for (const auto& found : found_)
      if (found.pictures) reader_.photographers_.push_back(found.text);
    std::erase_if(found_, took);
  }

  // "Journalist | Mette Holm | Photographer | Bo Lind" and the other way about: the first job tells
  // whether names stand before theirs or behind.
  bool take_job(const std::string& job) {
    static const WordSet kOfPictures{
        " photographer photojournalist illustrator fotograf fotografin fotografer fotojournalist "
        "fotografe photographe photojournaliste fot\u00F3grafo fot\u00F3grafa fotografo fotografa "
        "fotoperiodista valokuvaaja kuvaaja illustrat\u00F6r illustratrice illustratorin "};
    const bool pictures = kOfPictures.has(ascii_lower(job));
    if (found_.empty()) jobs_lead_ = jobs_lead_ || pictures || is_job_beside_name(job);
    if (!pictures) {
      if (jobs_lead_ && is_job_beside_name(job)) role_ = Role::author;
      return false;
    }
    if (jobs_lead_)
      role_ = Role::other;
    else if (found_.back().named)
      found_.back().pictures = true;
    return true;
  }

  // "Doe, Jane" and "van Dijk, Cleo; Roe, John A.": the family name first, as catalogues have it.
  bool read_inverted(const std::vector<BylinePart>& parts) {
    if (parts.size() < 2 || parts.size() % 2 != 0) return false;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto& words = parts[i].words;
      const bool family = i % 2 == 0;
      const Break wanted = i == 0 ? Break::start : family ? Break::strong : Break::comma;
      const std::string& last = words.back().text;
      const bool form =
          family ? words.size() == 1 || (words.size() == 2 && is_name_particle(words[0].text))
                 : words.size() == 1 || (words.size() == 2 && last.size() <= 2);
      if (parts[i].before != wanted || !form || words.front().colon) return false;
      const std::string& name = family ? last : words.front().text;
      if (!begins_upper(name) || has_digit(name) || name.size() < 2 || name.ends_with('.') ||
          is_name_suffix(name) || is_degree(name) || is_news_agency(name) || is_nobody(name) ||
          is_job_word(name) || is_not_in_names(name) || reader_.house_.contains(name_key(name)) ||
          phrase_at(words, 0).tags != 0)
        return false;
      // "Doe, AP": letters of a house.
      if (!family && is_all_upper(name) && !is_all_upper(parts[i - 1].words.back().text))
        return false;
    }
    for (std::size_t i = 0; i < parts.size(); i += 2)
      reader_.take(text_of(parts[i + 1].words) + ' ' + text_of(parts[i].words), Rank::author);
    return true;
  }

  // "Tekst Ann Roe Foto Jo Berg", "Politics By Ann Roe": a lead in the middle begins anew.
  void split_at_leads(BylinePart& part) {
    pieces_.clear();
    std::size_t first = 0;
    for (std::size_t i = 1; i < part.words.size(); ++i) {
      const auto lead = phrase_at(part.words, i);
      if (!begins_anew(part.words, i, lead)) continue;
      add_piece(part, first, i);
      first = i;
      i += lead.count - 1;
    }
    add_piece(part, first, part.words.size());
  }

  static bool begins_anew(const Words& words, std::size_t i, const BylinePhrase& lead) {
    if (lead.count == 0 || i + lead.count >= words.size()) return false;
    const bool colon = words[i + lead.count - 1].colon;
    if ((lead.tags & (kBefore | kWho | kGenre | kPicture | kOther)) == 0) return false;
    const bool lead_before = phrase_at(words, 0).count >= i;  // "Text und Fotos:", "Kommentar von"
    if (lead_before) return false;
    if (colon || (lead.count > 1 && (lead.tags & (kBefore | kPicture | kOther)) != 0)) return true;
    if (!begins_upper(words[i + lead.count].text)) return false;
    if ((lead.tags & kPicture) != 0) return i >= 2;
    return (lead.tags & kBefore) != 0 && lead.count == 1 && words[i].key.size() >= 2 &&
           !is_name_particle(words[i].key) && words[i].text.size() < 6 && is_plain_lead(words[i]);
  }

  // "by", "por", "door": no name holds them.
  static bool is_plain_lead(const BylineWord& word) {
    return (byline_phrases().tags(word.key) & (kAfter | kBetween | kAnd)) == 0 && !word.colon;
  }

  void add_piece(const BylinePart& part, std::size_t first, std::size_t end) {
    if (first >= end) return;
    BylinePart piece{first == 0 ? part.before : Break::strong, {}};
    piece.words.assign(part.words.begin() + static_cast<std::ptrdiff_t>(first),
                       part.words.begin() + static_cast<std::ptrdiff_t>(end));
    pieces_.push_back(std::move(piece));
  }

  void read_part(BylinePart& part) {
    Words& words = part.words;
    strip_leads(words);
    if (words.empty() || take_job(text_of(words))) return;
    if (role_ == Role::other) {  // "Bild: Nils Lund"
      if (looks_like_person(text_of(words))) reader_.photographers_.push_back(text_of(words));
      return;
    }
    if (take_suffix(words)) return;
    cut_end(words);
    if (words.empty()) return;
    if (is_beside_name(part)) return;
    if (!is_job_title(text_of(words))) {
      cut_glued(words);
      cut_job(words);
      cut_agency(words);
    }
    take_name(words);
  }

  // The lead off the front; sets whom the names behind it are.
  void strip_leads(Words& words) {
    bool only_labels = false;  // "Text und" has been read, "Fotos:" follows
    std::swap(only_labels, labels_wait_);
    std::size_t at = 0;
    bool label = false, lead = false;
    while (at < words.size()) {
      const auto phrase = phrase_at(words, at);
      if (phrase.count == 0 || !takes(words, at, phrase)) break;
      if ((phrase.tags & (kPicture | kOther)) != 0 && !label && !only_labels &&
          (phrase.tags & (kWho | kGenre | kBefore)) == 0) {
        role_ = Role::other;
      } else if ((phrase.tags & (kBefore | kWho | kGenre)) != 0 || only_labels) {
        role_ = Role::author;
        lead |= (phrase.tags & kBefore) != 0;
      }
      label = true;
      at += phrase.count;
    }
    if (at == 0) return;
    labels_wait_ = at == words.size() && role_ == Role::author;
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    if (lead) skip_own(words);
    // "The Courier | By Ann Roe", "Politics By Ann Roe": what stood before was no author.
    if (lead && !words.empty())
      std::erase_if(found_, [](const Found& found) { return !found.person; });
  }

  // "our correspondent" of "By our correspondent Jane Doe", "notre envoyé spécial".
  static void skip_own(Words& words) {
    constexpr std::size_t kMostWords = 4;
    if (words.size() < 3 || begins_upper(words[0].text)) return;
    std::size_t job = 1;
    while (job < std::min(kMostWords, words.size()) && !is_job_word(words[job].key)) ++job;
    if (job >= std::min(kMostWords, words.size())) return;
    ++job;
    while (job < words.size() && !begins_upper(words[job].text)) ++job;
    if (job < words.size())
      words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(job));
  }

  // Whether the phrase at `at` is a lead there.
  bool takes(const Words& words, std::size_t at, const BylinePhrase& phrase) const {
    const std::size_t behind = at + phrase.count;
    const bool colon = words[behind - 1].colon;
    const bool last = behind == words.size();
    const Tags next = last ? 0 : phrase_at(words, behind).tags;
    if (last) {  // a lead alone, the names on the next line or in the next part
      return (phrase.tags & (kBefore | kWho | kGenre | kPicture | kOther)) != 0 &&
             (colon || (phrase.tags & (kBefore | kGenre)) != 0 || at > 0);
    }
    if ((phrase.tags & kBefore) != 0) {
      const std::string& name = words[behind].text;
      const bool particle = phrase.count == 1 && is_name_particle(words[at].key) &&
                            begins_upper(words[at].text) && last_name_alone(words, behind);
      const bool own = (byline_phrases().tags(words[at].key, reader_.language_) & kBefore) != 0;
      return colon || !particle || own || is_news_agency(name) || is_nobody(name);
    }
    if (colon && (phrase.tags & (kWho | kGenre | kPicture | kOther)) != 0) return true;
    constexpr Tags kLabels = kWho | kGenre;
    if ((phrase.tags & kLabels) != 0 && (next & (kBefore | kWho | kGenre)) != 0) return true;
    if ((phrase.tags & kArticle) != 0) return (next & (kGenre | kWho)) != 0;
    const std::string rest = text_of(words, behind);
    if ((phrase.tags & kWho) != 0) return !is_job_word(words.back().key);
    if ((phrase.tags & kOther) != 0) return phrase.count > 1;
    if ((phrase.tags & kPicture) != 0) return phrase.count > 1 || looks_like_person(rest);
    return (phrase.tags & kGenre) != 0 && looks_like_person(rest);
  }

  static bool last_name_alone(const Words& words, std::size_t at) {
    return at + 1 == words.size() && begins_upper(words[at].text);
  }

  // "Jr." belongs to the name before it, "PhD" to nobody.
  bool take_suffix(const Words& words) {
    if (words.size() != 1) return false;
    if (is_degree(words[0].text)) return true;
    if (!is_name_suffix(words[0].text)) return false;
    if (!found_.empty()) found_.back().text += ", " + words[0].text;
    return true;
  }

  // "10:00am", "9.30pm", "10h12"
  static bool is_clock(std::string_view word) {
    std::size_t at = 0;
    while (at < word.size() && at < 2 && word[at] >= '0' && word[at] <= '9') ++at;
    const auto minutes = at + 1;
    return at > 0 && minutes + 1 < word.size() &&
           std::string_view(":.h").find(word[at]) != std::string_view::npos &&
           has_digit(word.substr(minutes, 1)) && has_digit(word.substr(minutes + 1, 1));
  }

  // Ends the name where the rest tells where, or for whom: "Ann Roe in Ottawa", "Ann Roe 7 hours".
  void cut_end(Words& words) {
    if (has_digit(words[0].text) && (words.size() == 1 || !has_letter(words[0].text) ||
                                     is_clock(words[0].text))) {  // a user's name, "7 hours ago"
      words.clear();
      return;
    }
    if (is_after(words, 0)) {
      words.clear();
      return;
    }
    for (std::size_t i = 1; i < words.size(); ++i) {
      const bool number = words[i].text[0] >= '0' && words[i].text[0] <= '9';
      const std::string before = text_of(words, 0, i);
      const bool page = i >= 2 && is_interface(text_of(words, i)) && looks_like_person(before);
      if (!number && !page && !is_after(words, i)) continue;
      if (is_body(text_of(words, 0, i + 1)) || (number && !looks_like_person(before))) continue;
      words.resize(i);
      return;
    }
  }

  bool is_after(const Words& words, std::size_t i) const {
    const auto& word = words[i];
    // "BY ANN ROE IN OTTAWA", "By Ann Roe For The Courier".
    // "Aus Holm": where somebody is, in the words of the article's own language.
    if (i == 0 && !reader_.language_.empty() && words.size() == 2 && !is_name_particle(word.key) &&
        begins_upper(words[1].text))
      return (byline_phrases().tags(word.key, reader_.language_) & kAfter) != 0;
    const bool titled = i >= 2 && i + 1 < words.size() && begins_upper(words[i + 1].text) &&
                        looks_like_person(text_of(words, 0, i));
    if (begins_upper(word.text) && !titled) return false;
    Tags tags = byline_phrases().tags(word.key, reader_.language_);
    tags |= byline_phrases().tags(word.key, "en");
    if (reader_.language_.empty() && word.key.size() > 2) tags |= byline_phrases().tags(word.key);
    if ((tags & kAfter) == 0) return false;
    // "da" in "Rui da Silva".
    const bool particle = is_name_particle(word.key) && i > 0 && i + 1 < words.size() &&
                          begins_upper(words[i + 1].text);
    return !particle;
  }

  // What a name is followed by: a job, an agency, the house, a place.
  bool is_beside_name(const BylinePart& part) const {
    const bool after_person = !found_.empty() && found_.back().named;
    const std::string text = text_of(part.words);
    if (is_job_beside_name(text) && after_person) return true;
    // "Jane Doe Holm Telegram & Gazette"
    if (after_person && part.before == Break::join && part.words.size() == 1 &&
        !is_news_agency(text) && is_news_agency("The " + text))
      return true;
    if (!after_person || part.before == Break::join) return false;
    const std::string& first = part.words[0].text;
    if (begins_upper(first) && reader_.house_.contains(name_key(text))) return true;
    if (!begins_upper(first)) {
      const auto c = character_at(first, 0);
      const bool letters = is_news_agency(text) && part.words.size() == 1;  // "dpa"
      return is_letter(c.code) && !is_one_word(c.code) && !letters;
    }
    if (is_news_agency(text) || is_body(text) || part.words[0].key == "the") return true;
    // Letters of a house, or a place: "Bo Lind, KBN", "Inés Robledo / Madrid".
    return part.words.size() == 1 && found_.back().text.find(' ') != std::string::npos &&
           !is_all_upper(found_.back().text);
  }

  // "Jane Doe Jane Doe": her picture's words and her name.
  static std::size_t words_said_once(const Words& words) {
    const std::size_t half = words.size() / 2;
    if (half < 2 || words.size() % 2 != 0) return words.size();
    for (std::size_t i = 0; i < half; ++i)
      if (words[i].key != words[half + i].key) return words.size();
    return half;
  }

  void take_name(const Words& words) {
    std::string name = text_of(words, 0, words_said_once(words));
    // "J."; a longer word with a full stop ends a line.
    constexpr std::size_t kShortForm = 3;
    const std::string& last = words.back().text;
    if (last.find('.') + 1 == last.size() && last.size() > kShortForm && !is_name_suffix(last))
      name.pop_back();
    if (name.size() < 2 || name.size() > kLongestName || !has_letter(name)) return;
    if (is_interface(name)) return;
    if (is_job_title(name)) {  // "Executive Content Editor": somebody, but who?
      if (words.size() > 2) found_.push_back({std::move(name), Rank::nobody, false, false});
      return;
    }
    if (is_nobody(name)) {
      if (is_named_staff(name)) found_.push_back({std::move(name), Rank::nobody, false, false});
      return;
    }
    constexpr std::size_t kMostWords = 6;
    const bool body = is_news_agency(name) || is_body(name);
    if (is_host(name) || name.find_first_of("{}#\\=<>") != name.npos ||
        (words.size() == 1 && name.find('_') != name.npos) || (words.size() > kMostWords && !body))
      return;
    // "Ina Kurz, dpa" in what dpa sends out.
    const bool signs = !found_.empty() && !begins_upper(name);
    const bool house = !signs && reader_.house_.contains(name_key(name));
    const bool named = !house && !body && (words.size() > 1 || begins_upper(name));
    found_.push_back(
        {name, house ? Rank::house : Rank::author, named && looks_like_person(name), named});
  }

  BylineReader& reader_;
  std::vector<BylinePart> pieces_;
  std::vector<Found> found_;
  Role role_ = Role::author;
  bool labels_wait_ = false, jobs_lead_ = false;
};

BylineReader::BylineReader(std::string_view language, const std::vector<std::string>& house)
    : language_(primary_language(language)) {
  for (const auto& name : house) {
    if (auto key = name_key(name); !key.empty()) house_.insert(std::move(key));
  }
}

void BylineReader::take(std::string name, Rank rank) {
  if (known_.insert(name_key(name)).second) found_.push_back({std::move(name), rank});
}

void BylineReader::add(std::string_view value, BylineKind kind) {
  if (value.size() > kLongestValue) return;
  if (kind == BylineKind::line) {
    // A value that is the house's own name is not parted either: "News and Mail".
    if (!house_.contains(name_key(value))) return BylineLine(*this).read(value);
  }
  std::string name = tidy(value);
  if (const auto lead = byline_lead(name); lead.sure) name.erase(0, lead.bytes);
  if (name.size() < 2 || name.size() > kLongestName || !has_letter(name) || is_interface(name) ||
      is_host(name) || name.find('@') != name.npos || name.find("://") != name.npos)
    return;
  const bool nobody = is_nobody(name);
  if (nobody && !is_named_staff(name)) return;
  const bool house = house_.contains(name_key(name));
  take(std::move(name), nobody ? Rank::nobody : house ? Rank::house : Rank::author);
}

bool BylineReader::names_somebody() const {
  return std::any_of(found_.begin(), found_.end(),
                     [](const Name& name) { return name.rank == Rank::author; });
}

std::vector<std::string> BylineReader::names() const {
  Rank best = Rank::nobody;
  for (const auto& name : found_) best = std::max(best, name.rank);
  std::vector<std::string> names;
  for (const auto& name : found_) {
    if (name.rank == best) names.push_back(name.text);
  }
  return names;
}

std::vector<std::string> read_byline(std::string_view value, std::string_view language) {
  BylineReader reader(language);
  reader.add(value);
  return reader.names();
}

BylineLead byline_lead(std::string_view line) {
  constexpr std::size_t kReach = 60;  // bytes that leads may take
  const auto head = line.substr(0, kReach);
  Words words;
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < head.size();) {
    const auto end = std::min(head.find(' ', at), head.size());
    const auto word = head.substr(at, end - at);
    if (std::string key = word_key_of(word); !key.empty()) {
      words.push_back({std::string(word), std::move(key), word.ends_with(':')});
      ends.push_back(std::min(end + 1, line.size()));
    } else if (!words.empty() && word == ":") {
      words.back().colon = true;
      ends.back() = std::min(end + 1, line.size());
    }
    at = end + 1;
  }
  BylineLead lead;
  for (std::size_t at = 0; at < words.size();) {
    const auto phrase = phrase_at(words, at);
    if (phrase.count == 0 || (phrase.tags & (kBefore | kWho | kGenre | kArticle)) == 0) break;
    at += phrase.count;
    const bool colon = words[at - 1].colon;
    const bool article = (phrase.tags & (kBefore | kWho | kGenre)) == 0;
    if (article) continue;
    lead.bytes = ends[at - 1];
    lead.sure = lead.sure || colon || (phrase.tags & kBefore) != 0;
    if (colon || (phrase.tags & kBefore) != 0) break;
  }
  return lead;
}

bool is_byline_line(std::string_view line) {
  constexpr std::size_t kLongest = 100;  // bytes
  if (line.size() > kLongest) return false;
  const auto lead = byline_lead(line);
  if (!lead.sure || lead.bytes >= line.size()) return false;
  const auto names = read_byline(line);
  return !names.empty() && std::all_of(names.begin(), names.end(),
                                       [](const auto& name) { return looks_like_person(name); });
}

}  // namespace news
