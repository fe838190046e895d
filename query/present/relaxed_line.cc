// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/relaxed_line.hh"

#include <fmt/format.h>

#include "common/terminal.hh"

namespace news {

std::string relaxed_line(const Answer& answer) {
  const std::string asked = printable(answer.query), answered = printable(answer.answered);
  switch (answer.relaxed) {
    case Relaxation::none:
      break;
    case Relaxation::spelling:
      return fmt::format("nothing matches {}; shown instead: {}", asked, answered);
    case Relaxation::all:
      if (answer.above > 0 && answer.beneath == 0) {
        return fmt::format("headlines with most of {} stand first: {}", asked, answer.above);
      }
      if (answer.has_more_than_asked()) {
        return fmt::format("few match all of {}; with some of its words: the first {}, the last {}",
                           asked, answer.above, answer.beneath);
      }
      return fmt::format("nothing matches all of {}; shown instead, some of its words: {}", asked,
                         answered);
    case Relaxation::speaker:
      return fmt::format("nothing matches {}; shown instead, whoever says it: {}", asked, answered);
  }
  return {};
}

std::string_view relaxation_name(Relaxation relaxation) {
  switch (relaxation) {
    case Relaxation::none:
      break;
    case Relaxation::spelling:
      return "spelling";
    case Relaxation::all:
      return "all";
    case Relaxation::speaker:
      return "speaker";
  }
  return {};
}

}  // namespace news
