// SPDX-License-Identifier: GPL-2.0-or-later
// Bytes laid end to end that may grow large: some in memory, all of them in a file once they are
// more. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "common/result.hh"
#include "indexer/glass/block_file.hh"

namespace news {

class Spool {
 public:
  // `path`: of the file, made when it is needed, removed at the end.
  explicit Spool(std::string path) : path_(std::move(path)) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  // A failure sticks, and copy_to() tells it.
  void append(std::string_view bytes);
  std::uint64_t size() const { return size_; }
  // Nothing may be appended afterwards. io.
  Status copy_to(glass::BlockFile& out);

 private:
  std::string path_, held_;
  std::optional<glass::BlockFile> file_;
  std::uint64_t size_ = 0;
};

// Copies a file's bytes, piece by piece. io.
Status append_file(const std::string& path, glass::BlockFile& out);

}  // namespace news
