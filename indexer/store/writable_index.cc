// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/writable_index.hh"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <set>
#include <utility>

#include "common/index/index_reader.hh"
#include "common/mapped_file.hh"
#include "common/people/people_file.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/index_folder.hh"

namespace news {
namespace {

bool exists(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

bool has_size(const std::string& path, std::uint64_t bytes) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0 && static_cast<std::uint64_t>(info.st_size) == bytes;
}

// Everything it names is there, and as long as it was; what is in it, --verify tells.
bool is_complete(const std::string& directory, const Generation& generation) {
  for (const auto& segment : generation.segments) {
    for (const auto& file : segment.files) {
      if (!has_size(directory + "/" + segment_name(segment.number) + "/" + file.name, file.bytes))
        return false;
    }
  }
  return has_size(directory + "/" + manifest_name(generation.number), generation.manifest_bytes) &&
         has_size(directory + "/" + people_name(generation.number), generation.people_bytes);
}

bool holds_purged_of(const Generation& generation, const Generation& other) {
  std::set<std::pair<std::uint64_t, std::uint64_t>> own;
  for (const auto& purged : generation.purged) own.emplace(purged.id, purged.content_hash);
  return std::all_of(other.purged.begin(), other.purged.end(), [&own](const Purged& purged) {
    return own.contains({purged.id, purged.content_hash});
  });
}

// Beside a damaged index: ids and numbers that nothing there uses. What was taken out stays out.
void start_afresh(const std::string& directory, WritableIndex& index) {
  Generation& out = index.generation;
  for (const auto& name : segments_in(directory)) {
    const auto number = std::strtoul(name.c_str() + name.find('/') + 1, nullptr, 10);
    out.next_segment = std::max(out.next_segment, static_cast<std::uint32_t>(number) + 1);
  }
  const auto numbers = list_generations(directory);
  index.purged_known = numbers.empty();
  for (const auto number : numbers) {
    const auto path = directory + "/" + generation_name(number);
    const auto file = MappedFile::open(path);
    auto kept = file ? decode_kept(file->bytes(), path) : fail(file.error());
    if (!kept) continue;
    out.purged = std::move(kept->purged);
    out.roots = std::move(kept->roots);
    index.purged_known = true;
  }
}

Result<Manifest> manifest_of(const std::string& directory, const Generation& generation) {
  return Manifest::open(directory + "/" + manifest_name(generation.number),
                        generation.manifest_bytes, generation.manifest_hash);
}

Status load(const std::string& directory, WritableIndex& index) {
  auto generation = read_current_generation(directory);
  if (!generation) return fail(generation.error());
  auto manifest = manifest_of(directory, *generation);
  if (!manifest) return fail(manifest.error());
  index.generation = std::move(*generation);
  index.manifest = std::move(*manifest);
  index.previous = generation_before(directory, index.generation.number, &index.generation);
  return {};
}

// The mark stands before anything else does.
Status make_ours(const std::string& directory) {
  const auto holds = folder_holds(directory);
  if (!holds) return fail(holds.error());
  return *holds == FolderHolds::nothing ? mark_folder(directory) : Status();
}

// Without CURRENT only the leavings of a first build may be there.
Status check_first_build(const std::string& directory) {
  const auto numbers = list_generations(directory);
  if (numbers.empty() || numbers.back() <= 1) return {};
  return fail(
      ErrorCode::index_missing, "the index is damaged: " + directory + "/CURRENT is missing",
      "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
}

}  // namespace

Standing standing_now(const std::string& directory, const WritableIndex& before) {
  auto now = read_current_generation(directory);
  if (!now || now->number == before.generation.number) return {before.generation, {}};
  const auto manifest = manifest_of(directory, *now);
  if (!manifest) return {before.generation, {}};
  return {std::move(*now), difference(before.manifest, *manifest)};
}

std::optional<Generation> generation_before(const std::string& directory, std::uint64_t number,
                                            const Generation* now) {
  auto numbers = list_generations(directory);
  std::reverse(numbers.begin(), numbers.end());
  for (const auto candidate : numbers) {
    if (candidate >= number) continue;
    auto generation = read_generation(directory, candidate);
    if (!generation || !is_complete(directory, *generation)) continue;
    if (now == nullptr || holds_purged_of(*generation, *now)) return std::move(*generation);
  }
  return std::nullopt;
}

Result<WritableIndex> open_for_writing(const std::string& directory, const OpenForWriting& how) {
  WritableIndex index;
  if (how.must_exist) {
    if (const auto current = current_number(directory); !current) return fail(current.error());
  }
  if (auto ours = check_folder(directory); !ours) return fail(ours.error());
  if (!how.look_only) {
    if (auto made = make_ours(directory); !made) return fail(made.error());
    auto lock = IndexLock::take(directory, how.wait_seconds);
    if (!lock) return fail(lock.error());
    index.lock = std::move(*lock);
  }
  if (!exists(directory + "/CURRENT")) {
    if (auto first = check_first_build(directory); !first) {
      if (!how.afresh) return fail(first.error());
      index.unreadable = first.error();
    }
    start_afresh(directory, index);
  } else if (auto loaded = load(directory, index); !loaded) {
    if (!how.afresh) return fail(loaded.error());
    index.unreadable = loaded.error();
    start_afresh(directory, index);
    return index;  // nothing is swept: who knows what of it is needed
  }
  if (!how.look_only) {
    std::vector<Generation> keep = {index.generation};
    if (index.previous) keep.push_back(*index.previous);
    sweep(directory, keep);
    if (auto made = make_folder(directory + "/segments"); !made) return fail(made.error());
  }
  return index;
}

}  // namespace news
