// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/cluster/archive.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <unordered_set>

#include "common/base64.hh"
#include "common/cluster_schema.hh"
#include "common/field.hh"
#include "common/index_schema.hh"
#include "common/stories.hh"
#include "indexer/cluster/mapping.hh"
#include "indexer/cluster/publish.hh"
#include "indexer/store/index_files.hh"
#include "indexer/store/publication.hh"
#include "indexer/store/stop_signal.hh"

namespace news {
namespace {

using nlohmann::json;

constexpr std::size_t kMostKnown = 200;  // that share a sentence with one

std::string make_temporary_folder() {
  const char* where = std::getenv("TMPDIR");
  auto name = fmt::format("{}/newsindex-cluster-XXXXXX",
                          where == nullptr || *where == '\0' ? "/tmp" : where);
  return mkdtemp(name.data()) == nullptr ? std::string() : name;
}

}  // namespace

ClusterArchive::ClusterArchive(MakeTransport make_transport, ClusterTarget target)
    : make_transport_(std::move(make_transport)),
      target_(std::move(target)),
      folder_(make_temporary_folder()) {}

ClusterArchive::~ClusterArchive() {
  if (!folder_.empty()) (void)remove_tree(folder_);
}

Result<std::unique_ptr<ClusterClient>> ClusterArchive::make_client() const {
  auto transport = make_transport_();
  if (!transport) return fail(std::move(transport.error()));
  return std::make_unique<ClusterClient>(
      std::move(*transport), Patience{target_.patience, [] { return stop_signal_met() != 0; }});
}

Result<WritableIndex> ClusterArchive::open(const OpenForWriting& how) {
  if (folder_.empty()) return fail(ErrorCode::io, "no folder for temporary files can be made");
  auto client = make_client();
  if (!client) return fail(std::move(client.error()));
  client_ = std::move(*client);
  states_ = std::make_unique<StateStore>(*client_, target_.names);
  auto met = states_->read();
  if (!met) return fail(std::move(met.error()));
  if (!*met && how.must_exist) {
    return fail(ErrorCode::index_missing,
                fmt::format("there is no archive {} of the origin {} on the cluster",
                            target_.names.archive, target_.names.origin),
                "are its name and --origin right?");
  }
  if (*met) state_ = std::move(**met);
  std::vector<std::uint64_t> dirty;
  if (!how.look_only) {
    if (auto begun = begin(how); !begun) return fail(begun.error());
    auto found = take_out_crashed();
    if (!found) return fail(std::move(found.error()));
    dirty = std::move(*found);
  }
  WritableIndex out;
  out.generation = state_.now.generation;
  auto manifest = load_manifest();
  if (manifest && !dirty.empty()) manifest = mark_dirty(*manifest, dirty);
  if (!manifest) return fail(std::move(manifest.error()));
  out.manifest = std::move(*manifest);
  return out;
}

// What was read before the lease was ours may be old.
Status ClusterArchive::begin(const OpenForWriting& how) {
  if (auto made = states_->create(target_.replicas); !made) return made;
  auto heart = make_client();
  if (!heart) return fail(std::move(heart.error()));
  auto lease = Lease::take(std::move(*heart), target_.names, how.wait_seconds);
  if (!lease) return fail(std::move(lease.error()));
  lease_ = std::move(*lease);
  auto met = states_->read();
  if (!met) return fail(std::move(met.error()));
  state_ = *met ? std::move(**met) : ClusterState();
  if (!*met) {
    if (auto begun = begin_archive(); !begun) return begun;
  }
  if (auto done = carry_out(*client_, *states_, state_); !done) return done;
  if (auto begun = begin_run(); !begun) return begun;
  if (state_.now.generation.number > 0) return {};
  if (auto made = make_index(state_.now.index); !made) return made;
  return move_alias(*client_, target_.names, state_);
}

// Of all origins the same; another's name must not be taken.
Result<std::string> ClusterArchive::uuid_of_archive() {
  const auto answer = client_->ask(
      "GET", fmt::format("/{}/_mapping?filter_path=*.mappings._meta", target_.names.archive));
  if (!answer) return fail(answer.error());
  if (answer->status == 404) return new_uuid();
  const auto foreign = fail(ErrorCode::index_missing,
                            fmt::format("{} is no archive of newsindex", target_.names.archive),
                            "give the archive another name");
  if (!answer->good() || !answer->body.is_object() || answer->body.empty()) return foreign;
  std::string uuid;
  for (const auto& index : answer->body) {
    const auto* mappings = json_at(index, "mappings");
    const auto* meta = mappings == nullptr ? nullptr : json_at(*mappings, "_meta");
    const auto* ours = meta == nullptr ? nullptr : json_at(*meta, cluster_meta::kArchive);
    if (ours == nullptr) return foreign;
    if (json_number(json_at(*ours, cluster_meta::kSchema)) != kClusterSchema ||
        json_number(json_at(*ours, cluster_meta::kAnalyser)) != kAnalyserVersion) {
      return fail(ErrorCode::schema,
                  fmt::format("{} was made by another release", target_.names.archive),
                  "write it with that one, or begin another archive");
    }
    uuid = json_text(json_at(*ours, cluster_meta::kUuid));
  }
  return uuid;
}

Status ClusterArchive::begin_archive() {
  const auto first = target_.names.index(state_.now.index);
  const auto there = client_->ask("GET", fmt::format("/{}/_mapping?filter_path=*", first));
  if (!there) return fail(there.error());
  if (there->status != 404) {
    return fail(
        ErrorCode::index_missing,
        fmt::format("{} is there, but what it holds is told nowhere", first),
        fmt::format("take it away, or bring {} back from a snapshot", target_.names.state()));
  }
  auto uuid = uuid_of_archive();
  if (!uuid) return fail(std::move(uuid.error()));
  state_.now.generation.uuid = std::move(*uuid);
  state_.now.generation.schema = kSchemaVersion;
  state_.now.generation.analyser = kAnalyserVersion;
  return states_->write(state_);
}

Status ClusterArchive::make_index(std::uint64_t number) {
  return client_->make_index(
      target_.names.index(number),
      cluster_index_body({target_.shards, target_.replicas, state_.now.generation.uuid}));
}

// A number of its own, written down before anything is sent under it.
Status ClusterArchive::begin_run() {
  auto& given_up = state_.given_up;
  for (auto run = state_.now.generation.number + 1; run <= state_.last_run; ++run) {
    if (std::find(given_up.begin(), given_up.end(), run) == given_up.end()) given_up.push_back(run);
  }
  run_ = ++state_.last_run;
  if (state_.last_index != state_.now.index &&
      (!state_.before || state_.before->index != state_.last_index)) {
    (void)client_->ask("DELETE", '/' + target_.names.index(state_.last_index));
  }
  return states_->write(state_);
}

// Ids of articles that a crashed run wrote over.
Result<std::vector<std::uint64_t>> ClusterArchive::take_out_crashed() {
  std::vector<std::uint64_t> dirty;
  const auto published = state_.now.generation.number;
  if (published + 1 == run_ || state_.given_up.empty()) return dirty;
  const auto index = index_now();
  if (auto seen = refresh(*client_, index); !seen) return fail(seen.error());
  BulkSender sender(*client_, index, run_);
  const ScanRequest request{
      .query = {{"range", {{std::string(cluster_field::kRun), {{"gt", published}}}}}},
      .fields = {cluster_field::kEntered}};
  const auto done =
      scan_documents(*client_, index, request, [&](const ScannedDocument& document) -> Status {
        if (document.number(cluster_field::kEntered) > published) {
          return sender.remove(document.id);
        }
        dirty.push_back(document.id);
        return {};
      });
  if (!done) return fail(done.error());
  if (auto sent = sender.flush(); !sent) return fail(sent.error());
  if (auto seen = refresh(*client_, index); !seen) return fail(seen.error());
  std::sort(dirty.begin(), dirty.end());
  return dirty;
}

Result<Manifest> ClusterArchive::load_manifest() {
  const auto& now = state_.now;
  if (now.generation.number == 0) return Manifest();
  const auto bytes = states_->load_blob(manifest_blob(now.generation.number), now.pieces);
  if (!bytes) return fail(bytes.error());
  const auto path = folder_ + "/before";
  if (auto written = write_file(path, *bytes); !written) return fail(written.error());
  return Manifest::open(path, now.generation.manifest_bytes, now.generation.manifest_hash);
}

// So that their files are read again, and they are written whatever they say.
Result<Manifest> ClusterArchive::mark_dirty(const Manifest& manifest,
                                            const std::vector<std::uint64_t>& dirty) {
  ManifestBuilder builder(folder_ + "/dirty-parts");
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const auto file = manifest.file(i);
    std::vector<ArticleEntry> articles(file.articles.begin(), file.articles.end());
    bool any = false;
    for (auto& article : articles) {
      if (!std::binary_search(dirty.begin(), dirty.end(), article.id)) continue;
      article.content_hash = 0;
      any = true;
    }
    builder.add(file.path, file.stamp, file.flags | (any ? kIncomplete : 0U), articles,
                manifest.skip_records(i));
  }
  const auto path = folder_ + "/dirty";
  const auto sum = builder.write(path);
  if (!sum) return fail(sum.error());
  return Manifest::open(path, sum->bytes, sum->hash);
}

