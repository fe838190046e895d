// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/compile.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "query/engine/xapian/expand.hh"
#include "query/engine/xapian/quotation_join.hh"
#include "query/engine/xapian/scope.hh"
#include "query/engine/xapian/terms.hh"
#include "query/engine/xapian/word_list.hh"
#include "query/language/query_error.hh"

namespace news {
namespace {

using Xapian::Query;

// What BM25 makes of a word that n of all documents hold.
double rarity(double n, double all) {
  return std::log(1.0 + (std::max(all - n, 0.0) + 0.5) / (n + 0.5));
}

bool is_field(const Node& node, Field field) {
  return node.kind == NodeKind::in_field && node.field->field == field;
}

class Compiler {
 public:
  Compiler(const Corpus& corpus, const ParsedQuery& query, AnswerKind kind)
      : corpus_(corpus), query_(query), kind_(kind), plain_(plain_scope(kind)), list_(corpus) {}

  Result<Compiled> run(const Restriction& restriction) {
    auto match = compile_node(query_.tree, plain_);
    if (!match) return fail(std::move(match.error()));
    Query query = *match;
    if (const Query limits = restrict(restriction); !limits.empty()) {
      query = Query(Query::OP_FILTER, query, limits);
    } else if (nothing_left_) {
      query = Query();
    }
    const Query dead = articles() ? corpus_.dead_articles() : corpus_.dead_quotes();
    if (!dead.empty() && !query.empty()) query = Query(Query::OP_AND_NOT, query, dead);
    if (!bonus_.empty() && !query.empty())
      query = Query(Query::OP_AND_MAYBE, query, any_of(bonus_));
    Compiled out;
    out.query = std::move(query);
    out.wanted = std::move(wanted_);
    out.ranked = ranked_;
    return out;
  }

 private:
  bool articles() const { return kind_ == AnswerKind::articles; }
  const Xapian::Database& database() const {
    return articles() ? corpus_.articles() : corpus_.quotes();
  }
  static Query everything() { return unscored(Query(std::string(kEveryPrefix))); }

  tl::unexpected<Error> error(Span place, std::string what, std::string expected) const {
    return fail(query_error(query_.text, place, std::move(what), std::move(expected)));
  }

  // --since, --until.
  Query restrict(const Restriction& restriction) {
    if (restriction.dates == nullptr) return Query();
    Query dated = date_query(corpus_.articles(), *restriction.dates);
    if (!articles()) dated = quotes_of(dated);
    nothing_left_ = dated.empty();
    return dated;
  }

  // The quotations of the articles that match.
  Query quotes_of(const Query& of_articles) const {
    const auto ids = all_matches(corpus_.articles(), of_articles);
    return quotations_of_articles(corpus_, ids);
  }

  Result<Query> compile_node(const Node& node, const Scope& scope) {
    switch (node.kind) {
      case NodeKind::all:
        return everything();
      case NodeKind::word:
      case NodeKind::pattern:
      case NodeKind::fuzzy:
        return word(node, scope);
      case NodeKind::phrase:
      case NodeKind::near:
      case NodeKind::ordered:
        return positional(node, scope);
      case NodeKind::at_least:
        return frequent(node, scope);
      case NodeKind::value:
        return unscored(Query(std::string(scope.field->prefix) + node.text));
      case NodeKind::date:
        return unscored(date_query(database(), node.range));
      case NodeKind::length:
        return lengths(node);
      case NodeKind::either:
        return either(node, scope);
      case NodeKind::loose:
        return loose(node, scope);
      case NodeKind::alias:
        return alias(node, scope);
      case NodeKind::without:
        return excluded(node, scope);
      case NodeKind::both:
        return both(node, scope);
      case NodeKind::in_field:
        return in_field(node);
    }
    return Query();
  }

  // One for all forms that are asked as one word; empty of what is no word.
  static std::string key_of(const Node& node, const Scope& scope) {
    if (node.kind != NodeKind::word) return {};
    return node.exact || !scope.forms ? '"' + node.text : stem_of(node.text);
  }

