// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/position_ranges.hh"

#include "common/bytes.hh"

namespace news {

std::string encode_ranges(const std::vector<PositionRange>& ranges) {
  ByteWriter out;
  std::uint32_t before = 0;
  for (const auto& range : ranges) {
    out.varint(range.first - before);
    out.varint(range.last - range.first);
    before = range.last;
  }
  return out.take();
}

void decode_ranges(std::string_view value, std::vector<PositionRange>& out) {
  out.clear();
  ByteReader in(value);
  std::uint32_t before = 0;
  while (in.ok() && in.left() > 0) {
    PositionRange range;
    range.first = before + in.varint32();
    range.last = before = range.first + in.varint32();
    out.push_back(range);
  }
  if (!in.ok()) out.clear();
}

}  // namespace news
