// SPDX-License-Identifier: GPL-2.0-or-later
// Makes the people's file of a generation (common/people/people_file.hh) out of the evidence of its
// segments, without the dead. Only blocks are worked out again of which an article tells that came
// or went since the generation before; the others are copied as they stand. The groups are the same
// whether that is done every night or once, for each block is made of all its evidence; ids go on
// from the generation before.
#pragma once

#include <string>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

// Fills next.people_bytes and next.people_hash and gives the bytes of DIR/people-NNNNNN. `before`:
// the generation in force (number 0: none); what of it cannot be read is worked out again, under
// new ids where its people's file is lost. io, index_missing: the evidence of a segment of `next`
// cannot be read.
Result<std::string> make_people(const std::string& directory, const Generation& before,
                                Generation& next);

// All of it worked out afresh, with the ids of the file itself: what it must be equal to. For
// --verify; index_missing: it is not.
Status check_people(const std::string& directory, const Generation& generation);

}  // namespace news
