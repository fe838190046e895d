// SPDX-License-Identifier: GPL-2.0-or-later
// Chinese: the verb of saying and its subject before the quotation (市长王丽表示：“…”), or behind
// it (“…”，王丽说). A name is a family name and one or two signs more, where a title or a pause
// stands before it and no sign of a name behind; what the article named before needs neither.
#pragma once

#include "indexer/annotate/caseless/telling.hh"

namespace news::annotation {

class Chinese final : public Telling {
 public:
  using Telling::Telling;
  void meet(Bytes paragraph) override;
  Told around(const Around& around) override;
  Report report(Bytes sentence) override;

 private:
  Speaker person_in(std::string_view clause);
  Speaker name_at(std::string_view words, bool titled);
  Speaker role_of(std::string_view clause);
  Told behind(const Around& around);
  Told before(const Around& around);
};

}  // namespace news::annotation
