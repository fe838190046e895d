// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/answer/highlight.hh"

#include <algorithm>
#include <utility>

#include "common/index_schema.hh"
#include "common/sentence.hh"
#include "common/unicode.hh"

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

// Of a part that a fragment shows again, and of one that another fragment shows.
constexpr double kShownTwice = 0.05, kShownBefore = 0.3;

double worth_of(const std::vector<PartWords>& words, std::size_t part) {
  return part < words.size() ? words[part].rarity : 1.0;
}

}  // namespace

Highlighter::Highlighter(const std::vector<PlanPart>& parts, const std::vector<PartWords>& words)
    : parts_(parts), words_(words) {
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    const bool sharp = part < words_.size() && !words_[part].sides.empty();
    for (std::size_t side = 0; side < parts_[part].sides.size(); ++side) {
      add_side(parts_[part].sides[side], sharp ? &words_[part].sides[side] : nullptr, {part, side});
    }
  }
  if (!tests_.empty()) return;
  std::vector<std::string_view> known;
  known.reserve(places_.size());
  for (const auto& [word, places] : places_) known.push_back(word);
  sieve_.emplace(known);
}

// Of a run each word, to be put together where all stand side by side.
void Highlighter::add_word(std::string_view word, Place place) {
  place.last = static_cast<std::size_t>(std::count(word.begin(), word.end(), ' '));
  if (place.last > 0) place.run = runs_++;
  for (std::size_t at = 0; at <= word.size(); ++place.at) {
    const auto end = std::min(word.find(' ', at), word.size());
    if (end > at) {  // or a place is left free
      places_[word.substr(at, end - at)].push_back(place);
      place.before = place.at;
    }
    at = end + 1;
  }
}

void Highlighter::add_side(const WordTests& tests, const std::vector<std::string>* words,
                           Place place) {
  if (words != nullptr) {
    for (const auto& word : *words) add_word(word, place);
    return;
  }
  for (const auto& test : tests) {
    if (test.kind == WordTest::Kind::exact || test.kind == WordTest::Kind::capital ||
        test.kind == WordTest::Kind::run) {
      add_word(test.text, place);
    } else {
      tests_.push_back({&test, place});
    }
  }
}

// Where a folded word of a text belongs.
const std::vector<Highlighter::Place>& Highlighter::places_of(std::string_view word) {
  static const std::vector<Place> kNone;
  const auto known = places_.find(word);
  if (tests_.empty()) return known == places_.end() ? kNone : known->second;
  const auto [tried, fresh] = tried_.try_emplace(std::string(word));
  if (fresh) {
    if (known != places_.end()) tried->second = known->second;
    for (const auto& [test, place] : tests_) {
      if (test->fits(word)) tried->second.push_back(place);
    }
  }
  return tried->second;
}

bool Highlighter::applies(std::size_t part, Field field) const {
  const FieldInfo* wanted = parts_[part].field;
  return wanted == nullptr ? is_plain(field) : wanted->is_marked_in(field);
}

// Places that the longest run of a part takes beside its first.
std::size_t Highlighter::longest_run(const PlanPart& part) {
  std::ptrdiff_t most = 0;
  for (const auto& side : part.sides) {
    for (const auto& test : side) {
      if (test.kind != WordTest::Kind::run) continue;
      most = std::max(most, std::count(test.text.begin(), test.text.end(), ' '));
    }
  }
  return static_cast<std::size_t>(most);
}

// How far words of phrases and NEAR may stand apart in this field; 0: none is asked.
std::size_t Highlighter::reach(Field field) const {
  std::size_t most = 0;
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    const auto& wanted = parts_[part];
    const bool placed = wanted.kind != PlanPart::Kind::words &&
                        wanted.kind != PlanPart::Kind::first && wanted.within == Within::words;
    if (!placed || !applies(part, field)) continue;
    most = std::max<std::size_t>({most, parts_[part].number + longest_run(wanted), 1});
  }
  return most;
}

