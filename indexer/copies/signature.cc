// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/copies/signature.hh"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <limits>
#include <utility>
#include <vector>

namespace news {
namespace {

constexpr std::uint32_t kLeastWords = 5;     // a sentence that counts
constexpr std::size_t kMostSentences = 400;  // kept a text: transcripts are long
constexpr std::size_t kMostNames = 200;
constexpr std::size_t kMostThemes = 100;
constexpr std::size_t kMostUsedBytes = 512;
constexpr std::size_t kBitsPerWord = 6;  // of `used`: one word in seven seems used by mistake
constexpr std::size_t kThemeBytes = 4;   // shorter words carry no theme
constexpr std::uint32_t kThemeUses = 3;
constexpr std::size_t kLookups = 10;
constexpr std::uint32_t kDaysApart = 7;
constexpr std::uint32_t kLeastShared = 30;  // words
constexpr double kSharedWords = 0.6;        // of the shorter
constexpr double kSharedNames = 0.8;        // of the shorter's
constexpr std::size_t kOwnThemes = 3;       // more of the shorter's own: another story
constexpr double kLeastSize = 0.3;          // the shorter against the longer
constexpr double kSameSize = 0.9;           // nothing is trimmed

bool ends_sentence(std::string_view gap) {
  if (gap.size() < 2) return false;  // a mark and a blank
  const auto mark = gap.find_first_of(".!?");
  if (mark == std::string_view::npos) return false;
  return gap.find_first_of(" \t\n", mark) != std::string_view::npos;
}

// Behind a dateline ("ELMSGATE (Northwire) - "): each paper writes its own. A paragraph's beginning
// of up to 60 bytes that has capitals only in its first word, before a dash between blanks.
std::string_view without_dateline(std::string_view paragraph) {
  const auto begins = paragraph.substr(0, 60);
  for (const std::string_view dash : {" - ", " \xE2\x80\x94 ", " \xE2\x80\x93 "}) {
    const auto at = begins.find(dash);
    if (at == std::string_view::npos || at < 2) continue;
    const auto word = begins.substr(0, std::min(at, begins.find_first_of(" ,(")));
    const bool capitals = word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) {
                            return c >= 'a' && c <= 'z';
                          });
    if (capitals) return paragraph.substr(at + dash.size());
  }
  return paragraph;
}

std::uint16_t short_hash(std::string_view term) {
  return static_cast<std::uint16_t>(XXH3_64bits(term.data(), term.size()));
}

// How often each word of a text is used, by its short hash: slots in a row, half of them free.
class WordUses {
 public:
  void count(std::uint16_t word) {
    Slot& slot = slot_of(slots_, word);
    if (slot.uses++ > 0) return;
    slot.word = word;
    if (++used_ * 2 > slots_.size()) grow();
  }
  std::uint32_t of(std::uint16_t word) { return slot_of(slots_, word).uses; }
  std::size_t size() const { return used_; }
  template <class Visit>
  void each(const Visit& visit) const {
    for (const Slot& slot : slots_) {
      if (slot.uses > 0) visit(slot.word, slot.uses);
    }
  }

 private:
  struct Slot {
    std::uint32_t uses = 0;  // 0: free
    std::uint16_t word = 0;
  };
  using Slots = std::vector<Slot>;

  // The word's own, or the free one where it would stand. The hash spreads well as it is.
  static Slot& slot_of(Slots& slots, std::uint16_t word) {
    std::size_t at = word & (slots.size() - 1);
    while (slots[at].uses > 0 && slots[at].word != word) at = (at + 1) & (slots.size() - 1);
    return slots[at];
  }
  void grow() {
    Slots wider(slots_.size() * 2);
    each([&](std::uint16_t word, std::uint32_t uses) { slot_of(wider, word) = {uses, word}; });
    slots_ = std::move(wider);
  }

  Slots slots_ = Slots(1024);
  std::size_t used_ = 0;
};

// Gathers one text's sentences and names, token by token.
class Gatherer {
 public:
  explicit Gatherer(Signature& out) : out_(out) {}

