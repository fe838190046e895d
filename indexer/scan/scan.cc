// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/scan/scan.hh"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <deque>
#include <fstream>
#include <memory>
#include <unordered_set>
#include <utility>

#include "common/absolute_path.hh"
#include "indexer/read/unreadable.hh"

namespace news {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

// Small, for a folder's are sorted. The names stand in Listing::names.
struct Entry {
  std::string_view name;
  FileStamp stamp;
  mode_t mode = 0;
  int error = 0;
};

// What a folder holds, sorted by name.
struct Listing {
  std::deque<std::string> names;
  std::vector<Entry> entries;
};

using Identity = std::pair<dev_t, ino_t>;

class Walk {
 public:
  Walk(const std::vector<std::string>& exclude, const std::function<bool()>& stop,
       ScanResult& result)
      : exclude_(exclude), stop_(stop), result_(result) {}

  void root(const std::string& path);

 private:
  void folder(const std::string& path, const std::string& canonical);
  void entry(const Entry& found, std::string path, std::string canonical);
  void link(const std::string& path, const std::string& canonical);
  bool excluded(std::string_view name, std::string_view path) const;
  void problem(const std::string& path, const std::string& canonical, std::string reason,
               bool folder = false) {
    result_.problems.push_back({path, canonical, std::move(reason), folder});
  }

  const std::vector<std::string>& exclude_;
  const std::function<bool()>& stop_;
  ScanResult& result_;
  std::size_t root_length_ = 0;      // of the PATH being walked, with its '/'
  std::vector<Identity> ancestors_;  // folders being walked: a way back into one is a circle
};

std::string joined(std::string_view folder, std::string_view name) {
  std::string out;
  out.reserve(folder.size() + 1 + name.size());
  out = folder;
  if (!folder.ends_with('/')) out += '/';
  out += name;
  return out;
}

// errno, 0 when all went well.
int list_folder(const std::string& path, Listing& listing, Identity& self) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (fd < 0) return errno;
  struct stat info {};
  if (::fstat(fd, &info) == 0) self = {info.st_dev, info.st_ino};
  const std::unique_ptr<DIR, CloseFolder> folder(::fdopendir(fd));
  if (folder == nullptr) {
    const int error = errno;
    ::close(fd);
    return error;
  }
  auto& entries = listing.entries;
  for (;;) {
    errno = 0;
    const dirent* item = ::readdir(folder.get());
    if (item == nullptr) break;
    const std::string_view name = item->d_name;
    if (name == "." || name == "..") continue;
    Entry& entry = entries.emplace_back();
    entry.name = listing.names.emplace_back(name);
    if (::fstatat(fd, item->d_name, &info, AT_SYMLINK_NOFOLLOW) != 0) {
      entry.error = errno;
    } else {
      entry.stamp = make_stamp(info);
      entry.mode = info.st_mode;
    }
  }
  const int error = errno;
  std::sort(entries.begin(), entries.end(),
            [](const Entry& a, const Entry& b) { return a.name < b.name; });
  return error;
}

bool belongs_to_page(std::string_view folder, const Listing& listing) {
  const auto pages = pages_of_folder(folder);
  return std::any_of(pages.begin(), pages.end(), [&](const std::string& page) {
    const auto at = std::lower_bound(
        listing.entries.begin(), listing.entries.end(), page,
        [](const Entry& entry, const std::string& name) { return entry.name < name; });
    return at != listing.entries.end() && at->name == page && S_ISREG(at->mode);
  });
}

// By what we wrote: the mark, or a generation file. One of them is enough: a copy may want the
// rest, and so does an index whose first run was killed.
bool is_index(const std::string& folder, const Listing& listing) {
  return std::any_of(listing.entries.begin(), listing.entries.end(), [&](const Entry& entry) {
    const bool mark = entry.name == "NEWSINDEX";
    if (!S_ISREG(entry.mode) || !(mark || entry.name.starts_with("generation-"))) return false;
    const std::string_view ours = mark ? "This folder is an index of newsindex(1)." : "NIGENER";
    std::string begin(ours.size(), ' ');
    std::ifstream file(joined(folder, entry.name), std::ios::binary);
    return file.read(begin.data(), static_cast<std::streamsize>(begin.size())) && begin == ours;
  });
}

bool Walk::excluded(std::string_view name, std::string_view path) const {
  if (exclude_.empty()) return false;
  const std::string whole(name), below(path.substr(std::min(root_length_, path.size())));
  return std::any_of(exclude_.begin(), exclude_.end(), [&](const std::string& pattern) {
    return ::fnmatch(pattern.c_str(), whole.c_str(), 0) == 0 ||
           ::fnmatch(pattern.c_str(), below.c_str(), 0) == 0;
  });
}

