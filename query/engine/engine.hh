// SPDX-License-Identifier: GPL-2.0-or-later
// What can answer a plan. Everything outside query/engine/ knows an engine by this interface alone:
// documents are opaque handles, texts are the stored form (common/stored_article.hh). What an
// engine cannot do it declares, and a question that needs it is refused with words
// (capabilities.hh).
//
// An engine is opened for one answer: all its calls speak of one state of the index. Not for
// sharing between threads. Errors: usage for what the question asks in vain (a pattern that stands
// for too many words), else what the index met.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/result.hh"
#include "common/stored_article.hh"
#include "query/engine/capabilities.hh"
#include "query/engine/facets.hh"
#include "query/engine/people.hh"
#include "query/plan/plan.hh"

namespace news {

class PersonAliases;  // common/people/person_aliases.hh

// A document of the engine that gave it: an article, or a quotation. Nobody else reads the number.
enum class Handle : std::uint64_t {};

enum class SortOrder { relevance, newest, oldest };

struct FindRequest {
  std::size_t limit = 10, offset = 0;
  SortOrder sort = SortOrder::relevance;
  bool exact = false;  // count every match
  bool fold = true;    // copies become one result
  std::vector<FacetRequest> facets;
  bool facts = false;   // `words` and `group` of each document of the page
  bool people = false;  // who is quoted in all that is matched
  SpeakerKinds kinds;   // of those, and of a facet of speakers; none: those that are usual there
};

struct FoundDocument {
  Handle handle{};
  double score = 0;
  std::vector<Handle> copies;     // other members of its group that match, earliest first
  std::uint64_t more_copies = 0;  // beside those, where there are very many
  std::uint32_t words = 0;        // of an article: its length, as words: takes it
  std::string group;              // shared by near-copies; empty: not known
};

// What else a facet holds of each of its values stands in lists as long as `values`, or empty.
struct Facet {
  std::string name;
  std::vector<std::pair<std::string, std::uint64_t>> values;  // as they are to be shown
  std::size_t distinct = 0;                                   // values there are, shown or not
  std::vector<QuotedSpeaker> speakers = {};  // of a facet of speakers: who the values are
  Period period = Period::none;              // of a facet of times:
  std::vector<std::int64_t> times = {};      // their numbers (period.hh)
  // Of those at the end, how many a reader is shown who asked for no number; 0: all.
  std::size_t screenful = 0;
  std::vector<std::uint64_t> all = {};  // of all there is, where a share is asked for
  std::vector<std::vector<std::uint64_t>> compared =
      {};  // the counts of other queries, a list each
};

// What the index says of one part of the plan.
struct PartWords {
  // By side, the words it found to fit, which sharpen the tests; empty: the engine keeps no
  // vocabulary, and the tests stand alone.
  std::vector<std::vector<std::string>> sides;
  double rarity = 1;  // the rarer its words, the more it is worth where space is short
};

struct Found {
  std::vector<FoundDocument> documents;  // the page asked for
  std::uint64_t matches = 0, results = 0;
  bool exact = false;
  std::vector<Facet> facets;
  std::vector<QuotedSpeaker> people;  // by quotations
  std::vector<PartWords> words;       // one a part of the plan
  // Of the documents and their copies, in no order, where the plan leaves out what was shown.
  std::vector<std::uint64_t> stories;
};

// What one part of the plan gave to the score of a document.
struct PartScore {
  std::size_t part = 0;  // kNoPart: its headline, for saying much of the query
  double score = 0;
};

struct NearWord {
  bool known = false;   // the word is in the index: nothing is to be replaced
  std::string nearest;  // empty: none is near
};

struct TellingWord {
  std::string word;
  double weight = 0;
};

// A quotation of which somebody asks who says it: with its speaker as its article has him.
struct Spoken {
  Handle quotation{};
  std::string name;
  SpeakerKind kind = SpeakerKind::nobody;
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual Capabilities can() const = 0;
  // Which index it is (of several the first): another one, where it was made anew.
  virtual std::string index() const = 0;

  // What the reader says of persons; it outlives the engine. One that makes no persons needs none.
  virtual void use_people(const PersonAliases& aliases) { static_cast<void>(aliases); }

  // Ties: without any score newest first, then by article id, so that pages never overlap.
  virtual Result<Found> find(const Plan& plan, const FindRequest& request) = 0;
  // The words of each part, without asking for documents.
  virtual Result<std::vector<PartWords>> words_of(const Plan& plan) = 0;
  // What the scored parts gave to each of the documents, in the order of the parts, and at last
  // what its headline gave.
  virtual Result<std::vector<std::vector<PartScore>>> part_scores(
      const Plan& plan, const std::vector<Handle>& documents) = 0;

  // Gives each article's stored form to `visit`, with its place in `articles`, in whatever order
  // reads quickest.
  using VisitArticle = std::function<Status(std::size_t which, std::string_view stored)>;
  virtual Status read(const std::vector<Handle>& articles, const VisitArticle& visit) = 0;
  // The same of quotations: what reads those of the article of each, and its place among them.
  using VisitQuotation =
      std::function<Status(std::size_t which, QuoteReader& article, std::uint32_t place)>;
  virtual Status read_quotations(const std::vector<Handle>& quotations,
                                 const VisitQuotation& visit) = 0;

  // Who says each of them, as all articles together tell.
  virtual Result<std::vector<SaidBy>> said_by(const std::vector<Spoken>& quotations) = 0;

  // One article by its id or a name of it (common/article_name.hh). usage: there is none, or there
  // are several (the hint lists some, a line each, with their headlines).
  virtual Result<Handle> find_article(const std::string& name) = 0;
  // The words that tell this article from others, the most telling first.
  virtual Result<std::vector<TellingWord>> telling_words(Handle article) = 0;
  // Is the word in that field (nullptr: any plain one), and if not, which one may be meant?
  virtual Result<NearWord> near_word(const FieldInfo* field, const WordTest& word) = 0;
};

}  // namespace news
