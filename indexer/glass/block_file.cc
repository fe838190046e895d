// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/block_file.hh"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace news::glass {

namespace {
constexpr std::size_t kGather = 256 * 1024;
}

BlockFile::BlockFile(std::string path) : path_(std::move(path)) {
  file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (file_ < 0) error_ = errno;
}

BlockFile::~BlockFile() {
  if (file_ >= 0) ::close(file_);
}

void BlockFile::append(std::string_view bytes) {
  bytes_ += bytes.size();
  held_.append(bytes);
  if (held_.size() >= kGather) flush();
}

void BlockFile::flush() {
  std::string_view rest = held_;
  while (!rest.empty() && error_ == 0) {
    const ssize_t wrote = ::write(file_, rest.data(), rest.size());
    if (wrote > 0) {
      rest.remove_prefix(static_cast<std::size_t>(wrote));
    } else if (wrote == 0) {
      error_ = ENOSPC;
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  held_.clear();
}

Status BlockFile::close() {
  flush();
  if (file_ >= 0 && ::close(std::exchange(file_, -1)) != 0 && error_ == 0) error_ = errno;
  if (error_ == 0) return {};
  const bool full = error_ == ENOSPC || error_ == EDQUOT || error_ == EFBIG;
  return fail(ErrorCode::io, "cannot write " + path_ + ": " + std::strerror(error_),
              full ? "make room and run it again: what was published before is intact" : "");
}

}  // namespace news::glass
