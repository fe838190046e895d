// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/offsets.hh"

#include <algorithm>

namespace news::annotation {
namespace {

std::size_t starts_in(std::string_view bytes) {
  std::size_t count = 0;
  for (const char c : bytes) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

}  // namespace

OffsetMap::OffsetMap(std::string_view text) : text_(text) {
  counts_.reserve(text.size() / kStep + 1);
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    counts_.push_back(static_cast<std::uint32_t>(count));
    count += starts_in(text.substr(at, kStep));
  }
}

std::size_t OffsetMap::code_point(std::size_t byte) const {
  byte = std::min(byte, text_.size());
  const std::size_t step = byte / kStep;
  return counts_[step] + starts_in(text_.substr(step * kStep, byte - step * kStep));
}

}  // namespace news::annotation
