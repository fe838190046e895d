// SPDX-License-Identifier: GPL-2.0-or-later
// One article written in every format that states an author and a day, to hold the formats to one
// answer.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace news {

struct StatedFields {
  std::string byline;    // as a paper prints it; empty: not stated
  std::string date;      // as somebody writes it; empty: not stated
  std::string language;  // of the article; texts and Reuters do not say theirs
};

inline std::string xml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

inline std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

inline const char* const kStory[] = {
    "The slipway of the old harbour stays shut until the autumn, the harbour office said on "
    "Monday, because the wall above it has moved by a hand.",
    "Boats will be lifted by the crane of the fish market, which is free, and whoever needs it has "
    "to ask for a day at the office before noon.",
    "The wall was built of stones from the old fort, and nobody knows what stands behind it."};
inline const char* const kTitle = "Slipway stays shut until the autumn";

inline std::string paragraphs(std::string_view before, std::string_view after) {
  std::string out;
  for (const char* paragraph : kStory) out.append(before).append(paragraph).append(after);
  return out;
}

inline std::string html_page(const StatedFields& f, const std::string& head,
                             const std::string& below_headline) {
  return "<!DOCTYPE html><html lang=\"" + f.language + "\"><head><meta charset=\"utf-8\"><title>" +
         kTitle + "</title>" + head + "</head><body><article><h1>" + kTitle + "</h1>" +
         below_headline + paragraphs("<p>", "</p>") + "</article></body></html>";
}

inline std::string as_linked_data(const StatedFields& f) {
  std::string members = "\"@type\":\"NewsArticle\",\"headline\":" + json_text(kTitle);
  if (!f.byline.empty()) members += ",\"author\":" + json_text(f.byline);
  if (!f.date.empty()) members += ",\"datePublished\":" + json_text(f.date);
  return html_page(f, "<script type=\"application/ld+json\">{" + members + "}</script>", "");
}

inline std::string as_meta(const StatedFields& f) {
  std::string head;
  if (!f.byline.empty()) head += "<meta name=\"author\" content=\"" + xml_text(f.byline) + "\">";
  if (!f.date.empty())
    head += "<meta property=\"article:published_time\" content=\"" + xml_text(f.date) + "\">";
  return html_page(f, head, "");
}

inline std::string as_visible(const StatedFields& f) {
  std::string lines;
  if (!f.byline.empty()) lines += "<p class=\"byline\">" + xml_text(f.byline) + "</p>";
  if (!f.date.empty()) lines += "<p class=\"date\">" + xml_text(f.date) + "</p>";
  return html_page(f, "", lines);
}

inline std::string as_json(const StatedFields& f) {
  std::string out = "{\"headline\":" + json_text(kTitle) + ",\"language\":" + json_text(f.language);
  if (!f.byline.empty()) out += ",\"byline\":" + json_text(f.byline);
  if (!f.date.empty()) out += ",\"date\":" + json_text(f.date);
  return out + ",\"body\":" + json_text(paragraphs("", " ")) + "}";
}

inline std::string as_ninjs(const StatedFields& f) {
  std::string out = "{\"uri\":\"urn:news:1\",\"type\":\"text\",\"headline\":" + json_text(kTitle) +
                    ",\"language\":" + json_text(f.language);
  if (!f.byline.empty()) out += ",\"byline\":" + json_text(f.byline);
  if (!f.date.empty()) out += ",\"firstcreated\":" + json_text(f.date);
  return out + ",\"pubstatus\":\"usable\",\"body_html\":" + json_text(paragraphs("<p>", "</p>")) +
         "}";
}

inline std::string as_text(const StatedFields& f) {
  std::string out = std::string(kTitle) + "\n\n";
  if (!f.byline.empty()) out += f.byline + "\n\n";
  if (!f.date.empty()) out += f.date + "\n\n";
  return out + paragraphs("", "\n\n");
}

