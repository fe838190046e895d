// SPDX-License-Identifier: GPL-2.0-or-later
// What a cluster answered, read without trust: a value that is missing or of another type is an
// error, never a guess, and an answer of which a shard is missing is no answer. Pure.
//
// Errors: denied (401, 403), index_missing (no such archive, or none of ours), schema (another
// make), locked (429: too busy), usage (a pattern that stands for too many words), else
// unreachable. What the server says of itself is foreign text, shortened; who prints it makes it
// printable.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/cluster/transport.hh"
#include "common/result.hh"

namespace news {

// The JSON of an answer of status 200.
Result<nlohmann::json> read_json(const HttpAnswer& answer);

// The uuid of the archive: GET /ARCHIVE/_mapping. All its indices have to be ours and of this make.
Result<std::string> read_archive(const HttpAnswer& answer, const std::string& archive);

// A quotation inside a hit.
struct InnerHit {
  std::uint32_t place = 0;  // among its article's
  double score = 0;
  std::string group;        // empty: none
  std::uint64_t story = 0;  // 0: not known
};

// What is told of an article beside it.
struct ClusterFacts {
  std::string group;  // in hexadecimal, as it is shown; empty: none
  std::uint64_t story = 0, words = 0;
};

struct ClusterCopy {
  std::string index, id, wire;
  ClusterFacts facts;
};

struct ClusterHit {
  std::string index, id;
  double score = 0;  // 0: not scored
  ClusterFacts facts;
  std::vector<ClusterCopy> copies;   // its group, itself among them
  std::uint64_t all_copies = 0;      // named or not
  std::vector<InnerHit> quotations;  // by score
  std::uint64_t all_quotations = 0;
};

struct ClusterPage {
  std::uint64_t matches = 0;
  std::vector<ClusterHit> hits;
};

Result<ClusterPage> read_page(const nlohmann::json& answer);

// Of a count by groups, those of this page, and what the next one begins behind; null: it is the
// last.
struct GroupPage {
  std::uint64_t groups = 0, documents = 0;
  nlohmann::json after;
};
Result<GroupPage> read_groups(const nlohmann::json& answer);

// Of all quotations that match.
struct QuotationCount {
  std::uint64_t matches = 0, results = 0;
  bool exact = true;  // of the results
};
Result<QuotationCount> read_quotation_count(const nlohmann::json& answer);

// The stored forms of documents, in the order they were asked for.
Result<std::vector<std::string>> read_stored(const nlohmann::json& answer, std::size_t asked);

}  // namespace news
