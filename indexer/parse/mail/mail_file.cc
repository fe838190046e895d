// SPDX-License-Identifier: GPL-2.0-or-later
// Mails: one (.eml), or a box of them one after the other (mbox), which is streamed: memory is one
// mail and the cap.
#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <utility>

#include "indexer/parse/fields/release.hh"
#include "indexer/parse/format_parser.hh"
#include "indexer/parse/mail/mail_article.hh"
#include "indexer/parse/mail/mime.hh"
#include "indexer/parse/unmarked.hh"
#include "indexer/read/byte_cursor.hh"
#include "indexer/read/peek_source.hh"

namespace news {
namespace {

// False: stop.
bool give(Article article, ArticleSink& sink) {
  if (auto notice = kill_notice(article)) return sink.on_skip(std::move(*notice));
  return sink.on_article(std::move(article));
}

class MailboxReader {
 public:
  MailboxReader(ByteSource& source, const ParseOptions& options, ArticleSink& sink)
      : cursor_(source), cap_(options.max_article_bytes), sink_(sink) {}

  Status read() {
    while (take_line()) {
      if (behind_blank_ && line_.starts_with("From ")) {
        if (!end_of_mail()) return {};
        open_ = true;
        behind_blank_ = head_ended_ = false;
        continue;
      }
      behind_blank_ = line_ == "\n" || line_ == "\r\n";
      head_ended_ |= behind_blank_;
      keep_line();
    }
    if (open_ && !head_ended_ && cursor_.status())
      return fail(ErrorCode::input,
                  fmt::format("truncated: the file ends inside the head of mail {}", ordinal_ + 1));
    if (!end_of_mail()) return {};
    if (!cursor_.status()) return fail(cursor_.status().error());
    if (ordinal_ == 0) return fail(ErrorCode::input, "a mail box without a mail");
    return {};
  }

 private:
  // The next line with its end; what passes the cap of a mail is left out.
  bool take_line() {
    line_.clear();
    for (int byte = cursor_.take(); byte >= 0; byte = cursor_.take()) {
      if (line_.size() <= cap_) line_ += static_cast<char>(byte);
      if (byte == '\n') return true;
    }
    return !line_.empty();
  }

  // ">From " was "From " before it came into the box.
  void keep_line() {
    if (mail_.size() + line_.size() > cap_) {
      too_long_ = true;
      return;
    }
    const auto quoted = line_.find_first_not_of('>');
    const bool escaped = quoted != 0 && quoted != std::string::npos &&
                         std::string_view(line_).substr(quoted).starts_with("From ");
    mail_.append(line_, escaped ? 1 : 0);
  }

  // False: stop.
  bool end_of_mail() {
    if (!std::exchange(open_, false)) return true;
    ++ordinal_;
    const std::string mail = std::exchange(mail_, {});
    auto name = mail_name(mail);
    const bool placed = name.empty();
    if (placed) name = fmt::format("{}", ordinal_);
    if (std::exchange(too_long_, false))
      return sink_.on_skip({std::move(name), ordinal_, "a mail larger than --max-size"});
    auto article = read_mail(mail);
    if (!article) return sink_.on_skip({std::move(name), ordinal_, article.error().message});
    article->member = std::move(name);
    article->placed = placed;
    article->ordinal = ordinal_;
    return give(std::move(*article), sink_);
  }

  ByteCursor cursor_;
  std::size_t cap_;
  ArticleSink& sink_;
  std::string line_, mail_;
  std::uint32_t ordinal_ = 0;
  bool behind_blank_ = true, head_ended_ = false, open_ = false, too_long_ = false;
};

Status parse_one_mail(ByteSource& source, const ParseOptions& options, ArticleSink& sink) {
  const auto bytes = read_all(source, options.max_article_bytes);
  if (!bytes) return fail(bytes.error());
  auto article = read_mail(*bytes);
  if (!article) return fail(article.error());
  give(std::move(*article), sink);
  return {};
}

}  // namespace

Fit sniff_mail(const FileHead& head) {
  switch (mail_kind(head.text)) {
    case MailKind::message:
    case MailKind::mailbox:
      return Fit::certain;
    case MailKind::saved_page:
      return Fit::likely;
    case MailKind::none:
      break;
  }
  return Fit::none;
}

Status parse_mail_file(ByteSource& source, std::string_view, const ParseOptions& options,
                       ArticleSink& sink) {
  return read_unmarked(source, options.max_article_bytes, [&](ByteSource& plain) -> Status {
    PeekSource peeked(plain);
    const auto head = peeked.peek(5);
    if (!head) return fail(head.error());
    if (*head == "From ") return MailboxReader(peeked, options, sink).read();
    return parse_one_mail(peeked, options, sink);
  });
}

}  // namespace news
