// SPDX-License-Identifier: GPL-2.0-or-later
// Japanese: the topic before the quotation speaks (佐藤花子市長は「…」と述べた), or one between it
// and its verb (「…」と佐藤市長は述べた). Without "と" and a verb behind them marks hold a name or
// a title.
#pragma once

#include "indexer/annotate/caseless/telling.hh"

namespace news::annotation {

class Japanese final : public Telling {
 public:
  using Telling::Telling;
  void meet(Bytes paragraph) override;
  Told around(const Around& around) override;
  Report report(Bytes sentence) override;

 private:
  Speaker topic(std::string_view words, bool last);
  Speaker person_at_end(std::string_view words);
  Speaker named(std::string_view words, std::string_view head, std::string_view title);
};

}  // namespace news::annotation
