// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/report.hh"

#include <fmt/format.h>

#include <algorithm>

#include "common/json_writer.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"

namespace news {
namespace {

// "1 article", "2 articles".
std::string count(std::uint64_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string skip_text(const SkipLine& skip) {
  if (!skip.known) return skip_line(skip.path, skip.member, skip.reason);
  std::string line = "newsindex: still skipped " + printable(skip.path);
  if (!skip.member.empty()) line += " [" + printable(skip.member) + "]";
  return line + ": " + printable(skip.reason) + '\n';
}

std::string_view hold_name(Hold hold) {
  switch (hold) {
    case Hold::canceled:
      return "canceled";
    case Hold::withheld:
      return "withheld";
    case Hold::embargoed:
      return "embargoed";
    case Hold::none:
      break;
  }
  return "none";
}

}  // namespace

std::uint64_t RunReport::newly_skipped() const {
  return static_cast<std::uint64_t>(std::count_if(
      skipped.begin(), skipped.end(), [](const SkipLine& skip) { return !skip.known; }));
}

std::string skips_text(const RunReport& report, bool verbose, bool quiet) {
  std::string out;
  for (const auto& name : report.ignored_names) out += ignored_line(name);
  for (const auto& skip : report.skipped) {
    if (!skip.known || verbose || (skip.named && !quiet)) out += skip_text(skip);
  }
  return out;
}

std::string report_text(const RunReport& report, bool quiet) {
  std::string out;
  for (const auto& line : report.would) out += "would " + printable(line) + '\n';
  if (quiet) return out;
  for (const auto& held : report.held) out += held_line(held.path, held.member, held.reason);
  for (const auto& warning : report.warnings) out += "newsindex: " + printable(warning) + '\n';
  const auto known = report.skipped.size() - report.newly_skipped();
  out += fmt::format("newsindex: {}{} scanned: {} added, {} changed, {} unchanged, {} removed",
                     report.dry_run ? "dry run: " : "", count(report.files, "file"), report.added,
                     report.changed, report.unchanged, report.removed);
  if (report.moved > 0) out += fmt::format(", {} moved", report.moved);
  if (report.carried > 0) out += fmt::format(", {} carried over as they were", report.carried);
  out += fmt::format(", {} skipped", report.newly_skipped());
  if (known > 0) out += fmt::format(", {} still skipped", known);
  if (!report.held.empty()) out += fmt::format(", {} held back", report.held.size());
  if (report.purged > 0) out += fmt::format(", {} purged left out", report.purged);
  if (report.ignored > 0) out += fmt::format(", {} ignored (-v names them)", report.ignored);
  if (report.copies > 0) {
    out += fmt::format(", {} near-{}", report.copies, report.copies == 1 ? "copy" : "copies");
  }
  out += fmt::format("; {:.1f} s", report.seconds);
  if (report.stopped_by != 0) out += ", stopped by a signal";
  if (report.left_over > 0) {
    out += fmt::format("; {} read but left to the next run", count(report.left_over, "article"));
  }
  if (report.no_index && !report.dry_run) {
    out += fmt::format("\nnewsindex: nothing to read, and no index was made at {}",
                       printable(report.directory));
  } else if (!report.dry_run) {
    out +=
        fmt::format("\nnewsindex: {} holds {} and {}, generation {}{}", printable(report.directory),
                    count(report.articles, "article"), count(report.quotes, "quotation"),
                    report.generation, report.published ? "" : ", nothing to write");
  }
  return out + '\n';
}

std::string report_json(const RunReport& report) {
  JsonWriter json;
  json.begin_object().key("format_version").value(1);
  json.key("db").value(report.directory).key("dry_run").value(report.dry_run);
  json.key("scanned").value(report.files).key("read").value(report.read);
  json.key("bytes").value(report.bytes);
  json.key("added").value(report.added).key("changed").value(report.changed);
  json.key("unchanged").value(report.unchanged).key("moved").value(report.moved);
  json.key("removed").value(report.removed).key("copies").value(report.copies);
  json.key("ignored").value(report.ignored);
  json.key("purged").value(report.purged).key("carried").value(report.carried);
  json.key("newly_skipped").value(report.newly_skipped());
  json.key("skipped").begin_array();
  for (const auto& skip : report.skipped) {
    json.begin_object().key("path").value(skip.path).key("member").value(skip.member);
    json.key("reason").value(skip.reason).key("still").value(skip.known).end_object();
  }
  json.end_array().key("held").begin_array();
  for (const auto& held : report.held) {
    json.begin_object().key("path").value(held.path).key("member").value(held.member);
    json.key("state").value(hold_name(held.hold)).key("reason").value(held.reason);
    json.key("name").text_or_null(held.name).end_object();
  }
  json.end_array().key("warnings").begin_array();
  for (const auto& warning : report.warnings) json.value(warning);
  json.end_array();
  if (report.dry_run) {
    json.key("would").begin_array();
    for (const auto& line : report.would) json.value(line);
    json.end_array();
  }
  json.key("articles").value(report.articles).key("quotes").value(report.quotes);
  json.key("generation").value(report.generation).key("published").value(report.published);
  json.key("stopped_by").value(report.stopped_by).key("left_over").value(report.left_over);
  json.key("seconds").value(report.seconds);
  json.end_object();
  return json.take() + '\n';
}

}  // namespace news
