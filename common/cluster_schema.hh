// SPDX-License-Identifier: GPL-2.0-or-later
// What an archive on a cluster (OpenSearch) holds, as both sides name it. An article is one
// document: the text fields of the field table under their names, what facets count and dates under
// the names below, its quotations as nested documents, and its stored form, from which all that is
// shown comes. Tokens are ours: the server only parts them at blanks.
//
// On the wire a word is `cleverly===clever`: the word, and its stem (stem_of()) behind three marks
// that no word holds; the server makes two terms at one place of it, `cleverly` and `===clever`. A
// lone `=` is a place left free. Paragraphs, captions and names are the values of an array.
// Change anything here and raise kClusterSchema.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace news {

inline constexpr std::uint32_t kClusterSchema = 2;

// What the address of an archive on a cluster begins with.
inline constexpr std::string_view kClusterScheme = "opensearch+";

// What is before the terms of stems: longer than the slips that ~word forgives.
inline constexpr std::string_view kStemMark = "===";
inline constexpr std::string_view kFreePlace = "=";

namespace cluster_field {
inline constexpr std::string_view kPlain = "all";  // the words of all plain fields, without places
inline constexpr std::string_view kDate = "date";
inline constexpr std::string_view kWords = "words";      // length, as the embedded index counts it
inline constexpr std::string_view kLacks = "lacks";      // names of fields that hold nothing
inline constexpr std::string_view kGroup = "group";      // key of its near-copies, in hexadecimal
inline constexpr std::string_view kWire = "wire";        // slot::kWire, in hexadecimal
inline constexpr std::string_view kStored = "stored";    // encode_article(), in base64
inline constexpr std::string_view kStory = "story";      // common/stories.hh, in hexadecimal
inline constexpr std::string_view kEntered = "entered";  // the run that it entered with
inline constexpr std::string_view kRun = "run";          // the run that wrote it
inline constexpr std::string_view kSum = "sum";          // of its stored form, in hexadecimal
inline constexpr std::string_view kSentences = "sentences";  // by which near-copies are looked up
inline constexpr std::string_view kSignature = "signature";  // encode_signature(), in base64
inline constexpr std::string_view kQuotes = "quotes";  // nested, in the order of Article::quotes
// Of a quotation, behind "quotes.".
inline constexpr std::string_view kSaid = "said";
inline constexpr std::string_view kSure = "sure";  // thousandths
}  // namespace cluster_field

// What of the mapping's _meta says that an index is ours, and of which make.
namespace cluster_meta {
inline constexpr std::string_view kArchive = "newsindex";  // an object of these three
inline constexpr std::string_view kSchema = "schema", kAnalyser = "analyser", kUuid = "uuid";
}  // namespace cluster_meta

// Inner hits and copies that one request may name; the server's own default is 100.
inline constexpr unsigned kMostInnerHits = 1000;

// Bytes as lower-case hexadecimal digits, which sort as the bytes do.
std::string hexadecimal(std::string_view bytes);
// And back; empty where they are none.
std::string bytes_of_hexadecimal(std::string_view text);

}  // namespace news
