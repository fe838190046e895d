// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/engine/capabilities.hh"

#include <fmt/format.h>

namespace news {
namespace {

struct CapabilityInfo {
  Capability capability;
  std::string_view what;  // "this index cannot ..."
  std::string_view hint;
};

constexpr CapabilityInfo kTable[] = {
    {Capability::lists, "rank the words of a list",
     "leave --any out, or write OR between the words"},
    {Capability::likeness, "find articles like another", "leave --like out"},
    {Capability::stories, "tell which articles are new", "leave --new out, or use --since"},
    {Capability::score_parts, "tell what each word gave to a score", "leave --explain out"},
    {Capability::copies, "fold copies of one story", "--copies shows each of them"},
    {Capability::facets, "count the values of a field", "leave --facet out"},
    {Capability::quotations, "search inside quotations", "leave --quotes and said: out"},
    {Capability::frequencies, "count how often a word stands in an article", "leave ATLEAST out"},
    {Capability::people, "name who is quoted across articles", "leave --people out"},
    {Capability::near_words, "name words that are near", "check how the words are spelled"},
};

}  // namespace

Status check_capabilities(Capabilities has, Capabilities needed) {
  for (const auto& row : kTable) {
    if (!needed.has(row.capability) || has.has(row.capability)) continue;
    return fail(ErrorCode::usage, fmt::format("this index cannot {}", row.what),
                std::string(row.hint));
  }
  return {};
}

}  // namespace news
