// SPDX-License-Identifier: GPL-2.0-or-later
// The bulk writer against Xapian itself: the same documents both ways, and nothing that Xapian
// tells of the two databases may differ; its check must find nothing wrong.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <xapian.h>

#include <csignal>
#include <filesystem>
#include <string>

#include "indexer/glass/bulk_writer.hh"
#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news::test {

namespace {

void expect_same_both_ways(const MadeDocuments& documents, std::uint32_t first = 1) {
  const ScratchFolder folder;
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", documents, first));
  write_ordinary(folder / "ordinary", documents, first);
  EXPECT_EQ(complaints(folder / "bulk"), "");
  EXPECT_EQ(difference(folder / "bulk", folder / "ordinary"), "");
}

std::string noise(Random& random, std::size_t size) {
  std::string text(size, '\0');
  for (char& byte : text) byte = static_cast<char>(random());
  return text;
}

void compact(const std::vector<std::string>& parts, const std::string& to) {
  Xapian::Database together;
  for (const std::string& part : parts) together.add_database(Xapian::Database(part));
  together.compact(to, Xapian::DBCOMPACT_NO_RENUMBER);
}

std::uintmax_t bytes_in(const std::string& path) {
  std::uintmax_t bytes = 0;
  for (const auto& file : std::filesystem::directory_iterator(path)) bytes += file.file_size();
  return bytes;
}

}  // namespace

TEST(BulkWriter, SupportsTheLibraryItIsTestedWith) {
  EXPECT_TRUE(bulk_writing_supported());
}

TEST(BulkWriter, WritesRandomDocumentsAsXapianDoes) {
  for (const std::uint32_t seed : {1u, 2u, 3u}) expect_same_both_ways(random_documents(seed, 250));
}

TEST(BulkWriter, NumbersDocumentsFromWhereItIsTold) {
  for (const std::uint32_t first : {2u, 32760u, 4194290u, 536870900u, 4294960000u}) {
    // Xapian's check keeps an array up to the highest id, so only the low ones go through it.
    const ScratchFolder folder;
    const MadeDocuments documents = random_documents(first, 40);
    ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", documents, first));
    write_ordinary(folder / "ordinary", documents, first);
    EXPECT_EQ(difference(folder / "bulk", folder / "ordinary"), "") << first;
    if (first < 5000000) {
      EXPECT_EQ(complaints(folder / "bulk"), "") << first;
    }
  }
}

TEST(BulkWriter, RefusesADocumentWhenIdsRunOut) {
  const ScratchFolder folder;
  BulkWriter writer(folder / "bulk", 4294967295u);
  writer.add_term("a");
  EXPECT_TRUE(writer.finish_document());
  writer.add_term("b");
  EXPECT_FALSE(writer.finish_document());
  EXPECT_TRUE(writer.finish());
  EXPECT_FALSE(Xapian::Database(folder / "bulk").term_exists("b"));
}

TEST(BulkWriter, KeepsTermsWithNulBytesInOrder) {
  using namespace std::string_literals;
  MadeDocuments documents(3);
  const std::vector<std::string> terms = {"\0"s,
                                          "\0\0"s,
                                          "\0\xff"s,
                                          "\0\xe0"s,
                                          "a"s,
                                          "a\0"s,
                                          "a\0\0"s,
                                          "a\0b"s,
                                          "a\1"s,
                                          "a\xff"s,
                                          "ab"s,
                                          "abcdefgh"s,
                                          "abcdefgh\0"s,
                                          "abcdefghi"s,
                                          "\xff"s,
                                          "\xff\xff"s,
                                          std::string(120, '\0')};
  std::uint32_t position = 0;
  for (MadeDocument& made : documents) {
    for (const std::string& term : terms) made.postings.push_back({term, position++, 1});
  }
  expect_same_both_ways(documents);
}

