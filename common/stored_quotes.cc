// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/stored_quotes.hh"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace news {
namespace {

// The first byte of a quotation: its type, and what follows.
constexpr std::uint64_t kType = 3;           // two bits
constexpr std::uint64_t kInBody = 4;         // its place there
constexpr std::uint64_t kOtherLength = 8;    // the span in the body is longer or shorter
constexpr std::uint64_t kSpeakerPlace = 16;  // where the speaker's name stands
constexpr std::uint64_t kListed = 32;        // the full name is one of the speakers'
constexpr std::uint64_t kInFull = 64;        // the mention is the full name
constexpr std::uint64_t kOwnWords = 128;     // the body lacks it, or has it with a line less
constexpr std::uint64_t kAlso = 256;         // others say it too: their places among the speakers
constexpr unsigned kKindShift = 9;           // the kind of its speaker: three bits

// Differences, small ones in few bytes whichever their sign; counted round, so that any two numbers
// have one.
void put_difference(ByteWriter& out, std::size_t from, std::size_t to) {
  const auto difference = static_cast<std::int64_t>(static_cast<std::uint64_t>(to) - from);
  out.varint(static_cast<std::uint64_t>(difference) << 1 ^
             static_cast<std::uint64_t>(difference >> 63));
}
std::size_t get_difference(ByteReader& in, std::size_t from) {
  const auto stored = in.varint();
  return from + static_cast<std::size_t>(stored >> 1 ^ (0 - (stored & 1)));
}

std::uint64_t from_confidence(double confidence) {
  return static_cast<std::uint64_t>(std::lround(std::clamp(confidence, 0.0, 1.0) * 1000));
}
double to_confidence(std::uint64_t stored) {
  return static_cast<double>(stored) / 1000;
}

QuoteType to_type(std::uint64_t stored) {
  return stored == 0 ? QuoteType::direct : stored == 1 ? QuoteType::mixed : QuoteType::indirect;
}

}  // namespace

std::size_t SpanFinder::byte_of(std::size_t character) {
  const auto begins = [this](std::size_t at) {
    return (static_cast<unsigned char>(text_[at]) & 0xC0) != 0x80;
  };
  while (character_ > character || (byte_ < text_.size() && byte_ > 0 && !begins(byte_))) {
    character_ -= begins(--byte_) ? 1 : 0;
  }
  const auto short_of_it = [&] {
    return byte_ < text_.size() && (character_ < character || !begins(byte_));
  };
  while (short_of_it()) {
    // Eight bytes of ASCII are eight characters.
    std::uint64_t block = 0;
    for (; character_ + sizeof block <= character && byte_ + sizeof block <= text_.size();
         byte_ += sizeof block, character_ += sizeof block) {
      std::memcpy(&block, text_.data() + byte_, sizeof block);
      if ((block & 0x8080808080808080U) != 0) break;
    }
    for (std::size_t i = 0; i < sizeof block && short_of_it(); ++i)
      character_ += begins(byte_++) ? 1 : 0;
  }
  return byte_;
}

std::string_view SpanFinder::span(std::size_t begin, std::size_t end) {
  if (end < begin) return {};
  const auto first = byte_of(begin);
  return text_.substr(first, byte_of(end) - first);
}

void QuoteEncoder::put_also(ByteWriter& out, const Quote& quote) {
  out.varint(quote.also.size());
  for (const auto& name : quote.also) out.varint(speakers_.place_of(name));
}

void QuoteEncoder::put(ByteWriter& out, const Quote& quote) {
  const std::size_t length = quote.end - quote.start;
  const std::size_t body_length = quote.body_end - quote.body_start;
  const auto speaker = quote.speaker_full.empty() ? none_ : speakers_.place_of(quote.speaker_full);
  std::uint64_t flags = static_cast<std::uint64_t>(quote.type);
  if (quote.body_start != kNowhere) flags |= kInBody;
  if (quote.body_start != kNowhere && body_length != length) flags |= kOtherLength;
  if (quote.speaker_start != kNowhere) flags |= kSpeakerPlace;
  if (speaker != none_) flags |= kListed;
  if (!quote.also.empty()) flags |= kAlso;
  if (quote.speaker == quote.speaker_full) flags |= kInFull;
  flags |= static_cast<std::uint64_t>(quote.kind) << kKindShift;
  if ((flags & kInBody) == 0 || body_.span(quote.body_start, quote.body_end) != quote.text) {
    flags |= kOwnWords;
  }
  out.varint(flags);
  put_difference(out, start_, quote.start);
  out.varint(length);
  if ((flags & kInBody) != 0) {
    put_difference(out, shift_, quote.body_start - quote.start);
    shift_ = quote.body_start - quote.start;
    if ((flags & kOtherLength) != 0) out.varint(body_length);
  }
  if ((flags & kOwnWords) != 0) out.string(quote.text);
  if ((flags & kSpeakerPlace) != 0) {
    put_difference(out, quote.end, quote.speaker_start);
    out.varint(quote.speaker_end - quote.speaker_start);
  }
  if ((flags & kListed) != 0) {
    out.varint(speaker);
  } else {
    out.string(quote.speaker_full);
  }
  if ((flags & kAlso) != 0) put_also(out, quote);
  if ((flags & kInFull) == 0) out.string(quote.speaker);
  out.string(quote.verb);
  out.string(quote.pattern);
  out.varint(from_confidence(quote.confidence));
  start_ = quote.start;
}

Quote QuoteDecoder::get(ByteReader& in) {
  Quote quote;
  const auto flags = in.varint();
  quote.type = to_type(flags & kType);
  quote.kind = to_speaker_kind(flags >> kKindShift & 7);
  quote.start = get_difference(in, start_);
  const auto length = in.varint();
  quote.end = quote.start + length;
  if ((flags & kInBody) != 0) {
    shift_ = get_difference(in, shift_);
    quote.body_start = quote.start + shift_;
    quote.body_end = quote.body_start + ((flags & kOtherLength) != 0 ? in.varint() : length);
  }
  if ((flags & kOwnWords) != 0) quote.text = in.string();
  if ((flags & kSpeakerPlace) != 0) {
    quote.speaker_start = get_difference(in, quote.end);
    quote.speaker_end = quote.speaker_start + in.varint();
  }
  if ((flags & kListed) != 0) {
    const auto speaker = in.varint();
    if (speaker < names_.size()) quote.speaker_full = names_[speaker];
  } else {
    quote.speaker_full = in.string();
  }
  for (auto others = (flags & kAlso) != 0 ? in.count() : 0; others > 0; --others) {
    const auto other = in.varint();
    if (other < names_.size()) quote.also.emplace_back(names_[other]);
  }
  quote.speaker = (flags & kInFull) != 0 ? quote.speaker_full : std::string(in.string());
  quote.verb = in.string();
  quote.pattern = in.string();
  quote.confidence = to_confidence(in.varint());
  start_ = quote.start;
  return quote;
}

}  // namespace news