  void token(const Token& token, std::string_view paragraph) {
    if (words_ > 0 && ends_sentence(paragraph.substr(last_end_, token.begin - last_end_))) finish();
    const bool number = token.term[0] >= '0' && token.term[0] <= '9';
    const bool name = (token.capital && words_ > 0) || number;
    const bool theme = token.term.size() >= kThemeBytes;
    if (name || theme) {
      const auto word = short_hash(token.term);
      if (name) out_.names.push_back(word);
      if (theme) uses_.count(word);
    }
    if (number) year(token.term);
    hash_ = XXH3_64bits_withSeed(token.term.data(), token.term.size(), hash_);
    ++words_;
    last_end_ = token.end;
  }

  void headline(std::string_view term) {
    if (term.size() < kThemeBytes) return;
    const auto word = short_hash(term);
    headline_.push_back(word);
    if (uses_.of(word) > 0) out_.subjects.push_back(word);
  }

  // Only now is known how often each word was used.
  void themes() {
    std::size_t bytes = 16;
    while (bytes < kMostUsedBytes && bytes * 8 < uses_.size() * kBitsPerWord) bytes *= 2;
    out_.used.assign(bytes, '\0');
    uses_.each([this](std::uint16_t word, std::uint32_t uses) {
      set_used(word);
      if (uses >= kThemeUses) out_.themes.push_back(word);
      if (uses > 1 && uses < kThemeUses) out_.repeated.push_back(word);
    });
    for (const auto word : headline_) set_used(word);
  }

  void finish() {
    if (words_ >= kLeastWords) {
      out_.sentences.push_back({static_cast<std::uint32_t>(hash_ ^ (hash_ >> 32)),
                                static_cast<std::uint8_t>(std::min<std::uint32_t>(words_, 255))});
    }
    words_ = 0;
    hash_ = 0;
    last_end_ = 0;
  }

 private:
  void set_used(std::uint16_t word) {
    auto& byte = out_.used[word / 8 % out_.used.size()];
    byte = static_cast<char>(byte | 1 << word % 8);
  }

  void year(std::string_view term) {
    std::uint32_t number = 0;
    if (term.size() != 4) return;
    const auto [end, error] = std::from_chars(term.data(), term.data() + 4, number);
    if (error != std::errc() || end != term.data() + 4) return;
    if (number - kFirstYear < 64) out_.years |= std::uint64_t{1} << (number - kFirstYear);
  }

  Signature& out_;
  WordUses uses_;
  std::vector<std::uint16_t> headline_;
  std::uint64_t hash_ = 0;
  std::uint32_t words_ = 0;
  std::size_t last_end_ = 0;
};

template <class Item>
void sort_and_keep(std::vector<Item>& items, std::size_t most) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  if (items.size() > most) items.resize(most);
}

std::uint32_t day_number(std::string_view date) {
  if (date.size() != 10) return 0;
  int parts[3] = {};
  const std::size_t begins[3] = {0, 5, 8};
  for (int i = 0; i < 3; ++i) {
    const char* first = date.data() + begins[i];
    std::from_chars(first, first + (i == 0 ? 4 : 2), parts[i]);
  }
  const std::chrono::year_month_day day{std::chrono::year(parts[0]),
                                        std::chrono::month(static_cast<unsigned>(parts[1])),
                                        std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!day.ok()) return 0;
  const auto since = std::chrono::sys_days(day).time_since_epoch().count() + 1;
  return since > 0 ? static_cast<std::uint32_t>(since) : 0;
}

bool too_far_apart(const Signature& left, const Signature& right) {
  if (left.day == 0 || right.day == 0) return false;
  return std::max(left.day, right.day) - std::min(left.day, right.day) > kDaysApart;
}

// A trimmed copy lacks years; one of the same length names the same latest year.
bool name_other_years(const Signature& shorter, const Signature& longer) {
  if (shorter.years == 0 || longer.years == 0) return false;
  if ((shorter.years & ~longer.years) != 0 && (longer.years & ~shorter.years) != 0) return true;
  return shorter.words > kSameSize * longer.words &&
         std::bit_width(shorter.years) != std::bit_width(longer.years);
}

