#include "kiosk/app/ticket_paper.h"

#include <algorithm>

#include "kiosk/ui/place_words.h"

namespace hall::kiosk {

namespace {

constexpr int kNumberSize = 4;
/// Of a theme; more would push the number out of sight.
constexpr qsizetype kThemeItemsMax = 8;
const QString kIndent = QStringLiteral("   ");

Words words(const char* zh, const char* en) {
  return {QString::fromUtf8(zh), QString::fromUtf8(en), false};
}

/// Each placeholder filled in both languages.
template <class... Values>
Words filled(Words text, const Values&... values) {
  ((text.zh = text.zh.arg(values), text.en = text.en.arg(values)), ...);
  return text;
}

/// Puts blocks below each other; English below the Chinese where it is wanted and there is any.
class Sheet {
 public:
  explicit Sheet(const PaperStyle& style) : english_(style.english) {
    if (style.rehearsal) heading(words("演练", "Drill"));
  }
  void heading(const Words& text) { put(text, PaperText::Align::Centre, 2, true); }
  void centred(const Words& text) { put(text, PaperText::Align::Centre, 1, false); }
  void text(const Words& text) { put(text, PaperText::Align::Left, 1, false); }
  void strong(const Words& text) { put(text, PaperText::Align::Left, 1, true); }
  /// 收费标准：不收费. Without English of the text its title tells at least what stands there.
  void field(const Words& title, const Words& value) {
    if (value.isEmpty()) return;
    const bool both = english_ && value.en.isEmpty();
    const QString zh = both ? title.zh + u' ' + title.en : title.zh;
    const QString en = both ? QString() : title.en + QStringLiteral(": ") + value.en;
    text({zh + u'：' + value.zh, en, false});
  }
  void number(const QString& text) {
    line(text, {text, PaperText::Align::Centre, kNumberSize, true});
  }
  void rule() { paper_.blocks << PaperRule{}; }
  void gap() { paper_.blocks << PaperGap{}; }
  void code(const QString& content, const Words& caption) {
    if (content.isEmpty()) return;
    paper_.blocks << PaperCode{content, caption.zh};
    if (english_) centred({caption.en, {}, false});
  }
  Paper take() { return paper_; }

 private:
  void put(const Words& text, PaperText::Align align, int size, bool bold) {
    line(text.zh, {text.zh, align, size, bold});
    if (english_ && text.en != text.zh) line(text.en, {text.en, align, 1, bold});
  }
  void line(const QString& text, const PaperText& block) {
    if (!text.isEmpty()) paper_.blocks << block;
  }

  const bool english_;
  Paper paper_;
};

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
    const QString below = name.en.isEmpty() ? QString() : kIndent + name.en;
    sheet.text({QStringLiteral("· ") + name.zh, below, false});
  }
  if (shown < slip.themeItems.size()) {
    sheet.text(filled(words("等 %1 个事项", "%1 services in all"), slip.themeItems.size()));
  }
}

/// 原件1份、复印件1份
Words copiesWords(const Material& material) {
  QStringList zh;
  QStringList en;
  if (material.originals > 0) {
    zh << QStringLiteral("原件%1份").arg(material.originals);
    en << QStringLiteral("originals: %1").arg(material.originals);
  }
  if (material.copies > 0) {
    zh << QStringLiteral("复印件%1份").arg(material.copies);
    en << QStringLiteral("copies: %1").arg(material.copies);
  }
  return {zh.join(u'、'), en.join(QStringLiteral(", ")), false};
}

Words markWords(const Material& material) {
  if (material.deferrable) return words("可容缺", "can follow");
  return material.required ? Words{} : words("非必备", "optional");
}

void putMaterials(Sheet& sheet, const Guide& guide) {
  sheet.strong(words("申请材料", "Papers needed"));
  int count = 0;
  for (const Material& material : guide.materials) {
    const Words copies = copiesWords(material);
    const Words mark = markWords(material);
    QString zh = QStringLiteral("□ %1. ").arg(++count) + material.name.zh;
    if (!copies.isEmpty()) zh += QStringLiteral("（%1）").arg(copies.zh);
    if (!mark.isEmpty()) zh += u' ' + mark.zh;
    QStringList en{material.name.en, copies.en, mark.en};
    en.removeAll(QString());
    const QString below = en.isEmpty() ? QString() : kIndent + en.join(QStringLiteral(", "));
    sheet.text({zh, below, false});
  }
}

}  // namespace

Paper ticketPaper(const TicketSlip& slip, const Catalogue& catalogue, const PaperStyle& style) {
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

Paper guidePaper(const QString& code, const Catalogue& catalogue, const PaperStyle& style) {
  const Item* item = catalogue.item(code);
  const Guide* guide = catalogue.guide(code);
  if (item == nullptr || guide == nullptr) return {};
  Sheet sheet(style);
  sheet.heading(words("办事指南", "Guide"));
  sheet.centred(item->name);
  if (guide->isSample()) sheet.centred(words("示例，不作依据", "Sample, not binding"));
  sheet.rule();
  putMaterials(sheet, *guide);
  sheet.rule();
  sheet.field(words("承诺时限", "Promised time"), item->promisedLimit);
  sheet.field(words("法定时限", "Legal time limit"), item->statutoryLimit);
  sheet.field(words("收费标准", "Fees"), guide->fees);
  sheet.field(words("办理地点", "Where"), guide->place);
  sheet.field(words("申请方式", "How to apply"), guide->applicationModes);
  sheet.field(words("联系方式", "Contact"), guide->contact);
  sheet.field(words("投诉渠道", "Complaints"), guide->complaints);
  sheet.code(catalogue.guideAddress(code), words("扫码看全文", "Scan for the whole guide"));
  const QString from = guide->effective.toString(QStringLiteral("yyyy年M月d日"));
  sheet.centred(
      {QStringLiteral("第 %1 版　%2 起施行").arg(guide->version).arg(from),
       QStringLiteral("Version %1, in force from %2")
           .arg(guide->version)
           .arg(guide->effective.toString(Qt::ISODate)),
       false}
  );
  return sheet.take();
}

}  // namespace hall::kiosk
