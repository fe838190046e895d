// SPDX-License-Identifier: GPL-2.0-or-later
// The HTML elements that article parsing tells apart, and how each lays out text. Every other
// element is Tag::other (laid out in line, as browsers do with names they do not know).
#pragma once

#include <cstdint>
#include <string_view>

namespace news::html {

enum class Tag : std::uint8_t {
  other,
  a,
  address,
  article,
  aside,
  audio,
  b,
  base,
  blockquote,
  body,
  br,
  button,
  canvas,
  caption,
  center,
  cite,
  code,
  col,
  colgroup,
  dd,
  details,
  dialog,
  div,
  dl,
  dt,
  em,
  embed,
  empty,  // the void elements that say nothing: wbr, area, track
  fieldset,
  figcaption,
  figure,
  footer,
  form,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  head,
  header,
  hgroup,
  hr,
  html,
  i,
  iframe,
  img,
  input,
  label,
  legend,
  li,
  link,
  main,
  map,
  math,
  menu,
  meta,
  nav,
  noscript,
  object,
  ol,
  optgroup,
  option,
  p,
  picture,
  pre,
  q,
  s,
  script,
  section,
  select,
  small,
  source,
  span,
  strong,
  style,
  summary,
  sup,
  svg,
  table,
  tbody,
  td,
  template_,
  textarea,
  tfoot,
  th,
  thead,
  time,
  title,
  tr,
  u,
  ul,
  video,
};

Tag find_tag(std::string_view name);  // lower case, as libxml2 hands names on

// Starts and ends a line of its own.
bool is_block(Tag tag);
// h1 to h6.
bool is_heading(Tag tag);
// Never holds words a reader sees on the page: scripts, media, form controls.
bool is_unread(Tag tag);

// What HTML says of an element's tags (WHATWG, "Tree construction").
bool is_void(Tag tag);           // has no content and no end tag: br, img
bool is_special(Tag tag);        // an end tag of another, inline element does not reach past it
bool is_formatting(Tag tag);     // b, i, a ...: its end tag counts even across a block
bool closes_paragraph(Tag tag);  // its start ends an open <p>
bool is_metadata(Tag tag);       // leaves <head> open: meta, link, title
bool is_table_section(Tag tag);  // tbody, thead, tfoot

}  // namespace news::html
