// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of attribution in two tables: what a statement is called and how sure it is (rule::),
// and which functions look for statements, in their order (kFamilies). A new rule is a file with a
// function, a row in kFamilies, a row in rule:: when its statements have a name of their own, and a
// fixture in tests/unit/indexer/annotate.
#pragma once

#include "indexer/annotate/rules/scene.hh"
#include "indexer/annotate/text/story.hh"

namespace news::annotation {

// S: subject, V: verb, Q: quotation, C: clause, M: words with a quotation among them.
namespace rule {

inline constexpr Rule qsv{"QSV", 0.98};              // "...," Doe said
inline constexpr Rule qvs{"QVS", 0.98};              // "...," said Doe
inline constexpr Rule svq{"SVQ", 0.91};              // Doe said: "..."
inline constexpr Rule msv{"MSV", 0.88};              // The plan is "bad," Doe said
inline constexpr Rule mvs{"MVS", 0.92};              // The plan is "bad," said Doe
inline constexpr Rule label{"LABEL", 0.95};          // DOE: ...
inline constexpr Rule lq{"LQ", 0.93};                // Doe, miller: "..."
inline constexpr Rule svc{"SVC", 0.9};               // Doe said the plan was bad
inline constexpr Rule svc_bare{"SVC", 0.88};         // Doe claimed the plan was bad: no "that"
inline constexpr Rule svm{"SVM", 0.9};               // Doe said the plan was "bad"
inline constexpr Rule acc{"ACC", 0.89};              // according to Doe
inline constexpr Rule qs{"QS", 0.9};                 // "..." - Doe
inline constexpr Rule csv{"CSV", 0.88};              // The plan was bad, Doe said
inline constexpr Rule cvs{"CVS", 0.92};              // The plan was bad, said Doe
inline constexpr Rule float_quote{"FLOAT-Q", 0.85};  // "..." after words of Doe's
inline constexpr Rule float_on{"FLOAT-Q", 0.94};     // "...," said Doe. "...": right behind
inline constexpr Rule vc{"VC", 0.8};                 // ..., adding that the plan was bad
inline constexpr Rule float_clause{"FLOAT-C", 0.6};  // ..., Doe said, and it was late
inline constexpr Rule sq{"SQ", 0.6};                 // Doe shrugged. "..."

}  // namespace rule

// Rules over the whole article, over each verb of saying of a sentence with its subject, and over
// each sentence. One that returns true has settled what the verb is about; none after it is asked.
bool quote_before_verb(Scene& scene, std::size_t hit);  // QSV QVS MSV MVS
bool part_of_next_speaker(Scene& scene, std::size_t hit);
bool left_to_last_verb(Scene& scene, std::size_t hit);
bool clause_before_verb(Scene& scene, std::size_t hit);  // CSV CVS
bool words_after_verb(Scene& scene, std::size_t hit);    // SVQ SVC SVM VC
void according_to(Scene& scene);                         // ACC
void floating_quotes(Scene& scene);                      // FLOAT SQ QS
void find_labels(Story& story);                          // LABEL

struct Family {
  void (*article)(Story& story) = nullptr;
  bool (*verb)(Scene& scene, std::size_t hit) = nullptr;
  void (*sentence)(Scene& scene) = nullptr;
};

// The surest first.
inline constexpr Family kFamilies[] = {
    {.article = find_labels},    {.verb = quote_before_verb},   {.verb = part_of_next_speaker},
    {.verb = left_to_last_verb}, {.verb = clause_before_verb},  {.verb = words_after_verb},
    {.sentence = according_to},  {.sentence = floating_quotes},
};

// Prose is searched; other zones only where they look like prose misjudged: a quotation and a verb.
bool worth_searching(const Story& story, const Paragraph& paragraph);

// The pass over the article: Story::statements.
void find_statements(Story& story);

}  // namespace news::annotation
