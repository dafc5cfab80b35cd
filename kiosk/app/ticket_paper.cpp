#include "kiosk/app/ticket_paper.h"

#include <algorithm>

#include "terminal/device/sheet.h"
#include "terminal/words/place_text.h"

namespace hall::kiosk {

using terminal::filled;
using terminal::isNumbered;
using terminal::Sheet;
using terminal::words;

namespace {

/// Of a theme; more would push the number out of sight.
constexpr qsizetype kThemeItemsMax = 8;

Words classWords(TicketClass ticketClass) {
  switch (ticketClass) {
    case TicketClass::Priority:
      return words("优先号", "Priority number");
    case TicketClass::Appointment:
      return words("预约号", "Booked visit");
    case TicketClass::Ordinary:
      break;
  }
  return words("普通号", "Ordinary number");
}

Words aheadWords(int people) {
  if (people == 0) return words("前面没有人", "Nobody ahead of you");
  return filled(words("前面约 %1 人", "About %1 ahead of you"), people);
}

Words expectedWait(const TicketSlip& slip) {
  if (slip.offline) {
    return words(
        "网络中断时取的号，请听现场工作人员叫号",
        "Taken while the network was down: please listen for the staff calling"
    );
  }
  const bool waits = slip.wait && slip.wait->toMinutes > 0;
  if (!waits && slip.peopleAhead == 0) return words("现在不用等候", "No waiting now");
  Words said = aheadWords(slip.peopleAhead);
  if (!waits) return said;
  const int from = slip.wait->fromMinutes;
  const int to = slip.wait->toMinutes;
  const QString minutes =
      from == to ? QString::number(to) : QStringLiteral("%1–%2").arg(from).arg(to);
  const Words wait = filled(words("预计等候 %1 分钟", "expected wait %1 min"), minutes);
  return {said.zh + u'　' + wait.zh, said.en + QStringLiteral(", ") + wait.en, false};
}

/// 1、2 号窗口、婚姻登记室; a room has no English name.
Words countersToWatch(const QStringList& labels) {
  QStringList numbers;
  QStringList rooms;
  for (const QString& label : labels) (isNumbered(label) ? numbers : rooms) << label;
  QStringList zh = rooms;
  QStringList en = rooms;
  if (!numbers.isEmpty()) {
    zh.prepend(numbers.join(u'、') + QStringLiteral(" 号窗口"));
    en.prepend(
        (numbers.size() == 1 ? QStringLiteral("counter ") : QStringLiteral("counters ")) +
        numbers.join(QStringLiteral(", "))
    );
  }
  return {zh.join(u'、'), en.join(QStringLiteral(", ")), false};
}

void putPlace(Sheet& sheet, const TicketSlip& slip) {
  const Words zone{slip.zoneName.zh, slip.zoneName.in(true), false};
  const Words counters = countersToWatch(slip.counters);
  if (!counters.isEmpty()) {
    sheet.centred(
        {QStringLiteral("请留意%1 %2").arg(zone.zh, counters.zh),
         zone.isEmpty() ? QStringLiteral("Watch %1").arg(counters.en)
                        : QStringLiteral("Watch %1, %2").arg(zone.en, counters.en),
         false}
    );
  } else if (!zone.isEmpty()) {
    sheet.centred(
        {QStringLiteral("请在%1等候").arg(zone.zh),
         QStringLiteral("Please wait in %1").arg(zone.en),
         false}
    );
  }
}

void putPurpose(Sheet& sheet, const TicketSlip& slip) {
  if (slip.supplement) sheet.centred(words("补交材料", "Handing in missing papers"));
  sheet.centred(slip.purposeName.isEmpty() ? slip.queueName : slip.purposeName);
  const auto shown = std::min(slip.themeItems.size(), kThemeItemsMax);
  for (qsizetype i = 0; i < shown; ++i) {
    const Words& name = slip.themeItems[i];
    const QString below = name.en.isEmpty() ? QString() : Sheet::kIndent + name.en;
    sheet.text({QStringLiteral("· ") + name.zh, below, false});
  }
  if (shown < slip.themeItems.size()) {
    sheet.text(filled(words("等 %1 个事项", "%1 services in all"), slip.themeItems.size()));
  }
}

}  // namespace

terminal::Paper ticketPaper(
    const TicketSlip& slip, const Catalogue& catalogue, const terminal::PaperStyle& style
) {
  Sheet sheet(style);
  sheet.heading(catalogue.hallName);
  sheet.rule();
  putPurpose(sheet, slip);
  sheet.gap();
  sheet.centred(words("排队号", "Your number"));
  sheet.number(slip.number);
  sheet.centred(classWords(slip.ticketClass));
  sheet.gap();
  sheet.centred(expectedWait(slip));
  putPlace(sheet, slip);
  sheet.rule();
  sheet.code(slip.ticketAddress, words("扫码看进度", "Scan for your progress"));
  sheet.text(catalogue.noShowRule);
  sheet.text(catalogue.ticketFoot);
  const QString issued = slip.issued.toString(QStringLiteral("yyyy年M月d日 HH:mm"));
  sheet.centred({issued, {}, false});
  // Last: whoever is asked for the code of the number holds out the upper one.
  sheet.code(slip.guideAddress, words("扫码看办事指南", "Scan for the guide"));
  return sheet.take();
}

}  // namespace hall::kiosk
