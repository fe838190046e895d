// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/version_file.hh"

#include <sys/random.h>

#include <array>
#include <string_view>

#include "indexer/glass/block_file.hh"
#include "indexer/glass/glass_format.hh"
#include "indexer/glass/packing.hh"

namespace news::glass {

namespace {

// Years since 2014, month, day of the format, in 7, 4 and 5 bits: 14 March 2016.
constexpr std::string_view kMagic("\x0f\x0dXapian Glass\x04\x6e", 16);

Status append_uuid(std::string& out) {
  std::array<char, 16> uuid;
  if (::getrandom(uuid.data(), uuid.size(), 0) != static_cast<ssize_t>(uuid.size())) {
    return fail(ErrorCode::io, "no random bytes for the UUID of a database");
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);  // RFC 4122: version 4, random
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  out.append(uuid.data(), uuid.size());
  return {};
}

void append_root(std::string& out, const TableRoot& table, std::uint32_t compress_min) {
  constexpr unsigned kSequential = 2, kFake = 1;
  append_uint(out, table.root);
  append_uint(out, table.levels << 2 | kSequential | (table.fake ? kFake : 0));
  append_uint(out, table.entries);
  append_uint(out, kBlockSize >> 11);
  append_uint(out, compress_min);
  std::string free_list;  // none free: the first block behind the file comes next
  if (!table.fake) {
    append_uint(free_list, kRevision);
    append_uint(free_list, table.blocks);
    free_list.append(4, '\0');
  }
  append_string(out, free_list);
}

void append_statistics(std::string& out, const Statistics& all) {
  append_uint(out, all.documents);
  append_uint(out, all.last_docid - all.documents);
  append_uint(out, all.shortest);
  append_uint(out, all.highest_frequency);
  append_uint(out, all.longest - all.highest_frequency);
  append_uint(out, 0);  // oldest changeset
  append_uint(out, all.total_length);
  append_uint(out, 0);  // spelling
}

}  // namespace

Status write_version_file(const std::string& directory, const Roots& roots,
                          const Statistics& statistics) {
  std::string bytes(kMagic);
  if (auto random = append_uuid(bytes); !random) return random;
  append_uint(bytes, kRevision);
  append_root(bytes, roots.postlist, 0);
  append_root(bytes, roots.docdata, kCompressMin);
  append_root(bytes, roots.termlist, kCompressMin);
  append_root(bytes, roots.position, 0);
  append_root(bytes, {}, kCompressMin);  // spelling
  append_root(bytes, {}, kCompressMin);  // synonym
  append_statistics(bytes, statistics);
  BlockFile file(directory + "/iamglass");
  file.append(bytes);
  return file.close();
}

}  // namespace news::glass
