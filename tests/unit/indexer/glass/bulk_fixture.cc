// SPDX-License-Identifier: GPL-2.0-or-later
#include "tests/unit/indexer/glass/bulk_fixture.hh"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>

#include "indexer/glass/bulk_writer.hh"

namespace news::test {

ScratchFolder::ScratchFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "newsindex-bulk-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no scratch folder");
  path_ = name;
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

namespace {

void add_words(Random& random, MadeDocument& made) {
  const std::uint32_t words = random() % 400;
  std::uint32_t position = random() % 3;
  for (std::uint32_t i = 0; i < words; ++i) {
    // Low numbers are much more frequent than high ones.
    const double spread = random() / 4294967296.0;
    const auto rank = static_cast<std::uint32_t>(std::pow(spread, 4) * 20000);
    made.postings.push_back({"w" + std::to_string(rank), position, random() % 50 == 0 ? 3u : 1u});
    position += random() % 200 == 0 ? random() % 100000 : 1 + random() % 2;
  }
}

void add_rest(Random& random, MadeDocument& made) {
  made.terms.emplace_back("XALL", 0);
  if (random() % 2 == 0) made.terms.emplace_back("M2023" + std::to_string(random() % 12), 0);
  if (random() % 9 == 0) made.terms.emplace_back("w1", 200);
  made.values[0] = std::to_string(20200000 + random() % 400);
  if (random() % 2 == 0) made.values[random() % 300] = std::string(random() % 90, 'v') + "x";
  for (std::uint32_t left = random() % 3000; left > 0; --left) {
    made.data.push_back(static_cast<char>(random() % 2 == 0 ? 'e' : random() % 256));
  }
}

}  // namespace

MadeDocuments random_documents(std::uint32_t seed, std::size_t count) {
  Random random(seed);
  MadeDocuments documents(count);
  for (MadeDocument& made : documents) {
    if (random() % 25 == 0) continue;  // nothing in it
    add_words(random, made);
    add_rest(random, made);
  }
  return documents;
}

Xapian::Document as_xapian(const MadeDocument& made) {
  Xapian::Document document;
  for (const auto& one : made.postings) document.add_posting(one.term, one.position, one.frequency);
  for (const auto& [term, frequency] : made.terms) document.add_term(term, frequency);
  for (const auto& [slot, value] : made.values) document.add_value(slot, value);
  document.set_data(made.data);
  return document;
}

void write_bulk(const std::string& path, const MadeDocuments& documents, std::uint32_t first) {
  BulkWriter writer(path, first);
  std::uint32_t expected = first;
  for (const MadeDocument& made : documents) {
    for (const auto& one : made.postings) {
      writer.add_posting(one.term, one.position, one.frequency);
    }
    for (const auto& [term, frequency] : made.terms) writer.add_term(term, frequency);
    for (const auto& [slot, value] : made.values) writer.set_value(slot, value);
    writer.set_data(made.data);
    const auto id = writer.finish_document();
    ASSERT_TRUE(id) << id.error().message;
    ASSERT_EQ(*id, expected++);
  }
  const auto made = writer.finish();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->documents, documents.size());
}

void write_ordinary(const std::string& path, const MadeDocuments& documents, std::uint32_t first) {
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
  for (const MadeDocument& made : documents) {
    database.replace_document(first++, as_xapian(made));
  }
  database.commit();
}

namespace {

class Dump {
 public:
  Dump(const Xapian::Database& database, bool termlists)
      : database_(database), termlists_(termlists) {
    for (std::uint32_t slot = 0; !termlists && slot < 20; ++slot) slots_.insert(slot);
  }

  std::vector<std::string> lines() {
    statistics();
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      list_term(*term, term.get_termfreq());
    }
    for (auto one = database_.postlist_begin(""); one != database_.postlist_end(""); ++one) {
      list_document(*one);
    }
    for (const std::uint32_t slot : slots_) list_slot(slot);
    for (auto key = database_.metadata_keys_begin(); key != database_.metadata_keys_end(); ++key) {
      line() << "metadata " << *key << ' ' << database_.get_metadata(*key);
    }
    queries();
    end_line();
    return std::move(lines_);
  }

