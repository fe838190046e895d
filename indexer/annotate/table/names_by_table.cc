// SPDX-License-Identifier: GPL-2.0-or-later
// The names of an article by its capitals. Without a model of the language the article itself is
// the witness: a word it also writes small is no name, a noun it uses with an article is none in
// German, and a word behind "in" is a place. Full names make the people, over the whole article
// first; a surname or first name alone is then one of them, or somebody new behind a title.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "indexer/annotate/table/table.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

constexpr Index kTitleBack = 8;         // words of a title before the name
constexpr std::size_t kNamesakes = 8;   // people looked at who share a surname's beginning
constexpr std::size_t kInflection = 3;  // letters that an ending may change

struct Name {
  Index begin = 0, end = 0;  // the run of capitals
  Index name = 0;            // behind the titles in it
  Index title = 0;           // the title before the run: "la ministre"; == begin: none
  bool body = false;
  bool noun = false;  // nothing but titles: a name only where somebody is called so (Thomas Bauer)
  Index entity = kNone;
};

class Namer {
 public:
  Namer(Story& story, const Traits& traits) : story_(story), traits_(traits) {}

  void run() {
    look_around();
    for (Index i = 0; i < story_.size();) i = take(i);
    // The longest first: "Jane Doe Roe" before "Doe Roe".
    for (const Index words : {3, 2}) {
      for (Name& name : names_) add_full(name, words);
    }
    for (Name& name : names_) add_alone(name);
    for (const Name& name : names_) add_mention(name);
  }

 private:
  const Token& at(Index i) const { return story_.at(i); }
  bool is(Index i, WordBits bits) const { return story_.is(i, bits); }

  void look_around() {
    for (Index i = 0; i < story_.size(); ++i) {
      const Token& token = at(i);
      if (token.kind != TokenKind::word) continue;
      if (!token.capital) {
        small_.insert(token.id);
        continue;
      }
      if (i == 0) continue;
      if (traits_.no_articles && !opens_sentence(i)) inside_.insert(token.id);
      if (is(i - 1, kDeterminer | kPossessive)) nouns_.insert(token.id);
      if (traits_.capital_nouns && says_beside(i)) speaking_.insert(token.id);
      const bool alone =
          i + 1 >= story_.size() || !at(i + 1).capital || at(i + 1).kind != TokenKind::word;
      if (alone && is(i - 1, kPreposition) && !is(i - 1, kOf | kDeterminer))
        places_.insert(token.id);
    }
  }

  // "sagt Doe", "so Doe", "Doe sagte": a word that nothing describes.
  bool says_beside(Index i) const {
    const auto speaks = [&](Index verb) {
      return verb < story_.size() && at(verb).verb != 0 && !at(verb).capital &&
             (story_.verb(verb).frames & kSplits) == 0;
    };
    if (is(i, kFunction | kCollective | kDocument | kPlural)) return false;
    return is(i - 1, kSoSays) || speaks(i - 1) ||
           (opens_sentence(i) && i + 1 < story_.size() && speaks(i + 1));
  }

  bool opens_sentence(Index i) const {
    if (i == 0 || i == story_.paragraph_at(i).begin) return true;
    const TokenKind before = at(i - 1).kind;
    return before != TokenKind::word && before != TokenKind::comma && before != TokenKind::number &&
           before != TokenKind::possessive;
  }

  bool is_name_word(Index i) const {
    const Token& token = at(i);
    if (token.kind != TokenKind::word || !token.capital) return false;
    if ((token.bits & kHonorific) != 0) return true;
    const bool first_name = (token.bits & kFirstName) != 0;
    if ((token.bits & (kDay | kMonth)) != 0 && !first_name) {  // "Marek Lis", no month
      if (i == 0 || !at(i - 1).capital || !is(i - 1, kFirstName)) return false;
    }
    constexpr WordBits kClosed = kDeterminer | kPossessive | kPreposition | kCoordinator | kThat |
                                 kSubordinator | kAuxiliary | kBe | kHe | kShe | kThey | kIt |
                                 kFirstPerson | kYou | kInterrogative | kWho | kNegation;
    if ((token.bits & kClosed) != 0 && (token.bits & (kParticle | kFirstName)) == 0) return false;
    if ((token.bits & kFunction) != 0 && !first_name && opens_sentence(i)) return false;
    if (!opens_sentence(i)) return true;
    return first_name || !small_.contains(token.id) || traits_.capital_nouns;
  }

