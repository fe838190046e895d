// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/purge_targets.hh"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>

#include "common/index/index_reader.hh"
#include "common/stored_article.hh"
#include "indexer/read/article_id.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

// How many of one name are looked at among dead documents.
constexpr unsigned kMostOfOneName = 64;

bool looks_like_id(const std::string& text) {
  return text.size() == 16 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

// As parse_file.cc tells apart those that share a member.
std::uint64_t id_of(std::string_view path, const std::string& member, unsigned count = 1) {
  return id_number(article_id(path, count == 1 ? member : fmt::format("{}\x01{}", member, count)));
}

bool is_of_file(std::uint64_t id, std::string_view path, const std::string& member) {
  for (unsigned count = 1; count <= kMostOfOneName; ++count) {
    if (id_of(path, member, count) == id) return true;
  }
  return false;
}

std::string shown(std::string_view path, const std::string& member) {
  return member.empty() ? std::string(path) : fmt::format("{} [{}]", path, member);
}

// Is the member the number of a line, or of an object without a name in a list?
bool is_place(std::string_view format, std::string_view member, std::uint32_t ordinal) {
  return format == "jsonl" ||
         ((format == "json" || format == "ninjs") && member == std::to_string(ordinal));
}

Xapian::Database open_articles(const std::string& directory, std::uint32_t segment) {
  return Xapian::Database(directory + "/" + segment_name(segment) + "/articles");
}

}  // namespace

std::vector<StandingGeneration> other_generations(const std::string& directory,
                                                  std::uint64_t number) {
  std::vector<StandingGeneration> out;
  auto numbers = list_generations(directory);
  std::reverse(numbers.begin(), numbers.end());
  for (const auto other : numbers) {
    if (other == number) continue;
    auto generation = read_generation(directory, other);
    if (!generation) continue;
    auto manifest = Manifest::open(directory + "/" + manifest_name(other),
                                   generation->manifest_bytes, generation->manifest_hash);
    if (manifest) out.push_back({std::move(*generation), std::move(*manifest)});
  }
  return out;
}

PurgeTargets::PurgeTargets(std::string directory, const std::vector<StandingGeneration>& standing)
    : directory_(std::move(directory)), standing_(standing) {
  for (const auto& purged : standing_.front().generation.purged) {
    known_.emplace(purged.id, purged.content_hash);
  }
}

bool PurgeTargets::is_gone(std::uint32_t segment) const {
  return names_in(directory_ + "/" + segment_name(segment)).empty();
}

// Each once, of every generation. A segment that is gone holds nothing.
void PurgeTargets::read_dead() {
  if (dead_) return;
  dead_.emplace();
  std::map<std::uint32_t, std::set<std::uint32_t>> documents;
  for (const auto& [generation, manifest] : standing_) {
    for (const auto& segment : generation.segments) {
      documents[segment.number].insert(segment.dead_articles.begin(), segment.dead_articles.end());
    }
  }
  for (const auto& [segment, dead] : documents) {
    if (dead.empty() || is_gone(segment)) continue;
    const auto database = open_articles(directory_, segment);
    for (const auto document : dead) {
      try {
        const auto article = decode_article(database.get_document(document).get_data());
        if (!article) continue;
        dead_->push_back({id_number(article->id), stored_content_hash(*article), article->member,
                          is_place(article->format, article->member, article->ordinal)});
      } catch (const Xapian::DocNotFoundError&) {
        // a merge took it out already
      }
    }
  }
}

const Xapian::Database& PurgeTargets::articles_of(const Segment& segment) {
  const auto found = open_.find(segment.number);
  if (found != open_.end()) return found->second;
  return open_.emplace(segment.number, open_articles(directory_, segment.number)).first->second;
}

PurgeTargets::Told PurgeTargets::told_of(const Generation& generation, const Manifest::File& file,
                                         const ArticleEntry& article) {
  Told told;
  if (file.articles.size() < 2) return told;
  for (const auto& segment : generation.segments) {
    if (article.document < segment.first_article || article.document > segment.last_article)
      continue;
    if (is_gone(segment.number)) break;
    const auto data = articles_of(segment).get_document(article.document).get_data();
    if (const auto head = decode_head(data)) {
      told.member = head->member;
      told.placed = is_place(head->format, head->member, head->ordinal);
    }
    break;
  }
  // Two of one name: the second takes the id of the first when that is gone.
  const auto second = id_of(file.path, told.member, 2);
  told.shared = told.member.empty() || article.id != id_of(file.path, told.member) ||
                std::any_of(file.articles.begin(), file.articles.end(),
                            [second](const auto& other) { return other.id == second; });
  told.placed |= told.shared;
  return told;
}

