// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/store/segment_words.hh"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/field.hh"

namespace news {
namespace {

// Length of the prefix of a term: ours are ASCII capitals, and no word begins with one.
std::size_t prefix_length(std::string_view term) {
  std::size_t length = 0;
  while (length < term.size() && term[length] >= 'A' && term[length] <= 'Z') ++length;
  return length;
}

enum class Pooled { no, word, plain };

Pooled pooled(std::string_view prefix) {
  if (prefix == field_info(Field::lead).prefix || prefix == field_info(Field::heading).prefix) {
    return Pooled::no;  // its words are the headline's and the body's
  }
  for (const auto& field : field_table()) {
    if (field.kind != FieldKind::text || field.prefix != prefix) continue;
    return field.in_plain ? Pooled::plain : Pooled::word;
  }
  return Pooled::no;
}

// Tells of each term whether its words are those of the vocabulary. Terms come sorted.
class Prefixes {
 public:
  // The length of the term's prefix in `length`.
  Pooled of(std::string_view term, std::size_t& length) {
    length = prefix_length(term);
    if (term.substr(0, length) != last_) {
      last_ = term.substr(0, length);
      kind_ = length == term.size() ? Pooled::no : pooled(last_);
    }
    return length == term.size() ? Pooled::no : kind_;
  }

 private:
  std::string last_ = "?";
  Pooled kind_ = Pooled::no;
};

// Articles of one language, or of those whose words have no forms.
struct Group {
  const WordForms* forms = nullptr;
  std::vector<Xapian::docid> articles;

  std::uint64_t bit() const { return forms == nullptr ? 0 : language_bit(*forms); }
};

// Adds every article that says its language, by terms of that prefix, to the group of it.
void group_articles(const Xapian::Database& articles, std::string_view by,
                    std::vector<Group>& groups) {
  const std::string prefix(by);
  for (auto term = articles.allterms_begin(prefix); term != articles.allterms_end(prefix); ++term) {
    const std::string code = (*term).substr(prefix.size());
    if (code.empty() || code.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != code.npos) continue;
    const auto* forms = forms_of_language(code);
    auto group = std::find_if(groups.begin(), groups.end(),
                              [forms](const Group& other) { return other.forms == forms; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{forms, {}});
    group->articles.insert(group->articles.end(), articles.postlist_begin(*term),
                           articles.postlist_end(*term));
  }
}

std::vector<Group> groups_of(const Xapian::Database& articles) {
  std::vector<Group> groups;
  group_articles(articles, field_info(Field::language).prefix, groups);
  group_articles(articles, kLikelyLanguagePrefix, groups);
  for (auto& group : groups) {  // nb counts to no, and is a term of its own
    std::sort(group.articles.begin(), group.articles.end());
    group.articles.erase(std::unique(group.articles.begin(), group.articles.end()),
                         group.articles.end());
  }
  return groups;
}

// How many articles of a group hold a term.
using Counts = std::unordered_map<std::string, std::uint32_t>;

Counts count_terms(const Xapian::Database& articles, const Group& group) {
  Counts out;
  for (const auto article : group.articles) {
    Prefixes prefixes;
    for (auto it = articles.termlist_begin(article); it != articles.termlist_end(article); ++it) {
      std::string term = *it;
      std::size_t length = 0;
      if (prefixes.of(term, length) != Pooled::no) ++out[std::move(term)];
    }
  }
  return out;
}

struct FoundWord {
  CountedWord counted;
  std::uint64_t articles = 0, at_home = 0;  // of those, in a language with capital nouns

  void add(const Group& group, std::uint32_t count) {
    counted.languages |= group.bit();
    if (group.forms != nullptr && group.forms->capital_nouns) at_home += count;
  }
  void join(const FoundWord& other) {
    counted.frequency += other.counted.frequency;
    counted.languages |= other.counted.languages;
    articles += other.articles;
    at_home += other.at_home;
  }
};

class Words {
 public:
  explicit Words(const Xapian::Database& articles)
      : articles_(articles), groups_(groups_of(articles)) {
    const auto most = std::max_element(groups_.begin(), groups_.end(), [](auto& one, auto& other) {
      const auto size = [](const Group& group) {
        return group.forms == nullptr ? 0 : group.articles.size();
      };
      return size(one) < size(other);
    });
    const bool none = most == groups_.end() || most->forms == nullptr;
    main_.forms = none ? forms_of_language("en") : most->forms;
    if (!none) groups_.erase(most);
    for (const auto& group : groups_) counts_.push_back(count_terms(articles, group));
  }

  // In the order of the terms: a word may come several times.
  std::vector<FoundWord> read() {
    std::vector<FoundWord> words;
    Prefixes prefixes;
    for (auto it = articles_.allterms_begin(); it != articles_.allterms_end(); ++it) {
      const std::string term = *it;
      std::size_t length = 0;
      const auto kind = prefixes.of(term, length);
      if (kind == Pooled::no) continue;
      words.push_back(found(term, it.get_termfreq()));
      words.back().counted.word = term.substr(length);
      if (kind == Pooled::plain) words.back().counted.frequency = it.get_termfreq();
    }
    return words;
  }

 private:
  FoundWord found(const std::string& term, std::uint32_t articles) const {
    FoundWord out;
    out.articles = articles;
    std::uint32_t elsewhere = 0;
    for (std::size_t i = 0; i < groups_.size(); ++i) {
      const auto count = counts_[i].find(term);
      if (count != counts_[i].end()) {
        elsewhere += count->second;
        out.add(groups_[i], count->second);
      }
    }
    if (elsewhere < articles) out.add(main_, articles - elsewhere);
    return out;
  }

  const Xapian::Database& articles_;
  std::vector<Group> groups_;  // but that of most articles
  std::vector<Counts> counts_;
  Group main_;
};

}  // namespace

CountedWords words_of(const Xapian::Database& articles) {
  auto found = Words(articles).read();
  std::sort(found.begin(), found.end(), [](const FoundWord& one, const FoundWord& other) {
    return one.counted.word < other.counted.word;
  });
  CountedWords words;
  for (std::size_t begin = 0, end = 0; begin < found.size(); begin = end) {
    auto& word = found[begin];
    for (end = begin + 1; end < found.size(); ++end) {
      if (found[end].counted.word != word.counted.word) break;
      word.join(found[end]);
    }
    word.counted.is_home = 2 * word.at_home > word.articles;
    words.push_back(std::move(word.counted));
  }
  return words;
}

}  // namespace news
