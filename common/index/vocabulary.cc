// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.hh"

#include <algorithm>

#include "common/bytes.hh"
#include "common/index/words_format.hh"
#include "common/unicode.hh"

namespace news {
namespace {

// Fewer letters than these stand behind too many letters by chance.
constexpr std::size_t kLeastJoined = 2;
constexpr std::size_t kMostJoined = 1000;  // words looked at behind one small word

bool has_bit(std::string_view bits, std::size_t at) {
  return at / kBitsOfByte < bits.size() &&
         (static_cast<unsigned char>(bits[at / kBitsOfByte]) >> (at % kBitsOfByte) & 1U) != 0;
}

void sort_once(std::vector<std::string_view>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

tl::unexpected<Error> damaged(const std::string& path, const char* how) {
  return fail(ErrorCode::index_missing, "the index is damaged: " + path + " " + how,
              "newsindex --rebuild PATH... makes it anew");
}

}  // namespace

bool Vocabulary::Table::holds(std::size_t word) const {
  return words_.empty() || has_bit(words_, word);
}

bool Vocabulary::Table::is_home(std::size_t word) const {
  return has_bit(home_, word);
}

Result<Vocabulary> Vocabulary::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  Vocabulary out;
  out.file_ = std::move(*file);
  const auto all = out.file_.bytes();
  ByteReader reader(all);
  if (reader.raw(kWordsMagic.size()) != kWordsMagic) return damaged(path, "is no list of words");
  const std::uint64_t words = reader.fixed32(), bytes = reader.fixed32();
  const auto tables = reader.fixed32();
  const auto ends = reader.raw(4 * (words + 1));
  out.frequencies_ = all.size() - reader.left();
  reader.raw(4 * words);
  out.words_ = {reader.raw(bytes), ends};
  for (std::uint32_t i = 0; i < tables && reader.ok(); ++i) {
    const auto code = reader.raw(kLanguageCodeBytes);
    const std::uint64_t stems = reader.fixed32(), forms = reader.fixed32();
    const auto text = reader.fixed32(), held = reader.fixed32(), home = reader.fixed32();
    Table table;
    table.forms_ = forms_of_language(code.substr(0, code.find('\0')));
    const auto stem_ends = reader.raw(4 * (stems + 1));
    table.list_ends_ = reader.raw(4 * (stems + 1));
    table.lists_ = reader.raw(4 * forms);
    table.stems_ = {reader.raw(text), stem_ends};
    table.words_ = reader.raw(held);
    table.home_ = reader.raw(home);
    if (table.forms_ == nullptr) return damaged(path, "has forms of an unknown language");
    if (reader.ok()) out.tables_.push_back(table);
  }
  if (!reader.ok() || reader.left() != 0) return damaged(path, "has the wrong length");
  return out;
}

std::uint32_t Vocabulary::frequency(std::size_t index) const {
  return number_at(file_.bytes(), frequencies_ + 4 * index);
}

const Vocabulary::Table* Vocabulary::table(const WordForms& language) const {
  for (const auto& table : tables_) {
    if (table.forms_ == &language) return &table;
  }
  return nullptr;
}

void Vocabulary::forms_of(const Table& table, std::string_view wanted,
                          std::vector<std::string_view>& out) const {
  if (const auto stem = table.stems_.find(wanted)) {
    const auto begin = number_at(table.list_ends_, 4 * *stem);
    const auto end = number_at(table.list_ends_, 4 * (*stem + 1));
    for (std::size_t i = begin; i < end && 4 * (i + 1) <= table.lists_.size(); ++i) {
      const auto index = number_at(table.lists_, 4 * i);
      if (index < size()) out.push_back(word(index));
    }
    return;
  }
  // A word that is its own stem; "running" is not among the forms of "running", only of "run".
  const auto index = words_.find(wanted);
  if (index && table.holds(*index) && stem_in(table.forms(), wanted) == wanted) {
    out.push_back(word(*index));
  }
}

void Vocabulary::joined_to(const Table& table, std::string_view small, std::string_view root,
                           std::string_view stem, std::vector<std::string_view>& out) const {
  const std::string begin = std::string(small) += root;
  const auto first = lower_bound(begin);
  for (auto i = first; i < size() && i < first + kMostJoined; ++i) {
    if (!word(i).starts_with(begin)) return;
    if (table.holds(i) && stem_in(table.forms(), word(i).substr(small.size())) == stem) {
      out.push_back(word(i));
    }
  }
}

void VocabularySet::add(Vocabulary vocabulary) {
  for (const auto& table : vocabulary.tables()) {
    const auto known = std::find(languages_.begin(), languages_.end(), &table.forms());
    if (known == languages_.end()) languages_.push_back(&table.forms());
  }
  parts_.push_back(std::move(vocabulary));
}

bool VocabularySet::holds(const WordForms& language, std::string_view word) const {
  return std::any_of(parts_.begin(), parts_.end(), [&](const Vocabulary& part) {
    const auto* table = part.table(language);
    const auto index = table == nullptr ? std::nullopt : part.find(word);
    return index && table->holds(*index);
  });
}

bool VocabularySet::is_home(const WordForms& language, std::string_view word) const {
  std::uint64_t home = 0, all = 0;
  for (const auto& part : parts_) {
    const auto index = part.find(word);
    if (!index) continue;
    const auto* table = part.table(language);
    all += part.frequency(*index);
    if (table != nullptr && table->is_home(*index)) home += part.frequency(*index);
  }
  return 2 * home >= all;
}

void VocabularySet::add_stem(const WordForms& language, std::string_view stem, Words& out) const {
  for (const auto& part : parts_) {
    if (const auto* table = part.table(language)) part.forms_of(*table, stem, out);
  }
}

// What is written in one with small words: the government, and-the-government. No stem can tell
// such a word from the beginning of another: that the rest is a form of the word asked for, does.
void VocabularySet::add_joined(const WordForms& language, std::string_view word, Words& out) const {
  std::vector<std::string> roots{std::string(word), stem_in(language, word)};
  for (const auto& small : joined_words(language)) {
    if (!word.starts_with(small)) continue;
    const auto rest = word.substr(small.size());
    if (count_characters(rest) < kLeastJoined || !holds(language, rest)) continue;
    roots.emplace_back(rest);
    roots.push_back(stem_in(language, rest));
    add_stem(language, roots.back(), out);
  }
  for (const auto& root : roots) {
    if (count_characters(root) < kLeastJoined) continue;
    const auto stem = stem_in(language, root);
    for (const auto& small : joined_words(language)) {
      for (const auto& part : parts_) {
        const auto* table = part.table(language);
        if (table != nullptr) part.joined_to(*table, small, root, stem, out);
      }
    }
  }
}

// Articles of a language that hold other forms of a word and not itself: it is one of their words
// if they are so few that they may lack it by chance, and no fewer than those of another language
// that hold it.
bool VocabularySet::may_miss(const Words& forms, std::string_view word) const {
  constexpr std::uint64_t kFew = 20;
  std::uint64_t sum = 0;
  for (const auto form : forms) sum += frequency(form);
  return sum <= kFew && sum >= frequency(word);
}

std::vector<std::string_view> VocabularySet::forms_of(std::string_view word) const {
  Words out;
  const bool several = languages_.size() > 1;
  const bool known = several && contains(word);
  for (const auto* language : languages_) {
    Words forms;
    add_stem(*language, stem_in(*language, word), forms);
    if (!joined_words(*language).empty()) add_joined(*language, word, forms);
    if (known && !forms.empty() && !holds(*language, word) && !may_miss(forms, word)) continue;
    out.insert(out.end(), forms.begin(), forms.end());
  }
  sort_once(out);
  return out;
}

std::vector<std::string_view> VocabularySet::forms_of_capital(std::string_view word) const {
  Words out;
  for (const auto* language : languages_) {
    const bool home = language->capital_nouns && is_home(*language, word);
    if (!home && language->spelt_out.empty()) continue;
    Words forms;
    add_stem(*language, stem_in(*language, word), forms);
    for (const auto form : forms) {
      if (home || plainly_spelt(*language, form) == plainly_spelt(*language, word)) {
        out.push_back(form);
      }
    }
  }
  sort_once(out);
  return out;
}

std::vector<std::string_view> VocabularySet::with_prefix(std::string_view prefix,
                                                         std::size_t most) const {
  std::vector<std::string_view> out;
  for (const auto& part : parts_) {
    std::size_t taken = 0;
    for (auto i = part.lower_bound(prefix); i < part.size() && taken <= most; ++i, ++taken) {
      if (!part.word(i).starts_with(prefix)) break;
      out.push_back(part.word(i));
    }
  }
  sort_once(out);
  if (out.size() > most + 1) out.resize(most + 1);
  return out;
}

std::uint64_t VocabularySet::frequency(std::string_view word) const {
  std::uint64_t sum = 0;
  for (const auto& part : parts_) {
    if (const auto i = part.find(word)) sum += part.frequency(*i);
  }
  return sum;
}

bool VocabularySet::contains(std::string_view word) const {
  return std::any_of(parts_.begin(), parts_.end(),
                     [word](const Vocabulary& part) { return part.find(word).has_value(); });
}

std::uint64_t language_bit(const WordForms& language) {
  return std::uint64_t{1} << (&language - word_forms().data());
}

}  // namespace news
