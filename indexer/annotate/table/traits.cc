// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/table/traits.hh"

#include <algorithm>
#include <iterator>

namespace news::annotation {
namespace {

constexpr Traits kRows[] = {
    {.code = "da",
     .verb_second = true,
     .dash_speech = true,
     .no_articles = true,
     .compounds = true},
    {.code = "de",
     .capital_nouns = true,
     .verb_second = true,
     .clause_after_comma = true,
     .compounds = true},
    {.code = "es", .dash_speech = true, .no_subject = true},
    {.code = "fr", .dash_speech = true},
    {.code = "it", .dash_speech = true, .no_subject = true},
    {.code = "nl", .verb_second = true, .compounds = true},
    {.code = "no",
     .verb_second = true,
     .dash_speech = true,
     .no_articles = true,
     .compounds = true},
    {.code = "pl",
     .dash_speech = true,
     .no_subject = true,
     .no_articles = true,
     .inflects_names = true},
    {.code = "pt", .dash_speech = true, .no_subject = true},
    {.code = "ru",
     .dash_speech = true,
     .no_subject = true,
     .no_articles = true,
     .inflects_names = true},
    {.code = "sv",
     .verb_second = true,
     .dash_speech = true,
     .no_articles = true,
     .compounds = true},
    {.code = "uk",
     .dash_speech = true,
     .no_subject = true,
     .no_articles = true,
     .inflects_names = true},
};

}  // namespace

const Traits* traits_of(std::string_view code) {
  const auto row = std::find_if(std::begin(kRows), std::end(kRows),
                                [&](const Traits& traits) { return traits.code == code; });
  return row == std::end(kRows) ? nullptr : row;
}

}  // namespace news::annotation