 private:
  std::ostream& line() {
    end_line();
    open_ = true;
    return text_;
  }

  void end_line() {
    if (open_) lines_.push_back(text_.str());
    text_.str("");
    open_ = false;
  }

  void statistics() {
    line() << "documents " << database_.get_doccount() << " last " << database_.get_lastdocid()
           << " length " << database_.get_total_length() << " from "
           << database_.get_doclength_lower_bound() << " to "
           << database_.get_doclength_upper_bound() << " positions " << database_.has_positions();
  }

  void list_term(const std::string& term, Xapian::doccount frequency) {
    line() << "term " << term << " in " << frequency << ' ' << database_.get_termfreq(term)
           << " all " << database_.get_collection_freq(term) << " at most "
           << database_.get_wdf_upper_bound(term);
    for (auto one = database_.postlist_begin(term); one != database_.postlist_end(term); ++one) {
      text_ << ' ' << *one << 'x' << one.get_wdf() << '/' << one.get_doclength();
      for (auto at = one.positionlist_begin(); at != one.positionlist_end(); ++at)
        text_ << '@' << *at;
    }
  }

  void list_document(Xapian::docid id) {
    const Xapian::Document document = database_.get_document(id);
    line() << "document " << id << " length " << database_.get_doclength(id) << " data "
           << document.get_data();
    if (!termlists_) return;
    text_ << " terms " << database_.get_unique_terms(id) << ' ' << document.termlist_count();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text_ << ' ' << *term << 'x' << term.get_wdf() << '@' << term.positionlist_count();
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      text_ << " value " << value.get_valueno() << '=' << *value;
      slots_.insert(value.get_valueno());
    }
  }

  void list_slot(std::uint32_t slot) {
    line() << "slot " << slot << " in " << database_.get_value_freq(slot) << " from "
           << database_.get_value_lower_bound(slot) << " to "
           << database_.get_value_upper_bound(slot);
    for (auto one = database_.valuestream_begin(slot); one != database_.valuestream_end(slot);
         ++one) {
      text_ << ' ' << one.get_docid() << '=' << *one;
    }
  }

  void answer(const char* name, const Xapian::Query& query) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    line() << name;
    const Xapian::MSet found = enquire.get_mset(0, 50, database_.get_doccount());
    text_ << ' ' << found.get_matches_estimated();
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
      text_ << ' ' << *hit << ':' << hit.get_weight();
    }
  }

  void queries() {
    using Xapian::Query;
    const std::vector<std::string> words = {"w0", "w1", "w7"};
    answer("or", Query(Query::OP_OR, words.begin(), words.end()));
    answer("and", Query(Query::OP_AND, words.begin(), words.end()));
    answer("phrase", Query(Query::OP_PHRASE, words.begin(), words.begin() + 2, 2));
    answer("near", Query(Query::OP_NEAR, words.begin(), words.end(), 6));
    answer("wildcard", Query(Query::OP_WILDCARD, "w19", 0, Query::WILDCARD_LIMIT_ERROR));
    answer("values", Query(Query::OP_VALUE_RANGE, 0, "20200100", "20200110"));
    answer("all", Query(std::string()));
  }

  Xapian::Database database_;
  bool termlists_;
  std::set<std::uint32_t> slots_;
  std::vector<std::string> lines_;
  std::ostringstream text_;
  bool open_ = false;
};

}  // namespace

std::vector<std::string> everything_in(const Xapian::Database& database, bool termlists) {
  return Dump(database, termlists).lines();
}

std::string complaints(const std::string& path) {
  std::ostringstream said;
  const std::size_t errors = Xapian::Database::check(path, 0, &said);
  return errors == 0 ? "" : said.str();
}

std::string difference(const std::string& one, const std::string& other, bool termlists) {
  const auto a = everything_in(Xapian::Database(one), termlists);
  const auto b = everything_in(Xapian::Database(other), termlists);
  const auto at = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (at.first == a.end() && at.second == b.end()) return "";
  const auto show = [](auto line, auto end) {
    return line == end ? std::string("(no line)") : line->substr(0, 2000);
  };
  return show(at.first, a.end()) + "\n" + show(at.second, b.end());
}

}  // namespace news::test
