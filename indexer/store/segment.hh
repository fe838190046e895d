// SPDX-License-Identifier: GPL-2.0-or-later
// Segments out of small databases: compacted into one each for articles and quotations, with the
// words, signatures and people files, everything synced and summed. Nothing is visible until a
// generation names it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/index/generation.hh"
#include "common/result.hh"
#include "indexer/copies/signature_file.hh"

namespace news {

// Two finished databases with disjoint ranges of ids. The ids behind the last ones are free, unless
// the part is a segment.
struct Part {
  std::string articles, quotes;  // folders; quotes empty: none
  std::uint32_t first_article = 1, last_article = 0;
  std::uint32_t first_quote = 1, last_quote = 0;
  std::string signatures;                         // a signature file (signature_file.hh)
  std::string evidence;                           // of its speakers (people/evidence_file.hh)
  std::uint64_t text_bytes = 0;                   // of the articles' text
  std::vector<std::uint32_t> dead_articles = {};  // whose signatures and evidence are left out
};

// Makes DIR/segments/NNNNNN of the parts, ids kept. The parts stay. Any thread. Each database gets
// one document that is nothing's and that no query finds (see segment.cc), behind its last id.
Result<Segment> make_segment(const std::string& directory, std::uint32_t number,
                             const std::vector<Part>& parts);

// The signatures of a segment's articles, for who looks for copies; nullopt: they cannot be read.
std::optional<SignatureFile> open_signatures(const std::string& directory, const Segment& segment);

}  // namespace news
