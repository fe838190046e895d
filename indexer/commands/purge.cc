// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>

#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/commands/maintenance.hh"
#include "indexer/read/article_id.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/dead_documents.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/merge.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/writable_index.hh"

namespace news {
namespace {

bool looks_like_id(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// Articles to take out, by id. A name may be an id, or a path: then every article of that file.
Result<std::set<std::uint64_t>> find_articles(const Options& options, const Manifest& manifest) {
  std::set<std::uint64_t> ids;
  for (const auto& name : options.purge) {
    const auto before = ids.size();
    if (const auto file = manifest.find(canonical_path(name))) {
      for (const auto& article : manifest.file(*file).articles) ids.insert(article.id);
    }
    if (looks_like_id(name)) {
      const auto wanted = id_number(name);
      const auto all = manifest.all_articles();
      const bool known = std::any_of(all.begin(), all.end(), [wanted](const ArticleEntry& article) {
        return article.id == wanted;
      });
      if (known) ids.insert(wanted);
    }
    if (ids.size() == before) {
      return fail(ErrorCode::usage, "refused: the index holds no article " + name,
                  "name its id, or the path of its file; nothing was taken out");
    }
  }
  return ids;
}

// Into `builder` the manifest without them. A file that keeps no article goes with them: its name
// may tell the story.
void take_out(const Manifest& manifest, const std::set<std::uint64_t>& ids, Generation& next,
              ManifestBuilder& builder) {
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    std::vector<ArticleEntry> kept;
    for (const auto& article : file.articles) {
      if (!ids.contains(article.id)) {
        kept.push_back(article);
        continue;
      }
      next.purged.push_back({article.id, article.content_hash});
      bury(next.segments, article);
    }
    if (kept.size() == file.articles.size()) {
      builder.copy(manifest, i, i + 1);
    } else if (!kept.empty()) {
      std::vector<SkipRecord> skips;
      for (const auto& skip : manifest.skips(i)) {
        skips.push_back({std::string(skip.member), std::string(skip.reason)});
      }
      builder.add(file.path, file.stamp, file.flags, kept, skips);
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

Status purge(const Options& options) {
  OpenForWriting how;
  how.wait_seconds = options.wait_seconds;
  how.must_exist = true;
  auto index = open_for_writing(options.db, how);
  if (!index) return fail(index.error());
  const auto ids = find_articles(options, index->manifest);
  if (!ids) return fail(ids.error());
  Generation next = index->generation;
  const auto numbers = list_generations(options.db);
  next.number = std::max(next.number, numbers.back()) + 1;
  const auto scratch = scratch_folder(options.db);
  if (auto made = make_folder(scratch); !made) return made;
  ManifestBuilder manifest(scratch + "/manifest");
  take_out(index->manifest, *ids, next, manifest);
  if (auto done = rewrite_segments(options.db, next); !done) {
    sweep(options.db, {index->generation});
    return done;
  }
  if (auto done = write_manifest(options.db, manifest, next); !done) return done;
  if (auto done = put_in_force(options.db, next); !done) return done;
  sweep(options.db, {next});
  if (!options.quiet) {
    std::fprintf(stderr,
                 "newsindex: %zu article%s taken out for good; generation %s is the only one\n",
                 ids->size(), ids->size() == 1 ? "" : "s", std::to_string(next.number).c_str());
  }
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
