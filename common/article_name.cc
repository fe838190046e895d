// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/article_name.hh"

#include <algorithm>
#include <utility>

#include "common/absolute_path.hh"
#include "common/terminal.hh"
#include "common/unicode.hh"

namespace news {
namespace {

constexpr std::size_t kMostReadings = 16;

std::string repaired(std::string_view text) {
  std::string out;
  repair_utf8(text, out);
  return out;
}

// "a/b.txt" names "a/b.txt", "/x/a/b.txt", and with "./" before either.
bool ends_path(std::string_view wanted, std::string_view path) {
  while (wanted.starts_with("./")) wanted.remove_prefix(2);
  while (path.starts_with("./")) path.remove_prefix(2);
  if (wanted.empty() || !path.ends_with(wanted)) return false;
  return path.size() == wanted.size() || wanted.starts_with('/') ||
         path[path.size() - wanted.size() - 1] == '/';
}

bool ends_shown_path(std::string_view wanted, std::string_view path) {
  return ends_path(wanted, path) || ends_path(wanted, repaired(path)) ||
         ends_path(wanted, printable(path));
}

ArticleName::Fit fit_of(const ArticleName::Reading& reading, const StoredHead& article) {
  if (reading.member && !same_shown_text(*reading.member, article.member))
    return ArticleName::Fit::none;
  if (same_shown_text(reading.canonical, article.canonical)) return ArticleName::Fit::wholly;
  const bool ends = ends_shown_path(reading.path, article.path) ||
                    ends_shown_path(reading.path, article.canonical);
  return ends ? ArticleName::Fit::partly : ArticleName::Fit::none;
}

std::string_view address_key(std::string_view address) {
  address = address.substr(0, address.find('#'));
  if (const auto scheme = address.find("://"); scheme < sizeof "https") {
    address.remove_prefix(scheme + 3);
  }
  if (address.starts_with("www.")) address.remove_prefix(4);
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

}  // namespace

ArticleName::ArticleName(std::string name) : name_(std::move(name)) {
  readings_.push_back({name_, canonical_path(name_), std::nullopt});
  if (!name_.ends_with(']')) return;
  for (auto at = name_.find('['); at != name_.npos && readings_.size() < kMostReadings;
       at = name_.find('[', at + 1)) {
    auto path = name_.substr(0, at);
    if (path.ends_with(' ')) path.pop_back();
    if (path.empty()) continue;
    auto canonical = canonical_path(path);
    readings_.push_back(
        {std::move(path), std::move(canonical), name_.substr(at + 1, name_.size() - at - 2)});
  }
}

ArticleName::Fit ArticleName::fits(const StoredHead& article) const {
  if (same_address(name_, article.url) || same_address(name_, article.member)) return Fit::wholly;
  auto best = Fit::none;
  for (const auto& reading : readings_) best = std::max(best, fit_of(reading, article));
  return best;
}

bool same_shown_text(std::string_view wanted, std::string_view stored) {
  return wanted == stored || wanted == repaired(stored) || wanted == printable(stored);
}

bool same_address(std::string_view one, std::string_view other) {
  if (one.find("://") == one.npos || other.find("://") == other.npos) return false;
  const auto key = address_key(one);
  return !key.empty() && key == address_key(other);
}

std::string path_and_member(std::string_view path, std::string_view member) {
  std::string out(path);
  if (!member.empty()) out.append(" [").append(member).append("]");
  return out;
}

std::string named_line(const StoredHead& article) {
  const auto headline = article.headline.empty() ? "(no headline)" : article.headline;
  return printable(path_and_member(article.canonical, article.member) + " (" +
                   std::string(article.id) + ") " + std::string(headline));
}

}  // namespace news
