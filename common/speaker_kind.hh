// SPDX-License-Identifier: GPL-2.0-or-later
// What the speaker of a quotation is, told from its article alone.
#pragma once

#include <cstdint>
#include <string_view>

namespace news {

// Stored as numbers: new kinds go last.
enum class SpeakerKind : std::uint8_t {
  nobody,        // a document, a thing, or no speaker at all: nobody who could be quoted
  person,        // named, or meant by "he" or "she"
  role,          // one person without a name: "the mayor", "MODERATOR"
  organisation,  // a body: "the company", "police", "Foods Inc."
  crowd          // several without names: "experts", "they", "AUDIENCE"
};

inline constexpr SpeakerKind kLastSpeakerKind = SpeakerKind::crowd;

// Of a number read from an index, which may be damaged.
constexpr SpeakerKind to_speaker_kind(std::uint64_t stored) {
  return stored <= static_cast<std::uint64_t>(kLastSpeakerKind) ? static_cast<SpeakerKind>(stored)
                                                                : SpeakerKind::nobody;
}

constexpr std::string_view speaker_kind_name(SpeakerKind kind) {
  constexpr std::string_view kNames[] = {"nobody", "person", "role", "organisation", "crowd"};
  return kNames[static_cast<int>(kind)];
}

}  // namespace news
