// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/parser.hh"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "common/language_tag.hh"
#include "common/spoken_date.hh"
#include "common/terminal.hh"
#include "common/unicode.hh"
#include "query/language/leaf.hh"
#include "query/language/length_range.hh"
#include "query/language/lexer.hh"
#include "query/language/query_error.hh"

namespace news {
namespace {

constexpr std::string_view kExamples =
    "words, \"a phrase\", headline:budget, speaker:cleverly, or * for everything";

// The tree under construction; nullopt where a piece held no word at all ("&", "...").
using Piece = std::optional<Node>;

class Parser {
 public:
  Parser(std::string_view query, const std::vector<Lexeme>& lexemes, const QuerySyntax& options)
      : query_(query), lexemes_(lexemes), options_(options) {}

  Result<Node> run() {
    auto tree = either();
    if (!tree) return fail(std::move(tree.error()));
    if (now().kind == LexemeKind::close) {
      return error(now().span, "this bracket closes nothing", "a ( before it, or no ) here");
    }
    if (!*tree) return error({0, query_.size()}, "the query holds no word", std::string(kExamples));
    return std::move(**tree);
  }

 private:
  const Lexeme& now() const { return lexemes_[next_]; }
  bool take(LexemeKind kind) {
    if (now().kind != kind) return false;
    ++next_;
    return true;
  }

  tl::unexpected<Error> error(Span place, std::string what, std::string expected = {}) const {
    return fail(query_error(query_, place, std::move(what), std::move(expected)));
  }

  Span from(std::size_t begin) const {
    return {begin, next_ > 0 ? std::max(begin, lexemes_[next_ - 1].span.end) : begin};
  }

  static Node make(NodeKind kind, Span span) {
    Node node;
    node.kind = kind;
    node.span = span;
    return node;
  }

  static Node list(NodeKind kind, std::vector<Node> children, Span span) {
    if (children.size() == 1) return std::move(children.front());
    Node node;
    node.kind = kind;
    node.span = span;
    node.children = std::move(children);
    return node;
  }

  // Operators that need something before them stand where an operand must.
  Result<Piece> missing_operand() const {
    const Lexeme& at = now();
    const auto shown = printable(at.text);
    switch (at.kind) {
      case LexemeKind::close:
        return error(at.span, "these brackets hold nothing", "a word inside them");
      case LexemeKind::end:
        if (next_ == 0) {
          return error({0, query_.size()}, "the query is empty", std::string(kExamples));
        }
        return error(
            at.span,
            fmt::format("the query ends behind \"{}\"", printable(lexemes_[next_ - 1].text)),
            "a word, a phrase or a bracket");
      case LexemeKind::minus:
      case LexemeKind::not_:
        return error(at.span, "an exclusion cannot stand here", "a word, or (one OR two)");
      default:
        return error(at.span, fmt::format("{} has nothing before it", shown),
                     fmt::format("a word before {0}; for the word itself write \"{0}\"", shown));
    }
  }

  Result<Piece> either() {
    const std::size_t begin = now().span.begin;
    std::vector<Node> alternatives;
    do {
      auto piece = both();
      if (!piece) return piece;
      if (*piece) alternatives.push_back(std::move(**piece));
    } while (take(LexemeKind::or_));
    if (alternatives.empty()) return Piece{};
    return Piece{list(NodeKind::either, std::move(alternatives), from(begin))};
  }

  bool ends_list() const {
    return now().kind == LexemeKind::end || now().kind == LexemeKind::close ||
           now().kind == LexemeKind::or_;
  }

  Result<Piece> both() {
    if (ends_list()) return missing_operand();
    const std::size_t begin = now().span.begin;
    std::vector<std::vector<Node>> groups(1);  // joined by AND inside; by --any between
    std::vector<Node> excluded;
    bool joined = true;
    while (!ends_list()) {
      if (now().kind == LexemeKind::and_) {
        if (next_ == 0 || groups.front().empty()) {
          if (excluded.empty()) return missing_operand();
        }
        ++next_;
        joined = true;
        if (ends_list() || now().kind == LexemeKind::and_) return missing_operand();
        continue;
      }
      auto piece = without();
      if (!piece) return piece;
      if (!*piece) continue;
      if (options_.any && (*piece)->kind == NodeKind::without) {
        excluded.push_back(std::move(**piece));
        continue;
      }
      const bool begins = !joined || groups.back().empty();
      if (options_.any && begins && is_plain_run(**piece) && (*piece)->children.size() > 2) {
        add_pairs(**piece, groups);
        joined = false;
        continue;
      }
      if (options_.any && !joined) groups.emplace_back();
      groups.back().push_back(std::move(**piece));
      joined = !options_.any;
    }
    return combine(std::move(groups), std::move(excluded), from(begin));
  }

