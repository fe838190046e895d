// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/make_people.hh"

#include <xxhash.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "common/people/people_file.hh"
#include "common/people/person_name.hh"
#include "indexer/people/evidence_file.hh"
#include "indexer/people/office_block.hh"
#include "indexer/people/outweighs.hh"
#include "indexer/people/surname_block.hh"

namespace news {
namespace {

// A segment with its evidence.
struct Source {
  const Segment* segment = nullptr;
  EvidenceFile evidence;

  bool is_dead(std::uint32_t document) const {
    const auto& dead = segment->dead_articles;
    return std::binary_search(dead.begin(), dead.end(), document);
  }
};

Result<std::vector<Source>> open_sources(const std::string& directory,
                                         const Generation& generation) {
  std::vector<Source> out;
  for (const auto& segment : generation.segments) {
    auto file = EvidenceFile::open(directory + "/" + segment_name(segment.number) + "/people");
    if (!file) return fail(file.error());
    out.push_back({&segment, std::move(*file)});
  }
  return out;
}

// A merge leaves gaps in a segment's range of ids: what stands there is known from its evidence.
bool is_alive(const std::vector<Source>& sources, std::uint32_t document) {
  for (const auto& source : sources) {
    const auto& segment = *source.segment;
    if (document < segment.first_article || document > segment.last_article) continue;
    return !source.is_dead(document) &&
           source.evidence.place_of(document) < source.evidence.articles();
  }
  return false;
}

using Keys = std::set<std::string, std::less<>>;

void add_keys(const Source& source, std::size_t article, Keys& out) {
  ArticleEvidence evidence;
  if (!source.evidence.read(article, evidence)) return;
  for (const auto& name : evidence.names) {
    for (auto& key : blocks_of(name)) out.insert(std::move(key));
  }
}

// The blocks of articles that live in `sources` and not in `others`.
void add_difference(const std::vector<Source>& sources, const std::vector<Source>& others,
                    Keys& out) {
  for (const auto& source : sources) {
    const auto same = std::find_if(others.begin(), others.end(), [&](const Source& one) {
      return one.segment->number == source.segment->number;
    });
    const auto look = [&](std::size_t article, std::uint32_t document) {
      if (!source.is_dead(document) && !is_alive(others, document)) add_keys(source, article, out);
    };
    if (same == others.end()) {
      for (std::size_t i = 0; i < source.evidence.articles(); ++i) {
        look(i, source.evidence.document(i));
      }
      continue;
    }
    for (const auto document : same->segment->dead_articles) {
      const auto place = source.evidence.place_of(document);
      if (place < source.evidence.articles()) look(place, document);
    }
  }
}

class Maker {
 public:
  Maker(const std::vector<Source>& sources, const PeopleFile* before)
      : sources_(sources), before_(before) {}

  // `touched`: nullptr: all.
  Result<std::string> make(const Keys* touched) {
    Keys all;
    if (touched == nullptr) {
      for (const auto& source : sources_) {
        for (std::size_t i = 0; i < source.evidence.keys(); ++i) {
          all.emplace(source.evidence.key(i));
        }
      }
      touched = &all;
    }
    const auto blocks = touched == &all || before_ == nullptr ? 0 : before_->blocks();
    merge_blocks(*touched, blocks, 'g', 'g' + 1);
    merge_blocks(*touched, blocks, 'n', 'n' + 1);
    merge_blocks(offices_to_make(*touched, blocks), blocks, 'o', 'o' + 1);
    keep_persons(blocks);
    if (!sound_) {
      return fail(ErrorCode::index_missing,
                  "the index is damaged: evidence of speakers is not sound",
                  "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew");
    }
    return builder_.take();
  }

 private:
  // Blocks with keys of [from, to) by their first byte, in their order: those touched anew, the
  // others as they stand in the first `blocks` of the file before.
  void merge_blocks(const Keys& touched, std::size_t blocks, char from, char to) {
    auto key = touched.lower_bound(std::string(1, from));
    const auto end = touched.lower_bound(std::string(1, to));
    std::size_t old = blocks == 0 ? 0 : before_->lower_bound(std::string(1, from));
    const auto old_end = blocks == 0 ? 0 : before_->lower_bound(std::string(1, to));
    while (key != end || old < old_end) {
      const bool anew = old == old_end || (key != end && *key <= before_->key(old));
      if (!anew) {
        copy(old++);
        continue;
      }
      if (old < old_end && before_->key(old) == *key) ++old;
      make_block(*key++);
    }
  }

