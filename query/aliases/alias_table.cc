// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/aliases/alias_table.hh"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/analyser.hh"
#include "common/index/word_forms.hh"
#include "query/aliases/usual_aliases.hh"

namespace news {

Result<AliasMember> AliasTable::read_member(std::string_view text) {
  const auto sign = text.find_first_of("*?!~()\":|");
  if (sign != std::string_view::npos) {
    return fail(ErrorCode::usage, fmt::format("{} cannot stand in a name", text[sign]),
                "words alone: United Kingdom = U.K.");
  }
  AliasMember member;
  Analyser().each(text, [&member](const Token& token) {
    member.terms.emplace_back(token.term);
    member.exact |= token.capital;
  });
  if (member.terms.empty()) {
    return fail(ErrorCode::usage,
                "there is no word beside a =", "two names at least: U.K. = Britain");
  }
  return member;
}

std::string AliasTable::key(AliasKind kind, const std::vector<std::string>& terms) {
  std::string out(1, kind == AliasKind::words ? 'w' : 'o');
  for (const auto& term : terms) out += ' ' + term;
  return out;
}

void AliasTable::use_usual() {
  usual_ = true;
  auto& longest = longest_[static_cast<std::size_t>(AliasKind::words)];
  longest = std::max(longest, kLongestUsual);
}

// A stem begins as its word does, so those of another letter are never meant.
void AliasTable::read_usual(char letter) const {
  if (letters_read_.find(letter) != std::string::npos) return;
  letters_read_ += letter;
  for (auto& group : usual_aliases(letter)) put(AliasKind::words, std::move(group));
}

void AliasTable::add_group(AliasKind kind, std::vector<AliasMember> members) {
  put(kind, std::move(members));
}

void AliasTable::put(AliasKind kind, std::vector<AliasMember> members) const {
  auto& longest = longest_[static_cast<std::size_t>(kind)];
  for (const auto& member : members) {
    by_terms_.emplace(key(kind, member.terms), groups_.size());
    if (member.terms.size() == 1 && !member.exact) {
      by_stem_.emplace(key(kind, {stem_of(member.terms.front())}), groups_.size());
    }
    longest = std::max(longest, member.terms.size());
  }
  groups_.push_back(std::move(members));
}

std::vector<const AliasMember*> AliasTable::others(AliasKind kind,
                                                   const std::vector<std::string>& terms,
                                                   bool forms) const {
  if (usual_ && kind == AliasKind::words && !terms.front().empty())
    read_usual(terms.front().front());
  std::vector<std::size_t> groups;
  const auto collect = [&groups](const auto& range) {
    for (auto at = range.first; at != range.second; ++at) groups.push_back(at->second);
  };
  collect(by_terms_.equal_range(key(kind, terms)));
  const bool stemmed = forms && terms.size() == 1;
  if (stemmed) collect(by_stem_.equal_range(key(kind, {stem_of(terms.front())})));
  std::sort(groups.begin(), groups.end());
  groups.erase(std::unique(groups.begin(), groups.end()), groups.end());

  std::vector<const AliasMember*> out;
  for (const auto group : groups) {
    for (const auto& member : groups_[group]) {
      const bool itself =
          member.terms == terms || (stemmed && !member.exact && member.terms.size() == 1 &&
                                    stem_of(member.terms.front()) == stem_of(terms.front()));
      const bool twice = std::any_of(out.begin(), out.end(), [&member](const AliasMember* other) {
        return other->terms == member.terms && other->exact == member.exact;
      });
      if (!itself && !twice) out.push_back(&member);
    }
  }
  return out;
}

}  // namespace news
