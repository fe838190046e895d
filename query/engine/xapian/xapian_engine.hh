// SPDX-License-Identifier: GPL-2.0-or-later
// The engine over the indexes that newsindex writes (query/engine/engine.hh): everything an engine
// can do. A handle is the combined document id of the corpus.
#pragma once

#include <string>
#include <vector>

#include "query/engine/engine.hh"
#include "query/engine/xapian/corpus.hh"

namespace news {

class XapianEngine : public Engine {
 public:
  // The corpus outlives it.
  explicit XapianEngine(const Corpus& corpus) : corpus_(corpus) {}

  Capabilities can() const override { return Capabilities::all(); }
  std::string index() const override;
  void use_people(const PersonAliases& aliases) override { corpus_.use_aliases(aliases); }
  Result<Found> find(const Plan& plan, const FindRequest& request) override;
  Result<std::vector<PartWords>> words_of(const Plan& plan) override;
  Result<std::vector<std::vector<PartScore>>> part_scores(
      const Plan& plan, const std::vector<Handle>& documents) override;
  Status read(const std::vector<Handle>& articles, const VisitArticle& visit) override;
  Status read_quotations(const std::vector<Handle>& quotations,
                         const VisitQuotation& visit) override;
  Result<std::vector<SaidBy>> said_by(const std::vector<Spoken>& quotations) override;
  Result<Handle> find_article(const std::string& name) override;
  Result<std::vector<TellingWord>> telling_words(Handle article) override;
  Result<NearWord> near_word(const FieldInfo* field, const WordTest& word) override;

 private:
  const Corpus& corpus_;
};

}  // namespace news
