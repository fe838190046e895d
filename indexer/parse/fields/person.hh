// SPDX-License-Identifier: GPL-2.0-or-later
// What a few words name: a person, a job, a paper, a body, nobody. By their form and the word lists
// of common/languages; no list of all names can exist. Pure, linear, any thread. Text is squeezed:
// single blanks, ends trimmed.
#pragma once

#include <string_view>

namespace news {

// Two to five words that read like a person's name: capitals, particles (de, van, bin), initials;
// no word that names a desk, a page's part or an agency.
bool looks_like_person(std::string_view name);

// A news agency or outlet by its name or its letters: "AP", "Reuters", "Agence France-Presse", "BBC
// News".
bool is_news_agency(std::string_view name);

// "Wexcombe Parish Council", "Institute for Tides": what a word in it calls a body of people.
bool is_body(std::string_view name);

// "Senior Reporter", "staff writer": a job, not a name.
bool is_job_title(std::string_view text);
// The same beside a name, where any words may stand before the job: "Bugle Business Writer",
// "journalist in Oslo".
bool is_job_beside_name(std::string_view text);

// "Staff", "Redaktion", "admin": no one in particular.
bool is_nobody(std::string_view name);
// "Gazette Staff": nobody, but a byline where no one else is named.
bool is_named_staff(std::string_view name);

// What pages print where an author may stand: "Follow", "Alle Artikel", "Read more".
bool is_interface(std::string_view text);

// One word, as written or folded.
bool is_name_particle(std::string_view word);  // van, de, bin; exactly as written
bool is_name_prefix(std::string_view word);    // Mc, O'
bool is_name_suffix(std::string_view word);    // Jr., III: part of the name
bool is_degree(std::string_view word);         // PhD
bool is_job_word(std::string_view word);
bool is_desk_word(std::string_view word);
bool is_not_in_names(std::string_view word);

bool begins_upper(std::string_view word);

}  // namespace news