TEST(BulkWriter, KeepsTheLongestTermsAndDeepTrees) {
  Random random(5);
  MadeDocuments documents(300);
  for (std::uint32_t i = 0; i < 60000; ++i) {
    // Long shared beginnings make long keys in the branches, and so several levels.
    std::string term = std::string(200, 'p') + std::to_string(random() % 30000);
    if (i % 3 == 0) term.resize(245, 'z');
    documents[random() % documents.size()].postings.push_back({term, i, 1});
  }
  expect_same_both_ways(documents);
}

TEST(BulkWriter, SplitsLongPostingListsIntoChunks) {
  Random random(6);
  MadeDocuments documents(100000);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    documents[i].terms.emplace_back("everywhere", static_cast<std::uint32_t>(i % 300));
    if (i % 3 == 0) documents[i].postings.push_back({"third", random() % 7, 1});
    if (random() % 1000 == 0) documents[i].terms.emplace_back("rare", 1000000);
    if (i % 2 == 0) documents[i].values[3] = std::to_string(i);
  }
  expect_same_both_ways(documents);
}

TEST(BulkWriter, CodesAnyDistanceBetweenPositions) {
  MadeDocuments documents(40);
  Random random(7);
  const std::uint32_t most = 0xffffffff;
  documents[0].postings = {{"a", 0, 1},        {"b", 0, 1},    {"b", 1, 1},
                           {"c", most, 1},     {"d", 0, 1},    {"d", most, 1},
                           {"e", most - 1, 1}, {"e", most, 1}, {"e", 5, 1}};
  for (std::size_t i = 1; i < documents.size(); ++i) {
    const std::uint32_t spread = i % 4 == 0 ? most : std::uint32_t{1} << (i % 30);
    for (std::uint32_t count = random() % 2000; count > 0; --count) {
      documents[i].postings.push_back({"t" + std::to_string(random() % 3), random() % spread, 1});
    }
  }
  expect_same_both_ways(documents);
}

TEST(BulkWriter, KeepsPositionsGivenTwiceOrOutOfOrderOnce) {
  MadeDocuments documents(1);
  documents[0].postings = {{"a", 9, 1}, {"a", 3, 2}, {"a", 9, 1}, {"b", 4, 1}, {"a", 1, 0}};
  documents[0].terms = {{"a", 5}, {"b", 0}};
  expect_same_both_ways(documents);
}

TEST(BulkWriter, KeepsValuesOfManySlotsAndSizes) {
  Random random(8);
  MadeDocuments documents(500);
  for (MadeDocument& made : documents) {
    for (const std::uint32_t slot : {0u, 1u, 127u, 128u, 255u, 256u, 65536u, 4294967294u}) {
      if (random() % 3 != 0) made.values[slot] = noise(random, 1 + random() % 30);
    }
    for (int i = 0; i < 5; ++i) made.values[random() % 2000] = "one";
  }
  documents[7].values[9] = noise(random, 50000);
  expect_same_both_ways(documents);
}

TEST(BulkWriter, KeepsDocumentDataOfAnySize) {
  Random random(9);
  MadeDocuments documents;
  for (const std::size_t size : {0, 1, 17, 18, 19, 20, 2000, 2030, 2043, 5000, 8180, 8192, 8193,
                                 9000, 65535, 65536, 65537, 200000, 3000000}) {
    documents.push_back({{}, {}, {}, noise(random, size)});
    std::string text;
    while (text.size() < size) text += "word " + std::to_string(random() % 1000) + " ";
    documents.push_back({{}, {{"t", 1}}, {}, text.substr(0, size)});
  }
  expect_same_both_ways(documents);
}

