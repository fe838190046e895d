// SPDX-License-Identifier: GPL-2.0-or-later
// Lengths of time that articles are counted by. Each year, month, week or day has a number, so that
// the next one is one higher, and a name that sorts as time goes: 2023, 2023-01, 2023-W03 (weeks of
// ISO 8601, from Monday, of the year that most of it lies in), 2023-01-19. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/date_range.hh"

namespace news {

enum class Period : std::uint8_t { none, year, month, week, day };

// That of the day. Not for Period::none.
std::int64_t period_number(Period period, Day day);

// "20230119" as the index holds it; nullopt: no day.
std::optional<std::int64_t> period_number(Period period, std::string_view compact_day);

std::string period_name(Period period, std::int64_t number);

// Its first day.
Day period_begin(Period period, std::int64_t number);

}  // namespace news
