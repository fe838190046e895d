// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/pipeline/worker.hh"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <memory>
#include <new>

#include "common/absolute_path.hh"
#include "common/stories.hh"
#include "indexer/parse/fields/release.hh"
#include "indexer/pipeline/parse_file.hh"
#include "indexer/read/article_id.hh"
#include "indexer/store/batch.hh"
#include "indexer/store/young_stamp.hh"

namespace news {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostFilesHeld = 2'000;

// The day of a moment, UTC, as an article's date.
std::string day_of(std::int64_t since_1970) {
  const auto seconds = static_cast<std::time_t>(since_1970);
  struct tm parts {};
  char text[16] = {};
  if (gmtime_r(&seconds, &parts) == nullptr) return {};
  const auto size = std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
  return size == 10 ? text : "";
}

// The key of the group that an article founds. Of its text too: when its file holds another story
// tomorrow, that one founds another group. Versions of one item on its wire are a group, however
// much was rewritten.
std::string own_group(const Article& article, std::uint64_t content_hash) {
  if (article.version > 0) return key_value(wire_key(article.wire_name));
  return key_value(id_number(article.id) ^ content_hash);
}

class Worker : public ArticleSink {
 public:
  explicit Worker(RunState& state)
      : state_(state),
        writer_(state.store == nullptr ? nullptr
                                       : state.store->writer(analyser_, state.options.jobs)) {}

  void run() {
    for (;;) {
      const auto number = state_.next_task++;
      if (number >= state_.plan.tasks.size() || state_.stopping()) break;
      read_file(state_.plan.tasks[number]);
    }
    if (!state_.failed) flush();
    const Locked lock(state_.mutex);
    if (!state_.given_up) add_counts();
  }

  bool on_article(Article article) override;
  bool on_skip(Skip skip) override;
  void hold_back(Skip skip);

 private:
  struct Old {
    const ArticleEntry* entry = nullptr;
    bool met = false;
    bool unread = false;       // what stands under its name now could not be read
    bool called_back = false;  // what stands under its name now may not be published
  };

  void begin(const FileTask& task);
  void read_file(const FileTask& task);
  void end(const Status& status, const FileEnd& file_end);
  bool was_cut(const FileEnd& file_end) const;
  void find_half();
  void tell_kept(std::size_t kept);
  void keep(Article article, PendingArticle pending);
  bool leave_out(const Article& article);
  Origin origin_in_file(std::uint64_t content_hash);
  void keep_unmet(FileResult& result) const;
  std::size_t settle_unmet(FileResult& result, bool keep_all);
  bool is_purged(const Article& article, std::uint64_t content) const;
  bool stood_otherwise(std::uint64_t id, std::uint64_t content) const;
  void know_by_content();
  std::string id_of_placed(const Article& article, std::uint64_t content);
  std::string id_by_content(const Article& article, std::uint64_t content);
  void flush();
  void hand_over(const std::vector<ArticleEntry>& entries, const StoreWriter::Take& take)
      NEWS_EXCLUDES(state_.mutex);
  void add_counts() NEWS_REQUIRES(state_.mutex);
  bool was_skipped(const SkipRecord& skip) const;
  void would(const char* verb, const std::string& path, const std::string& member);

  RunState& state_;
  Analyser analyser_;
  std::unique_ptr<StoreWriter> writer_;  // none: --dry-run
  std::vector<FileResult> files_;        // read since the last flush; the last may be open
  std::vector<std::size_t> file_of_;     // which of files_, for each article of the batch
  RunReport counts_;
  Removal removal_;
  Recalls recalls_;

