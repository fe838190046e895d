// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/fuzz/checked_parse.hh"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  news::checked_parse(data, size, news::Format::mail);
  return 0;
}
