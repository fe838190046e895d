// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/people/given_names.hh"

#include <algorithm>
#include <map>
#include <optional>

#include "common/unicode.hh"
#include "indexer/people/outweighs.hh"

namespace news {
namespace {

using Offices = std::set<std::string>;

bool meet(const Offices& a, const Offices& b) {
  return std::any_of(a.begin(), a.end(), [&b](const auto& office) { return b.contains(office); });
}

// What a given name stands for among those met.
class Givens {
 public:
  explicit Givens(const std::vector<FullName>& names) {
    for (const auto& one : names) {
      offices_[one.name.given].insert(one.offices.begin(), one.offices.end());
    }
  }

  std::string formal(const std::string& given) const {
    const auto names = formal_names(given);
    std::string only(names.size() == 1 ? names.front() : std::string_view());
    if (only.empty()) {
      std::size_t met = 0;
      for (const auto name : names) {
        if (!offices_.contains(std::string(name))) continue;
        ++met;
        only = name;
      }
      if (met != 1) return given;
    }
    const auto other = offices_.find(only);
    const bool doubtful = offices_.size() > kManyGiven && only != given &&
                          other != offices_.end() && !meet(offices_.at(given), other->second);
    return doubtful ? given : only;
  }

 private:
  std::map<std::string, Offices> offices_;
};

// Names of one given name: middle initials and suffix tell them apart.
struct Variant {
  std::uint32_t articles = 0;
  Offices offices;
  std::vector<std::size_t> names;
};
using Variants = std::map<std::pair<std::string, std::string>, Variant>;  // first initial, suffix

bool fits(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() || a == b;
}

class Splitter {
 public:
  Splitter(std::string given, const Variants& variants, NameClasses& out)
      : given_(std::move(given)), variants_(variants), out_(out) {}

  void run() {
    if (!all_fit()) return keep_apart();
    const bool two = bare_is_another();
    std::optional<std::size_t> bare, rest;
    for (const auto& [key, variant] : variants_) {
      auto& number = two && key.first.empty() ? bare : rest;
      if (!number)
        number = add_class(two && !key.first.empty() ? given_ + '|' + key.first : given_);
      assign(variant, *number);
    }
  }

 private:
  using Key = std::pair<std::string, std::string>;

  bool all_fit() const {
    std::string middle, suffix;
    for (const auto& [key, variant] : variants_) {
      if (!fits(middle, key.first) || !fits(suffix, key.second)) return false;
      if (!key.first.empty()) middle = key.first;
      if (!key.second.empty()) suffix = key.second;
    }
    return true;
  }

  void keep_apart() {
    std::map<Key, std::size_t> whole;
    for (const auto& [key, variant] : variants_) {
      if (lacks_a_part(key)) continue;
      whole.emplace(key, add_class(given_ + '|' + key.first + '|' + key.second));
      assign(variant, whole.at(key));
    }
    for (const auto& [key, variant] : variants_) {
      if (lacks_a_part(key)) assign(variant, home_of(key, whole));
    }
  }

  // Another variant has all it has, and more.
  bool lacks_a_part(const Key& key) const {
    return std::any_of(variants_.begin(), variants_.end(), [&key](const auto& other) {
      return other.first != key && fits(key.first, other.first.first) &&
             fits(key.second, other.first.second) &&
             (key.first.empty() || !other.first.first.empty()) &&
             (key.second.empty() || !other.first.second.empty());
    });
  }

  // The name without an initial is met with offices only that the others never have.
  bool bare_is_another() const {
    Offices others;
    const Variant* bare = nullptr;
    std::uint32_t articles = 0;
    for (const auto& [key, variant] : variants_) {
      if (key.first.empty()) {
        bare = &variant;
      } else {
        others.insert(variant.offices.begin(), variant.offices.end());
        articles += variant.articles;
      }
    }
    return bare != nullptr && bare->articles > 1 && articles > 1 && !bare->offices.empty() &&
           !others.empty() && !meet(bare->offices, others);
  }

  std::size_t home_of(const Key& key, const std::map<Key, std::size_t>& whole) {
    std::uint32_t all = 0, most = 0;
    std::size_t home = 0;
    for (const auto& [other, number] : whole) {
      if (!fits(key.first, other.first) || !fits(key.second, other.second)) continue;
      const auto articles = variants_.at(other).articles;
      all += articles;
      if (articles <= most) continue;
      most = articles;
      home = number;
    }
    if (most > 0 && most >= kOutweighs * (all - most)) return home;
    return add_class(given_ + '|' + key.first + '|' + key.second);
  }

  std::size_t add_class(std::string key) {
    out_.keys.push_back(std::move(key));
    return out_.keys.size() - 1;
  }
  void assign(const Variant& variant, std::size_t number) {
    for (const auto name : variant.names) out_.of[name] = number;
  }

  std::string given_;
  const Variants& variants_;
  NameClasses& out_;
};

}  // namespace

NameClasses class_names(const std::vector<FullName>& names) {
  NameClasses out;
  out.of.resize(names.size());
  const Givens givens(names);
  std::map<std::string, Variants> by_given;
  std::set<std::pair<std::string, std::string>> suffixed;  // given name, suffix: with an initial
  for (const auto& one : names) {
    if (!one.name.middle.empty() && !one.name.suffix.empty())
      suffixed.emplace(givens.formal(one.name.given), one.name.suffix);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto& one = names[i];
    const auto given = givens.formal(one.name.given);
    const auto initial = one.name.middle.empty()
                             ? std::string()
                             : one.name.middle.substr(0, character_at(one.name.middle, 0).bytes);
    // "Donald Doe Jr." is the son of "Donald Doe"; "Joseph R. Doe Jr." is written "Joe Doe" as
    // well.
    const bool son =
        initial.empty() && !one.name.suffix.empty() && !suffixed.contains({given, one.name.suffix});
    auto& variant =
        by_given[son ? given + ' ' + one.name.suffix : given][{initial, one.name.suffix}];
    variant.articles += one.articles;
    variant.offices.insert(one.offices.begin(), one.offices.end());
    variant.names.push_back(i);
  }
  for (const auto& [given, variants] : by_given) Splitter(given, variants, out).run();
  return out;
}

}  // namespace news
