// SPDX-License-Identifier: GPL-2.0-or-later
// A file written front to back, gathered into large writes. The first failure sticks: later calls
// do nothing and close() tells it. Does not sync. One thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "common/result.hh"

namespace news::glass {

class BlockFile {
 public:
  explicit BlockFile(std::string path);
  ~BlockFile();
  BlockFile(const BlockFile&) = delete;
  BlockFile& operator=(const BlockFile&) = delete;

  void append(std::string_view bytes);
  Status close();  // what remains is written; errors of any call so far

  std::uint64_t bytes() const { return bytes_; }

 private:
  void flush();

  std::string path_, held_;
  std::uint64_t bytes_ = 0;
  int file_ = -1, error_ = 0;
};

}  // namespace news::glass
