#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "server/config/catalogue_files.h"
#include "tools/hallctl/style.h"

namespace hall::hallctl {

/// What a look at a catalogue's files found, without a server: the same parsers and the same lint
/// as the server has.
struct CatalogueCheck {
  config::CatalogueFiles files;
  std::vector<v1::LintFinding> findings;  ///< faults first, then doubts; file names as a person
                                          ///< here would write them
  std::size_t samples = 0;                ///< texts marked 示例, which a real hall cannot publish
  std::size_t items = 0;
  std::size_t guides = 0;
  std::size_t queues = 0;
  std::size_t counters = 0;

  bool ok() const;
};

/// `real`: as a hall in real mode would judge it.
CatalogueCheck checkCatalogue(const std::filesystem::path& folder, bool real);

/// The folder of the hall's catalogue that a person means by `path`: itself, the folder of a
/// hall.toml, or what a machine's hall.toml names as its catalogue.
std::filesystem::path catalogueFolderOf(const std::filesystem::path& path);

/// A fault of a file as the server would report it.
v1::LintFinding findingOf(const config::Fault& fault);

/// A finding a line: "items/tax.toml:12: 不认识的键：[[item]] `nmae`；最接近的是 `name`". The
/// sentence of a finding is English; in Chinese stand the rule, the subject, and what the sentence
/// names.
std::string findingsText(
    const google::protobuf::RepeatedPtrField<v1::LintFinding>& findings, const Style& style
);

/// An upload's messages: the head, then every file in pieces of at most 64 KiB.
std::vector<v1::PublishCatalogueRequest> uploadOf(
    const config::CatalogueFiles& files, const std::string& etag, bool dryRun
);

}  // namespace hall::hallctl
