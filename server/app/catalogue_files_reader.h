#pragma once

#include "server/api/catalogue_reader.h"

namespace hall::app {

/// Catalogues as config/ writes them.
class CatalogueFilesReader final : public api::CatalogueReader {
 public:
  Read read(std::map<std::string, std::string> files) override;
};

}  // namespace hall::app
