// SPDX-License-Identifier: GPL-2.0-or-later
// A question asked of another engine than Xapian: a list of articles, looked through one by one. It
// keeps no vocabulary and can do little; what it cannot is refused with words.
#include "query/answer/ask.hh"

#include <gtest/gtest.h>

#include <algorithm>

#include "common/analyser.hh"
#include "common/stored_article.hh"

namespace news {
namespace {

class ListEngine : public Engine {
 public:
  explicit ListEngine(Capabilities can = {Capability::copies}) : can_(can) {}

  void add(std::string id, std::string headline, std::string body) {
    Article article;
    article.id = std::move(id);
    article.path = article.id + ".txt";
    article.headline = std::move(headline);
    article.body = std::move(body);
    articles_.push_back(std::move(article));
  }

  Capabilities can() const override { return can_; }
  std::string index() const override { return "list"; }

  Result<Found> find(const Plan& plan, const FindRequest& request) override {
    ++asked_;
    Found found;
    found.words.resize(plan.parts.size());
    found.exact = true;
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (!matches(plan.root, articles_[i])) continue;
      if (found.matches++ >= request.offset && found.documents.size() < request.limit) {
        auto& document = found.documents.emplace_back();
        document.handle = Handle{1000 + i};
        document.score = 1;
      }
    }
    found.results = found.matches;
    return found;
  }
  Result<std::vector<PartWords>> words_of(const Plan& plan) override {
    return std::vector<PartWords>(plan.parts.size());
  }
  Result<std::vector<std::vector<PartScore>>> part_scores(const Plan&,
                                                          const std::vector<Handle>&) override {
    return fail(ErrorCode::internal, "never asked");
  }
  Status read(const std::vector<Handle>& articles, const VisitArticle& visit) override {
    for (std::size_t i = articles.size(); i-- > 0;) {  // in whatever order
      const auto number = static_cast<std::size_t>(articles[i]) - 1000;
      if (auto status = visit(i, encode_article(articles_.at(number))); !status) return status;
    }
    return {};
  }
  Status read_quotations(const std::vector<Handle>&, const VisitQuotation&) override {
    return fail(ErrorCode::internal, "never asked");
  }
  Result<std::vector<SaidBy>> said_by(const std::vector<Spoken>&) override {
    return fail(ErrorCode::internal, "never asked");
  }
  Result<Handle> find_article(const std::string& name) override {
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      if (articles_[i].id == name) return Handle{1000 + i};
    }
    return fail(ErrorCode::usage, "there is none", "another name");
  }
  Result<std::vector<TellingWord>> telling_words(Handle) override {
    return fail(ErrorCode::internal, "never asked");
  }
  void suggests(std::string word) { near_ = std::move(word); }
  int asked() const { return asked_; }
  Result<NearWord> near_word(const FieldInfo*, const WordTest&) override {
    return NearWord{false, near_};
  }

 private:
  static bool matches(const PlanNode& node, const Article& article) {
    const auto holds = [&article](const PlanNode& child) { return matches(child, article); };
    switch (node.kind) {
      case PlanNode::Kind::everything:
        return true;
      case PlanNode::Kind::words: {
        Analyser analyser;
        const bool titled = node.field != nullptr && node.field->field == Field::headline;
        const auto words =
            analyser.terms(titled ? article.headline : article.headline + "\n" + article.body);
        return std::any_of(words.begin(), words.end(), [&node](const std::string& word) {
          return std::any_of(node.sides[0].begin(), node.sides[0].end(),
                             [&word](const WordTest& test) { return test.fits(word); });
        });
      }
      case PlanNode::Kind::all:
        return std::all_of(node.children.begin(), node.children.end(), holds) &&
               std::none_of(node.excluded.begin(), node.excluded.end(), holds);
      case PlanNode::Kind::any:
      case PlanNode::Kind::listed:
        return std::any_of(node.children.begin(), node.children.end(), holds);
      default:
        return false;
    }
  }

  Capabilities can_;
  std::string near_ = "harbour";
  int asked_ = 0;
  std::vector<Article> articles_;
};

ListEngine three_articles(Capabilities can = {Capability::copies}) {
  ListEngine engine(can);
  engine.add("one", "The budget", "It was voted down, and the minister left.");
  engine.add("two", "A vote", "They vote on the budgets tomorrow.");
  engine.add("three", "The harbour", "A ferry came.");
  return engine;
}

Question question(std::string query) {
  Question out;
  out.query = std::move(query);
  out.today = {2024, 3, 31};
  return out;
}

std::string ids(const Result<Answer>& answer) {
  if (!answer) return answer.error().message;
  std::string out;
  for (const auto& hit : answer->articles) out += (out.empty() ? "" : " ") + hit.id;
  return out;
}

