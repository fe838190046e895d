// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/find_article.hh"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "common/analyser.hh"
#include "common/article_name.hh"
#include "common/field.hh"
#include "common/index/xapian_guard.hh"
#include "common/stored_article.hh"
#include "common/terminal.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

constexpr std::size_t kMostNamed = 20;

Xapian::Query alive(const Corpus& corpus, const Xapian::Query& query) {
  const auto dead = corpus.dead_articles();
  return dead.empty() ? query : Xapian::Query(Xapian::Query::OP_AND_NOT, query, dead);
}

// What holds the words of the text side by side in the field.
Xapian::Query words_in(const Corpus& corpus, Field field, std::string_view text) {
  std::vector<std::vector<std::string>> words;
  Analyser analyser;
  for (auto& word : analyser.terms(text)) words.push_back({std::move(word)});
  if (words.empty()) return {};
  return positional_query(corpus, corpus.articles(), words, {Placing::side_by_side, 1},
                          {Target{field_info(field).prefix, 1, false}});
}

// All that may be meant, and perhaps more.
Xapian::Query candidates(const Corpus& corpus, const std::string& text, const ArticleName& name) {
  std::vector<Xapian::Query> out;
  const auto add = [&](Field field, std::string_view words) {
    auto query = words_in(corpus, field, words);
    if (!query.empty()) out.push_back(std::move(query));
  };
  for (const auto& reading : name.readings()) {
    add(Field::path, reading.path);
    if (!reading.canonical.ends_with(reading.path)) add(Field::path, reading.canonical);
  }
  if (const auto scheme = text.find("://"); scheme != text.npos) {
    const auto address = std::string_view(text).substr(scheme + 3);
    add(Field::url, address.substr(0, address.find('#')));
    if (address.starts_with("www.")) add(Field::url, address.substr(4));
  }
  return any_of(out);
}

struct Named {
  Xapian::docid id = 0;
  std::string line;
};

tl::unexpected<Error> several(const std::string& name, const std::vector<Named>& found) {
  std::string hint = "name one of them, as it stands here or by its id:";
  for (std::size_t i = 0; i < found.size() && i < kMostNamed; ++i) hint += '\n' + found[i].line;
  if (found.size() > kMostNamed) hint += fmt::format("\nand {} more", found.size() - kMostNamed);
  return fail(ErrorCode::usage,
              fmt::format("{} articles are called \"{}\"", found.size(), printable(name)),
              std::move(hint));
}

Result<Xapian::docid> by_name(const Corpus& corpus, const std::string& text) {
  const ArticleName name(text);
  std::vector<Named> wholly, partly;
  const auto query = candidates(corpus, text, name);
  if (!query.empty()) {
    for (const auto id : all_matches(corpus.articles(), alive(corpus, query))) {
      const auto data = corpus.articles().get_document(id).get_data();
      const auto head = decode_head(data);
      const auto fit = head ? name.fits(*head) : ArticleName::Fit::none;
      if (fit == ArticleName::Fit::none) continue;
      auto& found = fit == ArticleName::Fit::wholly ? wholly : partly;
      found.push_back({id, {}});
      if (found.size() > kMostNamed) continue;
      found.back().line = named_line(*head);
    }
  }
  const auto& found = wholly.empty() ? partly : wholly;
  if (found.size() == 1) return found.front().id;
  if (!found.empty()) return several(text, found);
  return fail(
      ErrorCode::usage, fmt::format("there is no article \"{}\" in the index", printable(text)),
      "name its id, its path, path[member] or its URL, as newsquery --format jsonl prints them");
}

}  // namespace

Result<Xapian::docid> find_article(const Corpus& corpus, const std::string& name) {
  return guard("looking for the article", [&]() -> Result<Xapian::docid> {
    if (name.size() < 200) {
      const Xapian::Query id(std::string(field_info(Field::id).prefix) + name);
      const auto found = all_matches(corpus.articles(), alive(corpus, id));
      if (!found.empty()) return found.front();
    }
    return by_name(corpus, name);
  });
}

}  // namespace news
