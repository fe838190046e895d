// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_reader.hh"
#include "common/terminal.hh"
#include "indexer/cli/inputs.hh"
#include "indexer/cli/journal.hh"
#include "indexer/commands/maintenance.hh"
#include "indexer/store/index_check.hh"

namespace news {
namespace {

Status verify(const std::string& directory) {
  const auto generation = read_current_generation(directory);
  if (!generation) return fail(generation.error());
  const auto sound = check_generation(directory, *generation, [](const std::string& fault) {
    tell(Priority::error, "newsindex: " + printable(fault) + '\n');
  });
  return sound ? Status() : fail(sound.error());
}

}  // namespace

int run_verify(const Options& options) {
  if (const auto sound = verify(options.db); !sound) {
    tell(Priority::error, error_line(sound.error()));
    return exit_status(sound.error().code);
  }
  if (!options.quiet) tell(Priority::info, "newsindex: the index is sound\n");
  return 0;
}

}  // namespace news
