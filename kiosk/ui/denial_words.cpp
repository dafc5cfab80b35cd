#include "kiosk/ui/denial_words.h"

#include <QCoreApplication>
#include <QLocale>

namespace hall::kiosk {

namespace {

struct Say {
  Q_DECLARE_TR_FUNCTIONS(Denial)
};

QString closedWords(const QDateTime& opens, const QDate& today) {
  if (opens.isNull()) return Say::tr("这项业务现在不取号，请到导办台咨询。");
  return Say::tr("这项业务现在不取号，%1 开始取号。").arg(timeWords(opens, today));
}

}  // namespace

QString denialWords(const Denial& denial, const QDate& today) {
  using Cause = Denial::Cause;
  switch (denial.cause) {
    case Cause::AlreadyWaiting:
      return Say::tr("您已取号 %1，还在等候中。")
          .arg(denial.existing ? denial.existing->number : QString());
    case Cause::IdentityRequired:
      return Say::tr("这项业务需要登记证件。请刷身份证，或到导办台办理。");
    case Cause::IdentityInvalid:
      return Say::tr("证件号码不对，请核对后重新输入。");
    case Cause::IdentityDoubtful:
      return Say::tr("这个统一社会信用代码的校验位不对。请核对，确实无误可以继续。");
    case Cause::StaleItem:
      return Say::tr("这项业务刚刚有更新，请重新选择。");
    case Cause::Closed:
      return closedWords(denial.opens, today);
    case Cause::Suspended:
      return Say::tr("大厅暂停取号，请听现场工作人员安排。");
    case Cause::NoCounter:
      return Say::tr("今天没有窗口办理这项业务，请到导办台咨询。");
    case Cause::NotFound:
      return Say::tr("没有找到这个号，请核对号票上的排队号。");
    case Cause::WrongState:
      return Say::tr("这个号现在不能这样办，请到导办台咨询。");
    case Cause::RestoreUsed:
      return Say::tr("这个号已恢复过一次，再次恢复请到导办台。");
    case Cause::NotReachable:
      return Say::tr("网络不通，没有办成。请稍后再试，或到导办台办理。");
    case Cause::NoneAlone:
      return Say::tr("网络中断，本机现在不能取号。请到导办台取号。");
    case Cause::NoAppointments:
      return Say::tr("本机暂不办理预约取号，请到导办台办理。");
    case Cause::Other:
      break;
  }
  return Say::tr("没有办成。请到导办台办理。");
}

QString timeWords(const QDateTime& time, const QDate& today) {
  if (time.isNull()) return {};
  const QString hour = time.toString(QStringLiteral("H:mm"));
  if (time.date() == today) return hour;
  static constexpr const char* kDays[] = {
      QT_TRANSLATE_NOOP("Denial", "周一"),
      QT_TRANSLATE_NOOP("Denial", "周二"),
      QT_TRANSLATE_NOOP("Denial", "周三"),
      QT_TRANSLATE_NOOP("Denial", "周四"),
      QT_TRANSLATE_NOOP("Denial", "周五"),
      QT_TRANSLATE_NOOP("Denial", "周六"),
      QT_TRANSLATE_NOOP("Denial", "周日")};
  return Say::tr("%1月%2日（%3）%4")
      .arg(time.date().month())
      .arg(time.date().day())
      .arg(Say::tr(kDays[time.date().dayOfWeek() - 1]), hour);
}

}  // namespace hall::kiosk
