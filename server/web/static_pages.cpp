#include "server/web/static_pages.h"

#include <openssl/evp.h>

#include <array>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

namespace hall::web {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kBytesMax = std::uintmax_t{64} << 20;
constexpr std::string_view kCompressed = ".gz";

struct TypeRow {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array kTypes{
    TypeRow{".html", "text/html; charset=utf-8"},
    TypeRow{".js", "text/javascript; charset=utf-8"},
    TypeRow{".css", "text/css; charset=utf-8"},
    TypeRow{".json", "application/json"},
    TypeRow{".svg", "image/svg+xml"},
    TypeRow{".png", "image/png"},
    TypeRow{".ico", "image/x-icon"},
    TypeRow{".woff2", "font/woff2"},
    TypeRow{".wav", "audio/wav"},
    TypeRow{".txt", "text/plain; charset=utf-8"},
};

/// Pages by the first part of their address.
struct PageRow {
  std::string_view first;
  std::string_view file;
  bool hasMore;  ///< something may follow: /sign/12
  bool isPublic;
};
constexpr std::array kPages{
    PageRow{"", "/index.html", false, false},
    PageRow{"board", "/board.html", false, false},
    PageRow{"sign", "/sign.html", true, false},
    PageRow{"voice", "/voice.html", false, false},
    PageRow{"pad", "/pad.html", false, false},
    PageRow{"t", "/phone.html", true, true},
    PageRow{"guides", "/guides.html", true, true},
    PageRow{"enrol", "/enrol.html", false, false},
    PageRow{"login", "/login.html", false, false},
    PageRow{"desk", "/desk.html", true, false},
    PageRow{"manage", "/manage.html", true, false},
};

std::string_view typeOf(std::string_view path) {
  for (const TypeRow& row : kTypes) {
    if (path.ends_with(row.ending)) return row.type;
  }
  return "application/octet-stream";
}

const PageRow* pageOf(std::string_view path) {
  const std::string_view rest = path.substr(1);
  const std::size_t slash = rest.find('/');
  for (const PageRow& row : kPages) {
    if (rest.substr(0, slash) != row.first) continue;
    return slash == std::string_view::npos || row.hasMore ? &row : nullptr;
  }
  return nullptr;
}

bool isAsset(std::string_view path) {
  return path.starts_with("/assets/") || path == "/favicon.ico" || path == "/favicon.svg";
}

/// The first 16 bytes of the content's SHA-256, quoted.
std::string etagOf(const std::string& content) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  EVP_Digest(content.data(), content.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::size_t kUsed = 16;
  std::string text = "\"";
  for (std::size_t i = 0; i < kUsed; ++i) {
    text += kHex[digest[i] >> 4U];
    text += kHex[digest[i] & 0xFU];
  }
  return text + "\"";
}

std::optional<std::string> contentOf(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in || !out) return std::nullopt;
  return std::move(out).str();
}

}  // namespace

std::optional<std::string> StaticPages::load(const fs::path& folder) {
  std::error_code error;
  fs::recursive_directory_iterator entries(folder, error);
  if (error) return "cannot read the pages in " + folder.string() + ": " + error.message();
  std::uintmax_t bytes = 0;
  std::map<std::string, api::SharedBytes> compressed;
  for (const fs::directory_entry& entry : entries) {
    if (!entry.is_regular_file(error)) continue;
    std::string path = "/" + entry.path().lexically_relative(folder).generic_string();
    auto content = entry.file_size(error) > kBytesMax ? std::nullopt : contentOf(entry.path());
    // An empty file sets the stream's failure, and no page is empty.
    if (!content) return "cannot read the page " + entry.path().string();
    bytes += content->size();
    if (bytes > kBytesMax) return "the pages in " + folder.string() + " are more than 64 MiB";
    auto shared = std::make_shared<const std::string>(*std::move(content));
    if (path.ends_with(kCompressed)) {
      path.resize(path.size() - kCompressed.size());
      compressed.emplace(std::move(path), std::move(shared));
      continue;
    }
    File file{std::string(typeOf(path)), etagOf(*shared), path.starts_with("/assets/"), shared, {}};
    files_.emplace(std::move(path), std::move(file));
  }
  for (auto& [path, content] : compressed) {
    const auto file = files_.find(path);
    if (file != files_.end()) file->second.compressed = std::move(content);
  }
  return std::nullopt;
}

std::optional<Answer> StaticPages::find(const Request& request) const {
  const std::string_view path = request.path();
  if (!path.starts_with('/')) return std::nullopt;
  const PageRow* page = pageOf(path);
  const auto found = files_.find(page != nullptr ? page->file : path);
  if (found == files_.end() || (page == nullptr && !isAsset(path))) return std::nullopt;
  const File& file = found->second;
  Answer answer;
  answer.fields.emplace_back("ETag", file.etag);
  answer.fields.emplace_back("Vary", "Accept-Encoding");
  answer.fields.emplace_back(
      "Cache-Control", file.fixed ? "public, max-age=31536000, immutable" : "no-cache"
  );
  if (request.ifNoneMatch == file.etag) {
    answer.status = 304;
    return answer;
  }
  answer.type = file.type;
  answer.body = file.plain;
  if (file.compressed && request.acceptEncoding.find("gzip") != std::string::npos) {
    answer.body = file.compressed;
    answer.fields.emplace_back("Content-Encoding", "gzip");
  }
  return answer;
}

bool StaticPages::isPublic(std::string_view path) {
  if (!path.starts_with('/')) return false;
  const PageRow* page = pageOf(path);
  return page != nullptr ? page->isPublic : isAsset(path);
}

}  // namespace hall::web
