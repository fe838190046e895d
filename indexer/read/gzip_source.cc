// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/gzip_source.hh"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <utility>

#include "indexer/read/unpack_source.hh"

namespace news {

struct GzipSource::State {
  State(ByteSource& source, const UnpackLimits& caps) : packed(source), limits(caps) {}

  ByteSource& packed;
  UnpackLimits limits;
  z_stream zip{};
  bool ready = false;      // inflateInit2 succeeded
  bool in_member = false;  // between a header and its trailer
  bool input_ended = false;
  bool done = false;
  std::optional<Error> error;  // stays once it is there
  std::uint64_t taken = 0, made = 0;
  std::array<char, 1 << 16> buffer;
};

bool is_gzip(std::span<const char> head) {
  return head.size() >= 3 && head[0] == '\x1F' && head[1] == '\x8B' && head[2] == '\x08';
}

GzipSource::GzipSource(ByteSource& packed, const UnpackLimits& limits)
    : state_(std::make_unique<State>(packed, limits)) {
  // 15 bits of window, + 16: a gzip wrapper, whose CRC and length zlib then checks.
  state_->ready = inflateInit2(&state_->zip, 15 + 16) == Z_OK;
}

GzipSource::~GzipSource() {
  if (state_->ready) inflateEnd(&state_->zip);
}

tl::unexpected<Error> GzipSource::broken(std::string reason) {
  state_->error = Error{ErrorCode::input, std::move(reason), {}};
  return fail(*state_->error);
}

// Appends packed bytes behind those not used yet.
Status GzipSource::fill() {
  auto& zip = state_->zip;
  auto& buffer = state_->buffer;
  if (zip.avail_in > 0)
    std::copy_n(zip.next_in, zip.avail_in, reinterpret_cast<Bytef*>(buffer.data()));
  zip.next_in = reinterpret_cast<Bytef*>(buffer.data());
  const auto got = state_->packed.read(std::span(buffer).subspan(zip.avail_in));
  if (!got) {
    state_->error = got.error();
    return fail(got.error());
  }
  state_->input_ended = *got == 0;
  state_->taken += *got;
  zip.avail_in += static_cast<uInt>(*got);
  return {};
}

// Finds the next member, or the end.
Status GzipSource::start_member() {
  auto& zip = state_->zip;
  while (zip.avail_in < 3 && !state_->input_ended) {
    if (auto status = fill(); !status) return status;
  }
  const std::span head(reinterpret_cast<const char*>(zip.next_in), zip.avail_in);
  if (is_gzip(head)) {
    state_->in_member = inflateReset(&zip) == Z_OK;
    if (!state_->in_member) return broken("zlib cannot start");
    return {};
  }
  if (state_->made == 0 && state_->taken == head.size()) return broken("no gzip stream");
  if (!head.empty()) warning_ = "bytes after the last gzip member ignored";
  state_->done = true;
  return {};
}

Status GzipSource::check_limits() const {
  return within_limits(state_->limits, "gzip", state_->taken - state_->zip.avail_in, state_->made);
}

Result<std::size_t> GzipSource::inflate_into(std::span<char> buffer) {
  auto& zip = state_->zip;
  zip.next_out = reinterpret_cast<Bytef*>(buffer.data());
  zip.avail_out = static_cast<uInt>(std::min<std::size_t>(buffer.size(), 1 << 20));
  const uInt room = zip.avail_out;
  const int code = inflate(&zip, Z_NO_FLUSH);
  const std::size_t made = room - zip.avail_out;
  state_->made += made;
  if (code == Z_STREAM_END) {
    state_->in_member = false;
  } else if (code == Z_MEM_ERROR) {
    (void)broken("out of memory while unpacking");
  } else if (code != Z_OK && code != Z_BUF_ERROR) {
    const std::string_view what = zip.msg != nullptr ? zip.msg : "";
    (void)broken(what.find("check") != what.npos ? "damaged gzip stream: wrong check sum"
                                                 : "damaged gzip stream");
  }
  if (auto status = check_limits(); !status && !state_->error) state_->error = status.error();
  return made;
}

Result<std::size_t> GzipSource::read(std::span<char> buffer) {
  if (!state_->ready) return broken("zlib cannot start");
  while (!state_->error && !state_->done && !buffer.empty()) {
    if (!state_->in_member) {
      if (auto status = start_member(); !status) break;
      continue;
    }
    if (state_->zip.avail_in == 0) {
      if (auto status = fill(); !status) break;
      if (state_->input_ended) {
        (void)broken("truncated gzip stream");
        break;
      }
    }
    const auto made = inflate_into(buffer);
    if (*made > 0) return made;
  }
  if (state_->error) return fail(*state_->error);
  return 0;
}

}  // namespace news
