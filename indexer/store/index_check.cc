// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/index_check.hh"

#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

#include "common/index/vocabulary.hh"
#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "common/mapped_file.hh"
#include "common/people/people_file.hh"
#include "common/quote_values.hh"
#include "indexer/glass/thin_quotes.hh"
#include "indexer/people/make_people.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/segment_words.hh"

namespace news {
namespace {

constexpr std::uint64_t kBytesASecond = 2'000'000;  // slower than any disk; then the check hangs
constexpr unsigned kLeastSeconds = 60;
constexpr std::size_t kMostFaults = 50;
constexpr auto kPause = std::chrono::milliseconds(20);

// Collects what is wrong; each line goes out at once, for the process may not live to the end.
class Faults {
 public:
  explicit Faults(const TellFault& tell) : tell_(tell) {}
  void add(const std::string& what) {
    if (++count_ <= kMostFaults) tell_(what);
  }
  std::size_t count() const { return count_; }

 private:
  const TellFault& tell_;
  std::size_t count_ = 0;
};

void check_files(const std::string& directory, const Generation& generation, Faults& faults) {
  for (const auto& segment : generation.segments) {
    for (const auto& sum : segment.files) {
      const std::string name = segment_name(segment.number) + "/" + sum.name;
      const auto now = sum_file(directory + "/" + name);
      if (!now) {
        faults.add(now.error().message);
      } else if (now->bytes != sum.bytes) {
        faults.add(fmt::format("{}: {} bytes, written were {}", name, now->bytes, sum.bytes));
      } else if (now->hash != sum.hash) {
        faults.add(name + ": its content is not what was written");
      }
    }
  }
}

void expect(std::uint64_t is, std::uint64_t should, const std::string& what, Faults& faults) {
  if (is != should) faults.add(fmt::format("{}: {}, should be {}", what, is, should));
}

// Documents, their lists of terms and the lists of the terms must tell the same; quotations, which
// have no lists of terms, their lengths.
void check_counts(const Xapian::Database& database, bool termlists, std::uint32_t documents,
                  const std::string& name, Faults& faults) {
  const auto nothings = database.get_termfreq(std::string(kNothingTerm));
  expect(database.get_doccount() - nothings, documents, name + ", documents", faults);
  expect(database.get_termfreq(std::string(kEveryPrefix)), documents, name + ", term of all",
         faults);
  std::uint64_t from_terms = 0, from_documents = 0, lengths = 0;
  for (auto it = database.allterms_begin(); it != database.allterms_end(); ++it) {
    from_terms += it.get_termfreq();
    if (termlists) continue;
    const auto end = database.postlist_end(*it);
    for (auto at = database.postlist_begin(*it); at != end; ++at) ++from_documents;
  }
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (!termlists) {
      lengths += it.get_doclength();
      continue;
    }
    for (auto term = database.termlist_begin(*it); term != database.termlist_end(*it); ++term) {
      ++from_documents;
    }
  }
  if (!termlists) {
    expect(lengths, database.get_total_length(), name + ", lengths of documents", faults);
  }
  expect(from_documents, from_terms, name + ", terms of all documents", faults);
}

// The words file is what its articles give: nothing of it is written apart from them.
void check_words(const std::string& folder, const Xapian::Database& articles,
                 const std::string& name, Faults& faults) {
  const auto file = MappedFile::open(folder + "/words");
  if (!file) {
    faults.add(file.error().message);
  } else if (file->bytes() != encode_vocabulary(words_of(articles))) {
    faults.add(name + "/words: not what the articles give");
  }
}

const Segment* segment_with(const Generation& generation, std::uint32_t document) {
  for (const auto& segment : generation.segments) {
    if (document >= segment.first_article && document <= segment.last_article) return &segment;
  }
  return nullptr;
}

struct OpenSegment {
  const Segment* segment;
  Xapian::Database articles, quotes;
};

void check_article(const OpenSegment& open, const ArticleEntry& article, std::string_view path,
                   Faults& faults) {
  std::vector<std::string> data = {open.articles.get_document(article.document).get_data()};
  for (std::uint32_t i = 0; i < article.quotes; ++i) {
    const auto quote = open.quotes.get_document(article.first_quote + i);
    data.push_back(quote.get_value(quote_slot::kOrder));
    if (quote.get_value(quote_slot::kArticle) != article_value(article.document)) {
      faults.add(fmt::format("{}: a quotation belongs to another article", path));
    }
  }
  if (stored_hash(data) != article.stored_hash) {
    faults.add(fmt::format("{}: the stored article is not what was written", path));
  }
}

void check_content(const std::string& directory, const Generation& generation,
                   const Manifest& manifest, Faults& faults) {
  std::vector<OpenSegment> open;
  for (const auto& segment : generation.segments) {
    const std::string folder = directory + "/" + segment_name(segment.number);
    open.push_back(
        {&segment, Xapian::Database(folder + "/articles"), Xapian::Database(folder + "/quotes")});
    const auto name = segment_name(segment.number);
    check_counts(open.back().articles, true, segment.articles, name, faults);
    check_counts(open.back().quotes, has_termlists(folder + "/quotes"), segment.quotes,
                 name + " quotes", faults);
    check_words(folder, open.back().articles, name, faults);
  }
  std::uint64_t articles = 0, quotes = 0;
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    for (const auto& article : file.articles) {
      ++articles;
      quotes += article.quotes;
      const auto* segment = segment_with(generation, article.document);
      if (segment == nullptr) {
        faults.add(fmt::format("{}: its article is in no segment", file.path));
        continue;
      }
      const auto at = static_cast<std::size_t>(segment - generation.segments.data());
      const auto checked =
          guard(file.path, [&] { check_article(open[at], article, file.path, faults); });
      if (!checked) faults.add(checked.error().message);
    }
  }
  expect(generation.live_articles(), articles, "living articles", faults);
  expect(generation.live_quotes(), quotes, "living quotations", faults);
}

