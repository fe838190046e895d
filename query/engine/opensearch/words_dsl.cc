// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/opensearch/words_dsl.hh"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/cluster_schema.hh"
#include "common/index/word_forms.hh"
#include "common/index_schema.hh"

namespace news {
namespace {

using nlohmann::json;

// Words of a pattern inside ADJ and NEAR, in a segment; ~word takes the nearest so many.
constexpr unsigned kMostWords = 1000, kMostNear = 1000;

// Adds up what the server knows of each word in each field.
constexpr std::string_view kCount =
    "double n = 0; for (f in params.f) { for (t in params.t) { n += termFreq(f, t) } } return n";

std::string stem_term(const std::string& word) {
  return std::string(kStemMark) + stem_of(word);
}

// A pattern that begins with `?` or `*` could fit the marks before a stem.
bool needs_expression(std::string_view pattern) {
  return pattern.starts_with('?') || pattern.starts_with('*');
}

// The same as a regular expression, with every mark escaped.
std::string expression(std::string_view pattern) {
  std::string out;
  for (const char c : pattern) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (c == '?') {
      out += "[^=]";
    } else if (c == '*') {
      out += "[^=]*";
    } else {
      if (!plain) out += '\\';
      out += c;
    }
  }
  return out;
}

// Without wildcards but the one at its end.
bool is_beginning(std::string_view pattern) {
  return pattern.find_first_of("*?") + 1 == pattern.size() && pattern.ends_with('*');
}

// That word alone: a cluster does not know in which language it lives.
bool is_itself(const WordTest& test) {
  return test.kind == WordTest::Kind::exact || test.kind == WordTest::Kind::capital;
}

json fuzzy_of(const std::string& word) {
  return {{"fuzziness", allowed_slips(word)}, {"transpositions", false}};
}

json word_query(const WordTest& test, const std::string& field) {
  switch (test.kind) {
    case WordTest::Kind::forms:
      return {{"term", {{field, stem_term(test.text)}}}};
    case WordTest::Kind::pattern:
      if (is_beginning(test.text)) {
        return {{"prefix", {{field, test.text.substr(0, test.text.size() - 1)}}}};
      }
      if (needs_expression(test.text)) return {{"regexp", {{field, expression(test.text)}}}};
      return {{"wildcard", {{field, {{"value", test.text}}}}}};
    case WordTest::Kind::fuzzy: {
      json how = fuzzy_of(test.text);
      how["value"] = test.text;
      how["max_expansions"] = kMostNear;
      return {{"fuzzy", {{field, std::move(how)}}}};
    }
    case WordTest::Kind::exact:
    case WordTest::Kind::capital:
    case WordTest::Kind::run:
      break;
  }
  return {{"term", {{field, test.text}}}};
}

json match_rule(const std::string& term) {
  return {{"match", {{"query", term}, {"analyzer", "whitespace"}}}};
}

// Words side by side; of two blanks one is a place left free.
json run_rule(const std::string& run) {
  json rule = match_rule(run);
  std::size_t free = 0;
  for (auto at = run.find("  "); at != std::string::npos; at = run.find("  ", at + 2)) ++free;
  rule["match"]["ordered"] = true;
  rule["match"]["max_gaps"] = free;
  return rule;
}

// A word as one side of an interval.
Result<json> word_rule(const WordTest& test) {
  switch (test.kind) {
    case WordTest::Kind::forms:
      return match_rule(stem_term(test.text));
    case WordTest::Kind::pattern:
      if (needs_expression(test.text)) {
        return json{
            {"regexp", {{"pattern", expression(test.text)}, {"max_expansions", kMostWords}}}};
      }
      return json{{"wildcard", {{"pattern", test.text}, {"max_expansions", kMostWords}}}};
    case WordTest::Kind::fuzzy: {
      json how = fuzzy_of(test.text);
      how["term"] = test.text;
      return json{{"fuzzy", std::move(how)}};
    }
    case WordTest::Kind::run:
      return run_rule(test.text);
    case WordTest::Kind::exact:
    case WordTest::Kind::capital:
      break;
  }
  return match_rule(test.text);
}

Result<json> side_rule(const WordTests& side) {
  json rules = json::array();
  for (const auto& test : side) {
    auto rule = word_rule(test);
    if (!rule) return rule;
    rules.push_back(std::move(*rule));
  }
  if (rules.size() == 1) return std::move(rules.front());
  return json{{"any_of", {{"intervals", std::move(rules)}}}};
}

// Each side has a place of its own. The server sees to that for two sides, or where the sides are
// the same; can one word be two of these?
bool could_share_a_word(const std::vector<WordTests>& sides) {
  const auto share = [](const WordTest& a, const WordTest& b) {
    using Kind = WordTest::Kind;
    if (is_itself(a)) return b.fits(a.text);
    if (is_itself(b)) return a.fits(b.text);
    return a.kind != Kind::forms || b.kind != Kind::forms || a.fits(b.text);
  };
  for (std::size_t i = 0; i < sides.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      for (const auto& a : sides[i]) {
        for (const auto& b : sides[j]) {
          if (share(a, b)) return true;
        }
      }
    }
  }
  return false;
}

