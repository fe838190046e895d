// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/glass/thin_quotes.hh"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "common/index_schema.hh"
#include "indexer/glass/packing.hh"
#include "indexer/glass/position_coder.hh"
#include "indexer/glass/posting_chunks.hh"
#include "indexer/glass/table_writer.hh"
#include "indexer/glass/value_streams.hh"
#include "indexer/glass/version_file.hh"

namespace news {
namespace {

constexpr Xapian::valueno kMostSlots = 32;
constexpr char kStatistics = static_cast<char>(0xd0);  // second byte of the key of a slot's

// A set of document ids of one segment.
class Ids {
 public:
  Ids(Xapian::docid first, Xapian::docid last) : first_(first), in_(last - first + 1) {}
  void set(Xapian::docid id, bool in) {
    if (id >= first_ && id - first_ < in_.size()) in_[id - first_] = in;
  }
  bool has(Xapian::docid id) const { return in_[id - first_]; }

 private:
  Xapian::docid first_;
  std::vector<bool> in_;
};

class ThinCopy {
 public:
  ThinCopy(const std::string& from, std::string to, const std::vector<std::uint32_t>& dead)
      : from_(from, Xapian::DB_BACKEND_GLASS),
        to_(std::move(to)),
        alive_(*from_.postlist_begin(""), from_.get_lastdocid()),
        placed_(*from_.postlist_begin(""), from_.get_lastdocid()),
        postlist_(to_ + "/postlist.glass") {
    for (auto at = from_.postlist_begin(""); at != from_.postlist_end(""); ++at) {
      alive_.set(*at, true);
    }
    for (const auto id : dead) alive_.set(id, false);
    const auto end = from_.valuestream_end(quote_slot::kSpan);
    for (auto at = from_.valuestream_begin(quote_slot::kSpan); at != end; ++at) {
      placed_.set(at.get_docid(), true);
    }
  }

  Status run() {
    values(true);
    values(false);
    glass::PostingChunks chunks(postlist_, 0);
    lengths(chunks);
    for (auto at = from_.allterms_begin(); at != from_.allterms_end(); ++at) term(*at, chunks);
    glass::Roots roots;
    auto root = postlist_.finish();
    if (!root) return fail(root.error());
    roots.postlist = *root;
    if (position_) {
      root = position_->finish();
      if (!root) return fail(root.error());
      roots.position = *root;
    }
    statistics_.last_docid = from_.get_lastdocid();
    return glass::write_version_file(to_, roots, statistics_);
  }

 private:
  // Statistics of all slots stand before the values of any.
  void values(bool statistics) {
    for (Xapian::valueno slot = 0; slot < kMostSlots; ++slot) {
      if (from_.get_value_freq(slot) == 0) continue;
      glass::ValueStreams streams;
      const auto put = [&](const auto& entries) {
        for (const auto& [key, tag] : entries) {
          if ((key[1] == kStatistics) == statistics) postlist_.add(key, tag);
        }
      };
      const auto end = from_.valuestream_end(slot);
      for (auto at = from_.valuestream_begin(slot); at != end; ++at) {
        if (!alive_.has(at.get_docid())) continue;
        streams.add(at.get_docid(), slot, *at);
        put(streams.take_chunks());
      }
      put(streams.entries());
    }
  }

  void lengths(glass::PostingChunks& chunks) {
    for (auto at = from_.postlist_begin(""); at != from_.postlist_end(""); ++at) {
      if (!alive_.has(*at)) continue;
      if (statistics_.documents == 0) chunks.begin_lengths();
      const auto length = at.get_doclength();
      chunks.put(*at, length);
      ++statistics_.documents;
      statistics_.total_length += length;
      statistics_.longest = std::max(statistics_.longest, length);
      if (length != 0 && (statistics_.shortest == 0 || length < statistics_.shortest)) {
        statistics_.shortest = length;
      }
    }
    if (statistics_.documents > 0) chunks.end();
  }

  void term(const std::string& term, glass::PostingChunks& chunks) {
    std::uint32_t documents = 0;
    std::uint64_t frequency = 0;
    for (auto at = from_.postlist_begin(term); at != from_.postlist_end(term); ++at) {
      if (!alive_.has(*at)) continue;
      ++documents;
      frequency += at.get_wdf();
    }
    if (documents == 0) return;
    // Words of a quotation that stands in the body have no positions of their own.
    const bool plain = term[0] < 'A' || term[0] > 'Z';
    chunks.begin_term(term, documents, frequency);
    for (auto at = from_.postlist_begin(term); at != from_.postlist_end(term); ++at) {
      if (!alive_.has(*at)) continue;
      chunks.put(*at, at.get_wdf());
      statistics_.highest_frequency = std::max(statistics_.highest_frequency, at.get_wdf());
      if (!plain || !placed_.has(*at)) positions(term, at);
    }
    chunks.end();
  }

  void positions(const std::string& term, const Xapian::PostingIterator& posting) {
    positions_.assign(posting.positionlist_begin(), posting.positionlist_end());
    if (positions_.empty()) return;
    if (!position_) position_.emplace(to_ + "/position.glass");
    key_.clear();
    glass::append_term_key(key_, term, true);
    glass::append_sortable(key_, *posting);
    tag_.clear();
    glass::append_positions(tag_, positions_);
    position_->add(key_, tag_);
  }

  Xapian::Database from_;
  std::string to_;
  Ids alive_, placed_;
  glass::TableWriter postlist_;
  std::optional<glass::TableWriter> position_;
  glass::Statistics statistics_;
  std::vector<std::uint32_t> positions_;
  std::string key_, tag_;
};

}  // namespace

bool has_termlists(const std::string& folder) {
  return std::filesystem::exists(folder + "/termlist.glass");
}

Status thin_quotes(const std::string& from, const std::string& to,
                   const std::vector<std::uint32_t>& dead) {
  std::filesystem::create_directories(to);
  return ThinCopy(from, to, dead).run();
}

}  // namespace news
