#include "hall/v1/watch_service.pb.h"
#include "server/api/long_call.h"
#include "server/api/watch_scope.h"
#include "server/api/watch_stream.h"
#include "server/api/wire.h"

/// WatchService: the views as streams, and what the outputs did with a call.
namespace hall::api {

namespace {

using domain::Reason;
using domain::Result;

/// What a turn found out about a stream to come.
struct Opening {
  engine::WatchScope scope;
  engine::WatchHub::Start start;
};

void watchHall(const std::shared_ptr<LongStream>& call) {
  const auto opening = std::make_shared<Opening>();
  call->inTurn(
      [call, opening](Context& context) -> Result<Done> {
        if (context.services().hub == nullptr) return Reason::NotReady;
        const auto& request = call->requestAs<v1::WatchHallRequest>();
        const auto scope = watchScopeFrom(context, request);
        if (!scope) return scope.refusal();
        const auto watcher = watcherOf(context.state(), call->caller(), *scope);
        if (!watcher) return watcher.refusal();
        if (!isTheirs(context.state(), *watcher, *scope)) {
          return domain::Refusal{Reason::NotPermitted, {}}.with("right", "own_place");
        }
        opening->scope = *scope;
        opening->start = {
            request.epoch(), engine::Position{request.after_position()}, context.state().position};
        return Done{};
      },
      [call, opening] {
        WatchStream::begin(*call->services().hub, call, opening->scope, opening->start);
      }
  );
}

Result<Done> reportDelivered(
    Context& context,
    const v1::ReportDeliveredRequest& request,
    v1::ReportDeliveredResponse& response
) {
  const auto by = known<domain::DeliveredBy>(request.output(), &v1::DeliveryOutput_IsValid);
  if (by != domain::DeliveredBy::Board && by != domain::DeliveredBy::Voice) {
    return malformed("output");
  }
  const bool dropped = request.result() == v1::DELIVERY_RESULT_DROPPED_STALE;
  if (!dropped && request.result() != v1::DELIVERY_RESULT_DELIVERED) return malformed("result");
  const domain::ReportDelivered command{domain::CallId{request.call_id()}, *by, dropped};
  const auto performed = context.perform(command, request.request_id());
  if (!performed) return performed.refusal();
  response.set_position(performed->position.value);
  return Done{};
}

}  // namespace

void addWatchMethods(Methods& methods) {
  methods.onStream("WatchService.WatchHall", &watchHall);
  methods.onCore("WatchService.ReportDelivered", &reportDelivered);
}

}  // namespace hall::api
