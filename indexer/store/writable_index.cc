// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/writable_index.hh"

#include <unistd.h>

#include <algorithm>

#include "common/index/index_reader.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

bool exists(const std::string& path) {
  return access(path.c_str(), F_OK) == 0;
}

// Something else lives there: a person's folder is not filled with our files.
bool is_foreign(const std::string& directory) {
  bool any = false;
  for (const auto& name : names_in(directory)) {
    if (name == "segments" || name == "lock" || name == "CURRENT") return false;
    any = true;
  }
  return any;
}

std::optional<Generation> find_previous(const std::string& directory, std::uint64_t current) {
  auto numbers = list_generations(directory);
  std::reverse(numbers.begin(), numbers.end());
  for (const auto number : numbers) {
    if (number >= current) continue;
    if (auto generation = read_generation(directory, number)) return std::move(*generation);
  }
  return std::nullopt;
}

// Beside a damaged index: ids and numbers that nothing there uses.
Generation fresh_start(const std::string& directory) {
  Generation out;
  for (const auto& name : names_in(directory + "/segments")) {
    const auto number = std::strtoul(name.c_str(), nullptr, 10);
    out.next_segment = std::max(out.next_segment, static_cast<std::uint32_t>(number) + 1);
  }
  for (const auto number : list_generations(directory)) {
    if (auto old = read_generation(directory, number)) out.purged = std::move(old->purged);
  }
  return out;
}

Status load(const std::string& directory, WritableIndex& index) {
  auto generation = read_current_generation(directory);
  if (!generation) return fail(generation.error());
  auto manifest = Manifest::open(directory + "/" + manifest_name(generation->number),
                                 generation->manifest_bytes, generation->manifest_hash);
  if (!manifest) return fail(manifest.error());
  index.generation = std::move(*generation);
  index.manifest = std::move(*manifest);
  index.previous = find_previous(directory, index.generation.number);
  return {};
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

Result<WritableIndex> open_for_writing(const std::string& directory, const OpenForWriting& how) {
  WritableIndex index;
  if (how.must_exist) {
    if (const auto current = current_number(directory); !current) return fail(current.error());
  }
  if (is_foreign(directory)) {
    return fail(ErrorCode::index_missing, directory + " holds other files and no index",
                "name an empty or a new folder with --db");
  }
  if (!how.look_only) {
    if (auto made = make_folder(directory); !made) return fail(made.error());
    auto lock = IndexLock::take(directory, how.wait_seconds);
    if (!lock) return fail(lock.error());
    index.lock = std::move(*lock);
  }
  if (!exists(directory + "/CURRENT")) {
    if (auto first = check_first_build(directory); !first && !how.afresh)
      return fail(first.error());
    index.generation = fresh_start(directory);
  } else if (auto loaded = load(directory, index); !loaded) {
    if (!how.afresh) return fail(loaded.error());
    index.generation = fresh_start(directory);
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
