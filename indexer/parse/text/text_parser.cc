// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/text_parser.hh"

#include <string_view>
#include <utility>

#include "indexer/parse/sniff.hh"

namespace news {

Article parse_text(std::string text) {
  Article article;
  article.text = std::move(text);
  const std::string_view whole = article.text;
  for (std::size_t at = 0; at < whole.size();) {
    const auto end = std::min(whole.find('\n', at), whole.size());
    const auto line = trim_blanks(whole.substr(at, end - at));
    if (!line.empty()) {
      const auto begin = static_cast<std::size_t>(line.data() - whole.data());
      const bool first = article.blocks.empty();
      article.blocks.push_back(
          {first ? BlockKind::headline : BlockKind::paragraph, begin, begin + line.size()});
      if (first) {
        article.headline = line;
      } else {
        if (!article.body.empty()) article.body += "\n\n";
        article.body += line;
      }
    }
    at = end + 1;
  }
  return article;
}

}  // namespace news
