// SPDX-License-Identifier: GPL-2.0-or-later
// gzip (RFC 1952) out of another source: every member in turn, as gzip(1) does it. Bytes that
// follow the last member and begin no other are left unread and told by warning(). A truncated
// stream, damaged data, a wrong check sum and a breach of the limits are input errors, given after
// the good bytes.
#pragma once

#include <memory>
#include <string>

#include "indexer/read/input_file.hh"

namespace news {

class GzipSource : public ByteSource {
 public:
  // The source must outlive this.
  explicit GzipSource(ByteSource& packed, const UnpackLimits& limits = {});
  ~GzipSource() override;
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(std::span<char> buffer) override;
  const std::string& warning() const { return warning_; }

 private:
  struct State;
  Status fill();
  Status start_member();
  Result<std::size_t> inflate_into(std::span<char> buffer);
  Status check_limits() const;
  tl::unexpected<Error> broken(std::string reason);

  std::unique_ptr<State> state_;
  std::string warning_;
};

// True when the bytes begin a gzip member.
bool is_gzip(std::span<const char> head);

}  // namespace news
