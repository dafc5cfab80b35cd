#include <algorithm>

#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/backroom.h"
#include "server/api/body_hash.h"
#include "server/api/catalogue_changes.h"
#include "server/api/catalogue_messages.h"
#include "server/api/catalogue_reader.h"
#include "server/api/etag.h"
#include "server/api/long_call.h"
#include "server/api/methods.h"
#include "server/api/performed.h"
#include "server/api/upload.h"
#include "server/api/wire.h"
#include "server/domain/catalogue_lint.h"

/// AdminService: the catalogue and its calendar.
///
/// Reading, checking and encoding take longer than a turn may: they happen on the publishing
/// thread, against the catalogue that was published when the call came. Whoever published in
/// between makes the numbering void, which the rules refuse as stale.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

constexpr int kFindingsMax = 1000;
constexpr std::size_t kChangedMax = 1000;
constexpr std::size_t kRuleMax = 50;

using CataloguePtr = std::shared_ptr<const domain::Catalogue>;

/// One publishing on its way.
struct Draft {
  CataloguePtr previous;
  std::string previousHash;
  domain::ClockMode mode = domain::ClockMode::Real;
  domain::Instant now;
  std::uint64_t position = 0;
  const engine::Blobs* blobs = nullptr;  ///< for encoding, which any thread may

  CataloguePtr next;
  engine::StoredCatalogue stored;  ///< `next`, once it is about to be published
};

Result<Done> takePrevious(Context& context, std::string_view requestId, Draft& draft) {
  if (!isRequestId(requestId)) return Reason::RequestIdMissing;
  draft.previous = context.state().catalogue;
  draft.previousHash = context.state().catalogueHash;
  draft.mode = context.state().mode;
  draft.now = context.now();
  draft.position = context.state().position.value;
  draft.blobs = &context.turn().store().blobs();
  return Done{};
}

/// The version of a calendar grows when anything in it changes.
void numberCalendar(domain::WorkCalendar& calendar, const domain::Catalogue* previous) {
  if (previous == nullptr) {
    calendar.version = 1;
    return;
  }
  const domain::WorkCalendar& before = previous->content().calendar;
  calendar.version = before.version;
  if (!(calendar == before)) ++calendar.version;
}

void setNext(const LongCall& call, domain::Catalogue::Content content, Draft& draft) {
  draft.next = std::make_shared<const domain::Catalogue>(std::move(content));
  // The hall shall not wait for it at the first search.
  call.services().backroom.searches.of(draft.next);
}

Result<engine::Performed> publish(
    Context& context, Draft& draft, std::string_view etag, std::string_view requestId
) {
  domain::PublishCatalogue command;
  command.catalogue = draft.next;
  command.hash = draft.stored.hash;
  command.expectedVersion = versionOfEtag(context.state(), etag);
  context.keepCatalogue(std::move(draft.stored));
  return context.perform(std::move(command), requestId);
}

void publishAside(const std::shared_ptr<LongCall>& call, std::function<void()> work) {
  if (call->services().backroom.publishing.post(std::move(work))) return;
  call->refuse(Refusal{Reason::Overloaded, {}}.with("seconds", "5"));
}

// ---- the catalogue ------------------------------------------------------------------------------

const v1::PublishCatalogueRequest& headOf(const LongCall& call) {
  return static_cast<const v1::PublishCatalogueRequest&>(*call.requests().front());
}

void addFault(const FileFault& fault, v1::PublishCatalogueResponse& response) {
  response.set_finding_count(response.finding_count() + 1);
  if (response.findings_size() == kFindingsMax) return;
  v1::LintFinding& finding = *response.add_findings();
  finding.set_severity(v1::LINT_SEVERITY_FAULT);
  finding.set_rule(fault.rule.substr(0, kRuleMax));
  finding.set_file_name(fault.file);
  finding.set_line(fault.line);
  finding.set_detail(fault.detail);
  finding.set_nearest_key(fault.nearest);
}

void addFinding(
    const domain::Finding& found,
    const CatalogueReader::Read& read,
    v1::PublishCatalogueResponse& response
) {
  response.set_finding_count(response.finding_count() + 1);
  if (response.findings_size() == kFindingsMax) return;
  v1::LintFinding& finding = *response.add_findings();
  finding.set_severity(static_cast<v1::LintSeverity>(found.severity));
  finding.set_rule(found.rule.substr(0, kRuleMax));
  finding.set_subject(found.path);
  if (read.placeOf) {
    FilePlace place = read.placeOf(found.path);
    finding.set_file_name(std::move(place.file));
    finding.set_line(place.line);
  }
  finding.set_detail(found.message);
}

/// Two rules have a reason of their own: a catalogue that breaks one of them alone is refused by
/// it.
bool isRefusedByReason(const std::vector<domain::Finding>& findings) {
  const auto all = [&](std::string_view rule) {
    return std::all_of(findings.begin(), findings.end(), [rule](const domain::Finding& finding) {
      return finding.severity != domain::LintSeverity::Fault || finding.rule == rule;
    });
  };
  return all(domain::kRuleSampleText) || all(domain::kRuleReviewerIsEditor);
}

void writeUnpublished(const Draft& draft, v1::PublishCatalogueResponse& response) {
  response.set_position(draft.position);
  response.set_published(false);
  if (draft.previous == nullptr) return;
  response.set_catalogue_version(draft.previous->version());
  response.set_etag(catalogueEtag(draft.previous->version(), draft.previousHash));
}

