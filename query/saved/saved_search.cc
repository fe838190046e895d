// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/saved/saved_search.hh"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "common/bytes.hh"
#include "common/terminal.hh"
#include "common/user_directories.hh"

namespace news {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSearchHead = "newsquery-search 1";
constexpr std::string_view kSeenHead = "newsquery-seen 2\n", kOldSeenHead = "newsquery-seen 1\n";
constexpr std::size_t kLongestFile = 16u << 20;

fs::path search_path(const std::string& name) {
  return fs::path(config_directory()) / "searches" / name;
}
fs::path seen_path(const std::string& name) {
  return fs::path(state_directory()) / "searches" / name;
}

// Searches and what they showed are a person's: without a home folder they would go to the root of
// the disk, or below wherever the program was started.
Status check_home(const std::string& directory) {
  if (!directory.empty()) return {};
  return fail(ErrorCode::usage, "saved searches are kept in the home folder, and there is none",
              "set HOME (or XDG_CONFIG_HOME and XDG_STATE_HOME) to a whole path");
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

std::string encode_seen(const std::string& uuid, const std::vector<std::uint64_t>& stories) {
  ByteWriter out;
  out.raw(kSeenHead);
  out.raw(uuid + '\n');
  for (const auto story : stories) out.fixed64(story);
  out.fixed64(XXH3_64bits(out.bytes().data(), out.size()));
  return out.take();
}

// nullopt: damaged.
std::optional<Seen> decode_seen(std::string_view bytes) {
  const auto line = bytes.find('\n', kSeenHead.size());
  if (!bytes.starts_with(kSeenHead) || line == bytes.npos) return std::nullopt;
  if ((bytes.size() - line - 1) % 8 != 0 || bytes.size() - line - 1 < 8) return std::nullopt;
  const auto body = bytes.substr(0, bytes.size() - 8);
  if (ByteReader(bytes.substr(body.size())).fixed64() != XXH3_64bits(body.data(), body.size())) {
    return std::nullopt;
  }
  Seen seen{std::string(body.substr(kSeenHead.size(), line - kSeenHead.size())), {}, false};
  ByteReader in(body.substr(line + 1));
  seen.stories.reserve(in.left() / 8);
  while (in.left() > 0) seen.stories.push_back(in.fixed64());
  return seen;
}

auto no_such_search(const std::string& name) {
  return fail(ErrorCode::usage, fmt::format("there is no saved search \"{}\"", printable(name)),
              "newsquery --saved lists them; newsquery --save NAME QUERY keeps one");
}

}  // namespace

Status save_search(const SavedSearch& search) {
  if (const auto status = check_name(search.name); !status) return status;
  if (const auto known = check_home(config_directory()); !known) return known;
  std::string bytes = std::string(kSearchHead) + '\n';
  for (const auto& argument : search.arguments) bytes += escape(argument) + '\n';
  return replace_file(search_path(search.name), bytes);
}

Result<SavedSearch> load_search(const std::string& name) {
  if (const auto status = check_name(name); !status) return fail(status.error());
  if (const auto known = check_home(config_directory()); !known) return fail(known.error());
  const auto lines = read_lines(search_path(name), kSearchHead);
  if (!lines && lines.error().code == ErrorCode::input) return no_such_search(name);
  if (!lines) return fail(lines.error());
  SavedSearch search{name, {}};
  for (const auto& line : *lines) search.arguments.push_back(unescape(line));
  return search;
}

Status forget_search(const std::string& name) {
  if (const auto status = check_name(name); !status) return status;
  if (const auto known = check_home(config_directory()); !known) return known;
  std::error_code failed;
  if (check_home(state_directory())) fs::remove(seen_path(name), failed);
  if (fs::remove(search_path(name), failed)) return {};
  return no_such_search(name);
}

std::vector<SavedSearch> list_searches() {
  std::vector<SavedSearch> out;
  if (!check_home(config_directory())) return out;
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
  if (const auto known = check_home(state_directory()); !known) return fail(known.error());
  const auto path = seen_path(name);
  std::error_code failed;
  if (!fs::exists(path, failed)) return Seen{};
  std::ifstream in(path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (bytes.starts_with(kOldSeenHead)) return Seen{{}, {}, true};
  auto seen = decode_seen(bytes);
  if (seen) return std::move(*seen);
  return fail(ErrorCode::usage, fmt::format("{} is damaged", path.string()),
              "remove that file: the next run with --new shows every match once more");
}

Status add_seen(const std::string& name, const std::string& uuid,
                std::vector<std::uint64_t> stories) {
  auto seen = load_seen(name);
  if (!seen) return fail(seen.error());
  if (seen->uuid == uuid) {
    stories.insert(stories.end(), seen->stories.begin(), seen->stories.end());
  }
  std::sort(stories.begin(), stories.end());
  stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
  return replace_file(seen_path(name), encode_seen(uuid, stories));
}

}  // namespace news