// Xapian itself writes some of these so that it cannot read them (see deflater.hh), so they are
// compared with what was given.
TEST(BulkWriter, KeepsDataThatRepeatsItselfReadable) {
  const ScratchFolder folder;
  MadeDocuments documents;
  for (const std::string unit : {"a", "ab", "one line again and again\n"}) {
    for (std::size_t size = 8100; size < 17000; size += 13) {
      std::string text;
      while (text.size() < size) text += unit;
      documents.push_back({{}, {}, {}, text.substr(0, size)});
    }
    // Where the reader's pieces are full, and where libdeflate takes over again (deflater.cc).
    for (std::size_t piece = 8192; piece <= 4 * 8192; piece += 8192) {
      for (std::size_t more = 0; more < 2100; more += more < 300 || more > 2040 ? 1 : 43) {
        std::string text;
        while (text.size() < piece + more) text += unit;
        documents.push_back({{}, {}, {}, text.substr(0, piece + more - 20)});
      }
    }
  }
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", documents));
  const Xapian::Database database(folder / "bulk");
  for (Xapian::docid id = 1; id <= documents.size(); ++id) {
    std::string data;
    ASSERT_NO_THROW(data = database.get_document(id).get_data()) << id;
    ASSERT_EQ(data, documents[id - 1].data) << id;
  }
  EXPECT_EQ(complaints(folder / "bulk"), "");
}

TEST(BulkWriter, KeepsDocumentsThatHoldNothing) {
  expect_same_both_ways(MadeDocuments(1));
  expect_same_both_ways(MadeDocuments(5000));
  MadeDocuments documents(30);
  documents[11].terms.emplace_back("only", 0);
  documents[29].values[4] = "last";
  expect_same_both_ways(documents);
}

TEST(BulkWriter, WritesADatabaseWithoutDocuments) {
  const ScratchFolder folder;
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", {}, 5));
  EXPECT_EQ(complaints(folder / "bulk"), "");
  EXPECT_EQ(Xapian::Database(folder / "bulk").get_doccount(), 0u);
  Xapian::WritableDatabase(folder / "bulk", Xapian::DB_OPEN).add_document(Xapian::Document());
  EXPECT_EQ(complaints(folder / "bulk"), "");
}

TEST(BulkWriter, LeavesOutADocumentWithATermThatDoesNotFit) {
  const ScratchFolder folder;
  BulkWriter writer(folder / "bulk", 1);
  for (const std::string& bad : {std::string(), std::string(246, 'a'), std::string(125, '\0')}) {
    writer.add_posting("good", 1);
    writer.add_posting(bad, 2);
    writer.set_data("left out");
    writer.set_value(1, "left out");
    EXPECT_FALSE(writer.finish_document());
  }
  writer.add_posting("good", 1);
  const auto id = writer.finish_document();
  ASSERT_TRUE(id);
  EXPECT_EQ(*id, 1u);
  ASSERT_TRUE(writer.finish());
  write_ordinary(folder / "ordinary", {{{{"good", 1, 1}}, {}, {}, ""}});
  EXPECT_EQ(complaints(folder / "bulk"), "");
  EXPECT_EQ(difference(folder / "bulk", folder / "ordinary"), "");
}

TEST(BulkWriter, KeepsMetadata) {
  const ScratchFolder folder;
  BulkWriter writer(folder / "bulk", 1);
  writer.set_metadata("schema", "1");
  writer.set_metadata("large", std::string(30000, 'm'));
  ASSERT_TRUE(writer.finish());
  const Xapian::Database database(folder / "bulk");
  EXPECT_EQ(database.get_metadata("schema"), "1");
  EXPECT_EQ(database.get_metadata("large"), std::string(30000, 'm'));
  EXPECT_EQ(complaints(folder / "bulk"), "");
}

TEST(BulkWriter, GivesEachDatabaseAUuidOfItsOwn) {
  const ScratchFolder folder;
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "one", MadeDocuments(1)));
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "two", MadeDocuments(1)));
  const std::string one = Xapian::Database(folder / "one").get_uuid();
  EXPECT_EQ(one.size(), 36u);
  EXPECT_NE(one, Xapian::Database(folder / "two").get_uuid());
}

