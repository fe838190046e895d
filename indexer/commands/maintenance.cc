// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/maintenance.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "common/index/index_reader.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/store/index_files.hh"
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
  if (!options.quiet) tell(Priority::info, "newsindex: " + printable(line) + '\n');
}

OpenForWriting existing(const Options& options) {
  OpenForWriting how;
  how.wait_seconds = options.wait_seconds;
  how.must_exist = true;
  return how;
}

std::uint64_t next_number(const std::string& directory, std::uint64_t current) {
  const auto numbers = list_generations(directory);
  return std::max(current, numbers.empty() ? 0 : numbers.back()) + 1;
}

Status compact(const Options& options) {
  auto index = open_for_writing(options.db, existing(options));
  if (!index) return fail(index.error());
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
  say(options, fmt::format("{} articles in {} segment{}, generation {}{}", next.live_articles(),
                           next.segments.size(), next.segments.size() == 1 ? "" : "s", next.number,
                           *changed ? "" : ", nothing to write"));
  return {};
}

// Readable with its manifest, and not the one in force; the newest such.
std::optional<Generation> find_other(const std::string& directory, std::uint64_t current) {
  auto numbers = list_generations(directory);
  std::reverse(numbers.begin(), numbers.end());
  for (const auto number : numbers) {
    if (number == current) continue;
    auto generation = read_generation(directory, number);
    if (!generation) continue;
    const auto manifest = Manifest::open(directory + "/" + manifest_name(number),
                                         generation->manifest_bytes, generation->manifest_hash);
    if (manifest) return std::move(*generation);
  }
  return std::nullopt;
}

Status rollback(const Options& options) {
  const auto current = current_number(options.db);
  if (!current && list_generations(options.db).empty()) return fail(current.error());
  auto lock = IndexLock::take(options.db, options.wait_seconds);
  if (!lock) return fail(lock.error());
  const auto before = find_other(options.db, current ? *current : 0);
  if (!before) {
    return fail(ErrorCode::usage, "refused: there is no generation to go back to",
                "one is kept beside the one in force; --compact and --purge let it go");
  }
  Generation next = *before;
  next.number = next_number(options.db, current ? *current : 0);
  std::vector<Generation> keep;
  if (const auto now = read_current_generation(options.db)) {
    // Ids that the later one gave out are not given again.
    next.next_segment = std::max(next.next_segment, now->next_segment);
    next.next_article = std::max(next.next_article, now->next_article);
    next.next_quote = std::max(next.next_quote, now->next_quote);
    keep.push_back(*now);
  }
  if (auto done = copy_manifest(options.db, *before, next); !done) return done;
  if (auto done = put_in_force(options.db, next); !done) return done;
  keep.push_back(next);
  if (keep.size() > 1) sweep(options.db, keep);
  say(options, fmt::format("back to generation {}, as generation {}: {} articles", before->number,
                           next.number, next.live_articles()));
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
