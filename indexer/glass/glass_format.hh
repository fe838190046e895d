// SPDX-License-Identifier: GPL-2.0-or-later
// What the bulk writer relies on about Xapian's glass databases: the layout on disk that every
// Xapian 1.4 reads and writes (format of 14 March 2016, unchanged since 1.3.5). Facts only; the
// code that follows them is in the other files of this folder, and the unit test compares its work
// with databases that Xapian itself wrote from the same documents.
//
// Directory. iamglass (version file: which blocks are the roots, and the statistics), and one
// B-tree a file: postlist.glass, termlist.glass (both always there), position.glass, docdata.glass
// (absent when empty), spelling and synonym (never made here).
//
// Integers. "uint": seven bits a byte, low bits first, the high bit says more follow. "sortable":
// big end first with a length mark, bytes sort as numbers do (two bytes below 0x8000). "string": a
// uint length, then the bytes. "term key": the term with every NUL doubled as 00 FF, then 00 unless
// nothing follows. Numbers in block headers: big end first.
//
// Block of 8192 bytes. Revision (4), level (1; 0 is a leaf), largest gap (2), free bytes (2), end
// of the directory (2), then the directory: two bytes an item, the offset of the item in this
// block, in key order; free space; the items. Leaf item. Size less 3, with flags in the top three
// bits (2: 80 deflated, 40 last, 20 first part of its tag), key length (1), key, number of the part
// (2, absent in the first), tag bytes. Branch item. Child block (4), key length (1), key, number of
// the part (2). The first item of a branch has the empty key; a key above the leaves is cut behind
// the first byte that tells it from the last key of the leaf before. The first item of the leftmost
// leaf is an entry with an empty key and tag, which is not counted. A tag too long for one item is
// cut into numbered parts, 1 to 65535.
//
// postlist   00 C0 key              metadata
//            00 D0 slot             statistics of a value slot: uint count, string lowest, highest
//                                   (empty when they are the same); slot as bytes low end first
//            00 D8 uint slot, sortable docid    values from that document on: string, then (uint
//                                   gap less 1, string)*; a chunk ends once it holds 2000 bytes
//            00 E0 [sortable docid]   lengths of documents, laid out as the postings of a term
//                                   with frequencies 0, 0
//            term key [sortable docid]   postings; the first chunk has no docid in its key and
//                                   begins uint frequency, uint collection frequency, uint docid-1;
//                                   every chunk: '1' when it is the last, else '0', uint last less
//                                   first docid, uint wdf, then (uint gap less 1, uint wdf)*; a new
//                                   chunk is begun once one holds 2000 bytes behind that header
// position   term key, sortable docid   uint last; with two or more positions, bits low end first:
//                                   first (out of last), count-2 (out of last-first), and the rest
//                                   by interpolative coding (middle first, left half, right half)
// termlist   sortable docid         uint length, uint number of terms, then each term: bytes shared
//                                   with the one before (not for the first), bytes that follow,
//                                   these, uint wdf; (wdf+1)*(size before+1)+shared stands in for
//                                   both when it fits a byte. No terms: empty tag
//            sortable docid, 00     slots used: uint slot, then uint gap less 1; absent when none
// docdata    sortable docid         document data; absent when empty
// Tags of termlist and docdata longer than 18 bytes are deflated (raw) when that makes them
// shorter.
#pragma once

#include <cstddef>
#include <cstdint>

namespace news::glass {

inline constexpr std::size_t kBlockSize = 8192;
inline constexpr std::size_t kBlockHeader = 11;
inline constexpr std::size_t kDirectoryEntry = 2;
inline constexpr std::size_t kItemsABlock = 4;  // that many of the largest size always fit
inline constexpr std::size_t kMaxItem =
    (kBlockSize - kBlockHeader - kItemsABlock * kDirectoryEntry) / kItemsABlock;
inline constexpr std::size_t kMaxParts = 65535;
inline constexpr unsigned kDeflated = 0x8000, kLastPart = 0x4000, kFirstPart = 0x2000;

inline constexpr std::size_t kMaxKey = 255;
inline constexpr std::size_t kMaxTerm = 245;  // Xapian's own limit
inline constexpr std::size_t kChunk = 2000;   // of postings and of values
inline constexpr std::uint32_t kCompressMin = 18;
inline constexpr std::uint32_t kRevision = 1;

}  // namespace news::glass