// What a pair has in common, over the hashes that both signatures can hold: a long text keeps only
// its smallest ones, so above its last one nothing can be said.
struct Shared {
  std::size_t sentences = 0;
  std::uint32_t words = 0;     // in the shared sentences
  std::uint32_t of_words = 0;  // in the shorter's comparable sentences
};

Shared shared_sentences(const Signature& shorter, const Signature& longer) {
  constexpr auto kAll = std::numeric_limits<std::uint32_t>::max();
  const auto last = longer.sentences.size() == kMostSentences ? longer.sentences.back().hash : kAll;
  Shared out;
  auto other = longer.sentences.begin();
  for (const auto& mark : shorter.sentences) {
    if (mark.hash > last) break;
    out.of_words += mark.words;
    while (other != longer.sentences.end() && *other < mark) ++other;
    if (other == longer.sentences.end() || *other != mark) continue;
    out.words += mark.words;
    ++out.sentences;
  }
  return out;
}

double share_of_names(const Signature& of, const Signature& in) {
  const bool cut = in.names.size() == kMostNames;
  std::size_t asked = 0, found = 0;
  for (const auto name : of.names) {
    if (cut && name > in.names.back()) break;
    ++asked;
    found += std::binary_search(in.names.begin(), in.names.end(), name) ? 1 : 0;
  }
  return asked == 0 ? 1.0 : static_cast<double>(found) / static_cast<double>(asked);
}

bool repeats(const Signature& text, std::uint16_t word) {
  for (const auto* list : {&text.themes, &text.repeated}) {
    const bool cut_before = list->size() == kMostThemes && word > list->back();
    if (cut_before || std::binary_search(list->begin(), list->end(), word)) return true;
  }
  return false;
}

bool uses(const Signature& text, std::uint16_t word) {
  return (text.used[word / 8 % text.used.size()] & 1 << word % 8) != 0;
}

// What one keeps coming back to and the other hardly mentions, or has in its headline and the other
// never mentions.
std::size_t own_themes(const Signature& of, const Signature& in) {
  const auto own = std::count_if(of.themes.begin(), of.themes.end(),
                                 [&](std::uint16_t word) { return !repeats(in, word); }) +
                   std::count_if(of.subjects.begin(), of.subjects.end(),
                                 [&](std::uint16_t word) { return !uses(in, word); });
  return static_cast<std::size_t>(own);
}

void put(std::string& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
}

std::uint32_t get(std::string_view bytes, std::size_t& at, int count) {
  std::uint32_t number = 0;
  for (int i = 0; i < count; ++i) {
    number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at++])) << (8 * i);
  }
  return number;
}

constexpr std::array kWordLists = {&Signature::names, &Signature::themes, &Signature::repeated,
                                   &Signature::subjects};
constexpr std::size_t kSentencesAt = 16;  // their number, behind it those of the lists
constexpr std::size_t kHeadBytes = 26;
constexpr std::size_t kMarkBytes = 5;

// The numbers, and the lists at their sizes, of bytes that are long enough for that; else nothing.
void decode_head(std::string_view bytes, Signature& out) {
  if (bytes.size() < kHeadBytes) {
    out = {};
    return;
  }
  std::size_t at = 0;
  out.words = get(bytes, at, 4);
  out.day = get(bytes, at, 4);
  out.years = get(bytes, at, 4);
  out.years |= std::uint64_t{get(bytes, at, 4)} << 32;
  out.sentences.resize(get(bytes, at, 2));
  for (const auto list : kWordLists) (out.*list).resize(get(bytes, at, 2));
}

}  // namespace

