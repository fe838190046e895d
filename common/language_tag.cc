// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/language_tag.hh"

#include <algorithm>

#include "common/analyser.hh"
#include "common/nearest_name.hh"

namespace news {
namespace {

constexpr std::size_t kLongestTag = 35;  // RFC 5646, 4.4.1

struct LanguageRow {
  std::string_view code;   // ISO 639-1, else 639-3
  std::string_view names;  // folded, a blank apart: in English, its other codes, its own
};

constexpr LanguageRow kLanguages[] = {
    {"aa", "afar aar"},
    {"ab", "abkhazian abk"},
    {"ae", "avestan ave"},
    {"af", "afrikaans afr"},
    {"ak", "akan aka"},
    {"am", "amharic amh"},
    {"an", "aragonese arg"},
    {"ar", "arabic ara"},
    {"as", "assamese asm"},
    {"av", "avaric ava"},
    {"ay", "aymara aym"},
    {"az", "azerbaijani aze azeri"},
    {"ba", "bashkir bak"},
    {"be", "belarusian bel"},
    {"bg", "bulgarian bul"},
    {"bi", "bislama bis"},
    {"bm", "bambara bam"},
    {"bn", "bengali ben bangla"},
    {"bo", "tibetan bod tib"},
    {"br", "breton bre brezhoneg"},
    {"bs", "bosnian bos bosanski"},
    {"ca", "catalan cat catala"},
    {"ce", "chechen che"},
    {"ch", "chamorro cha"},
    {"co", "corsican cos"},
    {"cr", "cree cre"},
    {"cs", "czech ces cze cestina"},
    {"cv", "chuvash chv"},
    {"cy", "welsh cym wel cymraeg"},
    {"da", "danish dan dansk"},
    {"de", "german deu ger deutsch"},
    {"dv", "dhivehi div"},
    {"dz", "dzongkha dzo"},
    {"ee", "ewe"},
    {"el", "greek ell gre"},
    {"en", "english eng"},
    {"eo", "esperanto epo"},
    {"es", "spanish spa espanol castellano"},
    {"et", "estonian est eesti"},
    {"eu", "basque eus baq euskara"},
    {"fa", "persian fas per farsi"},
    {"ff", "fulah ful"},
    {"fi", "finnish fin suomi"},
    {"fj", "fijian fij"},
    {"fo", "faroese fao"},
    {"fr", "french fra fre francais"},
    {"fy", "frisian fry frysk"},
    {"ga", "irish gle gaeilge"},
    {"gd", "gaelic gla"},
    {"gl", "galician glg galego"},
    {"gn", "guarani grn"},
    {"gu", "gujarati guj"},
    {"gv", "manx glv"},
    {"ha", "hausa hau"},
    {"he", "hebrew heb"},
    {"hi", "hindi hin"},
    {"hr", "croatian hrv hrvatski"},
    {"ht", "haitian hat"},
    {"hu", "hungarian hun magyar"},
    {"hy", "armenian hye arm"},
    {"ia", "interlingua ina"},
    {"id", "indonesian ind"},
    {"ig", "igbo ibo"},
    {"ii", "nuosu iii"},
    {"ik", "inupiaq ipk"},
    {"io", "ido"},
    {"is", "icelandic isl ice islenska"},
    {"it", "italian ita italiano"},
    {"iu", "inuktitut iku"},
    {"ja", "japanese jpn"},
    {"jv", "javanese jav"},
    {"ka", "georgian kat geo"},
    {"kg", "kongo kon"},
    {"ki", "kikuyu kik"},
    {"kk", "kazakh kaz"},
    {"kl", "kalaallisut kal greenlandic"},
    {"km", "khmer khm"},
    {"kn", "kannada kan"},
    {"ko", "korean kor"},
    {"ks", "kashmiri kas"},
    {"ku", "kurdish kur"},
    {"kv", "komi kom"},
    {"kw", "cornish cor"},
    {"ky", "kyrgyz kir"},
    {"la", "latin lat"},
    {"lb", "luxembourgish ltz"},
    {"lg", "ganda lug"},
    {"ln", "lingala lin"},
    {"lo", "lao"},
    {"lt", "lithuanian lit lietuviu"},
    {"lu", "luba-katanga lub"},
    {"lv", "latvian lav latviesu"},
    {"mg", "malagasy mlg"},
    {"mh", "marshallese mah"},
    {"mi", "maori mri mao"},
    {"mk", "macedonian mkd mac"},
    {"ml", "malayalam mal"},
    {"mn", "mongolian mon"},
    {"mr", "marathi mar"},
    {"ms", "malay msa may"},
    {"mt", "maltese mlt"},
    {"my", "burmese mya bur"},
    {"nb", "bokmal nob"},
    {"nd", "ndebele nde"},
    {"ne", "nepali nep"},
    {"ng", "ndonga ndo"},
    {"nl", "dutch nld dut nederlands flemish"},
    {"nn", "nynorsk nno"},
    {"no", "norwegian nor norsk"},
    {"nr", "south-ndebele nbl"},
    {"nv", "navajo nav"},
    {"ny", "chichewa nya"},
    {"oc", "occitan oci"},
    {"oj", "ojibwe oji"},
    {"om", "oromo orm"},
    {"or", "odia ori"},
    {"os", "ossetian oss"},
    {"pa", "punjabi pan"},
    {"pl", "polish pol polski"},
    {"ps", "pashto pus"},
    {"pt", "portuguese por portugues"},
    {"qu", "quechua que"},
    {"rm", "romansh roh"},
    {"rn", "rundi run"},
    {"ro", "romanian ron rum romana"},
    {"ru", "russian rus"},
    {"rw", "kinyarwanda kin"},
    {"sa", "sanskrit san"},
    {"sc", "sardinian srd"},
    {"sd", "sindhi snd"},
    {"se", "sami sme"},
    {"sg", "sango sag"},
    {"si", "sinhala sin"},
    {"sk", "slovak slk slo slovencina"},
    {"sl", "slovenian slv slovenscina"},
    {"sm", "samoan smo"},
    {"sn", "shona sna"},
    {"so", "somali som"},
    {"sq", "albanian sqi alb shqip"},
    {"sr", "serbian srp srpski"},
    {"ss", "swati ssw"},
    {"st", "sotho sot"},
    {"su", "sundanese sun"},
    {"sv", "swedish swe svenska"},
    {"sw", "swahili swa kiswahili"},
    {"ta", "tamil tam"},
    {"te", "telugu tel"},
    {"tg", "tajik tgk"},
    {"th", "thai tha"},
    {"ti", "tigrinya tir"},
    {"tk", "turkmen tuk"},
    {"tl", "tagalog tgl"},
    {"tn", "tswana tsn"},
    {"to", "tongan ton"},
    {"tr", "turkish tur turkce"},
    {"ts", "tsonga tso"},
    {"tt", "tatar tat"},
    {"tw", "twi"},
    {"ty", "tahitian tah"},
    {"ug", "uyghur uig"},
    {"uk", "ukrainian ukr"},
    {"ur", "urdu urd"},
    {"uz", "uzbek uzb"},
    {"ve", "venda ven"},
    {"vi", "vietnamese vie"},
    {"wa", "walloon wln"},
    {"wo", "wolof wol"},
    {"xh", "xhosa xho"},
    {"yi", "yiddish yid"},
    {"yo", "yoruba yor"},
    {"za", "zhuang zha"},
    {"zh", "chinese zho chi mandarin"},
    {"zu", "zulu zul"},
    {"ast", "asturian"},
    {"ceb", "cebuano"},
    {"ckb", "sorani"},
    {"crk", "plains-cree"},
    {"dsb", "lower-sorbian"},
    {"fil", "filipino"},
    {"frr", "north-frisian"},
    {"fur", "friulian"},
    {"gsw", "swiss-german alemannic"},
    {"haw", "hawaiian"},
    {"hsb", "upper-sorbian"},
    {"kmr", "kurmanji"},
    {"lad", "ladino"},
    {"lld", "ladin"},
    {"mai", "maithili"},
    {"nap", "neapolitan"},
    {"nds", "low-german"},
    {"nso", "pedi"},
    {"pap", "papiamento"},
    {"sco", "scots"},
    {"scn", "sicilian"},
    {"szl", "silesian"},
    {"tet", "tetum"},
    {"tpi", "tok-pisin"},
    {"vec", "venetian"},
    {"war", "waray"},
    {"yue", "cantonese"},
};

// Calls use(name) for each name of a row until it returns true.
template <class Use>
bool any_name(const LanguageRow& row, Use&& use) {
  for (std::string_view rest = row.names; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (use(rest.substr(0, end))) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

std::string_view code_of_name(std::string_view name) {
  for (const auto& row : kLanguages) {
    if (any_name(row, [name](std::string_view one) { return one == name; })) return row.code;
  }
  return {};
}

bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// A primary subtag of two or three letters, then subtags of up to eight letters and digits.
bool is_well_formed(std::string_view tag) {
  const auto primary = primary_subtag(tag);
  if (tag.size() > kLongestTag || primary.size() < 2 || primary.size() > 3 ||
      !std::all_of(primary.begin(), primary.end(), is_letter)) {
    return false;
  }
  std::size_t length = 1;
  for (const char c : tag.substr(primary.size())) {
    if (c == '-' ? length == 0 : !is_letter(c) && (c < '0' || c > '9')) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

}  // namespace

std::string_view primary_subtag(std::string_view tag) {
  return tag.substr(0, tag.find('-'));
}

std::string_view macrolanguage(std::string_view primary) {
  return primary == "nb" || primary == "nn" ? "no" : "";
}

bool is_language_code(std::string_view primary) {
  return std::any_of(std::begin(kLanguages), std::end(kLanguages),
                     [primary](const LanguageRow& row) { return row.code == primary; });
}

std::vector<std::string_view> language_codes() {
  std::vector<std::string_view> out;
  for (const auto& row : kLanguages) out.push_back(row.code);
  return out;
}

std::string language_name(std::string_view code) {
  for (const auto& row : kLanguages) {
    if (row.code != code) continue;
    std::string name(row.names.substr(0, row.names.find(' ')));
    name.front() = static_cast<char>(name.front() - 'a' + 'A');
    return name;
  }
  return {};
}

std::string language_tag(std::string_view stated) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto begin = stated.find_first_not_of(kBlank);
  if (begin == stated.npos || stated.size() > 100) return {};
  std::string tag = fold_text(stated.substr(begin, stated.find_last_not_of(kBlank) + 1 - begin));
  std::replace(tag.begin(), tag.end(), '_', '-');
  const auto primary = primary_subtag(tag);
  if (is_language_code(primary) && is_well_formed(tag)) return tag;
  std::replace(tag.begin(), tag.end(), ' ', '-');
  if (const auto code = code_of_name(tag); !code.empty()) return std::string(code);
  if (!is_well_formed(tag) || tag == "und" || tag == "mul" || tag == "zxx" || tag == "mis")
    return {};
  const auto size = primary_subtag(tag).size();
  if (const auto code = code_of_name(tag.substr(0, size)); !code.empty())
    tag.replace(0, size, code);
  return tag;
}

std::string_view nearest_language(std::string_view typed) {
  NearestName nearest(typed);
  for (const auto& row : kLanguages) {
    any_name(row, [&nearest](std::string_view name) {
      nearest.offer(name);
      return false;
    });
  }
  return nearest.best();
}

}  // namespace news
