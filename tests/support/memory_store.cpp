#include "tests/support/memory_store.h"

#include <algorithm>
#include <set>

namespace hall::support {

using domain::Reason;
using engine::HallBatch;
using engine::HallId;
using engine::Identity;
using engine::LocalDay;
using engine::PersonRef;
using engine::Position;
using engine::RequestKey;
using engine::RequestMark;
using engine::StoredEvent;
using engine::TextRef;

namespace {

/// Not a cryptographic hash; the fake only needs equal names for equal bytes.
std::string nameOf(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name;
  std::uint64_t sum = 1469598103934665603ULL;
  for (int round = 0; round < 4; ++round) {
    for (const char byte : bytes) {
      sum = (sum ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
    for (int digit = 0; digit < 16; ++digit) name += kDigits[sum >> (4 * digit) & 15];
  }
  return name;
}

std::string firstCharacters(std::string_view text, std::size_t bytes) {
  return std::string(text.substr(0, std::min(bytes, text.size())));
}

/// Hides as much as the real masks do, without their knowledge of names.
Identity hidden(const Identity& identity) {
  Identity masked = identity;
  const auto star = [](std::string& text, std::size_t head, std::size_t tail) {
    if (text.size() <= head + tail) return text.assign(text.size(), '*');
    return text.replace(head, text.size() - head - tail, text.size() - head - tail, '*');
  };
  const bool resident = identity.kind == engine::DocumentKind::ResidentId;
  star(masked.number, resident ? 6 : 0, 4);
  star(masked.phone, 3, 4);
  if (!masked.name.empty()) masked.name = firstCharacters(identity.name, 3) + "*";
  return masked;
}

bool hasName(const Identity& identity) {
  return !identity.number.empty() || !identity.phone.empty();
}
const std::string& nameToFind(const Identity& identity) {
  return identity.number.empty() ? identity.phone : identity.number;
}

}  // namespace

engine::Store::Health MemoryStore::health() {
  return {0, diskFree_, 0, syncs_};
}

void MemoryStore::restart() {
  staged_.clear();
  stagedDays_.clear();
  current_ = committed_;
  failing_ = false;
}

// ---- EventLog ----------------------------------------------------------------------------------

std::optional<domain::Refusal> MemoryStore::refused(const HallBatch& batch) const {
  const auto hall = halls_.find(batch.hall);
  if (hall != halls_.end() && !hall->second.events.empty() &&
      batch.recorded < hall->second.events.back().recorded) {
    return domain::Refusal{Reason::Internal, {}}.with("problem", "recorded-time-back");
  }
  for (const domain::Event& event : batch.events) {
    const auto* published = std::get_if<domain::CataloguePublished>(&event.body);
    if (published != nullptr && !current_.catalogues.contains(published->hash)) {
      return domain::Refusal{Reason::Internal, {}}.with("problem", "catalogue-not-put");
    }
  }
  return std::nullopt;
}

engine::Result<Position> MemoryStore::write(std::span<const HallBatch> batches) {
  if (failing_) return Reason::CommitFailed;
  for (const HallBatch& batch : batches) {
    if (const auto refusal = refused(batch)) return *refusal;
  }
  Position last;
  for (const HallBatch& batch : batches) {
    Hall& hall = halls_[batch.hall];
    for (const domain::Event& event : batch.events) {
      hall.events.push_back({Position{hall.events.size() + 1}, batch.recorded, event});
      if (auto* published =
              std::get_if<domain::CataloguePublished>(&hall.events.back().event.body)) {
        published->catalogue = current_.catalogues.at(published->hash);
      }
    }
    for (const RequestMark& mark : batch.requests) hall.requests[mark.key] = mark;
    hall.forgetBefore = batch.forgetRequestsBefore;
    std::erase_if(hall.requests, [&](const auto& entry) {
      return entry.second.recorded < hall.forgetBefore;
    });
    last = Position{hall.events.size()};
  }
  for (const Staged& row : staged_) {
    if (row.person) people_[*row.person] = row.personRow;
    if (row.text) texts_[*row.text] = row.textRow;
  }
  staged_.clear();
  days_.merge(stagedDays_);
  stagedDays_.clear();
  committed_ = current_;
  ++syncs_;
  return last;
}

engine::Result<std::vector<StoredEvent>> MemoryStore::read(
    HallId hall, Position after, std::size_t max
) {
  std::vector<StoredEvent> slice;
  const std::vector<StoredEvent>& events = halls_[hall].events;
  for (std::size_t i = after.value; i < events.size() && slice.size() < max; ++i) {
    slice.push_back(events[i]);
  }
  return slice;
}

Position MemoryStore::last(HallId hall) {
  return Position{halls_[hall].events.size()};
}

std::optional<RequestMark> MemoryStore::findRequest(HallId hall, const RequestKey& key) {
  const auto& requests = halls_[hall].requests;
  const auto found = requests.find(key);
  if (found == requests.end()) return std::nullopt;
  return found->second;
}

// ---- Vault -------------------------------------------------------------------------------------

const MemoryStore::Person* MemoryStore::findPerson(PersonRef person) const {
  for (auto row = staged_.rbegin(); row != staged_.rend(); ++row) {
    if (row->person == person) return &row->personRow;
  }
  const auto found = people_.find(person);
  return found == people_.end() ? nullptr : &found->second;
}

std::optional<PersonRef> MemoryStore::samePerson(const Identity& identity) const {
  if (!hasName(identity)) return std::nullopt;
  const auto same = [&](const Person& person) {
    return person.identity.kind == identity.kind &&
           nameToFind(person.identity) == nameToFind(identity);
  };
  for (const Staged& row : staged_) {
    if (row.person && same(row.personRow)) return row.person;
  }
  for (const auto& [ref, person] : people_) {
    if (same(person)) return ref;
  }
  return std::nullopt;
}

PersonRef MemoryStore::personFor(const Identity& identity, LocalDay day) {
  const auto known = samePerson(identity);
  Staged row;
  row.person = known ? *known : ids_.personRef();
  row.personRow = {identity, day};
  if (known) {
    const Person before = *findPerson(*known);
    if (identity.name.empty()) row.personRow.identity.name = before.identity.name;
    if (identity.phone.empty()) row.personRow.identity.phone = before.identity.phone;
    row.personRow.day = std::max(day, before.day);
  }
  stagedDays_.insert(row.personRow.day);
  staged_.push_back(row);
  return *row.person;
}

void MemoryStore::putText(TextRef ref, std::string_view text, LocalDay day) {
  Staged row;
  row.text = ref;
  row.textRow = {std::string(text), day};
  stagedDays_.insert(day);
  staged_.push_back(std::move(row));
}

void MemoryStore::rollbackTo(std::size_t staged) {
  staged_.resize(std::min(staged, staged_.size()));
}

engine::Result<Identity> MemoryStore::reveal(PersonRef person) {
  const Person* found = findPerson(person);
  if (found == nullptr) return Reason::PersonNotFound;
  return found->identity;
}

engine::Result<Identity> MemoryStore::masked(PersonRef person) {
  const Person* found = findPerson(person);
  if (found == nullptr) return Reason::PersonNotFound;
  return hidden(found->identity);
}

engine::Result<std::string> MemoryStore::text(TextRef ref) {
  for (auto row = staged_.rbegin(); row != staged_.rend(); ++row) {
    if (row->text == ref) return row->textRow.text;
  }
  const auto found = texts_.find(ref);
  if (found == texts_.end()) return Reason::PersonNotFound;
  return found->second.text;
}

engine::Result<std::uint32_t> MemoryStore::expire(
    LocalDay day, std::span<const PersonRef> referred
) {
  if (failing_) return Reason::CommitFailed;
  const std::set<PersonRef> keptPeople(referred.begin(), referred.end());
  std::set<LocalDay> keptDays;
  for (const auto& [ref, person] : people_) {
    if (keptPeople.contains(ref)) keptDays.insert(person.day);
  }
  std::set<LocalDay> days = days_;
  std::erase_if(days, [&](LocalDay candidate) {
    return candidate >= day || keptDays.contains(candidate);
  });
  std::erase_if(days_, [&](LocalDay candidate) { return days.contains(candidate); });
  std::erase_if(people_, [&](const auto& entry) {
    return entry.second.day < day && !keptPeople.contains(entry.first);
  });
  std::erase_if(texts_, [&](const auto& entry) { return days.contains(entry.second.day); });
  return static_cast<std::uint32_t>(days.size());
}

// ---- Credentials -------------------------------------------------------------------------------

std::optional<std::string> MemoryStore::passwordHash(domain::StaffId staff) {
  const auto found = current_.passwords.find(staff);
  if (found == current_.passwords.end()) return std::nullopt;
  return found->second;
}

void MemoryStore::putPasswordHash(domain::StaffId staff, std::string_view hash) {
  current_.passwords[staff] = hash;
}

std::array<std::uint8_t, 32> MemoryStore::serverKey(std::string_view name) {
  auto known = keys_.find(name);
  if (known == keys_.end()) {
    std::array<std::uint8_t, 32> key{};
    for (std::size_t half = 0; half < 2; ++half) {
      const PersonRef chance = ids_.personRef();
      std::copy(
          chance.bytes.begin(),
          chance.bytes.end(),
          key.begin() + static_cast<std::ptrdiff_t>(half * chance.bytes.size())
      );
    }
    known = keys_.emplace(name, key).first;
  }
  return known->second;
}

std::optional<engine::Credentials::Enrolment> MemoryStore::enrolment(domain::DeviceId device) {
  const auto found = current_.enrolments.find(device);
  if (found == current_.enrolments.end()) return std::nullopt;
  return found->second;
}

void MemoryStore::putEnrolment(const Enrolment& enrolment) {
  current_.enrolments[enrolment.device] = enrolment;
}

void MemoryStore::removeEnrolment(domain::DeviceId device) {
  current_.enrolments.erase(device);
}

std::vector<engine::Credentials::Revocation> MemoryStore::revocations() {
  std::vector<Revocation> all;
  for (const auto& [session, expires] : current_.revocations) all.push_back({session, expires});
  return all;
}

void MemoryStore::putRevocation(const Revocation& revocation) {
  current_.revocations[revocation.session] = revocation.expires;
}

// ---- Blobs -------------------------------------------------------------------------------------

std::string MemoryStore::put(std::string_view bytes) {
  std::string name = nameOf(bytes);
  current_.blobs.emplace(name, bytes);
  return name;
}

/// Equal content has one name; nothing else needs the bytes.
engine::StoredCatalogue MemoryStore::encoded(const domain::Catalogue& catalogue) const {
  if (onEncoding) onEncoding();
  const std::lock_guard lock(encodedMutex_);
  for (const auto& [name, known] : encoded_) {
    if (known->content() == catalogue.content()) return {name, {}};
  }
  std::string name = nameOf("catalogue " + std::to_string(encoded_.size()));
  encoded_.emplace(name, std::make_shared<const domain::Catalogue>(catalogue.content()));
  return {std::move(name), {}};
}

void MemoryStore::put(engine::StoredCatalogue catalogue) {
  const std::lock_guard lock(encodedMutex_);
  current_.catalogues.emplace(catalogue.hash, encoded_.at(catalogue.hash));
}

std::optional<std::string> MemoryStore::get(std::string_view hash) {
  const auto found = current_.blobs.find(std::string(hash));
  if (found == current_.blobs.end()) return std::nullopt;
  return found->second;
}

}  // namespace hall::support
