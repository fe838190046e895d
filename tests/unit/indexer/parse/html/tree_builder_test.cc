// SPDX-License-Identifier: GPL-2.0-or-later
// What tags leave out and what end tags reach, as HTML's tree construction has it.
#include "indexer/parse/html/tree_builder.hh"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <string>
#include <utility>
#include <vector>

namespace news::html {
namespace {

// The tree as nested brackets: "body(p('one') p('two'))", html and root left out.
class Outline {
 public:
  explicit Outline(const std::string& markup) : tree_(markup) {}

  std::string text() const { return of(0); }

 private:
  std::string of(NodeIndex parent) const {
    std::string out;
    for (NodeIndex i = parent + 1; i < tree_.node(parent).end; i = tree_.node(i).end) {
      if (tree_.node(i).is_text && tree_.text(i).find_first_not_of(" \n") == std::string::npos)
        continue;
      if (!out.empty()) out += ' ';
      out += tree_.node(i).is_text ? "'" + std::string(tree_.text(i)) + "'"
                                   : name(tree_.tag(i)) + "(" + of(i) + ")";
    }
    return out;
  }

  static std::string name(Tag tag) {
    const std::vector<std::pair<Tag, std::string>> names = {{Tag::a, "a"},
                                                            {Tag::article, "article"},
                                                            {Tag::b, "b"},
                                                            {Tag::body, "body"},
                                                            {Tag::br, "br"},
                                                            {Tag::button, "button"},
                                                            {Tag::dd, "dd"},
                                                            {Tag::div, "div"},
                                                            {Tag::dl, "dl"},
                                                            {Tag::dt, "dt"},
                                                            {Tag::form, "form"},
                                                            {Tag::h1, "h1"},
                                                            {Tag::h2, "h2"},
                                                            {Tag::head, "head"},
                                                            {Tag::html, "html"},
                                                            {Tag::i, "i"},
                                                            {Tag::img, "img"},
                                                            {Tag::li, "li"},
                                                            {Tag::main, "main"},
                                                            {Tag::meta, "meta"},
                                                            {Tag::noscript, "noscript"},
                                                            {Tag::p, "p"},
                                                            {Tag::q, "q"},
                                                            {Tag::select, "select"},
                                                            {Tag::option, "option"},
                                                            {Tag::span, "span"},
                                                            {Tag::table, "table"},
                                                            {Tag::td, "td"},
                                                            {Tag::th, "th"},
                                                            {Tag::title, "title"},
                                                            {Tag::textarea, "textarea"},
                                                            {Tag::tr, "tr"},
                                                            {Tag::ul, "ul"}};
    const auto at = std::find_if(names.begin(), names.end(),
                                 [&](const auto& entry) { return entry.first == tag; });
    return at == names.end() ? "other" : at->second;
  }

