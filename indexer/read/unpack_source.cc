// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/unpack_source.hh"

#include <bzlib.h>
#include <fmt/format.h>
#include <lzma.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <new>
#include <utility>

#include "indexer/read/gzip_source.hh"

namespace news {
namespace {

using State = UnpackStep::State;

class XzUnpacker : public Unpacker {
 public:
  XzUnpacker() { ready_ = lzma_stream_decoder(&lzma_, kUnpackMemory, LZMA_CONCATENATED); }
  ~XzUnpacker() override { lzma_end(&lzma_); }
  XzUnpacker(const XzUnpacker&) = delete;
  XzUnpacker& operator=(const XzUnpacker&) = delete;

  UnpackStep run(std::span<const char> in, std::span<char> out, bool last) override {
    if (ready_ != LZMA_OK) return {State::no_memory, 0, 0};
    lzma_.next_in = reinterpret_cast<const std::uint8_t*>(in.data());
    lzma_.avail_in = in.size();
    lzma_.next_out = reinterpret_cast<std::uint8_t*>(out.data());
    lzma_.avail_out = out.size();
    const auto code = lzma_code(&lzma_, last ? LZMA_FINISH : LZMA_RUN);
    return {state_of(code), in.size() - lzma_.avail_in, out.size() - lzma_.avail_out};
  }

 private:
  static State state_of(lzma_ret code) {
    switch (code) {
      case LZMA_OK:
      case LZMA_BUF_ERROR:
      case LZMA_NO_CHECK:
      case LZMA_GET_CHECK:
        return State::goes_on;
      case LZMA_STREAM_END:
        return State::at_seam;
      case LZMA_MEMLIMIT_ERROR:
        return State::too_large;
      case LZMA_MEM_ERROR:
        return State::no_memory;
      default:
        return State::damaged;
    }
  }

  lzma_stream lzma_ = LZMA_STREAM_INIT;
  lzma_ret ready_ = LZMA_OK;
};

class Bzip2Unpacker : public Unpacker {
 public:
  ~Bzip2Unpacker() override { stop(); }

  UnpackStep run(std::span<const char> in, std::span<char> out, bool) override {
    if (!open_) {
      bzip_ = {};
      if (BZ2_bzDecompressInit(&bzip_, 0, 0) != BZ_OK) return {State::no_memory, 0, 0};
      open_ = true;
    }
    constexpr std::size_t kMost = 1 << 30;  // it counts in 32 bits
    const auto in_size = std::min(in.size(), kMost), out_size = std::min(out.size(), kMost);
    bzip_.next_in = const_cast<char*>(in.data());
    bzip_.avail_in = static_cast<unsigned>(in_size);
    bzip_.next_out = out.data();
    bzip_.avail_out = static_cast<unsigned>(out_size);
    const int code = BZ2_bzDecompress(&bzip_);
    const UnpackStep step{state_of(code), in_size - bzip_.avail_in, out_size - bzip_.avail_out};
    if (step.state != State::goes_on) stop();
    return step;
  }

 private:
  static State state_of(int code) {
    if (code == BZ_OK) return State::goes_on;
    if (code == BZ_STREAM_END) return State::at_seam;
    return code == BZ_MEM_ERROR ? State::no_memory : State::damaged;
  }

  void stop() {
    if (open_) BZ2_bzDecompressEnd(&bzip_);
    open_ = false;
  }

  bz_stream bzip_{};
  bool open_ = false;
};

class ZstdUnpacker : public Unpacker {
 public:
  ZstdUnpacker() : zstd_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    constexpr int kLargestWindow = 27;  // kUnpackMemory, as zstd(1) without --long=28 and more
    if (zstd_ != nullptr &&
        ZSTD_isError(ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, kLargestWindow)) != 0)
      zstd_ = nullptr;
  }

  UnpackStep run(std::span<const char> in, std::span<char> out, bool) override {
    if (zstd_ == nullptr) return {State::no_memory, 0, 0};
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data(), out.size(), 0};
    const auto left = ZSTD_decompressStream(zstd_.get(), &to, &from);
    State state = left == 0 ? State::at_seam : State::goes_on;
    if (ZSTD_isError(left) != 0) {
      const auto code = ZSTD_getErrorCode(left);
      state = code == ZSTD_error_frameParameter_windowTooLarge ? State::too_large
              : code == ZSTD_error_memory_allocation           ? State::no_memory
                                                               : State::damaged;
    }
    return {state, from.pos, to.pos};
  }

 private:
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> zstd_;
};