// The words between, at the most: of places in a window those that no side takes.
unsigned gaps_of(const PlanNode& node) {
  const auto sides = static_cast<unsigned>(node.sides.size());
  if (node.placing == Placing::side_by_side) return node.number - 1;
  return (node.number - 1) * (sides - 1);
}

Result<json> together_rule(const PlanNode& node) {
  if (node.within != Within::words) {
    return fail(ErrorCode::usage, "a cluster does not know where sentences and paragraphs end",
                "NEAR/15 for words about a sentence apart");
  }
  json sides = json::array();
  for (const auto& side : node.sides) {
    auto rule = side_rule(side);
    if (!rule) return rule;
    sides.push_back(std::move(*rule));
  }
  if (sides.size() == 1) return std::move(sides.front());
  json how = {{"max_gaps", gaps_of(node)}};
  if (node.placing != Placing::any_order) {
    how["ordered"] = true;
  } else if (!could_share_a_word(node.sides)) {
    how["ordered"] = false;
  } else if (sides.size() == 2) {
    how["mode"] = "unordered_no_overlap";
  } else {
    return fail(ErrorCode::usage,
                "a cluster cannot tell three words near each other apart where one may be two",
                "NEAR between two of them at a time");
  }
  if (node.placing != Placing::side_by_side &&
      node.number * (node.sides.size() - 1) >= kParagraphGap) {
    return fail(ErrorCode::usage, "a cluster cannot look so far: the next paragraph would count",
                "a smaller number, or fewer words");
  }
  how["intervals"] = std::move(sides);
  return json{{"all_of", std::move(how)}};
}

// Every word once, though a word and its forms are asked for.
Result<json> counted_terms(const WordTests& tests) {
  json terms = json::array();
  for (const auto& test : tests) {
    if (!is_itself(test) && test.kind != WordTest::Kind::forms) {
      return fail(ErrorCode::usage, "a cluster counts whole words alone",
                  "ATLEAST with a word, or words with OR between them");
    }
    const auto covered = [&test](const WordTest& other) {
      return &other != &test && other.kind == WordTest::Kind::forms && other.fits(test.text);
    };
    if (is_itself(test) && std::any_of(tests.begin(), tests.end(), covered)) {
      continue;
    }
    json term = test.kind == WordTest::Kind::forms ? stem_term(test.text) : test.text;
    if (std::find(terms.begin(), terms.end(), term) == terms.end())
      terms.push_back(std::move(term));
  }
  return terms;
}

std::string quoted(std::string_view name) {
  return fmt::format("{}.{}", cluster_field::kQuotes, name);
}

}  // namespace

std::vector<std::string> dsl_fields(const FieldInfo* field, AnswerKind kind, bool pooled) {
  const bool quotations = kind == AnswerKind::quotations;
  if (field != nullptr && field->field == Field::said) return {quoted(cluster_field::kSaid)};
  if (field != nullptr && quotations) return {quoted(field->name)};
  if (field != nullptr) {
    std::vector<std::string> out{std::string(field->name)};
    // The lead is the headline and the first paragraphs; the index holds the headline once.
    if (field->field == Field::lead) out.emplace_back(field_info(Field::headline).name);
    return out;
  }
  if (quotations) return {quoted(cluster_field::kSaid), quoted(field_info(Field::speaker).name)};
  if (pooled) return {std::string(cluster_field::kPlain)};
  std::vector<std::string> out;
  for (const auto& row : field_table()) {
    if (row.in_plain) out.emplace_back(row.name);
  }
  return out;
}

nlohmann::json one_of(std::vector<nlohmann::json> queries) {
  if (queries.size() == 1) return std::move(queries.front());
  return {{"bool", {{"should", std::move(queries)}, {"minimum_should_match", 1}}}};
}

nlohmann::json any_word(const WordTests& tests, const std::vector<std::string>& fields) {
  std::vector<json> out;
  for (const auto& field : fields) {
    for (const auto& test : tests) out.push_back(word_query(test, field));
  }
  return one_of(std::move(out));
}

Result<nlohmann::json> together(const PlanNode& node, const std::vector<std::string>& fields) {
  const auto rule = together_rule(node);
  if (!rule) return fail(rule.error());
  std::vector<json> out;
  out.reserve(fields.size());
  for (const auto& field : fields) out.push_back({{"intervals", {{field, *rule}}}});
  return one_of(std::move(out));
}

Result<nlohmann::json> at_least(const PlanNode& node, const std::vector<std::string>& fields) {
  auto terms = counted_terms(node.sides.front());
  if (!terms) return fail(std::move(terms.error()));
  std::vector<json> holds;
  holds.reserve(fields.size());
  for (const auto& field : fields) holds.push_back({{"terms", {{field, *terms}}}});
  return json{{"script_score",
               {{"query", one_of(std::move(holds))},
                {"min_score", node.number},
                {"script",
                 {{"lang", "painless"},
                  {"source", kCount},
                  {"params", {{"f", fields}, {"t", std::move(*terms)}}}}}}}};
}

}  // namespace news
