// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/index/xapian_guard.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/commands/maintenance.hh"
#include "indexer/commands/purge_targets.hh"
#include "indexer/store/dead_documents.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"
#include "indexer/store/merge.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/writable_index.hh"

namespace news {
namespace {

constexpr std::size_t kMostNamed = 20;

void say(const Options& options, const std::string& line) {
  if (!options.quiet) tell(Priority::info, "newsindex: " + printable(line) + '\n');
}

// Into `builder` the manifest without them. A file that keeps no article goes with them: its name
// may tell the story.
void take_out(const Manifest& manifest, const PurgeTargets& targets, Generation& next,
              ManifestBuilder& builder) {
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    std::vector<ArticleEntry> kept;
    for (const auto& article : file.articles) {
      if (targets.holds(article.id)) {
        bury(next.segments, article);
      } else {
        kept.push_back(article);
      }
    }
    if (kept.size() == file.articles.size()) {
      builder.copy(manifest, i, i + 1);
    } else if (!kept.empty()) {
      builder.add(file.path, file.stamp, file.flags, kept, manifest.skip_records(i));
    }
  }
}

// Every segment with dead documents anew: what was deleted earlier must not lie about either.
Status rewrite_segments(const std::string& directory, Generation& next) {
  tidy_dead(next.segments);
  std::vector<Segment> segments;
  for (auto& segment : next.segments) {
    if (segment.dead_articles.empty() && segment.dead_quotes.empty()) {
      segments.push_back(segment);
      continue;
    }
    auto made = merge_segments(directory, next.next_segment++, {segment});
    if (!made) return fail(made.error());
    if (made->articles > 0) segments.push_back(std::move(*made));
  }
  next.segments = std::move(segments);
  return {};
}

// A name that stands for more than somebody may have meant.
tl::unexpected<Error> names_many(const std::string& name, const PurgeTargets::Named& named,
                                 PurgeTargets& targets) {
  std::string hint =
      "--all takes out every one of them; else name one, as it stands here or by its id:";
  for (const auto& line : targets.lines(named.ids, kMostNamed)) hint += "\n  " + line;
  if (named.ids.size() > kMostNamed) {
    hint += fmt::format("\n  and {} more", named.ids.size() - kMostNamed);
  }
  return fail(ErrorCode::usage,
              fmt::format("refused: {} stands for {} articles; nothing was taken out", name,
                          named.ids.size()),
              std::move(hint));
}

// What there was, by all names. Nothing is changed where one of them is unknown, or stands for
// several and --all does not say that they are meant. A dry run changes nothing, and counts.
Status find_targets(const Options& options, PurgeTargets& targets) {
  return guard("reading " + options.db, [&]() -> Status {
    for (const auto& name : options.purge) {
      const auto named = targets.add(name);
      if (!named.known) {
        return fail(ErrorCode::usage, "refused: the index holds no article " + name,
                    "name its id, its path, path[member] or its URL; nothing was taken out");
      }
      if (named.ids.size() < 2) continue;
      if (!options.all && !options.dry_run) return names_many(name, named, targets);
      say(options, fmt::format("{} stands for {} articles", name, named.ids.size()));
    }
    targets.complete();
    return {};
  });
}

// Dead documents of any segment count: this is the promise that nothing of them stays.
bool any_dead(const Generation& generation) {
  return std::any_of(generation.segments.begin(), generation.segments.end(),
                     [](const Segment& segment) {
                       return !segment.dead_articles.empty() || !segment.dead_quotes.empty();
                     });
}

// Segments that only other generations need go first: while a name can be looked up in one of
// those, a purge that was killed here can be given again.
void let_others_go(const std::string& directory, const Generation& next) {
  std::set<std::string> needed;
  for (const auto& segment : next.segments) needed.insert(segment_name(segment.number));
  for (const auto& name : segments_in(directory)) {
    if (!needed.contains(name)) (void)remove_tree(directory + "/" + name);
  }
  sweep(directory, {next});
}

Status write_without(const std::string& directory, const WritableIndex& index,
                     const PurgeTargets& targets, Generation& next) {
  const auto numbers = list_generations(directory);
  next.number = std::max(next.number, numbers.empty() ? 0 : numbers.back()) + 1;
  const auto scratch = scratch_folder(directory);
  if (auto made = make_folder(scratch); !made) return made;
  ManifestBuilder manifest(scratch + "/manifest");
  take_out(index.manifest, targets, next, manifest);
  next.purged.insert(next.purged.end(), targets.purged().begin(), targets.purged().end());
  if (auto done = rewrite_segments(directory, next); !done) return done;
  if (auto done = write_manifest(directory, manifest, next); !done) return done;
  return put_in_force(directory, next);
}

void tell_copies(const Options& options, const PurgeTargets& targets) {
  for (const auto& copy : targets.copies()) {
    say(options, fmt::format("{}{}, an identical copy",
                             options.dry_run ? "would take out " : "took out ", copy));
  }
}

Status purge(const Options& options) {
  OpenForWriting how;
  how.wait_seconds = options.wait_seconds;
  how.must_exist = true;
  how.look_only = options.dry_run;
  // Before the index is opened: that sweeps away what a purge that was killed left, names and all.
  auto standing = other_generations(options.db, 0);
  auto index = open_for_writing(options.db, how);
  if (!index) return fail(index.error());
  std::erase_if(standing, [&index](const StandingGeneration& one) {
    return one.generation.number == index->generation.number;
  });
  standing.insert(standing.begin(), {index->generation, index->manifest});
  PurgeTargets targets(options.db, standing);
  if (auto found = find_targets(options, targets); !found) return found;
  tell_copies(options, targets);
  if (targets.size() == 0 && !any_dead(index->generation)) {
    if (!options.dry_run) let_others_go(options.db, index->generation);
    say(options, "taken out for good before; nothing of it is left");
    return {};
  }
  const auto count = fmt::format("{} article{}", targets.size(), targets.size() == 1 ? "" : "s");
  if (options.dry_run) {
    say(options, "dry run: " + count + " would be taken out for good");
    return {};
  }
  Generation next = index->generation;
  if (!targets.purged().empty() || any_dead(next)) {
    if (auto done = write_without(options.db, *index, targets, next); !done) {
      std::vector<Generation> keep = {index->generation};
      if (index->previous) keep.push_back(*index->previous);
      sweep(options.db, std::move(keep));
      return done;
    }
  }
  let_others_go(options.db, next);
  say(options,
      fmt::format("{} taken out for good; generation {} is the only one", count, next.number));
  return {};
}

}  // namespace

int run_purge(const Options& options) {
  const auto status = purge(options);
  if (status) return 0;
  tell(Priority::error, error_line(status.error()));
  return exit_status(status.error().code);
}

}  // namespace news
