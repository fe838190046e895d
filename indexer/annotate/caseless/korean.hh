// SPDX-License-Identifier: GPL-2.0-or-later
// Korean: the particle behind the marks tells that somebody says them ("…"고 말했다), the last
// subject before them who (김민수 시장은), or a subject behind them.
#pragma once

#include "indexer/annotate/caseless/telling.hh"

namespace news::annotation {

class Korean final : public Telling {
 public:
  using Telling::Telling;
  void meet(Bytes paragraph) override;
  Told around(const Around& around) override;
  Report report(Bytes sentence) override;

 private:
  Speaker subject(std::string_view words, bool last);
  Speaker person(const std::vector<std::string_view>& words, std::size_t i, std::string_view stem);
};

}  // namespace news::annotation
