// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/hints.hh"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

namespace news::html {
namespace {

struct Family {
  std::uint32_t hint;
  std::string_view words;
};

// Whole words, as they come out of "article-body__caption" or "articleBodyCaption".
constexpr std::array kFamilies = {
    Family{kCaptionHint,
           "caption captions figcaption imgcaption imagecaption bildunterschrift cutline legend "
           "legende didascalia"},
    Family{kCreditHint,
           "credit credits photocredit imagecredit copyright photographer photog rights "
           "attribution"},
    Family{kBylineHint,
           "byline bylines author authors writer autor autores autore auteur auteurs reporter "
           "journalist contributor contributors authorname authored signature firma "
           "firmas"},
    Family{kDateHint,
           "date dates time times timestamp dateline published pubdate publishdate updated "
           "datetime datum fecha posted lastupdated timeago"},
    Family{kSummaryHint,
           "standfirst summary subtitle subheadline subheading deck dek chapo strapline vorspann "
           "excerpt sottotitolo bajada entradilla abstract synopsis kicker tagline overline "
           "dachzeile highlights keypoints takeaways"},
    Family{kHeadlineHint, "headline title titre titulo heading"},
    Family{
        kFurnitureHint,
        "share sharing shares sharebar sharebuttons social socials related relateds relacionados "
        "recirc recirculation recommended recommendation recommendations recommend newsletter "
        "newsletters "
        "signup subscribe subscription subscriber subscriptions promo promos promotion promoted "
        "sponsored sponsor sponsors ad ads adv advert advertisement advertorial advertising banner "
        "adslot adsense dfp nav navbar navigation menu breadcrumb breadcrumbs footer sidebar "
        "paywall toolbar trending popular mostread "
        "readmore readnext upnext outbrain taboola teaser teasers pagination pager paging poll "
        "follow followus donate donation appeal cta callout masthead "
        "skyscraper marketing crosspromo seealso morefrom moreon linklist readalso shopping "
        "affiliate toast alert notification notifications rail aside quicklinks topstories latest "
        "mostpopular "
        "verwandte weitere inlinerelated interstitial whatsapp tooltip dropdown feedback rating "
        "ratings reactions whitelist anzeige werbung publicidad noprint"},
    Family{kNoticeHint,
           "cookie cookies consent gdpr ccpa onetrust didomi privacy popup modal overlay login "
           "signin register"},
    Family{kCommentHint,
           "comment comments disqus commentlist respond kommentare kommentar komentar"},
    Family{kMediaHint,
           "gallery galleries slideshow carousel slider video videos player lightbox jwplayer "
           "embed embeds embedded audio podcast"},
    Family{kHiddenHint, "hidden hide visuallyhidden screenreader assistive offscreen invisible"},
    Family{kBoxHint, "infobox factbox pullquote faktaboks fakta factfile sidenote"},
    Family{kTailHint,
           "tags tag taglist topics keywords bio biography aboutauthor disclaimer footnote "
           "footnotes citations"},
};

// Run-together names: the part alone is telling.
struct Part {
  std::uint32_t hint;
  std::string_view part;
};
constexpr std::array kParts = {
    Part{kCaptionHint, "caption"},     Part{kBylineHint, "byline"},
    Part{kBylineHint, "author"},       Part{kFurnitureHint, "newsletter"},
    Part{kFurnitureHint, "related"},   Part{kFurnitureHint, "sponsor"},
    Part{kFurnitureHint, "paywall"},   Part{kFurnitureHint, "breadcrumb"},
    Part{kFurnitureHint, "recommend"}, Part{kFurnitureHint, "subscri"},
    Part{kFurnitureHint, "advert"},    Part{kFurnitureHint, "sharing"},
    Part{kCommentHint, "comments"},    Part{kBodyHint, "articlebody"},
    Part{kBodyHint, "articletext"},    Part{kBodyHint, "storybody"},
    Part{kBodyHint, "articlecontent"}, Part{kBodyHint, "entrycontent"},
    Part{kBodyHint, "postcontent"},    Part{kBodyHint, "storytext"},
    Part{kFurnitureHint, "readmore"},  Part{kFurnitureHint, "mostread"},
    Part{kBodyHint, "bodytext"},       Part{kBodyHint, "storycontent"},
};

// Two words in a row that mean a body: article-body, post_content, story__text.
constexpr std::uint32_t kBodyFirst = 1u << 30, kBodySecond = 1u << 31;  // no hints of their own
constexpr std::array kBodyWords = {
    Family{kBodyFirst, "article story entry post content main news page text"},
    Family{kBodySecond, "body content text article copy story detail contents main"},
};

std::uint32_t word_hint(const std::string& word) {
  static const auto table = [] {
    std::unordered_map<std::string, std::uint32_t> by_word;
    const auto add = [&](const Family& family) {
      std::string_view rest = family.words;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        by_word[std::string(rest.substr(0, end))] |= family.hint;
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    };
    std::for_each(kFamilies.begin(), kFamilies.end(), add);
    std::for_each(kBodyWords.begin(), kBodyWords.end(), add);
    return by_word;
  }();
  const auto found = table.find(word);
  if (found != table.end()) return found->second;
  std::uint32_t hints = kNoHint;
  if (word.size() > 8)
    for (const Part& part : kParts)
      if (word.find(part.part) != std::string::npos) hints |= part.hint;
  return hints;
}

// "tag-related-news", "category-comments": what an article is about; "hasCaption", "no-sidebar":
// what is, or is not, somewhere inside. None says what the element is.
bool says_nothing(std::string_view rest) {
  for (const std::string_view start :
       {"tag-", "category-", "has-", "no-", "with-", "without-", "not-"})
    if (rest.starts_with(start)) return true;
  return rest.size() > 3 && rest.starts_with("has") && rest[3] >= 'A' && rest[3] <= 'Z';
}

}  // namespace

std::uint32_t hints_of(std::string_view attribute) {
  // The toolbar of the Wayback Machine, where its comments are lost.
  if (attribute.starts_with("wm-ipp")) return kFurnitureHint | kNoticeHint | kHiddenHint;
  std::uint32_t hints = kNoHint;
  std::string word, before;
  bool begins_body = false;  // the word before may
  // "hidden" says so only at the end of a name: "hidden-xs" is hidden on small screens.
  const auto finish = [&](bool ends_name) {
    if (word.empty()) return;
    const std::uint32_t found = word_hint(word);
    hints |= found & ~(kBodyFirst | kBodySecond | (ends_name ? kNoHint : kHiddenHint));
    if ((before == "sr" && word == "only") || (before == "screen" && word == "reader"))
      hints |= kHiddenHint;
    if (begins_body && (found & kBodySecond) != 0) hints |= kBodyHint;
    begins_body = (found & kBodyFirst) != 0;
    before = std::move(word);
    word.clear();
  };
  char last = ' ';
  attribute = attribute.substr(0, 400);
  for (std::size_t i = 0; i < attribute.size(); ++i) {
    const char c = attribute[i];
    if (last == ' ' && says_nothing(attribute.substr(i))) {
      i = std::min(attribute.find(' ', i), attribute.size()) - 1;
      continue;
    }
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && last >= 'a' && last <= 'z') finish(false);
    if (upper) {
      word += static_cast<char>(c + 32);
    } else if (c >= 'a' && c <= 'z') {
      word += c;
    } else {
      finish(c == ' ');
      if (c == ' ') {
        before.clear();
        begins_body = false;
      }
    }
    last = c;
  }
  finish(true);
  return hints;
}

}  // namespace news::html
