// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/surname_block.hh"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "common/unicode.hh"
#include "indexer/people/given_names.hh"
#include "indexer/people/outweighs.hh"

namespace news {
namespace {

constexpr DayNumber kNear = 366, kFar = 3 * 366;  // days
constexpr std::uint32_t kSpeaks = 5;

using Gender = NamedPerson::Gender;

// Days on which a person is met, to be counted by reach.
class Days {
 public:
  void add(const Witness& witness) { met_.emplace_back(witness.day, witness.group); }
  void close() {
    std::sort(met_.begin(), met_.end());
    met_.erase(std::unique(met_.begin(), met_.end()), met_.end());
  }
  std::uint32_t all() const { return static_cast<std::uint32_t>(met_.size()); }
  std::uint32_t within(DayNumber day, DayNumber reach) const {
    const auto from = met_at(day > reach ? day - reach : 1), to = met_at(day + reach + 1);
    return static_cast<std::uint32_t>(to - from);
  }

 private:
  std::vector<std::pair<DayNumber, std::uint64_t>>::const_iterator met_at(DayNumber day) const {
    return std::lower_bound(met_.begin(), met_.end(), std::pair(day, std::uint64_t{0}));
  }
  std::vector<std::pair<DayNumber, std::uint64_t>> met_;
};

struct Person {
  std::string distinction;  // what a new id is made of
  std::uint64_t id = 0;
  bool whole = true, wanted = false;
  Days speaks, named;
  std::uint32_t male = 0, female = 0;
  std::string initials;                                       // of the given names it goes by
  std::unordered_map<std::uint32_t, ArticleCount> offices;    // by office
  std::unordered_map<std::uint32_t, ArticleCount> spellings;  // by name and why: spelling_key()
  SaidBuilder said;

  std::uint32_t weight() const { return kSpeaks * speaks.all() + named.all(); }
  std::uint32_t weight(DayNumber day, DayNumber reach) const {
    return kSpeaks * speaks.within(day, reach) + named.within(day, reach);
  }
  bool may_be(Gender gender) const {
    return gender == Gender::unknown || male == female ||
           (gender == Gender::male) == (male > female);
  }
};

std::uint32_t spelling_key(std::uint32_t name, Why why) {
  return name << 3 | static_cast<std::uint32_t>(why);
}
static_assert(static_cast<unsigned>(kLastWhy) < 8);

// Texts by number, from 0.
class Numbers {
 public:
  // The text's number, and whether it is new.
  std::pair<std::uint32_t, bool> add(std::string_view text) {
    const auto [at, fresh] = numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size()));
    return {at->second, fresh};
  }

 private:
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

// The same office, or the one with more words before it: "secretary", "foreign secretary". A vice
// president is no president.
bool same_office(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (b.empty() || !a.ends_with(b)) return false;
  if (a.size() == b.size()) return true;
  a.remove_suffix(b.size());
  if (a.back() != ' ') return false;
  for (const std::string_view lesser : {"vice ", "deputy ", "assistant ", "under ", "associate "}) {
    if (a.ends_with(lesser)) return false;
  }
  return true;
}

class SurnameBlock {
 public:
  SurnameBlock(std::string_view key, const std::vector<Witness>& witnesses,
               const std::vector<PersonEntry>& before)
      : key_(key), witnesses_(witnesses), before_(before) {}

  MadeBlock make() {
    number_texts();
    join_longer_names();
    join_full_names();
    for (auto& person : people_) {
      person.speaks.close();
      person.named.close();
    }
    rank();
    for (std::size_t i = 0; i < witnesses_.size(); ++i) {
      if (!name_of(i).is_full()) place(i);
    }
    give_ids();
    return entries();
  }

 private:
  struct Open {
    std::string_view name;
    std::set<std::size_t> candidates;
    ArticleCount count;
    SaidBuilder said;
  };

