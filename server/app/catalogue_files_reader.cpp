#include "server/app/catalogue_files_reader.h"

#include <utility>

#include "server/config/catalogue_files.h"
#include "server/config/catalogue_parser.h"

namespace hall::app {

api::CatalogueReader::Read CatalogueFilesReader::read(std::map<std::string, std::string> files) {
  config::ParsedCatalogue parsed = config::parseCatalogue(config::uploadedFiles(std::move(files)));
  Read result;
  for (const config::Fault& fault : parsed.faults) {
    result.faults.push_back(
        {fault.place.file, fault.place.line, fault.rule, fault.sentence, fault.nearest}
    );
  }
  result.content = std::move(parsed.content);
  return result;
}

}  // namespace hall::app
