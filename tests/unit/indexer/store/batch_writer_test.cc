// SPDX-License-Identifier: GPL-2.0-or-later
// The two ways a batch is written, fed with every article of the sample corpus as a run would read
// it: the databases must be the same in all that Xapian tells of them.
#include "indexer/store/batch_writer.hh"

#include <gtest/gtest.h>

#include "common/stored_article.hh"
#include "indexer/pipeline/parse_file.hh"
#include "indexer/scan/scan.hh"
#include "indexer/store/document.hh"
#include "tests/unit/indexer/glass/bulk_fixture.hh"

namespace news::test {

namespace {

class Collector : public ArticleSink {
 public:
  bool on_article(Article article) override {
    articles.push_back(std::move(article));
    return true;
  }
  bool on_skip(Skip) override { return true; }

  std::vector<Article> articles;
};

std::vector<Article> sample_articles() {
  Collector sink;
  const auto scanned = scan_paths({NEWS_SAMPLE_CORPUS "/articles"}, {});
  for (std::size_t i = 0; i < scanned.files.size(); ++i) {
    (void)parse_file(scanned.files[i], {}, sink);  // some are broken on purpose
  }
  return std::move(sink.articles);
}

using MakeWriter = std::unique_ptr<BatchWriter> (*)(const std::string&, std::uint32_t);

void write(const std::vector<Article>& articles, const std::string& folder, MakeWriter make) {
  constexpr std::uint32_t kFirstArticle = 7, kFirstQuote = 40000;
  const auto article_writer = make(folder + "-articles", kFirstArticle);
  const auto quote_writer = make(folder + "-quotes", kFirstQuote);
  Analyser analyser;
  BodyWords words;
  Placement placement{kFirstArticle, 3, "a group"};
  for (const Article& article : articles) {
    write_article(article, placement, encode_article(article), analyser, *article_writer, words);
    ASSERT_TRUE(article_writer->finish_document());
    for (std::size_t i = 0; i < article.quotes.size(); ++i) {
      write_quote(article, i, placement, SpeakerIndex(article.speakers), words, analyser,
                  *quote_writer);
      ASSERT_TRUE(quote_writer->finish_document());
    }
    ++placement.document;
  }
  ASSERT_TRUE(article_writer->finish());
  ASSERT_TRUE(quote_writer->finish());
}

}  // namespace

TEST(BatchWriter, MakesTheSameOfTheSampleCorpusEitherWay) {
  const std::vector<Article> articles = sample_articles();
  ASSERT_GT(articles.size(), 50u);
  const ScratchFolder folder;
  ASSERT_NO_FATAL_FAILURE(write(articles, folder / "bulk", make_batch_writer));
  ASSERT_NO_FATAL_FAILURE(write(articles, folder / "xapian", make_xapian_batch_writer));
  for (const std::string kind : {"-articles", "-quotes"}) {
    EXPECT_EQ(complaints(folder / ("bulk" + kind)), "");
    EXPECT_EQ(difference(folder / ("bulk" + kind), folder / ("xapian" + kind)), "") << kind;
    EXPECT_GT(Xapian::Database(folder / ("bulk" + kind)).get_doccount(), 50u);
  }
}

// Terms that no database holds are left out of a document, not the document with them.
TEST(BatchWriter, LeavesOutTermsThatAreTooLongEitherWay) {
  const ScratchFolder folder;
  for (const MakeWriter make : {make_batch_writer, make_xapian_batch_writer}) {
    const std::string path = folder / (make == make_batch_writer ? "bulk" : "xapian");
    const auto writer = make(path, 1);
    writer->add_posting(std::string(300, 'x'), 1, 1);
    writer->add_boolean(std::string(246, 'y'));
    writer->add_boolean("");
    writer->add_posting("kept", 2, 1);
    ASSERT_TRUE(writer->finish_document());
    ASSERT_TRUE(writer->finish());
    EXPECT_TRUE(Xapian::Database(path).term_exists("kept"));
  }
  EXPECT_EQ(difference(folder / "bulk", folder / "xapian"), "");
}

}  // namespace news::test