  // Each name and each title is taken apart once.
  void number_texts() {
    Numbers names, titles, offices;
    std::vector<std::uint32_t> office_of_title;
    const auto number = [&](std::string office) {
      const auto [at, fresh] = offices.add(offices_.emplace_back(std::move(office)));
      if (!fresh) offices_.pop_back();
      return at;
    };
    number({});
    for (const auto& witness : witnesses_) {
      const auto [name, fresh] = names.add(witness.name.name);
      if (fresh) {
        names_.push_back(parse_person_name(witness.name.name));
        spelled_.push_back(witness.name.name);
      }
      const auto [title, unread] = titles.add(witness.name.title);
      if (unread) office_of_title.push_back(number(office_of(witness.name.title)));
      // As its article has it; else the one in the name.
      const auto office = office_of_title[title];
      of_.push_back({name, office != 0 ? office : number(names_[name].title)});
    }
  }

  // "Sefton Okonjo" is the surname of "Ama Sefton Okonjo", and no given name. But where no first
  // name begins the longer one, and fewer articles have it, words of its sentence have stuck to it:
  // "Shri Ama Okonjo".
  void join_longer_names() {
    std::vector<std::uint32_t> articles(names_.size());
    for (const auto& one : of_) ++articles[one.name];
    std::unordered_map<std::string, std::size_t> two;  // names of two words
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const auto& name = names_[i];
      if (name.is_full() && name.middle.empty()) two.emplace(name.given + ' ' + name.surname, i);
    }
    for (std::size_t i = 0; i < names_.size(); ++i) {
      auto& longer = names_[i];
      if (longer.middle.empty()) continue;
      const auto found = two.find(last_two_words(spelled_[i]));
      if (found == two.end() || names_[found->second].given.empty()) continue;
      auto& shorter = names_[found->second];
      if (!is_first_name(longer.given)) {
        if (articles[i] >= articles[found->second] || longer.is_initial()) continue;
        longer.given = shorter.given;
        longer.middle.clear();
      } else if (!is_first_name(shorter.given)) {
        shorter.given.clear();
      }
    }
  }

  static std::string last_two_words(std::string_view name) {
    auto folded = fold_characters(name);
    const auto last = folded.rfind(' ');
    const auto before = last == folded.npos || last == 0 ? last : folded.rfind(' ', last - 1);
    return before == folded.npos ? folded : folded.substr(before + 1);
  }

  const PersonName& name_of(std::size_t witness) const { return names_[of_[witness].name]; }
  const std::string& office_of_witness(std::size_t witness) const {
    return offices_[of_[witness].office];
  }

  void join_full_names() {
    constexpr auto kNoPlace = UINT32_MAX;
    std::vector<FullName> full;
    std::vector<std::uint32_t> places(names_.size(), kNoPlace);  // by name
    for (std::size_t i = 0; i < witnesses_.size(); ++i) {
      if (!name_of(i).is_full()) {
        in_article_.try_emplace(witnesses_[i].document);
        continue;
      }
      auto& place = places[of_[i].name];
      if (place == kNoPlace) {
        place = static_cast<std::uint32_t>(full.size());
        full.push_back({name_of(i), 0, {}});
      }
      ++full[place].articles;
      if (of_[i].office != 0) full[place].offices.insert(office_of_witness(i));
    }
    const auto classes = class_names(full);
    people_.resize(classes.keys.size());
    for (std::size_t i = 0; i < people_.size(); ++i) people_[i].distinction = classes.keys[i];
    for (std::size_t i = 0; i < full.size(); ++i) {
      people_[classes.of[i]].initials += full[i].name.given.front();
    }
    for (auto& person : people_) {
      std::sort(person.initials.begin(), person.initials.end());
      person.initials.erase(std::unique(person.initials.begin(), person.initials.end()),
                            person.initials.end());
    }
    for (std::size_t i = 0; i < witnesses_.size(); ++i) {
      if (!name_of(i).is_full()) continue;
      const auto person = classes.of[places[of_[i].name]];
      give(i, person, Why::full_name);
      note_in_article(witnesses_[i].document, person);
    }
  }

