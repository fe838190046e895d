// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/text/repairs.hh"

#include <algorithm>
#include <unordered_set>

#include "common/unicode.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/word_set.hh"

namespace news {
namespace {

// The letters before `end`, and those from `begin` on.
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0) {
    std::size_t at = begin - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const auto code = character_at(text, at).code;
    if (!is_letter(code) && !is_mark(code)) break;
    begin = at;
  }
  return text.substr(begin, end - begin);
}

std::string_view word_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size()) {
    const auto c = character_at(text, end);
    if (!is_letter(c.code) && !is_mark(c.code)) break;
    end += c.bytes;
  }
  return text.substr(begin, end - begin);
}

struct Split {
  std::size_t line = 0;                // the line that ends with it
  std::size_t mark = 0, mark_end = 0;  // bytes of the hyphen
  std::string_view left, right;        // the parts of the word
  bool is_chained = false;             // another hyphen before them: "brother-in-" / "law"
};

std::vector<Split> find_splits(std::string_view text, const std::vector<Line>& lines,
                               const std::vector<bool>& begins) {
  std::vector<Split> splits;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (begins[i + 1]) continue;
    const auto bytes = split_mark_bytes(text.substr(lines[i].begin, lines[i].end - lines[i].begin));
    if (bytes == 0) continue;
    Split split{i,    lines[i].end - bytes, lines[i].end, {}, word_at(text, lines[i + 1].begin),
                false};
    split.left = word_before(text.substr(0, split.mark), split.mark);
    const auto left_begin = split.mark - std::min(split.mark, split.left.size());
    split.is_chained = left_begin > 0 && text[left_begin - 1] == '-';
    const bool digit = is_digit(character_at(text, lines[i + 1].begin).code);
    if (!split.left.empty() && (!split.right.empty() || digit)) splits.push_back(split);
  }
  return splits;
}

// Whole words and hyphenated ones of the text, folded: how the splits' words are written elsewhere.
// Only those asked for are kept.
class Written {
 public:
  Written(std::string_view text, const std::vector<Split>& splits) {
    std::unordered_set<std::string> asked;
    for (const auto& split : splits) {
      asked.insert(fold_characters(std::string(split.left) + std::string(split.right)));
      asked.insert(hyphenated(split));
    }
    for (std::size_t at = 0; at < text.size();) {
      const auto word = word_at(text, at);
      if (word.empty()) {
        at += character_at(text, at).bytes;
        continue;
      }
      at += word.size();
      std::string folded = fold_characters(word);
      if (at + 1 < text.size() && text[at] == '-') {
        if (const auto second = word_at(text, at + 1); !second.empty()) {
          std::string whole = folded + '-' + fold_characters(second);
          if (asked.contains(whole)) found_.insert(std::move(whole));
        }
      }
      if (asked.contains(folded)) found_.insert(std::move(folded));
    }
  }

  bool whole(const Split& split) const {
    return found_.contains(fold_characters(std::string(split.left) + std::string(split.right)));
  }
  bool with_hyphen(const Split& split) const { return found_.contains(hyphenated(split)); }

 private:
  static std::string hyphenated(const Split& split) {
    return fold_characters(split.left) + '-' + fold_characters(split.right);
  }
  std::unordered_set<std::string> found_;
};

bool begins_upper(std::string_view word) {
  return !word.empty() && is_upper(character_at(word, 0).code);
}

