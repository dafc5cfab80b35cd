#include "tests/unit/log/filler.h"

namespace hall::support {

namespace {

template <std::size_t... kind>
std::vector<domain::Event> filledEvents(Filler& filler, std::index_sequence<kind...>) {
  std::vector<domain::Event> events;
  const auto add = [&]<std::size_t one>(std::integral_constant<std::size_t, one>) {
    domain::Event& event = events.emplace_back();
    filler.fill(event.occurred);
    filler.fill(event.actor);
    filler.fill(event.body.emplace<one>());
  };
  (add(std::integral_constant<std::size_t, kind>{}), ...);
  return events;
}

}  // namespace

std::vector<domain::Event> Filler::everyEvent() {
  return filledEvents(*this, std::make_index_sequence<std::variant_size_v<domain::EventKind>>{});
}

domain::Catalogue::Content Filler::content() {
  return filled<domain::Catalogue::Content>();
}

void Filler::fill(std::shared_ptr<const domain::Catalogue>& value) {
  value = std::make_shared<const domain::Catalogue>(content());
}

}  // namespace hall::support
