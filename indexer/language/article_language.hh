// SPDX-License-Identifier: GPL-2.0-or-later
// The language of an article, from its text and its mark-up together: a page template often says
// "en" over a text in another language, and plain text says nothing. Pure, any thread.
#pragma once

#include <string>
#include <string_view>

namespace news {

// stated: what the mark-up says, a tag or a name, may be empty. A tag (common/language_tag.hh):
// what is stated, unless the text is surely in another language that the two cannot both mean.
// Empty: nothing is stated and the text is not sure.
std::string article_language(std::string_view stated, std::string_view body);

}  // namespace news