Signature make_signature(const Article& article, Analyser& analyser) {
  Signature out;
  Gatherer gatherer(out);
  const std::string_view text = annotated_text(article);
  for (const auto& block : article.blocks) {
    if (block.kind != BlockKind::paragraph) continue;
    const auto paragraph = without_dateline(text.substr(block.begin, block.end - block.begin));
    analyser.each(paragraph, [&](const Token& token) { gatherer.token(token, paragraph); });
    gatherer.finish();
  }
  analyser.each(article.headline, [&](const Token& token) { gatherer.headline(token.term); });
  gatherer.themes();
  for (auto* list : {&out.themes, &out.repeated, &out.subjects}) sort_and_keep(*list, kMostThemes);
  for (const auto& mark : out.sentences) out.words += mark.words;
  sort_and_keep(out.sentences, kMostSentences);
  sort_and_keep(out.names, kMostNames);
  out.day = day_number(article.date);
  return out;
}

// By what stands at the head of an encoded signature.
bool may_be_same(const Signature& shorter, const Signature& longer) {
  return !too_far_apart(shorter, longer) && !name_other_years(shorter, longer) &&
         shorter.words >= kLeastSize * longer.words;
}

bool same_story(const Signature& left, const Signature& right) {
  const auto& shorter = left.words <= right.words ? left : right;
  const auto& longer = left.words <= right.words ? right : left;
  if (shorter.sentences.size() < 2 || shorter.used.empty() || longer.used.empty()) return false;
  if (!may_be_same(shorter, longer)) return false;
  const auto shared = shared_sentences(shorter, longer);
  if (shared.sentences < 2 || shared.words < kLeastShared) return false;
  if (shared.words < kSharedWords * shared.of_words) return false;
  if (share_of_names(shorter, longer) < kSharedNames) return false;
  const auto own = own_themes(shorter, longer);
  return own == 0 || (own < kOwnThemes && own_themes(longer, shorter) == 0);
}

std::string encode_signature(const Signature& signature) {
  std::string out;
  put(out, signature.words, 4);
  put(out, signature.day, 4);
  put(out, static_cast<std::uint32_t>(signature.years), 4);
  put(out, static_cast<std::uint32_t>(signature.years >> 32), 4);
  put(out, static_cast<std::uint32_t>(signature.sentences.size()), 2);
  for (const auto list : kWordLists) {
    put(out, static_cast<std::uint32_t>((signature.*list).size()), 2);
  }
  for (const auto& mark : signature.sentences) {
    put(out, mark.hash, 4);
    put(out, mark.words, 1);
  }
  for (const auto list : kWordLists) {
    for (const auto word : signature.*list) put(out, word, 2);
  }
  return out + signature.used;
}

void decode_signature(std::string_view bytes, Signature& out) {
  decode_head(bytes, out);
  std::size_t rest = out.sentences.size() * kMarkBytes;
  for (const auto list : kWordLists) rest += (out.*list).size() * 2;
  if (bytes.size() <= kHeadBytes + rest) {
    out = {};
    return;
  }
  std::size_t at = kHeadBytes;
  for (auto& mark : out.sentences) {
    mark.hash = get(bytes, at, 4);
    mark.words = static_cast<std::uint8_t>(get(bytes, at, 1));
  }
  for (const auto list : kWordLists) {
    for (auto& word : out.*list) word = static_cast<std::uint16_t>(get(bytes, at, 2));
  }
  out.used = bytes.substr(at);
}

bool same_story(const Signature& left, std::string_view right, Signature& scratch) {
  decode_head(right, scratch);
  const bool first = left.words <= scratch.words;
  if (!may_be_same(first ? left : scratch, first ? scratch : left)) return false;
  decode_signature(right, scratch);
  return same_story(left, scratch);
}

std::vector<std::uint32_t> lookup_hashes(std::string_view encoded) {
  std::vector<std::uint32_t> out;
  if (encoded.size() < kHeadBytes) return out;
  std::size_t at = kSentencesAt;
  const std::size_t sentences = get(encoded, at, 2);
  for (std::size_t i = 0; i < std::min(sentences, kLookups); ++i) {
    at = kHeadBytes + i * kMarkBytes;
    if (at + kMarkBytes > encoded.size()) break;
    out.push_back(get(encoded, at, 4));
  }
  return out;
}

}  // namespace news