  Tree tree_;
};

std::string outline(const std::string& markup) {
  return Outline(markup).text();
}

TEST(TreeBuilder, ends_the_head_where_the_first_element_of_the_body_begins) {
  EXPECT_EQ(outline("<head><title>T</title><article><p>one</article>"),
            "head(title('T')) article(p('one'))");
  EXPECT_EQ(outline("<html><head><meta name=a><main>one</main>"), "html(head(meta()) main('one'))");
  EXPECT_EQ(outline("<head><title>T</title>one"), "head(title('T')) 'one'");
  EXPECT_EQ(outline("<head><meta name=a></head><body><p>one"), "head(meta()) body(p('one'))");
}

TEST(TreeBuilder, closes_what_was_left_open_inside_a_button) {
  EXPECT_EQ(outline("<button><div>Menu</button><p>one"), "button(div('Menu')) p('one')");
  EXPECT_EQ(outline("<button><span>Menu<button>Search</button><p>one"),
            "button(span('Menu')) button('Search') p('one')");
}

TEST(TreeBuilder, lets_no_control_left_open_hold_the_article) {
  EXPECT_EQ(outline("<button>Menu<main><p>one</main>"), "button('Menu') main(p('one'))");
  EXPECT_EQ(outline("<select><option>a<option>b<h1>one</h1>"),
            "select(option('a') option('b')) h1('one')");
  EXPECT_EQ(outline("<textarea>x<p>one</p>"), "textarea('x') p('one')");
  EXPECT_EQ(outline("<title>x<p>one</p>"), "title('x') p('one')");
}

TEST(TreeBuilder, ends_a_paragraph_at_the_next_block_but_not_across_a_button) {
  EXPECT_EQ(outline("<p>one<p>two<div>three</div>"), "p('one') p('two') div('three')");
  EXPECT_EQ(outline("<p>one<button><div>two</div></button>three"),
            "p('one' button(div('two')) 'three')");
  EXPECT_EQ(outline("one</p>two"), "'onetwo'");
}

TEST(TreeBuilder, reaches_no_block_with_the_end_tag_of_an_inline_element) {
  EXPECT_EQ(outline("<span><div>one</span>two</div>three"), "span(div('onetwo') 'three')");
  EXPECT_EQ(outline("<div><span>one</div>two"), "div(span('one')) 'two'");
}

TEST(TreeBuilder, ends_a_block_with_everything_in_it_and_none_that_is_not_open) {
  EXPECT_EQ(outline("<article><div><p>one</article>two"), "article(div(p('one'))) 'two'");
  EXPECT_EQ(outline("<div>one</section></article>two</div>three"), "div('onetwo') 'three'");
}

TEST(TreeBuilder, ends_bold_text_across_a_paragraph_without_ending_that) {
  EXPECT_EQ(outline("<b>one<p>two</b>three</p>four"), "b('one' p('twothree')) 'four'");
  EXPECT_EQ(outline("<b>one<i>two</b>three</i>four"), "b('one' i('two')) 'threefour'");
  EXPECT_EQ(outline("<p><b>one</p><p>two</p>"), "p(b('one')) p('two')");
}

TEST(TreeBuilder, ends_a_link_at_the_next_one) {
  EXPECT_EQ(outline("<a>one<a>two</a>three"), "a('one') a('two') 'three'");
}

TEST(TreeBuilder, gives_list_items_and_terms_their_ends) {
  EXPECT_EQ(outline("<ul><li>one<li>two<ul><li>in</ul>more<li>three</ul>"),
            "ul(li('one') li('two' ul(li('in')) 'more') li('three'))");
  EXPECT_EQ(outline("<ul><li>one<ul></li><li>in</ul></ul>"), "ul(li('one' ul(li('in'))))");
  EXPECT_EQ(outline("<dl><dt>a<dd>one<dt>b<dd>two</dl>"),
            "dl(dt('a') dd('one') dt('b') dd('two'))");
}

TEST(TreeBuilder, closes_cells_and_rows_that_a_table_left_open) {
  EXPECT_EQ(outline("<table><tr><td><div>a<td>b<tr><td>c</table>d"),
            "table(tr(td(div('a')) td('b')) tr(td('c'))) 'd'");
  EXPECT_EQ(outline("<table><td>a<th>b</table>"), "table(tr(td('a') th('b')))");
  EXPECT_EQ(outline("<table><tr><td><table><tr><td>a</table>b</table>c"),
            "table(tr(td(table(tr(td('a'))) 'b'))) 'c'");
  EXPECT_EQ(outline("<table><tr><td><p>a</div>b</table>"), "table(tr(td(p('ab'))))");
}

TEST(TreeBuilder, parts_cells_that_stand_in_no_table) {
  EXPECT_EQ(outline("<tr><td>a</td><td>b</td></tr>"), "tr(td('a') td('b'))");
}

TEST(TreeBuilder, ends_a_form_without_ending_what_lies_across_it) {
  EXPECT_EQ(outline("<div><form><div>one</form>two</div>three</div>four"),
            "div(form(div('onetwo')) 'three') 'four'");
  EXPECT_EQ(outline("<form>one<form>two</form>three"), "form('onetwo') 'three'");
  EXPECT_EQ(outline("<table><form><tr><td>a</form></table>"), "table(form() tr(td('a')))");
}

TEST(TreeBuilder, takes_an_end_of_the_body_for_nothing_while_text_follows) {
  EXPECT_EQ(outline("<body><div><p>one</body></html><p>two</div>"), "body(div(p('one') p('two')))");
}

TEST(TreeBuilder, ends_at_once_what_is_closed_in_itself) {
  EXPECT_EQ(outline("<p><a name='x'/>one<br/>two</p><div/>three"),
            "p(a() 'one' br() 'two') div() 'three'");
  EXPECT_EQ(outline("<p><a href=/x/>one</a>two"), "p(a('one') 'two')");
}

TEST(TreeBuilder, prints_the_marks_of_a_quotation_once) {
  EXPECT_EQ(outline("<q>one</q>"), "q('“one”')");
  EXPECT_EQ(outline("<q>one <q>two</q></q>"), "q('“one ' q('‘two’') '”')");
  EXPECT_EQ(outline("<q>“one”</q>"), "q('“one”')");
  EXPECT_EQ(outline("«<q>one</q>»"), "'«' q('one') '»'");
  EXPECT_EQ(outline("<p><q>one<p>two"), "p(q('“one”')) p('two')");
  EXPECT_EQ(outline("<q></q>"), "q()");
}

TEST(TreeBuilder, ends_a_tag_whose_quotation_mark_never_comes_again) {
  EXPECT_EQ(outline("<a href=\"/x>one</a><p>two"), "a('one') p('two')");
}

TEST(TreeBuilder, keeps_blocks_apart_below_inline_elements_without_number) {
  std::string page;
  for (int i = 0; i < 2000; ++i) page += "<font>";
  page += "<p>one</p><p>two</p>";
  const Tree tree(page);
  std::size_t paragraphs = 0;
  for (NodeIndex i = 0; i < tree.size(); ++i) paragraphs += tree.tag(i) == Tag::p ? 1 : 0;
  EXPECT_EQ(paragraphs, 2u);
}

TEST(TreeBuilder, takes_time_in_proportion_to_the_page_whatever_is_left_open) {
  const auto seconds = [](const std::string& unit, std::size_t bytes) {
    std::string page;
    while (page.size() < bytes) page += unit;
    const std::clock_t begin = std::clock();
    const Tree tree(page);
    EXPECT_GT(tree.size(), 0u);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  for (const std::string unit : {"<div></p>", "<b><p>", "<a>", "<td></div>", "<table>", "<li><ul>",
                                 "<noscript>", "<form><div></form>", "<q>", "<x></y>", "<a b=\"",
                                 "<title>", "<p a=1 ", "<font><dd>", "<button><p></x>"}) {
    const double one = seconds(unit, 1 << 18), four = seconds(unit, 1 << 20);
    EXPECT_LT(four, 12 * one + 0.2) << unit;
  }
}

}  // namespace
}  // namespace news::html
