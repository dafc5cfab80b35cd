#pragma once

#include <google/protobuf/repeated_field.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "hall/v1/identity.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket_service.pb.h"
#include "server/api/context.h"
#include "server/domain/command.h"

/// Requests into commands: codes become ids, texts go to the vault, nonsense is refused by field.
namespace hall::api {

domain::Result<domain::TicketId> ticketIdFrom(std::string_view text);
/// Empty: none is meant.
domain::Result<domain::TicketId> meantTicketFrom(std::string_view text);
domain::Result<domain::CounterId> counterFrom(const Context& context, std::string_view code);
domain::Result<domain::QueueId> queueFrom(const Context& context, std::string_view code);
domain::Result<domain::ItemId> itemFrom(const Context& context, std::string_view code);

/// Checks the document's digits: a wrong resident number is IdentityInvalid; a company code that
/// fails its check is IdentityDoubtful unless confirmed.
domain::Result<engine::Identity> identityFrom(const Context& context, const v1::Identity& identity);

/// In whole years today. Nothing where the document tells no day of birth.
std::optional<std::int32_t> ageOf(const Context& context, const engine::Identity& identity);

/// The errand of IssueTicket and IssueForApplicant; identities and texts are kept in the context.
domain::Result<domain::IssueTicket> errandFrom(
    Context& context, const v1::Errand& errand, domain::Channel channel
);

/// 协助需求. MalformedRequest names `field`.
domain::Result<domain::AssistanceMarks> assistanceFrom(
    const google::protobuf::RepeatedField<int>& marks, std::string_view field = "assistance_marks"
);

/// Outcomes with material codes turned into numbers of the current guide; a code the guide does not
/// list is OutsideGuide. `unnamed` is what an outcome is about that needs an item and names none.
domain::Result<std::vector<domain::ItemOutcome>> outcomesFrom(
    Context& context,
    const google::protobuf::RepeatedPtrField<v1::ItemOutcome>& items,
    domain::ItemId unnamed = {}
);

/// More copies than a command can say; the rules allow far fewer.
inline constexpr std::uint32_t kCopiesMost = 65535;
/// CopiesOutOfRange, naming how many the hall allows.
domain::Refusal tooManyCopies(const Context& context);

/// OutsideGuide, naming the item and the code of the material that its guide does not list.
domain::Refusal outsideGuide(
    const Context& context, domain::ItemId item, std::string_view material
);

/// The word for what an agent is to the principal, as it is kept with the ticket.
std::string_view wordOf(v1::AgentRelation relation);

/// A ticket id with its authority: staff and devices by their role, a phone by the ticket's token.
domain::Result<domain::TicketId> ownTicketFrom(
    const Context& context, std::string_view ticketId, std::string_view token
);

}  // namespace hall::api
