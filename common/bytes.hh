// SPDX-License-Identifier: GPL-2.0-or-later
// Numbers and strings laid end to end, as our own files and Xapian document data hold them: fixed
// numbers little end first, varints seven bits a byte, strings behind their varint length. Reading
// never leaves the bytes given: past a fault every read gives zero or empty and ok() stays false.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace news {

class ByteWriter {
 public:
  void fixed32(std::uint32_t number) { fixed(number, 4); }
  void fixed64(std::uint64_t number) { fixed(number, 8); }
  void varint(std::uint64_t number) {
    for (; number >= 0x80; number >>= 7) out_ += static_cast<char>((number & 0x7F) | 0x80);
    out_ += static_cast<char>(number);
  }
  void string(std::string_view text) {
    varint(text.size());
    out_.append(text);
  }
  void raw(std::string_view bytes) { out_.append(bytes); }

  std::size_t size() const { return out_.size(); }
  const std::string& bytes() const { return out_; }
  std::string take() { return std::move(out_); }

 private:
  void fixed(std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) out_ += static_cast<char>((number >> (8 * i)) & 0xFF);
  }
  std::string out_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::uint32_t fixed32() { return static_cast<std::uint32_t>(fixed(4)); }
  std::uint64_t fixed64() { return fixed(8); }
  std::uint64_t varint() {
    std::uint64_t number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ >= bytes_.size()) break;
      const auto byte = static_cast<unsigned char>(bytes_[at_++]);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return number;
    }
    ok_ = false;
    return 0;
  }
  std::uint32_t varint32() {
    const auto number = varint();
    if (number > UINT32_MAX) ok_ = false;
    return ok_ ? static_cast<std::uint32_t>(number) : 0;
  }
  std::string_view string() { return raw(varint()); }
  std::string_view raw(std::uint64_t size) {
    if (!ok_ || size > bytes_.size() - at_) {
      ok_ = false;
      return {};
    }
    const auto out = bytes_.substr(at_, size);
    at_ += size;
    return out;
  }
  // A count of things that take at least one byte each: a lie about it is a fault at once.
  std::size_t count() {
    const auto number = varint();
    if (number > bytes_.size() - at_) ok_ = false;
    return ok_ ? static_cast<std::size_t>(number) : 0;
  }

  bool ok() const { return ok_; }
  std::size_t left() const { return bytes_.size() - at_; }

 private:
  std::uint64_t fixed(std::size_t bytes) {
    const auto part = raw(bytes);
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < part.size(); ++i) {
      number |= static_cast<std::uint64_t>(static_cast<unsigned char>(part[i])) << (8 * i);
    }
    return number;
  }
  std::string_view bytes_;
  std::size_t at_ = 0;
  bool ok_ = true;
};

}  // namespace news
