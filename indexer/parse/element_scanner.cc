// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/element_scanner.hh"

#include <algorithm>
#include <utility>

namespace news {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr std::size_t kLongestTag = 4096;  // looked at to tell "<item/>"
constexpr std::size_t kLongestPrologue = 1 << 18;
constexpr std::size_t kMostBehind = 1 << 16;
constexpr std::size_t kLongestName = 64;  // with its prefix

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_name_byte(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '_' ||
         c == '-' || c == '.' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool same(std::string_view name, std::string_view lower_name) {
  return std::equal(name.begin(), name.end(), lower_name.begin(), lower_name.end(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace

ElementScanner::ElementScanner(ByteSource& source, std::vector<std::string> names, std::size_t cap)
    : source_(source), names_(std::move(names)), cap_(cap) {}

bool ElementScanner::fill() {
  if (done_) return false;
  const std::size_t had = buffer_.size();
  buffer_.resize(had + kChunk);
  const auto count = source_.read(std::span(buffer_).subspan(had));
  buffer_.resize(had + (count ? *count : 0));
  done_ = !count || *count == 0;
  if (!count) status_ = fail(count.error());
  return !done_;
}

void ElementScanner::drop(std::size_t count) {
  if (in_prologue_ && prologue_.size() < kLongestPrologue) {
    prologue_.append(buffer_, 0, std::min(count, kLongestPrologue - prologue_.size()));
  }
  if (!in_prologue_) {
    behind_.append(buffer_, 0, count);
    if (behind_.size() > 2 * kMostBehind) behind_.erase(0, behind_.size() - kMostBehind);
  }
  buffer_.erase(0, count);
}

// Bytes of the qualified name when a record starts at `at` ('<'), else 0.
std::size_t ElementScanner::start_length(std::size_t at) const {
  std::size_t end = at + 1;
  while (end < buffer_.size() && end - at <= kLongestName && is_name_byte(buffer_[end])) ++end;
  std::string_view name = std::string_view(buffer_).substr(at + 1, end - at - 1);
  if (const auto colon = name.rfind(':'); colon != name.npos) name.remove_prefix(colon + 1);
  const bool ours = std::any_of(names_.begin(), names_.end(),
                                [&](const std::string& known) { return same(name, known); });
  return ours ? end - at - 1 : 0;
}

// Moves the buffer's front to the next record's '<'.
bool ElementScanner::find_start() {
  std::size_t at = 0;
  for (;;) {
    at = buffer_.find('<', at);
    if (at == buffer_.npos) {
      drop(buffer_.size());
      at = 0;
      if (!fill()) return false;
      continue;
    }
    if (buffer_.size() - at < kLongestName + 2 && fill()) continue;
    // A comment before the records may speak of them.
    if (std::string_view(buffer_).substr(at).starts_with("<!--")) {
      const auto end = buffer_.find("-->", at);
      if (end != buffer_.npos) {
        at = end + 3;
        continue;
      }
      if (buffer_.size() - at < kLongestPrologue && fill()) continue;
    }
    if (const auto length = start_length(at); length > 0) {
      name_ = std::string(std::string_view(buffer_).substr(at + 1, length));
      drop(at);
      return true;
    }
    ++at;
  }
}

ElementScanner::Found ElementScanner::find_end(std::size_t name_length) {
  bool too_long = false;
  std::size_t at = name_length + 1;
  std::string_view closing;  // of the CDATA section or comment we are in
  // An element without content: its tag ends in "/>".
  while (buffer_.find('>', at) == buffer_.npos && buffer_.size() < kLongestTag && fill()) {
  }
  if (const auto tag = buffer_.find('>', at); tag != buffer_.npos && buffer_[tag - 1] == '/') {
    length_ = tag + 1;
    return Found::record;
  }
  for (;;) {
    const auto next = closing.empty() ? buffer_.find('<', at) : buffer_.find(closing, at);
    if (next == buffer_.npos || buffer_.size() - next < kLongestName + 4) {
      const std::size_t looked =
          next != buffer_.npos
              ? next
              : std::max(at, buffer_.size() - std::min(buffer_.size(), std::size_t{2}));
      if (buffer_.size() > cap_) too_long = true;
      if (too_long) {
        buffer_.erase(0, looked);
        at = 0;
      } else {
        at = looked;
      }
      if (fill()) continue;
      if (next == buffer_.npos) {
        length_ = too_long ? 0 : buffer_.size();
        return too_long ? Found::too_long : Found::cut;
      }
    }
    const std::size_t here = closing.empty() ? buffer_.find('<', at) : buffer_.find(closing, at);
    if (here == buffer_.npos) continue;
    const std::string_view rest = std::string_view(buffer_).substr(here);
    if (!closing.empty()) {
      at = here + closing.size();
      closing = {};
    } else if (rest.starts_with("<![CDATA[")) {
      at = here + 9;
      closing = "]]>";
    } else if (rest.starts_with("<!--")) {
      at = here + 4;
      closing = "-->";
    } else if (rest.starts_with("</") && rest.substr(2, name_.size()) == name_ &&
               rest.size() > name_.size() + 2 && !is_name_byte(rest[name_.size() + 2])) {
      const auto end = rest.find('>');
      length_ = here + (end == rest.npos ? rest.size() : end + 1);
      return too_long ? Found::too_long : Found::record;
    } else {
      at = here + 1;
    }
  }
}

Result<ElementScanner::Found> ElementScanner::next() {
  buffer_.erase(0, from_ + length_);
  from_ = length_ = 0;
  if (!find_start()) {
    if (!status_) return fail(status_.error());
    return Found::end;
  }
  in_prologue_ = false;
  const auto found = find_end(name_.size());
  if (found == Found::record && length_ > cap_) return Found::too_long;
  if (found == Found::cut && !status_) {
    // The bytes at hand are no whole record; the error tells why.
    return fail(status_.error());
  }
  return found;
}

}  // namespace news
