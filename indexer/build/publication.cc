// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/publication.hh"

#include <fmt/format.h>

#include <ctime>
#include <fstream>

#include "common/index_schema.hh"
#include "common/version.hh"
#include "indexer/build/index_files.hh"

namespace news {
namespace {

// RFC 4122, from the kernel.
std::string new_uuid() {
  std::ifstream file("/proc/sys/kernel/random/uuid");
  std::string uuid;
  if (std::getline(file, uuid) && uuid.size() == 36) return uuid;
  return fmt::format("{:08x}-{:08x}", std::time(nullptr), std::clock());
}

}  // namespace

Status put_in_force(const std::string& directory, Generation& next, const std::string& manifest) {
  if (next.uuid.empty()) next.uuid = new_uuid();
  next.schema = kSchemaVersion;
  next.analyser = kAnalyserVersion;
  next.program = kVersion;
  next.written = std::time(nullptr);
  next.manifest_bytes = manifest.size();
  next.manifest_hash = hash_bytes(manifest);
  const std::string manifest_path = directory + "/" + manifest_name(next.number);
  if (auto done = write_file(manifest_path, manifest); !done) return fail(done.error());
  const auto bytes = encode_generation(next);
  if (auto done = write_file(directory + "/" + generation_name(next.number), bytes); !done) {
    return fail(done.error());
  }
  if (auto done = set_current(directory, next.number); !done) return fail(done.error());
  (void)write_stub(directory, next);  // a convenience: its failure takes nothing back
  return {};
}

Result<std::string> read_manifest(const std::string& directory, const Generation& generation) {
  if (generation.number == 0) return ManifestBuilder().take();
  const auto file = MappedFile::open(directory + "/" + manifest_name(generation.number));
  if (!file) return fail(file.error());
  return std::string(file->bytes());
}

}  // namespace news
