// SPDX-License-Identifier: GPL-2.0-or-later
// Result<T>: a value or the Error that stood in its way. The only file that names tl::expected.
//
//   Result<Index> open(const Path&);
//   auto index = open(path);
//   if (!index) return fail(index.error());
//
// Exceptions stop where Xapian is called; everything above passes Results.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "common/error.hh"

namespace news {

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

using Status = Result<void>;

inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint)});
}

}  // namespace news