  bool joined(Index before, Index i) const {
    return at(i).space_before && at(before).quote == at(i).quote;
  }

  // German writes "von" between any two nouns: only behind a first name is it part of a name.
  bool links_names(Index particle) const {
    if (!traits_.capital_nouns || !is(particle, kDeterminer | kOf | kPreposition)) return true;
    return is(particle - 1, kFirstName);
  }

  // One run of capitals from `i` on, if there is one; returns where to go on.
  Index take(Index i) {
    if (!is_name_word(i)) return i + 1;
    const Index limit = story_.paragraph_at(i).end;
    Index end = i + 1;
    while (end < limit && end - i < reach::kName) {
      if (is_name_word(end) && joined(end - 1, end)) {
        ++end;
        continue;
      }
      Index behind = end;
      while (behind < limit && behind < end + 3 && is(behind, kParticle) &&
             joined(behind - 1, behind))
        ++behind;
      const bool particles = behind > end && behind < limit && is_name_word(behind) &&
                             !is(end - 1, kHonorific) && joined(behind - 1, behind) &&
                             links_names(end);
      if (!particles) break;
      end = behind + 1;
    }
    Name name;
    name.begin = i;
    name.end = end;
    cut_titles(name);
    const bool particle = name.end - name.name == 1 && is(name.name, kParticle);
    if (name.name < name.end && !particle) names_.push_back(name);
    return end;
  }

  // A noun for a person by its form: Bahnsprecherin, Außenminister, oppositieleider.
  bool is_title(Index i) const {
    if (is(i, kTitle | kRole | kHonorific)) return true;
    return traits_.compounds && story_.stem(i, Ending::calling) > 2;
  }

  void cut_titles(Name& name) const {
    Index at_name = name.begin;
    while (at_name < name.end &&
           (is_title(at_name) || (is(at_name, kNationality) && at_name + 1 < name.end)) &&
           (!is(at_name, kFirstName) || is(at_name, kHonorific)))
      ++at_name;
    name.noun = at_name == name.end && at(name.end - 1).kind == TokenKind::word &&
                !is(name.end - 1, kHonorific) &&
                (at_name > name.begin + 1 || name.begin == 0 ||
                 !is(name.begin - 1, kDeterminer | kPossessive));
    if (name.noun) --at_name;
    if (traits_.capital_nouns)
      at_name = german_name(name, at_name);
    else if (name.begin == 0 || is(name.begin - 1, kOf | kDeterminer) || opens_sentence(name.begin))
      at_name = behind_office(name, at_name);
    name.name = at_name;
    name.title = title_before(name.begin, name.end - name.begin == 1);
    Index words = 0;
    for (Index i = at_name; i < name.end; ++i) {
      words += at(i).capital;
      name.body = name.body || is(i, kOrganisation | kCollective);
    }
    const bool titled = at_name > name.begin || name.title < name.begin;
    if (words > reach::kNameWords) name.body = true;
    if (words == 1 && at(name.name).all_capitals) name.body = true;
    if (traits_.capital_nouns && at(name.name).all_capitals) name.body = true;
    const bool article = name.begin > 0 && is(name.begin - 1, kDeterminer);
    if (article && !titled && (words > 1 || !traits_.capital_nouns)) name.body = true;
  }

  // "le ministre de la Défense Jane Doe", "el juez del Supremo Juan Doe": the first name opens it.
  Index behind_office(const Name& name, Index from) const {
    for (Index i = from; i + 1 < name.end; ++i) {
      if (is(i, kFirstName)) return i;
    }
    return from;
  }

