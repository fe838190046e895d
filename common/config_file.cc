// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/config_file.hh"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/user_directories.hh"
#include "common/written_file.hh"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace news {
namespace {

constexpr std::string_view kValueHint =
    "\"text\", 'text', a number, true, false, or [\"a list\", \"of them\"]";
constexpr std::string_view kSectionHint = "[newsindex] or [newsquery]";

bool is_section(std::string_view name) {
  return name == "newsindex" || name == "newsquery";
}

std::optional<std::string> text_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
  if (const auto* number = node.as_floating_point()) return fmt::format("{}", number->get());
  if (const auto* truth = node.as_boolean()) return truth->get() ? "true" : "false";
  return std::nullopt;
}

// One value, or those of a list.
std::optional<std::vector<std::string>> values_of(const toml::node& node) {
  std::vector<std::string> out;
  const auto add = [&out](const toml::node& one) {
    auto text = text_of(one);
    if (text) out.push_back(std::move(*text));
    return text.has_value();
  };
  if (const auto* list = node.as_array()) {
    if (!std::all_of(list->begin(), list->end(), add)) return std::nullopt;
  } else if (!add(node)) {
    return std::nullopt;
  }
  return out;
}

// The entries of a document without a fault.
class EntryReader {
 public:
  explicit EntryReader(const std::string& path) : path_(path) {}

  Result<std::vector<ConfigEntry>> run(const toml::table& root) {
    for (const auto& [key, node] : root) {
      const auto* section = node.as_table();
      const auto status = section == nullptr ? add("", key, node)
                          : is_section(key)  ? add_all(key, *section)
                                             : no_section(key.str(), *section);
      if (!status) return fail(status.error());
    }
    std::stable_sort(out_.begin(), out_.end(),
                     [](const ConfigEntry& a, const ConfigEntry& b) { return a.line < b.line; });
    return std::move(out_);
  }

 private:
  Status add_all(const toml::key& section, const toml::table& table) {
    for (const auto& [key, node] : table) {
      const auto status = node.is_table()
                              ? no_section(fmt::format("{}.{}", section.str(), key.str()), node)
                              : add(section.str(), key, node);
      if (!status) return status;
    }
    return {};
  }

  Status add(std::string_view section, const toml::key& key, const toml::node& node) {
    auto values = values_of(node);
    const std::size_t line = key.source().begin.line;
    if (!values) {
      return fail_at_line(path_, line, fmt::format("the value of {} cannot be read", key.str()),
                          kValueHint);
    }
    out_.push_back({std::string(section), std::string(key.str()), std::move(*values), line});
    return {};
  }

  Status no_section(std::string_view name, const toml::node& node) {
    return fail_at_line(path_, node.source().begin.line,
                        fmt::format("there is no section [{}]", name), kSectionHint);
  }

  const std::string& path_;
  std::vector<ConfigEntry> out_;
};

// Says in our words what is wrong where the parser stopped.
class Fault {
 public:
  Fault(const std::string& path, std::string_view text, std::size_t line) : path_(path) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      begins_.push_back(text.data());
      lines_.push_back(without_blanks(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    line_ = std::min(std::max<std::size_t>(line, 1), lines_.size());
    before_ = parse_before();
    if (before_.failed() || lines_[line_ - 1].empty()) to_the_beginning();
  }

  tl::unexpected<Error> tell() const {
    const auto line = lines_[line_ - 1];
    const auto key = key_of(line);
    if (line.starts_with('[')) {
      const auto name = without_blanks(line.substr(1, line.find(']') - 1));
      if (const auto first = line_of(before_.table()[name].node()); is_section(name) && first > 0) {
        return fail_at_line(path_, line_,
                            fmt::format("[{}] begins in line {} already", name, first),
                            "once is enough; put both parts together");
      }
      return fail_at_line(path_, line_, fmt::format("there is no section {}", line), kSectionHint);
    }
    if (key.empty()) {
      return fail_at_line(path_, line_, "this is neither a section nor key = value",
                          "limit = 20, or [newsquery]");
    }
    if (const auto first = line_of(earlier(key)); first > 0) {
      return fail_at_line(path_, line_, fmt::format("{} is set in line {} already", key, first),
                          "once is enough; a list is written [\"a\", \"b\"]");
    }
    return fail_at_line(path_, line_, fmt::format("the value of {} cannot be read", key),
                        value_hint(line, key));
  }

 private:
  static std::string_view key_of(std::string_view line) {
    const auto equals = line.find('=');
    const auto key = without_blanks(line.substr(0, equals));
    const bool good = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '-' || c == '_' || c == '.';
    });
    return equals == std::string_view::npos || !good ? std::string_view() : key;
  }

  // A word without quotation marks is the commonest fault.
  static std::string value_hint(std::string_view line, std::string_view key) {
    const auto value = without_blanks(line.substr(line.find('=') + 1));
    const bool word = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '/' || c == '~';
    });
    return word ? fmt::format("text stands in quotation marks: {} = \"{}\"", key, value)
                : std::string(kValueHint);
  }

  static std::size_t line_of(const toml::node* node) {
    return node == nullptr ? 0 : node->source().begin.line;
  }

  toml::parse_result parse_before() const {
    const auto size = static_cast<std::size_t>(begins_[line_ - 1] - begins_.front());
    return toml::parse(std::string_view(begins_.front(), size));
  }

  // What ends here, a list or a text of several lines, begins further up.
  void to_the_beginning() {
    for (auto line = line_; line > 0; --line) {
      if (key_of(lines_[line - 1]).empty()) continue;
      line_ = line;
      before_ = parse_before();
      return;
    }
  }

  // What the key is set to before, in the section that it stands in.
  const toml::node* earlier(std::string_view key) const {
    if (before_.failed()) return nullptr;
    for (auto line = line_; line > 0; --line) {
      const auto text = lines_[line - 1];
      if (!text.starts_with('[')) continue;
      const auto name = without_blanks(text.substr(1, text.find(']') - 1));
      return before_.table()[name][key].node();
    }
    return before_.table()[key].node();
  }

  const std::string& path_;
  std::vector<const char*> begins_;
  std::vector<std::string_view> lines_;
  std::size_t line_ = 1;
  toml::parse_result before_;
};

}  // namespace

std::string default_config_file() {
  const auto folder = config_directory();
  return folder.empty() ? folder : folder + "/config.toml";
}

Result<std::vector<ConfigEntry>> read_config_file(const std::string& path, bool must_exist) {
  const auto text = read_written_text(path);
  if (!text) return fail(text.error());
  if (!*text) {
    if (!must_exist) return std::vector<ConfigEntry>();
    return fail(ErrorCode::usage, fmt::format("there is no configuration file {}", path),
                "name one that is there, or leave --config out");
  }
  const auto parsed = toml::parse(std::string_view(**text));
  if (parsed.succeeded()) return EntryReader(path).run(parsed.table());
  return Fault(path, **text, parsed.error().source().begin.line).tell();
}

}  // namespace news
