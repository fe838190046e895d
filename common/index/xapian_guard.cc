// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/xapian_guard.hh"

#include <xapian.h>

#include <cerrno>
#include <new>
#include <string>
#include <system_error>

namespace news {
namespace {

constexpr std::string_view kVerifyHint =
    "check it with newsindex --verify; newsindex --rebuild PATH... makes it anew";

// Xapian tells the operating system's reason only as words.
bool tells_of_writing(const std::string& text) {
  for (const std::string_view reason :
       {"No space left", "File too large", "Disk quota", "Error writing", "Read-only file system",
        "oo many open files", "Permission denied", "Input/output error"}) {
    if (text.find(reason) != std::string::npos) return true;
  }
  return false;
}

std::string describe(std::string_view doing, const Xapian::Error& error) {
  std::string text = std::string(doing) + ": " + error.get_msg();
  if (error.get_error_string() != nullptr)
    text += std::string(" (") + error.get_error_string() + ")";
  return text + " [" + error.get_type() + ", Xapian " + Xapian::version_string() + "]";
}

}  // namespace

Error error_in_flight(std::string_view doing) {
  try {
    throw;
  } catch (const Xapian::DatabaseLockError& error) {
    // Databases that we write are ours alone: what failed is the making of the lock.
    return {ErrorCode::io, describe(doing, error), {}};
  } catch (const Xapian::DatabaseCreateError& error) {
    return {ErrorCode::io, describe(doing, error), {}};
  } catch (const Xapian::DatabaseError& error) {
    // DatabaseModifiedError too: a segment never changes, so a block of another revision is damage.
    const auto text = describe(doing, error);
    if (tells_of_writing(text)) return {ErrorCode::io, text, {}};
    return {ErrorCode::index_missing, "the index is damaged: " + text, std::string(kVerifyHint)};
  } catch (const Xapian::RuntimeError& error) {
    // Asked for are only documents that lists name: one that is not there, a value that is out of
    // range, come of damage too.
    return {ErrorCode::index_missing, "the index is damaged: " + describe(doing, error),
            std::string(kVerifyHint)};
  } catch (const Xapian::Error& error) {
    // A copy of ours is written in place. When a write to it fails, Xapian 1.4.22 wants to take
    // back what it wrote, and tells that it cannot instead of why it wanted to.
    if (error.get_msg().find("cancel() not supported") != std::string::npos) {
      return {
          ErrorCode::io, std::string(doing) + ": a write failed: " + describe("then", error), {}};
    }
    return {ErrorCode::internal, describe(doing, error), {}};
  } catch (const std::bad_alloc&) {
    return {ErrorCode::internal, std::string(doing) + ": out of memory", {}};
  } catch (const std::system_error& error) {
    // What a database lacks is damage; what else the system refuses is of the disk.
    const auto& why = error.code();
    const bool damaged = why == std::errc::no_such_file_or_directory ||
                         why == std::errc::not_a_directory || why == std::errc::is_a_directory;
    const auto text = std::string(doing) + ": " + error.what();
    if (!damaged) return {ErrorCode::io, text, {}};
    return {ErrorCode::index_missing, "the index is damaged: " + text, std::string(kVerifyHint)};
  } catch (const std::exception& error) {
    return {ErrorCode::index_missing,
            "the index is damaged: " + std::string(doing) + ": " + error.what(),
            std::string(kVerifyHint)};
  } catch (...) {
    return {ErrorCode::internal, std::string(doing) + ": unknown exception", {}};
  }
}

}  // namespace news
