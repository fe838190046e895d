// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "common/bytes.hh"
#include "common/index/vocabulary.hh"
#include "common/index/words_format.hh"

namespace news {
namespace {

// A stem and the number of a word.
using Stems = std::vector<std::pair<std::string, std::uint32_t>>;

Stems stems_of(const CountedWords& words, const WordForms& language) {
  const auto bit = language_bit(language);
  Stems out;
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if ((words[i].languages & bit) != 0) out.emplace_back(stem_in(language, words[i].word), i);
  }
  std::sort(out.begin(), out.end());
  return out;
}

template <class Has>
std::string bits(const CountedWords& words, const Has& has) {
  std::string out((words.size() + kBitsOfByte - 1) / kBitsOfByte, '\0');
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!has(words[i])) continue;
    auto& byte = out[i / kBitsOfByte];
    byte = static_cast<char>(static_cast<unsigned char>(byte) | 1U << i % kBitsOfByte);
  }
  return out;
}

void add_table(const CountedWords& words, const WordForms& language, ByteWriter& out) {
  const auto stems = stems_of(words, language);
  if (stems.empty()) return;
  ByteWriter stem_ends, list_ends, lists;
  std::string text;
  std::uint32_t count = 0, forms = 0;
  stem_ends.fixed32(0);
  list_ends.fixed32(0);
  for (std::size_t begin = 0, end = 0; begin < stems.size(); begin = end) {
    while (end < stems.size() && stems[end].first == stems[begin].first) ++end;
    if (end - begin == 1 && words[stems[begin].second].word == stems[begin].first) continue;
    text += stems[begin].first;
    stem_ends.fixed32(static_cast<std::uint32_t>(text.size()));
    for (auto i = begin; i < end; ++i) lists.fixed32(stems[i].second);
    forms += static_cast<std::uint32_t>(end - begin);
    list_ends.fixed32(forms);
    ++count;
  }
  std::string held, home;
  if (stems.size() < words.size()) {
    const auto bit = language_bit(language);
    held = bits(words, [bit](const CountedWord& word) { return (word.languages & bit) != 0; });
  }
  if (language.capital_nouns)
    home = bits(words, [](const CountedWord& word) { return word.is_home; });
  std::string code(language.language);
  code.resize(kLanguageCodeBytes);
  out.raw(code);
  for (const std::size_t number :
       {std::size_t{count}, std::size_t{forms}, text.size(), held.size(), home.size()}) {
    out.fixed32(static_cast<std::uint32_t>(number));
  }
  for (const std::string_view part :
       {std::string_view(stem_ends.bytes()), std::string_view(list_ends.bytes()),
        std::string_view(lists.bytes()), std::string_view(text), std::string_view(held),
        std::string_view(home)}) {
    out.raw(part);
  }
}

}  // namespace

std::string encode_vocabulary(const CountedWords& words) {
  ByteWriter ends, frequencies, tables;
  std::string text;
  std::uint64_t languages = 0;
  ends.fixed32(0);
  for (const auto& word : words) {
    text += word.word;
    ends.fixed32(static_cast<std::uint32_t>(text.size()));
    frequencies.fixed32(word.frequency);
    languages |= word.languages;
  }
  std::uint32_t count = 0;
  for (const auto& language : word_forms()) {
    if ((languages & language_bit(language)) == 0) continue;
    add_table(words, language, tables);
    ++count;
  }
  ByteWriter out;
  out.raw(kWordsMagic);
  for (const auto number : {words.size(), text.size(), std::size_t{count}}) {
    out.fixed32(static_cast<std::uint32_t>(number));
  }
  for (const auto* part : {&ends, &frequencies}) out.raw(part->bytes());
  out.raw(text);
  out.raw(tables.bytes());
  return out.take();
}

}  // namespace news
