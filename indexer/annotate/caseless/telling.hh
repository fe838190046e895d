// SPDX-License-Identifier: GPL-2.0-or-later
// The rules of one language: what stands around a quotation, and who that says spoke. Pure.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/annotate/caseless/draft.hh"

namespace news::annotation {

// Words of the sentence around a quotation, up to the next marks, as bytes of the text.
struct Around {
  Bytes before, after;
  Bytes inside;                // of the marks
  Bytes paragraph_before;      // all of the paragraph before the quotation
  bool same_sentence = false;  // a quotation with a speaker stands before in it
};

struct Told {
  bool says = false;     // somebody says the quotation
  bool carries = false;  // who spoke before, where `speaker` is not found
  bool verb_before = false;
  Speaker nearby;  // named before, where nobody has spoken in the paragraph
  Bytes verb;
  Speaker speaker;
};

// A sentence without marks that tells what somebody said.
struct Report {
  Bytes words, verb;
  Speaker speaker;
  bool found() const { return !words.empty(); }
};

class Telling {
 public:
  Telling(Story& story, People& people, std::string_view code)
      : story_(story), people_(people), code_(code), words_(words_of(code)) {}
  Telling(const Telling&) = delete;
  Telling& operator=(const Telling&) = delete;
  virtual ~Telling() = default;

  // Names with their titles, before any statement is looked for.
  virtual void meet(Bytes paragraph) = 0;
  virtual Told around(const Around& around) = 0;
  virtual Report report(Bytes sentence) = 0;

 protected:
  std::string_view at(Bytes bytes) const {
    return story_.text.substr(bytes.begin, bytes.end - bytes.begin);
  }
  Bytes bytes_of(std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - story_.text.data());
    return {begin, begin + part.size()};
  }

  Story& story_;
  People& people_;
  std::string_view code_;
  const Words& words_;
};

}  // namespace news::annotation
