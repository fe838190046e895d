// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/compile.hh"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "common/field.hh"
#include "common/index_schema.hh"
#include "common/quote_values.hh"
#include "query/engine/xapian/headline_cover.hh"
#include "query/engine/xapian/listed_words.hh"
#include "query/engine/xapian/ranking.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

using Xapian::Query;
using Words = std::vector<std::string>;

Query scaled(const Query& query, double factor) {
  return factor == 1 ? query : Query(Query::OP_SCALE_WEIGHT, query, factor);
}

class Compiler {
 public:
  // `out`: where parts and bonuses are kept; nullptr: they are not wanted.
  Compiler(const Corpus& corpus, AnswerKind kind, const PlanWords& words, const Prepared& prepared,
           Compiled* out)
      : corpus_(corpus), kind_(kind), words_(words), prepared_(prepared), out_(out) {}

  Query node(const PlanNode& node) {
    switch (node.kind) {
      case PlanNode::Kind::everything:
        return everything();
      case PlanNode::Kind::words:
        return words(node);
      case PlanNode::Kind::together:
        return together(node);
      case PlanNode::Kind::at_least:
        return frequent(node);
      case PlanNode::Kind::first:
        return first(node);
      case PlanNode::Kind::value:
        return unscored(Query(std::string(node.field->prefix) + node.text));
      case PlanNode::Kind::missing:
        return missing(*node.field);
      case PlanNode::Kind::days:
        return unscored(date_query(database(), node.range));
      case PlanNode::Kind::length: {
        const Query set = answer_to(node);
        return set.empty() ? set : Query(Query::OP_FILTER, everything(), set);
      }
      case PlanNode::Kind::all:
        return all(node);
      case PlanNode::Kind::any:
        return alternatives(node);
      case PlanNode::Kind::listed:
        return any_of(parts_of(node.children));
      case PlanNode::Kind::said_together:
        if (out_ != nullptr) out_->ranked = true;
        return answer_to(node);
      case PlanNode::Kind::of_articles:
        return answer_to(node);
    }
    return Query();
  }

  // What weighted fields give beyond 1, and the score of fields indexed without frequency.
  const std::vector<Query>& bonus() const { return bonus_; }
  // The plain words that every answer is wanted to hold, each with what it is worth.
  const std::vector<TitleWord>& title_words() const { return title_words_; }

 private:
  const Xapian::Database& database() const {
    return kind_ == AnswerKind::articles ? corpus_.articles() : corpus_.quotes();
  }
  static Query everything() { return unscored(Query(std::string(kEveryPrefix))); }

  Query answer_to(const PlanNode& node) const {
    const auto found = prepared_.answers.find(&node);
    return found == prepared_.answers.end() ? Query() : found->second;
  }

  // A value is no empty text: any is greater than the least byte.
  Query missing(const FieldInfo& field) const {
    const auto slot = kind_ == AnswerKind::articles ? field.slot : field.quote_slot;
    return Query(Query::OP_AND_NOT, everything(),
                 Query(Query::OP_VALUE_GE, slot, std::string(1, '\0')));
  }

  // Those that match something.
  std::vector<Query> parts_of(const std::vector<PlanNode>& nodes) {
    std::vector<Query> out;
    for (const auto& child : nodes) {
      if (auto part = node(child); !part.empty()) out.push_back(std::move(part));
    }
    return out;
  }

  // Of alternatives a headline holds one or another: none of them is wanted of it.
  Query alternatives(const PlanNode& node) {
    const auto before = title_words_.size();
    Query match = any_of(parts_of(node.children));
    title_words_.resize(before);
    return match;
  }

  Query all(const PlanNode& node) {
    auto parts = parts_of(node.children);
    if (parts.size() < node.children.size()) return Query();
    // What the quotations answered stands beside all the rest.
    const bool joined =
        parts.size() > 1 && node.children.back().kind == PlanNode::Kind::said_together;
    if (joined) {
      auto said = std::move(parts.back());
      parts.pop_back();
      parts = {all_of(parts), std::move(said)};
    }
    Query match = parts.empty() ? everything() : all_of(parts);
    auto* out = std::exchange(out_, nullptr);  // what is excluded neither scores nor is marked
    const auto excluded = parts_of(node.excluded);
    out_ = out;
    return excluded.empty() ? match : Query(Query::OP_AND_NOT, match, any_of(excluded));
  }

