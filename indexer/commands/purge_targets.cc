// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/commands/purge_targets.hh"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>

#include "common/analyser.hh"
#include "common/field.hh"
#include "common/index/index_reader.hh"
#include "common/stored_article.hh"
#include "indexer/read/article_id.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/index_files.hh"

namespace news {
namespace {

// How many of one name are looked at among dead documents.
constexpr unsigned kMostOfOneName = 64;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

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
                          article->canonical,
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

// Empty: its segment is gone.
std::string PurgeTargets::data_of(const Generation& generation, const ArticleEntry& article) {
  for (const auto& segment : generation.segments) {
    if (article.document < segment.first_article || article.document > segment.last_article)
      continue;
    if (!open_.contains(segment.number) && is_gone(segment.number)) break;
    return articles_of(segment).get_document(article.document).get_data();
  }
  return {};
}

PurgeTargets::Told PurgeTargets::told_of(const Generation& generation, const Manifest::File& file,
                                         const ArticleEntry& article) {
  Told told;
  if (file.articles.size() < 2) return told;
  const auto data = data_of(generation, article);
  if (const auto head = decode_head(data)) {
    told.member = head->member;
    told.placed = is_place(head->format, head->member, head->ordinal);
  }
  // Two of one name: the second takes the id of the first when that is gone.
  const auto second = id_of(file.path, told.member, 2);
  told.shared = told.member.empty() || article.id != id_of(file.path, told.member) ||
                std::any_of(file.articles.begin(), file.articles.end(),
                            [second](const auto& other) { return other.id == second; });
  told.placed |= told.shared;
  return told;
}

void PurgeTargets::name_file(const StandingGeneration& standing, std::size_t file,
                             const std::optional<std::string>& member, Named& out) {
  for (const auto& article : standing.manifest.file(file).articles) {
    if (member) {
      const auto data = data_of(standing.generation, article);
      const auto head = decode_head(data);
      if (!head || !same_shown_text(*member, head->member)) continue;
    }
    out.ids.insert(article.id);
  }
}

void PurgeTargets::name_path(const ArticleName::Reading& reading, Named& out) {
  const auto& path = reading.canonical;
  const bool shown = path.find(kReplacement) != path.npos;  // for bytes that nobody can show
  for (const auto& standing : standing_) {
    const auto& manifest = standing.manifest;
    if (const auto file = manifest.find(path)) name_file(standing, *file, reading.member, out);
    for (std::size_t i = 0; shown && i < manifest.size(); ++i) {
      if (!same_shown_text(path, manifest.path(i))) continue;
      name_file(standing, i, reading.member, out);
    }
    if (reading.member) continue;
    const auto below = path + '/';
    for (auto i = manifest.lower_bound(below); i < manifest.size(); ++i) {
      if (!manifest.path(i).starts_with(below)) break;
      name_file(standing, i, {}, out);
    }
  }
}

void PurgeTargets::name_dead(const ArticleName::Reading& reading, Named& out) {
  for (const auto& dead : *dead_) {
    if (reading.member && !same_shown_text(*reading.member, dead.member)) continue;
    const bool below = !reading.member && dead.canonical.starts_with(reading.canonical + '/');
    if (below || is_of_file(dead.id, reading.canonical, dead.member)) out.ids.insert(dead.id);
  }
}

// Alive or dead, in every segment there still is.
void PurgeTargets::name_address(const std::string& address, Named& out) {
  std::vector<Xapian::Query> words;
  Analyser analyser;
  const std::string prefix(field_info(Field::url).prefix);
  // What goes before the host may be another, and what comes behind # is no part of the address.
  auto host = std::string_view(address).substr(address.find("://") + 3);
  if (host.starts_with("www.")) host.remove_prefix(4);
  for (const auto& word : analyser.terms(host.substr(0, host.find('#')))) {
    words.emplace_back(prefix + word);
  }
  if (words.empty()) return;
  const Xapian::Query all(Xapian::Query::OP_AND, words.begin(), words.end());
  std::set<std::uint32_t> met;
  for (const auto& [generation, manifest] : standing_) {
    for (const auto& segment : generation.segments) {
      if (!met.insert(segment.number).second || is_gone(segment.number)) continue;
      const auto& articles = articles_of(segment);
      Xapian::Enquire enquire(articles);
      enquire.set_query(all);
      enquire.set_weighting_scheme(Xapian::BoolWeight());
      const auto found = enquire.get_mset(0, articles.get_doccount());
      for (auto at = found.begin(); at != found.end(); ++at) {
        const auto data = at.get_document().get_data();
        const auto head = decode_head(data);
        if (head && (same_address(address, head->url) || same_address(address, head->member))) {
          out.ids.insert(id_number(head->id));
        }
      }
    }
  }
}

PurgeTargets::Named PurgeTargets::add(const std::string& name) {
  Named out;
  const auto wanted = looks_like_id(name) ? id_number(name) : 0;
  for (const auto& standing : standing_) {
    const auto all = standing.manifest.all_articles();
    const bool known =
        wanted != 0 && std::any_of(all.begin(), all.end(), [wanted](const ArticleEntry& article) {
          return article.id == wanted;
        });
    if (known) out.ids.insert(wanted);
  }
  read_dead();
  for (const auto& dead : *dead_) {
    if (wanted != 0 && dead.id == wanted) out.ids.insert(wanted);
  }
  const ArticleName read(name);
  for (const auto& reading : read.readings()) {
    name_path(reading, out);
    name_dead(reading, out);
  }
  if (name.find("://") != name.npos) name_address(name, out);
  const auto taken_out = [this](std::uint64_t id) {
    const auto found = known_.lower_bound({id, 0});
    return found != known_.end() && found->first == id;
  };
  out.known = !out.ids.empty() || (wanted != 0 && taken_out(wanted));
  for (const auto& reading : read.readings()) {
    out.known |= taken_out(id_of(reading.canonical, reading.member.value_or("")));
  }
  ids_.insert(out.ids.begin(), out.ids.end());
  return out;
}

std::vector<std::string> PurgeTargets::lines(const std::set<std::uint64_t>& ids, std::size_t most) {
  std::vector<std::string> out;
  std::set<std::uint64_t> met;
  for (const auto& [generation, manifest] : standing_) {
    for (const auto& article : manifest.all_articles()) {
      if (out.size() == most) return out;
      if (!ids.contains(article.id) || !met.insert(article.id).second) continue;
      const auto data = data_of(generation, article);
      if (const auto head = decode_head(data)) out.push_back(named_line(*head));
    }
  }
  return out;
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
        copies_.insert(path_and_member(article->path, article->member));
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
          copies_.insert(path_and_member(file.path, told.member));
        }
      }
    }
  }
}

}  // namespace news
