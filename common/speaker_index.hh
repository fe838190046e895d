// SPDX-License-Identifier: GPL-2.0-or-later
// An article's speakers by name. Quick for thousands of them: an article may quote as many. The
// speakers must outlive it and stay as they are.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/article.hh"

namespace news {

class SpeakerIndex {
 public:
  explicit SpeakerIndex(const std::vector<Speaker>& speakers);

  // The first of that name; of none, how many speakers there are.
  std::size_t place_of(std::string_view name) const;
  const Speaker* find(std::string_view name) const;  // nullptr: none

 private:
  const std::vector<Speaker>& speakers_;
  std::unordered_map<std::string_view, std::size_t> places_;  // empty where they are few
};

}  // namespace news
