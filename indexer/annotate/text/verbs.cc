// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/verbs.hh"

#include <algorithm>
#include <vector>

#include "common/languages/languages.hh"

namespace news::annotation {
namespace {

struct FrameTag {
  std::string_view name;
  Frames frames;
};

constexpr FrameTag kFrameTags[] = {
    {"quote", kTakesQuote},
    {"that", kTakesThat},
    {"bare", kTakesBare},
    {"finite", kTakesBare | kFiniteOnly},
    {"person", kTakesPerson},
    {"question", kTakesQuestion},
    {"fragment", kTakesFragment},
    {"request", kTakesRequest},
    {"out", kTakesOut},
    {"document", kDocumentVerb},
    {"near", kQuoteOnlyNear},
    {"plain", kPlain},
    {"hearer", kNeedsHearer},
    {"no-hearer", kSparesHearer},
    {"object", kTakesObject},
    {"states", kOnlyStates},
    {"as", kAfterAs},
    {"deed", kNamesDeed},
    {"writes", kWrites},
    {"evidence", kHearsEvidence},
    {"asks", kAsksTo},
    {"urges", kUrgesTo},
    {"thing", kTakesThing},
    {"likens", kLikens},
    {"split", kSplits},
};

// The forms in the order of an entry, with the tag that says that a form is a noun too.
struct Form {
  VerbForm form;
  std::string_view noun;
};

constexpr Form kForms[] = {
    {VerbForm::base, "noun-base"},
    {VerbForm::third, "noun-third"},
    {VerbForm::past, "noun-past"},
    {VerbForm::participle, "noun-participle"},
};

std::string_view next_of(std::string_view& rest, char separator) {
  const std::string_view out = rest.substr(0, rest.find(separator));
  rest.remove_prefix(std::min(out.size() + 1, rest.size()));
  return out;
}

void add_verb(const WordEntry& entry, std::vector<SpeechVerb>& out) {
  Frames frames = 0;
  for (const FrameTag& tag : kFrameTags) {
    if (entry.has_tag(tag.name)) frames = frames | tag.frames;
  }
  std::string_view forms = entry.words;
  const auto add = [&](VerbForm form, Frames takes, bool noun, bool perfect) {
    for (std::string_view spellings = next_of(forms, ' '); !spellings.empty();) {
      const std::string_view word = next_of(spellings, '/');
      if (word != "-") out.push_back({word, form, takes, noun, perfect});
    }
  };
  for (const Form& form : kForms) add(form.form, frames, entry.has_tag(form.noun), false);
  // A past participle of its own: "had written the letter" reports nothing, unlike "wrote the plan
  // was dead".
  const bool needs_verb = (frames & kFiniteOnly) != 0;
  add(VerbForm::past, needs_verb ? frames : frames & ~kTakesBare, false, true);
}

}  // namespace

std::vector<SpeechVerb> read_verbs(std::string_view code) {
  std::vector<SpeechVerb> out(1);
  for_each_word("verbs", code, [&](const WordEntry& entry) { add_verb(entry, out); });
  return out;
}

bool is_verb_tag(std::string_view tag) {
  const auto is_frame = [&](const FrameTag& frame) { return frame.name == tag; };
  const auto is_noun = [&](const Form& form) { return form.noun == tag; };
  return std::any_of(std::begin(kFrameTags), std::end(kFrameTags), is_frame) ||
         std::any_of(std::begin(kForms), std::end(kForms), is_noun);
}

}  // namespace news::annotation
