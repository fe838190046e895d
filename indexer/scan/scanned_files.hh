// SPDX-License-Identifier: GPL-2.0-or-later
// The files that a scan found, packed: an archive has a million of them. A folder's paths are held
// once, of a file its name, 48 bytes and what stands for its folder.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/input_file.hh"

namespace news {

struct ScannedFile {
  std::string path;       // as named, or found below what was named
  std::string canonical;  // absolute, links resolved: the identity
  FileStamp stamp;
};

class ScannedFiles {
 public:
  void add(std::string_view path, std::string_view canonical, const FileStamp& stamp);
  // Those of which `keep` says false go; the others move up. Asked in order, once each.
  template <class Keep>
  void keep_if(Keep&& keep) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < files_.size(); ++i) {
      if (!keep(i)) continue;
      if (kept != i) files_[kept] = files_[i];
      ++kept;
    }
    files_.resize(kept);
  }

  std::size_t size() const { return files_.size(); }
  bool empty() const { return files_.empty(); }
  ScannedFile operator[](std::size_t index) const;
  const FileStamp& stamp(std::size_t index) const { return files_[index].stamp; }
  // Into `out`, whose room is used again.
  void canonical(std::size_t index, std::string& out) const;
  bool is_below(std::size_t index, std::string_view folder) const;  // canonical, without final '/'

 private:
  struct Folder {
    std::string path, canonical;  // what stands before the name
  };
  struct File {
    FileStamp stamp;
    std::uint64_t name_at = 0;
    std::uint32_t name_bytes = 0, folder = 0;
  };
  std::string_view name(const File& file) const {
    return std::string_view(names_).substr(file.name_at, file.name_bytes);
  }

  std::vector<Folder> folders_;
  std::vector<File> files_;
  std::string names_;
};

}  // namespace news
