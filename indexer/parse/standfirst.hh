// SPDX-License-Identifier: GPL-2.0-or-later
// The standfirst of wires and data sets: the summary that NITF calls abstract, NewsML-G2
// description (summary, abstract, teaser), NewsML 1 SubHeadLine, dpa teaser. Writers often fill the
// field with the text's own opening, whole or cut short, or with a slug; neither is a standfirst.
#pragma once

#include <string>

#include "common/article.hh"

namespace news {

// Takes article.standfirst away where the headline or the body already says it: searched once,
// shown once. Both must be filled. Linear in the body.
void settle_standfirst(Article& article);

// A line under the headline that reads as words, not as a slug ("BC-BBN--Top Ten", "PORT"), else
// nothing.
std::string as_subheadline(std::string text);

}  // namespace news
