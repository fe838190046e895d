// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/mapped_file.hh"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace news {

Result<MappedFile> MappedFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    const auto code = missing ? ErrorCode::index_missing : ErrorCode::io;
    return fail(code, "cannot read " + path + ": " + std::strerror(errno));
  }
  struct stat info {};
  MappedFile mapped;
  void* start = nullptr;
  bool good = fstat(file, &info) == 0;
  if (good && info.st_size > 0) {
    start = mmap(nullptr, static_cast<std::size_t>(info.st_size), PROT_READ, MAP_PRIVATE, file, 0);
    good = start != MAP_FAILED;
  }
  const int reason = errno;
  close(file);
  if (!good) return fail(ErrorCode::io, "cannot read " + path + ": " + std::strerror(reason));
  if (start != nullptr) {
    mapped.bytes_ = {static_cast<const char*>(start), static_cast<std::size_t>(info.st_size)};
  }
  return mapped;
}

void MappedFile::let_go() const {
  if (!bytes_.empty()) madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace news
