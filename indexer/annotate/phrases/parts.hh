// SPDX-License-Identifier: GPL-2.0-or-later
// What the walks over noun phrases share: which words belong to one, where its head is, who is
// named.
#pragma once

#include "indexer/annotate/text/story.hh"

namespace news::annotation {

inline constexpr WordBits kPronoun = kHe | kShe | kThey | kIt | kFirstPerson | kYou | kWho;
inline constexpr WordBits kPersonNoun = kRole | kCollective | kDocument | kTitle;

bool is_word(const Story& story, Index i);  // or a number
bool is_name_token(const Story& story, Index i);
// A word that may stand inside a noun phrase: no verb, no closed-class word.
bool is_noun_like(const Story& story, Index i);
bool is_time(const Story& story, Index i);
bool is_person_mention(const Story& story, Index i);

// Does a person who is known to be one end at token `i`, under a name that opens with a capital?
bool ends_sure_person(const Story& story, Index i);

// The same, or one named by two words of which none makes a body or a place of it.
bool ends_likely_person(const Story& story, Index i);

// Does a mention look like a person's name: behind a title, with a first name, or of words that
// mean nothing else? The strict test before a pronoun or a quotation without an attribution takes
// it.
bool looks_like_person(const Story& story, const Mention& mention);

// The first token of the noun phrase that ends before `end`, not before `limit`; `end`: none does.
Index phrase_begin(const Story& story, Index limit, Index end);

// Where the head of the phrase [begin, end) stops: before "of", "for", "with" or a bracket.
Index head_end(const Story& story, Index begin, Index end);

// Sets the mention of `subject`: the name that heads [begin, end), else the phrase itself.
void set_mention(const Story& story, Index begin, Index end, Subject& subject);

// "His lawyer, Jane Doe, said": true, and `out` is `head` with the mention that [begin, end) names.
bool apposition_names(const Story& story, const Subject& head, Index begin, Index end,
                      Subject& out);

}  // namespace news::annotation
