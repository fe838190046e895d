// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/bars.hh"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "common/terminal.hh"
#include "query/present/layout.hh"
#include "query/present/summary_line.hh"

namespace news {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
constexpr std::size_t kLongSilence = 6;  // times that are shown one by one
constexpr std::size_t kShareColumns = 9;
constexpr std::size_t kUnwrapped = 80;  // columns where the page has no width

// Full, light, dark, medium shade; then shapes: told apart without colours.
constexpr std::array<std::string_view, 8> kBars = {"\xE2\x96\x88", "\xE2\x96\x91", "\xE2\x96\x93",
                                                   "\xE2\x96\x92", "\xE2\x96\x9A", "\xE2\x96\xA4",
                                                   "\xE2\x96\xA6", "\xE2\x96\xA1"};

std::string_view bar_of(std::size_t series) {
  return kBars[series % kBars.size()];
}

std::string repeated(std::string_view sign, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += sign;
  return out;
}

class Bars {
 public:
  Bars(const Facet& facet, const Page& page) : facet_(facet), page_(page) {}

  std::string draw() {
    if (facet_.values.empty()) return {};
    first_ = first_shown();
    measure();
    std::string out = title();
    for (std::size_t i = first_; i < facet_.values.size();) {
      const auto silent = silence_from(i);
      if (silent > kLongSilence) {
        out += name_cell(kEllipsis) + numbers(0, 0, false);
        if (!facet_.all.empty()) out += std::string(kShareColumns, ' ');
        out += styled(fmt::format("  {} {}s", silent, facet_.name), Style::dim, page_) + '\n';
        i += silent;
      } else {
        value(out, i++);
      }
    }
    return out + '\n';
  }

 private:
  std::size_t series() const { return facet_.compared.size() + 1; }

  std::uint64_t count(std::size_t series, std::size_t i) const {
    return series == 0 ? facet_.values[i].second : facet_.compared[series - 1][i];
  }

  double share(std::size_t series, std::size_t i) const {
    return facet_.all.empty() ? 0 : share_of(count(series, i), facet_.all[i]);
  }

  double length(std::size_t series, std::size_t i) const {
    return facet_.all.empty() ? static_cast<double>(count(series, i)) : share(series, i);
  }

  bool silent(std::size_t i) const {
    for (std::size_t s = 0; s < series(); ++s) {
      if (count(s, i) > 0) return false;
    }
    return true;
  }

  // Of times a reader is shown those at the end.
  std::size_t first_shown() const {
    if (facet_.screenful == 0 || facet_.distinct <= facet_.screenful) return 0;
    std::size_t left = facet_.screenful;
    for (auto i = facet_.values.size(); i > 0; --i) {
      if (!silent(i - 1) && --left == 0) return i - 1;
    }
    return 0;
  }

  void measure() {
    std::size_t digits = 6;
    for (auto i = first_; i < facet_.values.size(); ++i) {
      widest_ = std::max(widest_, columns(printable(facet_.values[i].first)));
      shown_ += silent(i) ? 0 : 1;
      for (std::size_t s = 0; s < series(); ++s) {
        digits = std::max(digits, fmt::format("{}", count(s, i)).size());
        longest_ = std::max(longest_, length(s, i));
      }
    }
    const std::size_t width = page_.width == 0 ? kUnwrapped : page_.width;
    widest_ = std::min(widest_, width / 2);
    digits_ = digits + 1;
    const auto taken = 2 + widest_ + numbers(0, longest_, true).size() + 2 + 2;
    room_ = width - std::min(width, taken);
  }

  std::string title() const {
    std::string out = styled(facet_.name, Style::headline, page_);
    if (facet_.distinct > shown_) out += fmt::format(" ({} of {})", shown_, facet_.distinct);
    if (!facet_.all.empty()) out += styled(", share of all", Style::dim, page_);
    return out + '\n';
  }

  std::size_t silence_from(std::size_t i) const {
    if (facet_.period == Period::none) return 0;
    std::size_t times = 0;
    while (i + times < facet_.values.size() && silent(i + times)) ++times;
    return times;
  }

  std::string name_cell(std::string_view name) const {
    const std::string shown = shorten(printable(name), widest_);
    return "  " + shown + std::string(widest_ - columns(shown), ' ');
  }

  std::string numbers(std::uint64_t count, double share, bool known) const {
    std::string out = fmt::format("{:>{}}", count, digits_);
    return facet_.all.empty() || !known
               ? out
               : out + fmt::format("{:>{}}", percent(share, longest_), kShareColumns);
  }

  void value(std::string& out, std::size_t i) const {
    for (std::size_t s = 0; s < series(); ++s) {
      out += name_cell(s == 0 ? facet_.values[i].first : "");
      out += numbers(count(s, i), share(s, i), facet_.all.empty() || facet_.all[i] > 0);
      const auto size = length(s, i);
      if (size > 0 && room_ > 0) {
        const auto columns = static_cast<std::size_t>(size / longest_ * static_cast<double>(room_));
        const auto bar = repeated(bar_of(s), std::clamp<std::size_t>(columns, 1, room_));
        out += "  " + styled(bar, Style::speaker, page_);
      }
      out += '\n';
    }
  }

  const Facet& facet_;
  const Page& page_;
  std::size_t first_ = 0, shown_ = 0, widest_ = 1, digits_ = 7, room_ = 0;
  double longest_ = 0;
};

}  // namespace

std::string bars(const Facet& facet, const Page& page) {
  return Bars(facet, page).draw();
}

std::string legend(const Answer& answer, const Page& page) {
  if (answer.compared.empty()) return {};
  std::string out;
  const auto add = [&](std::string_view query, std::uint64_t matches) {
    const auto series = static_cast<std::size_t>(std::count(out.begin(), out.end(), '\n'));
    const std::string text = fmt::format("{} ({})", query, counted(matches, answer.quotes));
    out += styled(repeated(bar_of(series), 2), Style::speaker, page) + ' ';
    Page one = page;
    one.width = 0;  // a line is a query
    out += wrap(styled(text, Style::plain, page), one, "", 0);
  };
  add(answer.query, answer.matches);
  for (const auto& other : answer.compared) add(other.query, other.matches);
  return out + '\n';
}

std::string percent(double share, double greatest) {
  int decimals = 1;
  for (double least = 0.1; greatest < least && greatest > 0 && decimals < 5; least /= 10) {
    ++decimals;
  }
  return fmt::format("{:.{}f}%", share * 100, decimals);
}

double share_of(std::uint64_t count, std::uint64_t all) {
  return all == 0 ? 0 : static_cast<double>(count) / static_cast<double>(all);
}

}  // namespace news
