// SPDX-License-Identifier: GPL-2.0-or-later
// A source without its byte order mark, for formats whose values are decoded one by one: UTF-8's is
// passed over, a file in UTF-16 or UTF-32 (rare, and never large) is decoded whole within the cap.
#pragma once

#include <string>
#include <utility>

#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"
#include "indexer/read/memory_source.hh"
#include "indexer/read/peek_source.hh"

namespace news {

// Gives read(source) what follows the mark and returns its Status.
template <class Read>
Status read_unmarked(ByteSource& source, std::size_t cap, const Read& read) {
  PeekSource peeked(source);
  const auto head = peeked.peek(kWideHead);
  if (!head) return fail(head.error());
  if (is_wide_text(*head)) {
    const auto bytes = read_all(peeked, cap);
    if (!bytes) return fail(bytes.error());
    const std::string text = decode_text(*bytes).text;
    MemorySource memory(text);
    return read(memory);
  }
  if (head->starts_with("\xEF\xBB\xBF")) {
    char mark[3];
    if (const auto passed = peeked.read(mark); !passed) return fail(passed.error());
  }
  return read(peeked);
}

}  // namespace news