  Query words(const PlanNode& node) {
    const auto& found = words_.of(node.sides.front());
    if (found.empty()) {
      keep(node, Query());
      return Query();
    }
    const double again = node.times_said == 0 ? 1 : said_again(node.times_said);
    if (out_ != nullptr && node.field == nullptr && kind_ == AnswerKind::articles) {
      title_words_.push_back({&found, again * telling(node.text)});
    }
    if (node.in_list) {
      const double weight = node.times_said == 0 ? 1 : again * telling(node.text);
      const Query match = scaled(answer_to(node), weight);
      keep(node, match);
      return match;
    }
    const auto targets = targets_of(node.field, kind_);
    const auto ask = [&](double factor) {
      const auto query = words_query(database(), found, targets, factor, node.text);
      return query.empty() || node.scored ? query : unscored(query);
    };
    Query match = ask(again);
    if (out_ == nullptr) return match;
    const Query once = again == 1 ? match : ask(1);
    const Query part = score(once, found, node, targets);
    keep(node, match.empty() ? part : scaled(part, again));
    return match;
  }

  Query together(const PlanNode& node) {
    std::vector<Words> sides;
    sides.reserve(node.sides.size());
    for (const auto& side : node.sides) sides.push_back(words_.of(side));
    Query match =
        positional_query(corpus_, database(), sides, {node.placing, node.number, node.within},
                         targets_of(node.field, kind_));
    if (!match.empty() && !node.scored) match = unscored(match);
    // A person says it under other names, too.
    if (const Query named = answer_to(node); !named.empty()) {
      match = match.empty() ? named : Query(Query::OP_OR, match, named);
    }
    keep(node, match);
    return match;
  }

  // A run is scored by its first word.
  Words first_of_runs(const PlanNode& node) const {
    Words begins = words_.of(node.sides.front());
    for (auto& word : begins) word.resize(std::min(word.find(' '), word.size()));
    std::sort(begins.begin(), begins.end());
    begins.erase(std::unique(begins.begin(), begins.end()), begins.end());
    return begins;
  }

  Query first(const PlanNode& node) {
    Query match =
        words_query(database(), first_of_runs(node), targets_of(node.field, AnswerKind::articles));
    if (!match.empty()) {
      if (!node.scored) match = unscored(match);
      match = Query(Query::OP_FILTER, match,
                    first_words_query(corpus_, words_.of(node.sides.front()), node.number));
    }
    keep(node, match);
    return match;
  }

  Query frequent(const PlanNode& node) {
    const Query often = answer_to(node);
    const Words begins = first_of_runs(node);
    Query match =
        often.empty() ? Query() : words_query(database(), begins, targets_of(node.field, kind_));
    if (!match.empty()) {
      if (!node.scored) match = unscored(match);
      match = Query(Query::OP_FILTER, match, often);
    }
    keep(node, match);
    return match;
  }

  void keep(const PlanNode& node, const Query& part) {
    if (out_ == nullptr || node.part == kNoPart) return;
    out_->parts[node.part] = part;
    out_->ranked |= node.scored;
  }

  // How rare the words are in articles, against how rare they are in the one field: "the" stands in
  // few headlines, and is no telling word for that. 0: the field does not hold them.
  double pooled_rarity(const Words& words, const Target& target) const {
    const double all = corpus_.articles().get_doccount();
    double anywhere = 0, here = 0;
    for (const auto& word : words) {
      anywhere += static_cast<double>(corpus_.frequency(word));
      here += corpus_.articles().get_termfreq(std::string(target.prefix) + word);
    }
    if (here == 0) return 0;
    return std::min(1.0, rarity_in_field(anywhere, all) / rarity_in_field(here, all));
  }

