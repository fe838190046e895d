// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/client.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <thread>

namespace news {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr double kFirstPause = 0.5, kLongestPause = 15;
constexpr auto kLook = std::chrono::milliseconds(50);
constexpr std::size_t kMostReason = 300;

double seconds_since(Clock::time_point begun) {
  return std::chrono::duration<double>(Clock::now() - begun).count();
}

const json* error_of(const json& body) {
  return json_at(body, "error");
}

}  // namespace

const json* json_at(const json& value, std::string_view name) {
  if (!value.is_object()) return nullptr;
  const auto found = value.find(name);
  return found == value.end() ? nullptr : &*found;
}

std::string json_text(const json* value) {
  return value != nullptr && value->is_string() ? value->get<std::string>() : std::string();
}

std::uint64_t json_number(const json* value, std::uint64_t otherwise) {
  if (value == nullptr || !value->is_number_integer()) return otherwise;
  if (value->is_number_unsigned()) return value->get<std::uint64_t>();
  const auto number = value->get<std::int64_t>();
  return number < 0 ? otherwise : static_cast<std::uint64_t>(number);
}

Error odd_answer(std::string_view what) {
  return {ErrorCode::unreachable, fmt::format("the cluster's answer has {}", what),
          "is it an OpenSearch cluster, and none between it and here that changes answers?"};
}

bool is_full_disk(const json& error) {
  return json_text(json_at(error, "type")) == "cluster_block_exception" &&
         json_text(json_at(error, "reason")).find("read-only") != std::string::npos;
}

bool is_passing(long status, const json& error) {
  if (is_full_disk(error)) return false;
  return status == 429 || status == 502 || status == 503 || status == 504;
}

Error cluster_error(long status, const json& body) {
  const auto* error = error_of(body);
  auto reason = error == nullptr     ? std::string()
                : error->is_string() ? json_text(error)
                                     : json_text(json_at(*error, "reason"));
  if (reason.size() > kMostReason) reason.resize(kMostReason);
  const auto told = reason.empty() ? std::string() : ": " + reason;
  if (error != nullptr && is_full_disk(*error)) {
    return {ErrorCode::io, "the cluster takes nothing more, a disk of it is full" + told,
            "make room there, and see that the block index.blocks.read_only_allow_delete is gone; "
            "nothing of this run counts, and the next one goes on"};
  }
  if (status == 401 || status == 403) {
    return {ErrorCode::denied, "the cluster does not let us write" + told,
            "newsindex-cluster(7) lists the rights that a writer needs"};
  }
  if (status == 429) {
    return {ErrorCode::locked, "the cluster was too busy all the while" + told, "try again later"};
  }
  return {ErrorCode::unreachable, fmt::format("the cluster answers with status {}{}", status, told),
          "its own log says more"};
}

bool ClusterClient::pause(unsigned tried, double waited) const {
  thread_local std::minstd_rand random{std::random_device{}()};
  const double most =
      std::min(kFirstPause * static_cast<double>(1U << std::min(tried, 10U)), kLongestPause);
  const double seconds =
      std::min(most * std::uniform_real_distribution(0.5, 1.0)(random), patience_.seconds - waited);
  const auto begun = Clock::now();
  while (seconds_since(begun) < seconds) {
    if (patience_.give_up && patience_.give_up()) return false;
    std::this_thread::sleep_for(kLook);
  }
  return true;
}

Result<ClusterAnswer> ClusterClient::ask(std::string_view method, const std::string& path,
                                         const std::string& body) {
  const auto begun = Clock::now();
  for (unsigned tried = 0;; ++tried) {
    auto answer = transport_->ask(method, path, body);
    ClusterAnswer out;
    if (answer) {
      out.status = answer->status;
      out.body = json::parse(answer->body, nullptr, false);
      if (!out.body.is_object()) out.body = nullptr;
      const auto* error = error_of(out.body);
      if (!is_passing(out.status, error == nullptr ? json() : *error)) {
        const bool refused = out.status == 401 || out.status == 403 || out.status >= 500 ||
                             (error != nullptr && is_full_disk(*error));
        if (refused) return fail(cluster_error(out.status, out.body));
        if (out.good() && out.body.is_null()) return fail(odd_answer("no JSON"));
        return out;
      }
    } else if (answer.error().code != ErrorCode::unreachable) {
      return fail(std::move(answer.error()));
    }
    const auto waited = seconds_since(begun);
    if (waited >= patience_.seconds || !pause(tried, waited)) {
      if (!answer) return fail(std::move(answer.error()));
      return fail(cluster_error(out.status, out.body));
    }
  }
}

Result<json> ClusterClient::must(std::string_view method, const std::string& path,
                                 const std::string& body) {
  auto answer = ask(method, path, body);
  if (!answer) return fail(std::move(answer.error()));
  if (!answer->good()) return fail(cluster_error(answer->status, answer->body));
  const auto* shards = json_at(answer->body, "_shards");
  if (shards != nullptr && json_number(json_at(*shards, "failed"), 1) != 0) {
    return fail(ErrorCode::unreachable, "a part of the cluster did not answer",
                "try again when its health is green");
  }
  return std::move(answer->body);
}

Status ClusterClient::make_index(const std::string& name, const std::string& body) {
  const auto answer = ask("PUT", '/' + name, body);
  if (!answer) return fail(answer.error());
  const auto* error = json_at(answer->body, "error");
  if (answer->good() || (error != nullptr && json_text(json_at(*error, "type")) ==
                                                 "resource_already_exists_exception")) {
    return {};
  }
  return fail(cluster_error(answer->status, answer->body));
}

const json* hits_of(const json& answer) {
  const auto* outer = json_at(answer, "hits");
  const auto* hits = outer == nullptr ? nullptr : json_at(*outer, "hits");
  return hits != nullptr && hits->is_array() ? hits : nullptr;
}

std::string request_text(const json& body) {
  return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace news