TEST(BulkWriter, MergesWithOrdinaryDatabases) {
  const ScratchFolder folder;
  const MadeDocuments all = random_documents(10, 450);
  const MadeDocuments first(all.begin(), all.begin() + 150);
  const MadeDocuments second(all.begin() + 150, all.begin() + 300);
  const MadeDocuments third(all.begin() + 300, all.end());
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "1", first, 1));
  write_ordinary(folder / "2", second, 151);
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "3", third, 301));
  compact({folder / "1", folder / "2", folder / "3"}, folder / "merged");
  write_ordinary(folder / "ordinary", all);
  EXPECT_EQ(complaints(folder / "merged"), "");
  EXPECT_EQ(difference(folder / "merged", folder / "ordinary"), "");
}

TEST(BulkWriter, WritesWhatCanBeChangedAfterwards) {
  const ScratchFolder folder;
  const MadeDocuments documents = random_documents(11, 500), more = random_documents(12, 60);
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", documents));
  write_ordinary(folder / "ordinary", documents);
  for (const char* name : {"bulk", "ordinary"}) {
    Xapian::WritableDatabase database(folder / name, Xapian::DB_OPEN);
    for (Xapian::docid id = 3; id < 500; id += 7) database.delete_document(id);
    database.commit();
    for (const MadeDocument& made : more) database.add_document(as_xapian(made));
    database.replace_document(100, as_xapian(more[0]));
    database.set_metadata("key", "value");
    database.commit();
  }
  EXPECT_EQ(complaints(folder / "bulk"), "");
  EXPECT_EQ(difference(folder / "bulk", folder / "ordinary"), "");
}

TEST(BulkWriter, IsNoLargerThanAfterCompaction) {
  const ScratchFolder folder;
  const MadeDocuments documents = random_documents(13, 1000);
  ASSERT_NO_FATAL_FAILURE(write_bulk(folder / "bulk", documents));
  write_ordinary(folder / "ordinary", documents);
  compact({folder / "ordinary"}, folder / "compact");
  EXPECT_LE(bytes_in(folder / "bulk"), bytes_in(folder / "compact") * 101 / 100);
}

TEST(BulkWriter, TellsWhenItCannotWrite) {
  const ScratchFolder folder;
  BulkWriter writer("/dev/null/no/such/folder", 1);
  writer.add_term("a");
  writer.set_data("some");
  ASSERT_TRUE(writer.finish_document());
  const auto made = writer.finish();
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, ErrorCode::io);
}

// A limit on the size of files stands in for a full disk. Whatever table it strikes, finish() fails
// and there is no version file, so nobody can take what is there for a database.
TEST(BulkWriter, LeavesNoDatabaseWhenTheDiskIsFull) {
  const MadeDocuments documents = random_documents(14, 200);
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  for (const rlim_t most : {rlim_t{8192}, rlim_t{100000}, rlim_t{300000}}) {
    const ScratchFolder folder;
    BulkWriter writer(folder / "bulk", 1);
    for (const MadeDocument& made : documents) {
      for (const auto& one : made.postings) writer.add_posting(one.term, one.position);
      writer.set_data(made.data);
      ASSERT_TRUE(writer.finish_document());
    }
    const rlimit limit{most, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto made = writer.finish();
    setrlimit(RLIMIT_FSIZE, &before);
    ASSERT_FALSE(made) << most;
    EXPECT_EQ(made.error().code, ErrorCode::io);
    EXPECT_NE(made.error().hint, "");
    EXPECT_FALSE(std::filesystem::exists(folder / "bulk/iamglass"));
  }
  std::signal(SIGXFSZ, handler);
}

TEST(BulkWriter, TellsHowMuchItHoldsInMemory) {
  const ScratchFolder folder;
  BulkWriter writer(folder / "bulk", 1);
  const std::size_t before = writer.bytes_in_memory();
  for (std::uint32_t i = 0; i < 100000; ++i) {
    writer.add_posting("t" + std::to_string(i), i);
    if (i % 100 == 99) {
      ASSERT_TRUE(writer.finish_document());
    }
  }
  EXPECT_GT(writer.bytes_in_memory(), before + 100000 * 30);
  EXPECT_LT(writer.bytes_in_memory(), before + 100000 * 200);
}

}  // namespace news::test
