// SPDX-License-Identifier: GPL-2.0-or-later
// Convention: who made a picture stands behind its caption or on a line alone, as agencies and
// papers write it: "(Ann Roe/CBC - image credit)", "(Picture: PA)", "Credit: Ann Roe/Getty", "Photo
// by Ann Roe",
// "- Picture by Ann Roe", "Ann Roe/The Canadian Press", "AP Photo/Ann Roe", "Getty Images", and,
// glued on by a scraper, "The harbour at dusk. Harbour Trust".
#include <algorithm>
#include <array>

#include "common/unicode.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/text/credit_parts.hh"
#include "indexer/parse/text/rules.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

const WordSet kPictureAgencies{
    " getty gettyimages images reuters ap afp pa epa epa-efe efe aap cbc bbc cnn dpa alamy "
    "shutterstock istock istockphoto corbis "
    "bloomberg anadolu xinhua tass ap/pa rex zuma nurphoto sipa imago picture-alliance wireimage "
    "filmmagic lightrocket "
    "pool handout photo photos stringer press wire news times post agency media archive archives "
    "file supplied "
    "adobe unsplash pixabay pexels flickr wikimedia ansa ritzau ntb tt keystone belga lusa kyodo "
    "yonhap pti ani upi nasa "
    "noaa via courtesy "};

// What names a picture's maker: the marker, then "by", ":" or a blank.
constexpr std::string_view kMarkers[] = {"Photograph by ",
                                         "Photographs by ",
                                         "Photograph: ",
                                         "Photographs: ",
                                         "Photo by ",
                                         "Photos by ",
                                         "Photo: ",
                                         "Photos: ",
                                         "Photo credit: ",
                                         "Photo Credit: ",
                                         "Photo / ",
                                         "Photo courtesy ",
                                         "Picture by ",
                                         "Pictures by ",
                                         "Picture: ",
                                         "Pictures: ",
                                         "Image by ",
                                         "Image: ",
                                         "Images: ",
                                         "Image credit: ",
                                         "Image courtesy ",
                                         "Credit: ",
                                         "CREDIT: ",
                                         "Credits: ",
                                         "Illustration by ",
                                         "Illustration: ",
                                         "Video by ",
                                         "Graphic: ",
                                         "Graphic by ",
                                         "Source: ",
                                         "Courtesy of ",
                                         "PHOTO: ",
                                         "PICTURE: ",
                                         "Foto: ",
                                         "Fotos: ",
                                         "Bild: ",
                                         "Cr\u00E9dit: ",
                                         "Photo : ",
                                         "\xC2\xA9 ",
                                         "\xC2\xA9",
                                         "PHOTOS: ",
                                         "PHOTO BY ",
                                         "Pic: ",
                                         "Pics: ",
                                         "Photography by ",
                                         "Photography: ",
                                         "Picture credit: ",
                                         "Picture courtesy ",
                                         "Image source: ",
                                         "Image source, ",
                                         "Photo source: ",
                                         "IMAGE: ",
                                         "FOTO: ",
                                         "BILD: ",
                                         "PICTURES: ",
                                         "PICTURE BY ",
                                         "Grafik: ",
                                         "Bildquelle: ",
                                         "Quelle: ",
                                         "Bildnachweis: ",
                                         "Bildrechte: ",
                                         "Fuente: ",
                                         "Fonte: ",
                                         "Source : ",
                                         "Bron: ",
                                         "Kilde: ",
                                         "K\u00E4lla: ",
                                         "L\u00E4hde: ",
                                         "Fotograf: ",
                                         "Fotografie: ",
                                         "Foto \xC2\xA9 ",
                                         "Photo \xC2\xA9 ",
                                         "Cr\u00E9dits: ",
                                         "Cr\u00E9dit : ",
                                         "Cr\u00E9dit photo : ",
                                         "Cr\u00E9dit photo: ",
                                         "Photographie: ",
                                         "Imagen: ",
                                         "Imagem: ",
                                         "Cr\u00E9dito: ",
                                         "Cr\u00E9ditos: ",
                                         "Fotograf\u00EDa: ",
                                         "Immagine: ",
                                         "Beeld: ",
                                         "Kuva: ",
                                         "Valokuva: ",
                                         "Fot\u00F3: ",
                                         "Zdj\u0119cie: ",
                                         "\u0424\u043E\u0442\u043E: ",
                                         "Sn\u00EDmek: "};

