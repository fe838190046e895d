// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/scan/scanned_files.hh"

#include <algorithm>

namespace news {
namespace {

// How much of both paths, from the end, is one and the same name.
std::size_t common_name(std::string_view path, std::string_view canonical) {
  const auto slash = canonical.rfind('/');
  const auto name = slash == canonical.npos ? canonical : canonical.substr(slash + 1);
  if (!path.ends_with(name)) return 0;
  const auto before = path.size() - name.size();
  return before == 0 || path[before - 1] == '/' ? name.size() : 0;
}

}  // namespace

void ScannedFiles::add(std::string_view path, std::string_view canonical, const FileStamp& stamp) {
  const auto size = common_name(path, canonical);
  const auto folder = path.substr(0, path.size() - size);
  const auto canonical_folder = canonical.substr(0, canonical.size() - size);
  // Files of one folder come one behind the other.
  if (folders_.empty() || folders_.back().path != folder ||
      folders_.back().canonical != canonical_folder) {
    folders_.push_back({std::string(folder), std::string(canonical_folder)});
  }
  files_.push_back({stamp, names_.size(), static_cast<std::uint32_t>(size),
                    static_cast<std::uint32_t>(folders_.size() - 1)});
  names_ += path.substr(folder.size());
}

ScannedFile ScannedFiles::operator[](std::size_t index) const {
  const auto& file = files_[index];
  ScannedFile out{folders_[file.folder].path, {}, file.stamp};
  out.path += name(file);
  canonical(index, out.canonical);
  return out;
}

void ScannedFiles::canonical(std::size_t index, std::string& out) const {
  const auto& file = files_[index];
  out = folders_[file.folder].canonical;
  out += name(file);
}

// A name holds no '/', so its folder tells.
bool ScannedFiles::is_below(std::size_t index, std::string_view folder) const {
  const std::string_view canonical = folders_[files_[index].folder].canonical;
  return canonical.size() > folder.size() && canonical.starts_with(folder) &&
         canonical[folder.size()] == '/';
}

}  // namespace news
