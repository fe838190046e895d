// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/termlists.hh"

#include <algorithm>
#include <string_view>

#include "indexer/glass/packing.hh"

namespace news::glass {

namespace {

std::size_t shared_bytes(std::string_view a, std::string_view b) {
  const std::size_t end = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at < end && a[at] == b[at]) ++at;
  return at;
}

void append_bytes(std::string& tag, std::string_view bytes) {
  tag.push_back(static_cast<char>(bytes.size()));
  tag.append(bytes);
}

}  // namespace

void make_termlist(const Inverter& sorted, std::uint32_t document, std::string& tag) {
  tag.clear();
  const auto [first, last] = sorted.document_terms(document);
  if (first == last) return;
  append_uint(tag, sorted.lengths()[document]);
  append_uint(tag, static_cast<std::size_t>(last - first));
  std::string_view before = sorted.term(first->rank);
  append_bytes(tag, before);
  append_uint(tag, first->frequency);
  for (auto one = first + 1; one != last; ++one) {
    const std::string_view term = sorted.term(one->rank);
    const std::size_t shared = shared_bytes(before, term);
    // More than the size before: the frequency is in the byte too.
    std::size_t both = 256;
    if (one->frequency < 127) both = (one->frequency + 1) * (before.size() + 1) + shared;
    tag.push_back(static_cast<char>(both < 256 ? both : shared));
    append_bytes(tag, term.substr(shared));
    if (both >= 256) append_uint(tag, one->frequency);
    before = term;
  }
}

}  // namespace news::glass
