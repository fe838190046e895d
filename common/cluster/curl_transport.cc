// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/cluster/curl_transport.hh"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <utility>
#include <vector>

namespace news {
namespace {

constexpr long kConnectSeconds = 5, kAnswerSeconds = 60;
constexpr std::size_t kLongestPassword = 4096;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

struct Identity {
  std::string user, password, authority;  // authority: file of the certificates that vouch
};

Result<Identity> read_identity() {
  Identity out;
  out.user = environment("NEWSINDEX_DB_USER");
  out.authority = environment("NEWSINDEX_DB_CA_FILE");
  if (out.user.empty()) return out;
  const auto path = environment("NEWSINDEX_DB_PASSWORD_FILE");
  std::ifstream file(path, std::ios::binary);
  if (path.empty() || !file) {
    return fail(ErrorCode::usage, "NEWSINDEX_DB_USER names a user, but his password is not there",
                "NEWSINDEX_DB_PASSWORD_FILE names the file that holds it");
  }
  out.password.resize(kLongestPassword);
  file.read(out.password.data(), static_cast<std::streamsize>(kLongestPassword));
  out.password.resize(static_cast<std::size_t>(file.gcount()));
  out.password.resize(out.password.find_last_not_of("\r\n") + 1);
  return out;
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* into) {
  auto& body = *static_cast<std::string*>(into);
  if (body.size() + size * count > kMostAnswerBytes) return 0;
  body.append(bytes, size * count);
  return size * count;
}

// Another host may do better.
bool is_of_the_host(CURLcode code) {
  return code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST ||
         code == CURLE_OPERATION_TIMEDOUT || code == CURLE_GOT_NOTHING ||
         code == CURLE_RECV_ERROR || code == CURLE_SEND_ERROR || code == CURLE_SSL_CONNECT_ERROR ||
         code == CURLE_PEER_FAILED_VERIFICATION;
}

std::string hint_for(CURLcode code) {
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
      return "NEWSINDEX_DB_CA_FILE names the certificates that vouch for the cluster";
    case CURLE_SSL_CONNECT_ERROR:
      return "does the cluster speak https there?";
    case CURLE_OPERATION_TIMEDOUT:
      return "try again later, or ask for less";
    default:
      return "is the cluster up, and are its hosts named right?";
  }
}

struct FreeHandle {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

class CurlTransport : public Transport {
 public:
  CurlTransport(ClusterPlace place, Identity identity)
      : place_(std::move(place)), identity_(std::move(identity)), handle_(curl_easy_init()) {}

  Result<HttpAnswer> ask(std::string_view method, const std::string& path,
                         const std::string& body) override {
    if (!handle_) return fail(ErrorCode::internal, "libcurl does not start");
    CURLcode code = CURLE_OK;
    for (std::size_t tried = 0; tried < place_.hosts.size(); ++tried) {
      HttpAnswer answer;
      code = perform(place_.hosts[host_] + path, std::string(method), body, answer);
      if (code == CURLE_OK) {
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &answer.status);
        return answer;
      }
      if (!is_of_the_host(code)) break;
      host_ = (host_ + 1) % place_.hosts.size();
    }
    if (code == CURLE_WRITE_ERROR) {
      return fail(ErrorCode::unreachable,
                  fmt::format("{} answers with more than {} MB", place_.hosts[host_],
                              kMostAnswerBytes >> 20),
                  "ask for less: a smaller --limit");
    }
    return fail(ErrorCode::unreachable,
                fmt::format("no answer from {}: {}", place_.hosts[host_], curl_easy_strerror(code)),
                hint_for(code));
  }

 private:
  CURLcode perform(const std::string& url, const std::string& method, const std::string& body,
                   HttpAnswer& answer) {
    CURL* handle = handle_.get();
    curl_easy_reset(handle);
    std::unique_ptr<curl_slist, FreeList> headers(
        curl_slist_append(nullptr, "Content-Type: application/json"));
    curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, kAnswerSeconds);
    curl_easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "gzip");
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method.c_str());
    if (!body.empty()) {
      curl_easy_setopt(handle, CURLOPT_POSTFIELDS, body.c_str());
      curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    }
    if (!identity_.authority.empty()) {
      curl_easy_setopt(handle, CURLOPT_CAINFO, identity_.authority.c_str());
    }
    if (identity_.user.empty()) {
      curl_easy_setopt(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
    } else {
      curl_easy_setopt(handle, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
      curl_easy_setopt(handle, CURLOPT_USERNAME, identity_.user.c_str());
      curl_easy_setopt(handle, CURLOPT_PASSWORD, identity_.password.c_str());
    }
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &answer.body);
    return curl_easy_perform(handle);
  }

  ClusterPlace place_;
  Identity identity_;
  std::unique_ptr<CURL, FreeHandle> handle_;
  std::size_t host_ = 0;  // the one that answered last
};

}  // namespace

Result<std::unique_ptr<Transport>> make_curl_transport(const ClusterPlace& place) {
  auto identity = read_identity();
  if (!identity) return fail(std::move(identity.error()));
  curl_global_init(CURL_GLOBAL_DEFAULT);
  return std::make_unique<CurlTransport>(place, std::move(*identity));
}

}  // namespace news
