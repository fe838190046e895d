// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/warc/record_window.hh"

#include <algorithm>
#include <span>

namespace news {

bool RecordWindow::fill(std::size_t wanted) {
  if (begin_ > kChunk && begin_ > buffer_.size() / 2) {
    buffer_.erase(0, begin_ - kHistory);
    begin_ = kHistory;
  }
  while (buffer_.size() - begin_ < wanted && !ended_) {
    const std::size_t had = buffer_.size();
    buffer_.resize(had + kChunk);
    const auto count = source_.read(std::span(buffer_).subspan(had));
    buffer_.resize(had + (count ? *count : 0));
    if (!count) status_ = fail(count.error());
    ended_ = !count || *count == 0;
  }
  return buffer_.size() - begin_ >= wanted;
}

bool RecordWindow::take(std::size_t count, std::string& bytes) {
  const bool whole = fill(count);
  const auto size = std::min(count, at_hand().size());
  bytes = at_hand().substr(0, size);
  consume(size);
  return whole;
}

bool RecordWindow::skip(std::uint64_t count) {
  while (count > 0) {
    if (!fill(1)) return false;
    const auto step = static_cast<std::size_t>(std::min<std::uint64_t>(count, at_hand().size()));
    consume(step);
    count -= step;
  }
  return true;
}

std::size_t RecordWindow::behind(std::uint64_t most) const {
  return static_cast<std::size_t>(std::min<std::uint64_t>({begin_, kHistory, most}));
}

void RecordWindow::give_back(std::string_view bytes) {
  buffer_.replace(0, begin_, bytes);
  begin_ = 0;
}

}  // namespace news
