// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/segment.hh"

#include <xapian.h>

#include <algorithm>
#include <filesystem>

#include "common/index/vocabulary.hh"
#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "indexer/copies/signature_merge.hh"
#include "indexer/glass/thin_quotes.hh"
#include "indexer/people/evidence_file.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/segment_words.hh"

namespace news {
namespace {

const std::string kEvery(kEveryPrefix);  // the term of every article and quotation

// Whether ids have gaps or do not begin at 1. How many chunks the list of documents has, its number
// does not tell: a segment made of several databases keeps theirs when it is copied and thinned.
bool needs_anchor(const Xapian::Database& all, std::uint32_t last) {
  const Xapian::doccount documents = all.get_doccount();
  return documents > 0 && documents != last && all.get_termfreq(kEvery) == documents;
}

// A document that no query finds, so that no term stands in every document of a database. Xapian
// 1.4.22 replaces such a term, where it is not weighted (a filter, the right side of NOT), by the
// list of all documents under the term's name, and then calls the database corrupt at the second
// chunk of that list, unless ids run from 1 without a gap. Its length is the average.
void add_anchor(Xapian::Database& all, const std::string& folder, std::uint32_t id) {
  Xapian::Document anchor;
  anchor.add_term(std::string(kNothingTerm),
                  static_cast<Xapian::termcount>(all.get_average_length() + 0.5));
  Xapian::WritableDatabase one(
      folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  one.replace_document(id, anchor);
  one.commit();
  all.add_database(one);
}

// What a document is made of, as numbers: one of each of a database's tables.
struct Sample {
  std::size_t data = 0, terms = 0, positions = 0;
  bool operator==(const Sample&) const = default;
};

Sample sample(const Xapian::Database& database, Xapian::docid id, bool termlists) {
  Sample out;
  try {
    out.data = database.get_document(id).get_data().size();
    if (!termlists) {
      out.terms = database.get_doclength(id) + std::size_t{1};
      return out;
    }
    for (auto term = database.termlist_begin(id); term != database.termlist_end(id); ++term) {
      ++out.terms;
      out.positions += term.positionlist_count();
    }
  } catch (const Xapian::DocNotFoundError&) {
    out = {};  // its list of terms is not there
  }
  return out;
}

// Xapian takes a table that it cannot open for one that was never written, and leaves it out
// without a word.
void check_nothing_left_out(const std::vector<std::string>& folders, const std::string& made) {
  const Xapian::Database all(made, Xapian::DB_BACKEND_GLASS);
  for (const auto& folder : folders) {
    const Xapian::Database one(folder, Xapian::DB_BACKEND_GLASS);
    const auto first = one.postlist_begin(kEvery);
    if (first == one.postlist_end(kEvery)) continue;
    const bool positions = std::filesystem::exists(folder + "/position.glass");
    const bool termlists = has_termlists(folder) && has_termlists(made);
    const auto was = sample(one, *first, termlists);
    const bool data = std::filesystem::exists(folder + "/docdata.glass");
    if ((data && was.data == 0) || was.terms == 0 ||
        (positions && !(one.has_positions() && all.has_positions())) ||
        !(was == sample(all, *first, termlists))) {
      throw Xapian::DatabaseError("Error writing it: a table of " + folder + " was left out");
    }
  }
}

// One database of several, or an empty one of none. FULL packs blocks; FULLER makes them larger.
// `last` is the last id among them, and is that of the result afterwards; the one behind it is
// free.
void compact(const std::vector<std::string>& folders, const std::string& to, std::uint32_t& last) {
  if (folders.empty()) {
    Xapian::WritableDatabase(to, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC)
        .commit();
    return;
  }
  Xapian::Database all;
  for (const auto& folder : folders) {
    all.add_database(Xapian::Database(folder, Xapian::DB_BACKEND_GLASS));
  }
  const std::string scratch = to + "-anchor";
  if (needs_anchor(all, last)) add_anchor(all, scratch, ++last);
  all.compact(to, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
  check_nothing_left_out(folders, to);
}

template <class Get>
std::vector<std::string> folders_of(const std::vector<Part>& parts, Get get) {
  std::vector<std::string> out;
  for (const auto& part : parts) {
    if (!get(part).empty()) out.push_back(get(part));
  }
  return out;
}

void cover(std::uint32_t& first, std::uint32_t& last, std::uint32_t from, std::uint32_t to) {
  if (from > to) return;
  const bool none = first > last;
  first = none ? from : std::min(first, from);
  last = none ? to : std::max(last, to);
}

// A part whose file is not there has no known articles: copies of them stay unfolded.
Status write_signatures(const std::string& path, const std::vector<Part>& parts) {
  std::vector<SignatureSource> sources;
  for (const auto& part : parts) {
    if (auto file = SignatureFile::open(part.signatures)) {
      sources.push_back({std::move(*file), part.dead_articles});
    }
  }
  return merge_signatures(std::move(sources), path);
}

// Nothing may be missing here: the persons of the archive are made of it.
Status write_evidence(const std::string& path, const std::vector<Part>& parts) {
  std::vector<EvidenceSource> sources;
  sources.reserve(parts.size());
  for (const auto& part : parts) sources.push_back({part.evidence, part.dead_articles});
  auto bytes = merge_evidence(sources);
  if (!bytes) return fail(bytes.error());
  return write_file(path, *bytes);
}

}  // namespace

Result<Segment> make_segment(const std::string& directory, std::uint32_t number,
                             const std::vector<Part>& parts) {
  const std::string folder = directory + "/" + segment_name(number);
  if (auto removed = remove_tree(folder); !removed) return fail(removed.error());
  if (auto made = make_folder(folder); !made) return fail(made.error());
  Segment segment;
  segment.number = number;
  for (const auto& part : parts) {
    cover(segment.first_article, segment.last_article, part.first_article, part.last_article);
    cover(segment.first_quote, segment.last_quote, part.first_quote, part.last_quote);
  }
  std::string words;
  auto made = guard("making " + folder, [&] {
    compact(folders_of(parts, [](const Part& part) { return part.articles; }), folder + "/articles",
            segment.last_article);
    compact(folders_of(parts, [](const Part& part) { return part.quotes; }), folder + "/quotes",
            segment.last_quote);
    const Xapian::Database articles(folder + "/articles"), quotes(folder + "/quotes");
    segment.articles = articles.get_termfreq(kEvery);
    segment.quotes = quotes.get_termfreq(kEvery);
    segment.articles_uuid = articles.get_uuid();
    segment.quotes_uuid = quotes.get_uuid();
    words = encode_vocabulary(words_of(articles));
  });
  if (!made) return fail(made.error());
  for (const char* scratch : {"/articles-anchor", "/quotes-anchor"}) {
    if (auto removed = remove_tree(folder + scratch); !removed) return fail(removed.error());
  }
  if (auto wrote = write_file(folder + "/words", words); !wrote) return fail(wrote.error());
  if (auto wrote = write_signatures(folder + "/signatures", parts); !wrote) {
    return fail(wrote.error());
  }
  if (auto wrote = write_evidence(folder + "/people", parts); !wrote) return fail(wrote.error());
  auto files = seal_folder(folder);
  if (!files) return fail(files.error());
  segment.files = std::move(*files);
  if (auto synced = sync_folder(directory + "/segments"); !synced) return fail(synced.error());
  return segment;
}

std::optional<SignatureFile> open_signatures(const std::string& directory, const Segment& segment) {
  auto file = SignatureFile::open(directory + "/" + segment_name(segment.number) + "/signatures");
  if (!file) return std::nullopt;
  return std::move(*file);
}

}  // namespace news
