// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/annotate/annotate.hh"

namespace news {

void annotate(Article& article) {
  article.quotes.clear();
  article.speakers.clear();
}

}  // namespace news
