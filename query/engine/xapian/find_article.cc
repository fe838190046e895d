// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/find_article.hh"

#include <fmt/format.h>

#include "common/analyser.hh"
#include "common/field.hh"
#include "common/index/xapian_guard.hh"
#include "common/stored_article.hh"
#include "common/terminal.hh"
#include "common/unicode.hh"
#include "query/engine/xapian/terms.hh"

namespace news {
namespace {

// "a/b.txt" names "a/b.txt", "/x/a/b.txt", and with "./" before either.
bool names(std::string_view wanted, std::string_view path) {
  while (wanted.starts_with("./")) wanted.remove_prefix(2);
  while (path.starts_with("./")) path.remove_prefix(2);
  if (!path.ends_with(wanted)) return false;
  return path.size() == wanted.size() || wanted.starts_with('/') ||
         path[path.size() - wanted.size() - 1] == '/';
}

// As programs were told it: JSON has no other bytes than those of UTF-8.
bool names_as_printed(std::string_view wanted, std::string_view path) {
  std::string printed;
  return repair_utf8(path, printed) > 0 && names(wanted, printed);
}

Xapian::Query alive(const Corpus& corpus, const Xapian::Query& query) {
  const auto dead = corpus.dead_articles();
  return dead.empty() ? query : Xapian::Query(Xapian::Query::OP_AND_NOT, query, dead);
}

Result<Xapian::docid> by_path(const Corpus& corpus, const std::string& name) {
  std::vector<std::vector<std::string>> words;
  Analyser analyser;
  for (auto& word : analyser.terms(name)) words.push_back({std::move(word)});
  std::vector<Xapian::docid> found;
  std::string paths;
  if (!words.empty()) {
    const Target path{field_info(Field::path).prefix, 1, false};
    const auto query =
        positional_query(corpus, corpus.articles(), words, Placing::side_by_side, 1, {path});
    if (!query.empty()) {
      for (const auto id : all_matches(corpus.articles(), alive(corpus, query))) {
        const auto data = corpus.articles().get_document(id).get_data();
        const auto head = decode_head(data);
        if (!head || (!names(name, head->path) && !names_as_printed(name, head->path) &&
                      head->member != name && head->url != name))
          continue;
        found.push_back(id);
        if (found.size() <= 5) {
          paths += fmt::format("{}{} ({})", paths.empty() ? "" : ", ", head->path, head->id);
        }
      }
    }
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorCode::usage,
                fmt::format("there is no article \"{}\" in the index", printable(name)),
                "its id or its path, as newsquery --format jsonl prints them");
  }
  return fail(ErrorCode::usage,
              fmt::format("{} articles are called \"{}\"", found.size(), printable(name)),
              "name one by its id: " + printable(paths));
}

}  // namespace

Result<Xapian::docid> find_article(const Corpus& corpus, const std::string& name) {
  return guard("looking for the article", [&]() -> Result<Xapian::docid> {
    if (name.size() < 200) {
      const Xapian::Query id(std::string(field_info(Field::id).prefix) + name);
      const auto found = all_matches(corpus.articles(), alive(corpus, id));
      if (!found.empty()) return found.front();
    }
    return by_path(corpus, name);
  });
}

}  // namespace news
