#include "terminal/link/catalogue_fetch.h"

namespace hall::terminal {

namespace {

/// A catalogue of some thousand items with guides over a slow line.
constexpr std::chrono::milliseconds kFetchLength{60'000};

}  // namespace

KnownCataloguePtr fetchCatalogue(
    client::HallClient& server,
    std::uint32_t knownVersion,
    const CatalogueCopy& copy,
    const std::function<void(const std::string&)>& journal
) {
  v1::GetCatalogueRequest request;
  request.set_known_version(knownVersion);
  request.set_with_guides(true);
  std::vector<v1::GetCatalogueResponse> parts;
  v1::GetCatalogueResponse part;
  const client::Failure failure = server.read(request, part, kFetchLength, [&] {
    parts.push_back(part);
    return true;
  });
  if (!failure.ok()) return nullptr;
  KnownCataloguePtr catalogue = knownCatalogueOf(parts);
  if (catalogue == nullptr) return nullptr;
  const auto problem = copy.store(parts);
  if (problem) journal("the catalogue is not kept: " + problem->toStdString());
  return catalogue;
}

}  // namespace hall::terminal