  static Result<Piece> combine(std::vector<std::vector<Node>> groups, std::vector<Node> excluded,
                               Span span) {
    std::vector<Node> words;
    for (auto& group : groups) {
      if (!group.empty()) words.push_back(list(NodeKind::both, std::move(group), span));
    }
    std::vector<Node> all;
    if (!words.empty()) all.push_back(list(NodeKind::loose, std::move(words), span));
    std::move(excluded.begin(), excluded.end(), std::back_inserter(all));
    if (all.empty()) return Piece{};
    return Piece{list(NodeKind::both, std::move(all), span)};
  }

  Result<Piece> without() {
    const std::size_t begin = now().span.begin;
    bool negative = false, negated = false;
    while (now().kind == LexemeKind::not_ || now().kind == LexemeKind::minus) {
      negative = !negative;
      negated = true;
      ++next_;
    }
    if (negated && (ends_list() || now().kind == LexemeKind::and_)) return missing_operand();
    if (negated && at_near()) {
      return error(now().span, fmt::format("there is no NOT {}", printable(now().text)),
                   "a NOT (a NEAR/5 b)");
    }
    auto piece = near();
    if (!piece || !*piece || !negative) return piece;
    Node node;
    node.kind = NodeKind::without;
    node.span = from(begin);
    node.children.push_back(std::move(**piece));
    return Piece{std::move(node)};
  }

  bool at_near() const {
    return now().kind == LexemeKind::near || now().kind == LexemeKind::ordered;
  }

  Result<Piece> near() {
    const std::size_t begin = now().span.begin;
    if (at_near()) return missing_operand();
    auto first = primary();
    if (!first || !at_near()) return first;
    Node node;
    node.kind = now().kind == LexemeKind::near ? NodeKind::near : NodeKind::ordered;
    node.number = now().number;
    node.within = now().within;
    if (!*first) return missing_operand();
    const LexemeKind kind = now().kind;
    node.children.push_back(std::move(**first));
    while (at_near()) {
      const Lexeme op = now();
      if (op.kind != kind || op.number != node.number || op.within != node.within) {
        return error(op.span, "different NEAR and ADJ cannot follow one another",
                     "the same operator throughout, or (a NEAR/5 b) AND (b ADJ/3 c)");
      }
      if (node.children.size() == kMostSides) {
        return error(op.span, fmt::format("one NEAR or ADJ takes at most {} words", kMostSides),
                     "several of them: (a NEAR/5 b) (c NEAR/5 d)");
      }
      ++next_;
      if (ends_list() || now().kind == LexemeKind::and_ || at_near()) return missing_operand();
      const Span place = now().span;
      auto piece = primary();
      if (!piece) return piece;
      if (!*piece)
        return error(place, "there is no word here", "a word behind " + printable(op.text));
      node.children.push_back(std::move(**piece));
    }
    node.span = from(begin);
    for (const auto& child : node.children) {
      if (auto bad = check_operand(child, node.kind == NodeKind::near ? "NEAR" : "ADJ")) {
        return fail(std::move(*bad));
      }
    }
    return Piece{std::move(node)};
  }

  static bool is_plain_phrase(const Node& node) {
    return node.kind == NodeKind::phrase &&
           std::all_of(node.children.begin(), node.children.end(),
                       [](const Node& word) { return word.kind == NodeKind::word; });
  }
  static bool is_plain_run(const Node& node) { return node.run && is_plain_phrase(node); }

  // A list of words takes a long run by its pairs: who asks so does not know how it is written.
  static void add_pairs(const Node& run, std::vector<std::vector<Node>>& groups) {
    for (std::size_t i = 0; i + 1 < run.children.size(); ++i) {
      Node pair = run;
      pair.children = {run.children[i], run.children[i + 1]};
      pair.span = {run.children[i].span.begin, run.children[i + 1].span.end};
      groups.push_back({std::move(pair)});
    }
  }

  // NEAR, ADJ, ATLEAST and FIRST look at the places of single words, and of phrases as they stand.
  std::optional<Error> check_operand(const Node& node, std::string_view name) const {
    if (node.kind == NodeKind::phrase && node.children.size() > kLongestRun) {
      return query_error(
          query_, node.span,
          fmt::format("a {} inside {}",
                      node.run ? fmt::format("run of more than {} signs", kLongestRun)
                               : fmt::format("phrase of more than {} words", kLongestRun),
                      name),
          "a shorter one, or that alone: it is a phrase");
    }
    if (node.kind == NodeKind::word || node.kind == NodeKind::pattern ||
        node.kind == NodeKind::fuzzy || is_plain_phrase(node)) {
      return std::nullopt;
    }
    if (node.kind == NodeKind::either) {
      for (const auto& child : node.children) {
        if (auto bad = check_operand(child, name)) return bad;
      }
      return std::nullopt;
    }
    std::string_view what = "this cannot stand";
    if (node.kind == NodeKind::phrase) what = "a word* of several parts cannot stand";
    if (node.kind == NodeKind::near || node.kind == NodeKind::ordered)
      what = "a NEAR or ADJ cannot stand";
    if (node.kind == NodeKind::all) what = "* cannot stand";
    if (node.kind == NodeKind::in_field) what = "a field cannot stand";
    std::string expected = "a word, a phrase, word*, w?rd, ~word, or (one OR two)";
    if (node.kind == NodeKind::in_field) {
      expected += fmt::format("; for one field: {}:(a {} b)", node.field->name, name);
    }
    return query_error(query_, node.span, fmt::format("{} inside {}", what, name), expected);
  }