Result<Done> publishDraft(
    Context& context, const LongCall& call, Draft& draft, v1::PublishCatalogueResponse& response
) {
  const v1::PublishCatalogueRequest& head = headOf(call);
  const auto performed = publish(context, draft, head.etag(), head.request_id());
  if (!performed) return performed.refusal();
  const auto* published = eventOf<domain::CataloguePublished>(*performed);
  if (published == nullptr) return Reason::Internal;
  response.set_position(performed->position.value);
  response.set_published(true);
  response.set_catalogue_version(published->version);
  response.set_etag(catalogueEtag(published->version, published->hash));
  return Done{};
}

/// On the publishing thread.
void readAndPublish(const std::shared_ptr<LongCall>& call, const std::shared_ptr<Draft>& draft) {
  auto files = uploadedFilesOf(call->requests());
  if (!files) {
    call->refuse(files.refusal());
    return;
  }
  const auto response = std::make_shared<v1::PublishCatalogueResponse>();
  CatalogueReader::Read read = call->services().catalogues.read(std::move(files).value());
  for (const FileFault& fault : read.faults) addFault(fault, *response);
  if (!read.faults.empty()) {
    writeUnpublished(*draft, *response);
    call->reply(*response);
    return;
  }
  domain::Catalogue::Content content =
      domain::numbered(std::move(read.content), draft->previous.get());
  numberCalendar(content.calendar, draft->previous.get());
  const auto findings = domain::lint(content, draft->mode, content.zone.dayOf(draft->now));
  for (const domain::Finding& finding : findings) addFinding(finding, read, *response);
  const bool faulty = domain::hasFault(findings);
  const v1::PublishCatalogueRequest& head = headOf(*call);
  setNext(*call, std::move(content), *draft);
  for (std::string& row : changedRows(draft->previous.get(), *draft->next, kChangedMax)) {
    response->add_changed_rows(std::move(row));
  }
  if (head.dry_run() && draft->previous != nullptr) {
    writeChanged(
        *draft->previous, *draft->next, *response->mutable_before(), *response->mutable_after()
    );
  }
  if (head.dry_run() || (faulty && !isRefusedByReason(findings))) {
    writeUnpublished(*draft, *response);
    call->reply(*response);
    return;
  }
  draft->stored = draft->blobs->encoded(*draft->next);
  call->setBody(bodyHashOf(call->requests()));
  call->inTurn(
      [call, draft, response](Context& context) {
        return publishDraft(context, *call, *draft, *response);
      },
      [call, response] { call->reply(*response); }
  );
}

void publishCatalogue(const std::shared_ptr<LongCall>& call) {
  const auto draft = std::make_shared<Draft>();
  call->inTurn(
      [call, draft](Context& context) -> Result<Done> {
        // An upload without any message names no request.
        if (call->requests().empty()) return Reason::RequestIdMissing;
        return takePrevious(context, headOf(*call).request_id(), *draft);
      },
      [call, draft] { publishAside(call, [call, draft] { readAndPublish(call, draft); }); }
  );
}

// ---- the calendar -------------------------------------------------------------------------------

void writeCalendarDone(
    const domain::Catalogue& holding,
    std::string_view hash,
    std::uint64_t position,
    v1::PublishCalendarResponse& response
) {
  response.set_position(position);
  response.set_calendar_version(holding.content().calendar.version);
  response.set_catalogue_version(holding.version());
  response.set_etag(catalogueEtag(holding.version(), hash));
}

Result<Done> publishCalendarDraft(
    Context& context, const LongCall& call, Draft& draft, v1::PublishCalendarResponse& response
) {
  const auto& request = call.requestAs<v1::PublishCalendarRequest>();
  const auto performed = publish(context, draft, request.etag(), request.request_id());
  if (!performed) return performed.refusal();
  const auto* published = eventOf<domain::CataloguePublished>(*performed);
  if (published == nullptr) return Reason::Internal;
  writeCalendarDone(*published->catalogue, published->hash, performed->position.value, response);
  return Done{};
}

/// On the publishing thread.
void checkAndPublishCalendar(
    const std::shared_ptr<LongCall>& call, const std::shared_ptr<Draft>& draft
) {
  const auto& request = call->requestAs<v1::PublishCalendarRequest>();
  auto calendar = calendarFrom(request.calendar());
  if (!calendar) {
    call->refuse(calendar.refusal());
    return;
  }
  domain::Catalogue::Content content = draft->previous->content();
  content.calendar = std::move(calendar).value();
  numberCalendar(content.calendar, draft->previous.get());
  ++content.version;
  const auto response = std::make_shared<v1::PublishCalendarResponse>();
  if (request.dry_run()) {
    writeCalendarDone(*draft->previous, draft->previousHash, draft->position, *response);
    call->reply(*response);
    return;
  }
  setNext(*call, std::move(content), *draft);
  draft->stored = draft->blobs->encoded(*draft->next);
  call->inTurn(
      [call, draft, response](Context& context) {
        return publishCalendarDraft(context, *call, *draft, *response);
      },
      [call, response] { call->reply(*response); }
  );
}

void publishCalendar(const std::shared_ptr<LongCall>& call) {
  const auto draft = std::make_shared<Draft>();
  call->inTurn(
      [call, draft](Context& context) {
        const auto& request = call->requestAs<v1::PublishCalendarRequest>();
        return takePrevious(context, request.request_id(), *draft);
      },
      [call, draft] { publishAside(call, [call, draft] { checkAndPublishCalendar(call, draft); }); }
  );
}

}  // namespace

void addPublishingMethods(Methods& methods) {
  methods.onLong("AdminService.PublishCatalogue", &publishCatalogue, {.catalogue = false});
  methods.onLong("AdminService.PublishCalendar", &publishCalendar);
}

}  // namespace hall::api