std::string bare_word(std::string_view word) {
  const auto first = word.find_first_not_of("(\"'.,;:)[]");
  if (first == word.npos) return {};
  return ascii_lower(word.substr(first, word.find_last_not_of("(\"'.,;:)[]") - first + 1));
}

bool has_agency_word(std::string_view words) {
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find_first_of(" /|", at), words.size());
    if (kPictureAgencies.has(bare_word(words.substr(at, end - at)))) return true;
    at = end + 1;
  }
  return false;
}

// What brackets at the end of a line hold when it is a credit.
bool is_bracket_credit(std::string_view inside, bool after_sentence) {
  if (inside.size() < 2 || count_words(inside) > 14 || inside.ends_with('.') ||
      inside.ends_with('!') || inside.ends_with('?'))
    return false;
  const std::string lower = ascii_lower(inside);
  for (const std::string_view marker :
       {"image credit", "photo credit", "picture:",   "image:",     "photo:",
        "photo by",     "photograph",   "credit:",    "courtesy",   "ap photo",
        "pictures:",    "images:",      "foto ",      "photo ",     "bild ",
        "fotos ",       "cr\u00E9dit ", "screengrab", "screenshot", "via "}) {
    if (lower.starts_with(marker) || lower.ends_with(marker)) return true;
  }
  static const WordSet kAsides{
      " laughter applause crosstalk inaudible sic cheers continues more video pause ph left right "
      "centre center file "};
  if (kAsides.has(lower) || inside.find_first_of("0123456789") != inside.npos ||
      !is_all_capitalised(inside))
    return false;
  const auto slash = inside.find('/');
  if (slash != inside.npos && has_agency_word(inside)) return true;
  // "Ann Roe/The Herald": a name, and whom it works for.
  if (slash != inside.npos && slash > 3 && count_words(inside) <= 7 &&
      inside.substr(0, slash).find(' ') != inside.npos && inside.find(' ') < slash)
    return true;
  if (has_agency_word(inside) && (after_sentence || count_words(inside) > 1)) return true;
  return after_sentence && count_words(inside) <= 4;
}

CreditSplit split_bracket(std::string_view clean) {
  std::string_view line = clean;
  if (line.ends_with('.')) line.remove_suffix(1);
  if (!line.ends_with(')') && !line.ends_with(']')) return {};
  const auto open = line.find_last_of("([");
  if (open == line.npos) return {};
  std::string_view inside = line.substr(open + 1, line.size() - open - 2);
  const auto before = trim_marks(line.substr(0, open));
  const bool after_sentence = before.ends_with('.') || before.ends_with("\xE2\x80\x9D") ||
                              before.ends_with("\xE2\x80\x99") || before.ends_with('"');
  if (!is_bracket_credit(inside, after_sentence && clean.ends_with(')'))) return {};
  std::string credit(inside);
  const bool has_marker =
      credit.find("credit") != std::string::npos || credit.find(':') != std::string::npos ||
      credit.find(" by ") != std::string::npos || credit.find("ourtesy") != std::string::npos;
  for (const std::string_view tail : {" - image credit", " - photo credit", " image credit"}) {
    if (credit.ends_with(tail)) credit.resize(credit.size() - tail.size());
  }
  for (const auto marker : kMarkers) {
    if (credit.starts_with(marker)) credit.erase(0, marker.size());
  }
  // "Ann Roe/Echo": nothing but a credit is written so.
  const auto slash = inside.find('/');
  const bool name_and_house =
      slash != inside.npos && inside.find(' ') < slash && is_all_capitalised(inside);
  return {trimmed_text(before), credit, !has_marker && !name_and_house && !has_agency_word(inside)};
}

