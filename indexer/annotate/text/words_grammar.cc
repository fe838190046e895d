// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/word_lists.hh"

namespace news::annotation {

void append_grammar_lists(std::vector<WordList>& out) {
  out.insert(
      out.end(),
      {
          {kDeterminer | kFunction,
           "the a an this that these those some any no every each another both all many most "
           "several few "
           "one two three four five six seven eight nine ten dozens hundreds thousands other "
           "others such "
           "either neither half"},
          {kPossessive | kFunction, "his her their its my our your whose"},
          {kHe | kMale | kFunction, "he"},
          {kShe | kFemale | kFunction, "she"},
          {kThey | kFunction, "they"},
          {kIt | kFunction, "it"},
          {kFirstPerson | kFunction, "i we me us"},
          {kYou | kFunction, "you"},
          {kWho | kFunction, "who"},
          {kFunction,
           "him hers them himself herself itself themselves themself there here whom ourselves"},
          {kPreposition | kFunction,
           "of in on at by for from with to about during after before into over under between "
           "among "
           "through against without within since until via near behind across outside inside upon "
           "toward towards throughout amid despite following per like around off beside beyond "
           "aboard"},
          {kFunction, "en route"},
          {kCoordinator | kFunction, "and but or so yet nor &"},
          {kSubordinator | kFunction,
           "because while when if although though whereas unless whether where as than once "
           "whenever "
           "wherever until since after before"},
          {kThat | kFunction, "that"},
          {kInterrogative | kFunction, "what how why which whatever whichever when where whether"},
          {kAuxiliary | kFunction,
           "has have had having will would can could should may might must do does did having 've "
           "'d 'll "
           "won't wouldn't can't couldn't shouldn't don't doesn't didn't hasn't haven't hadn't"},
          {kBe | kAuxiliary | kFunction,
           "is are was were be been being am 're 'm isn't aren't wasn't weren't"},
          {kNegation | kFunction,
           "not never won't wouldn't can't couldn't shouldn't don't doesn't didn't hasn't haven't "
           "hadn't "
           "isn't aren't wasn't weren't cannot neither nor"},
          {kAdverb | kFunction,
           "also later then still again once previously recently already often now just even only "
           "simply repeatedly reportedly initially originally eventually finally publicly "
           "privately "
           "specifically quickly soon frequently always sometimes usually long first ever instead "
           "meanwhile however moreover furthermore nevertheless therefore thus perhaps maybe "
           "indeed "
           "too further merely clearly flatly bluntly quietly angrily jokingly tearfully "
           "emphatically "
           "explicitly falsely famously wrongly rightly correctly openly briefly immediately "
           "separately similarly additionally earlier afterward afterwards ago almost nearly "
           "elsewhere "
           "rather quite very really so apparently allegedly presumably consistently subsequently "
           "essentially effectively basically generally largely mainly mostly partly likely "
           "together "
           "alone else though yes no well okay ok please sadly unfortunately fortunately hopefully "
           "certainly obviously actually honestly frankly plus overall besides regardless "
           "otherwise"},
          {kTime | kFunction,
           "today yesterday tomorrow tonight earlier later recently now then ago overnight "
           "afterward "
           "afterwards midweek"},
          {kTime,
           "week month year day morning afternoon evening night weekend hour hours minutes days "
           "weeks months years last next past early late noon midnight spring summer fall winter"},
          {kMonth | kTime,
           "january february march april may june july august september october november december "
           "jan "
           "feb mar apr jun jul aug sept sep oct nov dec"},
          {kDay | kTime,
           "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
           "thurs fri sat sun mondays tuesdays wednesdays thursdays fridays saturdays "
           "sundays"},
          {kAbbreviation,
           "mr mrs ms dr prof sen rep gov gen col lt sgt cpl const insp supt det capt rev hon st "
           "jan feb "
           "mar apr jun jul aug sept sep oct nov dec no vs etc inc ltd corp co jr sr u.s u.k u.n "
           "e.g i.e "
           "a.m p.m ph.d d.c b.c ont que alta sask man n.s n.b p.e.i n.l mt ft ave blvd rd dist "
           "atty "
           "asst dep pres mass conn calif ariz fla ga ill ky la md mich minn miss mo neb nev okla "
           "ore pa "
           "tenn tex va vt wash wis wyo mme mlle m messrs adm cmdr maj coun ald pte pvt bros cst "
           "s.sgt "
           "staff-sgt"},
          {kOccasion,
           "statement statements interview interviews tweet tweets news conference press briefing "
           "email "
           "e-mail letter release post video speech message announcement memo note call report "
           "hearing "
           "rally event meeting scrum op-ed column blog podcast conversation remarks testimony "
           "court "
           "affidavit document documents filing study appearance broadcast program show phone "
           "telephone "
           "text update thread"},
          {kFinite | kCommon,
           "went came made took gave got became began left kept held put ran saw found knew "
           "thought felt "
           "meant led stood lost paid met brought seemed appeared looked wanted needed tried "
           "started "
           "stopped happened remained called moved lived died won makes takes gives gets goes "
           "comes "
           "seems appears looks wants needs means includes included remains became becomes think "
           "believe "
           "thinks believes hopes hoped feels knows want need get go come make take"},
          {kFinite,
           "rose fell grew dropped climbed jumped sank flew drove slept broke spent sent caught "
           "chose forgot froze hurt sold shook swam taught threw understood woke spoke faced "
           "lacks exists owns expects deserves owes"},
          {kCommon,
           "asked told said according speaking writing responding referring citing noting adding "
           "saying calling pointing based born raised given despite including related read watch "
           "listen experts critics supporters opponents advocates residents neighbours neighbors "
           "witnesses researchers scientists police officials authorities investigators "
           "firefighters "
           "doctors teachers parents students workers people families members lawyers "
           "politicians protesters organizers activists sources analysts economists "
           "both court documents data polls studies research reports statistics numbers "
           "photo video file getty images image courtesy advertisement story more related "
           "good thank thanks hello sorry dear let's it's that's there's he's she's they're we're "
           "i'm "
           "i've i'd i'll you're what's who's here's"},
      });
}

std::vector<WordList> word_lists() {
  std::vector<WordList> out;
  append_grammar_lists(out);
  append_people_lists(out);
  append_place_lists(out);
  append_first_name_lists(out);
  return out;
}

}  // namespace news::annotation
