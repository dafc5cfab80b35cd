#pragma once

#include <QMetaObject>
#include <memory>
#include <utility>

#include "kiosk/link/link_works.h"
#include "kiosk/link/slips_of.h"

/// The templates of HallLink::Works.
namespace hall::kiosk {

template <class T>
void HallLink::Works::answer(Then<T> then, Answer<T> answer) {
  later([then = std::move(then), answer = std::move(answer)] { then(answer); });
}

template <class T>
void HallLink::Works::work(std::function<Answer<T>()> job, Then<T> then) {
  auto shared = std::make_shared<Then<T>>(std::move(then));
  const bool posted =
      visits_.post([this, job = std::move(job), shared] { answer<T>(std::move(*shared), job()); });
  if (!posted) answer<T>(std::move(*shared), Denial{Denial::Cause::NotReachable, {}, {}});
}

template <class Response, class Request>
void HallLink::Works::ask(
    Request request,
    TicketSlip (*slipOf)(const Response&, const terminal::KnownCatalogue&),
    Then<TicketSlip> then
) {
  if (!online_) {
    return answer<TicketSlip>(std::move(then), Denial{Denial::Cause::NotReachable, {}, {}});
  }
  work<TicketSlip>(
      [this, request = std::move(request), slipOf, known = known_]() -> Answer<TicketSlip> {
        Response response;
        const client::Failure failure = server_.call(request, response);
        if (!failure.ok()) return denialOf(failure, *known);
        return slipOf(response, *known);
      },
      std::move(then)
  );
}

}  // namespace hall::kiosk
