// SPDX-License-Identifier: GPL-2.0-or-later
// A whole file in memory, read-only: mapped, or read where it is small. For files of ours that are
// never changed in place (they are replaced by rename), so nobody shortens them under the reader.
// Movable; the bytes stand where they stood.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "common/result.hh"

namespace news {

class MappedFile {
 public:
  MappedFile() = default;
  // An io error when it cannot be opened; ErrorCode::index_missing when it is not there.
  static Result<MappedFile> open(const std::string& path);
  MappedFile(MappedFile&& other) noexcept
      : bytes_(std::exchange(other.bytes_, {})), read_(std::move(other.read_)) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    std::swap(read_, other.read_);
    return *this;
  }
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }
  // Pages looked at count as memory of the process until then; they may be looked at again. Any
  // thread.
  void let_go() const;

 private:
  std::string_view bytes_;
  std::unique_ptr<char[]> read_;  // holds them, where they are not mapped
};

}  // namespace news
