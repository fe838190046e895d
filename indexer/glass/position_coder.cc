// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/position_coder.hh"

#include <bit>
#include <cstddef>

#include "indexer/glass/packing.hh"

namespace news::glass {

namespace {

class BitWriter {
 public:
  explicit BitWriter(std::string& out) : out_(out) {}

  // `value` below `range`. Where the range is no power of two, the values in its middle take a bit
  // less: those are where positions fall most often.
  void put(std::uint32_t value, std::uint32_t range) {
    int bits = static_cast<int>(std::bit_width(range - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << bits) - range);
    if (spare != 0) {
      const std::uint32_t middle = (range - spare) / 2;
      if (value >= middle + spare) {
        value = (value - (middle + spare)) | (1u << (bits - 1));
      } else if (value >= middle) {
        --bits;
      }
    }
    held_ |= std::uint64_t{value} << count_;
    count_ += bits;
    if (count_ >= 32) spill();
  }

  void finish() {
    for (; count_ > 0; count_ -= 8, held_ >>= 8) out_.push_back(static_cast<char>(held_));
  }

 private:
  void spill() {
    const char bytes[4] = {static_cast<char>(held_), static_cast<char>(held_ >> 8),
                           static_cast<char>(held_ >> 16), static_cast<char>(held_ >> 24)};
    out_.append(bytes, sizeof bytes);
    held_ >>= 32;
    count_ -= 32;
  }

  std::string& out_;
  std::uint64_t held_ = 0;
  int count_ = 0;
};

// What lies between the ends of `positions`, both known to the reader.
void put_between(BitWriter& bits, std::span<const std::uint32_t> positions) {
  while (positions.size() > 2) {
    const auto last = static_cast<std::uint32_t>(positions.size() - 1);
    const std::uint32_t middle = last / 2;
    const std::uint32_t range = positions[last] - positions[0] - last + 1;
    if (range == 1) return;  // no gap anywhere: nothing to tell
    bits.put(positions[middle] - positions[0] - middle, range);
    put_between(bits, positions.first(middle + 1));
    positions = positions.subspan(middle);
  }
}

}  // namespace

void append_positions(std::string& out, std::span<const std::uint32_t> positions) {
  append_uint(out, positions.back());
  if (positions.size() == 1) return;
  BitWriter bits(out);
  bits.put(positions.front(), positions.back());
  bits.put(static_cast<std::uint32_t>(positions.size() - 2), positions.back() - positions.front());
  put_between(bits, positions);
  bits.finish();
}

}  // namespace news::glass
