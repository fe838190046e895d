// SPDX-License-Identifier: GPL-2.0-or-later
// What a wire says of an item's publication: usable, canceled (killed), withheld or under embargo,
// and which version of which item it is. Every format states it in its own elements; what those
// mean is decided here. Pure, linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/parse/parser.hh"

namespace news {

// Which version of what. Two items with the same name and provider are versions of one.
struct WireVersion {
  std::string name, provider;  // name empty: the item has none
  std::uint64_t version = 0;   // 0: not stated

  std::string key() const { return provider + '\x01' + name; }
};

// The values as an item holds them; what it lacks is empty.
struct ReleaseFacts {
  std::string status;                // "stat:canceled", "Withheld", "usable"
  std::vector<std::string> signals;  // instructions to systems: "sig:kill", "Delete"
  bool embargo = false;              // it says that there is one
  std::string embargo_ends;          // when; empty: it does not say
  std::string note;                  // to editors
  std::string headline;
};

struct Release {
  Hold hold = Hold::none;
  std::string reason;  // for people: "canceled by its provider"; empty: nothing holds it
};

// now: seconds since 1970.
Release read_release(const ReleaseFacts& facts, std::int64_t now);

// Is it (WireVersion::key()) the name of one item wherever it stands? Of an item that states no
// provider only an address of its own is (urn:, tag:, https://): "17" is any number of items.
bool names_one_item(std::string_view wire_name);

// Gives an article that name, so that other files may speak of it; none, unless it
// names_one_item().
void name_on_wire(Article& article, const WireVersion& version);

// What is told of an item that is held back.
Skip held(const Article& article, const Release& release, const WireVersion& version);

// Seconds since 1970 of "2026-12-24T06:00:00+01:00" and "20261224T060000Z"; without a zone it is
// UTC, without a time the day's beginning. Nothing: it is no such moment.
std::optional<std::int64_t> read_moment(std::string_view text);

// Of formats that state nothing: what is told of an article whose headline is such a notice's.
std::optional<Skip> kill_notice(const Article& article);

// "MANDATORY KILL", "KILL--Harbour vote", "EDITORS: ELIMINATION.": the head line of a notice that
// kills an item.
bool is_kill_headline(std::string_view line);

// The number that a version says: "3", "v3", "3.0"; 0: none.
std::uint64_t read_version(std::string_view text);

}  // namespace news