  // A word written twice (or in two forms) is asked once; in a list of words it counts for more: a
  // little, as in long questions a word is often said again by habit. In full it costs .03 (med).
  Result<Query> compile_list(const std::vector<const Node*>& nodes, const Scope& scope,
                             Query::op op) {
    std::vector<Query> parts;
    bool nothing = false;  // a part matches nothing
    struct Listed {
      std::size_t part, wanted;
      std::string_view word;
      double repeated;
    };
    std::map<std::string, Listed> seen;
    std::map<std::string, double> times;
    for (const Node* node : nodes) ++times[key_of(*node, scope)];
    for (const Node* node : nodes) {
      const bool word = node->kind == NodeKind::word;
      const auto key = key_of(*node, scope);
      if (word && seen.contains(key)) continue;
      Scope said = scope;
      const double repeated = word && op != Query::OP_AND ? std::pow(times[key], 0.2) : 1;
      if (!scope.listed) said.factor *= repeated;
      auto part = compile_node(*node, said);
      if (!part) return part;
      nothing |= part->empty();
      if (part->empty()) continue;  // later parts may be wrong, and are to be told
      if (word) seen[key] = {parts.size(), wanted_.size() - 1, node->text, repeated};
      parts.push_back(std::move(*part));
    }
    if (op == Query::OP_AND) return nothing ? Query() : all_of(parts);
    for (const auto& [key, listed] : seen) {
      const double weight = listed.repeated * (scope.listed ? telling(listed.word) : 1);
      if (weight == 1) continue;
      const auto scale = [weight](Query& query) {
        query = Query(Query::OP_SCALE_WEIGHT, query, weight);
      };
      if (scope.listed) scale(parts[listed.part]);  // else it is scaled from birth
      scale(wanted_[listed.wanted].query);
    }
    return any_of(parts);
  }

  Result<Query> loose(const Node& node, const Scope& scope) {
    Scope list = scope;
    list.listed = articles() && scope.field == nullptr;
    return either(node, list);
  }

  Result<Query> either(const Node& node, const Scope& scope) {
    std::vector<const Node*> children;
    for (const auto& child : node.children) children.push_back(&child);
    return compile_list(children, scope, Query::OP_OR);
  }

  Result<Query> excluded(const Node& node, const Scope& scope) {
    auto out = exclude(node.children.front(), scope);
    if (!out) return out;
    return out->empty() ? everything() : Query(Query::OP_AND_NOT, everything(), *out);
  }

  // Compiles a part that is excluded: it neither scores nor is marked.
  Result<Query> exclude(const Node& node, const Scope& scope) {
    const auto wanted = wanted_.size(), bonus = bonus_.size();
    const bool ranked = ranked_;
    auto out = compile_node(node, scope);
    wanted_.resize(wanted);
    bonus_.resize(bonus);
    ranked_ = ranked;
    return out;
  }

  Result<Query> both(const Node& node, const Scope& scope) {
    std::vector<const Node*> wanted, joined;
    std::vector<Query> unwanted;
    for (const auto& child : node.children) {
      if (child.kind == NodeKind::without) {
        auto part = exclude(child.children.front(), scope);
        if (!part) return part;
        if (!part->empty()) unwanted.push_back(std::move(*part));
      } else if (articles() && (is_field(child, Field::said) || is_field(child, Field::speaker))) {
        joined.push_back(&child);
      } else {
        wanted.push_back(&child);
      }
    }
    const bool says = std::any_of(joined.begin(), joined.end(),
                                  [](const Node* child) { return is_field(*child, Field::said); });
    if (!says) {
      wanted.insert(wanted.end(), joined.begin(), joined.end());
      joined.clear();
    }
    return assemble(wanted, joined, unwanted, scope);
  }

  Result<Query> assemble(const std::vector<const Node*>& wanted,
                         const std::vector<const Node*>& joined, const std::vector<Query>& unwanted,
                         const Scope& scope) {
    std::vector<Query> parts;
    if (!wanted.empty()) {
      auto part = compile_list(wanted, scope, Query::OP_AND);
      if (!part) return part;
      parts.push_back(std::move(*part));
    }
    if (!joined.empty()) {
      const bool in_vain = !parts.empty() && parts.front().empty();
      auto part = same_quotation(joined, in_vain);
      if (!part) return part;
      parts.push_back(std::move(*part));
    }
    for (const auto& part : parts) {
      if (part.empty()) return Query();
    }
    Query match = parts.empty() ? everything() : all_of(parts);
    if (!unwanted.empty()) match = Query(Query::OP_AND_NOT, match, any_of(unwanted));
    return match;
  }