// Words of a stretch of text, `most` at the most; across the end of a paragraph always so many.
std::size_t Highlighter::count_words(std::string_view text, std::size_t most) {
  std::size_t count = 0, at = 0;
  Token token;
  while (count < most && analyser_.next(text, at, token)) count += token.apart ? 2 : 1;
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
  const auto stretches =
      sieve_ ? sieve_->stretches(text, unit) : std::vector<WordSieve::Stretch>{{0, text.size()}};
  for (const auto& [begin, end] : stretches) {
    const auto stretch = text.substr(begin, end - begin);
    if (whole) {
      position += kParagraphGap;
    } else if (near_enough > 0) {
      position += count_words(text.substr(behind, begin - behind), near_enough + 1);
    }
    behind = end;
    std::size_t last_end = 0;
    analyser_.each(stretch, [&, from = begin](const Token& token) {
      position += token.apart ? 2 : 1;
      const auto between = stretch.substr(last_end, token.begin - last_end);
      if (between.find("\n\n") != std::string_view::npos) position += kParagraphGap;
      last_end = token.end;
      for (const auto& place : places_of(token.term)) {
        if (!applies(place.part, field)) continue;
        seen.push_back({from + token.begin, from + token.end, position, place});
      }
    });
  }
  return runs_ > 0 ? whole_runs(seen) : seen;
}

// The words of a run are seen as one, where they stand side by side, and not at all elsewhere.
std::vector<Highlighter::Seen> Highlighter::whole_runs(const std::vector<Seen>& seen) {
  constexpr std::size_t kWidestStep = 2;  // over a place that is left free
  std::vector<Seen> out;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto& first = seen[i];
    if (first.place.run == kNoRun) out.push_back(first);
    if (first.place.run == kNoRun || first.place.at > 0) continue;
    Seen run = first;
    std::size_t met = 0;
    for (auto j = i + 1; j < seen.size() && met < first.place.last; ++j) {
      const auto& next = seen[j];
      if (next.position > first.position + met + kWidestStep) break;
      if (next.place.run != first.place.run || next.place.before != met) continue;
      if (next.position != first.position + next.place.at) continue;
      run.end = next.end;
      met = next.place.at;
    }
    if (met == first.place.last) out.push_back(run);
  }
  return out;
}

