// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/text/word_lists.hh"

namespace news::annotation {

void append_people_lists(std::vector<WordList>& out) {
  out.insert(
      out.end(),
      {
          {kHonorific | kMale, "mr sir lord father brother monsieur"},
          {kHonorific | kFemale, "mrs ms miss mme madame mlle dame lady sister madam"},
          {kHonorific,
           "coun ald dr prof professor rev reverend sen rep gov gen col lt sgt cpl const insp supt "
           "det capt "
           "maj "
           "cst pte pvt cmdr adm hon rabbi imam elder det-sgt det-const staff-sgt"},
          {kTitle | kRole,
           "minister premier mayor senator president chancellor governor secretary ambassador "
           "commissioner administrator vp "
           "chief director officer chairman chairwoman chairperson chair leader coach judge "
           "justice "
           "councillor councilor sergeant constable corporal inspector superintendent captain "
           "lieutenant "
           "general colonel major detective deputy pope bishop archbishop cardinal pastor "
           "professor "
           "speaker whip critic ombudsman auditor commander admiral mp mpp mla mna mha mps mpps "
           "mlas ceo "
           "cfo coo congressman congresswoman representative attorney solicitor treasurer reeve "
           "warden "
           "dean principal founder co-founder owner manager spokesperson spokesman spokeswoman "
           "reporter "
           "host anchor editor author lawyer analyst economist researcher scientist activist "
           "advocate "
           "candidate comedian actor singer director producer physician surgeon nurse paramedic "
           "sheriff "
           "trooper vice-president co-chair curator strategist pollster columnist journalist "
           "correspondent historian epidemiologist virologist microbiologist coordinator "
           "organizer secretary-general nominee chef artist filmmaker musician designer consultant "
           "astronaut athlete goalie goaltender defenceman forward winger quarterback pitcher "
           "striker"},
          {kTitle | kRole | kMale, "king prince duke emperor"},
          {kTitle | kRole | kFemale, "queen princess duchess actress"},
          // Words inside a title that are nothing by themselves: "Chief Public Health Officer".
          {kTitle,
           "prime foreign vice acting interim former associate assistant senior executive managing "
           "provincial federal municipal medical lead head secretary"},
          {kMale | kRole,
           "man father brother son husband boyfriend uncle grandfather boy dad spokesman chairman "
           "businessman congressman fisherman policeman cameraman actor grandson nephew fiance"},
          {kFemale | kRole,
           "woman mother sister daughter wife girlfriend aunt grandmother girl mom mum spokeswoman "
           "chairwoman businesswoman congresswoman actress policewoman granddaughter niece "
           "waitress "
           "widow fiancee"},
          {kRole,
           "spokesperson doctor teacher student resident victim witness friend neighbour neighbor "
           "colleague parent employee worker member volunteer farmer driver passenger patient "
           "customer "
           "expert specialist psychologist psychiatrist therapist counsellor counselor scholar "
           "prosecutor "
           "defendant plaintiff complainant accused suspect officer firefighter official aide "
           "adviser "
           "advisor supporter opponent critic voter delegate legislator lawmaker politician "
           "incumbent "
           "diplomat veteran soldier survivor executive investor developer engineer architect "
           "biologist "
           "ecologist chemist physicist geologist meteorologist climatologist astronomer planner "
           "trustee "
           "chairperson foreman juror arbitrator mediator negotiator organiser fan player teammate "
           "captain skater swimmer runner cyclist rower golfer wrestler boxer photographer writer "
           "novelist poet playwright painter sculptor dancer model designer blogger entrepreneur "
           "landlord tenant homeowner shopkeeper retailer restaurateur chef bartender server "
           "barista "
           "midwife pharmacist dentist veterinarian therapist caregiver nanny cousin sibling "
           "spouse "
           "partner couple co-worker coworker boss supervisor mayor premier source insider "
           "whistleblower "
           "teen teenager youth child kid senior person individual someone nobody everyone anyone "
           "refugee immigrant migrant newcomer tourist visitor traveller traveler pilot sailor "
           "flight-attendant attendant clerk cashier receptionist secretary guard janitor mechanic "
           "electrician plumber carpenter contractor builder driver trucker chairman pundit "
           "commentator "
           "observer watchdog ombudsperson monarch royal producer coroner pathologist "
           "criminologist "
           "sociologist anthropologist archaeologist linguist economist demographer statistician "
           "organizer trainer instructor lecturer prof grandparent stepfather stepmother "
           "ex-husband "
           "ex-wife lobbyist staffer intern moderator interviewer narrator "
           "biographer co-author co-owner co-host co-leader counsel paralegal bailiff sniper "
           "gunman "
           "attacker shooter baker butcher miner logger fisher rancher grocer geographer "
           "philosopher agent niece cousin pollster respondent follower aide"},
          {kRole | kPlural,
           "spokespeople doctors teachers students residents victims witnesses friends neighbours "
           "neighbors colleagues parents employees workers members volunteers farmers drivers "
           "passengers "
           "patients customers experts specialists scientists researchers analysts economists "
           "lawyers "
           "prosecutors officers firefighters officials aides advisers advisors supporters "
           "opponents "
           "critics voters delegates legislators lawmakers politicians diplomats veterans soldiers "
           "survivors executives investors developers engineers protesters demonstrators activists "
           "advocates organizers fans players leaders ministers premiers mayors councillors "
           "senators mps "
           "mpps judges nurses physicians paramedics authors sources insiders people women men "
           "children "
           "kids teens youth families relatives owners tenants landlords consumers taxpayers "
           "citizens "
           "canadians americans republicans democrats liberals conservatives historians pollsters "
           "columnists journalists commentators observers strategists pundits "
           "skeptics detractors proponents academics professors educators trustees managers "
           "executives agents respondents followers percent majority majorities allies they those "
           "others many some few most"},
          {kCollective,
           "police government company firm agency department ministry council board commission "
           "committee "
           "union association group party campaign team university college school hospital bank "
           "court "
           "tribunal city town province state county municipality office opposition administration "
           "cabinet military army navy force service services authority organization organisation "
           "network newspaper website magazine paper outlet broadcaster station airline retailer "
           "maker "
           "manufacturer charity foundation institute society federation league club museum "
           "library "
           "carrier grocer embassy consulate regulator watchdog district division detachment unit "
           "family jury "
           "panel "
           "coalition alliance crown prosecution defence defense corporation utility developer "
           "chain "
           "operator startup studio label publisher church diocese nation band community "
           "industry lobby secretariat inquiry task-force congress senate legislature parliament "
           "centre center lab laboratory clinic zoo observatory bureau"},
          {kCollective | kPlural,
           "authorities investigators prosecutors companies agencies governments officials police "
           "mounties "
           "crews unions groups organizations forecasters regulators media outlets"},
          {kDocument,
           "report study survey poll statement letter lawsuit suit complaint document documents "
           "indictment "
           "ruling decision judgment release memo email website filing filings petition article "
           "story "
           "analysis paper review audit records transcript data research findings figures results "
           "polls "
           "studies reports surveys book ad sign note message tweet bill law act agreement "
           "contract notice "
           "advisory bulletin affidavit claim warrant resolution motion policy plan warning update "
           "investigation census statistics headline editorial post caption emails memos letters "
           "documents "
           "tweets messages posts reviews audits filings indictments rulings papers forecast "
           "forecasts "
           "evidence test tests"},
          {kAddressee,
           "reporters journalists media host anchor parliament mps lawmakers supporters crowd "
           "audience "
           "court jury committee senators delegates council councillors"},
          {kParticle,
           "de van von der den del della di da du la le al el bin ibn ben ter st abu dos des "
           "ul ur y"},
          {kSuffix, "jr sr ii iii iv phd esq q.c qc"},
      });
}

}  // namespace news::annotation
