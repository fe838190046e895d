// SPDX-License-Identifier: GPL-2.0-or-later
// The one place where Xapian's exceptions become Errors. Xapian throws std::length_error and
// std::bad_alloc as well as its own kinds when a file is damaged, so everything is caught.
//
//   auto count = guard("counting", [&] { return database.get_doccount(); });
#pragma once

#include <exception>
#include <string_view>
#include <type_traits>
#include <utility>

#include "common/result.hh"

namespace news {

// What the exception in flight means. A missing, damaged or moved database is index_missing, a lack
// of space or a failed write io, lack of memory internal. Call it inside a catch block only.
Error error_in_flight(std::string_view doing);

// Runs the function; what it throws comes back as an Error. The function returns a plain value,
// void, or a Result, which is passed on as it is.
template <class Function>
auto guard(std::string_view doing, Function&& function) {
  using Value = std::invoke_result_t<Function>;
  if constexpr (requires { typename Value::error_type; }) {
    try {
      return std::forward<Function>(function)();
    } catch (...) {
      return Value(fail(error_in_flight(doing)));
    }
  } else {
    using Out = Result<Value>;
    try {
      if constexpr (std::is_void_v<Value>) {
        std::forward<Function>(function)();
        return Out();
      } else {
        return Out(std::forward<Function>(function)());
      }
    } catch (...) {
      return Out(fail(error_in_flight(doing)));
    }
  }
}

}  // namespace news
