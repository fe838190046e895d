// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/young_stamp.hh"

#include <linux/magic.h>
#include <sys/vfs.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace news {
namespace {

using std::chrono::nanoseconds;

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::uint32_t kXfs = 0x58465342, kZfs = 0x2fc12fc1;  // not in the kernel's header
constexpr auto kPause = std::chrono::milliseconds(10);

std::int64_t now_ns() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<nanoseconds>(now).count();
}

bool keeps_ctime_itself(const std::string& path) {
  struct statfs about {};
  if (::statfs(path.c_str(), &about) != 0) return false;
  switch (static_cast<std::uint32_t>(about.f_type)) {
    case EXT4_SUPER_MAGIC:  // and ext2, ext3
    case kXfs:
    case BTRFS_SUPER_MAGIC:
    case F2FS_SUPER_MAGIC:
    case kZfs:
    case TMPFS_MAGIC:
    case OVERLAYFS_SUPER_MAGIC:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::int64_t proven_from(const FileStamp& stamp, bool fine) {
  // ext3 and small inodes of ext4 keep whole seconds.
  if (fine && stamp.ctime_ns % kSecond != 0) return stamp.ctime_ns + kFineGrain;
  return std::max(stamp.mtime_ns, stamp.ctime_ns) + kCoarseGrain;
}

bool wait_until_proven(const FileStamp& stamp, const std::string& path,
                       const std::function<bool()>& stop) {
  if (now_ns() >= proven_from(stamp, false)) return true;  // of nearly all files
  const bool fine = keeps_ctime_itself(path);
  const auto proven = proven_from(stamp, fine);
  for (;;) {
    const auto left = proven - now_ns();
    if (left <= 0) return true;
    if (left > kCoarseGrain || stop()) return false;
    std::this_thread::sleep_for(std::min<nanoseconds>(nanoseconds(left), kPause));
  }
}

}  // namespace news