std::unique_ptr<Unpacker> make_unpacker(Packing packing) {
  if (packing == Packing::xz) return std::make_unique<XzUnpacker>();
  if (packing == Packing::bzip2) return std::make_unique<Bzip2Unpacker>();
  return std::make_unique<ZstdUnpacker>();
}

}  // namespace

Packing packing_of(std::span<const char> head) {
  using namespace std::string_view_literals;
  const std::string_view bytes(head.data(), head.size());
  if (is_gzip(head)) return Packing::gzip;
  if (bytes.starts_with("\xFD"
                        "7zXZ\0"sv))
    return Packing::xz;
  if (bytes.starts_with("\x28\xB5\x2F\xFD"sv)) return Packing::zstd;
  // "BZh" alone begins words; the size of a block and the magic of the first one follow.
  const bool bzip2 = bytes.size() >= 5 && bytes.starts_with("BZh") && bytes[3] >= '1' &&
                     bytes[3] <= '9' && (bytes[4] == '\x31' || bytes[4] == '\x17');
  return bzip2 ? Packing::bzip2 : Packing::none;
}

std::string_view packing_name(Packing packing) {
  static constexpr std::string_view kNames[] = {"", "gzip", "xz", "bzip2", "zstd"};
  return kNames[static_cast<std::size_t>(packing)];
}

Status within_limits(const UnpackLimits& limits, std::string_view name, std::uint64_t taken,
                     std::uint64_t made) {
  if (made > limits.max_bytes)
    return fail(ErrorCode::input,
                fmt::format("{} stream unpacks to more than {} bytes", name, limits.max_bytes));
  if (made > limits.ratio_from && made / limits.max_ratio > taken)
    return fail(ErrorCode::input, fmt::format("{} bomb: unpacks to more than {} times its size",
                                              name, limits.max_ratio));
  return {};
}

UnpackSource::UnpackSource(ByteSource& packed, Packing packing, const UnpackLimits& limits)
    : packed_(packed),
      name_(packing_name(packing)),
      limits_(limits),
      unpacker_(make_unpacker(packing)),
      buffer_(1 << 16) {}

tl::unexpected<Error> UnpackSource::broken(std::string reason) {
  error_ = Error{ErrorCode::input, std::move(reason), {}};
  return fail(*error_);
}

Status UnpackSource::fill() {
  const auto got = packed_.read(buffer_);
  if (!got) {
    error_ = got.error();
    return fail(got.error());
  }
  used_ = 0;
  filled_ = *got;
  taken_ += *got;
  input_ended_ = *got == 0;
  return {};
}

std::optional<std::string> UnpackSource::told(const UnpackStep& step) const {
  switch (step.state) {
    case State::damaged:
      return fmt::format("damaged {} stream", name_);
    case State::too_large:
      return fmt::format("{} stream that takes more than {} MiB of memory to unpack", name_,
                         kUnpackMemory >> 20);
    case State::no_memory:
      return "out of memory while unpacking";
    default:
      break;
  }
  const bool stuck = input_ended_ && used_ == filled_ && step.made == 0;
  if (stuck && !at_seam_) return fmt::format("truncated {} stream", name_);
  const bool halts =
      used_ < filled_ && step.taken == 0 && step.made == 0 && step.state == State::goes_on;
  if (halts) return fmt::format("damaged {} stream", name_);
  return std::nullopt;
}

Result<std::size_t> UnpackSource::read(std::span<char> buffer) {
  while (!error_ && !done_ && !buffer.empty()) {
    if (used_ == filled_ && !input_ended_) {
      if (auto status = fill(); !status) break;
    }
    // zstd and bzip2 begin a stream when they are asked; none may follow the last.
    if (input_ended_ && at_seam_) {
      done_ = true;
      break;
    }
    const auto rest = std::span(buffer_).subspan(used_, filled_ - used_);
    const auto step = unpacker_->run(rest, buffer, input_ended_);
    used_ += step.taken;
    made_ += step.made;
    if (step.state == State::at_seam) {
      at_seam_ = true;
    } else if (step.taken + step.made > 0) {
      at_seam_ = false;
    }
    if (auto reason = told(step)) (void)broken(std::move(*reason));
    if (auto status = within_limits(limits_, name_, taken_ - (filled_ - used_), made_);
        !status && !error_)
      error_ = status.error();
    if (step.made > 0) return step.made;
  }
  if (error_) return fail(*error_);
  return 0;
}

}  // namespace news
