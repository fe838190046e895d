// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a segment's articles with the languages of the articles that hold them, as its words
// file is made of (common/index/vocabulary.hh). The languages are read from the terms of the
// articles alone, so that merging, thinning and checking make the same of a database.
#pragma once

#include <xapian.h>

#include <string_view>

#include "common/index/vocabulary.hh"

namespace news {

// Before the language that an article of unknown language is likely in ("fr"): its words take their
// forms by it. No query asks for it.
inline constexpr std::string_view kLikelyLanguagePrefix = "XLK";

// Throws what Xapian throws. Articles that say no language count to the one of most articles, which
// is English where none says one. Costs one pass over the terms, and one over those of the articles
// that are not in the language of most.
CountedWords words_of(const Xapian::Database& articles);

}  // namespace news
