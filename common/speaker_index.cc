// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/speaker_index.hh"

#include <algorithm>

namespace news {
namespace {

constexpr std::size_t kFew = 16;  // are looked through, as most articles have but some

}  // namespace

SpeakerIndex::SpeakerIndex(const std::vector<Speaker>& speakers) : speakers_(speakers) {
  if (speakers.size() <= kFew) return;
  for (std::size_t i = 0; i < speakers.size(); ++i) places_.emplace(speakers[i].name, i);
}

std::size_t SpeakerIndex::place_of(std::string_view name) const {
  if (!places_.empty()) {
    const auto found = places_.find(name);
    return found == places_.end() ? speakers_.size() : found->second;
  }
  const auto found = std::find_if(speakers_.begin(), speakers_.end(),
                                  [name](const Speaker& one) { return one.name == name; });
  return static_cast<std::size_t>(found - speakers_.begin());
}

const Speaker* SpeakerIndex::find(std::string_view name) const {
  const auto place = place_of(name);
  return place == speakers_.size() ? nullptr : &speakers_[place];
}

}  // namespace news
