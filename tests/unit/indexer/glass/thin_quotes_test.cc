// SPDX-License-Identifier: GPL-2.0-or-later
// The copy without dead quotations against a database that Xapian made of the living.
#include "indexer/glass/thin_quotes.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "common/index_schema.hh"
#include "indexer/glass/bulk_writer.hh"
#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news::test {
namespace {

constexpr std::uint32_t kFirst = 32700;  // ids change their length in keys among these

// Every second one stands in its article's body, and has no positions of plain words; none has
// data.
MadeDocuments quotations(std::size_t count) {
  auto documents = random_documents(11, count);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    auto& made = documents[i];
    made.data.clear();
    made.values.erase(quote_slot::kSpan);
    made.postings.push_back({"XPspeaker", 1, 1});
    if (i % 2 == 0) continue;
    made.values[quote_slot::kSpan] = "span";
    const auto postings = std::exchange(made.postings, {{"XPspeaker", 1, 1}, {"XPnamed", 2, 1}});
    for (const auto& one : postings) {
      if (one.term[0] >= 'A' && one.term[0] <= 'Z') continue;
      made.terms.emplace_back(one.term, one.frequency);
    }
  }
  return documents;
}

void write_without_termlists(const std::string& path, const MadeDocuments& documents) {
  BulkOptions options;
  options.termlists = false;
  BulkWriter writer(path, kFirst, options);
  for (const auto& made : documents) {
    for (const auto& [term, position, frequency] : made.postings) {
      writer.add_posting(term, position, frequency);
    }
    for (const auto& [term, frequency] : made.terms) writer.add_term(term, frequency);
    for (const auto& [slot, value] : made.values) writer.set_value(slot, value);
    ASSERT_TRUE(writer.finish_document());
  }
  ASSERT_TRUE(writer.finish());
}

void write_living(const std::string& path, const MadeDocuments& documents,
                  const std::vector<std::uint32_t>& dead) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto id = kFirst + static_cast<std::uint32_t>(i);
    if (std::find(dead.begin(), dead.end(), id) == dead.end()) {
      database.replace_document(id, as_xapian(documents[i]));
    }
  }
  database.commit();
}

TEST(BulkWriter, LeavesListsOfTermsOutWhenTold) {
  const ScratchFolder folder;
  const auto documents = quotations(200);
  ASSERT_NO_FATAL_FAILURE(write_without_termlists(folder / "bulk", documents));
  write_living(folder / "ordinary", documents, {});
  EXPECT_FALSE(has_termlists(folder / "bulk"));
  EXPECT_TRUE(has_termlists(folder / "ordinary"));
  EXPECT_EQ(complaints(folder / "bulk"), "");
  EXPECT_EQ(difference(folder / "bulk", folder / "ordinary", false), "");
}

TEST(ThinQuotes, MakesWhatXapianMakesOfTheLiving) {
  const auto documents = quotations(300);
  for (const unsigned step : {2u, 3u, 7u, 1000u}) {
    const ScratchFolder folder;
    std::vector<std::uint32_t> dead = {kFirst - 5};  // gone before
    for (std::uint32_t i = 0; i + 1 < documents.size(); i += step) dead.push_back(kFirst + i);
    ASSERT_NO_FATAL_FAILURE(write_without_termlists(folder / "all", documents));
    write_living(folder / "living", documents, dead);
    const auto done = thin_quotes(folder / "all", folder / "thin", dead);
    ASSERT_TRUE(done) << done.error().message;
    EXPECT_EQ(complaints(folder / "thin"), "");
    EXPECT_EQ(difference(folder / "thin", folder / "living", false), "") << step;
  }
}

TEST(ThinQuotes, OfNoneLeftIsAnEmptyDatabase) {
  const ScratchFolder folder;
  const auto documents = quotations(20);
  std::vector<std::uint32_t> dead;
  for (std::uint32_t i = 0; i < documents.size(); ++i) dead.push_back(kFirst + i);
  ASSERT_NO_FATAL_FAILURE(write_without_termlists(folder / "all", documents));
  ASSERT_TRUE(thin_quotes(folder / "all", folder / "thin", dead));
  EXPECT_EQ(complaints(folder / "thin"), "");
  const Xapian::Database thin(folder / "thin");
  EXPECT_EQ(thin.get_doccount(), 0u);
  EXPECT_TRUE(thin.allterms_begin() == thin.allterms_end());
}

}  // namespace
}  // namespace news::test
