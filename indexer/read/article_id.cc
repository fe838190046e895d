// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/article_id.hh"

#include <fmt/format.h>
#include <xxhash.h>

#include <filesystem>

namespace news {

std::string article_id(std::string_view canonical_path, std::string_view member) {
  std::string key(canonical_path);
  key += '\0';  // stands in no path: "a" + "bc" is not "ab" + "c"
  key += member;
  return fmt::format("{:016x}", XXH3_64bits(key.data(), key.size()));
}

std::string absolute_path(const std::string& path) {
  std::error_code error;
  auto absolute = std::filesystem::absolute(path, error).lexically_normal().string();
  if (error) return path;
  if (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  return absolute;
}

std::string canonical_path(const std::string& path) {
  // weakly_canonical() alone leaves a path relative when its first name does not exist.
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  if (error) return path;
  const auto resolved = std::filesystem::weakly_canonical(absolute, error);
  return error ? absolute.lexically_normal().string() : resolved.string();
}

}  // namespace news
