#include "server/api/upload.h"

#include <algorithm>
#include <set>

#include "hall/v1/admin_service.pb.h"
#include "server/api/wire.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr std::size_t kNameMax = 200;
constexpr std::size_t kPieceMax = std::size_t{64} * 1024;
constexpr std::size_t kFilesMax = 2000;
constexpr std::size_t kBytesMax = std::size_t{16} << 20;

bool isFileName(std::string_view name) {
  if (name.empty() || name.size() > kNameMax || name.front() == '/' || name.back() == '/') {
    return false;
  }
  const bool lettersFit = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
  });
  return lettersFit && name.find("..") == std::string_view::npos &&
         name.find("//") == std::string_view::npos;
}

Refusal tooLarge(std::size_t limit) {
  return Refusal{Reason::MessageTooLarge, {}}.with("limit", std::to_string(limit));
}

Refusal invalid(std::string rule, const std::string& file) {
  return Refusal{Reason::CatalogueInvalid, {}}
      .with("rule", std::move(rule))
      .with("file", file.substr(0, kNameMax));
}

}  // namespace

Result<std::map<std::string, std::string>> uploadedFilesOf(
    std::span<const google::protobuf::Message* const> requests
) {
  std::map<std::string, std::string> files;
  std::set<std::string> ended;
  std::size_t bytes = 0;
  for (const google::protobuf::Message* message : requests) {
    const auto& request = static_cast<const v1::PublishCatalogueRequest&>(*message);
    if (!request.has_piece()) continue;
    const v1::CatalogueFilePiece& piece = request.piece();
    if (!isFileName(piece.file_name()) || ended.contains(piece.file_name())) {
      return malformed("piece.file_name", piece.file_name());
    }
    bytes += piece.content().size();
    if (piece.content().size() > kPieceMax) return tooLarge(kPieceMax);
    if (bytes > kBytesMax) return tooLarge(kBytesMax);
    files[piece.file_name()] += piece.content();
    if (files.size() > kFilesMax) return malformed("piece.file_name", "too-many-files");
    if (piece.last()) ended.insert(piece.file_name());
  }
  if (files.empty()) return invalid("no_file", "");
  for (const auto& [name, content] : files) {
    if (!ended.contains(name)) return invalid("unfinished_file", name);
  }
  return files;
}

}  // namespace hall::api
