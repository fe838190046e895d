// SPDX-License-Identifier: GPL-2.0-or-later
// What a writer asks of a cluster, with patience: while it is too busy (429), has no leader or not
// all of its nodes (502, 503, 504), or nobody answers, the request is sent again, after half a
// second first and then twice as long each time, up to a quarter of a minute. So every request sent
// through it must bear to be sent twice. A disk that is full is told at once: no patience mends it.
//
// Errors: denied (401, 403), io (a disk there is full), locked (still too busy), unreachable. What
// the server says is foreign text, shortened; who prints it makes it printable. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "common/cluster/transport.hh"
#include "common/result.hh"

namespace news {

struct Patience {
  double seconds = 120;
  std::function<bool()> give_up = {};  // asked often; empty: never
};

struct ClusterAnswer {
  long status = 0;
  nlohmann::json body;  // an object, or null
  bool good() const { return status == 200 || status == 201; }
};

class ClusterClient {
 public:
  ClusterClient(std::unique_ptr<Transport> transport, Patience patience)
      : transport_(std::move(transport)), patience_(std::move(patience)) {}

  // Whatever it answers that another try would not change: 404 and 409 are for the caller to read.
  Result<ClusterAnswer> ask(std::string_view method, const std::string& path,
                            const std::string& body = {});
  // The same; what is not good is an error.
  Result<nlohmann::json> must(std::string_view method, const std::string& path,
                              const std::string& body = {});
  // Makes an index; there already: fine.
  Status make_index(const std::string& name, const std::string& body);
  // Waits before try number `tried` + 1. False: nobody waits any longer.
  bool pause(unsigned tried, double waited) const;
  double patience() const { return patience_.seconds; }
  void set_patience(double seconds) { patience_.seconds = seconds; }

 private:
  std::unique_ptr<Transport> transport_;
  Patience patience_;
};

// What an answer that is not good comes to.
Error cluster_error(long status, const nlohmann::json& body);
// Another try may do better.
bool is_passing(long status, const nlohmann::json& error);
// "error" of an answer, or of an item of a bulk request: a disk is full.
bool is_full_disk(const nlohmann::json& error);

// Parts of an answer, without trust: nullptr, or `otherwise`, where they are not of that type.
const nlohmann::json* json_at(const nlohmann::json& value, std::string_view name);
std::string json_text(const nlohmann::json* value);
std::uint64_t json_number(const nlohmann::json* value, std::uint64_t otherwise = 0);
// The hits of a search; nullptr: it has none, which is odd.
const nlohmann::json* hits_of(const nlohmann::json& answer);
// A body to send; what is no UTF-8 in it is replaced.
std::string request_text(const nlohmann::json& body);
// The error of an answer that holds what it should not.
Error odd_answer(std::string_view what);

}  // namespace news
