// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/vocabulary.hh"

#include <xapian.h>

#include <algorithm>

#include "common/bytes.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::string_view kMagic = "NIWORDS1";
constexpr std::size_t kHeader = 8 + 5 * 4;

bool all_letters(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto c = static_cast<unsigned char>(word[at]);
    if (c < 0x80) {
      if (!(c >= 'a' && c <= 'z') && c != '\'') return false;
      ++at;
      continue;
    }
    const auto character = character_at(word, at);
    if (!is_letter(character.code) && !is_mark(character.code)) return false;
    at += character.bytes;
  }
  return true;
}

}  // namespace

std::string stem_of(std::string_view word) {
  thread_local const Xapian::Stem stem("english");
  if (word.size() < 3 || !all_letters(word)) return std::string(word);
  return stem(std::string(word));
}

Result<Vocabulary> Vocabulary::open(const std::string& path) {
  auto file = MappedFile::open(path);
  if (!file) return fail(file.error());
  Vocabulary out;
  out.file_ = std::move(*file);
  if (!out.file_.bytes().starts_with(kMagic) || out.file_.bytes().size() < kHeader) {
    return fail(ErrorCode::index_missing, "the index is damaged: " + path + " is no list of words",
                "newsindex --rebuild PATH... makes it anew");
  }
  const auto all = out.file_.bytes();
  const std::size_t words = number_at(all, 8), stems = number_at(all, 12);
  out.forms_ = number_at(all, 16);
  const std::size_t word_bytes = number_at(all, 20), stem_bytes = number_at(all, 24);
  const auto word_ends = kHeader;
  out.frequencies_ = word_ends + 4 * (words + 1);
  const auto stem_ends = out.frequencies_ + 4 * words;
  out.form_ends_ = stem_ends + 4 * (stems + 1);
  out.form_list_ = out.form_ends_ + 4 * (stems + 1);
  const auto text = out.form_list_ + 4 * out.forms_;
  if (text + word_bytes + stem_bytes != all.size()) {
    return fail(ErrorCode::index_missing, "the index is damaged: " + path + " has the wrong length",
                "newsindex --rebuild PATH... makes it anew");
  }
  out.words_ = {all.substr(text, word_bytes), all.substr(word_ends, 4 * (words + 1))};
  out.stems_ = {all.substr(text + word_bytes), all.substr(stem_ends, 4 * (stems + 1))};
  return out;
}

std::uint32_t Vocabulary::frequency(std::size_t index) const {
  return number_at(file_.bytes(), frequencies_ + 4 * index);
}

void Vocabulary::forms_of(std::string_view wanted, std::vector<std::string_view>& out) const {
  if (const auto stem = stems_.find(wanted)) {
    const auto all = file_.bytes();
    const auto begin = number_at(all, form_ends_ + 4 * *stem);
    const auto end = number_at(all, form_ends_ + 4 * (*stem + 1));
    for (auto i = begin; i < end && i < forms_; ++i) {
      const auto index = number_at(all, form_list_ + 4 * i);
      if (index < size()) out.push_back(word(index));
    }
    return;
  }
  // A word that is its own stem; "running" is not among the forms of "running", only of "run".
  if (const auto index = words_.find(wanted); index && stem_of(wanted) == wanted)
    out.push_back(word(*index));
}

std::vector<std::string_view> VocabularySet::forms_of(std::string_view stem) const {
  std::vector<std::string_view> out;
  for (const auto& part : parts_) part.forms_of(stem, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
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
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
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

std::string encode_vocabulary(const CountedWords& words) {
  std::vector<std::pair<std::string, std::uint32_t>> stems;  // stem, word number
  for (std::uint32_t i = 0; i < words.size(); ++i) stems.emplace_back(stem_of(words[i].first), i);
  std::sort(stems.begin(), stems.end());

  ByteWriter word_ends, frequencies, stem_ends, form_ends, forms;
  std::string word_text, stem_text;
  word_ends.fixed32(0);
  for (const auto& [word, frequency] : words) {
    word_text += word;
    word_ends.fixed32(static_cast<std::uint32_t>(word_text.size()));
    frequencies.fixed32(frequency);
  }
  std::uint32_t stem_count = 0, form_count = 0;
  stem_ends.fixed32(0);
  form_ends.fixed32(0);
  for (std::size_t begin = 0, end = 0; begin < stems.size(); begin = end) {
    while (end < stems.size() && stems[end].first == stems[begin].first) ++end;
    if (end - begin == 1 && words[stems[begin].second].first == stems[begin].first) continue;
    stem_text += stems[begin].first;
    stem_ends.fixed32(static_cast<std::uint32_t>(stem_text.size()));
    for (auto i = begin; i < end; ++i) forms.fixed32(stems[i].second);
    form_count += static_cast<std::uint32_t>(end - begin);
    form_ends.fixed32(form_count);
    ++stem_count;
  }
  ByteWriter out;
  out.raw(kMagic);
  for (const auto count : {words.size(), std::size_t{stem_count}, std::size_t{form_count},
                           word_text.size(), stem_text.size()}) {
    out.fixed32(static_cast<std::uint32_t>(count));
  }
  for (const auto* part : {&word_ends, &frequencies, &stem_ends, &form_ends, &forms}) {
    out.raw(part->bytes());
  }
  out.raw(word_text);
  out.raw(stem_text);
  return out.take();
}

}  // namespace news
