// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/annotate.hh"

#include <algorithm>
#include <unordered_map>

#include "common/unicode.hh"
#include "indexer/annotate/caseless/caseless.hh"
#include "indexer/annotate/names/name_case.hh"
#include "indexer/annotate/names/names.hh"
#include "indexer/annotate/rules/rules.hh"
#include "indexer/annotate/speakers/certainty.hh"
#include "indexer/annotate/speakers/passes.hh"
#include "indexer/annotate/table/table.hh"
#include "indexer/annotate/text/body_map.hh"
#include "indexer/annotate/text/offsets.hh"
#include "indexer/annotate/text/passes.hh"
#include "indexer/annotate/text/reading.hh"
#include "indexer/annotate/text/story.hh"

namespace news {
namespace annotation {
namespace {

// The words as a reader sees them: blanks of all kinds and line ends become one blank.
std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool no_break = text.compare(i, 2, "\xC2\xA0") == 0;
    const char c = no_break ? ' ' : text[i];
    i += no_break;
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c;
    }
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

constexpr std::size_t kMostPeople = 1000;  // a list of names holds more

class Output {
 public:
  Output(const Story& story, const Reading& reading, Article& article)
      : story_(story), reading_(reading), article_(article), offsets_(annotated_text(article)) {}

  void run() {
    std::vector<ByteSpan> spans;
    for (const Statement& statement : story_.statements) {
      add_quote(statement);
      spans.push_back({story_.at(statement.begin).begin, story_.at(statement.end - 1).end});
    }
    map_into_body(article_, reading_, spans);
    add_people();
  }

 private:
  // Those whom the article is sure to name, each with the title of the first mention that has one.
  void add_people() {
    std::vector<Index> places(story_.entities.size(), kNone);
    for (const Mention& mention : story_.mentions) {
      const auto index = static_cast<std::size_t>(mention.entity);
      const Entity& who = story_.entities[index];
      if (who.kind != EntityKind::person || !who.sure) continue;
      if (places[index] == kNone) {
        if (article_.people.size() == kMostPeople) continue;
        using Gender = NamedPerson::Gender;
        const Gender gender = who.male > who.female   ? Gender::male
                              : who.female > who.male ? Gender::female
                                                      : Gender::unknown;
        places[index] = static_cast<Index>(article_.people.size());
        article_.people.push_back({entity_name(mention.entity, false), {}, gender});
      }
      auto& title = article_.people[static_cast<std::size_t>(places[index])].title;
      if (title.empty() && mention.title < mention.begin)
        title = plain(story_.words(title_begin(mention), mention.begin));
    }
  }

  // "First Lady": the common word belongs to the office.
  Index title_begin(const Mention& mention) const {
    const Index before = mention.title - 1;
    const bool first = before >= 0 && story_.at(before).capital && story_.has(before, Cue::first) &&
                       story_.paragraph_at(mention.title).begin <= before;
    return first ? before : mention.title;
  }

  std::size_t code_point(Index token, bool end) const {
    const Token& t = story_.at(token);
    return offsets_.code_point(end ? reading_.end_in_source(t.end)
                                   : reading_.begin_in_source(t.begin));
  }

  void add_quote(const Statement& statement) {
    Quote quote;
    quote.start = code_point(statement.begin, false);
    quote.end = code_point(statement.end - 1, true);
    const auto from = reading_.begin_in_source(story_.at(statement.begin).begin);
    const auto to = reading_.end_in_source(story_.at(statement.end - 1).end);
    quote.text = std::string(annotated_text(article_).substr(from, to - from));
    quote.type = statement.type;
    const Subject& subject = statement.subject;
    if (subject.found()) {
      quote.speaker = plain(story_.words(subject.begin, subject.end));
      quote.speaker_start = code_point(subject.begin, false);
      quote.speaker_end = code_point(subject.end - 1, true);
    }
    if (statement.verb != kNone) quote.verb = std::string(story_.word(statement.verb));
    quote.pattern = std::string(statement.rule->name);
    quote.kind = statement.kind;
    quote.speaker_full = full_name(statement);
    quote.confidence = statement.rule->confidence *
                       (statement.confidence > 0 ? statement.confidence : certainty::kNobody);
    if (!quote.speaker_full.empty() && quote.kind != SpeakerKind::nobody)
      quote.speaker_full = count(quote.speaker_full, statement.entity, quote.kind);
    for (Index i = statement.others_begin; i < statement.others_end; ++i) {
      const Index other = story_.others[static_cast<std::size_t>(i)];
      if (other == statement.entity) continue;
      quote.also.push_back(count(entity_name(other, false), other, SpeakerKind::person));
    }
    article_.quotes.push_back(std::move(quote));
  }

  std::string entity_name(Index index, bool labelled) const {
    const Entity& entity = story_.entities[static_cast<std::size_t>(index)];
    auto name = plain(story_.text.substr(entity.begin, entity.end - entity.begin));
    // "John Doe, Jr." and "John Doe Jr." are one name.
    if (entity.kind == EntityKind::person) std::erase(name, ',');
    // A label of one word in capitals is a part ("MODERATOR"), unless it is short as acronyms are.
    const bool part = labelled && name.size() > 5;
    return entity.kind == EntityKind::person || part ? in_name_case(name) : name;
  }