  Result<Piece> primary() {
    const Lexeme at = now();
    switch (at.kind) {
      case LexemeKind::open:
        return group();
      case LexemeKind::field:
        return in_field();
      case LexemeKind::at_least:
      case LexemeKind::first:
        return counted();
      case LexemeKind::phrase:
      case LexemeKind::word:
        ++next_;
        return leaf(at);
      default:
        return missing_operand();
    }
  }

  Result<Piece> group() {
    const Span open = now().span;
    if (++depth_ > kDeepest) {
      return error(open, fmt::format("brackets nest more than {} deep", kDeepest),
                   "fewer brackets: words side by side are ANDed, OR is looser than that");
    }
    ++next_;
    auto piece = either();
    if (!piece) return piece;
    if (!take(LexemeKind::close))
      return error(open, "this bracket is never closed", "a ) behind it");
    --depth_;
    return piece;
  }

  Result<Piece> counted() {
    const Lexeme op = now();
    const bool first = op.kind == LexemeKind::first;
    const std::string_view name = first ? "FIRST" : "ATLEAST";
    if (first && field_ != nullptr && field_->field != Field::body) {
      return error(op.span, fmt::format("FIRST cannot stand inside {}:", field_->name),
                   "it is of the body's first words: FIRST/50 word");
    }
    ++next_;
    if (now().kind == LexemeKind::end) return missing_operand();
    if (now().kind == LexemeKind::at_least || now().kind == LexemeKind::first) {
      return error(now().span,
                   fmt::format("{} cannot stand inside {}",
                               now().kind == LexemeKind::first ? "FIRST" : "ATLEAST", name),
                   "a word, or (one OR two)");
    }
    const Span place = now().span;
    auto piece = primary();
    if (!piece) return piece;
    if (!*piece)
      return error(place, "there is no word here", "a word behind " + printable(op.text));
    Node* inside = &**piece;
    if (inside->kind == NodeKind::in_field) inside = &inside->children.front();
    if (first && inside != &**piece && (*piece)->field->field != Field::body) {
      return error(place, "FIRST looks at the body alone", "FIRST/50 word, without a field");
    }
    if (auto bad = check_operand(*inside, name)) return fail(std::move(*bad));
    Node node;
    node.kind = first ? NodeKind::first : NodeKind::at_least;
    node.number = op.number;
    node.span = from(op.span.begin);
    node.children.push_back(std::move(*inside));
    if (inside == &**piece) return Piece{std::move(node)};
    (*piece)->children.front() = std::move(node);
    return piece;
  }

  Result<Piece> in_field() {
    const Lexeme name = now();
    if (field_ != nullptr) {
      return error(name.span,
                   fmt::format("{}: cannot stand inside {}:", name.field->name, field_->name),
                   "one field at a time: " + std::string(field_->name) + ":(...) " +
                       std::string(name.field->name) + ":(...)");
    }
    ++next_;
    field_ = name.field;
    bound_ = name.bound;
    const Span place = now().span;
    auto piece = primary();
    field_ = nullptr;
    if (!piece) return piece;
    if (!*piece) {
      return error(place, "there is no word here",
                   fmt::format("a word behind {}:", name.field->name));
    }
    Node node;
    node.kind = NodeKind::in_field;
    node.field = name.field;
    node.span = from(name.span.begin);
    node.children.push_back(std::move(**piece));
    return Piece{std::move(node)};
  }

