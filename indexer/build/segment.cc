// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/build/segment.hh"

#include <xapian.h>

#include <algorithm>

#include "common/field.hh"
#include "common/index/vocabulary.hh"
#include "common/index/xapian_guard.hh"
#include "common/index_schema.hh"
#include "indexer/build/index_files.hh"
#include "indexer/build/signature_file.hh"

namespace news {
namespace {

// One database of several, or an empty one of none. FULL packs blocks; FULLER makes them larger.
void compact(const std::vector<std::string>& folders, const std::string& to) {
  if (folders.empty()) {
    Xapian::WritableDatabase(to, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC)
        .commit();
    return;
  }
  Xapian::Database all;
  for (const auto& folder : folders) {
    all.add_database(Xapian::Database(folder, Xapian::DB_BACKEND_GLASS));
  }
  all.compact(to, Xapian::DBCOMPACT_NO_RENUMBER | Xapian::Compactor::FULL);
}

// Length of the prefix of a term: ours are ASCII capitals, and no word begins with one.
std::size_t prefix_length(std::string_view term) {
  std::size_t length = 0;
  while (length < term.size() && term[length] >= 'A' && term[length] <= 'Z') ++length;
  return length;
}

enum class Pooled { no, word, plain };

Pooled pooled(std::string_view prefix) {
  if (prefix == field_info(Field::lead).prefix || prefix == field_info(Field::heading).prefix) {
    return Pooled::no;  // its words are the headline's and the body's
  }
  for (const auto& field : field_table()) {
    if (field.kind != FieldKind::text || field.prefix != prefix) continue;
    return field.in_plain ? Pooled::plain : Pooled::word;
  }
  return Pooled::no;
}

CountedWords words_of(const Xapian::Database& articles) {
  CountedWords words;
  std::string last_prefix = "?";
  Pooled kind = Pooled::no;
  for (auto it = articles.allterms_begin(); it != articles.allterms_end(); ++it) {
    const std::string term = *it;
    const auto length = prefix_length(term);
    if (const auto prefix = term.substr(0, length); prefix != last_prefix) {
      kind = pooled(prefix);
      last_prefix = prefix;
    }
    if (kind == Pooled::no || length == term.size()) continue;
    words.emplace_back(term.substr(length), kind == Pooled::plain ? it.get_termfreq() : 0);
  }
  std::sort(words.begin(), words.end());
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kept > 0 && words[kept - 1].first == words[i].first) {
      words[kept - 1].second += words[i].second;
    } else if (kept++ != i) {
      words[kept - 1] = std::move(words[i]);
    }
  }
  words.resize(kept);
  return words;
}

template <class Get>
std::vector<std::string> folders_of(const std::vector<Part>& parts, Get get) {
  std::vector<std::string> out;
  for (const auto& part : parts) {
    if (!get(part).empty()) out.push_back(get(part));
  }
  return out;
}

void cover(std::uint32_t& first, std::uint32_t& last, std::uint32_t from, std::uint32_t to) {
  if (from > to) return;
  const bool none = first > last;
  first = none ? from : std::min(first, from);
  last = none ? to : std::max(last, to);
}

}  // namespace

Result<Segment> make_segment(const std::string& directory, std::uint32_t number,
                             const std::vector<Part>& parts) {
  const std::string folder = directory + "/" + segment_name(number);
  if (auto removed = remove_tree(folder); !removed) return fail(removed.error());
  if (auto made = make_folder(folder); !made) return fail(made.error());
  Segment segment;
  segment.number = number;
  for (const auto& part : parts) {
    cover(segment.first_article, segment.last_article, part.first_article, part.last_article);
    cover(segment.first_quote, segment.last_quote, part.first_quote, part.last_quote);
  }
  std::string words;
  auto made = guard("making " + folder, [&] {
    compact(folders_of(parts, [](const Part& part) { return part.articles; }),
            folder + "/articles");
    compact(folders_of(parts, [](const Part& part) { return part.quotes; }), folder + "/quotes");
    const Xapian::Database articles(folder + "/articles"), quotes(folder + "/quotes");
    segment.articles = articles.get_doccount();
    segment.quotes = quotes.get_doccount();
    segment.articles_uuid = articles.get_uuid();
    segment.quotes_uuid = quotes.get_uuid();
    words = encode_vocabulary(words_of(articles));
  });
  if (!made) return fail(made.error());
  if (auto wrote = write_file(folder + "/words", words); !wrote) return fail(wrote.error());
  SignatureFileBuilder signatures;
  for (const auto& part : parts) signatures.add_all(SignatureFile(part.signatures), {});
  if (auto wrote = write_file(folder + "/signatures", signatures.bytes()); !wrote) {
    return fail(wrote.error());
  }
  auto files = seal_folder(folder);
  if (!files) return fail(files.error());
  segment.files = std::move(*files);
  if (auto synced = sync_folder(directory + "/segments"); !synced) return fail(synced.error());
  return segment;
}

}  // namespace news
