// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/generation.hh"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "common/bytes.hh"
#include "common/han_variants.hh"
#include "common/index_schema.hh"

namespace news {
namespace {

constexpr std::string_view kMagic = "NIGENER1";
constexpr std::string_view kMagicStem = "NIGENER";

void put_ids(ByteWriter& out, const std::vector<std::uint32_t>& ids) {
  out.varint(ids.size());
  std::uint32_t before = 0;
  for (const auto id : ids) {
    out.varint(id - before);
    before = id;
  }
}

std::vector<std::uint32_t> get_ids(ByteReader& in) {
  std::vector<std::uint32_t> ids(in.count());
  std::uint32_t before = 0;
  for (auto& id : ids) before = id = before + in.varint32();
  return ids;
}

void put_segment(ByteWriter& out, const Segment& segment) {
  for (const auto number :
       {segment.number, segment.first_article, segment.last_article, segment.first_quote,
        segment.last_quote, segment.articles, segment.quotes}) {
    out.varint(number);
  }
  out.string(segment.articles_uuid);
  out.string(segment.quotes_uuid);
  put_ids(out, segment.dead_articles);
  put_ids(out, segment.dead_quotes);
  out.varint(segment.files.size());
  for (const auto& file : segment.files) {
    out.string(file.name);
    out.varint(file.bytes);
    out.fixed64(file.hash);
  }
}

Segment get_segment(ByteReader& in) {
  Segment segment;
  for (auto* number :
       {&segment.number, &segment.first_article, &segment.last_article, &segment.first_quote,
        &segment.last_quote, &segment.articles, &segment.quotes}) {
    *number = in.varint32();
  }
  segment.articles_uuid = in.string();
  segment.quotes_uuid = in.string();
  segment.dead_articles = get_ids(in);
  segment.dead_quotes = get_ids(in);
  segment.files.resize(in.count());
  for (auto& file : segment.files) {
    file.name = in.string();
    file.bytes = in.varint();
    file.hash = in.fixed64();
  }
  return segment;
}

tl::unexpected<Error> damaged(const std::string& path) {
  return fail(
      ErrorCode::index_missing, "the index is damaged: " + path + " is not as it was written",
      "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
}

Status check_schema(std::uint32_t schema, std::uint32_t analyser, const std::string& path) {
  if (schema == kSchemaVersion && analyser == kAnalyserVersion) return {};
  const bool newer = schema > kSchemaVersion || analyser > kAnalyserVersion;
  return fail(
      ErrorCode::schema,
      fmt::format("{} was written by {} release (its schema {}.{}, this program's {}.{})", path,
                  newer ? "a newer" : "an older", schema, analyser, kSchemaVersion,
                  kAnalyserVersion),
      newer ? "install the newer release, or make the index anew with newsindex --rebuild PATH..."
            : "make the index anew with newsindex --rebuild PATH...");
}

// Chinese and Japanese words would be looked for as they were not written down.
Status check_han_variants(std::uint64_t key, const std::string& path) {
  const auto ours = han_variants_key();
  if (key == ours) return {};
  const auto* differ = ours == 0  ? "with opencc, and this program was built without it"
                       : key == 0 ? "without opencc, and this program was built with it"
                                  : "with another opencc than this program was built with";
  return fail(ErrorCode::schema,
              fmt::format("{} was written by a program built {}: Chinese is indexed in another way",
                          path, differ),
              "use the program that wrote it, or make the index anew with newsindex --rebuild "
              "PATH...");
}

Result<Generation> decode(std::string_view bytes, const std::string& path, bool any_release) {
  if (bytes.size() < kMagic.size() + 16 || !bytes.starts_with(kMagicStem)) return damaged(path);
  const auto body = bytes.substr(0, bytes.size() - 8);
  if (ByteReader(bytes.substr(body.size())).fixed64() != XXH3_64bits(body.data(), body.size())) {
    return damaged(path);
  }
  ByteReader in(body.substr(kMagic.size()));
  Generation generation;
  generation.schema = in.fixed32();
  generation.analyser = in.fixed32();
  const auto same = check_schema(generation.schema, generation.analyser, path);
  if (!same && !any_release) return fail(same.error());
  generation.number = in.varint();
  generation.uuid = in.string();
  generation.program = in.string();
  generation.written = static_cast<std::int64_t>(in.varint());
  generation.next_segment = in.varint32();
  generation.next_article = in.varint32();
  generation.next_quote = in.varint32();
  generation.source_bytes = in.varint();
  const auto segments = in.count();
  for (std::size_t i = 0; i < segments && in.ok(); ++i) {
    generation.segments.push_back(get_segment(in));
  }
  generation.purged.resize(in.count());
  for (auto& purged : generation.purged) {
    purged.id = in.fixed64();
    purged.content_hash = in.fixed64();
  }
  generation.manifest_bytes = in.varint();
  generation.manifest_hash = in.fixed64();
  // Indexes made before there were bridges end here.
  const auto bridges = in.left() > 0 ? in.count() : 0;
  for (std::size_t i = 0; i < bridges && in.ok(); ++i) {
    auto& bridge = generation.bridges.emplace_back();
    bridge.newer = in.string();
    bridge.older = in.string();
  }
  const auto links = in.left() > 0 ? in.count() : 0;
  for (std::size_t i = 0; i < links && in.ok(); ++i) {
    auto& link = generation.links.emplace_back();
    link.given = in.string();
    link.canonical = in.string();
  }
  generation.people_bytes = in.varint();
  generation.people_hash = in.fixed64();
  generation.people_of = generation.number;
  generation.han_variants = in.fixed64();
  generation.roots.resize(in.left() > 0 ? in.count() : 0);
  for (auto& root : generation.roots) root = in.string();
  if (!in.ok() || in.left() > 0) return damaged(path);
  const auto readable = check_han_variants(generation.han_variants, path);
  if (!readable && !any_release) return fail(readable.error());
  return generation;
}

// As the names below are made: six digits, more only without a leading zero.
bool is_numbered(std::string_view name, std::string_view prefix) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  const bool digits =
      std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && (name.size() == 6 || (name.size() > 6 && name[0] != '0'));
}

}  // namespace

std::uint64_t Segment::bytes() const {
  std::uint64_t sum = 0;
  for (const auto& file : files) sum += file.bytes;
  return sum;
}

std::uint64_t Generation::live_articles() const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments) sum += segment.articles - segment.dead_articles.size();
  return sum;
}

