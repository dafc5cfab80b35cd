#include "server/log/stored_values.h"

#include <array>
#include <cstddef>

#include "server/domain/utf8.h"
#include "server/log/stored_text.h"

namespace hall::log {

namespace {

constexpr std::size_t kQueueBytes = domain::QueueSet::kQueuesMax / 8;

}  // namespace

void put(std::string_view text, std::string* out) {
  if (domain::isUtf8(text)) {
    out->assign(text);
  } else {
    *out = storable(text);
  }
}

void encode(const domain::Target& from, v1::Target& to) {
  to.set_wait_ms(stored(from.wait));
  to.set_share_permille(from.sharePermille);
}

void encode(const domain::TicketNumber& from, v1::TicketNumber& to) {
  to.mutable_prefix()->assign(from.prefixText());
  to.set_serial(from.serial);
}

void encode(const domain::QueueSet& from, v1::QueueSet& to) {
  std::array<char, kQueueBytes> bytes{};
  std::size_t used = 0;
  for (std::uint32_t queue = 0; queue < domain::QueueSet::kQueuesMax; ++queue) {
    if (!from.has(domain::QueueId{queue})) continue;
    used = queue / 8 + 1;
    bytes[queue / 8] = static_cast<char>(bytes[queue / 8] | (1 << (queue % 8)));
  }
  to.mutable_bits()->assign(bytes.data(), used);
}

void encode(const domain::ItemOutcome& from, v1::ItemOutcome& to) {
  to.set_item(stored(from.item));
  to.set_copies(from.copies);
  to.set_outcome(as<v1::Outcome>(from.outcome));
  to.set_ground(as<v1::RefusalGround>(from.ground));
  to.set_condition_number(from.conditionNumber);
  to.set_right_body(stored(from.rightBody));
  put(from.text, to.mutable_text());
  for (const std::uint16_t material : from.materials) to.add_materials(material);
  to.set_guide_version(from.guideVersion);
  to.set_own_wish_asked(from.ownWishAsked);
}

void encode(const domain::Actor& from, v1::Actor& to) {
  to.set_staff(stored(from.staff));
  to.set_device(stored(from.device));
  to.set_role(as<v1::Role>(from.role));
}

void encode(const domain::Staff& from, v1::Staff& to) {
  to.set_id(stored(from.id));
  put(from.number, to.mutable_number());
  put(from.name, to.mutable_name());
  to.set_department(stored(from.department));
  for (const domain::Role role : from.roles) to.add_roles(as<v1::Role>(role));
  for (const domain::QueueId queue : from.queues) to.add_queues(stored(queue));
  to.set_disabled(from.disabled);
  to.set_may_pick(from.mayPick);
}

void encode(const domain::Device& from, v1::Device& to) {
  to.set_id(stored(from.id));
  put(from.code, to.mutable_code());
  put(from.name, to.mutable_name());
  to.set_kind(as<v1::DeviceKind>(from.kind));
  to.set_zone(stored(from.zone));
  to.set_counter(stored(from.counter));
  to.set_revoked(from.revoked);
  put(from.condition, to.mutable_condition());
  to.set_condition_since_ms(stored(from.conditionSince));
  put(from.closedText, to.mutable_closed_text());
  put(from.offlinePrefix, to.mutable_offline_prefix());
}

void encode(const domain::Alert& from, v1::Alert& to) {
  to.set_id(stored(from.id));
  to.set_rule(as<v1::AlertRule>(from.rule));
  to.set_level(as<v1::AlertLevel>(from.level));
  put(from.subject, to.mutable_subject());
  to.set_raised_ms(stored(from.raised));
  to.set_acknowledged_by(stored(from.acknowledgedBy));
  to.set_acknowledged_ms(stored(from.acknowledged));
}

void FieldReader::read(const v1::Target& from, domain::Target& to) {
  read(from.wait_ms(), to.wait);
  read(from.share_permille(), to.sharePermille);
}

void FieldReader::readPrefix(const std::string& from, std::array<char, 4>& to) {
  if (from.size() > to.size() || from.find('\0') != std::string::npos) return fail();
  to = domain::TicketNumber::makePrefix(from);
}

void FieldReader::read(const v1::TicketNumber& from, domain::TicketNumber& to) {
  readPrefix(from.prefix(), to.prefix);
  read(from.serial(), to.serial);
}

void FieldReader::read(const v1::QueueSet& from, domain::QueueSet& to) {
  const std::string& bytes = from.bits();
  if (bytes.size() > kQueueBytes) return fail();
  to = {};
  for (std::uint32_t queue = 0; queue < bytes.size() * 8; ++queue) {
    if ((static_cast<unsigned char>(bytes[queue / 8]) >> (queue % 8) & 1) != 0) {
      to.add(domain::QueueId{queue});
    }
  }
}

void FieldReader::read(const v1::ItemOutcome& from, domain::ItemOutcome& to) {
  read(from.item(), to.item);
  read(from.copies(), to.copies);
  read(from.outcome(), to.outcome);
  read(from.ground(), to.ground);
  read(from.condition_number(), to.conditionNumber);
  read(from.right_body(), to.rightBody);
  read(from.text(), to.text);
  readAll(from.materials(), to.materials);
  read(from.guide_version(), to.guideVersion);
  read(from.own_wish_asked(), to.ownWishAsked);
}

void FieldReader::read(const v1::Actor& from, domain::Actor& to) {
  read(from.staff(), to.staff);
  read(from.device(), to.device);
  read(from.role(), to.role);
}

void FieldReader::read(const v1::Staff& from, domain::Staff& to) {
  read(from.id(), to.id);
  read(from.number(), to.number);
  read(from.name(), to.name);
  read(from.department(), to.department);
  to.roles.clear();
  for (const int role : from.roles()) read(static_cast<v1::Role>(role), to.roles.emplace_back());
  readAll(from.queues(), to.queues);
  read(from.disabled(), to.disabled);
  read(from.may_pick(), to.mayPick);
}

void FieldReader::read(const v1::Device& from, domain::Device& to) {
  read(from.id(), to.id);
  read(from.code(), to.code);
  read(from.name(), to.name);
  read(from.kind(), to.kind);
  read(from.zone(), to.zone);
  read(from.counter(), to.counter);
  read(from.revoked(), to.revoked);
  read(from.condition(), to.condition);
  read(from.condition_since_ms(), to.conditionSince);
  read(from.closed_text(), to.closedText);
  read(from.offline_prefix(), to.offlinePrefix);
}

void FieldReader::read(const v1::Alert& from, domain::Alert& to) {
  read(from.id(), to.id);
  read(from.rule(), to.rule);
  read(from.level(), to.level);
  read(from.subject(), to.subject);
  read(from.raised_ms(), to.raised);
  read(from.acknowledged_by(), to.acknowledgedBy);
  read(from.acknowledged_ms(), to.acknowledged);
}

}  // namespace hall::log
