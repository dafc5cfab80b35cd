#include "tools/hallctl/catalogue_check.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "client/lint_sentences.h"
#include "client/lint_texts.h"
#include "client/request_id.h"
#include "server/config/catalogue_parser.h"
#include "server/config/machine_config.h"
#include "server/domain/catalogue_lint.h"

namespace hall::hallctl {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPieceMax = std::size_t{64} * 1024;

v1::LintFinding findingOf(const domain::Finding& found, const config::ParsedCatalogue& parsed) {
  const config::Place place = config::placeOf(parsed, found.path);
  v1::LintFinding finding;
  finding.set_severity(static_cast<v1::LintSeverity>(found.severity));
  finding.set_rule(found.rule);
  finding.set_file_name(place.file);
  finding.set_line(place.line);
  finding.set_subject(found.path);
  finding.set_detail(found.message);
  return finding;
}

domain::Instant now() {
  return std::chrono::time_point_cast<domain::Duration>(std::chrono::system_clock::now());
}

void lintInto(CatalogueCheck& check, const config::ParsedCatalogue& parsed, bool real) {
  const auto content = domain::numbered(parsed.content, nullptr);
  check.items = content.items.size();
  check.queues = content.queues.size();
  check.counters = content.counters.size();
  check.guides = static_cast<std::size_t>(std::count_if(
      content.items.begin(),
      content.items.end(),
      [](const domain::Item& item) { return item.guide.has_value(); }
  ));
  for (const domain::Finding& found :
       domain::lint(content, domain::ClockMode::Real, content.zone.dayOf(now()))) {
    const bool sample = found.rule == domain::kRuleSampleText;
    check.samples += sample ? 1 : 0;
    if (!sample || real) check.findings.push_back(findingOf(found, parsed));
  }
}

/// What is wrong, without file and line.
std::string wordsOf(const v1::LintFinding& finding, const Style& style) {
  std::string text = client::lintRuleText(finding.rule(), style.language);
  const std::string said =
      style.chinese() ? client::lintSentence(finding.detail()) : finding.detail();
  const bool more = !finding.subject().empty() || !said.empty();
  if (more) text += style.say("：", ": ");
  text += finding.subject();
  if (!finding.subject().empty() && !said.empty()) text += style.say("，", ", ");
  return text + said;
}

}  // namespace

v1::LintFinding findingOf(const config::Fault& fault) {
  v1::LintFinding finding;
  finding.set_severity(v1::LINT_SEVERITY_FAULT);
  finding.set_rule(fault.rule);
  finding.set_file_name(fault.place.file);
  finding.set_line(fault.place.line);
  finding.set_detail(fault.sentence);
  finding.set_nearest_key(fault.nearest);
  return finding;
}

bool CatalogueCheck::ok() const {
  return std::none_of(findings.begin(), findings.end(), [](const v1::LintFinding& finding) {
    return finding.severity() == v1::LINT_SEVERITY_FAULT;
  });
}

fs::path catalogueFolderOf(const fs::path& path) {
  const fs::path folder = path.filename() == "hall.toml" ? path.parent_path() : path;
  const auto machine = config::loadMachineConfig(folder / "hall.toml");
  // A catalogue has a hall.toml, too, which a machine's settings would call full of faults; an
  // empty one says nothing of a machine.
  const auto& origins = machine.origins;
  const bool says = std::any_of(origins.begin(), origins.end(), [](const std::string& origin) {
    return origin != "default";
  });
  return machine.ok() && says && !machine.config.catalogue.empty() ? machine.config.catalogue
                                                                   : folder;
}

CatalogueCheck checkCatalogue(const fs::path& folder, bool real) {
  CatalogueCheck check;
  config::Faults faults;
  check.files = config::readCatalogueFolder(folder, faults);
  auto parsed = config::parseCatalogue(check.files);
  faults.insert(faults.end(), parsed.faults.begin(), parsed.faults.end());
  config::sortFaults(faults);
  for (const config::Fault& fault : faults) check.findings.push_back(findingOf(fault));
  if (faults.empty()) lintInto(check, parsed, real);
  return check;
}

std::string findingsText(
    const google::protobuf::RepeatedPtrField<v1::LintFinding>& findings, const Style& style
) {
  std::string text;
  for (const v1::LintFinding& finding : findings) {
    std::string line = finding.file_name();
    if (finding.line() != 0) line += ":" + std::to_string(finding.line());
    if (!line.empty()) line += ": ";
    if (finding.severity() == v1::LINT_SEVERITY_DOUBT) line += style.say("（疑点）", "doubt: ");
    line += wordsOf(finding, style);
    if (!finding.nearest_key().empty()) {
      line += style.say("；最接近的是 `", "; nearest: `") + finding.nearest_key() + "`";
    }
    // A file's own words are repeated here; they must not steer a terminal or break a line.
    std::replace_if(
        line.begin(),
        line.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; },
        ' '
    );
    text += line + "\n";
  }
  return text;
}

std::vector<v1::PublishCatalogueRequest> uploadOf(
    const config::CatalogueFiles& files, const std::string& etag, bool dryRun
) {
  std::vector<v1::PublishCatalogueRequest> upload(1);
  upload.front().set_request_id(client::newRequestId());
  upload.front().set_etag(etag);
  upload.front().set_dry_run(dryRun);
  for (const auto& [name, bytes] : files.files) {
    std::size_t at = 0;
    do {
      v1::CatalogueFilePiece& piece = *upload.emplace_back().mutable_piece();
      piece.set_file_name(name);
      piece.set_content(bytes.substr(at, kPieceMax));
      at += kPieceMax;
      piece.set_last(at >= bytes.size());
    } while (at < bytes.size());
  }
  return upload;
}

}  // namespace hall::hallctl