TEST(Asking, needs_nothing_of_an_engine_but_its_interface) {
  auto engine = three_articles();
  EXPECT_EQ(ids(ask(engine, question("budget"))), "one two");
  EXPECT_EQ(ids(ask(engine, question("budget -minister"))), "two");
  EXPECT_EQ(ids(ask(engine, question("headline:vote OR ferr*"))), "two three");
  EXPECT_EQ(ids(ask(engine, question("\"budgets\""))), "two");
  EXPECT_EQ(ids(ask(engine, question("~harbor"))), "three");
}

TEST(Asking, marks_what_matched_though_the_engine_knows_no_words) {
  auto engine = three_articles();
  const auto answer = ask(engine, question("votes"));
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->articles.size(), 2u);
  const auto& fragment = answer->articles[0].snippets.at(0);
  ASSERT_EQ(fragment.marks.size(), 1u);
  EXPECT_EQ(fragment.text.substr(fragment.marks[0].first, 5), "voted");
  EXPECT_EQ(answer->articles[1].headline_marks, (Marks{{2, 6}}));
  EXPECT_EQ(answer->articles[0].rank, 1u);
}

TEST(Asking, refuses_what_the_engine_cannot_do_and_says_what_to_leave_out) {
  auto engine = three_articles({});
  const auto refused = [&engine](auto change) {
    auto asked = question("budget minister");
    asked.find.fold = false;
    change(asked);
    const auto answer = ask(engine, asked);
    if (answer) return std::string("answered");
    EXPECT_EQ(answer.error().code, ErrorCode::usage);
    EXPECT_FALSE(answer.error().hint.empty());
    return answer.error().message;
  };
  EXPECT_EQ(refused([](Question&) {}), "answered");
  EXPECT_EQ(refused([](Question& q) { q.find.fold = true; }),
            "this index cannot fold copies of one story");
  EXPECT_EQ(refused([](Question& q) { q.any = true; }),
            "this index cannot rank the words of a list");
  EXPECT_EQ(refused([](Question& q) { q.like = {"one"}; }),
            "this index cannot find articles like another");
  EXPECT_EQ(refused([](Question& q) { q.restriction.shown.emplace(); }),
            "this index cannot tell which articles are new");
  EXPECT_EQ(refused([](Question& q) { q.explain = true; }),
            "this index cannot tell what each word gave to a score");
  EXPECT_EQ(refused([](Question& q) {
              q.find.facets = {{find_facet("source"), 10}};
            }),
            "this index cannot count the values of a field");
  EXPECT_EQ(refused([](Question& q) { q.kind = AnswerKind::quotations; }),
            "this index cannot search inside quotations");
  EXPECT_EQ(refused([](Question& q) { q.query = "budget -said:visa"; }),
            "this index cannot search inside quotations");
  EXPECT_EQ(refused([](Question& q) { q.query = "ATLEAST/2 budget"; }),
            "this index cannot count how often a word stands in an article");
}

TEST(Asking, suggests_near_words_only_where_the_engine_knows_them) {
  auto without = three_articles();
  EXPECT_EQ(ask(without, question("zebra"))->suggestion, "");
  auto with = three_articles({Capability::copies, Capability::near_words});
  EXPECT_EQ(ask(with, question("zebra"))->suggestion, "harbour");
  auto silent = question("zebra");
  silent.advise = false;
  EXPECT_EQ(ask(with, silent)->suggestion, "");
}

TEST(Asking, suggests_no_word_that_finds_nothing_either) {
  auto engine = three_articles({Capability::copies, Capability::near_words});
  engine.suggests("nearby");
  EXPECT_EQ(ask(engine, question("zebra"))->suggestion, "");
  EXPECT_EQ(ask(engine, question("zebra headline:budget"))->suggestion, "");
}

constexpr auto kEverything = std::initializer_list<Capability>{
    Capability::copies, Capability::near_words, Capability::lists};

Question relaxed(std::string query) {
  auto out = question(std::move(query));
  out.relax = true;
  return out;
}

TEST(Relaxing, respells_first_then_takes_some_of_the_words) {
  auto engine = three_articles(kEverything);
  auto answer = ask(engine, relaxed("harbor"));
  EXPECT_EQ(ids(answer), "three");
  EXPECT_EQ(answer->relaxed, Relaxation::spelling);
  EXPECT_EQ(answer->query, "harbor");
  EXPECT_EQ(answer->answered, "harbour");
  engine.suggests("");
  answer = ask(engine, relaxed("Budget ferry"));
  EXPECT_EQ(ids(answer), "one two three");
  EXPECT_EQ(answer->relaxed, Relaxation::all);
}

TEST(Relaxing, leaves_a_question_alone_that_has_an_answer_or_was_not_to_be_relaxed) {
  auto engine = three_articles(kEverything);
  EXPECT_EQ(ask(engine, relaxed("ferry"))->relaxed, Relaxation::none);
  EXPECT_EQ(ids(ask(engine, question("budget ferry"))), "");
  EXPECT_EQ(ids(ask(engine, question("harbor"))), "");
}

