// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/xapian/people.hh"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "common/people/person_name.hh"
#include "query/engine/xapian/person_overlay.hh"

namespace news {
namespace {

using Standing = PersonEntry::Standing;

constexpr std::size_t kMostNames = 20;

// The first of an index's shards.
std::size_t first_shard(const Corpus& corpus, std::size_t index) {
  std::size_t shard = 0;
  for (std::size_t i = 0; i < index; ++i) shard += corpus.indexes()[i].generation().segments.size();
  return shard;
}

std::size_t index_of_shard(const Corpus& corpus, std::size_t shard) {
  std::size_t index = 0;
  for (; index + 1 < corpus.indexes().size(); ++index) {
    const auto shards = corpus.indexes()[index].generation().segments.size();
    if (shard < shards) break;
    shard -= shards;
  }
  return index;
}

// A set of documents of one index.
class DocumentSet {
 public:
  DocumentSet(const Corpus& corpus, const MatchedIds& matched, std::size_t index) {
    const auto& generation = corpus.indexes()[index].generation();
    bits_.resize(std::max(generation.next_article, generation.next_quote));
    const auto first = first_shard(corpus, index);
    for (std::size_t i = 0; i < generation.segments.size(); ++i) {
      for (const auto id : matched[first + i]) {
        if (id < bits_.size()) bits_[id] = true;
      }
    }
  }
  bool holds(std::uint32_t id) const { return id < bits_.size() && bits_[id]; }

 private:
  std::vector<bool> bits_;
};

std::string label_of(const PeopleFile& people, std::uint64_t id) {
  const auto block = people.block_of(id);
  if (!block) return {};
  for (const auto& entry : people.entries(*block)) {
    if (entry.standing == Standing::own && entry.id == id) return std::string(entry.label);
  }
  return {};
}

// Who may be meant. They stand in the block of the open name, before it, by their ids.
std::vector<std::string> labels_of(const std::vector<PersonEntry>& block,
                                   const PersonEntry& entry) {
  std::vector<std::string> out;
  for (const auto id : entry.candidates) {
    const auto at = first_place(block.size(), [&](std::size_t i) {
      return block[i].standing == Standing::own && block[i].id < id;
    });
    if (at < block.size() && block[at].id == id && !block[at].label.empty())
      out.emplace_back(block[at].label);
  }
  std::sort(out.begin(), out.end());
  return out;
}

// "Clinton (Bill Clinton or Hillary Clinton)"
std::string open_label(const std::vector<PersonEntry>& block, const PersonEntry& entry) {
  constexpr std::size_t kMostShown = 4;
  const auto candidates = labels_of(block, entry);
  std::string out;
  for (std::size_t i = 0; i < candidates.size() && i < kMostShown; ++i) {
    out += (i == 0 ? " (" : " or ") + candidates[i];
  }
  if (candidates.size() > kMostShown) out += " or others";
  return std::string(entry.label) + out + (candidates.empty() ? "" : ")");
}

struct Tally {
  QuotedSpeaker speaker;
  DaySpan days;
  std::map<std::string, std::uint64_t> months;
};

void add_names(const PersonEntry& entry, QuotedSpeaker& speaker) {
  const auto add = [](std::vector<std::string>& list, std::string_view text) {
    if (list.size() < kMostNames && std::find(list.begin(), list.end(), text) == list.end())
      list.emplace_back(text);
  };
  for (const auto& spelling : entry.spellings) add(speaker.names, spelling.name);
  for (const auto& office : entry.offices) add(speaker.offices, office.title);
}

class Counter {
 public:
  Counter(AnswerKind kind, SpeakerKinds kinds) : kind_(kind), kinds_(kinds) {}

  void count(const PeopleFile& people, const PersonOverlay& overlay, const DocumentSet& set) {
    for (std::size_t block = 0; block < people.blocks(); ++block) {
      const auto entries = people.entries(block);
      for (const auto& entry : entries) {
        if (kinds_.has(entry.kind)) count(entries, entry, overlay, set);
      }
    }
  }