std::vector<MarkedPlace> Highlighter::find(std::string_view text, Field field) {
  bool any = false;
  for (std::size_t part = 0; part < parts_.size(); ++part) any |= applies(part, field);
  if (!any) return {};
  const auto seen = see(text, field);
  std::vector<MarkedPlace> out;
  std::vector<Seen> placed, within, first;
  for (const auto& at : seen) {
    const auto& part = parts_[at.place.part];
    if (part.kind == PlanPart::Kind::words) {
      out.push_back({at.begin, at.end, at.place.part});
    } else if (part.kind == PlanPart::Kind::first) {
      first.push_back(at);
    } else {
      (part.within == Within::words ? placed : within).push_back(at);
    }
  }
  if (!placed.empty()) keep_positional(placed, out);
  if (!within.empty()) keep_within(within, text, out);
  if (!first.empty()) keep_first(first, text, out);
  std::sort(out.begin(), out.end(), [](const MarkedPlace& a, const MarkedPlace& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<MarkedPlace> disjoint;
  for (const auto& at : out) {
    const bool touches = !disjoint.empty() && at.begin == disjoint.back().end;
    if (touches && at.part == disjoint.back().part) {
      disjoint.back().end = at.end;
    } else if (disjoint.empty() || at.begin >= disjoint.back().end) {
      disjoint.push_back(at);
    }
  }
  return disjoint;
}

// Whether a chain of partners leads from each place to the last side of its part (`step` 1) or to
// the first (-1): on each next side the nearest word within reach, before it only where any order
// will do. `sides`: the places of each side of each part, in the order of the text. Each step is
// looked up once, however many chains share it.
std::vector<char> Highlighter::chained(
    const std::vector<Seen>& seen, const std::vector<std::vector<std::vector<std::size_t>>>& sides,
    int step) const {
  constexpr char kUnknown = 0, kNo = 1, kYes = 2;
  const auto position_of = [&seen](std::size_t place) { return seen[place].position; };
  // Where a run ends; a word is its own end.
  const auto last_of = [&seen](std::size_t place) {
    const auto& at = seen[place];
    return at.position + (at.place.run == kNoRun ? 0 : at.place.last);
  };
  const auto partner = [&](std::size_t i, const std::vector<std::size_t>& others) -> std::size_t {
    const auto& wanted = parts_[seen[i].place.part];
    // Of a chain the runs may lie anywhere.
    const std::size_t more = wanted.sides.size() > 2 ? longest_run(wanted) : 0;
    const std::size_t reach = std::max(wanted.number, 1U) + more, here = seen[i].position;
    const bool either_way = wanted.kind == PlanPart::Kind::near;
    const auto behind = std::ranges::upper_bound(others, last_of(i), {}, position_of);
    if ((either_way || step > 0) && behind != others.end() &&
        position_of(*behind) <= last_of(i) + reach) {
      return *behind;
    }
    const auto at = std::ranges::lower_bound(others, here, {}, position_of);
    if ((either_way || step < 0) && at != others.begin() && last_of(*(at - 1)) < here &&
        last_of(*(at - 1)) + reach >= here) {
      return *(at - 1);
    }
    return seen.size();
  };
  std::vector<char> out(seen.size(), kUnknown);
  std::vector<std::size_t> path;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    path.clear();
    char end = kUnknown;
    for (auto at = i; end == kUnknown;) {
      path.push_back(at);
      const auto& place = seen[at].place;
      const bool last = step > 0 ? place.side + 1 == sides[place.part].size() : place.side == 0;
      if (last || out[at] != kUnknown) {
        end = last ? kYes : out[at];
        break;
      }
      at = partner(at, sides[place.part][step > 0 ? place.side + 1 : place.side - 1]);
      if (at == seen.size()) end = kNo;
    }
    for (const auto at : path) out[at] = end;
  }
  for (char& one : out) one = one == kYes;
  return out;
}

// Of the words of phrases and NEARs those that stand as they were asked for: each with a word of
// the next side (and of the one before) at the right distance.
void Highlighter::keep_positional(const std::vector<Seen>& seen,
                                  std::vector<MarkedPlace>& out) const {
  std::vector<std::vector<std::vector<std::size_t>>> sides;
  for (const auto& part : parts_) sides.emplace_back(part.sides.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    sides[seen[i].place.part][seen[i].place.side].push_back(i);
  }
  const auto forward = chained(seen, sides, 1), back = chained(seen, sides, -1);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto part = seen[i].place.part;
    if (!forward[i] || !back[i]) continue;
    out.push_back({seen[i].begin, seen[i].end, part});
  }
}

// Of the words of a sentence or a paragraph those that stand there with all others of their part.
void Highlighter::keep_within(const std::vector<Seen>& seen, std::string_view text,
                              std::vector<MarkedPlace>& out) const {
  std::vector<std::size_t> sentences, paragraphs;  // in which each stands
  std::size_t sentence = 0, paragraph = 0, behind = 0;
  for (const auto& at : seen) {
    const auto end = std::max(behind, at.begin);
    const bool apart = text.substr(behind, end - behind).find("\n\n") != std::string_view::npos;
    if (apart || sentence_ends_between(text, behind, end)) ++sentence;
    if (apart) ++paragraph;
    behind = std::max(behind, at.end);
    sentences.push_back(sentence);
    paragraphs.push_back(paragraph);
  }
  for (std::size_t part = 0; part < parts_.size(); ++part) {
    const auto& wanted = parts_[part];
    if (wanted.within == Within::words) continue;
    const auto& in = wanted.within == Within::sentence ? sentences : paragraphs;
    for (std::size_t begin = 0, end = 0; begin < seen.size(); begin = end) {
      while (end < seen.size() && in[end] == in[begin]) ++end;
      std::vector<std::size_t> here;
      for (auto i = begin; i < end; ++i) {
        if (seen[i].place.part == part) here.push_back(i);
      }
      const bool ordered = wanted.kind == PlanPart::Kind::ordered;
      for (const auto i : ordered ? in_order(seen, here, wanted.sides.size())
                                  : all_sides(seen, here, wanted.sides.size())) {
        out.push_back({seen[i].begin, seen[i].end, part});
      }
    }
  }
}

