// SPDX-License-Identifier: GPL-2.0-or-later
// The values of a batch by slot, as glass keeps them: chunks of a slot's values in document order,
// and for each slot how many there are and their bounds. Values come in document order. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news::glass {

class ValueStreams {
 public:
  // `value` is not empty; `document` no less than any so far.
  void add(std::uint32_t document, std::uint32_t slot, std::string_view value);

  // The chunks that are full, in the order in which they became so; entries() leaves them out.
  std::vector<std::pair<std::string, std::string>> take_chunks() {
    return std::exchange(entries_, {});
  }

  // Entries of the postlist table, in key order. Ends the batch.
  std::vector<std::pair<std::string, std::string>> entries();

  std::size_t bytes_in_memory() const { return bytes_; }

 private:
  struct Slot {
    std::uint32_t values = 0, first = 0, last = 0;  // documents of the chunk being filled
    std::string lowest, highest, chunk;
  };

  void close_chunk(std::uint32_t number, Slot& slot);

  std::map<std::uint32_t, Slot> slots_;
  std::vector<std::pair<std::string, std::string>> entries_;
  std::size_t bytes_ = 0;
};

}  // namespace news::glass
