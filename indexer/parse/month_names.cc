// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/month_names.hh"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "common/unicode.hh"

namespace news {
namespace {

// Folded; a blank before and after each name. (A month's names stand on several lines, on purpose.)
// NOLINTBEGIN(bugprone-suspicious-missing-comma)
constexpr std::string_view kNames[12] = {
    " january jan januar janner januari janvier janv enero ene gennaio gen janeiro styczen "
    "stycznia tammikuu "
    "gener ianuarie januara leden ledna ocak tammikuuta "
    "января январь січня ιανουαριου ιανουαριοσ يناير ",
    " february feb febr februar februari fevrier fevr fev febrero febbraio fevereiro luty lutego "
    "febrer februarie februara unor unora subat helmikuu helmikuuta "
    "февраля февраль лютого φεβρουαριου φεβρουαριοσ فبراير ",
    " march mar marz maerz mrz mars marzo marco maart mrt marts marzec marca "
    "marc martie maret brezen brezna mart maaliskuu maaliskuuta "
    "марта март березня μαρτιου μαρτιοσ مارس ",
    " april apr avril avr abril abr aprile kwiecien kwietnia "
    "aprilie aprila duben dubna nisan huhtikuu huhtikuuta "
    "апреля апрель квітня απριλιου απριλιοσ أبريل ابريل ",
    " may mai maj mei mayo maggio maio "
    "maig kveten kvetna maja mayis mayıs toukokuu toukokuuta "
    "мая маи травня μαιου μαιοσ مايو ",
    " june jun juni juin junio giugno giu junho czerwiec czerwca "
    "juny iunie cerven cervna juna haziran kesakuu kesakuuta "
    "июня июнь червня ιουνιου ιουνιοσ يونيو ",
    " july jul juli juillet juil julio luglio lug julho lipiec lipca "
    "juliol iulie cervenec cervence jula temmuz heinakuu heinakuuta "
    "июля июль липня ιουλιου ιουλιοσ يوليو ",
    " august aug aout agosto ago augustus augusti sierpien sierpnia "
    "agost agustus srpen srpna augusta agustos elokuu elokuuta "
    "августа август серпня αυγουστου αυγουστοσ أغسطس اغسطس ",
    " september sep sept septembre septiembre setiembre settembre setembro wrzesien wrzesnia "
    "setembre septembrie zari septembra eylul syyskuu syyskuuta "
    "сентября сентябрь вересня σεπτεμβριου σεπτεμβριοσ سبتمبر ",
    " october oct oktober okt octobre octubre ottobre ott outubro pazdziernik pazdziernika "
    "octombrie rijen rijna oktobra ekim lokakuu lokakuuta "
    "октября октябрь жовтня οκτωβριου οκτωβριοσ أكتوبر اكتوبر ",
    " november nov novembre noviembre novembro listopad listopada "
    "noiembrie listopadu novembra kasim kasım marraskuu marraskuuta "
    "ноября ноябрь листопада νοεμβριου νοεμβριοσ نوفمبر ",
    " december dec dezember dez decembre diciembre dic dicembre dezembro desember grudzien grudnia "
    "desembre decembrie prosinec prosince decembra aralik aralık joulukuu joulukuuta "
    "декабря декабрь грудня δεκεμβριου δεκεμβριοσ ديسمبر "};
// NOLINTEND(bugprone-suspicious-missing-comma)

using Months = std::unordered_map<std::string_view, unsigned>;

// Every word of a paragraph may be asked for.
Months month_table() {
  Months table;
  for (unsigned month = 0; month < 12; ++month) {
    const std::string_view names = kNames[month];
    for (std::size_t at = 1; at < names.size();) {
      const std::size_t end = names.find(' ', at);
      if (end > at) table.emplace(names.substr(at, end - at), month + 1);
      at = end + 1;
    }
  }
  return table;
}

}  // namespace

unsigned month_number(std::string_view word) {
  constexpr std::size_t kLongest = 32;  // bytes
  if (word.size() < 3 || word.size() > kLongest) return 0;
  static const Months kMonths = month_table();
  std::string folded;
  const bool ascii =
      std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; });
  if (ascii) {
    for (const char c : word) folded += static_cast<char>(c | 0x20);
  } else {
    folded = fold_characters(word);
  }
  const auto found = kMonths.find(folded);
  return found == kMonths.end() ? 0 : found->second;
}

}  // namespace news
