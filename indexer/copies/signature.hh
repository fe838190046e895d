// SPDX-License-Identifier: GPL-2.0-or-later
// The signature by which copies of one story are known: what its sentences say and whom and what it
// names, as hashes. Made from an article alone, compared in pairs, kept in a segment.
//
// The convention it encodes: papers that take a wire story change the masthead and the dateline,
// put a paragraph of their own in front, trim from the end and mend a few words; whole sentences
// stay as they were. Two texts from one template (a disaster declared in this state, in that one)
// share sentences too, but not the names and numbers. So a pair is a copy when most words of the
// shorter stand in sentences that the longer has too, and nearly all names and numbers of the
// shorter as well.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/analyser.hh"
#include "common/article.hh"

namespace news {

struct SentenceMark {
  std::uint32_t hash = 0;
  std::uint8_t words = 0;  // 255 stands for more
  // NOLINTNEXTLINE(modernize-use-nullptr): its false alarm
  auto operator<=>(const SentenceMark&) const = default;
};

inline constexpr std::uint32_t kFirstYear = 1980;  // that `years` can hold, of 64

struct Signature {
  std::vector<SentenceMark> sentences;  // by hash, each once
  std::vector<std::uint16_t> names;     // hashes of names and numbers, sorted, each once
  // Hashes of words, sorted, each once:
  std::vector<std::uint16_t> themes;    // used three times or more
  std::vector<std::uint16_t> repeated;  // used twice
  std::vector<std::uint16_t> subjects;  // of the headline, used in the text too
  std::string used;  // which words occur at all: bit hash % bits is set; a power of two of bytes
  std::uint32_t words = 0;  // in the sentences
  std::uint32_t day = 0;    // days since 1970-01-01 plus one; 0: not dated
  std::uint64_t years = 0;  // named in the text: bit 0 is kFirstYear
};

// Linear in the body; headings, captions and sentences under five words do not count.
Signature make_signature(const Article& article, Analyser& analyser);

// The rule above, symmetric. Signatures of less than two sentences never match, nor do articles
// dated more than a week apart (a notice renewed each year repeats itself; a wire copy is soon
// printed), nor texts of which each names a year that the other does not (the same notice,
// undated).
bool same_story(const Signature& left, const Signature& right);
// The same of an encoded one; `scratch` is what it is decoded into where its head leaves it open.
bool same_story(const Signature& left, std::string_view right, Signature& scratch);

// A compact form for a segment's file; decode is the inverse and gives an empty signature for bytes
// that are no signature.
std::string encode_signature(const Signature& signature);
void decode_signature(std::string_view bytes, Signature& out);

// The sentences to look candidates up by: the smallest hashes, so that copies choose the same ones.
std::vector<std::uint32_t> lookup_hashes(std::string_view encoded);

}  // namespace news
