// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/mapped_file.hh"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace news {
namespace {

// Up to here a file is read: to map it, to meet its first page and to unmap it costs more.
constexpr off_t kSmall = 16 << 10;

// As much of the file as there is, up to `size`.
std::size_t read_up_to(int file, char* bytes, std::size_t size) {
  std::size_t have = 0;
  while (have < size) {
    const auto got = read(file, bytes + have, size - have);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  return have;
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    const auto code = missing ? ErrorCode::index_missing : ErrorCode::io;
    return fail(code, "cannot read " + path + ": " + std::strerror(errno));
  }
  struct stat info {};
  MappedFile mapped;
  bool good = fstat(file, &info) == 0;
  const auto size = good ? static_cast<std::size_t>(info.st_size) : 0;
  if (good && info.st_size > kSmall) {
    void* start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
    good = start != MAP_FAILED;
    if (good) mapped.bytes_ = {static_cast<const char*>(start), size};
  } else if (size > 0) {
    mapped.read_ = std::make_unique<char[]>(size);
    errno = EIO;  // of a file that ends early
    good = read_up_to(file, mapped.read_.get(), size) == size;
    mapped.bytes_ = {mapped.read_.get(), size};
  }
  const int reason = errno;
  close(file);
  if (!good) return fail(ErrorCode::io, "cannot read " + path + ": " + std::strerror(reason));
  return mapped;
}

void MappedFile::let_go() const {
  // Of a mapping only: what was read into memory has nowhere to come back from.
  if (bytes_.empty() || read_) return;
  madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty() && !read_) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace news
