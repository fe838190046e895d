// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/bulk.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "indexer/store/batch.hh"

namespace news {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostBytes = std::size_t{5} << 20, kMostDocuments = 500;
constexpr long kThere = 200, kMade = 201, kNotFound = 404, kConflict = 409, kTooLarge = 413;

// The one value of {"index": {...}} or {"delete": {...}}.
const json* inside(const json& item) {
  return item.is_object() && item.size() == 1 ? &item.begin().value() : nullptr;
}

}  // namespace

Status BulkSender::add(std::uint64_t id, std::string text) {
  bytes_ += text.size();
  lines_.push_back({id, std::move(text)});
  return bytes_ >= kMostBytes || lines_.size() >= kMostDocuments ? flush() : Status();
}

Status BulkSender::put(std::uint64_t id, std::string_view document) {
  auto text =
      fmt::format(R"({{"index":{{"_id":"{}","version":{},"version_type":"external_gte"}}}})",
                  id_text(id), run_);
  return add(id, ((text += '\n') += document) += '\n');
}

Status BulkSender::remove(std::uint64_t id) {
  auto text =
      fmt::format(R"({{"delete":{{"_id":"{}","version":{},"version_type":"external_gte"}}}})",
                  id_text(id), run_);
  return add(id, text += '\n');
}

// What is no fault comes back as a good status; what may pass is not judged here.
Status BulkSender::judge(const json& item, const Line& line) const {
  const auto status = static_cast<long>(json_number(json_at(item, "status")));
  if (status == kThere || status == kMade || status == kNotFound) return {};
  const auto* error = json_at(item, "error");
  if (status == kConflict) {
    return fail(
        ErrorCode::locked,
        fmt::format("a newer run has written article {} of {} meanwhile", id_text(line.id), index_),
        "one writer an origin: --origin names another");
  }
  json body = {{"error", error == nullptr ? json() : *error}};
  if (status == 400) {
    auto told = cluster_error(status, body);
    return fail(
        ErrorCode::io,
        fmt::format("the cluster refuses article {}{}", id_text(line.id),
                    told.message.substr(std::min(told.message.find(": "), told.message.size()))),
        "nothing of this run counts; --exclude leaves its file out");
  }
  return fail(cluster_error(status, body));
}

Result<BulkSender::Outcome> BulkSender::send(std::vector<Line> lines) {
  std::string body;
  for (const auto& line : lines) body += line.text;
  const auto answer = client_.ask(
      "POST",
      fmt::format(
          "/{}/_bulk?timeout=30s&filter_path=errors,items.*._id,items.*.status,items.*.error",
          index_),
      body);
  if (!answer) return fail(answer.error());
  Outcome out;
  if (answer->status == kTooLarge && lines.size() > 1) {
    const auto half = lines.begin() + static_cast<std::ptrdiff_t>(lines.size() / 2);
    for (auto [from, to] : {std::pair(lines.begin(), half), std::pair(half, lines.end())}) {
      auto part = send({std::make_move_iterator(from), std::make_move_iterator(to)});
      if (!part) return part;
      for (auto& line : part->put_off) out.put_off.push_back(std::move(line));
      if (!part->put_off.empty()) out.last = std::move(part->last);
    }
    return out;
  }
  if (!answer->good()) return fail(cluster_error(answer->status, answer->body));
  const auto* items = json_at(answer->body, "items");
  if (items == nullptr || !items->is_array() || items->size() != lines.size()) {
    return fail(odd_answer("not what was sent"));
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto* item = inside((*items)[i]);
    if (item == nullptr || json_text(json_at(*item, "_id")) != id_text(lines[i].id)) {
      return fail(odd_answer("another article than was sent"));
    }
    const auto* error = json_at(*item, "error");
    const auto status = static_cast<long>(json_number(json_at(*item, "status")));
    if (is_passing(status, error == nullptr ? json() : *error)) {
      out.last = cluster_error(status, {{"error", error == nullptr ? json() : *error}});
      out.put_off.push_back(std::move(lines[i]));
    } else if (auto fine = judge(*item, lines[i]); !fine) {
      return fail(fine.error());
    }
  }
  return out;
}

// Patience begins anew whenever some of it came through.
Status BulkSender::flush() {
  bytes_ = 0;
  auto lines = std::exchange(lines_, {});
  auto begun = Clock::now();
  for (unsigned tried = 0; !lines.empty(); ++tried) {
    const auto before = lines.size();
    auto sent = send(std::move(lines));
    if (!sent) return fail(std::move(sent.error()));
    lines = std::move(sent->put_off);
    if (lines.empty()) return {};
    if (lines.size() < before) {
      begun = Clock::now();
      tried = 0;
    }
    const auto waited = std::chrono::duration<double>(Clock::now() - begun).count();
    if (waited >= client_.patience() || !client_.pause(tried, waited)) {
      return fail(std::move(sent->last));
    }
  }
  return {};
}

}  // namespace news