  void note_in_article(std::uint32_t document, std::size_t person) {
    const auto found = in_article_.find(document);
    if (found == in_article_.end()) return;
    auto& here = found->second;
    if (here.size() < kMostCandidates && std::find(here.begin(), here.end(), person) == here.end())
      here.push_back(person);
  }

  void give(std::size_t index, std::size_t whom, Why why) {
    auto& person = people_[whom];
    const auto& witness = witnesses_[index];
    if (why == Why::full_name) {
      (witness.name.quotes.empty() ? person.named : person.speaks).add(witness);
    }
    person.male += witness.name.gender == Gender::male ? 1 : 0;
    person.female += witness.name.gender == Gender::female ? 1 : 0;
    if (of_[index].office != 0) person.offices[of_[index].office].add(witness);
    person.spellings[spelling_key(of_[index].name, why)].add(witness);
    person.said.add(witness);
    person.wanted = person.wanted || !witness.name.quotes.empty();
  }

  // The commonest first; the rest count together.
  void rank() {
    common_ = by_weight();
    for (std::size_t i = kMostCandidates; i < common_.size(); ++i) {
      rest_ += people_[common_[i]].weight();
    }
    common_.resize(std::min(common_.size(), kMostCandidates));
  }

  bool fits(std::size_t witness, const Person& person) const {
    const auto& name = name_of(witness);
    return person.may_be(witnesses_[witness].name.gender) &&
           (name.given.empty() || person.initials.find(name.given.front()) != std::string::npos);
  }

  // Those who may be meant, and whether an office before the name has chosen them.
  struct Among {
    std::vector<std::size_t> people;
    bool by_office = false;
  };
  Among candidates(std::size_t witness) const {
    std::vector<std::size_t> out, holders;
    const auto& office = office_of_witness(witness);
    for (const auto i : common_) {
      const auto& person = people_[i];
      if (!fits(witness, person)) continue;
      out.push_back(i);
      const bool holds =
          std::any_of(person.offices.begin(), person.offices.end(),
                      [&](const auto& one) { return same_office(offices_[one.first], office); });
      if (holds) holders.push_back(i);
    }
    const bool by_office = !holders.empty() && holders.size() < out.size();
    return {by_office ? std::move(holders) : std::move(out), by_office};
  }

  std::optional<std::size_t> only_in_article(const Witness& witness,
                                             const std::vector<std::size_t>& among) const {
    const auto here = in_article_.find(witness.document);
    std::optional<std::size_t> only;
    for (const auto person : here->second) {
      if (std::find(among.begin(), among.end(), person) == among.end()) continue;
      if (only) return std::nullopt;
      only = person;
    }
    return only;
  }

  // Of those, the one who outweighs all others.
  std::optional<std::size_t> heaviest(const Witness& witness, const std::vector<std::size_t>& among,
                                      DayNumber reach) const {
    std::uint64_t all = among.size() < kMostCandidates ? 0 : rest_, most = 0;
    std::size_t best = 0;
    for (const auto i : among) {
      const auto weight =
          witness.day == kNoDay ? people_[i].weight() : people_[i].weight(witness.day, reach);
      all += weight;
      if (weight <= most) continue;
      most = weight;
      best = i;
    }
    if (most == 0 || most < kOutweighs * (all - most)) return std::nullopt;
    return best;
  }

  void place(std::size_t index) {
    const auto& witness = witnesses_[index];
    const auto [among, by_office] = candidates(index);
    if (const auto here = only_in_article(witness, among)) return give(index, *here, Why::article);
    if (among.size() == 1 && by_office) return give(index, among.front(), Why::title);
    for (const auto reach : {kNear, kFar}) {
      const auto best = heaviest(witness, among, reach);
      if (!best) continue;
      return give(index, *best,
                  among.size() == 1 ? Why::only_one
                  : by_office       ? Why::title
                                    : Why::most);
    }
    // Nobody of the surname has that initial and may be of that gender: another person.
    if (among.empty()) return give(index, lone(index), Why::alone);
    auto& open = open_[witness.name.name];
    open.name = witness.name.name;
    open.count.add(witness);
    open.said.add(witness);
    open.candidates.insert(among.begin(), among.end());
  }

