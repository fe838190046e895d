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
    {"quote", kTakesQuote},       {"that", kTakesThat},
    {"bare", kTakesBare},         {"finite", kTakesBare | kFiniteOnly},
    {"person", kTakesPerson},     {"question", kTakesQuestion},
    {"fragment", kTakesFragment}, {"request", kTakesRequest},
    {"out", kTakesOut},           {"document", kDocumentVerb},
    {"near", kQuoteOnlyNear},
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
    if (entry.has_tag(tag.name)) frames = static_cast<Frames>(frames | tag.frames);
  }
  std::string_view forms = entry.words;
  const std::string_view lemma = forms.substr(0, forms.find(' '));
  const auto add = [&](VerbForm form, Frames takes, bool noun) {
    for (std::string_view spellings = next_of(forms, ' '); !spellings.empty();)
      out.push_back({next_of(spellings, '/'), lemma, form, takes, noun});
  };
  for (const Form& form : kForms) add(form.form, frames, entry.has_tag(form.noun));
  // A past participle of its own: "had written the letter" reports nothing, unlike "wrote the plan
  // was dead".
  const bool needs_verb = (frames & kFiniteOnly) != 0;
  add(VerbForm::past, needs_verb ? frames : static_cast<Frames>(frames & ~kTakesBare), false);
}

std::vector<SpeechVerb> read_verbs(std::string_view language) {
  std::vector<SpeechVerb> out(1);
  for (const WordEntry& entry : word_entries("verbs", language)) add_verb(entry, out);
  return out;
}

const std::vector<SpeechVerb>& table() {
  static const std::vector<SpeechVerb> kTable = read_verbs("en");
  return kTable;
}

}  // namespace

const SpeechVerb& speech_verb(std::uint16_t index) {
  return table()[index];
}
std::size_t speech_verb_count() {
  return table().size();
}

}  // namespace news::annotation
