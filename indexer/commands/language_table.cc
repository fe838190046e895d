// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/language_table.hh"

#include <fmt/format.h>

#include <string_view>

#include "common/analyser.hh"
#include "common/index/word_forms.hh"
#include "common/language_tag.hh"
#include "common/languages/languages.hh"
#include "indexer/annotate/annotate.hh"
#include "indexer/language/detect_language.hh"

namespace news {
namespace {

// Words of languages that are cut otherwise than at blanks, for the analyser to show how.
struct Sample {
  std::string_view code, text;
};
constexpr Sample kSamples[] = {
    {"ca", "l'alcalde"}, {"fr", "lorsqu'un"}, {"it", "dell'Italia"}, {"ja", "かな"}, {"km", "កខ"},
    {"ko", "정부"},      {"lo", "ກຂ"},        {"my", "ကခ"},          {"th", "กข"},   {"zh", "新橋"},
};

std::string cutting(std::string_view code) {
  for (const auto& sample : kSamples) {
    if (sample.code != code) continue;
    std::size_t tokens = 0, own = 0;
    Analyser().each(sample.text, [&](const Token& token) {
      ++tokens;
      own += token.own ? 1 : 0;
    });
    if (own == tokens) return "signs";
    if (tokens > 1) return "elided";
  }
  return "words";
}

std::string forms(std::string_view code) {
  const auto* row = forms_of_language(code);
  if (row == nullptr) return "\\-";
  std::string out;
  const auto add = [&out](bool is, std::string_view word) {
    if (is) out += fmt::format("{}{}", out.empty() ? "" : " ", word);
  };
  add(!row->stemmer.empty(), "stem");
  add(!row->endings.empty(), "ends");
  add(!joined_words(*row).empty(), "joined");
  add(!row->spelt_out.empty(), row->spelt_out);
  add(row->capital_nouns, "free");
  return out;
}

const char* yes(bool is) {
  return is ? "yes" : "\\-";
}

bool has_dates(std::string_view code) {
  if (code.empty()) return false;
  return !word_entries("months", code).empty() || !word_entries("dates", code).empty() ||
         has_dates(macrolanguage(code));
}

}  // namespace

std::string language_table() {
  std::string out;
  for (const auto code : language_codes()) {
    const bool dates = has_dates(code), speakers = knows_speakers(code);
    const auto words = forms(code), cut = cutting(code);
    if (!dates && !speakers && !is_detectable(code) && words == "\\-" && cut == "words") continue;
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", language_name(code), code,
                       yes(is_detectable(code)), words, cut, yes(speakers), yes(dates));
  }
  return out;
}

}  // namespace news