  // One speaker: at most, and every said: of an AND group, of the same quotation. in_vain: nothing
  // will match whatever these find; what is wrong in them is told all the same.
  Result<Query> same_quotation(const std::vector<const Node*>& parts, bool in_vain = false) {
    const Node* speaker = nullptr;
    for (const Node* part : parts) {
      if (!is_field(*part, Field::speaker)) continue;
      if (speaker != nullptr) {
        return error(part->span, "two speakers cannot say the same words",
                     "brackets: (speaker:a said:x) (speaker:b said:y)");
      }
      speaker = part;
    }
    Compiler quotations(corpus_, query_, AnswerKind::quotations);
    quotations.leaves_ = leaves_;
    auto match = quotations.compile_list(parts, quotations.plain_, Query::OP_AND);
    if (!match) return match;
    leaves_ = quotations.leaves_;
    for (auto& wanted : quotations.wanted_) {
      if (wanted.field == nullptr) wanted.field = &field_info(Field::said);
      wanted.query = Query();
      wanted_.push_back(std::move(wanted));
    }
    ranked_ = true;
    if (in_vain || match->empty()) return Query();
    Query query = *match;
    if (const Query dead = corpus_.dead_quotes(); !dead.empty()) {
      query = Query(Query::OP_AND_NOT, query, dead);
    }
    return articles_of_quotations(corpus_, query);
  }

  Result<Query> in_field(const Node& node) {
    const FieldInfo& field = *node.field;
    if (field.field == Field::said) {
      if (articles()) return same_quotation({&node});
      return compile_node(node.children.front(), plain_);
    }
    if (!articles() && !of_quotations(field.field)) return articles_with(node);
    return compile_node(node.children.front(), field_scope(field));
  }

  // --quotes: a field of the article restricts which articles the quotations come from.
  Result<Query> articles_with(const Node& node) {
    Compiler of_articles(corpus_, query_, AnswerKind::articles);
    auto match = of_articles.in_field(node);
    if (!match || match->empty()) return match;
    return quotes_of(*match);
  }

  Result<std::vector<std::string>> words_of(const Node& node, const Scope& scope) {
    if (++leaves_ > kMostLeaves) {
      return error(node.span, fmt::format("the query has more than {} words", kMostLeaves),
                   "a shorter query");
    }
    auto words = expand(corpus_, node, scope.forms);
    if (!words) return error(node.span, words.error().message, words.error().hint);
    return words;
  }

  // The words that fit at one place of a phrase or NEAR: one word's, or those of an OR.
  Result<std::vector<std::string>> side_of(const Node& node, const Scope& scope) {
    if (node.kind != NodeKind::either && node.kind != NodeKind::alias) return words_of(node, scope);
    std::set<std::string> all;
    for (const auto& child : node.children) {
      auto words = side_of(child, scope);
      if (!words) return words;
      all.insert(words->begin(), words->end());
    }
    return std::vector<std::string>(all.begin(), all.end());
  }

  void want(Wanted::Kind kind, const Node& node, const Scope& scope,
            std::vector<std::vector<std::string>> sides, const Query& query) {
    Wanted wanted;
    wanted.kind = kind;
    wanted.number = node.number;
    wanted.field = scope.field;
    wanted.sides = std::move(sides);
    wanted.span = node.span;
    wanted.text = to_expression(node);
    wanted.exact = node.exact || !scope.forms;
    wanted.query = query;
    wanted_.push_back(std::move(wanted));
    ranked_ |= scope.scored;
  }

  // How rare the words are in articles, against how rare they are in the one field: "the" stands in
  // few headlines, and is no telling word for that. 0: the field does not hold them.
  double pooled_rarity(const std::vector<std::string>& words, const Target& target) const {
    const double all = corpus_.articles().get_doccount();
    double anywhere = 0, here = 0;
    for (const auto& word : words) {
      anywhere += static_cast<double>(corpus_.frequency(word));
      here += corpus_.articles().get_termfreq(std::string(target.prefix) + word);
    }
    if (here == 0) return 0;
    return std::min(1.0, rarity(anywhere, all) / rarity(here, all));
  }

  // Adds what weighted fields give beyond 1, and the score of fields indexed without frequency.
  Query score(const Query& match, const std::vector<std::string>& words, const Scope& scope) {
    std::vector<Query> extra;
    for (const auto& target : scope.targets) {
      if (target.weight > 1) {
        const double factor = (target.weight - 1) * pooled_rarity(words, target);
        if (factor > 0) extra.push_back(words_query(database(), words, {target}, factor));
      }
      if (!target.counted && !is_filter(scope.field->field)) {
        const auto words_alone = words_query(
            database(), words, {{"", 1, true}, {field_info(Field::headline).prefix, 1, true}});
        if (!words_alone.empty()) extra.push_back(words_alone);
        ranked_ = true;
      }
    }
    bonus_.insert(bonus_.end(), extra.begin(), extra.end());
    if (extra.empty() || match.empty()) return match;
    return Query(Query::OP_AND_MAYBE, match, any_of(extra));
  }

