#include "server/domain/event.h"

template class std::vector<hall::domain::Event>;

namespace hall::domain {

EventBody::EventBody() = default;
EventBody::EventBody(const EventBody& other) = default;
EventBody::EventBody(EventBody&& other) noexcept = default;
EventBody& EventBody::operator=(const EventBody& other) = default;
EventBody& EventBody::operator=(EventBody&& other) noexcept = default;
EventBody::~EventBody() = default;

bool operator==(const EventBody& left, const EventBody& right) {
  return static_cast<const EventKind&>(left) == static_cast<const EventKind&>(right);
}

}  // namespace hall::domain
