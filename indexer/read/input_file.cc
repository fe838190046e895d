// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/input_file.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "indexer/read/gzip_source.hh"
#include "indexer/read/peek_source.hh"
#include "indexer/read/unpack_source.hh"
#include "indexer/read/unreadable.hh"

namespace news {
namespace {

class FileBytes : public ByteSource {
 public:
  explicit FileBytes(int fd) : fd_(fd) {}
  ~FileBytes() override { ::close(fd_); }
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override {
    for (;;) {
      const ssize_t got = ::read(fd_, buffer.data(), buffer.size());
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) return fail(ErrorCode::input, "cannot be read: " + error_text(errno));
    }
  }

 private:
  int fd_;
};

class OpenedFile final : public InputFile {
 public:
  OpenedFile(int fd, const FileStamp& stamp, const UnpackLimits& limits)
      : stamp_(stamp), limits_(limits), file_(fd), packed_(file_) {}

  Status look_inside() {
    auto head = packed_.peek(kPackingHead);
    if (!head) return fail(head.error());
    const Packing packing = packing_of(*head);
    if (packing == Packing::none) return {};
    if (packing == Packing::gzip) {
      unpacked_ = std::make_unique<GzipSource>(packed_, limits_);
    } else {
      unpacked_ = std::make_unique<UnpackSource>(packed_, packing, limits_);
    }
    plain_ = std::make_unique<PeekSource>(*unpacked_);
    head = plain_->peek(kPackingHead);
    const Packing inside = head ? packing_of(*head) : Packing::none;
    if (inside == Packing::none) return {};  // a broken stream tells so when it is read
    return fail(ErrorCode::input,
                fmt::format("{} inside {}", packing_name(inside), packing_name(packing)));
  }

  Result<std::size_t> read(std::span<char> buffer) override {
    return plain_ != nullptr ? plain_->read(buffer) : packed_.read(buffer);
  }
  const FileStamp& stamp() const override { return stamp_; }
  const std::string& warning() const override {
    static const std::string kNone;
    const auto* gzip = dynamic_cast<const GzipSource*>(unpacked_.get());
    return gzip != nullptr ? gzip->warning() : kNone;
  }

 private:
  FileStamp stamp_;
  UnpackLimits limits_;
  FileBytes file_;
  PeekSource packed_;
  std::unique_ptr<ByteSource> unpacked_;  // empty: nothing is packed
  std::unique_ptr<PeekSource> plain_;
};

}  // namespace

std::string error_text(int code) {
  char buffer[128];
  return ::strerror_r(code, buffer, sizeof buffer);  // the GNU one: thread-safe, returns the text
}

std::string file_kind(mode_t mode) {
  if (S_ISDIR(mode)) return "a directory";
  if (S_ISFIFO(mode)) return "a FIFO";
  if (S_ISSOCK(mode)) return "a socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "a device";
  if (S_ISLNK(mode)) return "a symbolic link";
  return "of unknown kind";
}

namespace {
std::int64_t nanoseconds(const struct timespec& time) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  return std::clamp<std::int64_t>(time.tv_sec, -kFarthest, kFarthest) * kSecond + time.tv_nsec;
}
}  // namespace

FileStamp make_stamp(const struct stat& info) {
  return {static_cast<std::uint64_t>(info.st_size), nanoseconds(info.st_mtim),
          nanoseconds(info.st_ctim), info.st_ino};
}

std::int64_t mtime_seconds(const std::string& path, const FileStamp& stamp) {
  constexpr std::int64_t kSecond = 1'000'000'000;
  const auto seconds = stamp.mtime_ns / kSecond - (stamp.mtime_ns % kSecond < 0 ? 1 : 0);
  struct stat info {};
  if (std::abs(seconds) + 1 < kFarthest || ::lstat(path.c_str(), &info) != 0) return seconds;
  return info.st_mtim.tv_sec;
}

namespace {
Result<std::unique_ptr<InputFile>> opened(int fd, const FileStamp& stamp,
                                          const UnpackLimits& limits) {
  auto file = std::make_unique<OpenedFile>(fd, stamp, limits);
  if (auto status = file->look_inside(); !status) return fail(status.error());
  return file;
}
}  // namespace

Result<std::unique_ptr<InputFile>> InputFile::open(const std::string& path,
                                                   const UnpackLimits& limits) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (fd < 0) {
    if (errno == ENOENT) return fail(ErrorCode::input, "no such file");
    if (errno == ELOOP) return fail(ErrorCode::input, "not a regular file: a symbolic link");
    if (errno == ENXIO) return fail(ErrorCode::input, "not a regular file: a socket or FIFO");
    return fail(ErrorCode::input, "cannot be opened: " + error_text(errno));
  }
  struct stat info {};
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    ::close(fd);
    return fail(ErrorCode::input, "not a regular file: " + file_kind(info.st_mode));
  }
  return opened(fd, make_stamp(info), limits);
}

Result<std::unique_ptr<InputFile>> InputFile::standard_input(const UnpackLimits& limits) {
  const int fd = ::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
  if (fd < 0) return fail(ErrorCode::input, "cannot be read: " + error_text(errno));
  return opened(fd, {}, limits);
}

}  // namespace news
