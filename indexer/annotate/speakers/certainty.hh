// SPDX-License-Identifier: GPL-2.0-or-later
// How sure a speaker is, by how he or she was found; 1: named beside the words. The confidence of a
// quotation is this times that of its rule (rules/rules.hh).
#pragma once

namespace news::annotation::certainty {

inline constexpr double kCarriedOn = 0.9;     // has the speaker of the quotation before
inline constexpr double kLabelled = 0.9;      // whom a label means all through a transcript
inline constexpr double kPronoun = 0.85;      // he, she: somebody near
inline constexpr double kDescription = 0.92;  // the minister, the 34-year-old
inline constexpr double kFamily = 0.92;       // a surname that several people here have
inline constexpr double kEarlier = 0.8;       // he, she: who spoke paragraphs before
inline constexpr double kFar = 0.6;           // he, she: anybody named before
inline constexpr double kBody = 0.6;          // it, they
inline constexpr double kAhead = 0.6;         // who speaks next, or is named after the lead
inline constexpr double kEitherGender =
    0.4;                                // a first name that is borne by both, or that misleads
inline constexpr double kNobody = 0.5;  // nobody is known to speak

}  // namespace news::annotation::certainty
