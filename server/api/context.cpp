#include "server/api/context.h"

#include "server/api/ids_text.h"

namespace hall::api {

namespace {

/// Accounts and devices have their own request ids.
constexpr std::uint64_t kAccount = std::uint64_t{1} << 63;

std::uint64_t ownerOf(const domain::Actor& actor) {
  return actor.device ? actor.device.value : kAccount | actor.staff.value;
}

}  // namespace

bool isRequestId(std::string_view text) {
  const auto id = parseUuid<domain::RequestId>(text);
  return id && isVersion7(*id);
}

domain::TextRef Context::keep(std::string_view text) {
  if (text.empty()) return {};
  const domain::TextRef ref = services_.ids.textRef();
  texts_.push_back({ref, std::string(text)});
  return ref;
}

bool Context::isRepeat(std::string_view requestId) {
  const auto id = parseUuid<domain::RequestId>(requestId);
  return id && turn_.isRepeat({ownerOf(principal_.actor), *id});
}

domain::Result<std::optional<engine::Performed>> Context::accepted(std::string_view requestId) {
  const auto id = parseUuid<domain::RequestId>(requestId);
  if (!id) return std::optional<engine::Performed>{};
  return turn_.accepted({ownerOf(principal_.actor), *id});
}

domain::Result<engine::Performed> Context::perform(
    domain::CommandBody command, std::string_view requestId
) {
  const auto id = parseUuid<domain::RequestId>(requestId);
  if (!id || !isVersion7(*id)) return domain::Reason::RequestIdMissing;
  engine::Submission submission;
  submission.key = engine::RequestKey{ownerOf(principal_.actor), *id};
  submission.body = body_;
  submission.command.actor = principal_.actor;
  submission.command.occurred = occurred_;
  submission.command.body = std::move(command);
  submission.texts = std::move(texts_);
  submission.applicant = std::move(applicant_);
  submission.principal = std::move(principalIdentity_);
  submission.catalogue = std::move(catalogue_);
  return turn_.perform(std::move(submission));
}

}  // namespace hall::api
