// SPDX-License-Identifier: GPL-2.0-or-later
// One signature file of several, piece by piece: whatever their sizes, in the memory of some
// buffers and, of a file with dead documents, four bytes an article.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/copies/signature_file.hh"

namespace news {

struct SignatureSource {
  SignatureFile file;
  std::vector<std::uint32_t> dead;  // documents left out (sorted)
};

// Not synced. io: something could not be read or written; `path` is worthless then.
Status merge_signatures(std::vector<SignatureSource> sources, const std::string& path);

}  // namespace news
