// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/saved/saved_search.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "common/terminal.hh"
#include "common/user_directories.hh"

namespace news {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSearchHead = "newsquery-search 1";
constexpr std::string_view kSeenHead = "newsquery-seen 1";
constexpr std::size_t kLongestFile = 16u << 20;

fs::path search_path(const std::string& name) {
  return fs::path(config_directory()) / "searches" / name;
}
fs::path seen_path(const std::string& name) {
  return fs::path(state_directory()) / "searches" / name;
}

Status check_name(const std::string& name) {
  const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  });
  if (plain && !name.empty() && name.front() != '.' && name.size() <= 100) return {};
  return fail(ErrorCode::usage,
              fmt::format("\"{}\" cannot be the name of a search", printable(name)),
              "letters, digits, '.', '-' and '_', not beginning with '.', at most 100");
}

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\')
      out += "\\\\";
    else if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\' || i + 1 == text.size())
      out += text[i];
    else
      out += text[++i] == 'n' ? '\n' : text[i];
  }
  return out;
}

auto write_error(const fs::path& path) {
  return fail(ErrorCode::io,
              fmt::format("cannot write {}: {}", path.string(), std::strerror(errno)),
              "make room, or mend the folder's permissions");
}

// Written beside it, forced to disk, renamed over it.
Status replace_file(const fs::path& path, const std::string& bytes) {
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  const std::string fresh = path.string() + fmt::format(".new-{}", getpid());
  const int file = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return write_error(path);
  bool good = write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  good = fsync(file) == 0 && good;
  good = close(file) == 0 && good;
  if (good && rename(fresh.c_str(), path.c_str()) == 0) return {};
  const auto status = write_error(path);
  unlink(fresh.c_str());
  return status;
}

// The lines behind the head. nullopt in effect: an error of code input when there is no such file.
Result<std::vector<std::string>> read_lines(const fs::path& path, std::string_view head) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return fail(ErrorCode::input, "there is none");
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  std::vector<std::string> lines;
  std::string line;
  while (!failed && size <= kLongestFile && std::getline(in, line)) lines.push_back(line);
  if (lines.empty() || lines.front() != head || (size > 0 && !in.eof())) {
    return fail(ErrorCode::usage, fmt::format("{} is damaged", path.string()),
                "newsquery --forget the search and --save it again");
  }
  lines.erase(lines.begin());
  return lines;
}

auto no_such_search(const std::string& name) {
  return fail(ErrorCode::usage, fmt::format("there is no saved search \"{}\"", printable(name)),
              "newsquery --saved lists them; newsquery --save NAME QUERY keeps one");
}

}  // namespace

Status save_search(const SavedSearch& search) {
  if (const auto status = check_name(search.name); !status) return status;
  std::string bytes = std::string(kSearchHead) + '\n';
  for (const auto& argument : search.arguments) bytes += escape(argument) + '\n';
  return replace_file(search_path(search.name), bytes);
}

Result<SavedSearch> load_search(const std::string& name) {
  if (const auto status = check_name(name); !status) return fail(status.error());
  const auto lines = read_lines(search_path(name), kSearchHead);
  if (!lines && lines.error().code == ErrorCode::input) return no_such_search(name);
  if (!lines) return fail(lines.error());
  SavedSearch search{name, {}};
  for (const auto& line : *lines) search.arguments.push_back(unescape(line));
  return search;
}

Status forget_search(const std::string& name) {
  if (const auto status = check_name(name); !status) return status;
  std::error_code failed;
  fs::remove(seen_path(name), failed);
  if (fs::remove(search_path(name), failed)) return {};
  return no_such_search(name);
}

std::vector<SavedSearch> list_searches() {
  std::vector<SavedSearch> out;
  std::error_code failed;
  for (fs::directory_iterator at(fs::path(config_directory()) / "searches", failed), end;
       !failed && at != end; at.increment(failed)) {
    const std::string name = at->path().filename().string();
    if (!check_name(name) || name.find(".new-") != std::string::npos) continue;
    auto search = load_search(name);
    out.push_back(search ? std::move(*search) : SavedSearch{name, {}});
  }
  std::sort(out.begin(), out.end(),
            [](const SavedSearch& a, const SavedSearch& b) { return a.name < b.name; });
  return out;
}

Result<Seen> load_seen(const std::string& name) {
  const auto lines = read_lines(seen_path(name), kSeenHead);
  if (!lines && lines.error().code == ErrorCode::input) return Seen{};
  if (!lines) return fail(lines.error());
  Seen seen;
  const std::string number = lines->size() == 2 ? (*lines)[1] : "";
  const auto read = std::from_chars(number.data(), number.data() + number.size(), seen.generation);
  if (number.empty() || read.ec != std::errc() || read.ptr != number.data() + number.size()) {
    return fail(ErrorCode::usage, fmt::format("{} is damaged", seen_path(name).string()),
                "remove that file: the next run with --new shows every match once more");
  }
  seen.uuid = lines->front();
  return seen;
}

Status save_seen(const std::string& name, const Seen& seen) {
  return replace_file(seen_path(name),
                      fmt::format("{}\n{}\n{}\n", kSeenHead, seen.uuid, seen.generation));
}

}  // namespace news
