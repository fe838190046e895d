// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/lease.hh"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

#include "common/json_writer.hh"
#include "indexer/cluster/state.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/stop_signal.hh"

namespace news {
namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr auto kBeat = std::chrono::seconds(10), kLost = std::chrono::seconds(60),
               kStale = std::chrono::seconds(90);
constexpr double kBeatPatience = 5;
constexpr auto kLook = std::chrono::milliseconds(500);

std::string first_line(const char* path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  return line;
}

std::string host_name() {
  std::array<char, 256> name{};
  return gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : "unknown";
}

// What tells this run of the kernel, and what processes are seen by it, from all others.
std::string this_machine() {
  std::array<char, 64> space{};
  const auto size = readlink("/proc/self/ns/pid", space.data(), space.size());
  const std::string_view seen(space.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return first_line("/proc/sys/kernel/random/boot_id").append(" ").append(seen);
}

// When it began; empty: there is no such process.
std::string start_of(std::uint64_t process) {
  const auto line = first_line(fmt::format("/proc/{}/stat", process).c_str());
  auto at = line.rfind(')');
  for (int i = 0; i < 20 && at != std::string::npos; ++i) at = line.find(' ', at + 1);
  if (at == std::string::npos) return {};
  return line.substr(at + 1, line.find(' ', at + 1) - at - 1);
}

struct Lock {
  bool there = false;
  std::uint64_t place = 0, term = 0, process = 0;
  std::string owner = {}, host = {}, machine = {}, started = {};
};

Result<Lock> read_lock(ClusterClient& client, const std::string& path) {
  const auto answer = client.ask("GET", path);
  if (!answer) return fail(answer.error());
  Lock out;
  if (answer->status == 404) return out;
  const auto* source = json_at(answer->body, "_source");
  if (!answer->good() || source == nullptr)
    return fail(cluster_error(answer->status, answer->body));
  out.there = true;
  out.place = json_number(json_at(answer->body, "_seq_no"));
  out.term = json_number(json_at(answer->body, "_primary_term"));
  out.process = json_number(json_at(*source, "process"));
  out.owner = json_text(json_at(*source, "owner"));
  out.host = json_text(json_at(*source, "host"));
  out.machine = json_text(json_at(*source, "machine"));
  out.started = json_text(json_at(*source, "started"));
  return out;
}

bool is_dead(const Lock& lock) {
  return lock.machine == this_machine() && start_of(lock.process) != lock.started;
}

std::string lock_path(const ClusterNames& names) {
  return fmt::format("/{}/_doc/lock", names.state());
}

class HeldLease final : public Lease {
 public:
  HeldLease(std::unique_ptr<ClusterClient> heart, std::string path)
      : client_(std::move(heart)), path_(std::move(path)), owner_(new_uuid()) {}
  ~HeldLease() override {
    if (!keeper_.joinable()) return;
    {
      const std::lock_guard lock(mutex_);
      end_ = true;
    }
    wake_.notify_all();
    keeper_.join();
    if (!lost()) {
      client_->set_patience(0);  // a lock that stays behind is taken by the next run
      (void)client_->ask("DELETE", fmt::format("{}?if_seq_no={}&if_primary_term={}", path_,
                                               held_.place, held_.term));
    }
  }

  // By the clock too: a beat may hang.
  bool lost() const override { return lost_ || Clock::now() - last_.load() > kLost; }

  // False: somebody else was quicker.
  Result<bool> write(const std::string& how) {
    JsonWriter body;
    body.begin_object().key("owner").value(owner_).key("host").value(host_name());
    body.key("process").value(static_cast<std::uint64_t>(getpid()));
    body.key("machine").value(this_machine());
    body.key("started").value(start_of(static_cast<std::uint64_t>(getpid())));
    body.key("beat").value(++beats_).end_object();
    const auto answer = client_->ask("PUT", path_ + '?' + how, body.take());
    if (!answer) return fail(answer.error());
    if (answer->status == 409) {
      const auto now = read_lock(*client_, path_);
      if (!now) return fail(now.error());
      if (!now->there || now->owner != owner_) return false;
      held_ = *now;
      return true;
    }
    if (!answer->good()) return fail(cluster_error(answer->status, answer->body));
    held_.place = json_number(json_at(answer->body, "_seq_no"));
    held_.term = json_number(json_at(answer->body, "_primary_term"));
    return true;
  }

  Result<bool> write_over(const Lock& old) {
    if (!old.there) return write("op_type=create");
    return write(fmt::format("if_seq_no={}&if_primary_term={}", old.place, old.term));
  }

  void keep() {
    last_ = Clock::now();
    client_->set_patience(std::min(client_->patience(), kBeatPatience));
    keeper_ = std::thread([this] { beat(); });
  }

 private:
  void beat() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, kBeat, [this] { return end_; })) {
      lock.unlock();
      const auto begun = Clock::now();
      const auto kept = write_over({.there = true, .place = held_.place, .term = held_.term});
      if (kept && *kept) last_ = begun;
      if (kept && !*kept) lost_ = true;
      lock.lock();
      if (lost()) return;
    }
  }

  std::unique_ptr<ClusterClient> client_;
  const std::string path_, owner_;
  Lock held_;
  std::uint64_t beats_ = 0;
  std::atomic<bool> lost_ = false;
  std::atomic<Clock::time_point> last_ = Clock::now();  // that it was written
  std::mutex mutex_;
  std::condition_variable wake_;
  bool end_ = false;
  std::thread keeper_;
};

Error held_by(const Lock& lock, const ClusterNames& names) {
  return {ErrorCode::locked,
          fmt::format("another writer of {} holds {}: process {} on {}", names.origin,
                      names.archive, lock.process, lock.host),
          "--wait SECS waits for it; another origin (--origin) is written at the same time"};
}

}  // namespace

Result<std::unique_ptr<Lease>> Lease::take(std::unique_ptr<ClusterClient> heart,
                                           const ClusterNames& names,
                                           std::optional<double> wait_seconds) {
  auto& client = *heart;
  const auto path = lock_path(names);
  auto lease = std::make_unique<HeldLease>(std::move(heart), path);
  const auto begun = Clock::now();
  auto unchanged_since = begun;
  std::optional<Lock> met;
  for (;;) {
    const auto now = read_lock(client, path);
    if (!now) return fail(now.error());
    if (!met || met->place != now->place || met->term != now->term) unchanged_since = Clock::now();
    met = *now;
    if (!now->there || is_dead(*now) || Clock::now() - unchanged_since > kStale) {
      const auto taken = lease->write_over(*now);
      if (!taken) return fail(taken.error());
      if (*taken) {
        lease->keep();
        return std::unique_ptr<Lease>(std::move(lease));
      }
      continue;
    }
    const auto waited = std::chrono::duration<double>(Clock::now() - begun).count();
    if (waited >= wait_seconds.value_or(0) || stop_signal_met() != 0) {
      return fail(held_by(*now, names));
    }
    std::this_thread::sleep_for(kLook);
  }
}

Result<std::string> lease_holder(ClusterClient& client, const ClusterNames& names) {
  const auto lock = read_lock(client, lock_path(names));
  if (!lock) return fail(lock.error());
  if (!lock->there || is_dead(*lock)) return std::string();
  return fmt::format("process {} on {}", lock->process, lock->host);
}

}  // namespace news