// Of all origins, as readers see them. An archive that held nothing when the run began is not
// asked.
void ClusterArchive::add_known(const WritableIndex&, CopyFinder& copies) {
  struct Shared {
    std::mutex mutex;
    std::unique_ptr<ClusterClient> client;
  };
  const auto shared = std::make_shared<Shared>();
  auto client = make_client();
  if (!client) {
    copies_failed_ = true;
    return;
  }
  shared->client = std::move(*client);
  const auto any =
      count_documents(*shared->client, target_.names.archive, {{"match_all", json::object()}});
  if (!any) copies_failed_ = true;
  if (!any || *any == 0) return;
  const auto path = fmt::format(
      "/{}/"
      "_search?allow_partial_search_results=false&filter_path=timed_out,_shards,hits.hits._source,"
      "hits.hits.fields",
      target_.names.archive);
  copies.look_elsewhere([this, shared, path](const std::vector<std::uint32_t>& sentences) {
    std::vector<CopyFinder::Elsewhere> out;
    const json body = {
        {"size", kMostKnown},
        {"query", {{"terms", {{std::string(cluster_field::kSentences), sentences}}}}},
        {"_source", json::array({cluster_field::kSignature})},
        {"docvalue_fields", json::array({cluster_field::kGroup})},
        {"sort", json::array({{{std::string(cluster_field::kEntered), "asc"}},
                              {{field_info(Field::id).name, "asc"}}})}};
    const std::lock_guard lock(shared->mutex);
    const auto answer = shared->client->must("POST", path, request_text(body));
    if (!answer) {
      copies_failed_ = true;
      return out;
    }
    const auto* hits = hits_of(*answer);
    if (hits == nullptr) return out;
    for (const auto& hit : *hits) {
      const ScannedDocument document{0, hit};
      out.push_back({bytes_of_hexadecimal(document.text(cluster_field::kGroup)),
                     document.bytes(cluster_field::kSignature)});
    }
    return out;
  });
}

