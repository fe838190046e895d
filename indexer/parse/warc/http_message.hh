// SPDX-License-Identifier: GPL-2.0-or-later
// The HTTP response inside a WARC record: status, fields, payload with transfer and content codings
// undone. Pure; memory bounded by the cap.
#pragma once

#include <string>
#include <string_view>

#include "common/result.hh"
#include "indexer/parse/warc/warc_reader.hh"

namespace news {

struct HttpResponse {
  int status = 0;
  HeaderFields header;
  std::string payload;  // decoded
  bool cut = false;     // the payload ends early; what was readable is there
};

// An input error for what is no HTTP response, has a coding that is not read or is over the cap.
// The payload is decoded only when the status is 200.
Result<HttpResponse> read_http_response(std::string_view block, std::size_t cap);

}  // namespace news
