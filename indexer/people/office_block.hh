// SPDX-License-Identifier: GPL-2.0-or-later
// Who is called by an office alone ("the President said"), and everybody else without a name.
//
// The holder is the one whom the articles of kTerm days before and after name with the office
// kOutweighs times as often as the next: many bodies have presidents, each of whom is named
// rarely. Where two follow each other within these days, the day between them is the one that
// leaves the fewest articles on the wrong side. A sentence that speaks of another time ("On May 12,
// 2010, the president declared") means the holder of that time. An article that names
// others with the office and not him speaks of somebody else: it stays open, unless it names one
// alone. Of an office that many hold at a time, the article has to name its holder. Undated
// articles know only whom they name. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "indexer/people/witness.hh"

namespace news {

// The person who is called so with the office on that day; nullopt: nobody, or more than one.
using FindHolder =
    std::function<std::optional<std::uint64_t>(std::string_view name, DayNumber day)>;

MadeBlock make_office_block(std::string_view key, const std::vector<Witness>& witnesses,
                            const FindHolder& holder);

inline constexpr DayNumber kTerm = 45;

// Bodies, crowds and roles of one key.
MadeBlock make_group_block(std::string_view key, const std::vector<Witness>& witnesses);

}  // namespace news
