// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/person_overlay.hh"

#include <algorithm>

namespace news {
namespace {

using Standing = PersonEntry::Standing;

// By a name of its own, not by one that only its articles tell to be this person's.
bool is_called(const PersonEntry& entry, std::string_view key) {
  return std::any_of(entry.spellings.begin(), entry.spellings.end(), [&](const Spelling& one) {
    const bool own = one.why == Why::full_name || one.why == Why::alone;
    return (own || entry.standing == Standing::open) && alias_key(one.name) == key;
  });
}

}  // namespace

PersonOverlay::PersonOverlay(const PeopleFile& people, const PersonAliases& aliases)
    : aliases_(aliases) {
  for (const auto& who : aliases.persons()) {
    for (const auto& name : who.names) read(people, who, name);
  }
}

void PersonOverlay::read(const PeopleFile& people, const AliasedPerson& who,
                         const PersonAlias& name) {
  const auto block = name.block.empty() ? std::nullopt : people.find(name.block);
  if (!block) return;
  for (const auto& entry : people.entries(*block)) {
    const bool person = entry.standing == Standing::own && entry.kind == SpeakerKind::person;
    if (!person && entry.standing != Standing::open) continue;
    if (!is_called(entry, name.key)) continue;
    auto& rules = person ? persons_[entry.id] : open_[std::string(entry.label)];
    const Rule rule{&who, &name};
    rules.insert(name.always() ? rules.end() : rules.begin(), rule);
  }
}

const AliasedPerson* PersonOverlay::meant(const Rules& rules, DayNumber day) {
  for (const auto& [who, name] : rules) {
    if (name->always() || (day != kNoDay && name->first <= day && day <= name->last)) return who;
  }
  return nullptr;
}

const AliasedPerson* PersonOverlay::of(const PersonEntry& entry, DayNumber day) const {
  if (entry.standing == Standing::open) {
    const auto found = open_.find(std::string(entry.label));
    return found == open_.end() ? nullptr : meant(found->second, day);
  }
  const auto found = persons_.find(entry.id);
  return found == persons_.end() ? nullptr : meant(found->second, day);
}

std::unordered_set<const AliasedPerson*> PersonOverlay::called(
    std::string_view name, const std::unordered_set<std::uint64_t>& persons) const {
  std::unordered_set<const AliasedPerson*> out;
  const auto key = alias_key(name);
  for (const auto& who : aliases_.persons()) {
    const bool so = std::any_of(who.names.begin(), who.names.end(),
                                [&key](const auto& one) { return one.always() && one.key == key; });
    if (so) out.insert(&who);
  }
  for (const auto id : persons) {
    const auto found = persons_.find(id);
    if (found == persons_.end()) continue;
    for (const auto& rule : found->second) {
      if (rule.name->always()) out.insert(rule.who);
    }
  }
  return out;
}

}  // namespace news
