#include "server/api/requests.h"

#include <algorithm>

#include "server/api/ids_text.h"
#include "server/api/wire.h"
#include "server/domain/check_digit.h"
#include "server/domain/field_rules.h"

namespace hall::api {

namespace {

using domain::Reason;
using domain::Refusal;
using domain::Result;

/// In characters, as identity.proto counts them.
constexpr std::size_t kNameMax = 100;
constexpr std::size_t kPhoneMax = 30;
constexpr std::size_t kDocumentMax = 50;
constexpr std::size_t kAuthorisationMax = 100;
constexpr int kItemsMax = 20;
constexpr int kMaterialsMax = 64;

/// Capitals, no blanks: the form under which the vault finds a person again.
std::string normalised(std::string_view number) {
  std::string text;
  for (const char c : number) {
    if (c == ' ' || c == '-') continue;
    text.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return text;
}

Result<Done> takePrincipal(Context& context, const v1::Errand& errand, domain::IssueTicket& issue) {
  if (!errand.has_agency()) return Done{};
  const v1::Agency& agency = errand.agency();
  issue.isAgent = true;
  if (!agency.has_principal()) {
    return Refusal{Reason::AgentDataMissing, {}}.with("field", "principal");
  }
  if (!known<v1::AgentRelation>(agency.relation(), &v1::AgentRelation_IsValid)) {
    return Refusal{Reason::AgentDataMissing, {}}.with("field", "relation");
  }
  if (!domain::isText(agency.authorisation(), 0, kAuthorisationMax)) {
    return malformed("errand.agency.authorisation");
  }
  auto principal = identityFrom(context, agency.principal());
  if (!principal) return principal.refusal();
  issue.principalAge = ageOf(context, *principal);
  context.keepPrincipal(std::move(principal).value());
  std::string text(wordOf(agency.relation()));
  if (!agency.authorisation().empty()) text += "，" + agency.authorisation();
  issue.agencyText = context.keep(text);
  return Done{};
}

Result<Done> takeApplicant(Context& context, const v1::Errand& errand, domain::IssueTicket& issue) {
  if (!errand.has_applicant()) return Done{};
  auto applicant = identityFrom(context, errand.applicant());
  if (!applicant) return applicant.refusal();
  issue.age = ageOf(context, *applicant);
  context.keepApplicant(std::move(applicant).value());
  return Done{};
}

Result<Done> takePurpose(
    const Context& context, const v1::Errand& errand, domain::IssueTicket& issue
) {
  switch (errand.purpose_case()) {
    case v1::Errand::kItemId: {
      const auto item = itemFrom(context, errand.item_id());
      if (!item) return item.refusal();
      issue.item = *item;
      return Done{};
    }
    case v1::Errand::kThemeId: {
      const domain::Theme* theme = context.catalogue().themeByCode(errand.theme_id());
      if (theme == nullptr) return unknown(Reason::ThemeNotFound, errand.theme_id());
      issue.theme = theme->id;
      return Done{};
    }
    case v1::Errand::kQueueId: {
      const auto queue = queueFrom(context, errand.queue_id());
      if (!queue) return queue.refusal();
      issue.queue = *queue;
      return Done{};
    }
    case v1::Errand::PURPOSE_NOT_SET:
      return malformed("errand.purpose");
  }
  return malformed("errand.purpose");
}

Result<Done> takeMaterials(
    const Context& context, const v1::ItemOutcome& item, domain::ItemOutcome& outcome
) {
  const domain::Item* known = context.catalogue().find(outcome.item);
  if (known != nullptr && known->guide) outcome.guideVersion = known->guide->version;
  if (item.guide_version() != 0) outcome.guideVersion = item.guide_version();
  if (item.material_codes_size() > kMaterialsMax) return malformed("items.material_codes");
  for (const std::string& code : item.material_codes()) {
    if (known == nullptr || !known->guide) return outsideGuide(context, outcome.item, code);
    const auto& materials = known->guide->materials;
    const auto found = std::find_if(materials.begin(), materials.end(), [&](const auto& material) {
      return material.code == code;
    });
    if (found == materials.end()) return outsideGuide(context, outcome.item, code);
    outcome.materials.push_back(static_cast<std::uint16_t>(found - materials.begin() + 1));
  }
  std::sort(outcome.materials.begin(), outcome.materials.end());
  return Done{};
}

Result<domain::ItemOutcome> outcomeFrom(
    Context& context, const v1::ItemOutcome& item, domain::ItemId unnamed
) {
  domain::ItemOutcome outcome;
  if (!item.item_id().empty()) {
    const auto known = itemFrom(context, item.item_id());
    if (!known) return known.refusal();
    outcome.item = *known;
  }
  const auto result = known<domain::Outcome>(item.outcome(), &v1::Outcome_IsValid);
  if (!result) return Refusal{Reason::OutcomeRequired, {}};
  outcome.outcome = *result;
  if (!outcome.item && domain::needsItem(outcome.outcome)) outcome.item = unnamed;
  const auto ground =
      knownOr(item.refusal_ground(), &v1::RefusalGround_IsValid, domain::RefusalGround::None);
  if (!ground) return malformed("items.refusal_ground");
  outcome.ground = *ground;
  if (item.copies() > kCopiesMost) return tooManyCopies(context);
  outcome.copies = static_cast<std::uint16_t>(std::max(item.copies(), 1U));
  if (item.condition_number() > 255) return malformed("items.condition_number");
  outcome.conditionNumber = static_cast<std::uint8_t>(item.condition_number());
  if (!item.right_department_id().empty()) {
    const auto* department = context.catalogue().departmentByCode(item.right_department_id());
    if (department == nullptr) {
      return unknown(Reason::DepartmentNotFound, item.right_department_id());
    }
    outcome.rightBody = department->id;
  }
  if (!domain::isText(item.text(), 0, kNoteMax)) return malformed("items.text");
  outcome.text = context.keep(item.text());
  outcome.ownWishAsked = item.own_wish_asked();
  const auto materials = takeMaterials(context, item, outcome);
  if (!materials) return materials.refusal();
  return outcome;
}

}  // namespace

std::string_view wordOf(v1::AgentRelation relation) {
  switch (relation) {
    case v1::AGENT_RELATION_FAMILY_OR_FRIEND:
      return "亲友";
    case v1::AGENT_RELATION_EMPLOYEE:
      return "单位经办人";
    case v1::AGENT_RELATION_LEGAL_REPRESENTATIVE:
      return "法定代理人或监护人";
    case v1::AGENT_RELATION_HALL_ASSISTANT:
      return "代办专员";
    case v1::AGENT_RELATION_AGENCY:
      return "受委托的机构";
    default:
      return "其他";
  }
}

Refusal tooManyCopies(const Context& context) {
  const std::string most = std::to_string(context.catalogue().rules().copiesMax);
  return Refusal{Reason::CopiesOutOfRange, {}}.with("max", most);
}

Refusal outsideGuide(const Context& context, domain::ItemId item, std::string_view material) {
  const domain::Item* known = context.catalogue().find(item);
  Refusal refusal{Reason::OutsideGuide, {}};
  if (known != nullptr) refusal.details.push_back({"item_id", known->code});
  return std::move(refusal).with("material_code", std::string(beginningOf(material)));
}

Result<domain::TicketId> ticketIdFrom(std::string_view text) {
  const auto id = parseUuid<domain::TicketId>(text);
  if (!id) return malformed("ticket_id");
  return *id;
}

Result<domain::TicketId> meantTicketFrom(std::string_view text) {
  if (text.empty()) return domain::TicketId{};
  return ticketIdFrom(text);
}

Result<domain::AssistanceMarks> assistanceFrom(
    const google::protobuf::RepeatedField<int>& marks, std::string_view field
) {
  domain::AssistanceMarks all = 0;
  for (const int mark : marks) {
    if (mark == 0 || !v1::AssistanceMark_IsValid(mark)) return malformed(std::string(field));
    all |= static_cast<domain::AssistanceMarks>(mark);
  }
  return all;
}

Result<domain::CounterId> counterFrom(const Context& context, std::string_view code) {
  const auto* counter = context.catalogue().counterByCode(code);
  if (counter == nullptr) return unknown(Reason::CounterNotFound, code);
  return counter->id;
}

Result<domain::QueueId> queueFrom(const Context& context, std::string_view code) {
  const auto* queue = context.catalogue().queueByCode(code);
  if (queue == nullptr) return unknown(Reason::QueueNotFound, code);
  return queue->id;
}

Result<domain::ItemId> itemFrom(const Context& context, std::string_view code) {
  const auto* item = context.catalogue().itemByCode(code);
  if (item == nullptr) return unknown(Reason::ItemNotFound, code);
  return item->id;
}

Result<engine::Identity> identityFrom(const Context& context, const v1::Identity& identity) {
  engine::Identity result;
  if (!domain::isText(identity.name(), 0, kNameMax)) return malformed("identity.name");
  if (!domain::isText(identity.phone(), 0, kPhoneMax)) return malformed("identity.phone");
  result.name = identity.name();
  result.phone = normalised(identity.phone());
  switch (identity.document_case()) {
    case v1::Identity::kResidentId: {
      result.kind = engine::DocumentKind::ResidentId;
      const auto resident = domain::readResidentNumber(
          normalised(identity.resident_id()), context.catalogue().zone().dayOf(context.now())
      );
      if (!resident) return resident.refusal();
      result.number = resident->number;
      return result;
    }
    case v1::Identity::kUscc: {
      result.kind = engine::DocumentKind::UnifiedSocialCredit;
      result.number = normalised(identity.uscc());
      const auto code = domain::readCreditCode(result.number);
      const bool confirmed =
          identity.confirmed() && !code && code.reason() == Reason::IdentityDoubtful;
      if (!code && !confirmed) return code.refusal();
      return result;
    }
    case v1::Identity::kOtherDocument: {
      const auto kind =
          known<engine::DocumentKind>(identity.other_document().kind(), &v1::DocumentKind_IsValid);
      if (!kind) return malformed("identity.other_document.kind");
      result.kind = *kind;
      result.number = normalised(identity.other_document().document_number());
      if (!domain::isText(result.number, 1, kDocumentMax)) {
        return malformed("identity.other_document.document_number");
      }
      return result;
    }
    case v1::Identity::DOCUMENT_NOT_SET:
      break;
  }
  if (result.phone.empty()) return malformed("identity.document");
  result.kind = engine::DocumentKind::PhoneOnly;
  result.number = result.phone;
  return result;
}

std::optional<std::int32_t> ageOf(const Context& context, const engine::Identity& identity) {
  if (identity.kind != engine::DocumentKind::ResidentId) return std::nullopt;
  const domain::LocalDay today = context.catalogue().zone().dayOf(context.now());
  const auto resident = domain::readResidentNumber(identity.number, today);
  if (!resident) return std::nullopt;
  return domain::ageOn(resident->birth, today);
}

Result<domain::IssueTicket> errandFrom(
    Context& context, const v1::Errand& errand, domain::Channel channel
) {
  domain::IssueTicket issue;
  issue.channel = channel;
  issue.itemRevision = errand.item_revision();
  issue.allowDuplicate = errand.allow_duplicate();
  issue.supplement = errand.supplement();
  if (!errand.appointment_id().empty()) return Refusal{Reason::AppointmentNotAccepted, {}};
  if (const auto purpose = takePurpose(context, errand, issue); !purpose) return purpose.refusal();
  const auto ground = knownOr(errand.ground(), &v1::Ground_IsValid, domain::Ground::None);
  if (!ground) return malformed("errand.ground");
  issue.ground = *ground;
  const auto assistance = assistanceFrom(errand.assistance_marks(), "errand.assistance_marks");
  if (!assistance) return assistance.refusal();
  issue.assistance = *assistance;
  if (errand.copies() > kCopiesMost) return tooManyCopies(context);
  issue.copies = static_cast<std::uint16_t>(std::max(errand.copies(), 1U));
  if (const auto taken = takeApplicant(context, errand, issue); !taken) return taken.refusal();
  if (!domain::isText(errand.ground_text(), 0, kReasonMax)) return malformed("errand.ground_text");
  issue.groundText = context.keep(errand.ground_text());
  if (const auto taken = takePrincipal(context, errand, issue); !taken) return taken.refusal();
  return issue;
}

Result<std::vector<domain::ItemOutcome>> outcomesFrom(
    Context& context,
    const google::protobuf::RepeatedPtrField<v1::ItemOutcome>& items,
    domain::ItemId unnamed
) {
  if (items.size() > kItemsMax) return malformed("items");
  std::vector<domain::ItemOutcome> outcomes;
  for (const v1::ItemOutcome& item : items) {
    auto outcome = outcomeFrom(context, item, unnamed);
    if (!outcome) return outcome.refusal();
    outcomes.push_back(std::move(outcome).value());
  }
  return outcomes;
}

Result<domain::TicketId> ownTicketFrom(
    const Context& context, std::string_view ticketId, std::string_view token
) {
  auto ticket = ticketIdFrom(ticketId);
  if (!ticket || !context.principal().isPublic) return ticket;
  const SigningKey& key = context.services().keys.ticket;
  if (!isTicketToken(key, *ticket, TicketPurpose::Follow, token)) return Reason::TokenInvalid;
  return ticket;
}

}  // namespace hall::api