  Query score(const Query& match, const Words& words, const PlanNode& node,
              const std::vector<Target>& targets) {
    std::vector<Query> extra;
    for (const auto& target : targets) {
      if (target.weight > 1) {
        const double factor = (target.weight - 1) * pooled_rarity(words, target);
        if (factor > 0)
          extra.push_back(words_query(database(), words, {target}, factor, node.text));
      }
      if (!target.counted && !node.field->filter) {
        const auto words_alone = words_query(
            database(), words, {{"", 1, true}, {field_info(Field::headline).prefix, 1, true}});
        if (!words_alone.empty()) extra.push_back(words_alone);
        out_->ranked = true;
      }
    }
    bonus_.insert(bonus_.end(), extra.begin(), extra.end());
    if (extra.empty() || match.empty()) return match;
    return Query(Query::OP_AND_MAYBE, match, any_of(extra));
  }

  const Corpus& corpus_;
  AnswerKind kind_;
  const PlanWords& words_;
  const Prepared& prepared_;
  Compiled* out_;
  std::vector<Query> bonus_;
  std::vector<TitleWord> title_words_;
};

// The telling words of articles, among what matches, without those articles.
void liken(const Corpus& corpus, const Likeness& likeness, Compiled& out) {
  std::vector<Query> parts;
  const std::vector<Target> targets{{"", 1, true}, {field_info(Field::headline).prefix, 1, true}};
  for (const auto& word : likeness.words) {
    out.parts[word.part] = words_query(corpus.articles(), {word.word}, targets, word.weight);
    parts.push_back(out.parts[word.part]);
  }
  std::vector<Xapian::docid> themselves;
  for (const auto handle : likeness.articles)
    themselves.push_back(static_cast<Xapian::docid>(handle));
  std::sort(themselves.begin(), themselves.end());
  Query query = any_of(parts);
  if (!query.empty()) {
    query = Query(Query::OP_FILTER, query, out.query);
    query = Query(
        Query::OP_AND_NOT, query,
        document_set_query(std::make_shared<DocumentsBySegment>(corpus.by_segment(themselves))));
  }
  out.query = query;
  out.ranked = true;
}

}  // namespace

Compiled compile(const Corpus& corpus, const Plan& plan, const PlanWords& words,
                 const Prepared& prepared, bool ordered) {
  Compiled out;
  out.parts.resize(plan.parts.size());
  Compiler compiler(corpus, plan.kind, words, prepared, &out);
  Query query = compiler.node(plan.root);
  if (prepared.limits) {
    query = prepared.limits->empty() ? Query() : Query(Query::OP_FILTER, query, *prepared.limits);
  }
  if (plan.kind == AnswerKind::quotations && plan.restriction.least_confidence > 0) {
    const Query sure(Query::OP_VALUE_GE, quote_slot::kConfidence,
                     confidence_value(plan.restriction.least_confidence));
    query = query.empty() ? query : Query(Query::OP_FILTER, query, sure);
  }
  const Query dead =
      plan.kind == AnswerKind::articles ? corpus.dead_articles() : corpus.dead_quotes();
  if (!dead.empty() && !query.empty()) query = Query(Query::OP_AND_NOT, query, dead);
  if (ordered && !compiler.bonus().empty() && !query.empty()) {
    query = Query(Query::OP_AND_MAYBE, query, any_of(compiler.bonus()));
  }
  if (ordered && !query.empty() && !plan.likeness) {
    out.headline = headline_cover_query(corpus, compiler.title_words());
    if (!out.headline.empty()) query = Query(Query::OP_AND_MAYBE, query, out.headline);
  }
  out.query = std::move(query);
  if (plan.likeness) liken(corpus, *plan.likeness, out);
  return out;
}

Query compile_part(const Corpus& corpus, const PlanNode& node, AnswerKind kind,
                   const PlanWords& words, const Prepared& prepared) {
  return Compiler(corpus, kind, words, prepared, nullptr).node(node);
}

}  // namespace news
