// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/present/ordered_output.hh"

#include <cerrno>

namespace news {

void OrderedOutput::put(std::FILE* stream, std::string_view text) {
  if (error_ != 0 && stream == stdout) return;
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() && stream == stdout) {
    error_ = errno != 0 ? errno : EIO;
  }
}

bool OrderedOutput::write(std::size_t number, std::FILE* stream, std::string_view text) {
  std::unique_lock lock(mutex_);
  moved_.wait(lock, [&] { return number == current_ || held_ < limit_ || error_ != 0; });
  if (number == current_) {
    put(stream, text);
  } else if (error_ == 0) {
    waiting_[number].parts.push_back({stream, std::string(text)});
    held_ += text.size();
  }
  return error_ == 0;
}

void OrderedOutput::finish(std::size_t number) {
  const std::lock_guard lock(mutex_);
  waiting_[number].finished = true;
  advance();
  moved_.notify_all();
}

// Writes what waited for its turn: finished files, and what there is of the next one.
void OrderedOutput::advance() {
  for (auto next = waiting_.find(current_); next != waiting_.end();
       next = waiting_.find(current_)) {
    for (const auto& part : next->second.parts) {
      put(part.stream, part.text);
      held_ -= part.text.size();
    }
    next->second.parts.clear();
    if (!next->second.finished) break;
    waiting_.erase(next);
    ++current_;
  }
}

int OrderedOutput::close() {
  const std::lock_guard lock(mutex_);
  errno = 0;
  if (std::fflush(stdout) != 0 && error_ == 0) error_ = errno != 0 ? errno : EIO;
  return error_;
}

}  // namespace news
