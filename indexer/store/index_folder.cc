// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/index_folder.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <set>
#include <string_view>

#include "common/index/index_reader.hh"
#include "common/people/people_file.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

constexpr std::string_view kMarkName = "NEWSINDEX";
constexpr std::string_view kMark =
    "This folder is an index of newsindex(1). It is made and changed by that program alone.\n";

// The first bytes of a regular file, at most `most`; none of what is no such file. `reason`, if
// given, becomes the system's why it could not be opened.
std::string head_of(const std::string& path, std::size_t most, int* reason = nullptr) {
  std::string bytes(most, '\0');
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0 && reason != nullptr) *reason = errno;
  struct stat info {};
  ssize_t got = -1;
  if (file >= 0 && fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
    got = pread(file, bytes.data(), most, 0);
  }
  if (file >= 0) close(file);
  bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return bytes;
}

bool is_empty_file(const std::string& path) {
  struct stat info {};
  return lstat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0;
}

// Left by a process that was ended while it wrote it.
bool is_begun_mark(const std::string& path) {
  return is_empty_file(path) ||
         (!head_of(path, 1).empty() && kMark.starts_with(head_of(path, kMark.size() + 1)));
}

bool is_generation_of_ours(const std::string& path, const std::string& name, int& reason) {
  return is_generation_name(name) && begins_as_generation(head_of(path, 8, &reason));
}

bool is_half_written(std::string_view name) {
  if (!name.ends_with(".new")) return false;
  name.remove_suffix(4);
  return name == "CURRENT" || name == "XAPIANDB" || is_generation_name(name) ||
         is_manifest_name(name) || is_people_name(name);
}

// 000017-a and the like of batches; see Publisher and merge.cc for the others.
bool is_scratch_name(std::string_view name) {
  const auto digits = static_cast<std::size_t>(
      std::find_if(name.begin(), name.end(), [](char c) { return c < '0' || c > '9'; }) -
      name.begin());
  if (digits >= 6 && (digits == name.size() || name[digits] == '-')) return true;
  return name.starts_with("merge-") || name.starts_with("manifest-") ||
         name.starts_with("set-aside");
}

}  // namespace

Result<FolderHolds> folder_holds(const std::string& directory) {
  const auto names = list_folder(directory);
  if (!names) return fail(names.error());
  bool any_other = false;
  int reason = 0;
  for (const auto& name : *names) {
    const auto path = directory + "/" + name;
    if (is_generation_of_ours(path, name, reason)) return FolderHolds::index;
    if (name == kMarkName && head_of(path, kMark.size(), &reason) == kMark) {
      return FolderHolds::index;
    }
    // What may not be read may be ours: neither taken over nor called foreign.
    if (reason != 0) {
      return fail(ErrorCode::io, fmt::format("cannot read {}: {}", path, std::strerror(reason)));
    }
    const bool nothing =
        (name == kMarkName && is_begun_mark(path)) || (name == "lock" && is_empty_file(path));
    any_other = any_other || !nothing;
  }
  return any_other ? FolderHolds::other : FolderHolds::nothing;
}

Status check_folder(const std::string& directory) {
  const auto holds = folder_holds(directory);
  if (!holds) return fail(holds.error());
  if (*holds != FolderHolds::other) return {};
  return fail(ErrorCode::index_missing, directory + " holds other files and no index",
              "name an empty or a new folder with --db");
}

Status mark_folder(const std::string& directory) {
  if (auto made = make_folder(directory); !made) return made;
  const std::string path = directory + "/" + std::string(kMarkName);
  // The same bytes, whoever writes them: nothing is cut off that another process wrote.
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  const bool wrote = file >= 0 && pwrite(file, kMark.data(), kMark.size(), 0) ==
                                      static_cast<ssize_t>(kMark.size());
  const bool synced = wrote && fsync(file) == 0;
  const int reason = errno;
  if (file >= 0) close(file);
  if (!synced) {
    return fail(ErrorCode::io, fmt::format("cannot write {}: {}", path, std::strerror(reason)));
  }
  return sync_folder(directory);
}

void sweep(const std::string& directory, std::vector<Generation> keep) {
  clear_scratch(directory);
  // A failure right behind the rename leaves the new one in force, whatever the caller believes.
  if (access((directory + "/CURRENT").c_str(), F_OK) == 0) {
    auto current = read_current_generation(directory);
    if (!current) return;
    keep.push_back(std::move(*current));
  }
  std::set<std::string> needed, needed_segments;
  for (const auto& generation : keep) {
    needed.insert(generation_name(generation.number));
    needed.insert(manifest_name(generation.number));
    needed.insert(people_name(generation.number));
    for (const auto& segment : generation.segments) {
      needed_segments.insert(segment_name(segment.number));
    }
  }
  for (const auto& name : names_in(directory)) {
    const bool ours = is_generation_name(name) || is_manifest_name(name) || is_people_name(name) ||
                      is_half_written(name);
    if (ours && !needed.contains(name)) (void)remove_tree(directory + "/" + name);
  }
  for (const auto& name : segments_in(directory)) {
    if (!needed_segments.contains(name)) (void)remove_tree(directory + "/" + name);
  }
}

std::vector<std::string> segments_in(const std::string& directory) {
  std::vector<std::string> out;
  for (const auto& name : names_in(directory + "/segments")) {
    auto path = "segments/" + name;
    if (is_segment_name(path)) out.push_back(std::move(path));
  }
  return out;
}

void clear_scratch(const std::string& directory) {
  const auto folder = scratch_folder(directory);
  if (access(folder.c_str(), F_OK) != 0) return;
  for (const auto& name : names_in(folder)) {
    if (is_scratch_name(name)) (void)remove_tree(folder + "/" + name);
  }
  (void)rmdir(folder.c_str());
}

}  // namespace news