  // The file at hand.
  ScannedFile file_;
  std::uint32_t scanned_ = 0;
  std::optional<Manifest::File> old_file_;
  std::vector<Manifest::SkipView> old_skips_;
  std::unordered_map<std::uint64_t, Old> old_articles_;
  std::unordered_multimap<std::uint64_t, Origin> old_contents_;
  std::unordered_multimap<std::uint64_t, std::uint64_t> old_ids_;  // by content; if by_content_
  std::unordered_set<std::uint64_t> taken_ids_;                    // of this file, old and new
  bool open_ = false, cut_short_ = false;
  bool by_content_ = false;           // places are no names: id_by_content()
  bool looked_ahead_ = false;         // it was asked whether the file ends early
  bool any_read_ = false;             // an article, or an item that is held back
  bool placed_ = false;               // an article known by its place
  std::size_t unread_ = 0;            // items that could not be read
  std::uint64_t met_ = 0, half_ = 0;  // articles; which of them is cut short, 0: none
};

void Worker::begin(const FileTask& task) {
  file_ = state_.scanned.files[task.scanned];
  scanned_ = task.scanned;
  old_articles_.clear();
  old_contents_.clear();
  old_ids_.clear();
  taken_ids_.clear();
  old_skips_.clear();
  old_file_.reset();
  if (task.old) {
    old_file_ = state_.manifest.file(*task.old);
    old_skips_ = state_.manifest.skips(*task.old);
    for (const auto& article : old_file_->articles) {
      old_articles_[article.id] = {&article, false};
      old_contents_.emplace(article.content_hash, article.origin());
    }
  }
  by_content_ = looked_ahead_ = false;
  if (state_.options.no_delete) know_by_content();
  auto& result = files_.emplace_back();
  result.path = file_.canonical;
  result.stamp = file_.stamp;
  result.flags = reading_flags(state_.options.parse, state_.options.mtime_dates);
  if (absolute_path(file_.path) != file_.canonical) result.flags |= kByLink;
  const auto stopping = [this] { return state_.stopping(); };
  if (state_.store != nullptr && !wait_until_proven(file_.stamp, file_.path, stopping)) {
    result.flags |= kRacy;
  }
  open_ = true;
  cut_short_ = any_read_ = placed_ = false;
  unread_ = 0;
  met_ = half_ = 0;
}

void Worker::read_file(const FileTask& task) {
  begin(task);
  ++counts_.read;
  counts_.bytes += file_.stamp.size;
  find_half();
  FileEnd file_end;
  const auto status = parse_file(file_, state_.options.parse, *this, &file_end);
  if (!file_end.warning.empty()) counts_.warnings.push_back(file_.path + ": " + file_end.warning);
  end(status, file_end);
  if (files_.size() >= kMostFilesHeld) flush();
}

// Of what is said now at some place of the file and was said before at any place of it. None: it is
// new: a line put in on top moves all that follow, and the story of that line has to be told.
Origin Worker::origin_in_file(std::uint64_t content_hash) {
  const auto found = old_contents_.find(content_hash);
  if (found == old_contents_.end()) return {};
  const auto origin = found->second;
  old_contents_.erase(found);
  return origin;
}

bool Worker::on_article(Article article) {
  if (state_.stopping()) {
    cut_short_ = true;
    return false;
  }
  if (article.date.empty()) {
    files_.back().flags |= kUndated;
    if (state_.options.mtime_dates)
      article.date = day_of(mtime_seconds(file_.canonical, file_.stamp));
  }
  any_read_ = true;
  if (++met_ == half_) return true;
  PendingArticle pending;
  const auto content = pending.content_hash = content_hash(article);
  if (is_purged(article, content)) return leave_out(article);
  placed_ |= article.placed;
  if (article.placed) article.id = id_of_placed(article, content);
  recalls_.read(article, scanned_);
  const auto id = id_number(article.id);
  taken_ids_.insert(id);
  const auto here = article.placed ? origin_in_file(pending.content_hash) : Origin();
  const auto old = old_articles_.find(id);
  auto* count = &counts_.added;
  const char* verb = "add";
  bool in_place = false;  // it stands where another stood that had no name but that place
  if (old != old_articles_.end()) {
    old->second.met = true;
    pending.origin = old->second.entry->origin();
    if (old->second.entry->content_hash == pending.content_hash) {
      count = &counts_.unchanged;
      verb = nullptr;
      if (!state_.options.rebuild) {
        ++*count;
        files_.back().articles.push_back(*old->second.entry);
        return true;
      }
    } else {
      count = &counts_.changed;
      verb = "change";
      if (article.placed) {
        in_place = !here;
        pending.origin = here ? here : state_.moved.take(content);
        if (in_place && pending.origin) {
          count = &counts_.moved;
          verb = "move to";
        }
      }
    }
  } else if (here) {
    pending.origin = here;
  } else if (const auto origin = state_.moved.take(pending.content_hash)) {
    pending.origin = origin;
    count = &counts_.moved;
    verb = "move to";
  }
  if (verb != nullptr) would(verb, article.path, article.member);
  if (state_.store != nullptr) keep(std::move(article), std::move(pending));
  ++*count;  // once it is kept: there may be no memory for it, and then it is told as skipped
  const bool entered = count == &counts_.added || (in_place && count == &counts_.changed);
  if (entered && state_.manifest.articles() > 0) removal_.entered(content, in_place);
  if (writer_ && writer_->full()) flush();
  return !state_.failed;
}

bool Worker::is_purged(const Article& article, std::uint64_t content) const {
  if (state_.purged.empty()) return false;
  const auto id = id_number(article.id);
  return state_.purged.hold(id, article.placed, content) ||
         state_.purged.hold(id, article.placed, stored_content_hash(article));
}

// Taken out for good earlier. It is named: it may stand under another name now.
bool Worker::leave_out(const Article& article) {
  ++counts_.purged;
  const auto where =
      article.member.empty() ? article.path : article.path + " [" + article.member + "]";
  counts_.warnings.push_back(where + ": taken out for good earlier (--purge), and left out");
  return !state_.failed;
}

// Did another text stand at this place before, or this text at another place?
bool Worker::stood_otherwise(std::uint64_t id, std::uint64_t content) const {
  const auto old = old_articles_.find(id);
  if (old != old_articles_.end()) return old->second.entry->content_hash != content;
  return old_contents_.contains(content);
}

// From here on. What was met stands where it stood, so it has its name already.
void Worker::know_by_content() {
  by_content_ = true;
  if (!old_file_) return;
  for (const auto& article : old_file_->articles) {
    taken_ids_.insert(article.id);
    if (!old_articles_.at(article.id).met) old_ids_.emplace(article.content_hash, article.id);
  }
}

// A place is a name as long as the file is read to its end. Of one that ends early, or in which a
// line cannot be read, nobody knows what the places that were not reached say now: what stood at a
// place that says something new may have moved there, and is not written over. Whether it is such a
// file has to be known before the first such article is named.
std::string Worker::id_of_placed(const Article& article, std::uint64_t content) {
  if (!by_content_ && !looked_ahead_ && stood_otherwise(id_number(article.id), content)) {
    looked_ahead_ = true;
    const auto stopping = [this] { return state_.stopping(); };
    FileEnd file_end;
    const auto status = read_ahead(file_, state_.options.parse, stopping, &file_end);
    if (!status || was_cut(file_end) || file_end.broken) know_by_content();
  }
  return by_content_ ? id_by_content(article, content) : article.id;
}

// So nothing is written over, as --no-delete wants: what is known by its place alone is the article
// that said the same before, wherever it stood, or else a new one. Where its place is taken it is
// told apart as the second of one name is (parse_file.cc).
std::string Worker::id_by_content(const Article& article, std::uint64_t content) {
  if (const auto same = old_ids_.find(content); same != old_ids_.end()) {
    const auto id = same->second;
    old_ids_.erase(same);
    return id_text(id);
  }
  auto id = article.id;
  for (unsigned count = 2; !taken_ids_.insert(id_number(id)).second; ++count) {
    id = article_id(file_.canonical, fmt::format("{}\x01{}", article.member, count));
  }
  return id;
}

void Worker::keep(Article article, PendingArticle pending) {
  const auto signature = make_signature(article, analyser_);
  pending.signature = encode_signature(signature);
  pending.group = state_.copies.group_of(signature, pending.signature,
                                         own_group(article, pending.content_hash));
  pending.article = std::move(article);
  writer_->put(std::move(pending));
  file_of_.push_back(files_.size() - 1);
}

// It is in the index no more, whatever --no-delete says: its provider has called it back. The
// number of a line is no name, and another article may have stood there.
void Worker::hold_back(Skip skip) {
  any_read_ = true;
  files_.back().flags |= kHoldsBack;
  const auto old = old_articles_.find(id_number(article_id(file_.canonical, skip.member)));
  if (old != old_articles_.end() && !skip.placed) old->second.called_back = true;
  if (skip.hold != Hold::embargoed && names_one_item(skip.wire_name))
    recalls_.recall(skip.wire_name, skip.version);
  counts_.held.push_back({file_.path, std::move(skip.member), std::move(skip.reason), skip.hold,
                          skip.wire_name.substr(skip.wire_name.find('\x01') + 1)});
}

bool Worker::on_skip(Skip skip) {
  if (skip.hold != Hold::none) {
    hold_back(std::move(skip));
    return true;
  }
  if (skip.expected) {
    ++counts_.ignored;
    if (state_.options.verbose)
      counts_.ignored_names.push_back(file_.path + " [" + skip.member + "]: " + skip.reason);
    return true;
  }
  if (!skip.member.empty()) {
    const auto old = old_articles_.find(id_number(article_id(file_.canonical, skip.member)));
    if (old != old_articles_.end()) old->second.unread = true;
    ++unread_;
  }
  SkipRecord record{std::move(skip.member), std::move(skip.reason)};
  counts_.skipped.push_back({file_.path, record.member, record.reason, was_skipped(record)});
  files_.back().skips.push_back(std::move(record));
  return true;
}

// It failed in the same way before, and its file has not changed.
bool Worker::was_skipped(const SkipRecord& skip) const {
  if (!old_file_ || !(old_file_->stamp == file_.stamp)) return false;
  return std::any_of(old_skips_.begin(), old_skips_.end(), [&skip](const auto& old) {
    return old.member == skip.member && old.reason == skip.reason;
  });
}

// Articles that this reading did not come to stay as they were.
void Worker::keep_unmet(FileResult& result) const {
  for (const auto& [id, old] : old_articles_) {
    if (!old.met) result.articles.push_back(*old.entry);
  }
}

// What leaves stays in the result until the run may remove it. Of a rebuild all is told at once.
// What was called back leaves, whatever else is kept: here, or because another file says so
// (Recalls). How many stay.
std::size_t Worker::settle_unmet(FileResult& result, bool keep_all) {
  if (!old_file_) return 0;
  std::size_t kept = 0, left = 0;
  // Where places are no names, a line that cannot be read may be any of those that were not met.
  std::size_t unread = by_content_ ? unread_ : 0;
  for (const auto& article : old_file_->articles) {
    const auto& old = old_articles_.at(article.id);
    if (old.met) continue;
    bool stays = keep_all || (old.unread && !by_content_);
    if (!stays && unread > 0) {
      --unread;
      stays = true;
    }
    if (stays && (!old.called_back || old.unread)) {
      result.articles.push_back(article);
      recalls_.kept(article, scanned_);
      ++kept;
      continue;
    }
    ++left;
    removal_.leaves(file_.canonical, article.id);
    if (!placed_) removal_.lacks(file_.canonical, article.content_hash);
    if (state_.options.rebuild) continue;
    result.articles.push_back(article);
    result.flags |= kIncomplete;
  }
  if (left > 0 && placed_) {
    for (const auto& [content, origin] : old_contents_) removal_.lacks(file_.canonical, content);
  }
  return kept;
}

// Formats without an end mark do not tell that they are cut. But who ended each line yesterday does
// so today; who never ended the last one leaves nothing to see.
bool Worker::was_cut(const FileEnd& file_end) const {
  return file_end.open_line && old_file_ && (old_file_->flags & kOpenLine) == 0;
}

// Half an article is none, and does not replace the whole one: the last of a file that was cut and
// holds fewer than before.
void Worker::find_half() {
  if (!old_file_ || old_file_->articles.size() < 2 || (old_file_->flags & kOpenLine) != 0 ||
      ends_its_last_line(file_)) {
    return;
  }
  FileEnd ahead;
  const auto stopping = [this] { return state_.stopping(); };
  const auto status = read_ahead(file_, state_.options.parse, stopping, &ahead);
  if (status && was_cut(ahead) && ahead.articles < old_file_->articles.size()) {
    half_ = ahead.articles;
    know_by_content();
  }
}

void Worker::tell_kept(std::size_t kept) {
  if (kept == 0) return;
  counts_.skipped.back().reason +=
      fmt::format("; what was not read, {} of its articles, stays in the index", kept);
}

// A file that ends early, or cannot be read, keeps what was not met; so does one of which nothing
// could be read, and with --no-delete every file.
void Worker::end(const Status& status, const FileEnd& file_end) {
  open_ = false;
  auto& result = files_.back();
  const bool cut = was_cut(file_end);
  if (file_end.open_line && !cut) result.flags |= kOpenLine;
  if (cut_short_ || state_.failed) {
    result.flags |= kIncomplete;
    keep_unmet(result);
  } else if (!status) {
    result.flags |= kFailed;
    const auto kept = settle_unmet(result, true);
    on_skip({{}, 0, status.error().message, false});
    tell_kept(kept);
  } else if (!any_read_ && !result.skips.empty()) {
    result.flags |= kFailed;
    settle_unmet(result, true);
  } else if (cut && !state_.options.no_delete) {
    if (const auto kept = settle_unmet(result, true); kept > 0) {
      result.flags |= kFailed;
      on_skip({{}, 0, "truncated: the file ends inside its last line", false});
      tell_kept(kept);
    }
  } else if (settle_unmet(result, state_.options.no_delete) > 0 && state_.options.no_delete) {
    result.flags |= kKept;
  }
}

void Worker::flush() {
  if (!writer_) {
    files_.clear();
    return;
  }
  const auto done =
      writer_->flush([this](const auto& entries, const auto& take) { hand_over(entries, take); });
  if (!done) return state_.fail_with(done.error());
  state_.manifest.let_go();
  if (auto advanced = state_.store->advance(); !advanced) state_.fail_with(advanced.error());
}

// The files read since the last time, with the articles that were written of them. One that is not
// read to its end is told of with all it held before.
void Worker::hand_over(const std::vector<ArticleEntry>& entries, const StoreWriter::Take& take) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    files_[file_of_[i]].articles.push_back(entries[i]);
  }
  file_of_.clear();
  std::optional<FileResult> unfinished;
  if (open_) {
    unfinished = files_.back();
    files_.back().flags |= kIncomplete;
    keep_unmet(files_.back());
  }
  const Locked lock(state_.mutex);
  if (state_.given_up) return;
  take(std::exchange(files_, {}));
  add_counts();
  if (unfinished) files_.push_back(std::move(*unfinished));
}

