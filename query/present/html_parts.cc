// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/present/html_parts.hh"

#include <fmt/format.h>

#include "query/present/html_style.hh"
#include "query/present/markup.hh"

namespace news {
namespace {

// Forbids whatever could be loaded or run, should ever something slip through as markup.
constexpr std::string_view kPolicy = "default-src 'none'; style-src 'unsafe-inline'";

}  // namespace

std::string html_begin(std::string_view title, std::string_view style) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += R"(<meta name="viewport" content="width=device-width, initial-scale=1">)";
  out += "\n<meta name=\"color-scheme\" content=\"light dark\">\n";
  out += fmt::format("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n", kPolicy);
  out += "<title>" + markup(title) + "</title>\n<style>\n";
  out.append(page_style()).append(style);
  return out + "</style>\n</head>\n<body>\n<main>\n";
}

std::string html_end() {
  return "</main>\n</body>\n</html>\n";
}

std::string html_marked(std::string_view text, const Marks& marks) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [begin, end] : marks) {
    if (begin < at || end > text.size() || end <= begin) continue;
    out += markup(text.substr(at, begin - at)) + "<mark>";
    out += markup(text.substr(begin, end - begin)) + "</mark>";
    at = end;
  }
  return out + markup(text.substr(at));
}

std::string html_part(std::string_view text) {
  return text.empty() ? "" : "<bdi>" + markup(text) + "</bdi>";
}

std::string html_day(std::string_view date) {
  if (date.empty()) return {};
  return fmt::format(R"(<time datetime="{0}">{0}</time>)", markup(date));
}

std::string html_link(std::string_view address, const std::string& inside) {
  if (!address.starts_with("https://") && !address.starts_with("http://")) return inside;
  return fmt::format(R"(<a href="{}" rel="noreferrer">)", markup(address)) + inside + "</a>";
}

std::string html_joined(std::initializer_list<std::string> parts) {
  std::string out;
  for (const auto& one : parts) {
    if (!one.empty()) out += (out.empty() ? "" : " \xC2\xB7 ") + one;
  }
  return out;
}

std::string html_line(std::string_view style, const std::string& inside) {
  return inside.empty() ? "" : fmt::format("<p class=\"{}\">", style) + inside + "</p>\n";
}

}  // namespace news