std::uint64_t Generation::live_quotes() const {
  std::uint64_t sum = 0;
  for (const auto& segment : segments) sum += segment.quotes - segment.dead_quotes.size();
  return sum;
}

// Schema and analyser come first, fixed in place, so that every release can tell another's.
std::string encode_generation(const Generation& generation) {
  ByteWriter out;
  out.raw(kMagic);
  out.fixed32(generation.schema);
  out.fixed32(generation.analyser);
  out.varint(generation.number);
  out.string(generation.uuid);
  out.string(generation.program);
  out.varint(static_cast<std::uint64_t>(generation.written));
  out.varint(generation.next_segment);
  out.varint(generation.next_article);
  out.varint(generation.next_quote);
  out.varint(generation.source_bytes);
  out.varint(generation.segments.size());
  for (const auto& segment : generation.segments) put_segment(out, segment);
  out.varint(generation.purged.size());
  for (const auto& purged : generation.purged) {
    out.fixed64(purged.id);
    out.fixed64(purged.content_hash);
  }
  out.varint(generation.manifest_bytes);
  out.fixed64(generation.manifest_hash);
  out.varint(generation.bridges.size());
  for (const auto& bridge : generation.bridges) {
    out.string(bridge.newer);
    out.string(bridge.older);
  }
  out.varint(generation.links.size());
  for (const auto& link : generation.links) {
    out.string(link.given);
    out.string(link.canonical);
  }
  out.varint(generation.people_bytes);
  out.fixed64(generation.people_hash);
  out.fixed64(generation.han_variants);
  out.varint(generation.roots.size());
  for (const auto& root : generation.roots) out.string(root);
  out.fixed64(XXH3_64bits(out.bytes().data(), out.size()));
  return out.take();
}

Result<Generation> decode_generation(std::string_view bytes, const std::string& path) {
  return decode(bytes, path, false);
}

Result<KeptForRebuild> decode_kept(std::string_view bytes, const std::string& path) {
  auto generation = decode(bytes, path, true);
  if (!generation) return fail(generation.error());
  return KeptForRebuild{std::move(generation->purged), std::move(generation->roots)};
}

bool begins_as_generation(std::string_view head) {
  return head.starts_with(kMagicStem);
}

std::string generation_name(std::uint64_t number) {
  return fmt::format("generation-{:06}", number);
}
std::string manifest_name(std::uint64_t number) {
  return fmt::format("manifest-{:06}", number);
}
std::string segment_name(std::uint32_t number) {
  return fmt::format("segments/{:06}", number);
}

bool is_generation_name(std::string_view name) {
  return is_numbered(name, "generation-");
}
bool is_manifest_name(std::string_view name) {
  return is_numbered(name, "manifest-");
}
bool is_segment_name(std::string_view name) {
  return is_numbered(name, "segments/");
}

}  // namespace news
