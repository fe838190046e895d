// SPDX-License-Identifier: GPL-2.0-or-later
// Names that mean the same (U.K., Britain, United Kingdom; CBC, CBC News), as a newsroom lists
// them.
//
// A member of a group is read as it would be in a query: lower case stands for all forms of the
// word, a capital for that form alone, several words for the phrase. Which word of a query is a
// member is asked without regard to capitals, and of a lower-case member in any of its forms.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "common/field.hh"
#include "common/people/person_aliases.hh"
#include "common/result.hh"
#include "query/language/tree.hh"

namespace news {

// Words stand in the text of articles, outlets in source: and credit:.
enum class AliasKind { words, outlets };  // persons: PersonAliases
inline constexpr std::size_t kAliasKinds = 2;

struct AliasMember {
  std::vector<std::string> terms;  // folded, at least one
  bool exact = false;              // one term: that form alone
};

class AliasTable {
 public:
  // The member of a line of the file. usage, without place: no word in it, or an operator.
  static Result<AliasMember> read_member(std::string_view text);

  void add_group(AliasKind kind, std::vector<AliasMember> members);
  // Groups of English words (usual_aliases.hh) too. Those of a letter are read when it is first
  // asked for, so that a question pays for its own words alone; one thread.
  void use_usual();
  PersonAliases& people() { return people_; }
  const PersonAliases& people() const { return people_; }
  bool empty() const { return groups_.empty() && !usual_; }
  std::size_t longest(AliasKind kind) const { return longest_[static_cast<std::size_t>(kind)]; }

  // What else the terms of a query mean: members of every group that has them, without themselves.
  // `forms`: the one term stands for all its forms.
  std::vector<const AliasMember*> others(AliasKind kind, const std::vector<std::string>& terms,
                                         bool forms) const;

 private:
  void read_usual(char letter) const;
  void put(AliasKind kind, std::vector<AliasMember> members) const;
  static std::string key(AliasKind kind, const std::vector<std::string>& terms);

  mutable std::vector<std::vector<AliasMember>> groups_;  // mutable: the usual ones come late
  mutable std::multimap<std::string, std::size_t, std::less<>> by_terms_, by_stem_;  // numbers
  mutable std::size_t longest_[kAliasKinds] = {0, 0};  // terms of a member
  mutable std::string letters_read_;                   // of the usual ones
  bool usual_ = false;
  PersonAliases people_;
};

// Every word (and every run of words side by side) of the tree that is a member becomes an `alias`
// node: itself, then the others. What stands in quotation marks means itself and is left alone, as
// are names of people, patterns, near spellings, and us, it, who and the like unless in capitals.
// `text` is the query that spans point into.
void apply_aliases(Node& tree, std::string_view text, const AliasTable& table);

}  // namespace news
