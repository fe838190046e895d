// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/expand.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "common/edit_distance.hh"
#include "common/unicode.hh"
#include "query/engine/xapian/ranking.hh"
#include "query/language/query_error.hh"

namespace news {
namespace {

constexpr std::size_t kMostNear = 100;  // spellings kept for ~word, the most frequent

Result<std::vector<std::string>> expand_pattern(const Corpus& corpus, std::string_view pattern) {
  const auto prefix = pattern.substr(0, pattern.find_first_of("*?"));
  const auto ending = pattern.substr(pattern.find_last_of("*?") + 1);
  std::set<std::string, std::less<>> found;
  corpus.scan(prefix, [&](std::string_view word, std::uint32_t) {
    if (!word.starts_with(prefix)) return false;
    if (word.ends_with(ending) && fits_pattern(word, pattern) && !found.contains(word))
      found.emplace(word);
    return found.size() <= kMostWords;
  });
  if (found.size() > kMostWords) {
    return fail(ErrorCode::usage,
                fmt::format("{} stands for more than {} words", pattern, kMostWords),
                "write more of the word");
  }
  return std::vector<std::string>(found.begin(), found.end());
}

std::vector<std::string> expand_fuzzy(const Corpus& corpus, std::string_view wanted) {
  const std::size_t limit = allowed_slips(wanted);
  const DistanceFrom distance(wanted, limit);
  std::vector<std::pair<std::uint32_t, std::string>> found;
  corpus.scan({}, [&](std::string_view word, std::uint32_t frequency) {
    if (distance.to(word) <= limit) found.emplace_back(frequency, word);
    return true;
  });
  std::sort(found.rbegin(), found.rend());
  if (found.size() > kMostNear) found.resize(kMostNear);
  std::set<std::string> words;
  for (auto& [frequency, word] : found) words.insert(std::move(word));
  return {words.begin(), words.end()};
}

bool stands(const Corpus& corpus, const FieldInfo* field, const std::string& word) {
  if (field == nullptr) return corpus.frequency(word) > 0;
  const std::string term = std::string(field->prefix) + word;
  return corpus.articles().term_exists(term) ||
         (field->field == Field::speaker && corpus.quotes().term_exists(term));
}

// The nearest word, of equally near ones the most frequent.
std::string nearest(const Corpus& corpus, const FieldInfo* field, const std::string& wanted) {
  if (count_characters(wanted) < 3) return {};
  const std::size_t limit = allowed_slips(wanted);
  const DistanceFrom from(wanted, limit);
  std::string best;
  double best_score = -1e9;
  corpus.scan({}, [&](std::string_view word, std::uint32_t frequency) {
    const auto distance = from.to(word);
    if (distance > limit || distance == 0) return true;
    const double score = -kSlip * static_cast<double>(distance) -
                         (word[0] == wanted[0] ? 0 : kOtherFirstLetter) +
                         std::log10(1.0 + frequency) / kFrequencyOfASlip;
    if (score > best_score && stands(corpus, field, std::string(word))) {
      best_score = score;
      best = word;
    }
    return true;
  });
  return best;
}

}  // namespace

Result<std::vector<std::string>> expand(const Corpus& corpus, const WordTest& test) {
  switch (test.kind) {
    case WordTest::Kind::pattern:
      return expand_pattern(corpus, test.text);
    case WordTest::Kind::fuzzy:
      return expand_fuzzy(corpus, test.text);
    case WordTest::Kind::forms:
      return corpus.forms_of(test.text);
    case WordTest::Kind::capital:
      return corpus.forms_of_capital(test.text);
    case WordTest::Kind::exact:
    case WordTest::Kind::run:
      break;
  }
  return std::vector<std::string>{test.text};
}

NearWord near_word_of(const Corpus& corpus, const FieldInfo* field, const WordTest& test) {
  const auto forms = test.kind == WordTest::Kind::forms     ? corpus.forms_of(test.text)
                     : test.kind == WordTest::Kind::capital ? corpus.forms_of_capital(test.text)
                                                            : std::vector<std::string>{test.text};
  NearWord out;
  out.known = std::any_of(forms.begin(), forms.end(),
                          [&](const std::string& form) { return stands(corpus, field, form); });
  if (!out.known) out.nearest = nearest(corpus, field, test.text);
  return out;
}

Result<PlanWords> PlanWords::find(const Corpus& corpus, const Plan& plan) {
  PlanWords out(plan);
  if (auto status = out.add(corpus, plan.root); !status) return fail(std::move(status.error()));
  return out;
}

Status PlanWords::add(const Corpus& corpus, const PlanNode& node) {
  for (const auto& side : node.sides) {
    auto& words = words_[&side];
    for (const auto& test : side) {
      auto found = expand(corpus, test);
      if (!found) {
        return fail(query_error(plan_.text, test.span, std::move(found.error().message),
                                std::move(found.error().hint)));
      }
      if (words.empty()) {
        words = std::move(*found);
      } else {
        words.insert(words.end(), found->begin(), found->end());
      }
    }
    if (side.size() > 1) {
      std::sort(words.begin(), words.end());
      words.erase(std::unique(words.begin(), words.end()), words.end());
    }
  }
  for (const auto* list : {&node.children, &node.excluded}) {
    for (const auto& child : *list) {
      if (auto status = add(corpus, child); !status) return status;
    }
  }
  return {};
}

void PlanWords::take(const PlanNode& node, std::vector<PartWords>& out) {
  if (node.part != kNoPart) {
    for (const auto& side : node.sides) out[node.part].sides.push_back(std::move(words_.at(&side)));
  }
  for (const auto& child : node.children) take(child, out);
}

std::vector<PartWords> PlanWords::take_parts(const Corpus& corpus) && {
  std::vector<PartWords> out(plan_.parts.size());
  take(plan_.root, out);
  if (plan_.likeness) {
    for (const auto& word : plan_.likeness->words) out[word.part].sides = {{word.word}};
  }
  const double articles = corpus.articles().get_doccount() + 1.0;
  for (auto& part : out) {
    part.rarity = 0;
    for (const auto& side : part.sides) {
      double frequency = 0;
      for (const auto& word : side) frequency += static_cast<double>(corpus.frequency(word));
      part.rarity += rarity_to_show(frequency, articles);
    }
  }
  return out;
}

}  // namespace news
