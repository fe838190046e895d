// SPDX-License-Identifier: GPL-2.0-or-later
// Whether the terminal around this process makes links of what is marked as one (OSC 8). Terminals
// cannot be asked: those that say who they are in the environment and are known for it do.
// FORCE_HYPERLINK (0: never) decides for others, as with other programs.
#pragma once

namespace news {

bool knows_links();

}  // namespace news