TEST(Relaxing, puts_what_holds_some_of_the_words_beneath_the_few_that_hold_all) {
  auto engine = three_articles(kEverything);
  const auto answer = ask(engine, relaxed("budget minister"));
  EXPECT_EQ(ids(answer), "one two");
  EXPECT_EQ(answer->relaxed, Relaxation::all);
  EXPECT_EQ(answer->matches, 1u);
  EXPECT_EQ(answer->beneath, 1u);
  EXPECT_EQ(answer->above, 0u);
  EXPECT_EQ(answer->articles[1].rank, 2u);
  auto page = relaxed("budget minister");
  page.find.limit = 1;
  EXPECT_EQ(ask(engine, page)->relaxed, Relaxation::none);  // a full page has nothing beneath
  for (const auto* query : {"budget AND minister", "budget minister -ferry", "budget"}) {
    EXPECT_EQ(ask(engine, relaxed(query))->beneath, 0u) << query;
  }
}

TEST(Relaxing, puts_a_headline_with_most_of_the_words_above_them) {
  auto engine = three_articles(kEverything);
  engine.add("four", "Night", "The harbour ferry sails past the budget.");
  engine.add("five", "Harbour ferry sails again", "Early.");
  auto answer = ask(engine, relaxed("harbour ferry sails budget"));
  EXPECT_EQ(ids(answer), "five four one two three");
  EXPECT_EQ(answer->above, 1u);
  EXPECT_EQ(answer->beneath, 3u);
  EXPECT_EQ(answer->articles[1].rank, 2u);
  engine.add("six", "Harbour ferry sails on budget", "Late.");
  answer = ask(engine, relaxed("harbour ferry sails budget"));
  EXPECT_EQ(answer->above, 0u);
  EXPECT_EQ(ids(answer).substr(0, 8), "four six");
}

TEST(Relaxing, puts_a_headline_with_most_of_the_words_above_a_full_page_that_keeps_its_hits) {
  ListEngine engine(kEverything);
  engine.add("seven", "Harbour ferry sails again", "Early.");
  for (const auto* id : {"four", "five", "six"}) {
    engine.add(id, "Night", "The harbour ferry sails past the budget.");
  }
  auto page = relaxed("harbour ferry sails budget");
  page.find.limit = 2;
  const auto answer = ask(engine, page);
  EXPECT_EQ(ids(answer), "seven four five");
  EXPECT_EQ(answer->above, 1u);
  EXPECT_EQ(answer->beneath, 0u);
  EXPECT_EQ(answer->matches, 3u);
  page.find.offset = 2;
  EXPECT_EQ(ids(ask(engine, page)), "six");
  engine.add("eight", "Harbour ferry sails on budget", "Late.");
  page.find.offset = 0;
  page.find.limit = 4;
  EXPECT_EQ(ids(ask(engine, page)), "four five six eight");
}

TEST(Relaxing, asks_each_question_once) {
  auto engine = three_articles(kEverything);
  engine.suggests("nearby");
  const auto answer = ask(engine, relaxed("zebra"));
  EXPECT_EQ(ids(answer), "");
  EXPECT_EQ(answer->suggestion, "");
  EXPECT_EQ(engine.asked(), 3);  // as written, respelled, any of the words
}

TEST(Relaxing, keeps_what_was_written_as_an_operator) {
  auto engine = three_articles(kEverything);
  engine.suggests("");
  for (const auto* query : {"budget AND ferry", "(budget ferry)", "headline:budget ferry",
                            "\"budget\" ferry", "budget ferry -vote"}) {
    EXPECT_EQ(ids(ask(engine, relaxed(query))), "") << query;
  }
  engine.suggests("harbour");
  EXPECT_EQ(ids(ask(engine, relaxed("\"harbor\""))), "");
  EXPECT_EQ(ids(ask(engine, relaxed("headline:harbor"))), "three");
}

TEST(Relaxing, does_without_what_the_engine_cannot) {
  auto engine = three_articles({Capability::copies});
  const auto answer = ask(engine, relaxed("budget ferry"));
  EXPECT_EQ(ids(answer), "");
  EXPECT_EQ(answer->relaxed, Relaxation::none);
}

TEST(Showing, marks_the_query_in_the_article_that_was_named) {
  auto engine = three_articles();
  const auto shown = show(engine, "two", question("budget -vote"));
  ASSERT_TRUE(shown);
  EXPECT_EQ(shown->article.headline, "A vote");
  ASSERT_EQ(shown->parts.size(), 1u);
  EXPECT_EQ(shown->parts[0].text, "budget");
  EXPECT_EQ(show(engine, "four", question("")).error().message, "there is none");
}

}  // namespace
}  // namespace news
