// SPDX-License-Identifier: GPL-2.0-or-later
#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <string_view>

#include "indexer/read/gzip_source.hh"
#include "tests/unit/indexer/parse/collect.hh"

namespace news {
namespace {

std::string record(std::string_view type, std::string_view uri, std::string_view block,
                   std::string_view content_type = "application/http; msgtype=response",
                   std::size_t claimed = std::string_view::npos) {
  const auto length = claimed == std::string_view::npos ? block.size() : claimed;
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) +
         "\r\nWARC-Target-URI: " + std::string(uri) +
         "\r\nWARC-Date: 2030-01-01T00:00:00Z\r\nContent-Type: " + std::string(content_type) +
         "\r\nContent-Length: " + std::to_string(length) + "\r\n\r\n" + std::string(block) +
         "\r\n\r\n";
}

std::string http(std::string_view payload, std::string_view fields = {},
                 std::string_view type = "text/html; charset=utf-8",
                 std::string_view status = "200 OK") {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(payload);
}

std::string page(std::string_view headline) {
  return "<html lang=\"en\"><head><title>" + std::string(headline) +
         "</title></head><body><article><h1>" + std::string(headline) +
         "</h1><p>The first paragraph of this page says a good deal about the matter at hand.</p>"
         "<p>The second paragraph, somewhat longer, says the rest of what there was to say about "
         "it.</p>"
         "</article></body></html>";
}

// window: 31 gzip, 15 zlib, -15 a bare stream.
std::string deflated(std::string_view text, int window) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(compressBound(static_cast<uLong>(text.size())) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string chunked(std::string_view text) {
  const auto half = text.size() / 2;
  char size[32];
  std::string out;
  for (const auto piece : {text.substr(0, half), text.substr(half)}) {
    std::snprintf(size, sizeof size, "%zx;ext=1\r\n", piece.size());
    out.append(size).append(piece).append("\r\n");
  }
  return out + "0\r\n\r\n";
}

TEST(Warc, ResponsesAreArticlesAndTheRestIsCounted) {
  const auto result = collect(
      record("warcinfo", "", "software: test\r\n", "application/warc-fields") +
          record("request", "https://a.example/1", "GET /1 HTTP/1.1\r\n\r\n") +
          record("response", "https://a.example/1", http(page("Lake freezes over"))) +
          record("metadata", "https://a.example/1", "x: y\r\n", "application/warc-fields") +
          record("revisit", "https://a.example/1", "HTTP/1.1 200 OK\r\n\r\n") +
          record("response", "https://a.example/gone",
                 http("gone", {}, "text/html", "404 Not Found")) +
          record("response", "https://a.example/a.png", http("\x89PNG\r\n", {}, "image/png")) +
          record("response", "https://a.example/b",
                 http("\xFF\xD8\xFF\xE0 JFIF", {}, "text/html")) +
          record("response", "https://a.example/2", http(page("Lake thaws"))),
      "crawl.warc");
  ASSERT_EQ(result.articles.size(), 2u) << result.error;
  EXPECT_EQ(result.articles[0].format, "warc");
  EXPECT_EQ(result.articles[0].headline, "Lake freezes over");
  EXPECT_EQ(result.articles[0].member, "https://a.example/1");
  EXPECT_EQ(result.articles[0].ordinal, 1u);
  EXPECT_EQ(result.articles[0].url, "https://a.example/1");
  EXPECT_EQ(result.articles[0].date, "");  // the day of a crawl is not the day of an article
  EXPECT_EQ(result.articles[1].ordinal, 2u);
  EXPECT_EQ(result.skips.size(), 7u);
  EXPECT_EQ(result.failures(), 0u);
  EXPECT_TRUE(result.error.empty());
}

std::string headline_of(std::string_view response) {
  const auto result = collect(record("response", "https://a.example/1", response));
  if (result.articles.size() == 1) return result.articles[0].headline;
  return result.skips.empty() ? result.error : result.skips[0].reason;
}

TEST(Warc, CodingsAreUndone) {
  const std::string html = page("Coded");
  EXPECT_EQ(headline_of(http(chunked(html), "Transfer-Encoding: chunked\r\n")), "Coded");
  EXPECT_EQ(headline_of(http(deflated(html, 31), "Content-Encoding: gzip\r\n")), "Coded");
  EXPECT_EQ(headline_of(http(deflated(html, 15), "Content-Encoding: deflate\r\n")), "Coded");
  EXPECT_EQ(headline_of(http(deflated(html, -15), "Content-Encoding: deflate\r\n")), "Coded");
  EXPECT_EQ(headline_of(http(chunked(deflated(html, 31)),
                             "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n")),
            "Coded");
}

TEST(Warc, PayloadsStoredDecodedUnderTheirOldFieldsAreRead) {
  const std::string html = page("Plain");
  EXPECT_EQ(headline_of(http(html, "X-Crawl-Content-Encoding: gzip\r\n")), "Plain");
  EXPECT_EQ(headline_of(http(html, "Content-Encoding: gzip\r\n")), "Plain");
  EXPECT_EQ(headline_of(http(html, "Content-Encoding: br\r\n")), "Plain");
  EXPECT_EQ(headline_of(http(html, "Transfer-Encoding: chunked\r\n")), "Plain");
}

TEST(Warc, UnreadCodingsAndBombsAreNamed) {
  EXPECT_EQ(headline_of(http("\x1B\x03\x02", "Content-Encoding: br\r\n")),
            "damaged payload: no br stream");
  const auto bomb = deflated(std::string(8 << 20, ' '), 31);
  const auto result =
      collect(record("response", "https://a.example/1", http(bomb, "Content-Encoding: gzip\r\n")),
              "a.warc", {Format::automatic, 1 << 20});
  ASSERT_EQ(result.failures(), 1u);
  EXPECT_EQ(result.skips[0].reason, "payload larger than --max-size");
}

TEST(Warc, FeedsJsonAndTextInsideAreRead) {
  const auto result = collect(
      record("response", "https://a.example/feed",
             http("<rss><channel><title>F</title><item><title>One</title><link>https://a.example/"
                  "x</link>"
                  "<description>D.</description></item><item><title>Two</title><guid>g2</guid></"
                  "item></channel></rss>",
                  {}, "application/rss+xml")) +
      record("response", "https://a.example/j",
             http("{\"headline\":\"J\",\"body\":\"Text.\"}", {}, "application/json")) +
      record("response", "https://a.example/api", http("{\"count\":3}", {}, "application/json")) +
      record("response", "https://a.example/robots.txt",
             http("User-agent: *\nDisallow:\n", {}, "text/plain")) +
      record("conversion", "https://a.example/t",
             "A plain headline\n\nA first paragraph of the text, long enough to be one.\n\n"
             "And \"a second,\" she said, of about that length too.\n",
             "text/plain"));
  ASSERT_EQ(result.articles.size(), 4u) << result.error;
  EXPECT_EQ(result.articles[0].member, "https://a.example/feed#https://a.example/x");
  EXPECT_EQ(result.articles[0].url, "https://a.example/x");
  EXPECT_EQ(result.articles[1].member, "https://a.example/feed#g2");
  EXPECT_EQ(result.articles[2].headline, "J");
  EXPECT_EQ(result.articles[2].source, "a.example");
  EXPECT_EQ(result.articles[3].headline, "A plain headline");
  EXPECT_EQ(result.articles[3].text, "");
  EXPECT_EQ(result.articles[3].blocks.back().end, result.articles[3].body.size());
  EXPECT_EQ(result.failures(), 0u);
}

TEST(Warc, ResourceRecordsAreReadWithoutHttp) {
  const auto result = collect(record("resource", "file:///a.html", page("On disk"), "text/html"));
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  EXPECT_EQ(result.articles[0].headline, "On disk");
}

TEST(Warc, AMemberARecordAndAMissingLastLineEndAreFine) {
  const std::string last = record("response", "https://a.example/2", http(page("Second")));
  const std::string file =
      deflated(record("response", "https://a.example/1", http(page("First"))), 31) +
      deflated(last.substr(0, last.size() - 4), 31);
  MemorySource packed(file);
  GzipSource source(packed);
  Collected result;
  EXPECT_TRUE(parse_source(source, "a.warc.gz", {}, result));
  ASSERT_EQ(result.articles.size(), 2u);
  EXPECT_EQ(result.articles[1].headline, "Second");
}

TEST(Warc, ATruncatedTailIsReadToTheBreakAndNamed) {
  const std::string file = record("response", "https://a.example/1", http(page("Whole"))) +
                           record("response", "https://a.example/2", http(page("Cut short")));
  const auto result = collect(std::string_view(file).substr(0, file.size() - 60), "a.warc");
  ASSERT_EQ(result.articles.size(), 2u);
  EXPECT_EQ(result.articles[1].headline, "Cut short");
  EXPECT_EQ(result.error, "truncated WARC: the file ends inside a record");
}

TEST(Warc, ACutInTheFirstLineOfARecordIsNamedAndNoTextOfTheOneBefore) {
  const std::string file = record("response", "https://a.example/1", http(page("Whole")));
  for (const std::string begun : {"W", "WARC/", "WARC/1.0", "WARC/1.0\r"}) {
    const auto result = collect(file + begun, "a.warc");
    ASSERT_EQ(result.articles.size(), 1u) << begun;
    EXPECT_EQ(result.articles[0].body.find("WARC"), std::string::npos) << begun;
    EXPECT_EQ(result.error, "truncated WARC: the file ends inside a record") << begun;
  }
}

TEST(Warc, WrongLengthsAreFoundOut) {
  const std::string block = http(page("Measured"));
  for (const std::size_t claimed : {block.size() / 2, block.size() - 3, block.size() + 5,
                                    block.size() + 400, std::size_t{900'000'000}}) {
    const auto result =
        collect(record("response", "https://a.example/1", block, "application/http", claimed) +
                    record("response", "https://a.example/2", http(page("After it"))) +
                    record("response", "https://a.example/3", http(page("And last"))),
                "a.warc", {Format::automatic, std::size_t{1} << 30});
    ASSERT_EQ(result.articles.size(), 3u) << claimed << ' ' << result.error;
    EXPECT_EQ(result.articles[0].headline, "Measured") << claimed;
    EXPECT_EQ(result.articles[1].headline, "After it") << claimed;
    EXPECT_EQ(result.articles[2].headline, "And last") << claimed;
  }
}

TEST(Warc, AHeaderWithoutFieldsIsPassedOverOnce) {
  // What stands behind it belongs to no record: the reader must not step back into the header.
  const auto first = record("response", "https://a.example/1", http(page("Ferry late")));
  const auto last = record("response", "https://a.example/2", http(page("Ferry later")));
  for (const std::string_view end : {"\r\n", "\n"}) {
    const auto empty = "WARC/1.0" + std::string(end) + std::string(end);
    const auto result = collect(first + empty + "stray words\r\n\r\n" + last, "a.warc");
    ASSERT_EQ(result.articles.size(), 2u);
    EXPECT_EQ(result.articles[1].headline, "Ferry later");
  }
}

TEST(Warc, ARecordOverTheCapIsNamedAndPassedOver) {
  const auto result =
      collect(record("response", "https://a.example/1", http(std::string(300'000, 'x'))) +
                  record("response", "https://a.example/2", http(page("Small"))),
              "a.warc", {Format::automatic, 100'000});
  ASSERT_EQ(result.articles.size(), 1u) << result.error;
  ASSERT_EQ(result.failures(), 1u);
  EXPECT_EQ(result.skips[0].reason, "record larger than --max-size");
}

// Gives one record again and again, as a large file would.
class EndlessWarc : public ByteSource {
 public:
  EndlessWarc(std::string record, std::size_t times) : record_(std::move(record)), left_(times) {}
  Result<std::size_t> read(std::span<char> buffer) override {
    if (at_ == record_.size()) {
      at_ = 0;
      --left_;
    }
    if (left_ == 0) return std::size_t{0};
    const auto count = record_.copy(buffer.data(), buffer.size(), at_);
    at_ += count;
    return count;
  }

 private:
  std::string record_;
  std::size_t left_, at_ = 0;
};

TEST(Warc, AGigabyteIsStreamed) {
  // Images of 16 MiB each: passed over without being kept.
  EndlessWarc source(
      record("metadata", "https://a.example/1", std::string(16 << 20, 'x'), "image/png"), 64);
  Collected result;
  EXPECT_TRUE(parse_source(source, "big.warc", {Format::warc, 1 << 20}, result));
  EXPECT_EQ(result.skips.size(), 64u);
  EXPECT_EQ(result.failures(), 0u);
}

}  // namespace
}  // namespace news
