#include "counter-client/ui/counter_texts.h"

#include <QCoreApplication>
#include <algorithm>

namespace hall::counter {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Counter)
};

constexpr qint64 kMinuteMs = 60'000;

QString twoDigits(qint64 number) {
  return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
}

}  // namespace

QString stateText(CounterState state) {
  switch (state) {
    case CounterState::Offline:
      return Say::tr("离线");
    case CounterState::Idle:
      return Say::tr("空闲");
    case CounterState::Ready:
      return Say::tr("空闲，有人取号即叫");
    case CounterState::Calling:
      return Say::tr("呼叫中");
    case CounterState::Serving:
      return Say::tr("办理中");
    case CounterState::Paused:
      return Say::tr("暂停服务");
  }
  return {};
}

QString kindText(CounterKind kind) {
  switch (kind) {
    case CounterKind::Universal:
      return Say::tr("无差别综合窗口");
    case CounterKind::Domain:
      return Say::tr("分领域综合窗口");
    case CounterKind::Department:
      return Say::tr("部门综合窗口");
    case CounterKind::Theme:
      return Say::tr("“一件事”窗口");
    case CounterKind::Consult:
      return Say::tr("综合咨询窗口");
    case CounterKind::Handout:
      return Say::tr("统一出件窗口");
    case CounterKind::Special:
      return Say::tr("专窗");
  }
  return {};
}

QString classText(TicketClass ticketClass) {
  switch (ticketClass) {
    case TicketClass::Ordinary:
      return Say::tr("普通号");
    case TicketClass::Priority:
      return Say::tr("优先号");
    case TicketClass::Appointment:
      return Say::tr("预约号");
  }
  return {};
}

QString groundText(Ground ground) {
  switch (ground) {
    case Ground::None:
      return {};
    case Ground::Disabled:
      return Say::tr("残疾人");
    case Ground::Elderly:
      return Say::tr("老年人");
    case Ground::Serviceman:
      return Say::tr("军人");
    case Ground::VeteranFamily:
      return Say::tr("退役军人和“三属”");
    case Ground::FireRescue:
      return Say::tr("消防救援人员");
    case Ground::Pregnant:
      return Say::tr("孕妇");
    case Ground::WithInfant:
      return Say::tr("携带婴幼儿");
    case Ground::Other:
      return Say::tr("其他事由");
  }
  return {};
}

QString markText(AssistanceMark mark) {
  switch (mark) {
    case AssistanceMark::Wheelchair:
      return Say::tr("轮椅");
    case AssistanceMark::Hearing:
      return Say::tr("听障");
    case AssistanceMark::Sight:
      return Say::tr("视障");
    case AssistanceMark::Language:
      return Say::tr("语言");
    case AssistanceMark::Other:
      return Say::tr("需要协助");
  }
  return {};
}

QString holdText(HoldKind kind) {
  switch (kind) {
    case HoldKind::None:
      return {};
    case HoldKind::PapersToFetch:
      return Say::tr("补材料、填表");
    case HoldKind::PapersLeftHere:
      return Say::tr("材料留在本窗口");
    case HoldKind::WaitingForResult:
      return Say::tr("等待结果");
  }
  return {};
}

QString pauseText(PauseReason reason) {
  switch (reason) {
    case PauseReason::Meal:
      return Say::tr("就餐");
    case PauseReason::Meeting:
      return Say::tr("会议");
    case PauseReason::SystemFault:
      return Say::tr("系统故障");
    case PauseReason::DeliveringPapers:
      return Say::tr("送件");
    case PauseReason::ShortAbsence:
      return Say::tr("临时离开");
    case PauseReason::Other:
      return Say::tr("其他");
  }
  return {};
}

QString outcomeText(Outcome outcome) {
  switch (outcome) {
    case Outcome::None:
      return {};
    case Outcome::Done:
      return Say::tr("当场办结");
    case Outcome::Accepted:
      return Say::tr("受理");
    case Outcome::AcceptedWithGaps:
      return Say::tr("容缺受理");
    case Outcome::OnCommitment:
      return Say::tr("告知承诺办理");
    case Outcome::OneTimeNotice:
      return Say::tr("一次性告知");
    case Outcome::Refused:
      return Say::tr("不予受理");
    case Outcome::Consulted:
      return Say::tr("咨询答复");
    case Outcome::SupplementReceived:
      return Say::tr("补正收件");
    case Outcome::HandedOut:
      return Say::tr("已取件");
    case Outcome::GivenUp:
      return Say::tr("申请人放弃");
    case Outcome::WrongNumber:
      return Say::tr("取错号");
    case Outcome::Unfinished:
      return Say::tr("未办成");
  }
  return {};
}

QString refusalText(RefusalGround ground) {
  switch (ground) {
    case RefusalGround::None:
      return {};
    case RefusalGround::NotRequiredByLaw:
      return Say::tr("依法不需要办理");
    case RefusalGround::NotThisBody:
      return Say::tr("不属于本单位职权范围");
    case RefusalGround::ConditionNotMet:
      return Say::tr("不符合受理条件");
  }
  return {};
}

QString ruleText(CallRule rule) {
  switch (rule) {
    case CallRule::None:
      return {};
    case CallRule::LeastSlack:
      return Say::tr("离承诺的等候时间最近");
    case CallRule::LatePlateau:
      return Say::tr("已经超过承诺的等候时间");
    case CallRule::StarvationCap:
      return Say::tr("等候超过承诺时间的两倍，最先叫");
    case CallRule::Returned:
      return Say::tr("暂离后返回，接着办");
    case CallRule::ManualPick:
      return Say::tr("指定呼叫");
  }
  return {};
}

QString minutesText(qint64 ms) {
  const qint64 minutes = ms / kMinuteMs;
  if (minutes < 1) return Say::tr("不到 1 分");
  if (minutes < 60) return Say::tr("%1 分").arg(minutes);
  return Say::tr("%1 小时 %2 分").arg(QString::number(minutes / 60), twoDigits(minutes % 60));
}

QString clockText(qint64 ms) {
  const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
  const QString rest = twoDigits(seconds % 60);
  if (seconds < 3600) return QStringLiteral("%1:%2").arg(seconds / 60).arg(rest);
  return QStringLiteral("%1:%2:%3").arg(seconds / 3600).arg(twoDigits(seconds / 60 % 60), rest);
}

QString purposeText(const Ticket& ticket, const Catalogue& catalogue, bool english) {
  const Item* item = catalogue.item(ticket.item);
  const auto* theme = catalogue.theme(ticket.theme);
  if (theme != nullptr && item != nullptr) {
    return Say::tr("%1：%2").arg(theme->name.in(english), item->name.in(english));
  }
  if (item != nullptr) return item->name.in(english);
  const Queue* queue = catalogue.queue(ticket.queue);
  return queue == nullptr ? ticket.queue : queue->name.in(english);
}

}  // namespace hall::counter