void Walk::folder(const std::string& path, const std::string& canonical) {
  if (stop_ && stop_()) return;
  Listing listing;
  Identity self{};
  if (const int error = list_folder(path, listing, self); error != 0) {
    problem(path, canonical, "folder cannot be read: " + error_text(error), true);
  }
  if (is_index(path, listing)) {
    result_.ignored.push_back(path);
    return;
  }
  ancestors_.push_back(self);
  for (const auto& found : listing.entries)
    if (S_ISDIR(found.mode) && belongs_to_page(found.name, listing))
      result_.ignored.push_back(joined(path, found.name));
    else
      entry(found, joined(path, found.name), joined(canonical, found.name));
  ancestors_.pop_back();
}

void Walk::entry(const Entry& found, std::string path, std::string canonical) {
  if (excluded(found.name, path) || found.name.front() == '.' ||
      (!S_ISDIR(found.mode) && is_ignored_name(found.name))) {
    result_.ignored.push_back(std::move(path));
  } else if (found.error == ENOENT) {
    // gone between the listing and the look at it: as if it had never been there
  } else if (found.error != 0) {
    problem(path, canonical, error_text(found.error), true);
  } else if (S_ISREG(found.mode)) {
    result_.files.add(path, canonical, found.stamp);
  } else if (S_ISDIR(found.mode)) {
    folder(path, canonical);
  } else if (S_ISLNK(found.mode)) {
    link(path, canonical);
  } else {
    problem(path, canonical, "not a regular file: " + file_kind(found.mode));
  }
}

// Not followed; but one that runs in a circle is a mistake to be told.
void Walk::link(const std::string& path, const std::string& canonical) {
  struct stat target {};
  const bool resolved = ::stat(path.c_str(), &target) == 0;
  const bool circle = resolved
                          ? std::find(ancestors_.begin(), ancestors_.end(),
                                      Identity{target.st_dev, target.st_ino}) != ancestors_.end()
                          : errno == ELOOP;
  if (circle) {
    problem(path, canonical, "symbolic link loop");
  } else {
    result_.ignored.push_back(path);
  }
}

// The start of an address on the web, as people paste it.
bool is_address(std::string_view path) {
  for (const std::string_view scheme : {"http://", "https://", "ftp://", "file://"}) {
    if (path.starts_with(scheme)) return true;
  }
  return false;
}

constexpr const char* kNoFile = "no such file or folder";
constexpr const char* kNoAddresses =
    "; addresses are not fetched: save the page first (curl -o page.html ADDRESS), or many with "
    "wget --warc-file=NAME";

void Walk::root(const std::string& path) {
  if (path == kStandardInput) {
    result_.files.add(path, path, {});
    return;
  }
  const std::string canonical = canonical_path(path);
  result_.roots.push_back(canonical);
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) {
    std::string reason = errno == ENOENT ? kNoFile : error_text(errno);
    if (is_address(path)) reason.assign(kNoFile).append(kNoAddresses);
    problem(path, canonical, std::move(reason));
    return;
  }
  struct stat itself {};
  const bool is_link = ::lstat(path.c_str(), &itself) == 0 && S_ISLNK(itself.st_mode);
  if (is_link || S_ISDIR(info.st_mode)) result_.names.push_back({absolute_path(path), canonical});
  const auto slash = path.find_last_of('/');
  const std::string name = slash == path.npos ? path : path.substr(slash + 1);
  root_length_ = slash == path.npos ? 0 : slash + 1;
  if (!name.empty() && name != "." && name != ".." && excluded(name, path)) {
    result_.ignored.push_back(path);
  } else if (S_ISREG(info.st_mode)) {
    result_.files.add(path, canonical, make_stamp(info));
  } else if (S_ISDIR(info.st_mode)) {
    root_length_ = path.size() + (path.ends_with('/') ? 0 : 1);
    // A final slash makes open(2) look behind a link, which O_NOFOLLOW would refuse.
    const auto found = [this] {
      return result_.files.size() + result_.ignored.size() + result_.problems.size();
    };
    const auto before = found();
    folder(is_link ? path + '/' : path, canonical);
    if (found() == before) result_.empty_roots.push_back(canonical);
  } else {
    problem(path, canonical, "not a regular file: " + file_kind(info.st_mode));
  }
}

// Overlapping PATHs find a file twice: the first finding counts.
void drop_repeats(ScanResult& result) {
  std::unordered_set<std::string> seen;
  std::string canonical;
  result.files.keep_if([&](std::size_t i) {
    result.files.canonical(i, canonical);
    return seen.insert(canonical).second;
  });
}

}  // namespace

ScanResult scan_paths(const std::vector<std::string>& paths,
                      const std::vector<std::string>& exclude, const std::function<bool()>& stop) {
  ScanResult result;
  Walk walk(exclude, stop, result);
  for (const auto& path : paths) walk.root(path);
  if (paths.size() > 1) drop_repeats(result);
  return result;
}

}  // namespace news
