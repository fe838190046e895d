// SPDX-License-Identifier: GPL-2.0-or-later
#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/quote_type.hh"
#include "common/terminal.hh"
#include "query/present/bars.hh"
#include "query/present/printer.hh"

namespace news {
namespace {

using Cells = std::vector<std::string>;

// A table of cells in one of the two dialects.
class TablePrinter : public Printer {
 public:
  TablePrinter(bool tabs, const Page& page)
      : tabs_(tabs), safe_(page.terminal && !page.raw), guards_(!tabs && !page.raw) {}

  std::string print(const Answer& answer) const override {
    std::string out;
    if (!answer.facets.empty()) {
      facets(out, answer);
    } else if (answer.people) {
      people(out, answer);
    } else if (answer.quotes) {
      quotations(out, answer);
    } else {
      articles(out, answer);
    }
    return out;
  }

 private:
  static std::string joined(const std::vector<std::string>& list) {
    std::string out;
    for (const auto& item : list) out += (out.empty() ? "" : "; ") + item;
    return out;
  }

  // Columns are added at the end alone: programs count them.
  static void add_facts(Cells& cells, const ArticleFacts& facts) {
    cells.insert(cells.end(),
                 {facts.url, facts.member, fmt::format("{}", facts.ordinal), facts.place,
                  facts.section, facts.language, fmt::format("{}", facts.words), facts.group});
  }

  void articles(std::string& out, const Answer& answer) const {
    header(out, {"rank", "score", "id", "path", "headline", "byline", "date", "source", "speakers",
                 "snippet"});
    for (const auto& hit : answer.articles) {
      std::vector<std::string> speakers, snippets;
      for (const auto& [name, quotes] : hit.speakers) speakers.push_back(name);
      for (const auto& snippet : hit.snippets) snippets.push_back(snippet.text);
      std::string snippet;
      for (const auto& text : snippets) snippet += (snippet.empty() ? "" : " ... ") + text;
      Cells cells = {fmt::format("{}", hit.rank),
                     fmt::format("{}", hit.score),
                     hit.id,
                     hit.path,
                     hit.headline,
                     joined(hit.byline),
                     hit.date,
                     hit.source,
                     joined(speakers),
                     snippet};
      add_facts(cells, hit.facts);
      row(out, cells);
    }
  }

  void quotations(std::string& out, const Answer& answer) const {
    header(out, {"rank", "score", "speaker", "speaker_full", "person", "kind", "description",
                 "verb", "type", "confidence", "text", "id", "path", "headline", "date", "source",
                 "start", "end"});
    for (const auto& hit : answer.quotations) {
      const std::string type(quote_type_name(hit.type));
      Cells cells = {fmt::format("{}", hit.rank),
                     fmt::format("{}", hit.score),
                     hit.speaker,
                     hit.speaker_full,
                     hit.said_by.name,
                     std::string(speaker_kind_name(hit.kind)),
                     hit.description,
                     hit.verb,
                     type,
                     fmt::format("{}", hit.confidence),
                     hit.text,
                     hit.id,
                     hit.path,
                     hit.headline,
                     hit.date,
                     hit.source,
                     fmt::format("{}", hit.start),
                     fmt::format("{}", hit.end)};
      add_facts(cells, hit.facts);
      row(out, cells);
    }
  }

  void people(std::string& out, const Answer& answer) const {
    row(out, {"id", "name", "kind", "names", "offices", "first", "last", "quotations", "articles"});
    for (const auto& who : answer.quoted) {
      row(out, {who.id, who.name, std::string(speaker_kind_name(who.kind)), joined(who.names),
                joined(who.offices), who.first, who.last, fmt::format("{}", who.quotations),
                fmt::format("{}", who.articles)});
    }
  }

  // Counts were asked for: the table is theirs. Other queries and shares stand in columns behind.
  void facets(std::string& out, const Answer& answer) const {
    const bool shares = !answer.facets.front().all.empty();
    std::vector<std::string> cells = {"facet", "value", "count"};
    if (shares) cells.insert(cells.end(), {"all", "share"});
    for (const auto& other : answer.compared) {
      cells.push_back(other.query);
      if (shares) cells.push_back("share of " + other.query);
    }
    row(out, cells);
    for (const auto& facet : answer.facets) {
      for (std::size_t i = 0; i < facet.values.size(); ++i) facet_row(out, facet, i, shares);
    }
  }

  void facet_row(std::string& out, const Facet& facet, std::size_t i, bool shares) const {
    const auto& [value, count] = facet.values[i];
    const auto share = [&](std::uint64_t part) {
      return facet.all[i] == 0 ? "" : fmt::format("{:.6g}", share_of(part, facet.all[i]));
    };
    std::vector<std::string> cells = {facet.name, value, fmt::format("{}", count)};
    if (shares) cells.insert(cells.end(), {fmt::format("{}", facet.all[i]), share(count)});
    for (const auto& other : facet.compared) {
      cells.push_back(fmt::format("{}", other[i]));
      if (shares) cells.push_back(share(other[i]));
    }
    row(out, cells);
  }

  void header(std::string& out, Cells cells) const {
    cells.insert(cells.end(),
                 {"url", "member", "ordinal", "place", "section", "language", "words", "group"});
    row(out, cells);
  }

  void row(std::string& out, const Cells& cells) const {
    bool first = true;
    for (const auto& cell : cells) {
      if (!first) out += tabs_ ? '\t' : ',';
      first = false;
      tabs_ ? tab_cell(out, cell) : comma_cell(out, cell);
    }
    out += tabs_ ? "\n" : "\r\n";
  }

  void tab_cell(std::string& out, const std::string& cell) const {
    for (const char c : safe_ ? printable(cell) : cell) {
      out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
    }
  }

  // What Excel, LibreOffice and their kin would compute when the file is opened; also in the wide
  // forms of East Asia.
  static bool is_formula(std::string_view cell) {
    for (const std::string_view sign : {"=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D",
                                        "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
      if (cell.starts_with(sign)) return true;
    }
    return false;
  }

  void comma_cell(std::string& out, const std::string& raw) const {
    std::string cell = safe_ ? printable(raw) : raw;
    if (guards_ && is_formula(cell)) cell.insert(cell.begin(), '\'');
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      out += cell;
      return;
    }
    out += '"';
    for (const char c : cell) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }

  bool tabs_, safe_, guards_;
};

class PathPrinter : public Printer {
 public:
  PathPrinter(bool nul, const Page& page) : nul_(nul), safe_(page.terminal && !page.raw && !nul) {}

  std::string print(const Answer& answer) const override {
    std::string out;
    const auto add = [&](const std::string& path) {
      out += safe_ ? printable(path) : path;
      out += nul_ ? '\0' : '\n';
    };
    for (const auto& hit : answer.articles) add(hit.path);
    for (const auto& hit : answer.quotations) add(hit.path);
    return out;
  }

 private:
  bool nul_, safe_;
};

}  // namespace

std::unique_ptr<Printer> csv_printer(const Page& page) {
  return std::make_unique<TablePrinter>(false, page);
}

std::unique_ptr<Printer> tsv_printer(const Page& page) {
  return std::make_unique<TablePrinter>(true, page);
}

std::unique_ptr<Printer> path_printer(const Page& page) {
  return std::make_unique<PathPrinter>(page.print0, page);
}

}  // namespace news
