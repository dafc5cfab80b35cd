#pragma once

#include <string_view>

#include "hall/v1/queue.pb.h"
#include "server/domain/calendar.h"
#include "server/domain/forecast.h"
#include "server/domain/hall_state.h"
#include "server/domain/result.h"

/// Queues as the API shows them, and the pages of lists.
namespace hall::api {

/// Is the queue issuing numbers now, and when next?
domain::IssuingMoment issuingOf(
    const domain::HallState& state, const domain::Queue& queue, domain::Instant now
);

/// Belongs it on boards, kiosks and lists? A withdrawn queue only until the last one who stands in
/// it, whatever became of their number, has gone.
bool isShown(const domain::HallState& state, const domain::Queue& queue);

void writeQueue(
    const domain::HallState& state,
    const domain::Queue& queue,
    const domain::WaitForecast& forecast,
    domain::Instant now,
    v1::QueueStatus& out
);

/// A page of a list: rows [first, first + size).
struct Page {
  std::size_t first = 0;
  int size = 0;
};
/// 0 is the method's default, more than it allows is cut, a negative size or a token that is not
/// ours is MalformedRequest (AIP-158).
domain::Result<Page> pageOf(
    int pageSize, std::string_view pageToken, int fallback = 100, int most = 500
);

}  // namespace hall::api
