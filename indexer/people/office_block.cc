// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/office_block.hh"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <unordered_map>

#include "common/people/person_name.hh"
#include "indexer/people/outweighs.hh"
#include "indexer/people/surname_block.hh"

namespace news {
namespace {

using Standing = PersonEntry::Standing;

// One article's naming of a holder.
struct Naming {
  DayNumber day;
  std::uint64_t holder, group;
  auto operator<=>(const Naming&) const = default;
};

constexpr DayNumber kYear = 366;
constexpr std::ptrdiff_t kFew = 3;
constexpr std::size_t kFarMore = 100;

class Holders {
 public:
  explicit Holders(std::vector<Naming> namings) : namings_(std::move(namings)) {
    std::sort(namings_.begin(), namings_.end());
    namings_.erase(std::unique(namings_.begin(), namings_.end()), namings_.end());
  }

  std::optional<std::uint64_t> on(DayNumber day) {
    if (day == kNoDay) return std::nullopt;
    const auto [at, fresh] = known_.try_emplace(day);
    if (fresh) at->second = find(day);
    return at->second;
  }

 private:
  using At = std::vector<Naming>::const_iterator;

  At from(DayNumber day) const {
    return std::lower_bound(namings_.begin(), namings_.end(), Naming{day, 0, 0});
  }

  static std::optional<std::uint64_t> heaviest(At begin, At end) {
    return heaviest(two_most(begin, end));
  }
  static std::optional<std::uint64_t> heaviest(
      const std::vector<std::pair<std::size_t, std::uint64_t>>& most) {
    if (most.empty()) return std::nullopt;
    if (most.size() > 1 && most[0].first < kOutweighs * most[1].first) return std::nullopt;
    return most[0].second;
  }

  // Who are named most, with how often: two at most.
  static std::vector<std::pair<std::size_t, std::uint64_t>> two_most(At begin, At end) {
    std::unordered_map<std::uint64_t, std::size_t> counts;
    for (auto at = begin; at != end; ++at) ++counts[at->holder];
    std::vector<std::pair<std::size_t, std::uint64_t>> most;
    most.reserve(counts.size());
    for (const auto& [holder, count] : counts) most.emplace_back(count, holder);
    const auto two = std::min<std::size_t>(most.size(), 2);
    std::partial_sort(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(two), most.end(),
                      std::greater<>());
    most.resize(two);
    return most;
  }

  // The two who are named most: where the one gives way to the other.
  struct Change {
    DayNumber day = 0;
    std::uint64_t before = 0, after = 0;
    std::size_t wrong = 0;
  };
  static Change change(At begin, At end, std::uint64_t before, std::uint64_t after) {
    std::size_t wrong = static_cast<std::size_t>(
        std::count_if(begin, end, [&](const Naming& one) { return one.holder == before; }));
    Change best{begin->day, before, after, wrong};
    for (auto at = begin; at != end;) {
      const DayNumber now = at->day;
      for (; at != end && at->day == now; ++at) {
        if (at->holder == before) --wrong;
        if (at->holder == after) ++wrong;
      }
      if (wrong < best.wrong) best = {now + 1, before, after, wrong};
    }
    // Between the last of the one and the first of the other the other is named from that day on.
    const auto next = std::find_if(
        begin, end, [&](const Naming& one) { return one.holder == after && one.day >= best.day; });
    if (next != end) best.day = next->day;
    return best;
  }

  // The side of the change on which the day lies; nullopt: he is not the one named there.
  std::optional<std::uint64_t> side_of(const Change& best, At begin, At end, DayNumber day) const {
    const auto there = from(best.day);
    const auto side = day < best.day ? heaviest(begin, there) : heaviest(there, end);
    return side == (day < best.day ? best.before : best.after) ? side : std::nullopt;
  }

  std::optional<std::uint64_t> find(DayNumber day) const {
    const auto begin = from(day > kTerm ? day - kTerm : 1), end = from(day + kTerm + 1);
    const auto most = two_most(begin, end);
    std::optional<Change> best;
    // One who is named a hundred times as often has nobody to divide the time with.
    if (most.size() > 1 && most[1].first * kFarMore > most[0].first) {
      const auto one = change(begin, end, most[0].second, most[1].second);
      const auto other = change(begin, end, most[1].second, most[0].second);
      best = other.wrong < one.wrong ? other : one;
      // A clean one: the predecessor may be named far more often, for his time was the longer.
      const bool clean = most[1].first > 1 && best->wrong * kOutweighs <= most[1].first;
      if (const auto side = side_of(*best, begin, end, day); clean && side) return side;
    }
    if (const auto one = heaviest(most)) {
      // Hardly ever named: whom the year around names far more is meant, if anybody.
      if (end - begin >= kFew) return one;
      return heaviest(from(day > kYear ? day - kYear : 1), from(day + kYear + 1));
    }
    return best ? side_of(*best, begin, end, day) : std::nullopt;
  }

