// SPDX-License-Identifier: GPL-2.0-or-later
// What in a query is answered as it is written, and was perhaps meant otherwise: an option of
// another program behind it (ukraine -i), an operator in small letters (strike or walkout), one of
// another archive (fees~2, AROUND(5)). Pure and linear.
#pragma once

#include <string>
#include <string_view>

namespace news {

// One line without its end, each thing once; empty: nothing is to be remarked. The query is valid
// UTF-8, and one that can be read.
std::string remark_on(std::string_view query);

}  // namespace news