Result<std::unique_ptr<Store>> ClusterArchive::make_store(PublisherOptions how,
                                                          const WritableIndex& index, CopyFinder&) {
  auto writes_to = state_.now.index;
  if (how.afresh && state_.now.generation.number > 0) {
    writes_to = building_ = state_.last_index = std::max(state_.last_index, writes_to) + 1;
    if (auto written = states_->write(state_); !written) return fail(written.error());
    if (auto made = make_index(building_); !made) return fail(made.error());
  }
  ClusterSite site{*client_, *states_, state_,    *lease_,       [this] { return make_client(); },
                   folder_,  run_,     writes_to, copies_failed_};
  auto store = std::make_unique<ClusterStore>(std::move(site), std::move(how), index.manifest);
  store_ = store.get();
  return store;
}

Result<ClusterArchive::IsItem> ClusterArchive::find_wire_items(const WritableIndex&,
                                                               const WantsItem& wanted) {
  std::unordered_set<std::uint64_t> ids;
  if (state_.now.generation.number == 0) return IsItem();
  const ScanRequest request{.query = {{"exists", {{"field", std::string(cluster_field::kWire)}}}},
                            .fields = {cluster_field::kWire}};
  const auto done = scan_documents(
      *client_, index_now(), request, [&](const ScannedDocument& document) -> Status {
        const auto value = bytes_of_hexadecimal(document.text(cluster_field::kWire));
        if (wanted(wire_item(value), wire_version(value))) ids.insert(document.id);
        return {};
      });
  if (!done) return fail(done.error());
  if (ids.empty()) return IsItem();
  return [ids = std::move(ids)](const ArticleEntry& article) { return ids.contains(article.id); };
}

Status ClusterArchive::end_unchanged() {
  state_.last_run = run_ - 1;
  return states_->write(state_);
}

Standing ClusterArchive::standing_now(const WritableIndex& before) {
  if (store_ != nullptr && store_->published()) return store_->standing();
  return {before.generation, {}};
}

// Now already: a run that was stopped ends without taking things down.
void ClusterArchive::tidy() {
  (void)remove_tree(folder_);
}

// A rebuild that came to nothing.
void ClusterArchive::sweep(const Generation&, const WritableIndex&) {
  if (building_ == 0 || (store_ != nullptr && store_->published())) return;
  (void)client_->ask("DELETE", '/' + target_.names.index(building_));
}

}  // namespace news