  Result<Query> word(const Node& node, const Scope& scope) {
    auto found = words_of(node, scope);
    if (!found) return fail(std::move(found.error()));
    return words(std::move(*found), node, scope);
  }

  Query words(std::vector<std::string> found, const Node& node, const Scope& scope) {
    if (found.empty()) {
      want(Wanted::Kind::words, node, scope, {{}}, Query());
      return Query();
    }
    Query match, scored;
    if (scope.listed) {
      match = scored = list_.of(found, node.text, scope.targets);
    } else {
      const auto ask = [&](double factor) {
        const auto query = words_query(database(), found, scope.targets, factor);
        return query.empty() || scope.scored ? query : unscored(query);
      };
      match = ask(scope.factor);
      scored = score(scope.factor == 1 ? match : ask(1), found, scope);
    }
    want(Wanted::Kind::words, node, scope, {std::move(found)}, scored);
    return match;
  }

  Query lengths(const Node& node) const {
    const auto ids = documents_of_length(database(), node.number, node.most);
    const Query set = document_set_query(std::make_shared<DocumentsBySegment>(
        articles() ? corpus_.by_segment(ids) : corpus_.quotes_by_segment(ids)));
    return set.empty() ? set : Query(Query::OP_FILTER, everything(), set);
  }

  // Names that mean the same: single words are one word, their frequencies pooled; phrases are
  // ORed.
  Result<Query> alias(const Node& node, const Scope& scope) {
    std::set<std::string> single;
    std::vector<Query> parts;
    for (const auto& child : node.children) {
      if (child.kind == NodeKind::word) {
        auto found = words_of(child, scope);
        if (!found) return fail(std::move(found.error()));
        single.insert(found->begin(), found->end());
        continue;
      }
      auto part = compile_node(child, scope);
      if (!part) return part;
      if (!part->empty()) parts.push_back(std::move(*part));
    }
    if (!single.empty()) {
      auto part = words({single.begin(), single.end()}, node, scope);
      if (!part.empty()) parts.push_back(std::move(part));
    }
    return any_of(parts);
  }

  Result<Query> positional(const Node& node, const Scope& scope) {
    std::vector<std::vector<std::string>> sides;
    for (const auto& child : node.children) {
      auto words = side_of(child, scope);
      if (!words) return fail(std::move(words.error()));
      sides.push_back(std::move(*words));
    }
    const auto placing = node.kind == NodeKind::near      ? Placing::any_order
                         : node.kind == NodeKind::ordered ? Placing::ordered
                                                          : Placing::side_by_side;
    const unsigned distance = node.kind == NodeKind::phrase ? 1 : node.number;
    Query match = positional_query(corpus_, database(), sides, placing, distance, scope.targets);
    if (!match.empty() && !scope.scored) match = unscored(match);
    const auto kind = node.kind == NodeKind::near      ? Wanted::Kind::near
                      : node.kind == NodeKind::ordered ? Wanted::Kind::ordered
                                                       : Wanted::Kind::side_by_side;
    want(kind, node, scope, std::move(sides), match);
    return match;
  }

  Result<Query> frequent(const Node& node, const Scope& scope) {
    auto words = side_of(node.children.front(), scope);
    if (!words) return fail(std::move(words.error()));
    const auto ids = at_least(corpus_, database(), *words, node.number, scope.targets);
    auto by_segment = std::make_shared<DocumentsBySegment>(
        articles() ? corpus_.by_segment(ids) : corpus_.quotes_by_segment(ids));
    const Query often = document_set_query(std::move(by_segment));
    Query match = often.empty() ? Query() : words_query(database(), *words, scope.targets);
    if (!match.empty()) {
      if (!scope.scored) match = unscored(match);
      match = Query(Query::OP_FILTER, match, often);
    }
    want(Wanted::Kind::words, node, scope, {std::move(*words)}, match);
    return match;
  }

  const Corpus& corpus_;
  const ParsedQuery& query_;
  AnswerKind kind_;
  Scope plain_;
  ListRanking list_;
  std::vector<Wanted> wanted_;
  std::vector<Query> bonus_;
  std::size_t leaves_ = 0;
  bool ranked_ = false;
  bool nothing_left_ = false;
};

}  // namespace

Result<Compiled> compile(const Corpus& corpus, const ParsedQuery& query, AnswerKind kind,
                         const Restriction& restriction) {
  return guard("reading the index", [&] { return Compiler(corpus, query, kind).run(restriction); });
}

}  // namespace news