void Worker::would(const char* verb, const std::string& path, const std::string& member) {
  if (state_.store != nullptr) return;
  counts_.would.push_back(std::string(verb) + ' ' + path +
                          (member.empty() ? "" : " [" + member + "]"));
}

template <class List>
void append(List& to, List& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Along with the articles that they tell of.
void Worker::add_counts() {
  auto& total = state_.report;
  total.read += counts_.read;
  total.bytes += counts_.bytes;
  total.added += counts_.added;
  total.changed += counts_.changed;
  total.unchanged += counts_.unchanged;
  total.moved += counts_.moved;
  total.ignored += counts_.ignored;
  total.purged += counts_.purged;
  append(total.skipped, counts_.skipped);
  append(total.held, counts_.held);
  append(total.ignored_names, counts_.ignored_names);
  append(total.warnings, counts_.warnings);
  append(total.would, counts_.would);
  counts_ = {};
  state_.removal.add(std::move(removal_));
  state_.recalls.add(std::move(recalls_));
}

}  // namespace

MovedArticles::MovedArticles(const Manifest& manifest, const std::vector<std::size_t>& gone) {
  for (const auto index : gone) {
    for (const auto& article : manifest.file(index).articles) {
      origins_.emplace(article.content_hash, article.origin());
    }
  }
  none_ = origins_.empty();
}

