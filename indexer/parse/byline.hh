// SPDX-License-Identifier: GPL-2.0-or-later
// Who wrote it: the words of a byline, or the values of author tags, into names.
//
// Conventions (AP and Reuters style, and what sites add to it): "By A, B and C"; a title behind a
// comma
// ("Jane Doe, Political Editor") is no name; the agency or paper behind the names ("By Ann Roe The
// Associated Press", "Ann Roe in Ottawa", "for Reuters") is none either, but stands when nobody
// else does; "Staff" beside a person is dropped; addresses, handles, dates and reading times are no
// names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace news {

// Names in their order, each once, as written; empty when there is none. Pure, linear.
std::vector<std::string> split_byline(std::string_view text);

// The same for several values (one <meta> or JSON value each), judged together: an agency in one
// value gives way to a person in another.
std::vector<std::string> clean_bylines(const std::vector<std::string>& values);

// Two to five words that read like a person's name: capitals, particles (de, van, bin), initials;
// no word that names a desk, a page's part or an agency.
bool looks_like_person(std::string_view name);

// A news agency or outlet by its name or its letters: "AP", "Reuters", "Agence France-Presse", "BBC
// News".
bool is_news_agency(std::string_view name);

// "Senior Reporter", "staff writer": a job, not a name.
bool is_job_title(std::string_view text);

}  // namespace news
