// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/month_names.hh"

#include <algorithm>
#include <string>

#include "common/unicode.hh"

namespace news {
namespace {

// Folded; a blank before and after each name.
constexpr std::string_view kNames[12] = {
    " january jan januar janner januari janvier janv enero ene gennaio gen janeiro styczen "
    "stycznia "
    "tammikuu ",
    " february feb febr februar februari fevrier fevr fev febrero febbraio fevereiro luty lutego ",
    " march mar marz maerz mrz mars marzo marco maart mrt marts marzec marca ",
    " april apr avril avr abril abr aprile kwiecien kwietnia ",
    " may mai maj mei mayo maggio maio ",
    " june jun juni juin junio giugno giu junho czerwiec czerwca ",
    " july jul juli juillet juil julio luglio lug julho lipiec lipca ",
    " august aug aout agosto ago augustus augusti sierpien sierpnia ",
    " september sep sept septembre septiembre setiembre settembre setembro wrzesien wrzesnia ",
    " october oct oktober okt octobre octubre ottobre ott outubro pazdziernik pazdziernika ",
    " november nov novembre noviembre novembro listopad listopada ",
    " december dec dezember dez decembre diciembre dic dicembre dezembro desember grudzien "
    "grudnia "};

}  // namespace

unsigned month_number(std::string_view word) {
  if (word.size() < 3 || word.size() > 16) return 0;
  std::string folded = " ";
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; });
  if (ascii) {
    for (const char c : word) folded += static_cast<char>(c | 0x20);
  } else {
    folded += fold_characters(word);
  }
  folded += ' ';
  for (unsigned month = 0; month < 12; ++month) {
    if (kNames[month].find(folded) != std::string_view::npos) return month + 1;
  }
  return 0;
}

}  // namespace news