  void copy(std::size_t old) {
    copies_.resize(before_->blocks(), kNotCopied);
    copies_[old] = builder_.add(before_->key(old), before_->bytes_of(old));
  }

  // Those of blocks that were copied: their entries need not be read.
  void keep_persons(std::size_t blocks) {
    if (copies_.empty()) return;
    for (std::size_t i = 0; i < before_->persons(); ++i) {
      const auto block = before_->person_block(i);
      if (block < blocks && copies_[block] != kNotCopied)
        builder_.add_person(before_->person_id(i), copies_[block]);
    }
  }

  void make_block(const std::string& key) {
    const auto witnesses = witnesses_of(key);
    if (witnesses.empty()) return;
    auto made = key.front() == 'n'   ? make_surname_block(key, witnesses, entries_before(key))
                : key.front() == 'o' ? make_office_block(key, witnesses, find_holder(key.substr(1)))
                                     : make_group_block(key, witnesses);
    if (key.front() == 'n') remember_holders(key, made.entries);
    if (made.entries.empty()) return;
    const auto block = builder_.add(key, encode_entries(made.entries));
    for (const auto& entry : made.entries) {
      if (entry.standing == PersonEntry::Standing::own) builder_.add_person(entry.id, block);
    }
  }

  std::vector<Witness> witnesses_of(const std::string& key) {
    std::vector<Witness> out;
    const bool of_article = key.front() == 'o' && is_of_article(key.substr(1));
    ArticleEvidence article;
    for (const auto& source : sources_) {
      std::size_t before = source.evidence.articles();
      for (const auto& place : source.evidence.names_of(key)) {
        if (source.is_dead(source.evidence.document(place.article))) continue;
        if (!source.evidence.read(place, article)) {
          sound_ = false;
          continue;
        }
        out.push_back(witness_of(article, 0));
        if (of_article && place.article != before)
          add_namings(source, place.article, key.substr(1), out);
        before = place.article;
      }
    }
    return out;
  }

  static bool is_of_article(std::string_view office) {
    return use_of_office(office) == OfficeUse::in_article;
  }

  static Witness witness_of(ArticleEvidence& article, std::size_t name) {
    return {article.document, article.id, article.group, article.day,
            std::move(article.names[name])};
  }

  // Whom the article names with an office that many hold.
  void add_namings(const Source& source, std::size_t place, std::string_view office,
                   std::vector<Witness>& out) {
    ArticleEvidence article;
    if (!source.evidence.read(place, article)) {
      sound_ = false;
      return;
    }
    for (std::size_t i = 0; i < article.names.size(); ++i) {
      const auto& name = article.names[i];
      if (name.kind == SpeakerKind::person && called_by(office_of(name.title)) == office)
        out.push_back(witness_of(article, i));
    }
  }

  std::vector<PersonEntry> entries_before(std::string_view key) const {
    if (before_ == nullptr) return {};
    const auto block = before_->find(key);
    return block ? before_->entries(*block) : std::vector<PersonEntry>();
  }

  // Of a person who is named with an office: what finds him or her again.
  struct Holder {
    std::uint64_t id = 0;
    std::string office;
    DaySpan days;
    std::uint32_t articles = 0;
    std::shared_ptr<const std::unordered_set<std::string>> spellings;  // of the entry
  };

  std::vector<Holder> holders_in(const std::vector<PersonEntry>& entries) const {
    std::vector<Holder> out;
    for (const auto& entry : entries) {
      if (entry.standing != PersonEntry::Standing::own) continue;
      std::shared_ptr<std::unordered_set<std::string>> spellings;
      for (const auto& office : entry.offices) {
        auto called = called_by(office.title);
        if (called.empty()) continue;
        if (!spellings) {
          spellings = std::make_shared<std::unordered_set<std::string>>();
          for (const auto& spelling : entry.spellings) spellings->emplace(spelling.name);
        }
        out.push_back({entry.id, std::move(called), office.days, office.articles, spellings});
      }
    }
    return out;
  }

