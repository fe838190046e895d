// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/aliases/alias_file.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <tuple>
#include <utility>

#include "common/terminal.hh"
#include "common/user_directories.hh"
#include "common/written_file.hh"

namespace news {
namespace {

class Reading {
 public:
  Reading(const std::string& path, AliasTable& table) : path_(path), table_(table) {}

  Status run(const std::vector<WrittenLine>& lines) {
    for (const auto& line : lines) {
      const auto status = line.text.front() == '[' ? section(line)
                          : people_                ? person(line)
                                                   : group(line);
      if (!status) {
        return status;
      }
    }
    return {};
  }

 private:
  Status section(const WrittenLine& line) {
    people_ = line.text == "[people]";
    if (!people_ && line.text != "[words]" && line.text != "[outlets]") {
      return fail_at_line(path_, line.number,
                          fmt::format("there is no section {}", printable(line.text)),
                          "[words], [outlets] or [people]");
    }
    kind_ = line.text == "[words]" ? AliasKind::words : AliasKind::outlets;
    return {};
  }

  Status group(const WrittenLine& line) {
    std::vector<AliasMember> members;
    for (std::string_view rest = line.text;; rest.remove_prefix(rest.find('=') + 1)) {
      const auto name = without_blanks(rest.substr(0, rest.find('=')));
      auto member = AliasTable::read_member(name);
      if (!member) {
        return fail_at_line(path_, line.number, member.error().message, member.error().hint);
      }
      if (const auto status = once(line, name, *member); !status) return status;
      members.push_back(std::move(*member));
      if (rest.find('=') == std::string_view::npos) break;
    }
    if (members.size() == 1) {
      return fail_at_line(path_, line.number, "one name alone means nothing else",
                          "two names at least: U.K. = Britain");
    }
    if (members.size() > kMostMembers) {
      return fail_at_line(path_, line.number,
                          fmt::format("more than {} names in a group", kMostMembers),
                          "only names that mean the same");
    }
    table_.add_group(kind_, std::move(members));
    return {};
  }

  // A name in two groups would join what was kept apart.
  Status once(const WrittenLine& line, std::string_view name, const AliasMember& member) {
    const auto [at, fresh] =
        seen_[static_cast<std::size_t>(kind_)].emplace(member.terms, line.number);
    if (fresh) return {};
    return fail_at_line(
        path_, line.number,
        fmt::format("\"{}\" stands in line {} already", printable(name), at->second),
        "write all names that mean the same in one line, each once");
  }

  // The first name is what the person is called.
  Status person(const WrittenLine& line) {
    std::vector<PersonAlias> names;
    const std::string_view text = line.text;
    for (std::string_view rest = text;; rest.remove_prefix(rest.find('=') + 1)) {
      const auto name = without_blanks(rest.substr(0, rest.find('=')));
      auto read = PersonAliases::read_name(name);
      if (!read) {
        return fail_at_line(path_, line.number, "there is no name beside a =",
                            "names of one person: Marta Quill = M. Quill-Sefton");
      }
      const auto [at, fresh] =
          persons_.emplace(std::tuple(read->key, read->first, read->last), line.number);
      if (!fresh) {
        return fail_at_line(
            path_, line.number,
            fmt::format("\"{}\" stands in line {} already", printable(name), at->second),
            "write all names of a person in one line, each once");
      }
      names.push_back(std::move(*read));
      if (rest.find('=') == std::string_view::npos) break;
    }
    if (names.size() == 1 || names.size() > kMostMembers) {
      return fail_at_line(path_, line.number,
                          names.size() == 1
                              ? std::string("one name alone says nothing")
                              : fmt::format("more than {} names of a person", kMostMembers),
                          "what the person is called, then other names of hers or his");
    }
    table_.people().add(without_blanks(text.substr(0, text.find('='))), std::move(names));
    return {};
  }

  const std::string& path_;
  AliasTable& table_;
  bool people_ = false;  // in their section
  std::map<std::tuple<std::string, DayNumber, DayNumber>, std::size_t> persons_;  // lines
  AliasKind kind_ = AliasKind::words;
  std::map<std::vector<std::string>, std::size_t> seen_[kAliasKinds];  // lines
};

Status read_aliases(const std::string& path, bool must_exist, AliasTable& table) {
  const auto lines = read_written_file(path);
  if (!lines) return fail(lines.error());
  if (*lines) return Reading(path, table).run(**lines);
  if (!must_exist) return {};
  return fail(ErrorCode::usage, fmt::format("there is no file of aliases {}", path),
              "name one that is there, or --no-aliases");
}

}  // namespace

Result<AliasTable> load_aliases(const std::string& named) {
  AliasTable table;
  const char* variable = std::getenv("NEWSINDEX_ALIASES");
  const std::string only = !named.empty() ? named : variable != nullptr ? variable : "";
  if (!only.empty()) {
    if (const auto status = read_aliases(only, true, table); !status) return fail(status.error());
    return table;
  }
  table.use_usual();
  auto folders = system_config_directories();
  if (const auto own = config_directory(); !own.empty()) folders.push_back(own);
  for (const auto& folder : folders) {
    if (const auto status = read_aliases(folder + "/aliases", false, table); !status) {
      return fail(status.error());
    }
  }
  return table;
}

}  // namespace news
