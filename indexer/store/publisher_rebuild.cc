// SPDX-License-Identifier: GPL-2.0-or-later
// When a rebuild is published: see publisher.hh.
#include "indexer/store/carry_over.hh"
#include "indexer/store/dead_documents.hh"
#include "indexer/store/file_results.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"
#include "indexer/store/manifest_difference.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/publisher.hh"

namespace news {
namespace {

// What is told of files waits on disk: these many stay in memory, and a share of those that wait,
// for they are copied each time.
constexpr std::size_t kFilesHeld = 10'000;
constexpr std::size_t kShareHeld = 32;

Result<Manifest> open_manifest(const std::string& path, std::uint64_t bytes, std::uint64_t hash) {
  auto opened = Manifest::open(path, bytes, hash);
  if (!opened) return fail(ErrorCode::io, opened.error().message);
  return opened;
}

}  // namespace

Status Publisher::set_aside() {
  {
    const Locked lock(files_mutex_);
    if (files_.size() < kFilesHeld) return {};
  }
  const Locked sealing(sealing_);
  std::map<std::string, FileResult> files;
  {
    const Locked lock(files_mutex_);
    if (files_.size() < std::max(kFilesHeld, set_aside_.size() / kShareHeld)) return {};
    files = std::exchange(files_, {});
  }
  return set_aside(files);
}

// What was told of files so far becomes a manifest of its own, that of nothing in force.
Status Publisher::set_aside(const std::map<std::string, FileResult>& files) {
  Generation nothing;  // documents of this run replace none
  ManifestBuilder builder(scratch("manifest"));
  merge_manifest(set_aside_, nothing, files, {}, builder);
  const auto path = scratch("set-aside");
  auto sum = builder.write(path + ".new");
  if (!sum) return fail(sum.error());
  if (auto done = put_in_place(path); !done) return done;
  auto opened = open_manifest(path, sum->bytes, sum->hash);
  if (!opened) return fail(opened.error());
  set_aside_ = std::move(*opened);
  return {};
}

bool Publisher::was_stopped() {
  return assembly_.closed() || left_thread() || budget_.stopping() || assembly_.left_any();
}

// The generation to be, its manifest written: what was read, what is carried over, merged as it is
// due, for nothing of it may be named before it is checked.
Result<Generation> Publisher::rebuilt(std::uint32_t number, const std::vector<std::string>& gone) {
  auto next = next_generation(number);
  for (const auto& article : withdrawn_) bury(next.segments, article);
  tidy_dead(next.segments);
  drop_all_dead(next.segments);
  ManifestBuilder manifest(scratch("manifest"));
  carried_over_ = carry_over(start_, manifest_, set_aside_, gone, next, manifest);
  if (carried_over_ > 0 && options_.bridges) next.bridges = options_.bridges(true);
  if (auto done = write_manifest(options_.directory, manifest, next); !done) {
    return fail(done.error());
  }
  if (auto merged = merge_due(next); !merged) return fail(merged.error());
  if (auto done = write_people(options_.directory, next); !done) return fail(done.error());
  return next;
}

Status Publisher::guard_and_check(const Generation& next, bool& stopped) {
  const auto made = open_manifest(options_.directory + "/" + manifest_name(next.number),
                                  next.manifest_bytes, next.manifest_hash);
  if (!made) return fail(made.error());
  const auto removed = difference(manifest_, *made).removed;
  if (options_.may_lose) {
    if (auto may = options_.may_lose(removed); !may) return may;
  }
  const auto sound = check_generation(options_.directory, next, options_.tell_fault,
                                      [this] { return budget_.stopping(); });
  if (!sound && sound.error().code != ErrorCode::index_missing) return fail(sound.error());
  if (!sound) {
    return fail(ErrorCode::index_missing,
                "the index made anew did not pass its check (" + sound.error().message +
                    "): it is not put in force",
                carried_over_ == 0 ? "is the disk sound? what was in force before still is"
                                   : "some of it was carried over from the index before; mend, or "
                                     "leave out with --exclude, what could not be read");
  }
  stopped = !*sound;
  return {};
}

Status Publisher::publish_rebuild(const Leaving& leaving) {
  std::map<std::string, FileResult> files;
  const auto number = seal_all(files);
  if (!number) return fail(number.error());
  if (was_stopped()) return {};
  take_out(files, set_aside_, leaving.called_back, withdrawn_);
  take_out(files, manifest_, leaving.called_back, withdrawn_);  // of files that are carried over
  if (auto done = set_aside(files); !done) return done;
  auto next = rebuilt(*number, leaving.files);
  if (!next) return fail(next.error());
  if (was_stopped()) return {};
  bool stopped = false;
  if (auto done = guard_and_check(*next, stopped); !done) return done;
  if (stopped || was_stopped()) return {};
  if (auto done = put_in_force(std::move(*next)); !done) return done;
  assembly_.clear_sealed();
  published_ = true;
  if (!budget_.in_a_hurry()) sweep(options_.directory, {base_, start_});
  return {};
}

}  // namespace news
