// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/html/tree.hh"

#include <gtest/gtest.h>

#include <string>

namespace news::html {
namespace {

NodeIndex find(const Tree& tree, Tag tag) {
  for (NodeIndex i = 0; i < tree.size(); ++i)
    if (tree.tag(i) == tag && !tree.node(i).is_text) return i;
  return kNoNode;
}

TEST(Tree, keeps_document_order_and_subtree_ends) {
  const Tree tree("<div><p>one</p><p>two</p></div><h1>three</h1>");
  const NodeIndex div = find(tree, Tag::div), h1 = find(tree, Tag::h1);
  // The root is a div too: the one of the page is the next.
  ASSERT_EQ(div, 0u);
  ASSERT_NE(h1, kNoNode);
  EXPECT_EQ(tree.inner_text(0), "one two three");
  EXPECT_EQ(tree.inner_text(h1), "three");
  EXPECT_EQ(tree.node(0).end, tree.size());
}

TEST(Tree, gives_attributes_and_decodes_entities) {
  const Tree tree("<a href='/x?a=1&amp;b=2' class=\"big\">Rock &amp; Roll&nbsp;caf&eacute;</a>");
  const NodeIndex a = find(tree, Tag::a);
  ASSERT_NE(a, kNoNode);
  EXPECT_EQ(tree.attribute(a, Attr::href), "/x?a=1&b=2");
  EXPECT_EQ(tree.attribute(a, Attr::class_), "big");
  EXPECT_FALSE(tree.has_attribute(a, Attr::id));
  EXPECT_EQ(tree.inner_text(a), "Rock & Roll café");
}

TEST(Tree, leaves_form_controls_and_media_out_of_the_words) {
  const Tree tree("<p>seen <button>press</button><select><option>no</select>too</p>");
  EXPECT_EQ(tree.inner_text(0), "seen too");
}

TEST(Tree, flattens_a_hundred_thousand_nested_tags) {
  std::string deep = "<p>before</p>";
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  const Tree tree(deep + "inside");
  EXPECT_EQ(tree.inner_text(0), "before inside");
  EXPECT_LT(tree.size(), 1000u);
  EXPECT_EQ(Tree(deep + "<p>one</p><p>two<b>!</b></p>").inner_text(0), "before one two!");
}

TEST(Tree, survives_unmatched_ends_and_emptiness) {
  EXPECT_EQ(Tree("").size(), 1u);
  EXPECT_EQ(Tree("</div></p></html>x").inner_text(0), "x");
  EXPECT_EQ(Tree("<p>a</html><p>b").inner_text(0), "a b");
}

}  // namespace
}  // namespace news::html
