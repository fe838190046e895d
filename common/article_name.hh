// SPDX-License-Identifier: GPL-2.0-or-later
// What a person calls an article that is in an index, beside its id: the path of its file (as it
// leads there from the working directory, as it was given when it was indexed, or the end of that
// from a slash on; also as JSON or a terminal showed it, with U+FFFD for what they cannot show),
// "path[member]" or "path [member]", or the address it was published at.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/stored_article.hh"

namespace news {

class ArticleName {
 public:
  // Looks up on the disk where the path leads.
  explicit ArticleName(std::string name);

  // A way to read the name as a path.
  struct Reading {
    std::string path, canonical;
    std::optional<std::string> member;  // absent: whatever the file holds
  };
  const std::vector<Reading>& readings() const { return readings_; }

  // `partly`: by the end of its path, or by the path as it was given somewhere. That counts only
  // where nothing is named wholly.
  enum class Fit { none, partly, wholly };
  Fit fits(const StoredHead& article) const;

 private:
  std::string name_;
  std::vector<Reading> readings_;
};

// The same page whatever the scheme, a "www.", a slash at its end or a place on it.
bool same_address(std::string_view one, std::string_view other);

// Is `wanted` the stored text, or what JSON or a terminal shows of it?
bool same_shown_text(std::string_view wanted, std::string_view stored);

// "path [member]"; the path alone where its file holds no other article.
std::string path_and_member(std::string_view path, std::string_view member);

// The article among others of its name: "path [member] (id) Headline", printable.
std::string named_line(const StoredHead& article);

}  // namespace news
