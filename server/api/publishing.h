#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "hall/v1/admin_service.pb.h"
#include "server/api/catalogue_changes.h"
#include "server/api/catalogue_reader.h"
#include "server/api/etag.h"
#include "server/api/long_call.h"
#include "server/api/performed.h"
#include "server/domain/catalogue_lint.h"

/// The way to the log of whatever is published: the files of a catalogue, edits of it, a calendar.
///
/// Reading, checking and encoding take longer than a turn may: they happen on the publishing
/// thread, against the catalogue that was published when the call came. Whoever published in
/// between makes the numbering void, which the rules refuse as stale.
namespace hall::api {

/// One publishing on its way.
struct Draft {
  std::string requestId;
  std::string etag;  ///< of the catalogue it was edited from
  bool dryRun = false;

  std::shared_ptr<const domain::Catalogue> previous;
  std::string previousHash;
  domain::ClockMode mode = domain::ClockMode::Real;
  domain::Instant now;
  std::uint64_t position = 0;
  const engine::Blobs* blobs = nullptr;  ///< for encoding, which any thread may

  std::shared_ptr<const domain::Catalogue> next;
  engine::StoredCatalogue stored;  ///< `next`, once it is about to be published
};

template <class Request>
std::shared_ptr<Draft> draftOf(const Request& request) {
  auto draft = std::make_shared<Draft>();
  draft->requestId = request.request_id();
  draft->etag = request.etag();
  draft->dryRun = request.dry_run();
  return draft;
}

/// In a turn: what it is compared with. RequestIdMissing.
domain::Result<Done> takePrevious(Context& context, Draft& draft);

/// Runs on the publishing thread. Overloaded: too many wait for it.
void publishAside(const std::shared_ptr<LongCall>& call, std::function<void()> work);

/// On the publishing thread.
void setNext(const LongCall& call, domain::Catalogue::Content content, Draft& draft);

/// In a turn, once `next` is set and stored.
domain::Result<engine::Performed> publish(Context& context, Draft& draft);

/// The version of a calendar grows when anything in it changes.
void numberCalendar(domain::WorkCalendar& calendar, const domain::Catalogue* previous);

/// Two rules have a reason of their own: a catalogue that breaks one of them alone is refused by
/// it.
bool isRefusedByReason(const std::vector<domain::Finding>& findings);

void write(const FileFault& fault, v1::LintFinding& out);
void write(const domain::Finding& found, const FilePlace& place, v1::LintFinding& out);

// ---- answers of PublishCatalogue and EditCatalogue --------------------------------------------

/// Where that stands which the lint calls by this path; empty function: nowhere.
using PlaceOf = std::function<FilePlace(std::string_view path)>;

inline constexpr int kFindingsMax = 1000;
inline constexpr std::size_t kChangedMax = 1000;

template <class Response, class... Found>
void addFinding(Response& response, const Found&... found) {
  response.set_finding_count(response.finding_count() + 1);
  if (response.findings_size() < kFindingsMax) write(found..., *response.add_findings());
}

template <class Response>
void writeUnpublished(const Draft& draft, Response& response) {
  response.set_position(draft.position);
  response.set_published(false);
  if (draft.previous == nullptr) return;
  response.set_catalogue_version(draft.previous->version());
  response.set_etag(catalogueEtag(draft.previous->version(), draft.previousHash));
}

template <class Response>
domain::Result<Done> writePublished(const engine::Performed& performed, Response& response) {
  const auto* published = eventOf<domain::CataloguePublished>(performed);
  if (published == nullptr) return domain::Reason::Internal;
  response.set_position(performed.position.value);
  response.set_published(true);
  response.set_catalogue_version(published->version);
  response.set_etag(catalogueEtag(published->version, published->hash));
  return Done{};
}

template <class Response>
void writeChanges(const Draft& draft, Response& response) {
  for (std::string& row : changedRows(draft.previous.get(), *draft.next, kChangedMax)) {
    response.add_changed_rows(std::move(row));
  }
  if (!draft.dryRun || draft.previous == nullptr) return;
  writeChanged(*draft.previous, *draft.next, *response.mutable_before(), *response.mutable_after());
}

/// On the publishing thread: checks the content, publishes it unless that is not wanted or must not
/// be, and answers. Ids of what is new in it may be provisional.
template <class Response>
void checkAndPublish(
    const std::shared_ptr<LongCall>& call,
    const std::shared_ptr<Draft>& draft,
    domain::Catalogue::Content fresh,
    const PlaceOf& placeOf
) {
  domain::Catalogue::Content content = domain::numbered(std::move(fresh), draft->previous.get());
  numberCalendar(content.calendar, draft->previous.get());
  const auto findings = domain::lint(content, draft->mode, content.zone.dayOf(draft->now));
  const auto response = std::make_shared<Response>();
  for (const domain::Finding& finding : findings) {
    addFinding(*response, finding, placeOf ? placeOf(finding.path) : FilePlace{});
  }
  setNext(*call, std::move(content), *draft);
  writeChanges(*draft, *response);
  if (draft->dryRun || (domain::hasFault(findings) && !isRefusedByReason(findings))) {
    writeUnpublished(*draft, *response);
    call->reply(*response);
    return;
  }
  draft->stored = draft->blobs->encoded(*draft->next);
  call->inTurn(
      [draft, response](Context& context) -> domain::Result<Done> {
        const auto performed = publish(context, *draft);
        if (!performed) return performed.refusal();
        return writePublished(*performed, *response);
      },
      [call, response] { call->reply(*response); }
  );
}

}  // namespace hall::api
