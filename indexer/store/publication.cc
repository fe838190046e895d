// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/publication.hh"

#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iterator>

#include "common/han_variants.hh"
#include "common/index/index_reader.hh"
#include "common/index_schema.hh"
#include "common/people/people_file.hh"
#include "common/version.hh"
#include "indexer/people/make_people.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

// What was written beside the manifest's place goes there, synced.
Status place_manifest(const std::string& path, const Result<FileSum>& sum, Generation& next) {
  if (!sum) return fail(sum.error());
  next.manifest_bytes = sum->bytes;
  next.manifest_hash = sum->hash;
  return put_in_place(path);
}

}  // namespace

Status write_manifest(const std::string& directory, ManifestBuilder& manifest, Generation& next) {
  const std::string path = directory + "/" + manifest_name(next.number);
  return place_manifest(path, manifest.write(beside(path)), next);
}

Status copy_manifest(const std::string& directory, const Generation& from, Generation& next) {
  if (from.number == 0) {
    ManifestBuilder nothing(scratch_folder(directory) + "/manifest");
    return write_manifest(directory, nothing, next);
  }
  const std::string path = directory + "/" + manifest_name(next.number);
  const std::string source = directory + "/" + manifest_name(from.number);
  glass::BlockFile out(beside(path));
  if (auto done = append_file(source, out); !done) return done;
  if (auto done = out.close(); !done) return done;
  const auto sum = sum_file(beside(path));
  if (sum && (sum->bytes != from.manifest_bytes || sum->hash != from.manifest_hash)) {
    return fail(damaged_manifest(source));
  }
  return place_manifest(path, sum, next);
}

Status write_people(const std::string& directory, Generation& next) {
  const auto before = read_current_generation(directory);
  const auto bytes = make_people(directory, before ? *before : Generation(), next);
  if (!bytes) return fail(bytes.error());
  next.people_of = next.number;
  return write_file(directory + "/" + people_name(next.number), *bytes);
}

// RFC 4122, from the kernel.
std::string new_uuid() {
  std::ifstream file("/proc/sys/kernel/random/uuid");
  std::string uuid;
  if (!std::getline(file, uuid) || uuid.size() != 36) {
    uuid.clear();
    fmt::format_to(std::back_inserter(uuid), "{:08x}-{:08x}", std::time(nullptr), std::clock());
  }
  return uuid;
}

void sign(Generation& next) {
  if (next.uuid.empty()) next.uuid = new_uuid();
  next.schema = kSchemaVersion;
  next.analyser = kAnalyserVersion;
  next.han_variants = han_variants_key();
  next.program = kVersion;
  next.written = std::time(nullptr);
}

Status put_in_force(const std::string& directory, Generation& next) {
  sign(next);
  if (next.people_of != next.number) {
    if (auto done = write_people(directory, next); !done) return done;
  }
  const auto bytes = encode_generation(next);
  if (auto done = write_file(directory + "/" + generation_name(next.number), bytes); !done) {
    return fail(done.error());
  }
  if (auto done = set_current(directory, next.number); !done) return fail(done.error());
  (void)write_stub(directory, next);  // a convenience: its failure takes nothing back
  return {};
}

}  // namespace news
