// SPDX-License-Identifier: GPL-2.0-or-later
// Raw deflate of one tag after the other, as glass keeps them. Keeps its buffers; one thread.
//
// Xapian (seen in 1.4.22) inflates into pieces of 8192 bytes and takes the data for cut short when
// a piece is full just as the last input byte was taken in, which happens to text that repeats
// itself: "a" 8238 times is stored and never read again. A long tag therefore ends in an empty
// block of its own, seven bytes, so that there is always input left when the last of the data comes
// out.
#pragma once

#include <zlib.h>

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

namespace news::glass {

class Deflater {
 public:
  explicit Deflater(int level);  // as zlib counts
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // The deflated bytes, valid until the next call; empty when they would not be shorter.
  std::string_view deflate(std::string_view tag);

  std::size_t bytes_in_memory() const;

 private:
  // Streams with a window for tags of up to some size each: zlib clears its tables before every
  // tag, and for most tags small tables do.
  struct Stream {
    z_stream zlib{};
    std::size_t longest = 0;
    bool open = false;
  };

  Stream* stream_for(std::size_t size);
  static bool run(z_stream& stream, std::string_view tag);

  int level_;
  std::array<Stream, 3> streams_;
  std::vector<char> out_;
};

}  // namespace news::glass
