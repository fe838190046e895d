// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: a press office opens a release with when it may be used ("FOR IMMEDIATE RELEASE",
// "EMBARGOED UNTIL 6 MARCH, 00:01 GMT") and whom to call, each often above the headline, and closes
// it with "# # #", "-30-" or "ENDS"; a page that goes on ends with "-more-".
#include <algorithm>

#include "common/unicode.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

constexpr std::size_t kHead = 16;  // units in which the opening lines stand

// Without accents, as fold_characters() leaves them.
constexpr std::string_view kOpenings[] = {"for immediate release",
                                          "for release",
                                          "for immediate distribution",
                                          "for immediate use",
                                          "not for release before",
                                          "not for publication before",
                                          "hold for release",
                                          "embargoed",
                                          "strictly embargoed",
                                          "under embargo",
                                          "embargo:",
                                          "embargo until",
                                          "sperrfrist",
                                          "zur sofortigen veroffentlichung",
                                          "sous embargo",
                                          "pour diffusion immediate",
                                          "embargado hasta",
                                          "para publicacion inmediata",
                                          "para difusion inmediata",
                                          "per la pubblicazione immediata",
                                          "para divulgacao imediata"};

constexpr std::string_view kTitles[] = {"press release",
                                        "news release",
                                        "media release",
                                        "media advisory",
                                        "news advisory",
                                        "press advisory",
                                        "media alert",
                                        "photo opportunity",
                                        "press statement",
                                        "media statement",
                                        "press notice",
                                        "pressemitteilung",
                                        "medienmitteilung",
                                        "presseinformation",
                                        "communique de presse",
                                        "comunicado de prensa",
                                        "nota de prensa",
                                        "comunicato stampa",
                                        "comunicado de imprensa",
                                        "nota a imprensa",
                                        "persbericht",
                                        "pressmeddelande",
                                        "pressemelding",
                                        "pressemeddelelse",
                                        "lehdistotiedote"};

constexpr std::string_view kContacts[] = {"contact",
                                          "contacts",
                                          "media contact",
                                          "media contacts",
                                          "press contact",
                                          "press contacts",
                                          "for more information",
                                          "for further information",
                                          "for media enquiries",
                                          "for media inquiries",
                                          "media enquiries",
                                          "media inquiries",
                                          "press office",
                                          "pressekontakt",
                                          "kontakt",
                                          "r\u00FCckfragen",
                                          "ansprechpartner",
                                          "contact presse",
                                          "contacts presse",
                                          "contacto",
                                          "contacto de prensa",
                                          "contatti stampa",
                                          "perscontact",
                                          "presskontakt"};

constexpr std::string_view kClosings[] = {
    "ends", "end",          "30",           "more",           "ende", "fin",  "fine",
    "fim",  "message ends", "release ends", "end of release", "xxx",  "endit"};

// Letters and digits of the line with the marks around them taken off: "- ENDS -" is "ends".
std::string_view bare(std::string_view lower) {
  constexpr std::string_view kMarks = " #*-=_~.:<>/()[]\xE2\x80\x93\x94";
  const auto first = lower.find_first_not_of(kMarks);
  if (first == lower.npos) return {};
  return lower.substr(first, lower.find_last_not_of(kMarks) - first + 1);
}

bool is_in_capitals(std::string_view clean) {
  return std::none_of(clean.begin(), clean.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool is_opening(const Unit& unit) {
  if (!unit.is_short() || unit.words > 16) return false;
  const std::string folded = fold_characters(unit.clean);
  const auto words = bare(folded);
  if (std::find(std::begin(kTitles), std::end(kTitles), words) != std::end(kTitles)) return true;
  // "Embargoed goods found at sea" is a headline: an opening is in capitals, or dated, or ends so.
  const bool dated = unit.clean.find_first_of("0123456789") != std::string::npos;
  return std::any_of(std::begin(kOpenings), std::end(kOpenings), [&](std::string_view opening) {
    if (!words.starts_with(opening)) return false;
    return words.size() == opening.size() || is_in_capitals(unit.clean) || dated ||
           words.substr(opening.size()).starts_with(':');
  });
}

bool is_closing(const Unit& unit) {
  if (!unit.is_short() || unit.words > 5) return false;
  const auto words = bare(unit.lower);
  if (words.empty()) return true;  // "# # #", "***"
  if (std::find(std::begin(kClosings), std::end(kClosings), words) == std::end(kClosings))
    return false;
  return words.size() < unit.lower.size() || is_in_capitals(unit.clean);
}

// A telephone number or an address: seven digits and few words, or "name@house".
bool is_reachable(const Unit& unit) {
  if (!unit.is_short() || unit.words > 24) return false;
  const auto digits = std::count_if(unit.clean.begin(), unit.clean.end(),
                                    [](char c) { return c >= '0' && c <= '9'; });
  const auto at = unit.clean.find('@');
  const bool mail =
      at != std::string::npos && at > 0 && unit.clean.find('.', at) != std::string::npos;
  return mail || (digits >= 7 && unit.words <= 10) || unit.lower.starts_with("www.") ||
         unit.lower.starts_with("http");
}

enum class Contact { none, lead, whole };

// "Contact: Hanne Vik, +00 555 0100" is whole; "Media contact:" has its persons below.
Contact contact_in(const Unit& unit) {
  if (!unit.is_short() || unit.words > 40) return Contact::none;
  for (const auto lead : kContacts) {
    if (!unit.lower.starts_with(lead)) continue;
    const auto rest = std::string_view(unit.lower).substr(lead.size());
    if (rest.empty() || rest == ":") return Contact::lead;
    if (rest.starts_with(':') || rest.starts_with(',') || is_reachable(unit)) return Contact::whole;
  }
  return Contact::none;
}

// The persons, numbers and addresses below a lead.
void settle_contact_lines(Units& units, std::size_t first) {
  constexpr std::size_t kMost = 8;
  const auto last = std::min(units.size(), first + kMost);
  for (std::size_t i = first; i < last; ++i) {
    Unit& unit = units[i];
    const bool before_number = i + 1 < last && is_reachable(units[i + 1]);
    if (unit.settled || unit.words > 16) return;
    if (!is_reachable(unit) && !looks_like_person(unit.clean) && !is_job_title(unit.clean) &&
        !before_number)
      return;
    unit.settle(BlockKind::furniture);
    unit.contact = true;
  }
}

}  // namespace

void settle_release(Units& units) {
  const auto head = std::min(units.size(), kHead);
  bool release = false;
  for (std::size_t i = 0; i < head; ++i) {
    if (!is_opening(units[i])) continue;
    units[i].settle(BlockKind::furniture);
    units[i].embargo = release = true;
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    Unit& unit = units[i];
    if (unit.settled) continue;
    const auto contact = contact_in(unit);
    // Elsewhere than in a release "Contact: ..." has to say how.
    if (contact == Contact::lead ||
        (contact == Contact::whole && (release || is_reachable(unit)))) {
      if (contact == Contact::lead && !release &&
          !(i + 2 < units.size() && (is_reachable(units[i + 1]) || is_reachable(units[i + 2]))))
        continue;
      unit.settle(BlockKind::furniture);
      unit.contact = true;
      settle_contact_lines(units, i + 1);
    } else if (i > 0 && is_closing(unit)) {
      unit.settle(BlockKind::furniture);
    }
  }
}

}  // namespace news