  Result<Piece> leaf(const Lexeme& at) {
    if (field_ != nullptr && at.kind == LexemeKind::word && fold_text(at.text) == "none" &&
        field_->slot != kNoSlot && field_->field != Field::id && !bound_) {
      return Piece{make(NodeKind::missing, at.span)};
    }
    if (field_ != nullptr && field_->kind == FieldKind::date) return date(at);
    if (field_ != nullptr && field_->kind == FieldKind::number) return length(at);
    if (field_ != nullptr && field_->kind == FieldKind::exact) return value(at);
    if (at.kind == LexemeKind::phrase) {
      if (!options_.any && holds_pattern(at.text)) {
        return error(at.span, "a phrase is taken as written: * is no wildcard in it",
                     "prime ADJ/1 minist*: ADJ takes patterns; or --literal");
      }
      auto phrase = read_phrase(analyser_, at.text, at.span);
      if (!phrase) return error(at.span, "the phrase holds no word", "letters or digits in it");
      return phrase;
    }
    if (at.text == "*") return everything(at);
    const LeafOptions options{.capitals = !options_.any, .trailing_marks = !options_.any};
    auto word = read_word(analyser_, at.text, at.span, options);
    if (!word) return error(at.span, word.error().message, word.error().hint);
    if (!*word &&
        (at.text.front() == '~' || at.text.find_first_of("*?") != std::string_view::npos) &&
        !options_.any) {
      return error(at.span, "there is no word here", "letters: govern*, wom?n, ~cleverley");
    }
    return word;
  }

  Result<Piece> everything(const Lexeme& at) {
    if (field_ != nullptr) {
      return error(at.span, fmt::format("* cannot stand inside {}:", field_->name),
                   "* stands alone and means every article");
    }
    return Piece{make(NodeKind::all, at.span)};
  }

  Result<Piece> date(const Lexeme& at) {
    const auto range = bound_ ? parse_date_bound(*bound_, at.text, options_.today)
                              : parse_date_range(at.text, options_.today);
    if (!range) {
      const auto joined = fmt::format("{} {}", at.text, now().text);
      const bool apart = now().kind == LexemeKind::word && read_spoken_date(joined, options_.today);
      return error(at.span, range.error().message,
                   apart ? fmt::format("quotation marks: \"{}\"", joined) : range.error().hint);
    }
    Node node = make(NodeKind::date, at.span);
    node.range = *range;
    return Piece{std::move(node)};
  }

  Result<Piece> length(const Lexeme& at) {
    const auto range = parse_length_range(at.text);
    if (!range) return error(at.span, range.error().message, range.error().hint);
    Node node = make(NodeKind::length, at.span);
    node.number = range->from;
    node.most = range->to;
    return Piece{std::move(node)};
  }

  Result<Piece> value(const Lexeme& at) {
    Node node = make(NodeKind::value, at.span);
    if (at.kind == LexemeKind::word && at.text.find_first_of("*?") != std::string_view::npos) {
      return error(at.span, fmt::format("{}: takes no pattern", field_->name), "the whole value");
    }
    if (field_->field == Field::language) return language(at, std::move(node));
    node.text = std::string(at.text);
    if (node.text.empty()) return error(at.span, "there is nothing here", "a value");
    return Piece{std::move(node)};
  }

  Result<Piece> language(const Lexeme& at, Node node) {
    node.text = language_tag(at.text);
    if (is_language_code(primary_subtag(node.text))) return Piece{std::move(node)};
    const std::string typed = fold_text(at.text);
    const auto near = nearest_language(typed);
    return error(at.span, fmt::format("unknown language \"{}\"", printable(at.text)),
                 near.empty() ? "a code or an English name: de, pt-br, german"
                              : fmt::format("lang:{}, or a code: de, pt-br", near));
  }

  std::string_view query_;
  const std::vector<Lexeme>& lexemes_;
  const QuerySyntax& options_;
  Analyser analyser_;
  std::size_t next_ = 0;
  unsigned depth_ = 0;
  const FieldInfo* field_ = nullptr;
  std::optional<DateBound> bound_;  // of the field before:
};

// --literal: nothing but words.
Result<Node> parse_literal(std::string_view query, const QuerySyntax& options) {
  Analyser analyser;
  std::vector<Node> words;
  analyser.each(query, [&words](const Token& token) {
    Node node;
    node.kind = NodeKind::word;
    node.span = {token.begin, token.end};
    node.text = token.term;
    words.push_back(std::move(node));
  });
  const Span whole{0, query.size()};
  if (words.empty())
    return fail(query_error(query, whole, "the query holds no word", "a letter or a digit"));
  if (words.size() == 1) return std::move(words.front());
  Node node;
  node.kind = options.any ? NodeKind::loose : NodeKind::both;
  node.span = whole;
  node.children = std::move(words);
  return node;
}

}  // namespace

Result<ParsedQuery> parse_query(std::string_view query, const QuerySyntax& options) {
  ParsedQuery out;
  repair_utf8(query, out.text);
  Result<Node> tree = fail(ErrorCode::internal, "");
  if (options.literal) {
    tree = parse_literal(out.text, options);
  } else {
    const auto lexemes = cut_query(out.text);
    if (!lexemes) return fail(lexemes.error());
    tree = Parser(out.text, *lexemes, options).run();
  }
  if (!tree) return fail(std::move(tree.error()));
  out.tree = std::move(*tree);
  return out;
}

}  // namespace news
