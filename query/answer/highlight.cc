// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/highlight.hh"

#include <algorithm>
#include <utility>

#include "common/index_schema.hh"
#include "common/unicode.hh"
#include "query/answer/sentence.hh"

namespace news {
namespace {

constexpr std::size_t kFragmentBytes = 220;
constexpr std::size_t kLongestLead =
    90;  // how far back a fragment reaches for its sentence's start

bool is_plain(Field field) {
  return field_info(field).in_plain;
}

// The paragraph around a byte: bytes between blank lines.
std::pair<std::size_t, std::size_t> paragraph_around(std::string_view text, std::size_t at) {
  const auto before = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  const auto after = text.find('\n', at);
  return {before == std::string_view::npos ? 0 : before + 1,
          after == std::string_view::npos ? text.size() : after};
}

// Where a fragment that must hold `at` begins: its sentence, or a word not too far before it.
std::size_t start_before(std::string_view text, std::size_t floor, std::size_t at) {
  const auto lowest = at > floor + kLongestLead ? at - kLongestLead : floor;
  for (std::size_t i = at; i > lowest + 1; --i) {
    if (begins_sentence(text, i)) return i;
  }
  if (lowest == floor) return floor;
  const auto blank = text.find(' ', at > lowest + 40 ? at - 40 : lowest);
  return blank == std::string_view::npos || blank >= at ? at : blank + 1;
}

// Where it ends: at a sentence's end if one is near, else behind a word.
std::size_t end_after(std::string_view text, std::size_t begin, std::size_t least,
                      std::size_t ceiling) {
  const auto most = std::min(ceiling, std::max(begin + kFragmentBytes, least));
  if (most == ceiling) return ceiling;
  for (std::size_t i = most; i > std::max(least, begin + kFragmentBytes / 2); --i) {
    if (begins_sentence(text, i + 1)) return i;
  }
  auto end = text.rfind(' ', most);
  if (end == std::string_view::npos || end < least) {
    end = most;
    while (end < ceiling && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  }
  return end;
}

struct Window {
  std::size_t first = 0, last = 0;  // places, inclusive
  double score = 0;
};

std::vector<std::string_view> all_words(const std::vector<Wanted>& wanted) {
  std::vector<std::string_view> words;
  for (const auto& part : wanted) {
    for (const auto& side : part.sides) words.insert(words.end(), side.begin(), side.end());
  }
  return words;
}

}  // namespace

Highlighter::Highlighter(const std::vector<Wanted>& wanted, std::vector<double> weights)
    : wanted_(wanted), weights_(std::move(weights)), sieve_(all_words(wanted)) {
  for (std::size_t part = 0; part < wanted_.size(); ++part) {
    for (std::size_t side = 0; side < wanted_[part].sides.size(); ++side) {
      for (const auto& word : wanted_[part].sides[side]) places_[word].push_back({part, side});
    }
  }
}

bool Highlighter::applies(std::size_t part, Field field) const {
  const FieldInfo* wanted = wanted_[part].field;
  if (wanted == nullptr) return is_plain(field);
  switch (wanted->field) {
    case Field::lead:
      return field == Field::headline || field == Field::body;
    case Field::said:
      return field == Field::body || field == Field::said;
    case Field::heading:
      return field == Field::heading || field == Field::body;
    case Field::speaker:
      return field == Field::speaker || field == Field::body;
    default:
      return wanted->field == field;
  }
}

// How far words of phrases and NEAR may stand apart in this field; 0: none is asked.
std::size_t Highlighter::reach(Field field) const {
  std::size_t most = 0;
  for (std::size_t part = 0; part < wanted_.size(); ++part) {
    if (wanted_[part].kind == Wanted::Kind::words || !applies(part, field)) continue;
    most = std::max<std::size_t>({most, wanted_[part].number, 1});
  }
  return most;
}

// Words of a stretch of text, `most` at the most; across the end of a paragraph always so many.
std::size_t Highlighter::count_words(std::string_view text, std::size_t most) {
  std::size_t count = 0, at = 0;
  Token token;
  while (count < most && analyser_.next(text, at, token)) ++count;
  return count < most && text.find("\n\n") != std::string_view::npos ? most : count;
}

// Reads only the stretches in which a word may stand, and for phrases and NEAR as much of what is
// between two of them as tells whether they are near enough. Further than a paragraph from the next
// (NEAR/150) whole paragraphs are counted.
std::vector<Highlighter::Seen> Highlighter::see(std::string_view text, Field field) {
  std::vector<Seen> seen;
  const auto near_enough = reach(field);
  const bool whole = near_enough >= kParagraphGap;
  const auto unit = whole ? WordSieve::Unit::paragraph : WordSieve::Unit::chunk;
  std::size_t position = 0, behind = 0;
  for (const auto& [begin, end] : sieve_.stretches(text, unit)) {
    const auto stretch = text.substr(begin, end - begin);
    if (whole) {
      position += kParagraphGap;
    } else if (near_enough > 0) {
      position += count_words(text.substr(behind, begin - behind), near_enough + 1);
    }
    behind = end;
    std::size_t last_end = 0;
    analyser_.each(stretch, [&, from = begin](const Token& token) {
      ++position;
      const auto between = stretch.substr(last_end, token.begin - last_end);
      if (between.find("\n\n") != std::string_view::npos) position += kParagraphGap;
      last_end = token.end;
      const auto found = places_.find(token.term);
      if (found == places_.end()) return;
      for (const auto& place : found->second) {
        if (!applies(place.part, field)) continue;
        seen.push_back({from + token.begin, from + token.end, position, place});
      }
    });
  }
  return seen;
}

std::vector<Found> Highlighter::find(std::string_view text, Field field) {
  bool any = false;
  for (std::size_t part = 0; part < wanted_.size(); ++part) any |= applies(part, field);
  if (!any) return {};
  const auto seen = see(text, field);
  std::vector<Found> out;
  bool positional = false;
  for (const auto& at : seen) {
    if (wanted_[at.place.part].kind == Wanted::Kind::words) {
      out.push_back({at.begin, at.end, at.place.part});
    } else {
      positional = true;
    }
  }
  if (positional) keep_positional(seen, out);
  std::sort(out.begin(), out.end(), [](const Found& a, const Found& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Found> disjoint;
  for (const auto& at : out) {
    if (disjoint.empty() || at.begin >= disjoint.back().end) disjoint.push_back(at);
  }
  return disjoint;
}

// Of the words of phrases and NEARs those that stand as they were asked for: each with a word of
// the next side (and of the one before) at the right distance.
void Highlighter::keep_positional(const std::vector<Seen>& seen, std::vector<Found>& out) const {
  const auto partner = [&](std::size_t i, std::size_t side, int step) -> std::size_t {
    const auto& wanted = wanted_[seen[i].place.part];
    const std::size_t reach = wanted.kind == Wanted::Kind::side_by_side ? 1 : wanted.number;
    const bool either_way = wanted.kind == Wanted::Kind::near;
    for (std::size_t j = i + 1; j < seen.size(); ++j) {
      if (seen[j].position > seen[i].position + reach) break;
      const bool fits = seen[j].place.part == seen[i].place.part && seen[j].place.side == side;
      if (fits && seen[j].position != seen[i].position && (either_way || step > 0)) return j;
    }
    for (std::size_t j = i; j-- > 0;) {
      if (seen[j].position + reach < seen[i].position) break;
      const bool fits = seen[j].place.part == seen[i].place.part && seen[j].place.side == side;
      if (fits && seen[j].position != seen[i].position && (either_way || step < 0)) return j;
    }
    return seen.size();
  };
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto& wanted = wanted_[seen[i].place.part];
    if (wanted.kind == Wanted::Kind::words) continue;
    bool whole = true;
    for (std::size_t at = i, side = seen[i].place.side; whole && side + 1 < wanted.sides.size();
         ++side) {
      at = partner(at, side + 1, 1);
      whole = at < seen.size();
    }
    for (std::size_t at = i, side = seen[i].place.side; whole && side > 0; --side) {
      at = partner(at, side - 1, -1);
      whole = at < seen.size();
    }
    if (whole) out.push_back({seen[i].begin, seen[i].end, seen[i].place.part});
  }
}

std::vector<Fragment> Highlighter::fragments(std::string_view text, Field field, std::size_t most) {
  std::vector<Fragment> out;
  const auto found = find(text, field);
  if (found.empty() || most == 0) return out;
  std::vector<bool> shown(wanted_.size());  // parts of the query that a chosen fragment shows
  std::vector<std::size_t> within(wanted_.size());  // the window (from 1) a part was last met in
  std::vector<Window> chosen;
  std::vector<std::size_t> ceilings;  // where the paragraph of each place ends
  for (const auto& at : found) {
    const bool same = !ceilings.empty() && at.begin < ceilings.back();
    ceilings.push_back(same ? ceilings.back() : std::min(text.find('\n', at.begin), text.size()));
  }
  while (chosen.size() < most) {
    Window best;
    std::fill(within.begin(), within.end(), 0);
    for (std::size_t first = 0; first < found.size(); ++first) {
      const bool taken = std::any_of(chosen.begin(), chosen.end(), [&](const Window& window) {
        return first >= window.first && first <= window.last;
      });
      if (taken) continue;
      const auto ceiling = ceilings[first];
      Window window{first, first, 0};
      for (auto i = first; i < found.size() && found[i].end <= ceiling &&
                           found[i].end - found[first].begin < kFragmentBytes - 40;
           ++i) {
        const auto part = found[i].part;
        const bool again = std::exchange(within[part], first + 1) == first + 1;
        window.score += weights_[part] * (again ? 0.05 : shown[part] ? 0.3 : 1.0);
        window.last = i;
      }
      if (window.score > best.score) best = window;
    }
    if (best.score <= 0) break;
    for (auto i = best.first; i <= best.last; ++i) shown[found[i].part] = true;
    chosen.push_back(best);
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Window& a, const Window& b) { return a.first < b.first; });
  std::size_t behind = 0;  // fragments do not overlap
  for (const auto& window : chosen) {
    const auto [floor, ceiling] = paragraph_around(text, found[window.first].begin);
    auto begin = start_before(text, std::max(floor, behind), found[window.first].begin);
    while (begin < found[window.first].begin && text[begin] == ' ') ++begin;
    const auto end = end_after(text, begin, found[window.last].end, ceiling);
    if (found[window.first].begin < behind || end <= begin) continue;
    behind = end;
    Fragment fragment;
    fragment.field = field_info(field).name;
    fragment.text = text.substr(begin, end - begin);
    fragment.cut_before = begin > floor && !begins_sentence(text, begin);
    fragment.cut_after = end < ceiling && !ends_sentence(text, end);
    std::vector<Found> inside;
    for (const auto& at : found) {
      if (at.begin >= begin && at.end <= end)
        inside.push_back({at.begin - begin, at.end - begin, at.part});
    }
    fragment.marks = marks_of(inside);
    const bool again = std::any_of(out.begin(), out.end(), [&fragment](const Fragment& other) {
      return other.text == fragment.text;  // a caption that a page repeats
    });
    if (again) continue;
    out.push_back(std::move(fragment));
  }
  return out;
}

Fragment Highlighter::beginning(std::string_view text, std::string_view field) {
  Fragment fragment;
  fragment.field = field;
  const auto ceiling = std::min(text.find('\n'), text.size());
  const auto end = end_after(text, 0, 0, ceiling);
  fragment.text = text.substr(0, end);
  fragment.cut_after = end < ceiling && !ends_sentence(text, end);
  return fragment;
}

Marks marks_of(const std::vector<Found>& found) {
  Marks marks;
  for (const auto& at : found) marks.emplace_back(at.begin, at.end);
  return marks;
}

}  // namespace news