// "... on Tuesday.Credit:Ann Roe", "Photo:Ann Roe": the blank behind the colon is lost.
void find_tight_marker(std::string_view clean, std::size_t from, std::size_t& best,
                       std::size_t& length) {
  bool tight = false;  // most colons have a blank behind them
  for (auto at = clean.find(':', from); at != clean.npos && !tight; at = clean.find(':', at + 1))
    tight = at + 1 < clean.size() && clean[at + 1] >= 'A' && clean[at + 1] <= 'Z';
  if (!tight) return;
  for (const std::string_view marker : {"Credit:", "Photo:", "Picture:", "Image:", "Foto:", "Bild:",
                                        "PHOTO:", "CREDIT:", "Photograph:"}) {
    const auto at = clean.rfind(marker);
    if (at == clean.npos || at < from || at + marker.size() >= clean.size()) continue;
    const char next = clean[at + marker.size()];
    const char before = at > 0 ? clean[at - 1] : '.';
    if (next < 'A' || next > 'Z' || (before >= 'A' && before <= 'Z')) continue;
    best = at;
    length = marker.size();
    return;
  }
}

// "... Photo by Ann Roe /Agency": the last marker that a name follows.
CreditSplit split_marker(std::string_view clean) {
  // A credit is short: only the end of the line can hold one. Most lines hold no marker's last
  // letters.
  constexpr std::size_t kReach = 240;
  const std::size_t from = clean.size() > kReach ? clean.size() - kReach : 0;
  const auto tail = clean.substr(from);
  const bool may_hold = tail.find(':') != tail.npos || tail.find("by ") != tail.npos ||
                        tail.find("BY ") != tail.npos || tail.find("ourtesy ") != tail.npos ||
                        tail.find("hoto /") != tail.npos || tail.find("\xC2\xA9") != tail.npos ||
                        tail.find("mage source,") != tail.npos;
  if (!may_hold) return {};
  std::size_t best = clean.npos, length = 0;
  for (const auto marker : kMarkers) {
    if (tail.find(marker) == tail.npos) continue;  // searches by first letter, rfind does not
    const auto found = tail.rfind(marker);
    const auto at = from + found;
    if ((best != clean.npos && at < best)) continue;
    if (at > 0) {
      const char before = clean[at - 1];
      if ((before >= 'A' && before <= 'Z') || (before >= 'a' && before <= 'z' && marker.size() < 8))
        continue;
    }
    best = at;
    length = marker.size();
  }
  if (best == clean.npos) find_tight_marker(clean, from, best, length);
  if (best == clean.npos) return {};
  std::string_view credit = trim_marks(clean.substr(best + length));
  for (const std::string_view small : {"of ", "the "})  // "Photo courtesy of the Harbour Museum"
    if (credit.starts_with(small)) credit.remove_prefix(small.size());
  if (credit.ends_with('.')) credit.remove_suffix(1);
  while (credit.ends_with(')')) credit.remove_suffix(1);
  if (credit.empty() || count_words(credit) > 16 || !begins_capital(credit)) {
    const bool lower_name =
        best == 0 && !credit.empty() && has_agency_word(credit) && count_words(credit) <= 10;
    if (!lower_name) return {};
  }
  // A sentence goes on behind a name: "Photo by then was an art."
  const std::size_t words = count_words(credit);
  if (words > 8 && !has_agency_word(credit)) return {};
  return {trimmed_text(clean.substr(0, best)), std::string(credit), false};
}

bool is_abbreviation(std::string_view word) {
  static const WordSet kAbbreviations{
      " sen gov rep dr mr mrs ms st vs jr sr gen col lt sgt capt rev prof hon no inc co corp ltd "
      "ave blvd jan feb mar apr "
      "aug sept oct nov dec wash calif ala ariz ark colo conn del fla ga ill ind kan ky la mass md "
      "mich minn miss mont neb "
      "nev okla ore pa tenn tex vt va wis wyo fr dept est etc "};
  return kAbbreviations.has(bare_word(word)) || word.size() <= 3 ||
         word.find('.') + 1 < word.size();
}

