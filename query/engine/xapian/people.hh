// SPDX-License-Identifier: GPL-2.0-or-later
// The people of a corpus, read from the files of its indexes (common/people/people_file.hh). They
// are opened at the first question about a person and at no other. A person of several indexes is
// one by the id. Throws what Xapian throws, where a file cannot be read.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "query/engine/people.hh"
#include "query/engine/xapian/corpus.hh"
#include "query/engine/xapian/matched_ids.hh"
#include "query/engine/xapian/person_overlay.hh"
#include "query/plan/plan.hh"

namespace news {

// What those say whom a full name means: of a common name several, of a surname alone nobody.
// What the reader's aliases say of persons goes before. Empty: nobody, or nothing.
Xapian::Query said_by_named(const Corpus& corpus, std::string_view name, AnswerKind kind);

// All who are quoted in the documents, of those kinds, by quotations, then by name. `kind`: of the
// documents.
std::vector<QuotedSpeaker> quoted_in(const Corpus& corpus, const MatchedIds& matched,
                                     AnswerKind kind, SpeakerKinds kinds);

// Finds who says single quotations; each block of names is read once.
class SaidByFinder {
 public:
  explicit SaidByFinder(const Corpus& corpus) : corpus_(corpus) {}
  // `quotation`: its combined id; `name`: of its speaker, as its article has it.
  SaidBy find(Xapian::docid quotation, std::string_view name, SpeakerKind kind);

 private:
  struct Place {
    std::uint32_t quote = 0, entry = 0;  // a document; a place among the entries
    DayNumber day = kNoDay;
    auto operator<=>(const Place&) const = default;
  };
  struct Block {
    std::vector<PersonEntry> entries;
    std::vector<Place> quotes;  // sorted
  };
  const Block& block(std::size_t index, const std::string& key);
  const PersonOverlay& overlay(std::size_t index);

  const Corpus& corpus_;
  std::unordered_map<std::string, Block> blocks_;
  std::unordered_map<std::size_t, PersonOverlay> overlays_;  // by index
};

}  // namespace news
