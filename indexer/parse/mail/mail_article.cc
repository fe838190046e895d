// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/parse/mail/mail_article.hh"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "indexer/parse/body_builder.hh"
#include "indexer/parse/field_text.hh"
#include "indexer/parse/fields/byline.hh"
#include "indexer/parse/fields/date.hh"
#include "indexer/parse/fields/person.hh"
#include "indexer/parse/html/html.hh"
#include "indexer/parse/mail/mime.hh"
#include "indexer/parse/sniff.hh"
#include "indexer/read/charset.hh"

namespace news {
namespace {

// What mail programs put before a subject.
constexpr std::array<std::string_view, 9> kPassedOn{
    "re:", "fw:", "fwd:", "aw:", "wg:", "tr:", "rv:", "enc:", "sv:"};

// How long such a prefix is at the front, behind the name of a list ("[Quay] Re: "); 0: none.
std::size_t passed_on(std::string_view subject) {
  std::size_t at = 0;
  if (const auto end = subject.find(']'); subject.starts_with('[') && end != subject.npos)
    at = subject.find_first_not_of(' ', end + 1);
  if (at == subject.npos) return 0;
  const auto rest = subject.substr(at);
  for (const auto prefix : kPassedOn) {
    const bool has = rest.size() > prefix.size() &&
                     std::equal(prefix.begin(), prefix.end(), rest.begin(), [](char a, char b) {
                       return a == (b >= 'A' && b <= 'Z' ? b + 32 : b);
                     });
    if (has) return at + prefix.size();
  }
  return 0;
}

std::string headline_of(std::string_view subject) {
  for (auto length = passed_on(subject); length > 0; length = passed_on(subject))
    subject = trim_blanks(subject.substr(length));
  return std::string(subject);
}

// Lines that a mail program has wrapped end in a blank (RFC 3676), but for the one above a
// signature.
std::string unwrapped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    out += line;
    if (!line.ends_with(' ') || line == "-- ") out += '\n';
  }
  return out;
}

std::string plain_text_of(const MimePart& part) {
  auto text = decode_text(part_bytes(part), part.charset).text;
  const auto format = header_parameter(part.header.get("Content-Type"), "format");
  return format == "flowed" || format == "Flowed" ? unwrapped(text) : text;
}

struct Sender {
  std::string name, host;
};

// "Jane Doe <jane@quay.example>", "jane@quay.example (Jane Doe)", "jane@quay.example".
Sender sender_of(std::string_view value) {
  const std::string text = readable_header(value);
  const auto open = text.rfind('<');
  const auto bracket = text.find('(');
  Sender sender;
  std::string address = text;
  if (open != std::string::npos) {
    sender.name = text.substr(0, open);
    address = text.substr(open + 1, text.find('>', open) - open - 1);
  } else if (bracket != std::string::npos) {
    sender.name = text.substr(bracket + 1, text.find(')', bracket) - bracket - 1);
    address = text.substr(0, bracket);
  }
  std::erase(sender.name, '"');
  sender.name = tidy(sender.name);
  const auto at = address.rfind('@');
  if (at != std::string::npos) sender.host = std::string(trim_blanks(address.substr(at + 1)));
  return sender;
}

// "Ann Roe from The Courier", "Ann Roe | The Courier": who writes, and for whom.
void read_sender(const Sender& sender, Article& article) {
  std::string_view who = sender.name, house;
  for (const std::string_view between : {" from ", " at ", " | ", " via ", " - ", ", "}) {
    const auto at = who.find(between);
    if (at == who.npos) continue;
    house = who.substr(at + between.size());
    who = who.substr(0, at);
    break;
  }
  const bool person = looks_like_person(who);
  if (!person) house = sender.name;
  if (person && article.byline.empty()) article.byline = read_byline(who, article.language);
  if (article.source.empty()) article.source = house.empty() ? sender.host : std::string(house);
}

void find_texts(const MimePart& part, std::vector<const MimePart*>& html,
                std::vector<const MimePart*>& plain) {
  if (part.is_attachment()) return;
  if (part.parts.empty()) {
    if (part.type == "text/html") html.push_back(&part);
    if (part.type == "text/plain") plain.push_back(&part);
    return;
  }
  for (const auto& one : part.parts) find_texts(one, html, plain);
}

std::size_t letters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](unsigned char c) { return c > ' '; }));
}

// The page of it, where that holds most of what the plain text says.
bool read_page(const MimePart& page, std::size_t plain_letters, Article& article) {
  auto parsed = parse_html(part_bytes(page), {{}, page.charset, {}});
  if (!parsed || parsed->body.empty() || letters(parsed->body) * 2 < plain_letters) return false;
  article = std::move(*parsed);
  return true;
}

}  // namespace

Result<Article> read_mail(std::string_view message) {
  const auto mail = parse_mime(message);
  std::vector<const MimePart*> html, plain;
  find_texts(mail, html, plain);
  std::string text;
  for (const auto* part : plain) text += plain_text_of(*part) + "\n\n";
  Article article;
  const bool page = !html.empty() && read_page(*html.front(), letters(text), article);
  article.headline = headline_of(readable_header(mail.header.get("Subject")));
  if (article.language.empty())
    article.language = readable_header(mail.header.get("Content-Language"));
  read_sender(sender_of(mail.header.get("From")), article);
  article.date = read_date(readable_header(mail.header.get("Date")), article.language);
  if (!page) {
    BodyBuilder body;
    if (letters(text) > 0) {
      body.add_plain_text(text);
    } else if (!html.empty()) {
      body.add_html(decode_text(part_bytes(*html.front()), html.front()->charset).text, article);
    }
    body.finish(article);
  }
  article.format.clear();
  if (article.body.empty()) return fail(ErrorCode::input, "a mail without text");
  return article;
}

std::string mail_name(std::string_view message) {
  constexpr std::size_t kLongestHeader = 1 << 16;
  const auto header = HeaderFields::parse(message.substr(0, kLongestHeader));
  auto name = trim_blanks(header.get("Message-ID"));
  if (name.starts_with('<')) name.remove_prefix(1);
  return decode_text(name.substr(0, name.find('>'))).text;
}

}  // namespace news
