// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/index_files.hh"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#define XXH_STATIC_LINKING_ONLY  // a state of its own size
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

#include "common/index/index_reader.hh"

namespace news {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> io_error(std::string_view doing, const std::string& path, int code) {
  const bool full = code == ENOSPC || code == EDQUOT || code == EFBIG;
  return fail(ErrorCode::io, fmt::format("cannot {} {}: {}", doing, path, std::strerror(code)),
              full ? "make room and run it again: what was published before is intact" : "");
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : number_(open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return number_; }
  int close() { return ::close(std::exchange(number_, -1)); }

 private:
  int number_;
};

Status write_all(int file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const auto wrote = ::write(file, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return io_error("write", path, wrote < 0 ? errno : ENOSPC);
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return {};
}

Status sync_path(const std::string& path, int flags) {
  const Descriptor file(path, flags);
  if (file.get() < 0) return io_error("open", path, errno);
  if (fsync(file.get()) != 0) return io_error("sync", path, errno);
  return {};
}

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Sorted. errno, 0 when all went well. Not by the library's iterators: theirs end the process where
// memory is short (an exception leaves what promised none).
int list_names(const std::string& folder, std::vector<std::string>& names) {
  const std::unique_ptr<DIR, CloseFolder> stream(::opendir(folder.c_str()));
  if (stream == nullptr) return errno;
  for (;;) {
    errno = 0;
    const dirent* entry = ::readdir(stream.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  const int error = errno;
  std::sort(names.begin(), names.end());
  return error;
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// "generation-000042" -> 42; 0: not such a name.
std::uint64_t numbered(std::string_view name, std::string_view prefix) {
  std::uint64_t number = 0;
  if (!name.starts_with(prefix)) return 0;
  name.remove_prefix(prefix.size());
  const auto parsed = std::from_chars(name.data(), name.data() + name.size(), number);
  return parsed.ec == std::errc() && parsed.ptr == name.data() + name.size() ? number : 0;
}

}  // namespace

std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  (void)list_names(folder, names);  // what was seen is what there is
  return names;
}

Result<std::vector<std::string>> list_folder(const std::string& folder) {
  std::vector<std::string> names;
  const int error = list_names(folder, names);
  if (error != 0 && error != ENOENT) return io_error("list", folder, error);
  return names;
}

std::uint64_t hash_bytes(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

std::string beside(const std::string& path) {
  return path + ".new";
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string beside = news::beside(path);
  Descriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC);
  if (file.get() < 0) return io_error("create", beside, errno);
  if (auto wrote = write_all(file.get(), bytes, beside); !wrote) return wrote;
  if (fsync(file.get()) != 0) return io_error("sync", beside, errno);
  if (file.close() != 0) return io_error("close", beside, errno);
  if (rename(beside.c_str(), path.c_str()) != 0) return io_error("rename", beside, errno);
  return {};
}

Status put_in_place(const std::string& path) {
  const std::string beside = news::beside(path);
  if (auto synced = sync_path(beside, O_RDONLY); !synced) return synced;
  if (rename(beside.c_str(), path.c_str()) != 0) return io_error("rename", beside, errno);
  return {};
}

Status sync_folder(const std::string& folder) {
  return sync_path(folder, O_RDONLY | O_DIRECTORY);
}

Status make_folder(const std::string& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error && !fs::is_directory(folder)) return io_error("make folder", folder, error.value());
  return {};
}

// Piece by piece: a mapped file counts as memory of ours for as long as it is looked at.
Result<FileSum> sum_file(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.get() < 0) return io_error("open", path, errno);
  XXH3_state_t hash;
  XXH3_64bits_reset(&hash);
  FileSum sum{path, 0, 0};
  std::vector<char> piece(std::size_t{256} << 10);
  for (;;) {
    const auto got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return io_error("read", path, errno);
    if (got == 0) break;
    XXH3_64bits_update(&hash, piece.data(), static_cast<std::size_t>(got));
    sum.bytes += static_cast<std::uint64_t>(got);
  }
  sum.hash = XXH3_64bits_digest(&hash);
  return sum;
}

Result<std::vector<FileSum>> seal_folder(const std::string& folder) {
  std::vector<FileSum> sums;
  std::vector<std::string> folders = {folder};
  for (std::size_t next = 0; next < folders.size(); ++next) {
    const std::string below = folders[next];
    std::vector<std::string> names;
    if (const int error = list_names(below, names); error != 0) {
      return io_error("list", below, error);
    }
    for (const auto& name : names) {
      std::string path = below + '/' + name;
      if (is_folder(path)) {
        folders.push_back(std::move(path));
        continue;
      }
      if (const auto synced = sync_path(path, O_RDONLY); !synced) return fail(synced.error());
      auto sum = sum_file(path);
      if (!sum) return fail(sum.error());
      sum->name.erase(0, folder.size() + 1);
      sums.push_back(std::move(*sum));
    }
  }
  for (const auto& path : folders) {
    if (const auto synced = sync_folder(path); !synced) return fail(synced.error());
  }
  std::sort(sums.begin(), sums.end(),
            [](const FileSum& a, const FileSum& b) { return a.name < b.name; });
  return sums;
}

Status remove_tree(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return io_error("remove", path, error.value());
  return {};
}

Status set_current(const std::string& directory, std::uint64_t number) {
  if (auto synced = sync_folder(directory); !synced) return synced;
  if (auto wrote = write_file(directory + "/CURRENT", generation_name(number) + "\n"); !wrote) {
    return wrote;
  }
  return sync_folder(directory);
}

Status write_stub(const std::string& directory, const Generation& generation) {
  std::string text;
  for (const auto& segment : generation.segments) {
    text += "auto " + segment_name(segment.number) + "/articles\n";
  }
  if (text.empty()) text = "inmemory\n";
  return write_file(directory + "/XAPIANDB", text);
}

std::vector<std::uint64_t> list_generations(const std::string& directory) {
  std::vector<std::uint64_t> numbers;
  for (const auto& name : names_in(directory)) {
    const auto number = is_generation_name(name) ? numbered(name, "generation-") : 0;
    if (number > 0) numbers.push_back(number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string scratch_folder(const std::string& directory) {
  return directory + "/scratch";
}

}  // namespace news
