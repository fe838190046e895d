// SPDX-License-Identifier: GPL-2.0-or-later
// What a quotation's document holds of it (quote_slot), made and read. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"

namespace news {

// kSpeaker: the name that stands for its speaker, in full where it is known; empty when that is
// nobody who could be quoted (a report, a poll).
inline const std::string& shown_speaker(const Quote& quote) {
  static const std::string kNone;
  if (quote.kind == SpeakerKind::nobody) return kNone;
  return quote.speaker_full.empty() ? quote.speaker : quote.speaker_full;
}

// "Jane Doe", "Jane Doe and John Roe", "Jane Doe, John Roe and Ann Lee": all who say it.
std::string all_speakers(const std::string& first, const std::vector<std::string>& also);

// kArticle: the number of its article's document, four bytes, big end first.
std::string article_value(std::uint32_t document);

// kOrder: eight bytes of the article's id, then the place in the article, such that values sort by
// id, then by place. `article_id`: sixteen hexadecimal digits.
std::string quote_order(std::string_view article_id, std::uint32_t place);

// kConfidence: thousandths, such that values sort as what they tell.
std::string confidence_value(double confidence);

// The place in such a value: an index into Article::quotes. False: it is none.
bool quote_place(std::string_view order, std::uint32_t& place);

}  // namespace news
