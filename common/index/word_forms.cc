// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/word_forms.hh"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <memory>

#include "common/index/endings.hh"
#include "common/languages/languages.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr WordForms kForms[] = {
    {.language = "af", .stemmer = "dutch"},
    {.language = "ar", .stemmer = "arabic", .endings = "ar"},
    {.language = "be", .endings = "be"},
    {.language = "bg", .endings = "bg"},
    {.language = "ca", .stemmer = "catalan", .endings = "ca"},
    {.language = "cs", .endings = "cs"},
    {.language = "da", .stemmer = "danish", .endings = "da", .spelt_out = "aa oe"},
    {.language = "de",
     .also = "lb",
     .stemmer = "german",
     .endings = "de",
     .spelt_out = "ae oe ue",
     .capital_nouns = true},
    {.language = "el", .endings = "el"},
    {.language = "en", .stemmer = "english"},
    {.language = "es", .stemmer = "spanish", .endings = "es"},
    {.language = "et", .endings = "et"},
    {.language = "eu", .endings = "eu"},
    {.language = "fa", .endings = "fa"},
    {.language = "fi", .stemmer = "finnish", .endings = "fi"},
    {.language = "fr", .stemmer = "french", .endings = "fr"},
    {.language = "ga", .stemmer = "irish"},
    {.language = "gl", .stemmer = "portuguese", .endings = "gl"},
    {.language = "he", .endings = "he"},
    {.language = "hi", .endings = "hi"},
    {.language = "hr", .also = "bs", .endings = "hr", .spelt_out = "dj"},
    {.language = "hu", .stemmer = "hungarian", .endings = "hu"},
    {.language = "hy", .stemmer = "armenian"},
    {.language = "id", .also = "ms", .stemmer = "indonesian", .endings = "id"},
    {.language = "is", .endings = "is"},
    {.language = "it", .stemmer = "italian"},
    {.language = "lt", .stemmer = "lithuanian", .endings = "lt"},
    {.language = "lv", .endings = "lv"},
    {.language = "mk", .endings = "mk"},
    {.language = "ne", .stemmer = "nepali"},
    {.language = "nl", .stemmer = "dutch", .endings = "nl"},
    {.language = "no",
     .also = "nb nn",
     .stemmer = "norwegian",
     .endings = "no",
     .spelt_out = "aa oe"},
    {.language = "pl", .endings = "pl"},
    {.language = "pt", .stemmer = "portuguese", .endings = "pt"},
    {.language = "ro", .stemmer = "romanian", .endings = "ro"},
    {.language = "ru", .stemmer = "russian", .endings = "ru"},
    {.language = "sk", .endings = "sk"},
    {.language = "sl", .endings = "sl"},
    {.language = "sq", .endings = "sq"},
    {.language = "sr", .endings = "sr hr", .spelt_out = "dj"},
    {.language = "sv", .stemmer = "swedish", .endings = "sv", .spelt_out = "aa ae oe"},
    {.language = "ta", .stemmer = "tamil"},
    {.language = "tr", .endings = "tr"},
    {.language = "uk", .endings = "uk"},
};
constexpr std::size_t kRows = std::size(kForms);
static_assert(kRows < 64, "segments keep the languages of a word as bits");

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

// Is the code among those of a list, a blank apart?
bool names(std::string_view list, std::string_view code) {
  for (std::size_t at = 0; at < list.size();) {
    const auto end = std::min(list.find(' ', at), list.size());
    if (list.substr(at, end - at) == code) return true;
    at = end + 1;
  }
  return false;
}

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::vector<std::string> read_joined_words(std::string_view language) {
  std::vector<std::string> out;
  for_each_word("joined_words", language,
                [&out](const WordEntry& entry) { out.push_back(fold_characters(entry.words)); });
  std::sort(out.begin(), out.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  return out;
}

// What is read of a language once it is asked for.
struct Tools {
  explicit Tools(const WordForms& forms) {
    if (!forms.stemmer.empty()) stemmer = Xapian::Stem(std::string(forms.stemmer));
    for (const auto& row : kForms) {
      if (!names(forms.endings, row.language)) continue;
      endings.add(row.language);
      stem_endings.add(row.language);
    }
    if (!forms.endings.empty()) joined = read_joined_words(forms.language);
  }

  Xapian::Stem stemmer;
  Endings endings{"forms"}, stem_endings{"stems"};
  std::vector<std::string> joined;
};

const Tools& tools_of(const WordForms& forms) {
  thread_local std::array<std::unique_ptr<Tools>, kRows> kept;
  auto& tools = kept[static_cast<std::size_t>(&forms - std::begin(kForms))];
  if (!tools) tools = std::make_unique<Tools>(forms);
  return *tools;
}

}  // namespace

std::span<const WordForms> word_forms() {
  return kForms;
}

const WordForms* forms_of_language(std::string_view primary) {
  const auto row = std::find_if(std::begin(kForms), std::end(kForms), [&](const WordForms& forms) {
    return forms.language == primary || names(forms.also, primary);
  });
  return row == std::end(kForms) ? nullptr : row;
}

// Mueller as Muller, the folded form of Müller: the second letter of such a pair goes where it can
// be no more than that. Not in Feuer and quer, where the pair is two sounds, nor in Michael and
// Statue.
std::string plainly_spelt(const WordForms& forms, std::string_view word) {
  if (forms.spelt_out.empty()) return std::string(word);
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    out += word[at];
    const auto pair = word.substr(at, 2), behind = word.substr(std::min(at + 2, word.size()));
    if (!names(forms.spelt_out, pair)) continue;
    const bool sounds =
        is_vowel(pair.back()) && ((at > 0 && (is_vowel(word[at - 1]) || word[at - 1] == 'q')) ||
                                  behind.empty() || behind == "l" || is_vowel(behind.front()));
    if (!sounds) ++at;
  }
  return out;
}

std::string stem_in(const WordForms& forms, std::string_view word) {
  if (word.size() < 3 || !all_letters(word)) return std::string(word);
  const auto& tools = tools_of(forms);
  std::string stem = forms.spelt_out.empty() ? tools.endings.without(word)
                                             : tools.endings.without(plainly_spelt(forms, word));
  if (!forms.stemmer.empty()) stem = tools.stemmer(stem);
  return tools.stem_endings.without(stem);
}

std::string stem_of(std::string_view word) {
  static const WordForms* const kEnglish = forms_of_language("en");
  return stem_in(*kEnglish, word);
}

const std::vector<std::string>& joined_words(const WordForms& forms) {
  return tools_of(forms).joined;
}

}  // namespace news
