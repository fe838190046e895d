// SPDX-License-Identifier: GPL-2.0-or-later
// What an article tells of people: who is quoted in it under which name, and whom it names with
// which title. The persons of the archive are made of nothing else (make_people.hh), so that they
// are the same however often, in whatever order and in how many segments it was indexed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article.hh"
#include "common/people/people_file.hh"

namespace news {

// One name of an article.
struct NameEvidence {
  std::string_view name, title;  // title: before the name, or the description; empty: none
  SpeakerKind kind = SpeakerKind::person;
  NamedPerson::Gender gender = NamedPerson::Gender::unknown;
  // Of an office: the day that is spoken of, where it is long before that of the article.
  DayNumber then = kNoDay;
  std::vector<std::uint32_t> quotes;  // documents of its quotations, rising; empty: mentioned only
  std::uint32_t at = 0;               // where it stands in the article's evidence
};

// Views into the bytes it was read from.
struct ArticleEvidence {
  std::uint32_t document = 0;
  std::uint64_t id = 0;     // of the article
  std::uint64_t group = 0;  // of its near-copies: they tell the same once
  DayNumber day = kNoDay;
  std::vector<NameEvidence> names;
};

// The bytes of an article's evidence; all but its document.
std::string encode_evidence(const Article& article, std::uint32_t first_quote,
                            std::string_view group);
// False: they are damaged.
bool decode_evidence(std::string_view bytes, std::uint32_t document, ArticleEvidence& out);
// The article with the name that stands `at`, alone: its cost is none of the other names'. False:
// they are damaged, or no name stands there.
bool decode_name(std::string_view bytes, std::uint32_t document, std::uint32_t at,
                 ArticleEvidence& out);

// The blocks (people_file.hh) to which a name belongs: of its surname, of its office, of its words.
// Who is named with an office that many hold tells of it in his article alone, and is read with it.
std::vector<std::string> blocks_of(const NameEvidence& name);

}  // namespace news
