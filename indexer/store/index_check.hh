// SPDX-License-Identifier: GPL-2.0-or-later
// What a generation stands for, read through and set against what was written: the hashes of its
// manifest and of every file of its segments, then every stored article and quotation, counts and
// terms. --verify asks it of the generation in force, a rebuild of the one it is about to name.
#pragma once

#include <functional>
#include <string>

#include "common/index/generation.hh"
#include "common/result.hh"

namespace news {

// Told of each fault as it is found, as one line of text, in the child process: it may not live to
// the end. Of very many only the first.
using TellFault = std::function<void(const std::string&)>;

// True: sound. index_missing: damaged, or the check crashed or hung. In a child process under a
// time limit, for Xapian may do either on a damaged file; the child holds nothing of the caller's,
// its lock least of all. Once `give_up`, asked some fifty times a second, says so, the child is
// ended: false. internal: it could not be started. No other thread of this process may run.
Result<bool> check_generation(const std::string& directory, const Generation& generation,
                              const TellFault& tell, const std::function<bool()>& give_up = {});

}  // namespace news