bool PurgeTargets::add(const std::string& name) {
  const auto path = canonical_path(name);
  const auto wanted = looks_like_id(name) ? id_number(name) : 0;
  const auto before = ids_.size();
  for (const auto& [generation, manifest] : standing_) {
    if (const auto file = manifest.find(path)) {
      for (const auto& article : manifest.file(*file).articles) ids_.insert(article.id);
    }
    const auto all = manifest.all_articles();
    const bool known =
        wanted != 0 && std::any_of(all.begin(), all.end(), [wanted](const ArticleEntry& article) {
          return article.id == wanted;
        });
    if (known) ids_.insert(wanted);
  }
  read_dead();
  for (const auto& dead : *dead_) {
    if (dead.id == wanted || is_of_file(dead.id, path, dead.member)) ids_.insert(dead.id);
  }
  const auto taken_out = [this](std::uint64_t id) {
    const auto found = known_.lower_bound({id, 0});
    return found != known_.end() && found->first == id;
  };
  return ids_.size() > before || (wanted != 0 && taken_out(wanted)) || taken_out(id_of(path, {}));
}

void PurgeTargets::remember(std::uint64_t id, std::uint64_t content_hash) {
  if (known_.emplace(id, content_hash).second) purged_.push_back({id, content_hash});
}

// The article that an id means: what the newest generation that knows it says of it. Where the id
// is a name, what it said before is remembered too, unless somebody else says it now; where it is a
// place, that was another article.
void PurgeTargets::take_named() {
  std::set<std::uint64_t> met, others;
  for (const auto& article : standing_.front().manifest.all_articles()) {
    if (!ids_.contains(article.id)) others.insert(article.content_hash);
  }
  for (const auto& [generation, manifest] : standing_) {
    std::set<std::uint64_t> here;
    for (std::size_t i = 0; i < manifest.size(); ++i) {
      const auto file = manifest.file(i);
      for (const auto& article : file.articles) {
        if (!ids_.contains(article.id)) continue;
        const auto told = told_of(generation, file, article);
        here.insert(article.id);
        if (!met.contains(article.id)) {
          contents_.insert(article.content_hash);
          remember(told.shared ? 0 : article.id, article.content_hash);
        } else if (!told.placed && !others.contains(article.content_hash)) {
          remember(article.id, article.content_hash);
        }
      }
    }
    met.merge(here);
  }
  take_dead(met);
}

// Of ids that no manifest knows any more.
void PurgeTargets::take_dead(const std::set<std::uint64_t>& known) {
  std::set<std::uint64_t> taken, stored;
  for (auto dead = dead_->rbegin(); dead != dead_->rend(); ++dead) {
    if (!ids_.contains(dead->id) || known.contains(dead->id)) continue;
    if (!taken.insert(dead->id).second && dead->placed) continue;
    remember(dead->id, dead->content_hash);
    stored.insert(dead->content_hash);
  }
  if (!stored.empty()) take_stored_copies(stored);
}

// A manifest hashes more of a plain text than is stored, so all that is alive is read for copies.
void PurgeTargets::take_stored_copies(const std::set<std::uint64_t>& contents) {
  for (const auto& segment : standing_.front().generation.segments) {
    const auto& articles = articles_of(segment);
    const auto& dead = segment.dead_articles;
    for (auto it = articles.postlist_begin({}); it != articles.postlist_end({}); ++it) {
      if (std::binary_search(dead.begin(), dead.end(), *it)) continue;
      const auto article = decode_article(articles.get_document(*it).get_data());
      if (!article || !contents.contains(stored_content_hash(*article))) continue;
      if (ids_.insert(id_number(article->id)).second) {
        copies_.insert(shown(article->path, article->member));
      }
    }
  }
}

void PurgeTargets::complete() {
  take_named();
  for (const auto& standing : standing_) {
    const auto& manifest = standing.manifest;
    for (std::size_t i = 0; i < manifest.size(); ++i) {
      const auto file = manifest.file(i);
      for (const auto& article : file.articles) {
        if (!contents_.contains(article.content_hash)) continue;
        const auto told = told_of(standing.generation, file, article);
        remember(told.shared ? 0 : article.id, article.content_hash);
        if (&standing == &standing_.front() && ids_.insert(article.id).second) {
          copies_.insert(shown(file.path, told.member));
        }
      }
    }
  }
}

}  // namespace news
