// SPDX-License-Identifier: GPL-2.0-or-later
// What a page calls the site it stands on, and titles without it. Only a name that the page states
// itself (og:site_name, publisher, its own host) is cut off: "Ferry stays in port - for now" keeps
// its tail. Names are held squeezed: letters and digits, folded, no spaces.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/html/facts.hh"
#include "indexer/parse/html/tree.hh"

namespace news::html {

// What the page calls its site: stated names, the host, the words of the link to the front page;
// and its section, for titles name that beside the site. Compact, as is_site_name() compares.
std::vector<std::string> site_names(const Tree& tree, const PageFacts& facts);
bool is_site_name(std::string_view text, const std::vector<std::string>& names);

// Of "Rain is coming - The Example", where a heading reads "Rain is coming": adds "The Example".
void learn_site_name(std::string_view title, std::string_view heading,
                     std::vector<std::string>& names);

// "Rain is coming - The Example", "The Example: Rain is coming" -> "Rain is coming", where names
// hold "The Example".
std::string cut_site_name(std::string_view title, const std::vector<std::string>& names);

}  // namespace news::html