// All of these places where each side has one, else none.
std::vector<std::size_t> Highlighter::all_sides(const std::vector<Seen>& seen,
                                                const std::vector<std::size_t>& here,
                                                std::size_t sides) {
  std::vector<bool> met(sides);
  for (const auto i : here) met[seen[i].place.side] = true;
  return std::find(met.begin(), met.end(), false) == met.end() ? here : std::vector<std::size_t>();
}

// Of these places those that stand behind one of each side before theirs and before one of each
// side behind it, in order.
std::vector<std::size_t> Highlighter::in_order(const std::vector<Seen>& seen,
                                               const std::vector<std::size_t>& here,
                                               std::size_t sides) {
  std::vector<std::size_t> begun, out;
  // So many sides from the first on, and from the last back, are met in order.
  std::size_t met = 0;
  for (const auto i : here) {
    const auto side = seen[i].place.side;
    if (side > met) continue;
    begun.push_back(i);
    if (side == met) ++met;
  }
  met = 0;
  for (auto i = begun.rbegin(); i != begun.rend(); ++i) {
    const auto back = sides - 1 - seen[*i].place.side;
    if (back > met) continue;
    out.push_back(*i);
    if (back == met) ++met;
  }
  return met == sides ? out : std::vector<std::size_t>();
}

// Of FIRST/n what stands among the first n words of the text.
void Highlighter::keep_first(const std::vector<Seen>& seen, std::string_view text,
                             std::vector<MarkedPlace>& out) {
  for (const auto& at : seen) {
    std::size_t words = 0, next = 0;
    Token token;
    const auto most = parts_[at.place.part].number;
    while (words <= most && next < at.end && analyser_.next(text, next, token)) {
      words += token.apart ? 2 : 1;
      if (token.end >= at.end) break;
    }
    if (words > most) return;
    out.push_back({at.begin, at.end, at.place.part});
  }
}

// The windows that show most of the query, in the order of the text: of the parts that none shows
// yet first.
std::vector<Highlighter::Window> Highlighter::choose(const std::vector<MarkedPlace>& found,
                                                     std::string_view text,
                                                     std::size_t most) const {
  std::vector<bool> shown(parts_.size());  // parts of the query that a chosen fragment shows
  std::vector<std::size_t> within(parts_.size());  // the window (from 1) a part was last met in
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
        window.score += worth_of(words_, part) * (again         ? kShownTwice
                                                  : shown[part] ? kShownBefore
                                                                : 1.0);
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
  return chosen;
}

std::vector<Fragment> Highlighter::fragments(std::string_view text, Field field, std::size_t most) {
  std::vector<Fragment> out;
  const auto found = find(text, field);
  if (found.empty() || most == 0) return out;
  std::size_t behind = 0;  // fragments do not overlap
  for (const auto& window : choose(found, text, most)) {
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
    std::vector<MarkedPlace> inside;
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

Marks marks_of(const std::vector<MarkedPlace>& found) {
  Marks marks;
  for (const auto& at : found) {
    if (!marks.empty() && marks.back().second == at.begin) {
      marks.back().second = at.end;
    } else {
      marks.emplace_back(at.begin, at.end);
    }
  }
  return marks;
}

}  // namespace news
