// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/reading.hh"

#include <algorithm>

namespace news::annotation {

Reading::Reading(const Article& article) : text_(annotated_text(article)), blocks_(article.blocks) {
  if (!article.text.empty() && !article.repairs.empty()) make_repairs(article);
}

void Reading::make_repairs(const Article& article) {
  const std::string_view source = article.text;
  repaired_.reserve(source.size());
  std::size_t at = 0;
  const auto copy_to = [&](std::size_t end) {
    runs_.push_back({repaired_.size(), at, end, false});
    repaired_.append(source.substr(at, end - at));
    at = end;
  };
  for (const Repair& repair : article.repairs) {
    copy_to(repair.begin);
    if (!repair.words.empty()) {
      runs_.push_back({repaired_.size(), repair.begin, repair.end, true});
      repaired_ += repair.words;
    }
    at = repair.end;
  }
  copy_to(source.size());
  text_ = repaired_;
  // Blocks and runs both ascend.
  std::size_t run = 0;
  const auto place = [&](std::size_t byte) {
    while (run + 1 < runs_.size() && runs_[run + 1].source <= byte) ++run;
    return runs_[run].read + (runs_[run].words ? 0
                                               : std::min(byte, runs_[run].source_end) -
                                                     std::min(byte, runs_[run].source));
  };
  for (Block& block : blocks_) {
    block.begin = place(block.begin);
    block.end = place(block.end);
  }
}

const Reading::Run& Reading::run_at(std::size_t byte) const {
  const auto next = std::upper_bound(runs_.begin(), runs_.end(), byte,
                                     [](std::size_t b, const Run& run) { return b < run.read; });
  return next == runs_.begin() ? runs_.front() : *(next - 1);
}

std::size_t Reading::begin_in_source(std::size_t byte) const {
  if (runs_.empty()) return byte;
  const Run& run = run_at(byte);
  return run.words ? run.source : run.source + (byte - run.read);
}

std::size_t Reading::end_in_source(std::size_t byte) const {
  if (runs_.empty() || byte == 0) return byte;
  const Run& run = run_at(byte - 1);
  return run.words ? run.source_end : run.source + (byte - run.read);
}

}  // namespace news::annotation