  // The first word that is a first name opens the name; without one, nouns of the article do not.
  Index german_name(const Name& name, Index from) const {
    for (Index i = from; i + 1 < name.end; ++i) {
      if (is(i, kFirstName)) return i;
    }
    // "Frankreichs Premier Doe": what somebody is opens no name.
    for (Index i = name.end - 2; i >= from; --i) {
      if (is_title(i)) return i + 1;
    }
    Index i = from;
    const bool described = name.begin > 0 && is(name.begin - 1, kDeterminer | kPossessive);
    while (i + 1 < name.end && (nouns_.contains(at(i).id) || (described && i == from))) ++i;
    return i;
  }

  // Where the small words before a name begin that say what somebody is: "la ministre de la Santé"
  // before "Jane Doe". `begin`: they do not.
  Index title_before(Index begin, bool one_word) const {
    const Index limit = std::max(story_.paragraph_at(begin).begin, begin - kTitleBack);
    bool noun = false;
    for (Index i = begin - 1; i >= limit; --i) {
      const Token& token = at(i);
      if (token.kind != TokenKind::word || token.quote != at(begin).quote) break;
      const bool of = (token.bits & kOf) != 0;
      if ((token.bits & (kDeterminer | kPossessive)) != 0 && !of) {
        // "la ministre de la Justice": one word with its article is what she is minister of.
        if (i > limit && is(i - 1, kOf) && one_word && i == begin - 1) return begin;
        if (i > limit && is(i - 1, kOf)) continue;
        return noun ? i : begin;
      }
      if (of) {
        if (i == begin - 1) return begin;
        continue;
      }
      constexpr WordBits kStops = kFunction & ~kOf;
      if ((token.bits & kStops) != 0 || (token.verb != 0 && !token.capital && !is(i, kRole))) break;
      noun = true;
      const bool alone = is(i, kRole | kTitle) &&
                         (i == limit || at(i - 1).kind != TokenKind::word || is(i - 1, kFunction) ||
                          at(i - 1).verb != 0);  // zegt burgemeester Doe
      if (alone && !(i > limit && is(i - 1, kDeterminer | kPossessive | kOf))) return i;
    }
    return begin;
  }

  // ---- people

  // The same word but for an ending, where names take endings.
  bool same_word(Index token, std::uint32_t id, std::string_view word) const {
    if (at(token).id == id) return true;
    if (!traits_.inflects_names) return false;
    const std::string_view other = story_.word(token);
    std::size_t same = 0;
    while (same < word.size() && same < other.size() && word[same] == other[same]) ++same;
    const std::size_t letter = static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2;
    return same >= 3 * letter && word.size() - same <= kInflection * letter &&
           other.size() - same <= kInflection * letter;
  }

  std::string_view key_of(Index token) const {
    const std::string_view word = story_.word(token);
    const std::size_t letter = static_cast<unsigned char>(word[0]) < 0x80 ? 1 : 2;
    return traits_.inflects_names ? word.substr(0, 3 * letter) : word;
  }

  struct Bearer {
    Index entity;
    std::uint32_t id;
    std::string_view word;
  };

  // The person who bears the word, the last to be added first; kNone: nobody.
  Index bearer(const std::unordered_map<std::string_view, std::vector<Bearer>>& map,
               Index token) const {
    const auto found = map.find(key_of(token));
    if (found == map.end()) return kNone;
    for (auto who = found->second.rbegin(); who != found->second.rend(); ++who) {
      if (same_word(token, who->id, who->word)) return who->entity;
    }
    return kNone;
  }

  void add_bearer(std::unordered_map<std::string_view, std::vector<Bearer>>& map, Index token,
                  Index entity) const {
    auto& bearers = map[key_of(token)];
    if (bearers.size() < kNamesakes) bearers.push_back({entity, at(token).id, story_.word(token)});
  }

