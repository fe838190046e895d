// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/absolute_path.hh"

#include <filesystem>
#include <system_error>

namespace news {

namespace {

// "b/" is the folder b, there or not.
std::string without_last_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

std::string absolute_path(const std::string& path) {
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error).lexically_normal();
  return error ? path : without_last_slash(absolute.string());
}

std::string canonical_path(const std::string& path) {
  // weakly_canonical() alone leaves a path relative when its first name does not exist.
  std::error_code error;
  const auto absolute = std::filesystem::absolute(path, error);
  if (error) return path;
  const auto resolved = std::filesystem::weakly_canonical(absolute, error);
  return without_last_slash((error ? absolute.lexically_normal() : resolved).string());
}

std::string current_folder() {
  std::error_code error;
  const auto folder = std::filesystem::current_path(error);
  return error ? std::string() : folder.string();
}

namespace {

// What of the path lies below the folder; empty: it lies elsewhere.
std::string_view below(std::string_view folder, std::string_view path) {
  if (!path.starts_with(folder)) return {};
  path.remove_prefix(folder.size());
  if (folder.ends_with('/')) return path;
  return path.starts_with('/') ? path.substr(1) : std::string_view();
}

bool leads_to(std::string_view folder, std::string_view given, std::string_view canonical) {
  while (given.starts_with("./")) given.remove_prefix(2);
  if (below(folder, canonical) == given) return true;
  if (given.find("./") == std::string_view::npos && given.find("//") == std::string_view::npos) {
    return false;
  }
  return (std::filesystem::path(folder) / given).lexically_normal().string() == canonical;
}

}  // namespace

std::string path_from(std::string_view folder, std::string_view given, std::string_view canonical) {
  if (folder.empty() || canonical.empty() || given.starts_with('/')) return std::string(given);
  if (leads_to(folder, given, canonical)) return std::string(given);
  const auto rest = below(folder, canonical);
  if (rest.empty() || folder == "/") return std::string(canonical);
  // No program takes it for an option.
  return rest.starts_with('-') ? "./" + std::string(rest) : std::string(rest);
}

}  // namespace news
