// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/maintenance.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <limits>

#include "common/index/index_reader.hh"
#include "common/mapped_file.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"
#include "indexer/store/merge.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/writable_index.hh"

namespace news {
namespace {

int end(const Status& status) {
  if (status) return 0;
  tell(Priority::error, error_line(status.error()));
  return exit_status(status.error().code);
}

void say(const Options& options, const std::string& line) {
  if (options.quiet && !options.dry_run) return;
  tell(Priority::info, "newsindex: " + printable(line) + '\n');
}

OpenForWriting existing(const Options& options) {
  OpenForWriting how;
  how.wait_seconds = options.wait_seconds;
  how.must_exist = true;
  how.look_only = options.dry_run;
  return how;
}

std::uint64_t next_number(const std::string& directory, std::uint64_t current) {
  const auto numbers = list_generations(directory);
  return std::max(current, numbers.empty() ? 0 : numbers.back()) + 1;
}

std::string count(std::size_t number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

std::string would_compact(const WritableIndex& index) {
  const auto& now = index.generation;
  if (is_compact(now.segments)) return "dry run: nothing would be merged";
  std::size_t dead = 0;
  for (const auto& segment : now.segments) dead += segment.dead_articles.size();
  return fmt::format(
      "dry run: would merge {} with {} (and {} that no search finds) into one{}",
      count(now.segments.size(), "segment"), count(now.live_articles(), "article"), dead,
      index.previous ? fmt::format("; generation {} would be let go", index.previous->number) : "");
}

Status compact(const Options& options) {
  auto index = open_for_writing(options.db, existing(options));
  if (!index) return fail(index.error());
  if (options.dry_run) {
    say(options, would_compact(*index));
    return {};
  }
  Generation next = index->generation;
  const auto changed = merge_all(options.db, next);
  if (!changed) {
    sweep(options.db, {index->generation});
    return fail(changed.error());
  }
  if (*changed) {
    next.number = next_number(options.db, next.number);
    if (auto done = copy_manifest(options.db, index->generation, next); !done) return done;
    if (auto done = put_in_force(options.db, next); !done) return done;
  }
  sweep(options.db, {next});
  say(options, fmt::format("{} in {}, generation {}{}", count(next.live_articles(), "article"),
                           count(next.segments.size(), "segment"), next.number,
                           *changed ? "" : ", nothing to write"));
  return {};
}

// Of those that CURRENT does not name, for it is damaged or gone.
constexpr auto kUnknown = std::numeric_limits<std::uint64_t>::max();

// The number in force; kUnknown where there are generations to go back to nevertheless.
Result<std::uint64_t> number_in_force(const std::string& directory) {
  auto current = current_number(directory);
  if (current) return current;
  // That it cannot be read just now is not damage.
  const auto file = MappedFile::open(directory + "/CURRENT");
  if (!file && file.error().code == ErrorCode::io) return fail(file.error());
  current = current_number(directory);
  if (current || list_generations(directory).empty()) return current;
  return kUnknown;
}

Status rollback(const Options& options) {
  const auto current = number_in_force(options.db);
  if (!current) return fail(current.error());
  if (auto ours = check_folder(options.db); !ours) return ours;
  std::optional<IndexLock> lock;
  if (!options.dry_run) {
    auto taken = IndexLock::take(options.db, options.wait_seconds);
    if (!taken) return fail(taken.error());
    lock = std::move(*taken);
  }
  const auto now = read_generation(options.db, *current);
  const auto before = generation_before(options.db, *current, now ? &*now : nullptr);
  if (!before) {
    return fail(ErrorCode::usage, "refused: there is no generation to go back to",
                "one is kept beside the one in force; --compact and --purge let it go");
  }
  if (options.dry_run) {
    say(options, fmt::format("dry run: would go back to generation {}: {}", before->number,
                             count(before->live_articles(), "article")));
    return {};
  }
  Generation next = *before;
  std::vector<Generation> keep;
  if (now) {
    // Ids that the later one gave out are not given again.
    next.next_segment = std::max(next.next_segment, now->next_segment);
    next.next_article = std::max(next.next_article, now->next_article);
    next.next_quote = std::max(next.next_quote, now->next_quote);
    keep.push_back(*now);
    // What a crash left, and was never in force, would have a number below the new one.
    sweep(options.db, {*now, *before});
  }
  next.number = next_number(options.db, *current == kUnknown ? 0 : *current);
  if (auto done = copy_manifest(options.db, *before, next); !done) return done;
  if (auto done = put_in_force(options.db, next); !done) return done;
  keep.push_back(next);
  if (keep.size() > 1) sweep(options.db, keep);
  say(options, fmt::format("back to generation {}, as generation {}: {}", before->number,
                           next.number, count(next.live_articles(), "article")));
  return {};
}

}  // namespace

int run_compact(const Options& options) {
  return end(compact(options));
}
int run_rollback(const Options& options) {
  return end(rollback(options));
}

}  // namespace news