inline std::string as_nitf(const StatedFields& f) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><nitf baselang=\"" + f.language +
                    "\"><head><docdata>";
  if (!f.date.empty()) out += "<date.issue norm=\"" + xml_text(f.date) + "\"/>";
  out +=
      "</docdata></head><body><body.head><hedline><hl1>" + std::string(kTitle) + "</hl1></hedline>";
  if (!f.byline.empty()) out += "<byline>" + xml_text(f.byline) + "</byline>";
  return out + "</body.head><body.content>" + paragraphs("<p>", "</p>") +
         "</body.content></body></nitf>";
}

inline std::string as_newsml1(const StatedFields& f) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><NewsML><NewsItem><NewsManagement>";
  if (!f.date.empty()) out += "<FirstCreated>" + xml_text(f.date) + "</FirstCreated>";
  out +=
      "</NewsManagement><NewsComponent><NewsLines><HeadLine>" + std::string(kTitle) + "</HeadLine>";
  if (!f.byline.empty()) out += "<ByLine>" + xml_text(f.byline) + "</ByLine>";
  return out + "</NewsLines><DescriptiveMetadata><Language FormalName=\"" + f.language +
         "\"/></DescriptiveMetadata><ContentItem><DataContent>" + paragraphs("<p>", "</p>") +
         "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>";
}

inline std::string as_newsml_g2(const StatedFields& f) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><newsItem xmlns=\"http://iptc.org/std/nar/"
      "2006-10-01/\" guid=\"urn:1\"><itemMeta>";
  if (!f.date.empty()) out += "<firstCreated>" + xml_text(f.date) + "</firstCreated>";
  out += "</itemMeta><contentMeta><headline>" + std::string(kTitle) +
         "</headline><language tag=\"" + f.language + "\"/>";
  if (!f.byline.empty()) out += "<by>" + xml_text(f.byline) + "</by>";
  return out +
         "</contentMeta><contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\">"
         "<body>" +
         paragraphs("<p>", "</p>") + "</body></html></inlineXML></contentSet></newsItem>";
}

inline std::string as_rss(const StatedFields& f) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\" "
      "xmlns:dc=\"http://purl.org/dc/"
      "elements/1.1/\"><channel><title>Harbour Gazette</title><language>" +
      f.language + "</language><item><title>" + kTitle + "</title>";
  if (!f.byline.empty()) out += "<dc:creator>" + xml_text(f.byline) + "</dc:creator>";
  if (!f.date.empty()) out += "<pubDate>" + xml_text(f.date) + "</pubDate>";
  return out + "<description>" + paragraphs("&lt;p&gt;", "&lt;/p&gt;") +
         "</description></item></channel></rss>";
}

inline std::string as_reuters(const StatedFields& f) {
  std::string out = "<REUTERS TOPICS=\"NO\" NEWID=\"1\"><DATE>" + xml_text(f.date) +
                    "</DATE><TEXT><TITLE>" + kTitle + "</TITLE>";
  if (!f.byline.empty()) out += "<AUTHOR>    " + xml_text(f.byline) + "</AUTHOR>";
  return out + "<BODY>" + paragraphs("    ", "\n") + "</BODY></TEXT></REUTERS>";
}

// Name of the format and what its parser gets; the name ends as a file of the format does.
inline std::vector<std::pair<std::string, std::string>> in_every_format(const StatedFields& f) {
  return {{"linked-data.html", as_linked_data(f)},
          {"meta.html", as_meta(f)},
          {"visible.html", as_visible(f)},
          {"plain.json", as_json(f)},
          {"ninjs.json", as_ninjs(f)},
          {"article.txt", as_text(f)},
          {"nitf.xml", as_nitf(f)},
          {"newsml1.xml", as_newsml1(f)},
          {"newsml-g2.xml", as_newsml_g2(f)},
          {"feed.xml", as_rss(f)},
          {"reuters.sgm", as_reuters(f)}};
}

}  // namespace news