  Index new_entity(const Name& name, EntityKind kind) {
    Entity entity;
    entity.kind = kind;
    entity.begin = at(name.name).begin;
    entity.end = at(name.end - 1).end;
    entity.first = at(name.name).id;
    entity.last = at(name.end - 1).id;
    story_.entities.push_back(entity);
    return static_cast<Index>(story_.entities.size()) - 1;
  }

  Index known_full(const Name& name) const {
    const auto found = last_names_.find(key_of(name.end - 1));
    if (found == last_names_.end()) return kNone;
    for (const Bearer& who : found->second) {
      const Entity& entity = story_.entities[static_cast<std::size_t>(who.entity)];
      const auto first = story_.text.substr(entity.begin, entity.end - entity.begin);
      if (same_word(name.end - 1, who.id, who.word) &&
          same_word(name.name, entity.first, first.substr(0, first.find(' '))))
        return who.entity;
    }
    return kNone;
  }

  // `words`: how many the name has at least.
  void add_full(Name& name, Index words) {
    if (name.entity != kNone || name.end - name.name < words) return;
    if (name.body) {
      name.entity = new_entity(name, EntityKind::organisation);
      return;
    }
    name.entity = known_full(name);
    if (name.entity == kNone) {
      // "von der Leyen", "Doe Roe": all of it is a surname of somebody.
      const Index who = bearer(last_names_, name.end - 1);
      const bool surname = is(name.name, kParticle) || bearer(last_names_, name.name) == who;
      if (who != kNone && surname) name.entity = who;
    }
    if (name.entity != kNone || (traits_.capital_nouns && !acts(name))) return;
    name.entity = new_entity(name, EntityKind::person);
    add_bearer(first_names_, name.name, name.entity);
    for (Index i = name.name + 1; i < name.end; ++i) {
      if (at(i).capital) add_bearer(last_names_, i, name.entity);
    }
  }

  // Two German capitals are somebody by a first name, an office before them or a verb of saying
  // beside them; two nouns side by side are nobody.
  bool acts(const Name& name) const {
    if (is(name.name, kFirstName) || name.name > name.begin || name.title < name.begin) return true;
    if (is(name.end - 1, kFunction) || nouns_.contains(at(name.end - 1).id) ||
        story_.stem(name.end - 1, Ending::body) > 0)
      return false;
    if (speaking_.contains(at(name.end - 1).id)) return true;
    if (opens_sentence(name.begin)) return false;
    return beside_verb(name) || (name.end < story_.size() && at(name.end).kind == TokenKind::open);
  }

  void add_alone(Name& name) {
    if (name.entity != kNone || name.end - name.name != 1) return;
    if (name.noun) {
      name.entity = bearer(last_names_, name.name);
      return;
    }
    const bool governed =
        name.name == name.begin && name.begin > 0 && is(name.begin - 1, kDeterminer);
    if (name.body && !governed) {
      name.entity = new_entity(name, EntityKind::organisation);
      return;
    }
    name.entity = bearer(last_names_, name.name);
    if (name.entity == kNone) name.entity = bearer(first_names_, name.name);
    if (name.entity != kNone) return;
    const bool titled = name.name > name.begin || name.title < name.begin;
    // A first name alone is how a passer-by is called: "Amandine n'en revient pas."
    const bool first = is(name.name, kFirstName) && !is(name.name, kMonth | kTitle | kRole) &&
                       !places_.contains(at(name.name).id) && !traits_.inflects_names;
    if (!titled && (governed || (!first && !beside_verb(name)))) return;
    // "Tablica mówi": any noun may open a sentence where there are no articles.
    if (!titled && traits_.no_articles && !inside_.contains(at(name.name).id)) return;
    if (traits_.capital_nouns && nouns_.contains(at(name.name).id)) return;
    // "in ausländischen Gebieten meint": what an adjective describes is a noun.
    if (traits_.capital_nouns && !titled && !first && described(name.name)) return;
    const bool place = !titled && places_.contains(at(name.name).id);
    name.entity = new_entity(name, place ? EntityKind::organisation : EntityKind::person);
    if (!place) add_bearer(last_names_, name.name, name.entity);
  }