  std::vector<Naming> namings_;
  std::unordered_map<DayNumber, std::optional<std::uint64_t>> known_;
};

class OfficeBlock {
 public:
  OfficeBlock(std::string_view key, const std::vector<Witness>& witnesses, const FindHolder& holder)
      : use_(use_of_office(key.substr(1))), witnesses_(witnesses), find_(holder) {}

  MadeBlock make() {
    for (const auto& witness : witnesses_) {
      if (witness.name.kind != SpeakerKind::person) in_article_.try_emplace(witness.document);
    }
    std::vector<Naming> namings;
    for (const auto& witness : witnesses_) {
      if (witness.name.kind != SpeakerKind::person) continue;
      const auto holder = find_(witness.name.name, witness.day);
      const auto here = in_article_.find(witness.document);
      // 0: somebody, nobody knows who
      if (here != in_article_.end()) here->second.insert(holder.value_or(0));
      if (holder && witness.day != kNoDay) namings.push_back({witness.day, *holder, witness.group});
    }
    Holders holders(std::move(namings));
    for (const auto& witness : witnesses_) {
      if (witness.name.kind == SpeakerKind::person) continue;
      place(witness, use_ == OfficeUse::in_archive ? holders.on(day_meant(witness)) : std::nullopt);
    }
    return entries();
  }

 private:
  struct Called {
    SpellingCounts spellings;
    SaidBuilder said;
  };

  static DayNumber day_meant(const Witness& witness) {
    return witness.name.then == kNoDay ? witness.day : witness.name.then;
  }

  void place(const Witness& witness, std::optional<std::uint64_t> holder) {
    static const std::set<std::uint64_t> kNobody;
    const auto found = in_article_.find(witness.document);
    const auto& here = found == in_article_.end() ? kNobody : found->second;
    Why why = Why::office;
    if (!holder || (!here.empty() && !here.contains(*holder))) {
      const bool one = here.size() == 1 && *here.begin() != 0 && !holder;
      holder = one ? std::optional(*here.begin()) : std::nullopt;
      why = Why::named_holder;
    }
    auto& called =
        called_[{holder.value_or(0), holder ? std::string() : group_key(witness.name.name)}];
    called.spellings[{witness.name.name, holder ? why : Why::alone}].add(witness);
    called.said.add(witness);
  }

  MadeBlock entries() {
    MadeBlock out;
    for (auto& [whom, called] : called_) {
      PersonEntry entry;
      entry.id = whom.first;
      entry.standing = entry.id == 0 ? Standing::open : Standing::claim;
      entry.kind = entry.id == 0 ? SpeakerKind::role : SpeakerKind::person;
      entry.spellings = spellings_of(called.spellings);
      entry.label = entry.spellings.front().name;
      if (entry.spellings.size() > kMostSpellings) entry.spellings.resize(kMostSpellings);
      entry.said = out.hold(called.said.encode());
      out.entries.push_back(std::move(entry));
    }
    return out;
  }

  OfficeUse use_;
  const std::vector<Witness>& witnesses_;
  const FindHolder& find_;
  // Of articles in which the office speaks: whom they name with it.
  std::unordered_map<std::uint32_t, std::set<std::uint64_t>> in_article_;
  std::map<std::pair<std::uint64_t, std::string>, Called> called_;
};

}  // namespace

MadeBlock make_office_block(std::string_view key, const std::vector<Witness>& witnesses,
                            const FindHolder& holder) {
  return OfficeBlock(key, witnesses, holder).make();
}

MadeBlock make_group_block(std::string_view key, const std::vector<Witness>& witnesses) {
  MadeBlock out;
  SpellingCounts spellings;
  std::map<SpeakerKind, std::uint32_t> kinds;
  SaidBuilder said;
  for (const auto& witness : witnesses) {
    spellings[{witness.name.name, Why::full_name}].add(witness);
    ++kinds[witness.name.kind];
    said.add(witness);
  }
  PersonEntry entry;
  entry.id = new_person_id(key, {});
  entry.kind = std::max_element(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) {
                 return a.second < b.second;
               })->first;
  // Taken for a person in its article; the words are nobody's name.
  if (entry.kind == SpeakerKind::person) entry.kind = SpeakerKind::nobody;
  entry.spellings = spellings_of(spellings);
  entry.label = entry.spellings.front().name;
  if (entry.spellings.size() > kMostSpellings) entry.spellings.resize(kMostSpellings);
  entry.said = out.hold(said.encode());
  out.entries.push_back(std::move(entry));
  return out;
}

}  // namespace news
