// SPDX-License-Identifier: GPL-2.0-or-later
// Arabic: the verb of saying stands before who says it (وقالت رئيسة البلدية ليلى حداد: "..."),
// before the quotation or behind it; a verb alone carries on who spoke.
#pragma once

#include "indexer/annotate/caseless/telling.hh"

namespace news::annotation {

class Arabic final : public Telling {
 public:
  using Telling::Telling;
  void meet(Bytes paragraph) override;
  Told around(const Around& around) override;
  Report report(Bytes sentence) override;

 private:
  using Parts = std::vector<std::string_view>;
  bool is_verb(std::string_view word) const;
  std::size_t name_length(const Parts& words, std::size_t name, std::size_t stop) const;
  Speaker person(const Parts& words, std::size_t first, std::size_t end);
  Told by_verb(std::string_view words, bool last);
};

}  // namespace news::annotation
