#include "server/api/etag.h"

#include <limits>

namespace hall::api {

namespace {
constexpr std::size_t kHashDigits = 16;
}  // namespace

std::string catalogueEtag(std::uint32_t version, std::string_view hash) {
  return std::to_string(version) + "-" + std::string(hash.substr(0, kHashDigits));
}

std::string catalogueEtag(const domain::HallState& state) {
  if (state.catalogue == nullptr) return {};
  return catalogueEtag(state.catalogue->version(), state.catalogueHash);
}

std::uint32_t versionOfEtag(const domain::HallState& state, std::string_view etag) {
  if (etag.empty()) return 0;
  if (state.catalogue != nullptr && etag == catalogueEtag(state)) return state.catalogue->version();
  return std::numeric_limits<std::uint32_t>::max();
}

}  // namespace hall::api