Origin MovedArticles::take(std::uint64_t content_hash) {
  if (none_) return {};
  const Locked lock(mutex_);
  const auto found = origins_.find(content_hash);
  if (found == origins_.end()) return {};
  const auto origin = found->second;
  origins_.erase(found);
  return origin;
}

void RunState::give_up() {
  const Locked lock(mutex);
  given_up = true;
  if (store != nullptr) store->close();
}

RunReport RunState::take_report() {
  const Locked lock(mutex);
  return std::move(report);
}

Removal RunState::take_removal() {
  const Locked lock(mutex);
  return std::move(removal);
}

Recalls RunState::take_recalls() {
  const Locked lock(mutex);
  return std::move(recalls);
}

std::optional<Error> RunState::first_error() {
  const Locked lock(mutex);
  return failed ? std::optional(error) : std::nullopt;
}

void RunState::fail_with(Error what) {
  const Locked lock(mutex);
  if (!failed.exchange(true)) error = std::move(what);
}

void work(RunState& state) {
  try {
    Worker(state).run();
  } catch (const std::bad_alloc&) {
    state.fail_with({ErrorCode::internal, "out of memory", "give it more memory or fewer --jobs"});
  } catch (const std::exception& error) {
    state.fail_with({ErrorCode::internal, error.what(), {}});
  }
}

}  // namespace news