bool is_in_capitals(std::string_view word) {
  return std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

bool keeps_hyphen(const Split& split, const Written& written) {
  // "Anglo-" / "Saxon", "1914-" / "18"; words in capitals go on in capitals.
  if (split.right.empty() || (begins_upper(split.right) && !is_in_capitals(split.left)))
    return true;
  if (written.with_hyphen(split)) return true;
  if (split.is_chained && !written.whole(split)) return true;
  return is_compound(split.left, split.right) && !written.whole(split);
}

// "he said--" / "and left": two hyphens are a dash where what follows is a word of its own.
bool is_dash(std::string_view text, const Split& split, const Written& written) {
  static const WordSet kSmall{
      " a an the and but or nor if in on of to at by for from with as is was are were be has had "
      "he "
      "she it they we who which that this these those not no so "};
  return text.substr(split.mark, split.mark_end - split.mark) == "--" && !written.whole(split) &&
         (begins_upper(split.right) || kSmall.has(ascii_lower(split.right)));
}

void add_splits(std::string_view text, const std::vector<Line>& lines,
                const std::vector<bool>& begins, std::vector<Repair>& repairs) {
  const auto splits = find_splits(text, lines, begins);
  if (splits.empty()) return;
  const Written written(text, splits);
  for (const auto& split : splits) {
    if (is_dash(text, split, written)) continue;
    const std::size_t end = lines[split.line + 1].begin;
    repairs.push_back({split.mark, end, keeps_hyphen(split, written) ? "-" : ""});
  }
}

// Characters without width, and references: "caf&eacute;", "&#8220;".
void add_characters(std::string_view text, std::vector<Repair>& repairs) {
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 && byte != '&') {
      ++at;
      continue;
    }
    if (byte == '&') {
      char32_t code = 0;
      const auto bytes = read_reference(text.substr(at), code);
      if (bytes > 0) {
        Repair repair{at, at + bytes, {}};
        if (code != 0) append_utf8(repair.words, code);
        repairs.push_back(std::move(repair));
      }
      at += std::max<std::size_t>(bytes, 1);
      continue;
    }
    const auto c = character_at(text, at);
    if (vanishes(c.code, at > 0 ? text[at - 1] : '\0')) {
      if (!repairs.empty() && repairs.back().end == at && repairs.back().words.empty())
        repairs.back().end = at + c.bytes;
      else
        repairs.push_back({at, at + c.bytes, {}});
    }
    at += c.bytes;
  }
}

}  // namespace

bool is_compound(std::string_view left, std::string_view right) {
  static const WordSet kFirstParts{" self well ex non so half all cross anti co far long short "};
  // No syllable of a longer word looks like these.
  static const WordSet kLastParts{
      " war year years week weeks month months hour hours minute minutes term based backed owned "
      "born election match level page point old "};
  return kFirstParts.has(ascii_lower(left)) || kLastParts.has(ascii_lower(right));
}

std::vector<Repair> find_repairs(std::string_view text, const std::vector<Line>& lines,
                                 const std::vector<bool>& begins) {
  std::vector<Repair> repairs;
  add_characters(text, repairs);
  const auto middle = static_cast<std::ptrdiff_t>(repairs.size());
  add_splits(text, lines, begins, repairs);
  if (middle == 0 || middle == static_cast<std::ptrdiff_t>(repairs.size())) return repairs;
  std::inplace_merge(repairs.begin(), repairs.begin() + middle, repairs.end(),
                     [](const Repair& a, const Repair& b) { return a.begin < b.begin; });
  // A soft hyphen that splits a word is repaired once, with its line end.
  std::vector<Repair> kept;
  for (auto& repair : repairs) {
    if (!kept.empty() && repair.begin < kept.back().end) {
      if (repair.end > kept.back().end) kept.back() = std::move(repair);
    } else {
      kept.push_back(std::move(repair));
    }
  }
  return kept;
}

std::string read_repaired(std::string_view text, std::size_t begin, std::size_t end,
                          const std::vector<Repair>& repairs, std::size_t& next) {
  std::string out;
  while (next < repairs.size() && repairs[next].end <= begin) ++next;
  for (std::size_t i = next; i < repairs.size() && repairs[i].begin < end; ++i) {
    if (repairs[i].begin < begin) continue;
    out.append(text.substr(begin, repairs[i].begin - begin)).append(repairs[i].words);
    begin = repairs[i].end;
  }
  if (begin < end) out.append(text.substr(begin, end - begin));
  return out;
}

}  // namespace news
