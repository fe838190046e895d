// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/byline_words.hh"

namespace news {

const WordSet kNameParticles{
    " de del della da di do du la le las los van von vom zu zur der den ter ten bin bint ibn ben "
    "al el y e "
    "dos das af av st mac "};

const WordSet kNotInNames{
    // What a title goes on with: "By Working Together", "BY ADDRESSING COSTS".
    " addressing advancing asking boosting bringing building buying changing choosing closing "
    "combating connecting creating cutting defending delivering developing doing driving ending "
    "engaging ensuring establishing expanding extending fighting fixing funding getting giving "
    "growing helping holding improving increasing investing joining keeping launching leading "
    "learning leaving letting limiting listening living lowering making meeting moving offering "
    "opening paying planting playing preventing promoting protecting providing putting raising "
    "reaching reducing removing restoring reviewing running saving securing selling sending "
    "setting sharing showing speaking spending starting stopping strengthening supporting taking "
    "talking teaching telling thinking tracking training transforming turning understanding "
    "using voting walking winning working writing "
    " a an the this that these those of for from in on at to by with and or but not is are was "
    "were be has "
    "have had will would can could should may do does did how why what when where who which if as "
    "about "
    "after before between into over under out up down off more most less all any every some no new "
    "your you "
    "our my his her its their we he she it they i us "
    "article articles author authors advertisement advert ad ads audio video photo photos "
    "photograph picture "
    "pictures image images gallery graphic illustration caption credit source sources file handout "
    "supplied "
    "read related watch listen share tweet follow comments comment sign subscribe subscribers "
    "newsletter "
    "newsletters print email mail save menu search home login log register account podcast "
    "podcasts live "
    "updated published posted update updates minute minutes min hour hours ago today yesterday "
    "tomorrow "
    "breaking exclusive opinion analysis editorial commentary sponsored content special report "
    "reports "
    "story stories continue continues contents table view best top latest popular trending "
    "recommended "
    "january february march april june july august september october november december monday "
    "tuesday "
    "wednesday thursday friday saturday sunday getty reuters afp press agency news media online "
    "bureau desk "
    "staff team newsroom university institute council committee ministry department government "
    "party "
    "company inc ltd llc corp association federation union court police school college hospital "
    "bank "
    "group network club league cup games world national international free full key next previous "
    "back "
    "here there now just get find see click skip learn facebook twitter instagram linkedin "
    "whatsapp reddit "
    "pinterest flipboard youtube tiktok telegram google apple large small medium size text "
    "summary "
    "room office lawn via house hall center centre theatre theater avenue street park airport "
    "hotel square "
    "building stadium garden capitol embassy palace library museum station harbour harbor bridge "
    "road "
    "conclusion introduction background appendix chapter section part "};

const WordSet kJobNouns{
    " editor editors correspondent correspondents reporter reporters writer writers columnist "
    "journalist "
    "journalists producer producers contributor contributors photographer analyst fellow intern "
    "editor-in-chief critic blogger host anchor presenter freelancer redakteur redakteurin autor "
    "autorin "
    "korrespondent korrespondentin journaliste redaction redactor redactora periodista "};

const WordSet kDesks{
    " senior chief deputy assistant associate managing political politics sport sports business "
    "economic "
    "economics foreign national international health science staff lead executive contributing "
    "investigative investigations data climate education news world home crime technology tech "
    "culture arts "
    "travel environment defence defense security religion property money city court courts digital "
    "diplomatic legal royal "
    "social transport consumer us u.s uk eu europe european asia africa middle parliamentary "
    "features "
    "feature picture online night weekend regional local general special community entertainment "
    "showbiz "
    "film music food fashion football cricket rugby racing war energy finance financial markets "
    "media "
    "industry labour labor housing washington london white westminster former freelance breaking "};

const WordSet kAgencyLetters{
    " ap afp aap pa dpa ansa efe upi tass ria interfax xinhua kyodo jiji yonhap bernama anadolu aa "
    "apa ats "
    "belga ritzau ntb tt stt lusa pti ani ians cp reuters bloomberg cbc bbc cnn abc nbc cbs npr "
    "pbs itv rte "
    "sky wire kna epd sid afx ptinews irna antara "};

const WordSet kOutletWords{
    " press news times post herald tribune gazette telegraph guardian journal chronicle observer "
    "mail "
    "star standard express globe courier examiner sentinel dispatch "
    "reporter "
    "australian namibian media agency agencies presse "
    "press-agentur france-presse newspaper newspapers magazine bureau tv "
    "radio "
    "broadcasting redaktion redaction "};

}  // namespace news
