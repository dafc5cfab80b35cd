#include "server/log/snapshot_codec.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "server/log/snapshot_rows.h"

namespace hall::log {

namespace {

using domain::HallState;
using domain::Ticket;
using domain::TicketId;

/// The values of an unordered map, in the order of their keys.
template <class Map>
std::vector<const typename Map::value_type*> inOrder(const Map& map) {
  std::vector<const typename Map::value_type*> entries;
  entries.reserve(map.size());
  for (const auto& entry : map) entries.push_back(&entry);
  std::sort(entries.begin(), entries.end(), [](const auto* left, const auto* right) {
    return left->first < right->first;
  });
  return entries;
}

/// Tickets in the order in which `Floor::add` rebuilds the same floor: those outside the lines and
/// those on hold in the order they came, the rest by id.
std::vector<const Ticket*> ticketsInOrder(const domain::Floor& floor) {
  std::vector<const Ticket*> tickets;
  tickets.reserve(floor.tickets().size());
  std::vector<TicketId> placed;
  for (const auto* ids : {&floor.exempt(), &floor.held()}) {
    for (const TicketId id : *ids) {
      tickets.push_back(floor.ticket(id));
      placed.push_back(id);
    }
  }
  std::sort(placed.begin(), placed.end());
  const auto rest = static_cast<std::ptrdiff_t>(tickets.size());
  for (const Ticket& ticket : floor.tickets()) {
    if (!std::binary_search(placed.begin(), placed.end(), ticket.id)) tickets.push_back(&ticket);
  }
  std::sort(tickets.begin() + rest, tickets.end(), [](const Ticket* left, const Ticket* right) {
    return left->id < right->id;
  });
  return tickets;
}

void encodeFloor(const domain::Floor& from, v1::HallState& to) {
  for (const Ticket* ticket : ticketsInOrder(from)) encode(*ticket, *to.add_tickets());
  for (const domain::Counter& counter : from.counters()) encode(counter, *to.add_counters());
  for (const auto& [queue, figures] : from.allFigures()) {
    v1::QueueFigures& row = *to.add_figures();
    row.set_queue(stored(queue));
    row.set_issued_today(figures.issuedToday);
    row.set_priority_today(figures.priorityToday);
    row.set_calls_today(figures.callsToday);
    row.set_mean_service_ms(stored(figures.meanService));
    row.set_service_variance_s2(figures.serviceVarianceS2);
  }
}

void decodeFloor(const v1::HallState& from, domain::Floor& to, FieldReader& reader) {
  for (const v1::Ticket& message : from.tickets()) {
    Ticket ticket;
    decode(message, ticket, reader);
    if (to.ticket(ticket.id) != nullptr || !domain::isOpen(ticket.state)) return reader.fail();
    to.add(ticket);
  }
  for (const v1::Counter& message : from.counters()) {
    domain::Counter counter;
    decode(message, counter, reader);
    to.counterFor(counter.id) = counter;
  }
  for (const v1::QueueFigures& row : from.figures()) {
    domain::QueueFigures& figures = to.figuresFor(domain::QueueId{row.queue()});
    reader.read(row.issued_today(), figures.issuedToday);
    reader.read(row.priority_today(), figures.priorityToday);
    reader.read(row.calls_today(), figures.callsToday);
    reader.read(row.mean_service_ms(), figures.meanService);
    reader.read(row.service_variance_s2(), figures.serviceVarianceS2);
  }
}

void encodeDay(const domain::Day& from, v1::Day& to) {
  to.set_day(stored(from.day));
  for (const auto& [prefix, next] : from.nextSerials) {
    v1::Day::Serial& row = *to.add_next_serials();
    row.mutable_prefix()->assign(domain::TicketNumber{prefix, 0}.prefixText());
    row.set_next(next);
  }
  for (const auto* entry : inOrder(from.closed)) encode(entry->second, *to.add_closed());
  for (const auto* entry : inOrder(from.servings)) encode(entry->second, *to.add_servings());
  for (const auto* entry : inOrder(from.byNumber)) {
    v1::Day::Number& row = *to.add_by_number();
    row.set_number(entry->first);
    put(entry->second, row.mutable_ticket());
  }
}

void decodeDay(const v1::Day& from, domain::Day& to, FieldReader& reader) {
  reader.read(from.day(), to.day);
  for (const v1::Day::Serial& row : from.next_serials()) {
    std::array<char, 4> prefix{};
    reader.readPrefix(row.prefix(), prefix);
    reader.read(row.next(), to.nextSerials[prefix]);
  }
  to.closed.reserve(static_cast<std::size_t>(from.closed_size()));
  for (const v1::Ticket& message : from.closed()) {
    Ticket ticket;
    decode(message, ticket, reader);
    to.closed.emplace(ticket.id, ticket);
  }
  to.servings.reserve(static_cast<std::size_t>(from.servings_size()));
  for (const v1::Serving& message : from.servings()) {
    domain::Serving serving;
    decode(message, serving, reader);
    to.servings.emplace(serving.id.value, std::move(serving));
  }
  to.byNumber.reserve(static_cast<std::size_t>(from.by_number_size()));
  for (const v1::Day::Number& row : from.by_number()) {
    reader.read(row.ticket(), to.byNumber[row.number()]);
  }
}

void encodeRows(const HallState& from, v1::HallState& to) {
  for (const auto& [id, staff] : from.staff) encode(staff, *to.add_staff());
  for (const auto& [id, device] : from.devices) encode(device, *to.add_devices());
  for (const auto& [id, alert] : from.alerts) encode(alert, *to.add_alerts());
  for (const auto& [zone, calls] : from.calls) {
    for (const domain::Call& call : calls) encode(call, *to.add_calls());
  }
  for (const domain::Notice& notice : from.notices) encode(notice, *to.add_notices());
  for (const auto* entry : inOrder(from.offlineSerials)) {
    v1::OfflineSerials& row = *to.add_offline_serials();
    row.set_device(entry->first);
    row.mutable_serials()->Add(entry->second.begin(), entry->second.end());
    std::sort(row.mutable_serials()->begin(), row.mutable_serials()->end());
  }
  for (const auto& [device, issued] : from.lastIssued) {
    v1::KioskIssue& row = *to.add_last_issued();
    row.set_device(stored(device));
    row.set_issued_ms(stored(issued));
  }
}

template <class Messages, class Row, class Map>
void decodeById(const Messages& from, Map& to, FieldReader& reader, Row row) {
  for (const auto& message : from) {
    Row read = row;
    if constexpr (requires { decode(message, read, reader); }) {
      decode(message, read, reader);
    } else {
      reader.read(message, read);
    }
    to.emplace(read.id, std::move(read));
  }
}

void decodeRows(const v1::HallState& from, HallState& to, FieldReader& reader) {
  decodeById(from.staff(), to.staff, reader, domain::Staff{});
  decodeById(from.devices(), to.devices, reader, domain::Device{});
  decodeById(from.alerts(), to.alerts, reader, domain::Alert{});
  for (const v1::Call& message : from.calls()) {
    domain::Call call;
    decode(message, call, reader);
    to.calls[call.zone].push_back(call);
  }
  for (const v1::Notice& message : from.notices()) {
    decode(message, to.notices.emplace_back(), reader);
  }
  for (const v1::OfflineSerials& row : from.offline_serials()) {
    to.offlineSerials[row.device()].insert(row.serials().begin(), row.serials().end());
  }
  for (const v1::KioskIssue& row : from.last_issued()) {
    reader.read(row.issued_ms(), to.lastIssued[domain::DeviceId{row.device()}]);
  }
}

}  // namespace

std::string encodeState(const HallState& state) {
  v1::HallState message;
  message.set_mode(as<v1::ClockMode>(state.mode));
  put(state.hallCode, message.mutable_hall_code());
  message.set_opened(state.opened);
  message.set_epoch(state.epoch);
  message.set_position(stored(state.position));
  message.set_last_recorded_ms(stored(state.lastRecorded));
  put(state.catalogueHash, message.mutable_catalogue_hash());
  encodeFloor(state.floor, message);
  encodeDay(state.day, *message.mutable_day());
  encodeRows(state, message);
  message.set_suspended(state.suspended);
  message.set_suspended_since_ms(stored(state.suspendedSince));
  message.set_suspended_until_ms(stored(state.suspendedUntil));
  put(state.suspensionText, message.mutable_suspension_text());
  message.set_next_call(stored(state.nextCall));
  message.set_next_serving(stored(state.nextServing));
  message.set_next_alert(stored(state.nextAlert));
  message.set_next_staff(stored(state.nextStaff));
  message.set_next_device(stored(state.nextDevice));
  return message.SerializeAsString();
}

std::optional<HallState> decodeState(std::string_view bytes, const CatalogueSource& catalogues) {
  v1::HallState message;
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) return std::nullopt;
  if (!message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) return std::nullopt;
  HallState state;
  FieldReader reader;
  reader.read(message.mode(), state.mode);
  reader.read(message.hall_code(), state.hallCode);
  reader.read(message.opened(), state.opened);
  reader.read(message.epoch(), state.epoch);
  reader.read(message.position(), state.position);
  reader.read(message.last_recorded_ms(), state.lastRecorded);
  reader.read(message.catalogue_hash(), state.catalogueHash);
  decodeFloor(message, state.floor, reader);
  decodeDay(message.day(), state.day, reader);
  decodeRows(message, state, reader);
  reader.read(message.suspended(), state.suspended);
  reader.read(message.suspended_since_ms(), state.suspendedSince);
  reader.read(message.suspended_until_ms(), state.suspendedUntil);
  reader.read(message.suspension_text(), state.suspensionText);
  reader.read(message.next_call(), state.nextCall);
  reader.read(message.next_serving(), state.nextServing);
  reader.read(message.next_alert(), state.nextAlert);
  reader.read(message.next_staff(), state.nextStaff);
  reader.read(message.next_device(), state.nextDevice);
  if (!reader.sound()) return std::nullopt;
  if (!state.catalogueHash.empty()) {
    state.catalogue = catalogues(state.catalogueHash);
    if (state.catalogue == nullptr) return std::nullopt;
  }
  return state;
}

}  // namespace hall::log