// "Next Up In News", "Read More": no maker's name is made of such words.
const WordSet kSmallWords{
    " in up our your this these that here now more next read watch see listen subscribe sign "
    "join follow click why how what who when where is are was not no yes you we it today "
    "tomorrow again "};

bool holds_small_word(std::string_view credit) {
  const auto words = split_words(credit);
  return std::any_of(words.begin(), words.end(),
                     [](auto word) { return kSmallWords.has(bare_word(word)); });
}

// "The harbour at dusk. Harbour Trust": a few capitals behind the last full stop.
CreditSplit split_after_stop(std::string_view clean) {
  if (clean.starts_with('"') || clean.starts_with("\xE2\x80\x9C") ||
      clean.starts_with("\xE2\x80\x98"))
    return {};
  std::size_t stop = clean.npos;
  for (std::size_t at = clean.size(); at-- > 1;) {
    if (clean[at] != '.' && clean[at] != '?' && clean[at] != '!') continue;
    std::size_t next = at + 1;
    for (const std::string_view close : {"\xE2\x80\x9D", "\xE2\x80\x99", "\"", "'", ")"}) {
      if (clean.substr(next).starts_with(close)) next += close.size();
    }
    if (next + 1 >= clean.size() || clean[next] != ' ') continue;
    const auto word_begin = clean.rfind(' ', at) == clean.npos ? 0 : clean.rfind(' ', at) + 1;
    if (is_abbreviation(clean.substr(word_begin, at + 1 - word_begin))) return {};
    stop = next;
    break;
  }
  if (stop == clean.npos) return {};
  auto credit = trim_marks(clean.substr(stop));
  // "... for sixty years. By Ann Roe"
  if (credit.starts_with("By ") && looks_like_person(credit.substr(3)))
    return {trimmed_text(clean.substr(0, stop)), std::string(credit.substr(3)), true};
  if (holds_small_word(credit)) return {};
  const std::size_t words = count_words(credit);
  if (words == 0 || words > 8 ||
      (words > 4 && !has_agency_word(credit) && credit.find(" for ") == credit.npos))
    return {};
  if (credit.find_first_of(".?!:()\"0123456789") != credit.npos || clean.ends_with(')') ||
      !is_all_capitalised(credit))
    return {};
  return {trimmed_text(clean.substr(0, stop)), std::string(credit), !has_agency_word(credit)};
}

// "The harbour at duskGetty Images": what a page sets in an element of its own, glued by a scraper.
CreditSplit split_glued(std::string_view clean) {
  constexpr std::size_t kReach = 80, kFewest = 4;  // bytes; words of a caption
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto is_large = [](char c) { return c >= 'A' && c <= 'Z'; };
  const std::size_t from = clean.size() > kReach ? clean.size() - kReach : 1;
  for (auto at = std::max<std::size_t>(from, 2); at + 1 < clean.size(); ++at) {
    const char before = clean[at - 1];
    const bool stop = (before == '.' || before == '!' || before == '?') && is_small(clean[at - 2]);
    if (!is_large(clean[at]) || !(is_small(before) || stop)) continue;
    const auto credit = clean.substr(at);
    if (!is_agency_credit(credit) || count_words(clean.substr(0, at)) < kFewest) continue;
    return {trimmed_text(clean.substr(0, at)), std::string(credit), false};
  }
  return {};
}

