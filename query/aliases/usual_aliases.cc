// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/aliases/usual_aliases.hh"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace news {
namespace {

// The one word stands for all its forms; of two words the plural is named, too. No verb with its
// particle (take over): apart it is something else.
constexpr std::string_view kGroups[] = {
    "email=e-mail=e-mails",
    "healthcare=health care",
    "childcare=child care",
    "website=web site=web sites",
    "percent=per cent",
    "airstrike=air strike=air strikes",
    "ceasefire=cease-fire=cease-fires",
    "cyberattack=cyber attack=cyber attacks",
    "cybersecurity=cyber security",
    "policymaker=policy maker=policy makers",
    "lawmaker=law maker=law makers",
    "nonprofit=non-profit=non-profits",
    "fundraiser=fund-raiser=fund-raisers",
    "fundraising=fund-raising",
    "smartphone=smart phone=smart phones",
    "homeowner=home owner=home owners",
    "workforce=work force",
    "drugmaker=drug maker=drug makers",
    "carmaker=car maker=car makers",
    "automaker=auto maker=auto makers",
    "peacekeeper=peace-keeper=peace-keepers",
    "peacekeeping=peace-keeping",
    "cooperation=co-operation",
    "coordination=co-ordination",
    "antisemitism=anti-semitism",
    "antisemitic=anti-semitic",
    "reelection=re-election",
    "midterm=mid-term=mid-terms",
    "bipartisan=bi-partisan",
    "nationwide=nation-wide",
    "livestream=live stream=live streams",
    "groundwater=ground water",
    "floodwater=flood water=flood waters",
    "rainforest=rain forest=rain forests",
    "eyewitness=eye witness=eye witnesses",
    "whistleblower=whistle-blower=whistle-blowers",
    "roadmap=road map=road maps",
    "preschool=pre-school=pre-schools",
    "postwar=post-war",
    "nonproliferation=non-proliferation",
    "nongovernmental=non-governmental",
};

}  // namespace

std::vector<std::vector<AliasMember>> usual_aliases(char letter) {
  std::vector<std::vector<AliasMember>> out;
  for (auto group : kGroups) {
    if (!group.starts_with(letter)) continue;
    std::vector<AliasMember> members;
    while (!group.empty()) {
      const auto end = std::min(group.find('='), group.size());
      if (auto member = AliasTable::read_member(group.substr(0, end)))
        members.push_back(std::move(*member));
      group.remove_prefix(std::min(end + 1, group.size()));
    }
    out.push_back(std::move(members));
  }
  return out;
}

}  // namespace news
