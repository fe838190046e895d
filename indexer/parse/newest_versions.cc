// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/newest_versions.hh"

#include <fmt/format.h>

#include <utility>

namespace news {
namespace {

std::size_t size_of(const Article& article) {
  return sizeof article + article.headline.size() + 2 * article.body.size() + article.text.size() +
         article.blocks.size() * sizeof(Block);
}

}  // namespace

// What was an article, or is held back, is now a version that another one replaces.
void NewestVersions::supersede(Item& item, std::uint64_t by) {
  Skip skip = item.article ? Skip{item.article->member, item.article->ordinal, {}} : item.skip;
  skip.reason = by == 0 ? "an earlier version: a later one is in this file"
                        : fmt::format("an earlier version: version {} is in this file", by);
  skip.expected = true;
  skip.hold = Hold::none;
  item.article.reset();
  item.skip = std::move(skip);
}

bool NewestVersions::take(Item item) {
  if (item.key.empty() && waiting_.empty())
    return item.article ? sink_.on_article(std::move(*item.article))
                        : sink_.on_skip(std::move(item.skip));
  const auto number = gone_ + waiting_.size();
  if (!item.key.empty()) {
    const auto [known, fresh] = newest_.try_emplace(item.key, number);
    if (!fresh) {
      auto& other = waiting_[known->second - gone_];
      if (other.version > item.version) {
        supersede(item, other.version);
        item.key.clear();
      } else {
        supersede(other, item.version);
        bytes_ -= std::exchange(other.bytes, sizeof(Item));
        bytes_ += sizeof(Item);
        other.key.clear();
        known->second = number;
      }
    }
  }
  bytes_ += item.bytes;
  waiting_.push_back(std::move(item));
  while (bytes_ > cap_) {
    if (!let_go()) return false;
  }
  return true;
}

bool NewestVersions::let_go() {
  Item item = std::move(waiting_.front());
  waiting_.pop_front();
  ++gone_;
  bytes_ -= item.bytes;
  if (!item.key.empty()) newest_.erase(item.key);
  return item.article ? sink_.on_article(std::move(*item.article))
                      : sink_.on_skip(std::move(item.skip));
}

bool NewestVersions::add(Article article, const WireVersion& version) {
  const auto bytes = sizeof(Item) + size_of(article);
  name_on_wire(article, version);
  return take({std::move(article),
               {},
               version.name.empty() ? std::string() : version.key(),
               version.version,
               bytes});
}

bool NewestVersions::add(Skip skip, const WireVersion& version) {
  const auto bytes = sizeof(Item) + skip.reason.size() + skip.member.size();
  return take({std::nullopt, std::move(skip), version.name.empty() ? std::string() : version.key(),
               version.version, bytes});
}

bool NewestVersions::finish() {
  while (!waiting_.empty()) {
    if (!let_go()) return false;
  }
  return true;
}

}  // namespace news