  std::string full_name(const Statement& statement) const {
    if (statement.entity != kNone)
      return entity_name(statement.entity, statement.rule == &rule::label);
    if (statement.full_begin == kNone) return {};
    const auto words = plain(story_.words(statement.full_begin, statement.full_end));
    return statement.rule == &rule::label ? in_name_case(words) : words;
  }

  // Counts one more quotation of a speaker and tells under which name: "The union" and "the union"
  // are one. `entity`: kNone for words that describe somebody.
  std::string count(const std::string& name, Index entity, SpeakerKind kind) {
    const auto [at, added] = places_.try_emplace(key_of(name), article_.speakers.size());
    if (added) article_.speakers.push_back({name, {}, 0, kind});
    Speaker& speaker = article_.speakers[at->second];
    ++speaker.quotes;
    if (entity != kNone && speaker.description.empty()) {
      const Entity& who = story_.entities[static_cast<std::size_t>(entity)];
      speaker.description =
          plain(story_.text.substr(who.title_begin, who.title_end - who.title_begin));
    }
    return speaker.name;
  }

  // The name without its case and a leading article.
  std::string key_of(const std::string& name) const {
    std::string key = fold_characters(name);
    const auto blank = key.find(' ');
    if (blank == key.npos) return key;
    const auto cues = story_.language->look_up(key.substr(0, blank)).cues;
    if (cues != 0 && story_.language->has(cues, Cue::the)) key.erase(0, blank + 1);
    return key;
  }

  const Story& story_;
  const Reading& reading_;
  Article& article_;
  OffsetMap offsets_;
  std::unordered_map<std::string, std::size_t> places_;  // in Article::speakers, by key_of()
};

// The article's own text, and after it whatever else may name people: headline and captions that
// are fields of their own (formats other than plain text).
struct Sources {
  std::string joined;
  std::vector<Block> blocks;
};

void append_zone(Sources& sources, std::string_view text, BlockKind kind) {
  if (text.empty()) return;
  sources.joined += "\n\n";
  const std::size_t begin = sources.joined.size();
  sources.joined += text;
  sources.blocks.push_back({kind, begin, sources.joined.size()});
}

void attribute(Story& story) {
  find_names(story);
  vote_pronouns(story);
  find_statements(story);
  resolve_speakers(story);
  settle_labels(story);
  settle_foreign(story);
  describe_people(story);
  tell_kinds(story);
}

void attribute_by_table(Story& story, const Traits& traits) {
  find_dash_speech(story, traits);
  find_names_by_table(story, traits);
  find_statements_by_table(story, traits);
  resolve_by_table(story, traits);
}

// "fr-CA" is "fr"; Norwegian has two codes of its own besides "no".
std::string_view primary(std::string_view tag) {
  const std::string_view code = tag.substr(0, tag.find('-'));
  return code == "nb" || code == "nn" ? "no" : code;
}

}  // namespace
}  // namespace annotation

bool knows_speakers(std::string_view tag) {
  const std::string_view code = annotation::primary(tag);
  return code == "en" || annotation::traits_of(code) != nullptr ||
         annotation::is_told_without_case(code);
}

void annotate(Article& article, std::string_view likely) {
  using namespace annotation;
  article.quotes.clear();
  article.speakers.clear();
  article.people.clear();
  Sources sources;
  Story story;
  const auto code = primary(article.language.empty() ? likely : std::string_view(article.language));
  const Traits* traits = traits_of(code);
  story.language = language(traits != nullptr ? traits->code : "en");
  const Reading reading(article);
  story.text = reading.text();
  if (story.text.size() > 0xF0000000u) return;  // offsets are 32 bits wide
  sources.blocks = reading.blocks();
  if (sources.blocks.empty() && !story.text.empty()) {
    sources.blocks.push_back({BlockKind::paragraph, 0, story.text.size()});
  }
  if (article.text.empty() && (!article.headline.empty() || !article.captions.empty())) {
    sources.joined = std::string(story.text);
    append_zone(sources, article.headline, BlockKind::headline);
    for (const Caption& caption : article.captions)
      append_zone(sources, caption.text, BlockKind::caption);
    story.text = sources.joined;
  }
  const std::size_t limit = reading.text().size();
  if (is_told_without_case(code)) {
    attribute_without_case(story, sources.blocks, limit, code);
    Output(story, reading, article).run();
    return;
  }
  split_tokens(story, sources.blocks);
  for (Paragraph& paragraph : story.paragraphs) {
    paragraph.searched = story.at(paragraph.begin).begin < limit;
  }
  find_single_marks(story);
  find_spans(story);
  split_sentences(story);
  if (traits != nullptr)
    attribute_by_table(story, *traits);
  else
    attribute(story);
  Output(story, reading, article).run();
}

}  // namespace news
