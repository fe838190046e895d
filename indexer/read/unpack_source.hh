// SPDX-License-Identifier: GPL-2.0-or-later
// xz, bzip2 and zstd out of another source: every stream in turn, as xz(1), bzip2(1) and zstd(1) do
// it. A truncated stream, damaged data, a wrong check sum, a stream that asks for more memory than
// kUnpackMemory and a breach of the limits are input errors, given after the good bytes. gzip, by
// far the most frequent, has its own (gzip_source.hh).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/read/input_file.hh"

namespace news {

enum class Packing { none, gzip, xz, bzip2, zstd };

constexpr std::size_t kPackingHead = 6;  // bytes that tell
constexpr std::size_t kUnpackMemory = std::size_t{128} << 20;

// By the first bytes.
Packing packing_of(std::span<const char> head);
std::string_view packing_name(Packing packing);

// An error when a stream of `taken` bytes made more than the limits allow.
Status within_limits(const UnpackLimits& limits, std::string_view name, std::uint64_t taken,
                     std::uint64_t made);

// What a library does with one stretch of bytes.
struct UnpackStep {
  enum class State { goes_on, at_seam, damaged, too_large, no_memory };
  State state = State::goes_on;  // at_seam: a stream has ended, another may follow
  std::size_t taken = 0, made = 0;
};

class Unpacker {
 public:
  virtual ~Unpacker() = default;
  // last: no bytes follow `in`.
  virtual UnpackStep run(std::span<const char> in, std::span<char> out, bool last) = 0;
};

class UnpackSource : public ByteSource {
 public:
  // The source must outlive this. packing: xz, bzip2 or zstd.
  UnpackSource(ByteSource& packed, Packing packing, const UnpackLimits& limits = {});

  Result<std::size_t> read(std::span<char> buffer) override;

 private:
  Status fill();
  tl::unexpected<Error> broken(std::string reason);
  std::optional<std::string> told(const UnpackStep& step) const;

  ByteSource& packed_;
  std::string_view name_;
  UnpackLimits limits_;
  std::unique_ptr<Unpacker> unpacker_;
  std::vector<char> buffer_;
  std::size_t used_ = 0, filled_ = 0;  // of buffer_
  bool input_ended_ = false, at_seam_ = false, done_ = false;
  std::optional<Error> error_;  // stays once it is there
  std::uint64_t taken_ = 0, made_ = 0;
};

}  // namespace news