  std::vector<QuotedSpeaker> take() {
    std::vector<QuotedSpeaker> out;
    for (auto& [key, tally] : tallies_) {
      if (tally.speaker.quotations == 0) continue;
      tally.speaker.first = day_text(tally.days.first);
      tally.speaker.last = day_text(tally.days.last);
      tally.speaker.months.assign(tally.months.begin(), tally.months.end());
      out.push_back(std::move(tally.speaker));
    }
    std::sort(out.begin(), out.end(), [](const QuotedSpeaker& a, const QuotedSpeaker& b) {
      if (a.quotations != b.quotations) return a.quotations > b.quotations;
      return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    return out;
  }

 private:
  void count(const std::vector<PersonEntry>& block, const PersonEntry& entry,
             const PersonOverlay& overlay, const DocumentSet& set) {
    Tally own;
    std::unordered_map<const AliasedPerson*, Tally> others;  // as the aliases have it
    each_said(entry.said, [&](const Said& said) {
      const auto quotes = kind_ == AnswerKind::articles
                              ? (set.holds(said.document) ? said.quotes.size() : 0)
                              : static_cast<std::size_t>(std::count_if(
                                    said.quotes.begin(), said.quotes.end(),
                                    [&set](std::uint32_t quote) { return set.holds(quote); }));
      if (quotes == 0) return;
      const auto* other = overlay.of(entry, said.day);
      Tally& here = other == nullptr ? own : others[other];
      here.speaker.quotations += quotes;
      ++here.speaker.articles;
      here.days.add(said.day);
      if (said.day != kNoDay) here.months[day_text(said.day).substr(0, 7)] += quotes;
    });
    for (const auto& [who, here] : others) {
      auto& tally = tallies_[person_id_text(who->id)];
      add(here, tally);
      tally.speaker.kind = SpeakerKind::person;
      tally.speaker.name = who->label;
      tally.speaker.id = person_id_text(who->id);
      add_names(entry, tally.speaker);
    }
    count_own(block, entry, own);
  }

  void count_own(const std::vector<PersonEntry>& block, const PersonEntry& entry,
                 const Tally& here) {
    const bool open = entry.standing == Standing::open;
    const bool own_person = entry.standing == Standing::own && entry.kind == SpeakerKind::person;
    if (here.speaker.quotations == 0 && !own_person) return;
    const auto key = open ? std::string(entry.label) : person_id_text(entry.id);
    auto& tally = tallies_[key];
    if (here.speaker.quotations > 0) add(here, tally);
    // A person's own entry comes before what others' blocks claim for him.
    if (entry.standing != Standing::claim) {
      tally.speaker.kind = entry.kind;
      tally.speaker.name = open ? open_label(block, entry) : std::string(entry.label);
      if (own_person) tally.speaker.id = key;
    }
    if (entry.standing != Standing::claim || !tally.speaker.name.empty()) {
      add_names(entry, tally.speaker);
    }
  }

  static void add(const Tally& here, Tally& tally) {
    tally.speaker.quotations += here.speaker.quotations;
    tally.speaker.articles += here.speaker.articles;
    tally.days.add(here.days.first);
    tally.days.add(here.days.last);
    for (const auto& [month, count] : here.months) tally.months[month] += count;
  }

  AnswerKind kind_;
  SpeakerKinds kinds_;
  std::unordered_map<std::string, Tally> tallies_;
};

// Full names that may be one person's: the same surname, a given name short for the same, no other
// middle initial or suffix.
bool may_be_called(const PersonName& asked, std::string_view spelling) {
  const auto name = parse_person_name(spelling);
  if (!name.is_full()) return false;
  const auto fit = [](std::string_view a, std::string_view b) {
    return a.empty() || b.empty() || a.starts_with(b) || b.starts_with(a);
  };
  if (!fit(asked.middle, name.middle) || !fit(asked.suffix, name.suffix)) return false;
  const auto one = formal_names(asked.given), other = formal_names(name.given);
  return std::any_of(one.begin(), one.end(), [&other](std::string_view given) {
    return std::find(other.begin(), other.end(), given) != other.end();
  });
}

std::unordered_set<std::uint64_t> persons_called(const PeopleFile& people,
                                                 const PersonName& asked) {
  std::unordered_set<std::uint64_t> out;
  const auto block = people.find(name_block(asked));
  if (!block) return out;
  for (const auto& entry : people.entries(*block)) {
    if (entry.standing != Standing::own || !entry.whole) continue;
    const bool called = std::any_of(
        entry.spellings.begin(), entry.spellings.end(), [&asked](const Spelling& spelling) {
          return spelling.why == Why::full_name && may_be_called(asked, spelling.name);
        });
    if (called) out.insert(entry.id);
  }
  return out;
}

// What those say whom a name means, in the blocks of their names and in those of offices.
void add_said(const PeopleFile& people, const PersonOverlay& overlay, std::string_view name,
              AnswerKind kind, std::vector<std::uint32_t>& out) {
  const auto persons = persons_called(people, parse_person_name(name));
  const auto others = overlay.called(name, persons);
  std::set<std::size_t> blocks;
  const auto add = [&](std::size_t block, bool claims) {
    for (const auto& entry : people.entries(block)) {
      if ((entry.standing == Standing::claim) != claims) continue;
      const bool called = entry.standing != Standing::open && persons.contains(entry.id);
      if (!called && others.empty()) continue;
      each_said(entry.said, [&](const Said& said) {
        const auto* other = overlay.of(entry, said.day);
        if (other == nullptr ? !called : !others.contains(other)) return;
        if (kind == AnswerKind::articles) {
          out.push_back(said.document);
        } else {
          out.insert(out.end(), said.quotes.begin(), said.quotes.end());
        }
      });
    }
  };
  for (const auto id : persons) {
    if (const auto block = people.block_of(id)) blocks.insert(*block);
  }
  for (const auto* other : others) {
    for (const auto& one : other->names) {
      if (const auto block = people.find(one.block)) blocks.insert(*block);
    }
  }
  if (blocks.empty()) return;
  for (const auto block : blocks) add(block, false);
  for (auto block = people.lower_bound("o"); block < people.blocks(); ++block) {
    add(block, true);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
}

std::string years_of(const DaySpan& days) {
  if (days.first == kNoDay) return {};
  const auto first = day_text(days.first).substr(0, 4), last = day_text(days.last).substr(0, 4);
  return first == last ? " of " + first : fmt::format(" of {} to {}", first, last);
}

std::string why_text(const Spelling& spelling, const std::string& name) {
  const auto articles = fmt::format("{} article{}{}", spelling.articles,
                                    spelling.articles == 1 ? "" : "s", years_of(spelling.days));
  switch (spelling.why) {
    case Why::full_name:
      return fmt::format("{} is a name of {} in {}", spelling.name, name, articles);
    case Why::article:
      return fmt::format("{}: its article names {} and no other of the surname; so in {}",
                         spelling.name, name, articles);
    case Why::only_one:
      return fmt::format("{}: only {} has that surname in {}", spelling.name, name, articles);
    case Why::most:
      return fmt::format("{}: of that surname {} is met far more often at the time, in {}",
                         spelling.name, name, articles);
    case Why::title:
      return fmt::format("{}: of that surname {} has the office before it, in {}", spelling.name,
                         name, articles);
    case Why::alone:
      return fmt::format("{}: the archive knows no other name, in {}", spelling.name, articles);
    case Why::office:
      return fmt::format("{}: {} holds that office on the day, in {}", spelling.name, name,
                         articles);
    case Why::named_holder:
      return fmt::format("{}: its article names {} with that office; so in {}", spelling.name, name,
                         articles);
  }
  return {};
}

}  // namespace

Xapian::Query said_by_named(const Corpus& corpus, std::string_view name, AnswerKind kind) {
  const bool full = parse_person_name(name).is_full();
  if (!full && corpus.aliases().empty()) return Xapian::Query();
  auto by_segment = std::make_shared<DocumentsBySegment>();
  for (std::size_t index = 0; index < corpus.indexes().size(); ++index) {
    const auto& people = corpus.people()[index];
    std::vector<std::uint32_t> documents;
    add_said(people, PersonOverlay(people, corpus.aliases()), name, kind, documents);
    for (const auto& segment : corpus.indexes()[index].generation().segments) {
      const bool articles = kind == AnswerKind::articles;
      const auto first = articles ? segment.first_article : segment.first_quote;
      const auto last = articles ? segment.last_article : segment.last_quote;
      const auto begin = std::lower_bound(documents.begin(), documents.end(), first);
      const auto end = std::upper_bound(begin, documents.end(), last);
      if (begin == end) continue;
      (*by_segment)[articles ? segment.articles_uuid : segment.quotes_uuid].ids.assign(begin, end);
    }
  }
  return document_set_query(std::move(by_segment));
}

std::vector<QuotedSpeaker> quoted_in(const Corpus& corpus, const MatchedIds& matched,
                                     AnswerKind kind, SpeakerKinds kinds) {
  Counter counter(kind, kinds);
  for (std::size_t index = 0; index < corpus.indexes().size(); ++index) {
    const auto& people = corpus.people()[index];
    counter.count(people, PersonOverlay(people, corpus.aliases()),
                  DocumentSet(corpus, matched, index));
  }
  return counter.take();
}

const SaidByFinder::Block& SaidByFinder::block(std::size_t index, const std::string& key) {
  const auto [at, fresh] = blocks_.try_emplace(std::to_string(index) + key);
  auto& block = at->second;
  const auto& people = corpus_.people()[index];
  const auto found = fresh ? people.find(key) : std::nullopt;
  if (!found) return block;
  block.entries = people.entries(*found);
  for (std::uint32_t i = 0; i < block.entries.size(); ++i) {
    each_said(block.entries[i].said, [&](const Said& said) {
      for (const auto quote : said.quotes) block.quotes.push_back({quote, i, said.day});
    });
  }
  std::sort(block.quotes.begin(), block.quotes.end());
  return block;
}

const PersonOverlay& SaidByFinder::overlay(std::size_t index) {
  return overlays_.try_emplace(index, corpus_.people()[index], corpus_.aliases()).first->second;
}

SaidBy SaidByFinder::find(Xapian::docid quotation, std::string_view name, SpeakerKind kind) {
  SaidBy out;
  const auto role = kind == SpeakerKind::role ? role_block(name) : std::string();
  const bool by_office = role.starts_with('o');
  if (name.empty() || (kind != SpeakerKind::person && !by_office)) return out;
  const auto index = index_of_shard(corpus_, corpus_.shard_of(quotation));
  const auto& people = corpus_.people()[index];
  const auto document = corpus_.document_of(quotation);
  const auto& here = block(index, by_office ? role : name_block(parse_person_name(name)));
  // Two of one surname may say it together: the one who is called so. Of very many spellings not
  // all are kept.
  const PersonEntry* who = nullptr;
  const Spelling* called = nullptr;
  DayNumber day = kNoDay;
  auto at = std::lower_bound(here.quotes.begin(), here.quotes.end(), Place{document, 0, kNoDay});
  for (; at != here.quotes.end() && at->quote == document && called == nullptr; ++at) {
    who = &here.entries[at->entry];
    day = at->day;
    for (const auto& spelling : who->spellings) {
      if (spelling.name == name) called = &spelling;
    }
  }
  if (who == nullptr) return out;
  if (const auto* other = overlay(index).of(*who, day); other != nullptr) {
    out.id = person_id_text(other->id);
    out.name = other->label;
    out.why = fmt::format("{}: the file of aliases says {}", name, other->label);
    return out;
  }
  if (!who->is_person()) {
    out.candidates = labels_of(here.entries, *who);
    return out;
  }
  out.id = person_id_text(who->id);
  out.name = who->standing == Standing::own ? std::string(who->label) : label_of(people, who->id);
  if (called != nullptr) out.why = why_text(*called, out.name);
  return out;
}

}  // namespace news
