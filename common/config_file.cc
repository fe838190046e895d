// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/config_file.hh"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/user_directories.hh"
#include "common/written_file.hh"

namespace news {
namespace {

constexpr std::string_view kValueHint =
    "\"text\", 'text', a number, true, false, or [\"a list\", \"of them\"]";

// Reads the value behind "key ="; empty optional: it makes no sense.
class ValueReader {
 public:
  explicit ValueReader(std::string_view text) : rest_(text) {}

  std::optional<std::vector<std::string>> run() {
    std::vector<std::string> values;
    skip_blanks();
    if (take('[')) {
      for (skip_blanks(); !take(']'); skip_blanks()) {
        if (!values.empty() && !take(',')) return std::nullopt;
        skip_blanks();
        if (!values.empty() && take(']')) break;  // a comma behind the last one
        if (!one(values)) return std::nullopt;
      }
    } else if (!one(values)) {
      return std::nullopt;
    }
    skip_blanks();
    if (!rest_.empty() && rest_.front() != '#') return std::nullopt;
    return values;
  }

 private:
  void skip_blanks() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \t"), rest_.size()));
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool one(std::vector<std::string>& values) {
    std::string value;
    const bool good = take('"') ? escaped(value) : take('\'') ? verbatim(value) : bare(value);
    if (good) values.push_back(std::move(value));
    return good;
  }

  bool verbatim(std::string& value) {
    const auto end = rest_.find('\'');
    if (end == std::string_view::npos) return false;
    value = rest_.substr(0, end);
    rest_.remove_prefix(end + 1);
    return true;
  }

  bool escaped(std::string& value) {
    for (std::size_t at = 0; at < rest_.size(); ++at) {
      if (rest_[at] == '"') {
        rest_.remove_prefix(at + 1);
        return true;
      }
      if (rest_[at] != '\\') {
        value += rest_[at];
        continue;
      }
      if (++at == rest_.size()) return false;
      constexpr std::string_view kNames = "\"\\tn", kMeanings = "\"\\\t\n";
      const auto which = kNames.find(rest_[at]);
      if (which == std::string_view::npos) return false;
      value += kMeanings[which];
    }
    return false;
  }

  bool bare(std::string& value) {
    const auto end = std::min(rest_.find_first_of(" \t,[]\"'#"), rest_.size());
    value = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return !value.empty();
  }

  std::string_view rest_;
};

bool is_key(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
}

// The name in "[name]"; empty: none of ours.
std::string section_of(std::string_view line) {
  const auto end = line.find(']');
  if (end == std::string_view::npos) return {};
  const auto behind = without_blanks(line.substr(end + 1));
  if (!behind.empty() && behind.front() != '#') return {};
  const auto name = without_blanks(line.substr(1, end - 1));
  return name == "newsindex" || name == "newsquery" ? std::string(name) : "";
}

}  // namespace

std::string default_config_file() {
  const auto folder = config_directory();
  return folder.empty() ? folder : folder + "/config.toml";
}

Result<std::vector<ConfigEntry>> read_config_file(const std::string& path, bool must_exist) {
  const auto lines = read_written_file(path);
  if (!lines) return fail(lines.error());
  std::vector<ConfigEntry> out;
  if (!*lines) {
    if (!must_exist) return out;
    return fail(ErrorCode::usage, fmt::format("there is no configuration file {}", path),
                "name one that is there, or leave --config out");
  }
  std::string section;
  for (const auto& [number, line] : **lines) {
    if (line.front() == '[') {
      section = section_of(line);
      if (section.empty()) {
        return fail_at_line(path, number, fmt::format("there is no section {}", line),
                            "[newsindex] or [newsquery]");
      }
      continue;
    }
    const auto equals = line.find('=');
    const auto key = without_blanks(std::string_view(line).substr(0, equals));
    if (equals == std::string::npos || !is_key(key)) {
      return fail_at_line(path, number, "this is neither a section nor key = value",
                          "limit = 20, or [newsquery]");
    }
    auto values = ValueReader(std::string_view(line).substr(equals + 1)).run();
    if (!values) {
      return fail_at_line(path, number, fmt::format("the value of {} cannot be read", key),
                          kValueHint);
    }
    for (const auto& other : out) {
      if (other.key != key || other.section != section) continue;
      return fail_at_line(path, number,
                          fmt::format("{} is set in line {} already", key, other.line),
                          "once is enough; a list is written [\"a\", \"b\"]");
    }
    out.push_back({section, std::string(key), std::move(*values), number});
  }
  return out;
}

}  // namespace news
