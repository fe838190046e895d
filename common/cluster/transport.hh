// SPDX-License-Identifier: GPL-2.0-or-later
// A request to a cluster and the bytes that came back. What they are worth the reader says
// (answer_reader.hh): who answers may be mistaken, or lie.
#pragma once

#include <string>
#include <string_view>

#include "common/result.hh"

namespace news {

struct HttpAnswer {
  long status = 0;
  std::string body;
};

class Transport {
 public:
  virtual ~Transport() = default;

  // `body`: JSON, empty: none. unreachable: nobody answered in time, or more came than is read.
  virtual Result<HttpAnswer> ask(std::string_view method, const std::string& path,
                                 const std::string& body) = 0;
};

inline constexpr std::size_t kMostAnswerBytes = std::size_t{128} << 20;

}  // namespace news
