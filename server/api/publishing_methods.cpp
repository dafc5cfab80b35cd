#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/body_hash.h"
#include "server/api/catalogue_messages.h"
#include "server/api/methods.h"
#include "server/api/publishing.h"
#include "server/api/upload.h"
#include "server/api/wire.h"

/// AdminService: the catalogue as files, and its calendar.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

// ---- the catalogue ------------------------------------------------------------------------------

const v1::PublishCatalogueRequest& headOf(const LongCall& call) {
  return static_cast<const v1::PublishCatalogueRequest&>(*call.requests().front());
}

/// On the publishing thread.
void readAndPublish(const std::shared_ptr<LongCall>& call, const std::shared_ptr<Draft>& draft) {
  auto files = uploadedFilesOf(call->requests());
  if (!files) {
    call->refuse(files.refusal());
    return;
  }
  CatalogueReader::Read read = call->services().catalogues.read(std::move(files).value());
  if (!read.faults.empty()) {
    v1::PublishCatalogueResponse response;
    for (const FileFault& fault : read.faults) addFinding(response, fault);
    writeUnpublished(*draft, response);
    call->reply(response);
    return;
  }
  if (!draft->dryRun) call->setBody(bodyHashOf(call->requests()));
  checkAndPublish<v1::PublishCatalogueResponse>(call, draft, std::move(read.content), read.placeOf);
}

void publishCatalogue(const std::shared_ptr<LongCall>& call) {
  // An upload without any message names no request.
  const auto draft = call->requests().empty() ? std::make_shared<Draft>() : draftOf(headOf(*call));
  call->inTurn(
      [draft](Context& context) { return takePrevious(context, *draft); },
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
    Context& context, Draft& draft, v1::PublishCalendarResponse& response
) {
  const auto performed = publish(context, draft);
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
  auto calendar = calendarFrom(call->requestAs<v1::PublishCalendarRequest>().calendar());
  if (!calendar) {
    call->refuse(calendar.refusal());
    return;
  }
  domain::Catalogue::Content content = draft->previous->content();
  content.calendar = std::move(calendar).value();
  numberCalendar(content.calendar, draft->previous.get());
  ++content.version;
  const auto response = std::make_shared<v1::PublishCalendarResponse>();
  if (draft->dryRun) {
    writeCalendarDone(*draft->previous, draft->previousHash, draft->position, *response);
    call->reply(*response);
    return;
  }
  setNext(*call, std::move(content), *draft);
  draft->stored = draft->blobs->encoded(*draft->next);
  call->inTurn(
      [draft, response](Context& context) {
        return publishCalendarDraft(context, *draft, *response);
      },
      [call, response] { call->reply(*response); }
  );
}

void publishCalendar(const std::shared_ptr<LongCall>& call) {
  const auto draft = draftOf(call->requestAs<v1::PublishCalendarRequest>());
  call->inTurn(
      [draft](Context& context) { return takePrevious(context, *draft); },
      [call, draft] { publishAside(call, [call, draft] { checkAndPublishCalendar(call, draft); }); }
  );
}

}  // namespace

void addPublishingMethods(Methods& methods) {
  methods.onLong("AdminService.PublishCatalogue", &publishCatalogue, {.catalogue = false});
  methods.onLong("AdminService.PublishCalendar", &publishCalendar);
}

}  // namespace hall::api
