// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/spool.hh"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

namespace news {
namespace {

constexpr std::size_t kHeld = std::size_t{1} << 20;
constexpr std::size_t kPiece = std::size_t{256} << 10;

}  // namespace

Spool::~Spool() {
  if (file_) ::unlink(path_.c_str());
}

void Spool::append(std::string_view bytes) {
  size_ += bytes.size();
  if (file_) return file_->append(bytes);
  held_ += bytes;
  if (held_.size() < kHeld) return;
  file_.emplace(path_);
  file_->append(held_);
  held_ = {};
}

Status Spool::copy_to(glass::BlockFile& out) {
  if (!file_) {
    out.append(held_);
    return {};
  }
  if (auto closed = file_->close(); !closed) return closed;
  return append_file(path_, out);
}

Status append_file(const std::string& path, glass::BlockFile& out) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::vector<char> piece(kPiece);
  ssize_t got = file < 0 ? -1 : 1;
  while (got > 0) {
    got = ::read(file, piece.data(), piece.size());
    if (got > 0) out.append({piece.data(), static_cast<std::size_t>(got)});
    if (got < 0 && errno == EINTR) got = 1;
  }
  const int reason = errno;
  if (file >= 0) ::close(file);
  if (got == 0) return {};
  return fail(ErrorCode::io, "cannot read " + path + ": " + std::strerror(reason));
}

}  // namespace news