  bool described(Index i) const {
    if (i == 0 || at(i - 1).kind != TokenKind::word || at(i - 1).capital) return false;
    return at(i - 1).verb == 0 && (at(i - 1).bits & kFunction) == 0;
  }

  // Somebody named by a surname alone all through: "sagt Sandmann".
  bool beside_verb(const Name& name) const {
    const auto speaks = [&](Index i) {
      return at(i).verb != 0 && !at(i).capital && story_.verb(i).form != VerbForm::base;
    };
    if (name.begin > 0 && speaks(name.begin - 1)) return true;
    for (Index i = name.end; i < std::min(story_.size(), name.end + 2); ++i) {
      if (speaks(i)) return true;
      if (!is(i, kAuxiliary)) break;
    }
    return false;
  }

  void add_mention(const Name& name) {
    if (name.entity == kNone) return;
    Mention mention{name.name, name.end, std::min(name.title, name.begin), name.entity};
    const auto index = static_cast<Index>(story_.mentions.size());
    for (Index i = name.name; i < name.end; ++i)
      story_.tokens[static_cast<std::size_t>(i)].name = index;
    story_.mentions.push_back(mention);
    Entity& who = story_.entities[static_cast<std::size_t>(name.entity)];
    ++who.mentions;
    const bool titled = mention.title < mention.begin;
    who.sure = who.sure || titled || is(name.name, kFirstName);
    if (titled && who.title_end == who.title_begin) {
      const Index from = mention.title + (is(mention.title, kDeterminer) ? 1 : 0);
      who.title_begin = at(from).begin;
      who.title_end = at(mention.begin - 1).end;
    }
    vote(who, mention);
    // A name that stands as the subject somewhere is printed there as it is called.
    if (traits_.inflects_names && name.end - name.name > 1 && beside_verb(name) &&
        !who.called_by_first) {
      who.begin = at(name.name).begin;
      who.end = at(name.end - 1).end;
      who.called_by_first = true;
    }
  }

  // The bits of a first name; of "Marie-Agnes" those of "Marie".
  WordBits first_name(Index i) const {
    const std::string_view word = story_.word(i);
    const std::size_t hyphen = word.find('-');
    if (is(i, kFirstName) || hyphen == std::string_view::npos) return at(i).bits;
    return story_.language->look_up(lower_ascii(word.substr(0, hyphen))).bits;
  }

  void vote(Entity& who, const Mention& mention) const {
    WordBits bits = 0;
    for (Index i = mention.title; i < mention.begin; ++i) {
      bits |= at(i).bits;
      if (traits_.capital_nouns && at(i).capital && story_.stem(i, Ending::calling) > 2)
        (story_.word(i).ends_with("in") ? who.female : who.male) += 2;
      if (is(i, kOf)) break;  // "la" of "de la Santé" tells nothing
    }
    const bool male = (bits & kMale) != 0, female = (bits & kFemale) != 0;
    if (male != female) (male ? who.male : who.female) += 3;
    const WordBits first = first_name(mention.begin);
    if ((first & kFirstName) == 0 || mention.end - mention.begin < 2) return;
    if ((first & (kMale | kFemale)) == kMale) ++who.male;
    if ((first & (kMale | kFemale)) == kFemale) ++who.female;
  }

  Story& story_;
  const Traits& traits_;
  std::unordered_set<std::uint32_t> small_, nouns_, places_, inside_, speaking_;  // ids of words
  std::vector<Name> names_;
  std::unordered_map<std::string_view, std::vector<Bearer>> first_names_, last_names_;
};

}  // namespace

void find_names_by_table(Story& story, const Traits& traits) {
  Namer(story, traits).run();
}

}  // namespace news::annotation
