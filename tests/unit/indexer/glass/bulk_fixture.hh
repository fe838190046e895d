// SPDX-License-Identifier: GPL-2.0-or-later
// Made-up documents for the test of the bulk writer, put into a database either way, and everything
// that Xapian tells about a database as lines to compare.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace news::test {

// The same numbers for the same seed, everywhere.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine_()); }

 private:
  std::mt19937 engine_;
};

struct MadePosting {
  std::string term;
  std::uint32_t position, frequency;
};

struct MadeDocument {
  std::vector<MadePosting> postings;
  std::vector<std::pair<std::string, std::uint32_t>> terms;  // without positions
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

using MadeDocuments = std::vector<MadeDocument>;

// A directory that goes with the object.
class ScratchFolder {
 public:
  ScratchFolder();
  ~ScratchFolder();
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

// Text with a few frequent and many rare words, values, data and odd cases now and then.
MadeDocuments random_documents(std::uint32_t seed, std::size_t count);

Xapian::Document as_xapian(const MadeDocument& made);
void write_bulk(const std::string& path, const MadeDocuments& documents, std::uint32_t first = 1);
void write_ordinary(const std::string& path, const MadeDocuments& documents,
                    std::uint32_t first = 1);

// Terms, postings, lengths, positions, termlists, values, data, statistics; answers of some
// queries.
std::vector<std::string> everything_in(const Xapian::Database& database, bool termlists = true);

// Runs Xapian's own check; "" or what it complained of.
std::string complaints(const std::string& path);

// "" when both hold the same, else the first line that differs. `termlists`: of these, too.
std::string difference(const std::string& one, const std::string& other, bool termlists = true);

}  // namespace news::test