// "... in Washington DC Ann Roe/via Reuters": the last word with a slash, and the first name before
// it.
CreditSplit split_slash(std::string_view clean) {
  const auto words = split_words(clean);
  if (words.size() < 3) return {};
  std::size_t slash = words.size();
  for (std::size_t i = words.size(); i-- > 0 && i + 6 > words.size();) {
    if (words[i].find('/') != words[i].npos && words[i].find("://") == words[i].npos) {
      slash = i;
      break;
    }
  }
  if (slash == words.size() || slash == 0) return {};
  const std::size_t tail_at = static_cast<std::size_t>(words[slash].data() - clean.data());
  const auto tail = clean.substr(tail_at);
  if (tail.find_first_of("0123456789\"?!") != tail.npos || tail.ends_with('.') ||
      !is_all_capitalised(tail) || !has_agency_word(tail))
    return {};
  std::size_t from = slash;
  const bool agency_first =
      kPictureAgencies.has(bare_word(words[slash].substr(0, words[slash].find('/'))));
  if (begins_capital(words[slash - 1]) && !words[slash - 1].ends_with('.')) --from;
  if (agency_first && from < slash && !kPictureAgencies.has(bare_word(words[from])) &&
      !words[from].ends_with("AP"))
    from = slash;
  const auto at = static_cast<std::size_t>(words[from].data() - clean.data());
  auto before = trimmed_text(clean.substr(0, at));
  for (const std::string_view label : {". Photo", ". Photograph", ". Picture", ". Image"}) {
    if (before.ends_with(label)) before.resize(before.size() - label.size() + 1);
  }
  return {before, std::string(clean.substr(at)), false};
}

// "The harbour at dusk | EFE", "... \xE2\x80\x93 Getty Images": an agency behind a stroke.
CreditSplit split_stroke(std::string_view clean) {
  constexpr std::size_t kFewest = 3;  // words of a caption
  for (const std::string_view stroke :
       {" | ", " \xE2\x80\xA2 ", " \xC2\xB7 ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " - "}) {
    // Its middle is rarer than a blank, and rfind compares at every byte.
    if (clean.find(stroke.substr(1, stroke.size() - 2)) == clean.npos) continue;
    const auto at = clean.rfind(stroke);
    if (at == clean.npos || count_words(clean.substr(0, at)) < kFewest) continue;
    const auto credit = clean.substr(at + stroke.size());
    if (is_agency_credit(credit))
      return {trimmed_text(clean.substr(0, at)), std::string(credit), false};
  }
  return {};
}

// "The harbour at dusk Getty Images": nothing between them, as where a page sets the credit in an
// element of its own. Those that sell pictures alone are told of nothing.
CreditSplit split_bare_agency(std::string_view clean) {
  constexpr std::size_t kFewest = 4, kMost = 3;  // words of a caption, of an agency
  static const WordSet kPictures{" getty images shutterstock istock istockphoto alamy imago "};
  static const WordSet kGoesOn{" by from of via with at on for to and the in as or an a "};
  const auto words = split_words(clean);
  if (words.size() <= kFewest) return {};
  for (std::size_t count = std::min(kMost, words.size() - kFewest); count > 0; --count) {
    const std::size_t first = words.size() - count;
    if (!kPictures.has(ascii_lower(words[first])) && !kPictures.has(ascii_lower(words.back())))
      continue;
    if (kGoesOn.has(ascii_lower(words[first - 1])) || words[first - 1].ends_with(',')) continue;
    const auto at = static_cast<std::size_t>(words[first].data() - clean.data());
    const auto credit = clean.substr(at);
    if (is_agency_credit(credit))
      return {trimmed_text(clean.substr(0, at)), std::string(credit), false};
  }
  return {};
}

// "Ann Roe \xE2\x80\x94 Harbour Courier", "Ann Roe / The Herald", "Ann Roe for The Herald", "Ann
// Roe (AFP)".
bool is_maker_and_house(std::string_view line) {
  constexpr std::size_t kMostWords = 9;
  if (line.size() > 90 || !begins_capital(line) || count_words(line) > kMostWords) return false;
  for (const std::string_view joint :
       {" \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " / ", " | ", " for ", " via ", " ("}) {
    const auto at = line.find(joint);
    if (at == line.npos || !looks_like_person(line.substr(0, at))) continue;
    auto house = line.substr(at + joint.size());
    if (joint == " (") {
      if (!house.ends_with(')')) return false;
      house.remove_suffix(1);
    }
    if (house.find_first_of("0123456789:?!") != house.npos) return false;
    return is_agency_credit(house) || is_news_agency(house);
  }
  return false;
}

// "Holm Courier file photo", "Courtesy photo", "Handout photo".
bool is_kind_of_photo(std::string_view line) {
  constexpr std::size_t kMostWords = 6;
  if (line.size() > 60 || count_words(line) > kMostWords) return false;
  const std::string lower = ascii_lower(line);
  static constexpr std::string_view kKinds[] = {
      "file photo",  "file photos",     "file image",        "courtesy photo", "handout photo",
      "staff photo", "submitted photo", "contributed photo", "provided photo", "stock photo"};
  return std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return lower.ends_with(kind); });
}

}  // namespace

