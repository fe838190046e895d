// SPDX-License-Identifier: GPL-2.0-or-later
// The engine over an archive on an OpenSearch cluster (query/engine/engine.hh). It finds articles
// and quotations, counts and folds them; what it cannot do yet it does not declare, and what a
// query cannot be said in there is refused (compile_dsl.hh). A handle is a place in the list of
// what this engine has named. It keeps no state of the index: between two requests of one answer
// the archive may change, and an article that is gone by then is an error of code locked.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "common/cluster/transport.hh"
#include "query/engine/engine.hh"
#include "query/engine/opensearch/answer_reader.hh"
#include "query/engine/opensearch/compile_dsl.hh"

namespace news {

class OpenSearchEngine : public Engine {
 public:
  // Asks whether the archive is there and ours.
  static Result<OpenSearchEngine> open(std::unique_ptr<Transport> transport, std::string archive);

  Capabilities can() const override;
  std::string index() const override { return uuid_; }
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
  struct Document {
    std::string index, id;
    std::uint32_t place = 0;  // of a quotation among its article's
  };

  OpenSearchEngine(std::unique_ptr<Transport> transport, std::string archive)
      : transport_(std::move(transport)), archive_(std::move(archive)) {}

  Result<nlohmann::json> search(const nlohmann::json& body);
  Result<std::vector<std::string>> stored(const std::vector<Document>& documents);
  Handle handle_of(Document document);
  const Document& document_of(Handle handle) const;

  Result<Found> find_articles(const Dsl& dsl, FindRequest request);
  Status count_groups(const Dsl& dsl, const nlohmann::json& answer, bool all, Found& out);
  // Their stories join `stories`.
  FoundDocument found_article(ClusterHit hit, bool ranked, std::vector<std::uint64_t>& stories);
  Result<Found> find_quotations(const Dsl& dsl, FindRequest request);

  std::unique_ptr<Transport> transport_;
  std::string archive_, uuid_;
  std::vector<Document> documents_;
};

}  // namespace news
