#include "server/app/expiry.h"

namespace hall::app {

void Expiry::ifDue(domain::LocalDay today, domain::Instant now) {
  if (today == done_ || now < notBefore_) return;
  const auto days = delete_(today - kept_);
  if (!days) {
    notBefore_ = now + kTryAgain;
    journal_.note(Happening::ExpiryFailed, days.refusal());
    return;
  }
  done_ = today;
  if (*days > 0) journal_.note(Happening::PersonalDataExpired, {{"days", std::uint64_t{*days}}});
}

}  // namespace hall::app