bool is_agency_credit(std::string_view words) {
  const std::size_t count = count_words(words);
  if (count == 0 || count > 14 || words.ends_with('.') || words.ends_with(':') ||
      words.ends_with('?'))
    return false;
  if (words.find_first_of("\"0123456789") != words.npos || !begins_capital(words)) return false;
  if (is_news_agency(words)) return true;
  const bool joined = words.find('/') != words.npos || words.find(" | ") != words.npos;
  if (words.find_first_of("()[]") != words.npos || words.find(". ") != words.npos) return false;
  if (joined && !is_all_capitalised(words)) return false;
  if (joined)
    return has_agency_word(words) ||
           (count <= 5 && is_all_capitalised(words) && words.find(" / ") == words.npos);
  static const WordSet kWholeNames{
      " getty reuters ap afp pa epa aap shutterstock istock alamy bloomberg xinhua handout "
      "supplied nasa noaa "};
  if (count == 1) return kWholeNames.has(ascii_lower(words));
  const std::string lower = ascii_lower(words);
  return is_all_capitalised(words) && count <= 8 &&
         (lower.ends_with(" images") || lower.ends_with("getty") ||
          lower.find(" via ") != lower.npos || lower.starts_with("courtesy") ||
          lower.ends_with(" wire"));
}

bool is_credit_label(std::string_view clean) {
  const std::string lower = ascii_lower(clean) + ' ';
  return std::any_of(std::begin(kMarkers), std::end(kMarkers), [&](std::string_view marker) {
    return marker.size() == lower.size() && marker.ends_with(' ') && ascii_lower(marker) == lower;
  });
}

CreditSplit split_credit(std::string_view clean, std::string_view language) {
  if (clean.size() > kShortUnit * 2 || clean.size() < 2) return {};
  constexpr std::string_view kCopyright = "Copyright ";
  if (clean.starts_with(kCopyright) && is_agency_credit(clean.substr(kCopyright.size())))
    return {{}, std::string(clean.substr(kCopyright.size())), false};
  if (is_maker_and_house(clean) || is_kind_of_photo(clean)) return {{}, std::string(clean), false};
  if (!language.empty()) {
    if (auto worded = split_worded_credit(clean, language); !worded.credit.empty()) return worded;
  }
  auto marked = split_marker(clean);
  if (!marked.credit.empty() && marked.text.empty()) return marked;
  auto bracket = split_bracket(clean);
  if (!bracket.credit.empty() && count_words(bracket.text) > 4) return bracket;
  if (is_agency_credit(clean)) return {{}, std::string(clean), false};
  if (!bracket.credit.empty()) return bracket;
  if (!marked.credit.empty()) return marked;
  if (auto split = split_glued(clean); !split.credit.empty()) return split;
  if (auto split = split_slash(clean); !split.credit.empty()) return split;
  if (auto split = split_stroke(clean); !split.credit.empty()) return split;
  if (auto split = split_bare_agency(clean); !split.credit.empty()) return split;
  return split_after_stop(clean);
}

}  // namespace news
