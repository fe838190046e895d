// SPDX-License-Identifier: GPL-2.0-or-later
// Raw deflate of one tag after the other, as glass keeps them; any zlib inflates it. Keeps its
// buffers; one thread.
//
// Xapian (seen in 1.4.22) inflates into pieces of 8192 bytes and takes the data for cut short when
// a piece is full just as the last input byte was taken in, which happens to text that repeats
// itself: "a" 8238 times is stored and never read again. libdeflate, which takes a third of zlib's
// time, deflates a tag whose last piece holds more than the last input byte can stand for; of the
// other long ones zlib makes a stream that ends in an empty block of its own, so that there is
// always input left when the last of the data comes out.
#pragma once

#include <libdeflate.h>
#include <zlib.h>

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace news::glass {

class Deflater {
 public:
  explicit Deflater(int level);  // of zlib's streams, as zlib counts
  ~Deflater();
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;

  // The deflated bytes, valid until the next call; empty when they would not be shorter.
  std::string_view deflate(std::string_view tag);

  std::size_t bytes_in_memory() const;

 private:
  struct Free {
    void operator()(libdeflate_compressor* quick) const { libdeflate_free_compressor(quick); }
  };

  std::size_t deflate_by_zlib(std::string_view tag);

  int level_;
  std::unique_ptr<libdeflate_compressor, Free> quick_;  // null: no memory for it
  z_stream zlib_{};
  bool zlib_open_ = false;
  std::vector<char> out_;
};

}  // namespace news::glass