  void remember_holders(const std::string& key, const std::vector<PersonEntry>& entries) {
    holders_[key] = holders_in(entries);
  }

  const std::vector<Holder>& holders_of(const std::string& key) {
    const auto [at, fresh] = holders_.try_emplace(key);
    if (fresh) at->second = holders_in(entries_before(key));
    return at->second;
  }

  // A name is taken apart once, however many articles have it.
  FindHolder find_holder(std::string office) {
    using Called = std::unordered_map<std::string_view, std::vector<const Holder*>>;
    return [this, office = std::move(office), called = Called()](
               std::string_view name, DayNumber day) mutable -> std::optional<std::uint64_t> {
      const auto [at, fresh] = called.try_emplace(name);
      if (fresh) at->second = holders_called(name, office);
      if (at->second.empty()) return std::nullopt;
      std::map<std::uint64_t, std::size_t> articles;  // with the office, by person
      for (const auto* holder : at->second) {
        const bool then = day == kNoDay || (holder->days.first <= day && day <= holder->days.last);
        if (then) articles[holder->id] += holder->articles;
      }
      return who_outweighs(articles);
    };
  }

  std::vector<const Holder*> holders_called(std::string_view name, std::string_view office) {
    std::vector<const Holder*> out;
    const std::string spelling(name);
    for (const auto& holder : holders_of(name_block(parse_person_name(name)))) {
      if (holder.office == office && holder.spellings->contains(spelling)) out.push_back(&holder);
    }
    return out;
  }

  // Those touched, and those of which somebody's block was made anew: his id may have changed.
  Keys offices_to_make(const Keys& touched, std::size_t blocks) {
    Keys out = touched;
    if (blocks == 0) return out;
    for (const auto& [key, now] : holders_) {
      for (const auto& one : now) out.insert(office_block(one.office));
      for (const auto& one : holders_in(entries_before(key))) out.insert(office_block(one.office));
    }
    return out;
  }

  const std::vector<Source>& sources_;
  const PeopleFile* before_;
  PeopleFileBuilder builder_;
  std::unordered_map<std::string, std::vector<Holder>> holders_;  // by block of a surname
  bool sound_ = true;
  static constexpr std::uint32_t kNotCopied = UINT32_MAX;
  std::vector<std::uint32_t> copies_;  // by block of the file before, the block here
};

std::optional<PeopleFile> open_people(const std::string& directory, const Generation& generation) {
  auto file = PeopleFile::open(directory + "/" + people_name(generation.number),
                               generation.people_bytes, generation.people_hash);
  if (!file) return std::nullopt;
  return std::move(*file);
}

}  // namespace

Result<std::string> make_people(const std::string& directory, const Generation& before,
                                Generation& next) {
  const auto sources = open_sources(directory, next);
  if (!sources) return fail(sources.error());
  std::optional<PeopleFile> old;
  if (before.number > 0) old = open_people(directory, before);
  Keys touched;
  bool only_touched = false;
  if (old) {
    if (const auto were = open_sources(directory, before)) {
      only_touched = true;
      add_difference(*sources, *were, touched);
      add_difference(*were, *sources, touched);
    }
  }
  auto made = Maker(*sources, old ? &*old : nullptr).make(only_touched ? &touched : nullptr);
  if (!made) return made;
  next.people_bytes = made->size();
  next.people_hash = XXH3_64bits(made->data(), made->size());
  return made;
}

Status check_people(const std::string& directory, const Generation& generation) {
  const auto sources = open_sources(directory, generation);
  if (!sources) return fail(sources.error());
  const std::string name = people_name(generation.number);
  const auto file =
      PeopleFile::open(directory + "/" + name, generation.people_bytes, generation.people_hash);
  if (!file) return fail(file.error());
  const auto made = Maker(*sources, &*file).make(nullptr);
  if (!made) return fail(made.error());
  const auto hash = XXH3_64bits(made->data(), made->size());
  if (made->size() == generation.people_bytes && hash == generation.people_hash) return {};
  return fail(ErrorCode::index_missing, name + ": it is not what its articles tell",
              "make it anew with newsindex --rebuild PATH...");
}

}  // namespace news
