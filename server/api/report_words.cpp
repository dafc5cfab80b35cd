#include "server/api/report_words.h"

#include <algorithm>
#include <array>
#include <span>

#include "server/domain/outcome.h"
#include "server/domain/ticket.h"

namespace hall::api {

namespace {

using domain::Channel;
using domain::Ground;
using domain::Outcome;
using domain::TicketClass;
using engine::Dimension;

struct Named {
  int value;
  Word word;
};

template <class Enum>
constexpr Named named(Enum value, std::string_view zh, std::string_view en) {
  return {static_cast<int>(value), {zh, en}};
}

constexpr std::array kClasses{
    named(TicketClass::Ordinary, "普通号", "Ordinary"),
    named(TicketClass::Priority, "优先号", "Priority"),
    named(TicketClass::Appointment, "预约号", "Appointment"),
};

constexpr std::array kGrounds{
    named(Ground::None, "无", "None"),
    named(Ground::Disabled, "残疾人", "Disabled"),
    named(Ground::Elderly, "老年人", "Elderly"),
    named(Ground::Serviceman, "军人", "Serviceman"),
    named(Ground::VeteranFamily, "退役军人和“三属”（凭优待证）", "Veteran or family, with card"),
    named(Ground::FireRescue, "消防救援人员", "Fire and rescue"),
    named(Ground::Pregnant, "孕妇", "Pregnant"),
    named(Ground::WithInfant, "携带婴幼儿", "With infant"),
    named(Ground::Other, "其他", "Other"),
};

constexpr std::array kChannels{
    named(Channel::Kiosk, "取号机", "Kiosk"),
    named(Channel::GuideDesk, "导办台", "Guide desk"),
    named(Channel::Counter, "窗口直接办理", "Walk-up at the counter"),
    named(Channel::Phone, "手机", "Mobile phone"),
    named(Channel::Telephone, "电话咨询", "Telephone consultation"),
    named(Channel::Offline, "取号机（断网时）", "Kiosk without network"),
    named(Channel::Handwritten, "手写号", "Handwritten, imported"),
};

constexpr std::array kOutcomes{
    named(Outcome::Done, "当场办结", "Done"),
    named(Outcome::Accepted, "受理", "Accepted"),
    named(Outcome::AcceptedWithGaps, "容缺受理", "Accepted with gaps"),
    named(Outcome::OnCommitment, "告知承诺办理", "On commitment"),
    named(Outcome::OneTimeNotice, "一次性告知", "One-time notice"),
    named(Outcome::Refused, "不予受理", "Refused"),
    named(Outcome::Consulted, "咨询答复", "Consulted"),
    named(Outcome::SupplementReceived, "补正收件", "Supplement received"),
    named(Outcome::HandedOut, "已取件", "Handed out"),
    named(Outcome::GivenUp, "申请人放弃", "Given up by the applicant"),
    named(Outcome::WrongNumber, "取错号", "Wrong number"),
    named(Outcome::Unfinished, "未办成", "Unfinished"),
};

constexpr std::array kHeadings{
    named(Dimension::Hall, "大厅", "Hall"),
    named(Dimension::Zone, "区域", "Zone"),
    named(Dimension::Queue, "队列", "Queue"),
    named(Dimension::Item, "事项", "Item"),
    named(Dimension::Counter, "窗口", "Counter"),
    named(Dimension::Staff, "工号", "Staff number"),
    named(Dimension::TicketClass, "号别", "Class"),
    named(Dimension::Ground, "优先事由", "Priority ground"),
    named(Dimension::Channel, "取号渠道", "Channel"),
    named(Dimension::Department, "进驻部门", "Department"),
    named(Dimension::Theme, "一件事", "Theme"),
    named(Dimension::Outcome, "办理结果", "Outcome"),
    named(Dimension::HalfHour, "取号时段", "Half hour of issue"),
    named(Dimension::Day, "日期", "Date"),
    named(Dimension::Week, "周", "Week"),
    named(Dimension::Month, "月份", "Month"),
};

const Word* find(std::span<const Named> words, int value) {
  const auto found = std::find_if(words.begin(), words.end(), [value](const Named& named) {
    return named.value == value;
  });
  return found == words.end() ? nullptr : &found->word;
}

}  // namespace

const Word* wordOf(Dimension dimension, int value) {
  switch (dimension) {
    case Dimension::TicketClass:
      return find(kClasses, value);
    case Dimension::Ground:
      return find(kGrounds, value);
    case Dimension::Channel:
      return find(kChannels, value);
    case Dimension::Outcome:
      return find(kOutcomes, value);
    default:
      return nullptr;
  }
}

Word headingOf(Dimension dimension) {
  const Word* word = find(kHeadings, static_cast<int>(dimension));
  return word == nullptr ? Word{} : *word;
}

}  // namespace hall::api
