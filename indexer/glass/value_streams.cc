// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/value_streams.hh"

#include <algorithm>

#include "indexer/glass/glass_format.hh"
#include "indexer/glass/packing.hh"

namespace news::glass {

void ValueStreams::add(std::uint32_t document, std::uint32_t slot, std::string_view value) {
  Slot& stream = slots_[slot];
  if (stream.values++ == 0) {
    stream.lowest = stream.highest = value;
  } else if (value < stream.lowest) {
    stream.lowest = value;
  } else if (value > stream.highest) {
    stream.highest = value;
  }
  if (stream.chunk.empty()) {
    stream.first = document;
  } else {
    append_uint(stream.chunk, document - stream.last - 1);
  }
  stream.last = document;
  append_string(stream.chunk, value);
  bytes_ += value.size() + 2;
  if (stream.chunk.size() >= kChunk) close_chunk(slot, stream);
}

void ValueStreams::close_chunk(std::uint32_t number, Slot& slot) {
  if (slot.chunk.empty()) return;
  std::string key("\0\xd8", 2);
  append_uint(key, number);
  append_sortable(key, slot.first);
  entries_.emplace_back(std::move(key), std::move(slot.chunk));
  slot.chunk.clear();
}

std::vector<std::pair<std::string, std::string>> ValueStreams::entries() {
  for (auto& [number, slot] : slots_) {
    close_chunk(number, slot);
    std::string key("\0\xd0", 2), statistics;
    append_uint_last(key, number);
    append_uint(statistics, slot.values);
    append_string(statistics, slot.lowest);
    if (slot.highest != slot.lowest) statistics += slot.highest;
    entries_.emplace_back(std::move(key), std::move(statistics));
  }
  slots_.clear();
  std::sort(entries_.begin(), entries_.end());
  return std::move(entries_);
}

}  // namespace news::glass
