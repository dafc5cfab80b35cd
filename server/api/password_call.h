#pragma once

#include <memory>
#include <utility>

#include "server/api/backroom.h"
#include "server/api/long_call.h"

namespace hall::api {

/// A call that proves or sets a password: a turn that checks and says what to hash, the hasher's
/// thread, a turn that acts. The state may have changed in between, so the second turn trusts
/// nothing of the first but the job.
struct Judged {
  PasswordHasher::Job job;
  PasswordHasher::Outcome outcome;
};

template <class Response, class Check, class Body, class NotJudged>
void judgePassword(
    const std::shared_ptr<LongCall>& call, Check check, Body body, NotJudged notJudged
) {
  const auto judged = std::make_shared<Judged>();
  const auto response = std::make_shared<Response>();
  const auto act = [call, judged, response, body] {
    const bool hashFailed = !judged->job.hash.empty() && judged->outcome.hash.empty();
    const bool wrong = !judged->job.verify.empty() && !judged->outcome.verified;
    if (hashFailed && !wrong) {
      call->refuse({domain::Reason::Internal, {}});
      return;
    }
    call->inTurn(
        [call, judged, response, body](Context& context) {
          return body(context, *call, *judged, *response);
        },
        [call, response] { call->reply(*response); }
    );
  };
  call->inTurn(
      [call, judged, check](Context& context) -> domain::Result<Done> {
        auto job = check(context, *call);
        if (!job) return job.refusal();
        judged->job = std::move(job).value();
        return Done{};
      },
      [call, judged, act, notJudged] {
        const bool taken = call->services().backroom.passwords.submit(
            judged->job,
            [judged, act](PasswordHasher::Outcome outcome) {
              judged->outcome = std::move(outcome);
              act();
            }
        );
        if (taken) return;
        notJudged(*call);
        call->refuse(domain::Refusal{domain::Reason::Overloaded, {}}.with("seconds", "1"));
      }
  );
}

}  // namespace hall::api
