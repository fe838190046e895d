// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/chart.hh"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "common/terminal.hh"
#include "query/present/bars.hh"
#include "query/present/markup.hh"

namespace news {
namespace {

constexpr double kWidth = 600, kLow = 120, kHigh = 210, kLeft = 46, kRight = 8, kLine = 20;
constexpr double kName = 20, kBar = 15, kNumbers = 120;
constexpr std::size_t kColumns = 60;  // of a name or a query
constexpr double kNarrowest = 2;      // a column that is no wider is drawn as a line

constexpr std::string_view kStyle = R"(.chart{--ink:#24292e;--soft:#5c6670;--grid:#d9dee3;
--s0:#1f5fa8;--s1:#c2410c;--s2:#1b7f5c;--s3:#8a4fa3;--s4:#9a7200;--s5:#0e7f98;--s6:#a8326b;--s7:#59626b;
font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;max-width:100%;height:auto}
.chart text{fill:var(--ink)}.chart .soft{fill:var(--soft);font-size:12px}.chart .name{font-weight:600}
.chart .grid{stroke:var(--grid);stroke-width:1;fill:none}.chart .axis{stroke:var(--soft);stroke-width:1}
.chart .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}
.f0{fill:var(--s0)}.f1{fill:var(--s1)}.f2{fill:var(--s2)}.f3{fill:var(--s3)}.f4{fill:var(--s4)}
.f5{fill:var(--s5)}.f6{fill:var(--s6)}.f7{fill:var(--s7)}
.l0{stroke:var(--s0)}.l1{stroke:var(--s1);stroke-dasharray:7 3}.l2{stroke:var(--s2);stroke-dasharray:2 4}
.l3{stroke:var(--s3);stroke-dasharray:11 3 2 3}.l4{stroke:var(--s4);stroke-dasharray:14 4}
.l5{stroke:var(--s5);stroke-dasharray:5 2 1 2}.l6{stroke:var(--s6);stroke-dasharray:1 3}
.l7{stroke:var(--s7);stroke-dasharray:9 5 9 2}
@media (prefers-color-scheme:dark){.chart{--ink:#e4e7ea;--soft:#a3adb7;--grid:#3a4149;
--s0:#6cb0f5;--s1:#ff9460;--s2:#5cc9a0;--s3:#cf9be6;--s4:#e0bb4b;--s5:#5fc8de;--s6:#f08ab8;--s7:#b3bcc5}}
@media (max-width:30rem){.chart text,.chart .soft{font-size:17px}}
@media print{.chart{--ink:#000;--soft:#444;--grid:#ccc}}
)";

std::string text(double x, double y, std::string_view anchor, std::string_view style,
                 std::string_view content) {
  return fmt::format(R"(<text x="{:.1f}" y="{:.1f}" text-anchor="{}"{}>{}</text>)", x, y, anchor,
                     style.empty() ? "" : fmt::format(R"( class="{}")", style), markup(content));
}

// The least of 1, 2 and 5 times a power of ten that is as great.
double round_up(double value) {
  const double power = std::pow(10, std::floor(std::log10(value)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (value <= step * power * (1 + 1e-9)) return step * power;
  }
  return 10 * power;
}

class Chart {
 public:
  Chart(const Answer& answer, const Facet& facet, double plot_height)
      : answer_(answer), facet_(facet), plot_height_(plot_height) {
    for (std::size_t s = 0; s < series(); ++s) {
      for (std::size_t i = 0; i < facet.values.size(); ++i) {
        greatest_ = std::max(greatest_, value(s, i));
      }
    }
  }

  double height() const {
    return top() + (facet_.period == Period::none ? names_height() : plot_height_ + 30);
  }

  // What stands inside of <svg>, from `y` on.
  std::string draw() const {
    std::string out = head();
    if (facet_.values.empty()) return out + text(kLeft, top() + kLine, "start", "soft", "nothing");
    return out + (facet_.period == Period::none ? names() : times());
  }

  std::string label() const {
    return fmt::format("{} by {}{}: {}", answer_.quotes ? "Quotations" : "Articles", facet_.name,
                       shares() ? ", share of all" : "", answer_.query);
  }

 private:
  bool shares() const { return !facet_.all.empty(); }
  std::size_t series() const { return facet_.compared.size() + 1; }
  double top() const { return 14 + kLine * static_cast<double>(series() > 1 ? series() + 1 : 1); }
  double row_height() const { return kName + (kBar + 1) * static_cast<double>(series()) + 6; }
  double names_height() const { return row_height() * static_cast<double>(facet_.values.size()); }

  std::uint64_t count(std::size_t s, std::size_t i) const {
    return s == 0 ? facet_.values[i].second : facet_.compared[s - 1][i];
  }
  double value(std::size_t s, std::size_t i) const {
    return shares() ? share_of(count(s, i), facet_.all[i]) : static_cast<double>(count(s, i));
  }

  std::string number(std::size_t s, std::size_t i) const {
    const auto counted = fmt::format("{}", count(s, i));
    return shares() ? counted + " (" + percent(value(s, i), greatest_) + ")" : counted;
  }

  std::string head() const {
    std::string out =
        text(0, 15, "start", "name",
             fmt::format("{} by {}", answer_.quotes ? "Quotations" : "Articles", facet_.name) +
                 (shares() ? ", share of all" : ""));
    for (std::size_t s = 0; series() > 1 && s < series(); ++s) {
      const double y = 15 + kLine * static_cast<double>(s + 1);
      const auto& query = s == 0 ? answer_.query : answer_.compared[s - 1].query;
      out +=
          facet_.period == Period::none
              ? fmt::format(R"(<rect class="f{}" x="0" y="{}" width="26" height="10"/>)", s, y - 10)
              : fmt::format(R"(<path class="line l{}" d="M1 {}h24"/>)", s, y - 4);
      out += text(34, y, "start", "", shorten(printable(query), kColumns));
    }
    return out;
  }

  // The name above its bars, so that it may be long.
  std::string names() const {
    std::string out;
    for (std::size_t i = 0; i < facet_.values.size(); ++i) {
      const double y = top() + row_height() * static_cast<double>(i);
      out += text(0, y + 15, "start", "", shorten(printable(facet_.values[i].first), kColumns));
      for (std::size_t s = 0; s < series(); ++s) {
        const double at = y + kName + (kBar + 1) * static_cast<double>(s);
        const double width = greatest_ > 0 ? (kWidth - kNumbers) * value(s, i) / greatest_ : 0;
        out += fmt::format(R"(<rect class="f{}" x="0" y="{:.1f}" width="{:.1f}" height="{}"/>)", s,
                           at, count(s, i) > 0 ? std::max(width, 1.0) : 0, kBar);
        out += text(width + 6, at + 12, "start", "soft", number(s, i));
      }
      out += '\n';
    }
    return out;
  }

  double x_of(double place) const {
    return kLeft + (kWidth - kLeft - kRight) * place / static_cast<double>(facet_.values.size());
  }
  double y_of(double value) const { return top() + plot_height_ * (1 - value / scale()); }

  // The value at the top of the plot.
  double step() const {
    const double least = greatest_ / 4;
    return shares() ? round_up(std::max(least, 1e-7)) : round_up(std::max(least, 1.0));
  }
  double scale() const { return step() * std::max(1.0, std::ceil(greatest_ / step() - 1e-9)); }

  std::string times() const {
    std::string out = grid();
    const bool columns = series() == 1 && x_of(1) - x_of(0) > kNarrowest;
    for (std::size_t s = 0; s < series(); ++s) out += columns ? columns_of(s) : line_of(s);
    return out;
  }

  std::string grid() const {
    std::string out;
    for (int i = 0; step() * i <= scale() * (1 + 1e-9); ++i) {
      const double at = step() * i, y = y_of(at);
      out += fmt::format(R"(<path class="{}" d="M{} {:.1f}H{}"/>)", i == 0 ? "axis" : "grid", kLeft,
                         y, kWidth - kRight);
      out += text(kLeft - 8, y + 4, "end", "soft",
                  shares() ? fmt::format("{:g}%", at * 100) : fmt::format("{:.0f}", at));
    }
    for (const auto& [place, name] : ticks()) {
      const double x = x_of(static_cast<double>(place) + 0.5);
      out += fmt::format(R"(<path class="axis" d="M{:.1f} {:.1f}v5"/>)", x, y_of(0));
      out += text(x, y_of(0) + 19, "middle", "soft", name);
    }
    return out + '\n';
  }

  // Where the axis of time has a name: the first of each year where there are several years, and
  // of those, or of all, as many as have room.
  std::vector<std::pair<std::size_t, std::string>> ticks() const {
    std::vector<std::pair<std::size_t, std::string>> all;
    const bool years =
        facet_.period != Period::year && year(0) + 2 < year(facet_.values.size() - 1);
    for (std::size_t i = 0; i < facet_.values.size(); ++i) {
      if (!years) {
        all.emplace_back(i, facet_.values[i].first);
      } else if (i == 0 ? begins_year() : year(i) != year(i - 1)) {
        all.emplace_back(i, fmt::format("{}", year(i)));
      }
    }
    const std::size_t room = years || facet_.period == Period::year ? 10 : 5;
    const auto every = (all.size() + room - 1) / std::max<std::size_t>(1, room);
    std::vector<std::pair<std::size_t, std::string>> out;
    for (std::size_t i = 0; i < all.size(); i += std::max<std::size_t>(1, every)) {
      out.push_back(all[i]);
    }
    return out;
  }

  int year(std::size_t i) const { return period_begin(facet_.period, facet_.times[i]).year; }

  bool begins_year() const {
    const Day day = period_begin(facet_.period, facet_.times.front());
    return day.month == 1 && day.day < 8;
  }

  std::string columns_of(std::size_t s) const {
    std::string out;
    const double width = x_of(1) - x_of(0), gap = std::min(4.0, width * 0.2);
    for (std::size_t i = 0; i < facet_.values.size(); ++i) {
      if (count(s, i) == 0) continue;
      const double y = std::min(y_of(value(s, i)), y_of(0) - 1);
      out +=
          fmt::format(R"(<rect class="f{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}">)",
                      s, x_of(static_cast<double>(i)) + gap / 2, y, width - gap, y_of(0) - y);
      out +=
          fmt::format("<title>{}: {}</title></rect>", markup(facet_.values[i].first), number(s, i));
    }
    return out + '\n';
  }

  // Is it known what part of all the count is?
  bool known(std::size_t i) const { return !shares() || facet_.all[i] > 0; }

  // Points between two of the same height are left out. Where nothing is known, the line ends, and
  // begins anew with a dot.
  std::string line_of(std::size_t s) const {
    std::string out = fmt::format(R"(<path class="line l{}" d=")", s);
    const auto size = facet_.values.size();
    const auto level = [&](std::size_t i) {
      return i > 0 && i + 1 < size && known(i - 1) && known(i + 1) &&
             value(s, i - 1) == value(s, i) && value(s, i + 1) == value(s, i);
    };
    bool drawing = false;
    for (std::size_t i = 0; i < size; ++i) {
      if (!known(i)) drawing = false;
      if (!known(i) || level(i)) continue;
      out +=
          fmt::format("{}{:.1f} {:.1f}{}", drawing ? 'L' : 'M', x_of(static_cast<double>(i) + 0.5),
                      y_of(value(s, i)), drawing ? "" : "h0");
      drawing = true;
    }
    return out + "\"/>\n";
  }

  const Answer& answer_;
  const Facet& facet_;
  double plot_height_;
  double greatest_ = 0;
};

}  // namespace

std::string_view chart_style() {
  return kStyle;
}

std::string chart(const Answer& answer, const Facet& facet) {
  const Chart drawn(answer, facet, facet.compared.empty() ? kLow : kHigh);
  return fmt::format(
             R"(<svg class="chart" role="img" viewBox="0 0 {} {}" width="{}" height="{}" aria-label="{}">)",
             kWidth, drawn.height(), kWidth, drawn.height(), markup(drawn.label())) +
         '\n' + drawn.draw() + "</svg>\n";
}

std::string chart_file(const Answer& answer) {
  constexpr double kMargin = 20, kTitle = 34;
  std::string inside;
  double y = kTitle;
  for (const auto& facet : answer.facets) {
    const Chart drawn(answer, facet, kHigh);
    inside += fmt::format("<g transform='translate(0 {})'>\n", y) + drawn.draw() + "</g>\n";
    y += drawn.height() + kMargin;
  }
  const auto title = shorten(printable(answer.query), kColumns);
  return fmt::format(R"(<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="{} {} {} {}" width="{}" height="{}">
<title>{}</title>
<style>{}.chart{{background:#fff}}@media (prefers-color-scheme:dark){{.chart{{background:#16191d}}}}</style>
)",
                     -kMargin, -kMargin, kWidth + 2 * kMargin, y + kMargin, kWidth + 2 * kMargin,
                     y + kMargin, markup(answer.query), kStyle) +
         fmt::format(R"(<text x="0" y="12" font-size="18" font-weight="600">{}</text>)",
                     markup(title)) +
         '\n' + inside + "</svg>\n";
}

}  // namespace news
