// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cluster/place.hh"

#include <fmt/format.h>

#include <algorithm>

#include "common/cluster_schema.hh"

namespace news {
namespace {

constexpr std::string_view kExample = "opensearch+https://HOST:9200/ARCHIVE";
constexpr std::size_t kLongestName = 120, kLongestOrigin = 80;

bool is_small(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_host_character(char c) {
  return is_small(c) || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

// "host", "host:9200", "[::1]:9200"
bool is_host(std::string_view text) {
  std::string_view port;
  if (text.starts_with('[')) {
    const auto end = text.find(']');
    if (end == std::string_view::npos || end < 3) return false;
    const auto inside = text.substr(1, end - 1);
    if (inside.find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos)
      return false;
    port = text.substr(end + 1);
  } else {
    const auto end = std::min(text.find(':'), text.size());
    const auto name = text.substr(0, end);
    if (name.empty() || name.starts_with('-') ||
        !std::all_of(name.begin(), name.end(), is_host_character)) {
      return false;
    }
    port = text.substr(end);
  }
  if (port.empty()) return true;
  return port.size() > 1 && port.size() <= 6 && port.front() == ':' &&
         port.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

bool is_this_machine(std::string_view host) {
  if (host.starts_with("[::1]")) return true;
  const auto name = host.substr(0, host.find(':'));
  if (name == "localhost") return true;
  return name.starts_with("127.") &&
         name.find_first_not_of("0123456789.") == std::string_view::npos;
}

// What the server takes as the name of an alias, and nothing that it reads as a pattern.
bool is_archive(std::string_view name) {
  return !name.empty() && name.size() <= kLongestName && is_small(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_small(c) || c == '-' || c == '_' || c == '.'; });
}

tl::unexpected<Error> wrong(std::string what) {
  return fail(ErrorCode::usage, std::move(what),
              fmt::format("as in {}, several hosts parted by commas", kExample));
}

}  // namespace

bool is_origin_name(std::string_view name) {
  return is_archive(name) && name.size() <= kLongestOrigin;
}

bool is_cluster_place(std::string_view text) {
  return text.starts_with(kClusterScheme);
}

Result<ClusterPlace> parse_cluster_place(std::string_view text) {
  if (!is_cluster_place(text)) return wrong("that is no address of a cluster");
  auto rest = text.substr(kClusterScheme.size());
  std::string_view protocol;
  for (const std::string_view known : {"https://", "http://"}) {
    if (rest.starts_with(known)) protocol = known;
  }
  if (protocol.empty()) return wrong("a cluster is reached by https");
  rest.remove_prefix(protocol.size());
  // Before anything of it is printed.
  if (rest.find('@') != std::string_view::npos) {
    return fail(ErrorCode::usage, "the address of a cluster holds no user and no password",
                "newsquery(1), CLUSTERS, says where they stand");
  }
  const auto slash = rest.find('/');
  if (slash == std::string_view::npos) return wrong("the address of a cluster names no archive");
  ClusterPlace out;
  out.archive = rest.substr(slash + 1);
  if (!is_archive(out.archive)) {
    return wrong(
        "an archive's name holds small letters, digits, '-', '_' and '.', and begins with "
        "one of the first two");
  }
  const auto hosts = rest.substr(0, slash);
  for (std::size_t at = 0; at <= hosts.size();) {
    const auto end = std::min(hosts.find(',', at), hosts.size());
    const auto host = hosts.substr(at, end - at);
    if (!is_host(host)) return wrong(fmt::format("\"{}\" is no host", host));
    if (protocol == "http://" && !is_this_machine(host)) {
      return fail(
          ErrorCode::usage,
          fmt::format("plain http to {}: what is asked and answered could be read on the way",
                      host),
          "opensearch+https://...; http goes to this machine alone (127.0.0.1)");
    }
    out.hosts.push_back(std::string(protocol) + std::string(host));
    at = end + 1;
  }
  return out;
}

}  // namespace news
