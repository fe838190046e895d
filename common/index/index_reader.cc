// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/index_reader.hh"

#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "common/index/xapian_guard.hh"
#include "common/mapped_file.hh"

namespace news {
namespace {

constexpr std::string_view kMend =
    "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...";
constexpr std::string_view kPrefix = "generation-";

bool exists(const std::string& path) {
  struct stat info {};
  return stat(path.c_str(), &info) == 0;
}

// Of somebody else: no index can be made there.
bool is_foreign_folder(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_directory(path, error) && !std::filesystem::is_empty(path, error) &&
         !error && !exists(path + "/NEWSINDEX");
}

// No CURRENT: say what is there instead.
Error no_index(const std::string& directory) {
  const std::string how = "make one with: newsindex --db " + directory + " PATH...";
  if (!exists(directory)) return {ErrorCode::index_missing, "no index in " + directory, how};
  for (const char* name : {"/iamglass", "/iamchert", "/iamhoney", "/XAPIANDB"}) {
    if (exists(directory + name) && !exists(directory + "/segments")) {
      return {ErrorCode::index_missing, directory + " is a Xapian database, but no index of ours",
              "name another folder with --db"};
    }
  }
  if (exists(directory + "/segments")) {
    return {ErrorCode::index_missing, "no finished index in " + directory,
            "its first build is at work, or was cut short and is finished by: newsindex --db " +
                directory + " PATH..."};
  }
  return {
      ErrorCode::index_missing, "no index in " + directory,
      is_foreign_folder(directory) ? "it holds other files; name another folder with --db" : how};
}

Result<std::uint64_t> parse_current(std::string_view line, const std::string& path) {
  std::uint64_t number = 0;
  if (line.starts_with(kPrefix)) {
    const char* begin = line.data() + kPrefix.size();
    const char* end = line.data() + line.size();
    const auto parsed = std::from_chars(begin, end, number);
    if (parsed.ec == std::errc() && parsed.ptr == end && number > 0) return number;
  }
  return fail(
      ErrorCode::index_missing, "the index is damaged: " + path + " names no generation",
      "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
}

// Xapian may crash on a damaged iamglass, which tells it where everything is; it is small enough to
// be looked at each time. The tables are --verify's business. `which`: articles or quotes.
Status check_head(const std::string& directory, const Segment& segment, std::string_view which) {
  const std::string name = std::string(which) + "/iamglass";
  for (const auto& sum : segment.files) {
    if (sum.name != name) continue;
    const std::string path = directory + "/" + segment_name(segment.number) + "/" + sum.name;
    const auto file = MappedFile::open(path);
    if (!file)
      return fail(ErrorCode::index_missing, "the index is damaged: " + file.error().message,
                  std::string(kMend));
    if (XXH3_64bits(file->bytes().data(), file->bytes().size()) != sum.hash) {
      return fail(ErrorCode::index_missing,
                  "the index is damaged: " + path + " is not as it was written",
                  std::string(kMend));
    }
  }
  return {};
}

}  // namespace

Result<std::uint64_t> current_number(const std::string& directory) {
  const std::string path = directory + "/CURRENT";
  auto file = MappedFile::open(path);
  // Not every file system over a network or a process replaces a name in one step.
  const auto missing = [&file] { return !file && file.error().code == ErrorCode::index_missing; };
  for (int tries = 0; missing() && tries < kReadTries && exists(directory + "/segments"); ++tries) {
    file = MappedFile::open(path);
  }
  if (!file) {
    if (missing()) return fail(no_index(directory));
    const bool forbidden = access(path.c_str(), R_OK) != 0 && errno == EACCES;
    return fail(ErrorCode::index_missing, file.error().message,
                forbidden ? "ask its owner for leave to read that folder" : "");
  }
  const auto text = file->bytes();
  return parse_current(text.substr(0, text.find('\n')), path);
}

Result<Generation> read_generation(const std::string& directory, std::uint64_t number) {
  const std::string path = directory + "/" + generation_name(number);
  const auto file = MappedFile::open(path);
  if (!file) {
    return fail(
        ErrorCode::index_missing, "the index is damaged: " + file.error().message,
        "go back with newsindex --rollback, or make it anew with newsindex --rebuild PATH...");
  }
  return decode_generation(file->bytes(), path);
}

Result<Generation> read_current_generation(const std::string& directory) {
  for (int tries = 0;; ++tries) {
    const auto number = current_number(directory);
    if (!number) return fail(number.error());
    auto generation = read_generation(directory, *number);
    if (generation || tries >= kReadTries) return generation;
    const auto again = current_number(directory);
    if (!again || *again == *number) return generation;
  }
}

Result<IndexReader> IndexReader::open(const std::string& directory, Generation generation) {
  return guard("opening " + directory, [&]() -> Result<IndexReader> {
    IndexReader reader;
    reader.directory_ = directory;
    reader.generation_ = std::move(generation);
    for (const auto& segment : reader.generation_.segments) {
      const std::string folder = directory + "/" + segment_name(segment.number);
      if (auto sound = check_head(directory, segment, "articles"); !sound) {
        return fail(sound.error());
      }
      reader.articles_.emplace_back(folder + "/articles", Xapian::DB_BACKEND_GLASS);
      auto words = Vocabulary::open(folder + "/words");
      if (!words) return fail(words.error());
      reader.vocabulary_.add(std::move(*words));
    }
    return reader;
  });
}

std::vector<Xapian::Database> IndexReader::open_quotes() const {
  std::vector<Xapian::Database> out;
  for (const auto& segment : generation_.segments) {
    if (auto sound = check_head(directory_, segment, "quotes"); !sound) {
      throw Xapian::DatabaseCorruptError(sound.error().message);
    }
    out.emplace_back(directory_ + "/" + segment_name(segment.number) + "/quotes",
                     Xapian::DB_BACKEND_GLASS);
  }
  return out;
}

Result<IndexReader> IndexReader::open(const std::string& directory) {
  for (int tries = 0;; ++tries) {
    auto generation = read_current_generation(directory);
    if (!generation) return fail(generation.error());
    const auto number = generation->number;
    auto reader = open(directory, std::move(*generation));
    if (reader) return reader;
    const auto now = current_number(directory);
    if (!now || *now == number) return reader;
    if (tries >= kReadTries) {
      return fail(ErrorCode::locked, "the index in " + directory + " keeps changing",
                  "run it again");
    }
  }
}

}  // namespace news
