#include "hall/v1/admin_service.pb.h"
#include "server/api/admin_parts.h"
#include "server/api/catalogue_edits.h"
#include "server/api/methods.h"
#include "server/api/publishing.h"
#include "server/api/wire.h"

/// AdminService.EditCatalogue: single changes of what is published.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;
using Response = v1::EditCatalogueResponse;

/// An edit between its turns.
struct Editing {
  std::shared_ptr<Draft> draft;
  GuideHands hands;
  /// Of a request that was accepted before.
  std::optional<Response> repeated;
};

Result<Done> takeHands(
    const Context& context, const v1::EditCatalogueRequest& request, GuideHands& hands
) {
  if (request.rows().guides().empty()) return Done{};
  const std::string& number = request.reviewer_staff_number();
  if (number.empty()) return malformed("reviewer_staff_number");
  const domain::Staff* reviewer = context.state().staffByNumber(number);
  if (reviewer == nullptr || reviewer->disabled) {
    return Refusal{Reason::CatalogueInvalid, {}}
        .with("rule", "unknown_code")
        .with("field", "reviewer_staff_number")
        .with("code", std::string(beginningOf(number)));
  }
  const domain::StaffId editor = context.principal().actor.staff;
  if (reviewer->id == editor) return Reason::ReviewerIsEditor;
  hands = {context.state().staff.at(editor).number, reviewer->number};
  return Done{};
}

/// The first answer, whatever became of the catalogue since.
Result<Done> repeat(Context& context, Editing& editing) {
  const auto performed = context.perform(domain::PublishCatalogue{}, editing.draft->requestId);
  if (!performed) return performed.refusal();
  return writePublished(*performed, editing.repeated.emplace());
}

Result<Done> takeEdit(Context& context, const v1::EditCatalogueRequest& request, Editing& editing) {
  Draft& draft = *editing.draft;
  auto taken = takePrevious(context, draft);
  if (!taken) return taken;
  if (!draft.dryRun && context.isRepeat(draft.requestId)) return repeat(context, editing);
  const std::uint32_t current = draft.previous->version();
  if (versionOfEtag(context.state(), draft.etag) != current) {
    return Refusal{Reason::CatalogueStale, {}}.with("etag", std::to_string(current));
  }
  return takeHands(context, request, editing.hands);
}

/// On the publishing thread.
void editAndPublish(const std::shared_ptr<LongCall>& call, const Editing& editing) {
  auto content = editedContent(
      editing.draft->previous->content(), call->requestAs<v1::EditCatalogueRequest>(), editing.hands
  );
  if (!content) {
    call->refuse(content.refusal());
    return;
  }
  checkAndPublish<Response>(call, editing.draft, std::move(content).value(), {});
}

void editCatalogue(const std::shared_ptr<LongCall>& call) {
  const auto& request = call->requestAs<v1::EditCatalogueRequest>();
  const auto editing = std::make_shared<Editing>();
  editing->draft = draftOf(request);
  call->inTurn(
      [&request, editing](Context& context) { return takeEdit(context, request, *editing); },
      [call, editing] {
        if (editing->repeated) {
          call->reply(*editing->repeated);
          return;
        }
        publishAside(call, [call, editing] { editAndPublish(call, *editing); });
      }
  );
}

}  // namespace

void addEditingMethods(Methods& methods) {
  methods.onLong("AdminService.EditCatalogue", &editCatalogue);
}

}  // namespace hall::api
