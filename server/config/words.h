#pragma once

#include "server/config/table_reader.h"
#include "server/domain/catalogue.h"
#include "server/domain/people.h"

/// The words that files use for the values of the domain's enumerations.
namespace hall::config {

inline constexpr Choice<domain::HallLevel> kHallLevels[] = {
    {"city", domain::HallLevel::City},
    {"county", domain::HallLevel::County},
    {"township", domain::HallLevel::Township},
    {"village", domain::HallLevel::Village},
};

inline constexpr Choice<domain::ItemKind> kItemKinds[] = {
    {"on-the-spot", domain::ItemKind::OnTheSpot},
    {"promised", domain::ItemKind::Promised},
};

inline constexpr Choice<domain::Audience> kAudiences[] = {
    {"personal", domain::Audience::Personal},
    {"enterprise", domain::Audience::Enterprise},
    {"both", domain::Audience::Both},
};

inline constexpr Choice<domain::QueueKind> kQueueKinds[] = {
    {"handling", domain::QueueKind::Handling},
    {"consult", domain::QueueKind::Consult},
    {"handout", domain::QueueKind::Handout},
    {"failed-errand", domain::QueueKind::FailedErrand},
};

inline constexpr Choice<domain::IdentityRule> kIdentityRules[] = {
    {"none", domain::IdentityRule::None},
    {"optional", domain::IdentityRule::Optional},
    {"required", domain::IdentityRule::Required},
};

inline constexpr Choice<domain::CounterKind> kCounterKinds[] = {
    {"universal", domain::CounterKind::Universal},
    {"domain", domain::CounterKind::Domain},
    {"department", domain::CounterKind::Department},
    {"theme", domain::CounterKind::Theme},
    {"consult", domain::CounterKind::Consult},
    {"handout", domain::CounterKind::Handout},
    {"special", domain::CounterKind::Special},
};

/// `Ground::None` has no word: it is the absence of a ground.
inline constexpr Choice<domain::Ground> kGrounds[] = {
    {"disabled", domain::Ground::Disabled},
    {"elderly", domain::Ground::Elderly},
    {"serviceman", domain::Ground::Serviceman},
    {"veteran-family", domain::Ground::VeteranFamily},
    {"fire-rescue", domain::Ground::FireRescue},
    {"pregnant", domain::Ground::Pregnant},
    {"with-infant", domain::Ground::WithInfant},
    {"other", domain::Ground::Other},
};

inline constexpr Choice<domain::Role> kStaffRoles[] = {
    {"counter-staff", domain::Role::CounterStaff},
    {"guide-staff", domain::Role::GuideStaff},
    {"back-office", domain::Role::BackOffice},
    {"chief-representative", domain::Role::ChiefRepresentative},
    {"hall-manager", domain::Role::HallManager},
    {"duty-manager", domain::Role::DutyManager},
    {"supervisor", domain::Role::Supervisor},
    {"administrator", domain::Role::Administrator},
};

inline constexpr Choice<domain::DeviceKind> kDeviceKinds[] = {
    {"kiosk", domain::DeviceKind::Kiosk},
    {"counter-pc", domain::DeviceKind::CounterPc},
    {"board", domain::DeviceKind::Board},
    {"sign", domain::DeviceKind::Sign},
    {"pad", domain::DeviceKind::Pad},
    {"printer", domain::DeviceKind::Printer},
    {"voice", domain::DeviceKind::Voice},
    {"desk", domain::DeviceKind::Desk},
};

}  // namespace hall::config
