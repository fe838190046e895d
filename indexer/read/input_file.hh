// SPDX-License-Identifier: GPL-2.0-or-later
// One regular file as a stream of decompressed bytes. gzip, xz, bzip2 and zstd are known by their
// magic, not by their names; all members are read, one after the other. A file that is no regular
// file, cannot be opened, or holds one of them inside another is an input error whose message is
// the reason to print after the path.
//
// The last component of the path is not followed when it is a symbolic link (scan/ resolves the
// ones that a user names), and opening never waits for a FIFO's writer.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "indexer/read/byte_source.hh"

namespace news {

// What tells that a file is the one seen before. Nanoseconds since 1970, kFarthest seconds away at
// most: a time before 1677 or after 2262 is told as that.
struct FileStamp {
  std::uint64_t size = 0;
  std::int64_t mtime_ns = 0, ctime_ns = 0;
  std::uint64_t inode = 0;
  bool operator==(const FileStamp&) const = default;
};

inline constexpr std::int64_t kFarthest = 9'223'000'000;

// Seconds since 1970 of the file's last change, however far away; the file is looked at again for
// those that a stamp does not hold.
std::int64_t mtime_seconds(const std::string& path, const FileStamp& stamp);

// Against gzip bombs. Record formats are capped again, one record, by their parsers.
struct UnpackLimits {
  std::uint64_t max_bytes = std::uint64_t{1} << 40;  // out of one file, all members together
  std::uint64_t max_ratio = 300;       // bytes out for one byte in; real text stays under 50
  std::uint64_t ratio_from = 4 << 20;  // the ratio counts from here on: small files may be extreme
};

class InputFile : public ByteSource {
 public:
  static Result<std::unique_ptr<InputFile>> open(const std::string& path,
                                                 const UnpackLimits& limits = {});
  // Standard input, of whatever kind; its stamp says nothing.
  static Result<std::unique_ptr<InputFile>> standard_input(const UnpackLimits& limits = {});
  // As of the moment of opening.
  virtual const FileStamp& stamp() const = 0;
  // Empty, or what was odd but harmless ("12 bytes after the last gzip member"); complete once
  // read() has returned 0.
  virtual const std::string& warning() const = 0;
};

}  // namespace news
