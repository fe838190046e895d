// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/caption_junk.hh"

#include <algorithm>
#include <array>
#include <string>

#include "common/unicode.hh"
#include "indexer/parse/html/words.hh"

namespace news::html {
namespace {

constexpr std::size_t kLongest = 300;  // bytes; a longer line is read
constexpr std::size_t kShort = 90;

// Folded, as fold_characters() leaves them. Telling wherever they stand in a line.
constexpr std::array<std::string_view, 58> kAnywhere = {"lesezeit",
                                                        "reading time",
                                                        "minute read",
                                                        "min read",
                                                        "minutes read",
                                                        "min. read",
                                                        "temps de lecture",
                                                        "lecture :",
                                                        "tiempo de lectura",
                                                        "tempo di lettura",
                                                        "tempo de leitura",
                                                        "leestijd",
                                                        "lesetid",
                                                        "læsetid",
                                                        "lastid",
                                                        "czas czytania",
                                                        "lukuaika",
                                                        "время чтения",
                                                        "need your consent",
                                                        "your consent",
                                                        "manage consent",
                                                        "consent to",
                                                        "cookie settings",
                                                        "cookie-einstellungen",
                                                        "accept cookies",
                                                        "cookies akzeptieren",
                                                        "einwilligung",
                                                        "ihre zustimmung",
                                                        "deine zustimmung",
                                                        "votre consentement",
                                                        "accepter les cookies",
                                                        "tu consentimiento",
                                                        "aceptar las cookies",
                                                        "il tuo consenso",
                                                        "jouw toestemming",
                                                        "samtycke till",
                                                        "enable javascript",
                                                        "javascript aktivieren",
                                                        "activer javascript",
                                                        "player wird geladen",
                                                        "video wird geladen",
                                                        "external content",
                                                        "externer inhalt",
                                                        "externen inhalt",
                                                        "contenu externe",
                                                        "create a free account",
                                                        "sign up for",
                                                        "sign up to",
                                                        "subscribe to",
                                                        "newsletter abonnieren",
                                                        "our newsletter",
                                                        "unseren newsletter",
                                                        "notre newsletter",
                                                        "nuestra newsletter",
                                                        "privacy policy",
                                                        "datenschutzerklarung",
                                                        "all rights reserved",
                                                        "terms of service"};

// The whole of a line, its end marks left off.
constexpr std::array<std::string_view, 36> kWhole = {
    "social sharing", "share",     "share this", "share article", "powered by",
    "advertisement",  "show more", "read more",  "mehr anzeigen", "mehr lesen",
    "weiterlesen",    "anzeige",   "werbung",    "reklama",       "reklame",
    "annons",         "publicite", "publicidad", "pubblicita",    "advertentie",
    "teilen",         "partager",  "compartir",  "condividi",     "delen",
    "dela",           "del",       "loading",    "newsletter",    "subscribe",
    "abonnieren",     "comments",  "kommentare", "video",         "watch now",
    "play video"};

constexpr std::array<std::string_view, 6> kBeginnings = {
    "reklama:", "anzeige:", "werbung:", "jetzt neu bei", "advertisement:", "publicite :"};

}  // namespace

bool is_caption_junk(std::string_view text) {
  if (text.size() > kLongest) return false;
  const std::string folded = fold_characters(text);
  std::string_view line = folded;
  while (!line.empty() && std::string_view(" .:>|…").find(line.back()) != std::string_view::npos)
    line.remove_suffix(1);
  if (std::find(kWhole.begin(), kWhole.end(), line) != kWhole.end()) return true;
  for (const std::string_view beginning : kBeginnings)
    if (line.size() < kShort && line.starts_with(beginning)) return true;
  return std::any_of(kAnywhere.begin(), kAnywhere.end(),
                     [&](std::string_view telling) { return contains(folded, telling); });
}

}  // namespace news::html