  // Who goes by this name alone; who goes by a first name does so in one article.
  std::size_t lone(std::size_t index) {
    const auto& name = name_of(index);
    const bool first = name.given.empty() && is_first_name(name.surname) && of_[index].office == 0;
    auto distinction =
        first ? fmt::format("@{:016x}", witnesses_[index].article) : "?" + name.given;
    const auto [at, fresh] = lone_.emplace(distinction, people_.size());
    if (fresh) {
      auto& person = people_.emplace_back();
      person.distinction = std::move(distinction);
      person.whole = false;
    }
    return at->second;
  }

  // Ids go on: the person with most articles of a name that had one before keeps it.
  void give_ids() {
    std::unordered_map<std::string_view, std::uint64_t> had;
    for (const auto& entry : before_) {
      if (entry.standing != PersonEntry::Standing::own) continue;
      for (const auto& spelling : entry.spellings) {
        const bool own = spelling.why == Why::full_name || spelling.why == Why::alone;
        if (own && entry.whole) had.emplace(spelling.name, entry.id);
      }
    }
    std::unordered_set<std::uint64_t> taken;
    auto order = by_weight();
    for (const auto i : order) {
      std::map<std::uint64_t, std::uint32_t> votes;
      for (auto& [key, count] : people_[i].spellings) {
        if (had.empty() || why_of(key) != Why::full_name) continue;
        const auto found = had.find(spelling_of(key));
        if (found != had.end()) votes[found->second] += count.articles();
      }
      std::uint32_t most = 0;
      for (const auto& [id, articles] : votes) {
        if (articles <= most || taken.contains(id)) continue;
        most = articles;
        people_[i].id = id;
      }
      if (people_[i].id != 0) taken.insert(people_[i].id);
    }
    for (const auto i : order) {
      auto& person = people_[i];
      for (std::string distinction = person.distinction; person.id == 0; distinction += '+') {
        const auto id = new_person_id(key_, distinction);
        if (taken.insert(id).second) person.id = id;
      }
    }
  }

