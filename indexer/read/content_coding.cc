// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/read/content_coding.hh"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <utility>

namespace news {
namespace {

constexpr int kGzip = 16 + MAX_WBITS, kZlib = MAX_WBITS, kBare = -MAX_WBITS;

bool begins_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1F\x8B");
}

// RFC 1950: method 8 and a header that divides by 31.
bool begins_zlib(std::string_view bytes) {
  if (bytes.size() < 2) return false;
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  return (first & 0x0F) == 8 && (first * 256U + second) % 31 == 0;
}

// False: more than the cap. Nothing decoded and `cut` set: not of this coding.
bool inflate_all(std::string_view packed, int window, std::size_t cap, DecodedContent& out) {
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) {
    out.cut = true;
    return true;
  }
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  std::array<char, 1 << 15> buffer;
  int state = Z_OK;
  while (state == Z_OK && out.bytes.size() <= cap) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(buffer.data(), buffer.size() - stream.avail_out);
    if (state == Z_BUF_ERROR || (state == Z_OK && stream.avail_in == 0 && stream.avail_out > 0))
      break;
  }
  out.cut = state != Z_STREAM_END;
  inflateEnd(&stream);
  return out.bytes.size() <= cap;
}

constexpr std::size_t kChunk = 1 << 15;

// As inflate_all().
bool unpack_zstd(std::string_view packed, std::size_t cap, DecodedContent& out) {
  const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> state(ZSTD_createDCtx(),
                                                                   ZSTD_freeDCtx);
  constexpr int kLargestWindow = 27;  // 128 MiB; RFC 9659 asks for 8 MiB
  if (state == nullptr ||
      ZSTD_isError(ZSTD_DCtx_setParameter(state.get(), ZSTD_d_windowLogMax, kLargestWindow)) != 0) {
    out.cut = true;
    return true;
  }
  std::array<char, kChunk> buffer;
  ZSTD_inBuffer in{packed.data(), packed.size(), 0};
  std::size_t left = 1;  // 0: a frame has ended
  while (out.bytes.size() <= cap && (in.pos < in.size || left != 0)) {
    ZSTD_outBuffer made{buffer.data(), buffer.size(), 0};
    const auto before = in.pos;
    left = ZSTD_decompressStream(state.get(), &made, &in);
    if (ZSTD_isError(left) != 0) break;
    out.bytes.append(buffer.data(), made.pos);
    if (in.pos == before && made.pos == 0) break;  // it wants more than there is
  }
  out.cut = left != 0;
  return out.bytes.size() <= cap;
}

// The same.
bool unpack_brotli(std::string_view packed, std::size_t cap, DecodedContent& out) {
  const std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> state(
      BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
  std::array<char, kChunk> buffer;
  auto in_left = packed.size();
  const auto* in = reinterpret_cast<const std::uint8_t*>(packed.data());
  auto result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  while (state != nullptr && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT &&
         out.bytes.size() <= cap) {
    auto out_left = buffer.size();
    auto* to = reinterpret_cast<std::uint8_t*>(buffer.data());
    result = BrotliDecoderDecompressStream(state.get(), &in_left, &in, &out_left, &to, nullptr);
    out.bytes.append(buffer.data(), buffer.size() - out_left);
  }
  out.cut = result != BROTLI_DECODER_RESULT_SUCCESS;
  return out.bytes.size() <= cap;
}

// Text betrays a payload that was stored decoded.
bool looks_decoded(std::string_view bytes) {
  const auto first = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return first != bytes.npos && (bytes[first] == '<' || bytes[first] == '{');
}

std::string lower_trimmed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return out;
}

}  // namespace

Result<DecodedContent> decode_content(std::string bytes, std::string_view coding, std::size_t cap) {
  const std::string name = lower_trimmed(coding);
  DecodedContent out;
  const bool gzip = name == "gzip" || name == "x-gzip", deflate = name == "deflate";
  constexpr std::size_t kMost = 0xFFFFFFFF;  // zlib counts in 32 bits
  if (bytes.size() > std::min(cap, kMost))
    return fail(ErrorCode::input, "payload larger than --max-size");
  if ((name == "br" || name == "zstd") && !looks_decoded(bytes)) {
    const bool fits = name == "br" ? unpack_brotli(bytes, cap, out) : unpack_zstd(bytes, cap, out);
    if (!fits) return fail(ErrorCode::input, "payload larger than --max-size");
    if (out.bytes.empty() && out.cut)
      return fail(ErrorCode::input, "damaged payload: no " + name + " stream");
    return out;
  }
  if (name == "compress" && !looks_decoded(bytes))
    return fail(ErrorCode::input, "content encoding " + name + " is not read");
  if ((gzip || deflate) && begins_gzip(bytes)) {
    if (!inflate_all(bytes, kGzip, cap, out))
      return fail(ErrorCode::input, "payload larger than --max-size");
    return out;
  }
  if (deflate) {
    const bool zlib = begins_zlib(bytes);
    const bool fits = inflate_all(bytes, zlib ? kZlib : kBare, cap, out);
    if (!fits) return fail(ErrorCode::input, "payload larger than --max-size");
    if (zlib || !out.cut) return out;
  }
  out.bytes = std::move(bytes);
  out.cut = false;
  return out;
}

}  // namespace news
