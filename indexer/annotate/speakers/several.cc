// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/speakers/several.hh"

#include <algorithm>

#include "indexer/annotate/phrases/parts.hh"
#include "indexer/annotate/text/reach.hh"

namespace news::annotation {
namespace {

bool parts_list(const Story& story, Index i) {
  return story.at(i).kind == TokenKind::comma || story.reads(i, Cue::and_);
}

// "Secretary of State Doe": what stands behind "of" belongs to the office.
bool is_of_office(const Story& story, Index of, const Mention& mention) {
  return of + 1 == mention.title && mention.title < mention.begin && story.has(of, Cue::of) &&
         story.at(of - 1).capital && story.is(of - 1, kTitle) &&
         story.is(of + 1, kOrganisation | kCollective) && !story.is(of + 1, kTitle);
}

}  // namespace

bool heads_phrase(const Story& story, const Subject& subject, Index name) {
  const Mention& mention = story.mentions[static_cast<std::size_t>(name)];
  for (Index t = subject.begin; t < mention.begin && t < subject.end; ++t) {
    if (story.is(t, kPreposition) && !story.at(t).capital && !is_of_office(story, t, mention))
      return false;
    if (story.at(t).kind == TokenKind::possessive) return false;
  }
  return true;
}

std::vector<Index> people_listed(const Story& story, const Subject& subject) {
  std::vector<Index> people;
  const auto add = [&](Index last) {
    if (!ends_likely_person(story, last) || people.size() >= reach::kSpeakersAtOnce) return;
    const auto name = static_cast<std::size_t>(story.at(last).name);
    const Index who = story.mentions[name].entity;
    if (std::find(people.begin(), people.end(), who) == people.end()) people.push_back(who);
  };
  if (story.at(subject.end - 1).capital && !is_person_mention(story, subject.end - 1)) return {};
  bool listed = false;
  for (Index t = subject.begin + 1; t + 1 < subject.end; ++t) {
    if (!parts_list(story, t)) continue;
    const Index name = story.at(t - 1).name;
    if (!listed && (!ends_likely_person(story, t - 1) || !heads_phrase(story, subject, name)))
      return {};
    listed = true;
    add(t - 1);
  }
  if (listed) add(subject.end - 1);
  return people;
}

}  // namespace news::annotation