  std::vector<std::size_t> by_weight() const {
    std::vector<std::size_t> order(people_.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) {
      const auto one = people_[a].weight(), other = people_[b].weight();
      return one != other ? one > other : people_[a].distinction < people_[b].distinction;
    });
    return order;
  }

  static Why why_of(std::uint32_t key) { return static_cast<Why>(key & 7); }
  std::string_view spelling_of(std::uint32_t key) const { return spelled_[key >> 3]; }

  std::vector<Spelling> spelled(Person& person) const {
    std::vector<Spelling> out;
    for (auto& [key, count] : person.spellings) {
      out.push_back({spelling_of(key), why_of(key), count.articles(), count.days()});
    }
    sort_spellings(out);
    return out;
  }

  // Of the spellings that name the person in full the commonest; of one name, that.
  static std::string_view label_of(const std::vector<Spelling>& spellings) {
    const Spelling* best = nullptr;
    for (const auto& one : spellings) {
      if (one.why != Why::full_name && one.why != Why::alone) continue;
      if (best == nullptr || one.articles > best->articles) best = &one;
    }
    return best == nullptr ? std::string_view() : best->name;
  }

  PersonEntry entry_of(Person& person, MadeBlock& out) const {
    PersonEntry entry;
    entry.whole = person.whole;
    entry.id = person.id;
    entry.spellings = spelled(person);
    entry.label = label_of(entry.spellings);
    if (entry.spellings.size() > kMostSpellings) entry.spellings.resize(kMostSpellings);
    for (auto& [office, count] : person.offices) {
      entry.offices.push_back({out.hold(offices_[office]), count.articles(), count.days()});
    }
    std::sort(entry.offices.begin(), entry.offices.end(),
              [](const HeldOffice& a, const HeldOffice& b) {
                return a.articles != b.articles ? a.articles > b.articles : a.title < b.title;
              });
    if (entry.offices.size() > kMostSpellings) entry.offices.resize(kMostSpellings);
    entry.said = out.hold(person.said.encode());
    return entry;
  }

  bool is_called_by(std::uint32_t office) {
    called_.resize(offices_.size(), -1);
    auto& called = called_[office];
    if (called < 0) called = called_by(offices_[office]).empty() ? 0 : 1;
    return called > 0;
  }

  // Who is quoted, who may be meant by an open name, and who holds an office.
  MadeBlock entries() {
    MadeBlock out;
    for (auto& [name, open] : open_) {
      if (open.said.empty()) continue;
      for (const auto i : open.candidates) people_[i].wanted = true;
    }
    for (auto& person : people_) {
      if (!is_known(person)) {
        if (person.wanted) out.entries.push_back(unknown(person, out));
        continue;
      }
      const bool holds = std::any_of(person.offices.begin(), person.offices.end(),
                                     [&](const auto& one) { return is_called_by(one.first); });
      if (person.wanted || holds) out.entries.push_back(entry_of(person, out));
    }
    std::stable_sort(out.entries.begin(), out.entries.end(),
                     [](const PersonEntry& a, const PersonEntry& b) { return entry_before(a, b); });
    for (auto& [name, open] : open_) {
      if (open.said.empty()) continue;
      PersonEntry entry;
      entry.standing = PersonEntry::Standing::open;
      entry.label = name;
      entry.spellings.push_back({name, Why::alone, open.count.articles(), open.count.days()});
      for (const auto i : open.candidates) entry.candidates.push_back(people_[i].id);
      std::sort(entry.candidates.begin(), entry.candidates.end());
      entry.said = out.hold(open.said.encode());
      out.entries.push_back(std::move(entry));
    }
    return out;
  }

  // A capital word that speaks, and nothing tells that it is somebody: as well a firm or a town.
  static bool is_known(const Person& person) {
    return person.whole || person.male + person.female > 0 || !person.offices.empty() ||
           person.distinction.front() == '@';
  }

  static bool entry_before(const PersonEntry& a, const PersonEntry& b) {
    const bool open = a.standing == PersonEntry::Standing::open;
    const bool other = b.standing == PersonEntry::Standing::open;
    return open != other ? other : a.id != b.id ? a.id < b.id : a.label < b.label;
  }

  PersonEntry unknown(Person& person, MadeBlock& out) const {
    PersonEntry entry;
    entry.standing = PersonEntry::Standing::open;
    entry.spellings = spelled(person);
    entry.label = entry.spellings.front().name;
    if (entry.spellings.size() > kMostSpellings) entry.spellings.resize(kMostSpellings);
    entry.said = out.hold(person.said.encode());
    return entry;
  }

  std::string_view key_;
  const std::vector<Witness>& witnesses_;
  const std::vector<PersonEntry>& before_;
  struct Numbered {
    std::uint32_t name, office;
  };
  std::vector<Numbered> of_;  // by witness
  std::vector<PersonName> names_;
  std::vector<std::string_view> spelled_;  // by name
  std::deque<std::string> offices_;        // the first is none
  std::vector<signed char>
      called_;  // by office: whether anybody is called by it alone; below 0: unasked
  std::vector<Person> people_;
  // People named in full, of articles that name somebody of the surname otherwise as well.
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> in_article_;
  std::vector<std::size_t> common_;
  std::uint64_t rest_ = 0;
  std::map<std::string, std::size_t> lone_;
  std::map<std::string_view, Open> open_;
};

}  // namespace

std::uint64_t new_person_id(std::string_view key, std::string_view distinction) {
  std::string text(key);
  text += '\0';
  text += distinction;
  const auto id = XXH3_64bits(text.data(), text.size());
  return id == 0 ? 1 : id;
}

MadeBlock make_surname_block(std::string_view key, const std::vector<Witness>& witnesses,
                             const std::vector<PersonEntry>& before) {
  return SurnameBlock(key, witnesses, before).make();
}

}  // namespace news