// The child's part: how many faults there are.
std::size_t count_faults(const std::string& directory, const Generation& generation,
                         const TellFault& tell) {
  Faults faults(tell);
  const auto manifest = Manifest::open(directory + "/" + manifest_name(generation.number),
                                       generation.manifest_bytes, generation.manifest_hash);
  if (!manifest) faults.add(manifest.error().message);
  check_files(directory, generation, faults);
  const std::string people = people_name(generation.number);
  const auto sum = sum_file(directory + "/" + people);
  if (!sum) {
    faults.add(sum.error().message);
  } else if (sum->bytes != generation.people_bytes || sum->hash != generation.people_hash) {
    faults.add(people + ": its content is not what was written");
  }
  if (faults.count() == 0) {
    if (const auto done = check_people(directory, generation); !done) {
      faults.add(done.error().message);
    }
  }
  // Xapian is let loose only on files that are what was written: what it says of others is no help.
  if (faults.count() == 0) {
    const auto done = guard("reading the index",
                            [&] { check_content(directory, generation, *manifest, faults); });
    if (!done) faults.add(done.error().message);
  }
  if (faults.count() > 0) {
    tell(fmt::format("{} fault{}; Xapian {}", faults.count(), faults.count() == 1 ? "" : "s",
                     Xapian::version_string()));
  }
  return faults.count();
}

unsigned seconds_allowed(const Generation& generation) {
  std::uint64_t bytes = 0;
  for (const auto& segment : generation.segments) bytes += segment.bytes();
  return kLeastSeconds + static_cast<unsigned>(bytes / kBytesASecond);
}

// Ends with its parent, and keeps the lock from nobody: the descriptors are closed.
[[noreturn]] void be_the_child(const std::string& directory, const Generation& generation,
                               const TellFault& tell, unsigned seconds, pid_t parent) {
  (void)close_range(STDERR_FILENO + 1, ~0U, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  signal(SIGALRM, SIG_DFL);
  alarm(seconds);
  const bool sound = count_faults(directory, generation, tell) == 0;
  std::fflush(nullptr);
  _exit(sound ? 0 : 1);
}

Error damaged(std::string message) {
  return {ErrorCode::index_missing, std::move(message),
          "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH..."};
}

}  // namespace

Result<bool> check_generation(const std::string& directory, const Generation& generation,
                              const TellFault& tell, const std::function<bool()>& give_up) {
  const unsigned seconds = seconds_allowed(generation);
  std::fflush(nullptr);
  const pid_t parent = getpid(), child = fork();
  if (child < 0) return fail(ErrorCode::internal, "cannot start the check of the index");
  if (child == 0) be_the_child(directory, generation, tell, seconds, parent);
  int status = 0;
  for (bool given_up = false;;) {
    const auto ended = waitpid(child, &status, give_up && !given_up ? WNOHANG : 0);
    if (ended == child) {
      if (given_up) return false;
      break;
    }
    if (ended < 0 && errno != EINTR)
      return fail(ErrorCode::internal, "lost the check of the index");
    if (give_up && give_up()) {
      given_up = true;
      kill(child, SIGKILL);
    } else {
      std::this_thread::sleep_for(kPause);
    }
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
  if (WIFEXITED(status)) return fail(damaged("the index is damaged"));
  const bool late = WTERMSIG(status) == SIGALRM;
  return fail(damaged(late ? fmt::format("the check did not end within {} seconds", seconds)
                           : "the check crashed: the index is damaged"));
}

}  // namespace news
