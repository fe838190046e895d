// SPDX-License-Identifier: GPL-2.0-or-later
// The file iamglass: which blocks the tables are rooted in, and the statistics of the collection.
#pragma once

#include <cstdint>
#include <string>

#include "common/result.hh"
#include "indexer/glass/table_writer.hh"

namespace news::glass {

struct Statistics {
  std::uint32_t documents = 0, last_docid = 0;
  std::uint32_t shortest = 0, longest = 0;  // lengths; 0 is no shortest
  std::uint32_t highest_frequency = 0;      // of a term in a document
  std::uint64_t total_length = 0;
};

struct Roots {
  TableRoot postlist, docdata, termlist, position;
};

// Written last: before it there is no database. A fresh random UUID.
Status write_version_file(const std::string& directory, const Roots& roots,
                          const Statistics& statistics);

}  // namespace news::glass
