// SPDX-License-Identifier: GPL-2.0-or-later
// From what --db names to an engine that searches it.
#pragma once

#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "common/result.hh"
#include "query/engine/engine.hh"

namespace news {

// The program that answers for these places, beside this one; empty: this one does. usage: no
// program answers for them together.
Result<std::string> program_for(const std::vector<std::string>& places);

// Opens the places, several searched as one, and asks. When that fails and one of them was
// published anew meanwhile, the whole is repeated, so that every answer comes from one state of
// each. locked: they keep changing. usage: two of them are copies of one index.
Status with_engine(const std::vector<std::string>& places,
                   const std::function<Status(Engine&)>& ask);

// The same for what returns a value.
template <class Ask>
auto ask_engine(const std::vector<std::string>& places, Ask&& ask)
    -> std::invoke_result_t<Ask, Engine&> {
  std::invoke_result_t<Ask, Engine&> out;
  auto status = with_engine(places, [&](Engine& engine) -> Status {
    out = ask(engine);
    return out ? Status() : fail(out.error());
  });
  if (!status) return fail(std::move(status.error()));
  return out;
}

}  // namespace news
