// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>
#include <map>

#include "common/index/index_reader.hh"
#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/json_writer.hh"
#include "common/people/people_file.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/commands/maintenance.hh"
#include "indexer/store/manifest.hh"
#include "indexer/store/writable_index.hh"

namespace news {
namespace {

constexpr std::size_t kMostListed = 10, kAll = std::numeric_limits<std::size_t>::max();

using Counts = std::map<std::string, std::uint64_t>;

struct Info {
  Generation generation;
  std::vector<std::uint64_t> others;  // what --rollback goes back to; none or one
  std::size_t files = 0;
  std::vector<SkipRecord> skips;  // member: "path" or "path [member]"
  Counts sources, years;
  // Persons who are quoted; quotations of people, and those of which it is known which person.
  std::uint64_t persons = 0, of_people = 0, resolved = 0;
};

std::string cut(const std::string& value, std::size_t size) {
  return value.substr(0, size);
}

// Counts the live articles by a slot's value.
void count_values(const Xapian::Database& articles, const Segment& segment, unsigned slot,
                  std::size_t size, Counts& counts) {
  std::uint64_t with = 0;
  for (auto it = articles.valuestream_begin(slot); it != articles.valuestream_end(slot); ++it) {
    const auto& dead = segment.dead_articles;
    if (std::binary_search(dead.begin(), dead.end(), it.get_docid())) continue;
    ++counts[cut(*it, size)];
    ++with;
  }
  counts[""] += segment.articles - segment.dead_articles.size() - with;
}

Status count_all(const std::string& directory, Info& info) {
  return guard("counting articles", [&] {
    for (const auto& segment : info.generation.segments) {
      const Xapian::Database articles(directory + "/" + segment_name(segment.number) + "/articles");
      count_values(articles, segment, slot::kSource, std::string::npos, info.sources);
      count_values(articles, segment, slot::kDate, 4, info.years);
    }
  });
}

void count_entry(const PersonEntry& entry, Info& info) {
  if (entry.kind != SpeakerKind::person && entry.kind != SpeakerKind::role) return;
  std::uint64_t quotes = 0;
  (void)each_said(entry.said, [&quotes](const Said& said) { quotes += said.quotes.size(); });
  const bool own = entry.standing == PersonEntry::Standing::own && entry.is_person();
  info.persons += own && quotes > 0 ? 1 : 0;
  info.of_people += quotes;
  info.resolved += entry.is_person() ? quotes : 0;
}

Status count_people(const std::string& directory, Info& info) {
  const auto people = PeopleFile::open(directory + "/" + people_name(info.generation.number),
                                       info.generation.people_bytes, info.generation.people_hash);
  if (!people) return fail(people.error());
  for (std::size_t block = 0; block < people->blocks(); ++block) {
    for (const auto& entry : people->entries(block)) count_entry(entry, info);
  }
  return {};
}

Result<Info> gather(const std::string& directory) {
  Info info;
  auto generation = read_current_generation(directory);
  if (!generation) return fail(generation.error());
  info.generation = std::move(*generation);
  if (const auto before = generation_before(directory, info.generation.number, &info.generation)) {
    info.others.push_back(before->number);
  }
  const auto manifest =
      Manifest::open(directory + "/" + manifest_name(info.generation.number),
                     info.generation.manifest_bytes, info.generation.manifest_hash);
  if (!manifest) return fail(manifest.error());
  info.files = manifest->size();
  for (std::size_t i = 0; i < manifest->size(); ++i) {
    for (const auto& skip : manifest->skips(i)) {
      std::string name(manifest->file(i).path);
      if (!skip.member.empty()) name += " [" + std::string(skip.member) + "]";
      info.skips.push_back({std::move(name), std::string(skip.reason)});
    }
  }
  if (auto counted = count_all(directory, info); !counted) return fail(counted.error());
  if (auto counted = count_people(directory, info); !counted) return fail(counted.error());
  return info;
}

std::uint64_t bytes_of(const Generation& generation) {
  std::uint64_t sum = generation.manifest_bytes + generation.people_bytes;
  for (const auto& segment : generation.segments) sum += segment.bytes();
  return sum;
}

std::string size_text(std::uint64_t bytes) {
  if (bytes < 10'000) return fmt::format("{} bytes", bytes);
  return bytes < 10'000'000 ? fmt::format("{} kB", bytes / 1000)
                            : fmt::format("{} MB", bytes / 1'000'000);
}

// Most frequent first.
std::vector<std::pair<std::string, std::uint64_t>> ranked(const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> out(counts.begin(), counts.end());
  std::stable_sort(out.begin(), out.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::erase_if(out, [](const auto& item) { return item.second == 0; });
  return out;
}

// "2019 to 2025, 12 undated".
std::string dates_text(const Counts& years) {
  std::string first, last;
  std::uint64_t undated = 0;
  for (const auto& [year, count] : years) {
    if (year.empty()) undated += count;
    if (year.empty() || count == 0) continue;
    if (first.empty()) first = year;
    last = year;
  }
  std::string out = first.empty() ? "none" : first == last ? first : first + " to " + last;
  if (undated > 0) out += fmt::format(", {} undated", undated);
  return out;
}

// What may be long: the first of it, and how much more there is.
void add_lists(const Info& info, std::size_t most, std::string& out) {
  const auto more = [&out, most](std::size_t all) {
    if (all > most) out += fmt::format("  and {} more (-v lists all)\n", all - most);
  };
  out += "sources\n";
  const auto sources = ranked(info.sources);
  for (std::size_t i = 0; i < sources.size() && i < most; ++i) {
    const auto& [source, count] = sources[i];
    out +=
        fmt::format("  {:>8}  {}\n", count, source.empty() ? "(none stated)" : printable(source));
  }
  more(sources.size());
  if (most == kAll) {
    out += "years\n";
    for (const auto& [year, count] : info.years) {
      if (count > 0) out += fmt::format("  {:>8}  {}\n", count, year.empty() ? "(undated)" : year);
    }
    out += "segments\n";
    for (const auto& segment : info.generation.segments) {
      out += fmt::format("  {:06}  {:>8} articles, {} dead  {:>9} quotations  {:>9}\n",
                         segment.number, segment.articles, segment.dead_articles.size(),
                         segment.quotes, size_text(segment.bytes()));
    }
  }
  if (!info.skips.empty()) out += "skipped, tried again when they change\n";
  for (std::size_t i = 0; i < info.skips.size() && i < most; ++i) {
    out +=
        fmt::format("  {}: {}\n", printable(info.skips[i].member), printable(info.skips[i].reason));
  }
  more(info.skips.size());
}

std::string as_text(const Info& info, const Options& options) {
  const auto& now = info.generation;
  std::string out = fmt::format("index      {}\nid         {}\n", printable(options.db), now.uuid);
  out += fmt::format("generation {}, written {:%Y-%m-%d %H:%M:%S} UTC by newsindex {}\n",
                     now.number, fmt::gmtime(now.written), now.program);
  for (const auto number : info.others)
    out += fmt::format("           {} (for --rollback)\n", number);
  out += fmt::format("schema     {}.{}, Xapian {}\n", now.schema, now.analyser,
                     Xapian::version_string());
  out += fmt::format("articles   {} from {} files\nquotations {}\nsize       {}\n",
                     now.live_articles(), info.files, now.live_quotes(), size_text(bytes_of(now)));
  out += fmt::format("people     {}", info.persons);
  if (info.of_people > 0) {
    out += fmt::format(", identified in {} of {} quotations", info.resolved, info.of_people);
  }
  out += '\n';
  if (!now.purged.empty()) out += fmt::format("purged     {}\n", now.purged.size());
  out += fmt::format("dates      {}\n", dates_text(info.years));
  if (!now.roots.empty()) out += "folders\n";
  for (const auto& root : now.roots) out += fmt::format("  {}\n", printable(root));
  add_lists(info, options.verbose ? kAll : kMostListed, out);
  return out;
}

void put_counts(JsonWriter& json, const char* key, const Counts& counts) {
  json.key(key).begin_array();
  for (const auto& [value, count] : ranked(counts)) {
    json.begin_object().key("value").text_or_null(value).key("count").value(count).end_object();
  }
  json.end_array();
}

std::string as_json(const Info& info, const Options& options) {
  const auto& now = info.generation;
  JsonWriter json;
  json.begin_object().key("format_version").value(1).key("db").value(options.db);
  json.key("uuid").value(now.uuid).key("generation").value(now.number);
  json.key("written").value(now.written).key("program").value(now.program);
  json.key("schema").value(now.schema).key("analyser").value(now.analyser);
  json.key("xapian").value(Xapian::version_string());
  json.key("articles").value(now.live_articles()).key("quotes").value(now.live_quotes());
  json.key("people").begin_object().key("persons").value(info.persons);
  json.key("quotes").value(info.of_people).key("resolved").value(info.resolved).end_object();
  json.key("folders").begin_array();
  for (const auto& root : now.roots) json.value(root);
  json.end_array();
  json.key("files").value(info.files).key("bytes").value(bytes_of(now));
  json.key("purged").value(now.purged.size()).key("other_generations").begin_array();
  for (const auto number : info.others) json.value(number);
  json.end_array().key("segments").begin_array();
  for (const auto& segment : now.segments) {
    json.begin_object().key("number").value(segment.number);
    json.key("articles").value(segment.articles).key("dead").value(segment.dead_articles.size());
    json.key("quotes").value(segment.quotes).key("bytes").value(segment.bytes()).end_object();
  }
  json.end_array();
  put_counts(json, "sources", info.sources);
  put_counts(json, "years", info.years);
  json.key("skipped").begin_array();
  for (const auto& skip : info.skips) {
    json.begin_object()
        .key("path")
        .value(skip.member)
        .key("reason")
        .value(skip.reason)
        .end_object();
  }
  json.end_array().end_object();
  return json.take() + '\n';
}

}  // namespace

int run_info(const Options& options) {
  const auto info = gather(options.db);
  if (!info) {
    tell(Priority::error, error_line(info.error()));
    return exit_status(info.error().code);
  }
  const auto text =
      options.report == ReportChoice::json ? as_json(*info, options) : as_text(*info, options);
  return print_out(text);
}

}  // namespace news
