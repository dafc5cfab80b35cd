#include "kiosk/app/ticket_paper.h"

namespace hall::kiosk {

namespace {

constexpr int kNumberSize = 4;

/// Puts blocks below each other.
class Sheet {
 public:
  void heading(const QString& text) { line(text, PaperText::Align::Centre, 2, true); }
  void centred(const QString& text) { line(text, PaperText::Align::Centre, 1, false); }
  void text(const QString& text) { line(text, PaperText::Align::Left, 1, false); }
  void strong(const QString& text) { line(text, PaperText::Align::Left, 1, true); }
  void number(const QString& text) { line(text, PaperText::Align::Centre, kNumberSize, true); }
  void rule() { paper_.blocks << PaperRule{}; }
  void gap() { paper_.blocks << PaperGap{}; }
  void code(const QString& content, const QString& caption) {
    if (!content.isEmpty()) paper_.blocks << PaperCode{content, caption};
  }
  Paper take() { return paper_; }

 private:
  void line(const QString& text, PaperText::Align align, int size, bool bold) {
    if (!text.isEmpty()) paper_.blocks << PaperText{text, align, size, bold};
  }
  Paper paper_;
};

QString classWords(TicketClass ticketClass) {
  switch (ticketClass) {
    case TicketClass::Priority:
      return QStringLiteral("优先号");
    case TicketClass::Appointment:
      return QStringLiteral("预约号");
    case TicketClass::Ordinary:
      break;
  }
  return QStringLiteral("普通号");
}

void putWait(Sheet& sheet, const TicketSlip& slip, bool english) {
  if (slip.offline) {
    sheet.centred(QStringLiteral("网络中断时取的号，请听现场工作人员叫号"));
    if (english) sheet.centred(QStringLiteral("Taken offline: please listen for the staff"));
    return;
  }
  if (!slip.wait) {
    sheet.centred(QStringLiteral("前面约 %1 人").arg(slip.peopleAhead));
    return;
  }
  sheet.centred(QStringLiteral("前面约 %1 人　预计等候 %2–%3 分钟")
                    .arg(slip.peopleAhead)
                    .arg(slip.wait->fromMinutes)
                    .arg(slip.wait->toMinutes));
  if (!english) return;
  sheet.centred(QStringLiteral("About %1 ahead, %2–%3 min")
                    .arg(slip.peopleAhead)
                    .arg(slip.wait->fromMinutes)
                    .arg(slip.wait->toMinutes));
}

void putPlace(Sheet& sheet, const TicketSlip& slip) {
  const QString counters = slip.counters.join(QStringLiteral("、"));
  if (!counters.isEmpty()) {
    sheet.centred(QStringLiteral("请留意%1 %2 号窗口").arg(slip.zoneName.zh, counters));
  } else if (!slip.zoneName.isEmpty()) {
    sheet.centred(QStringLiteral("请在%1等候").arg(slip.zoneName.zh));
  }
}

QString copiesWords(const Material& material) {
  QStringList parts;
  if (material.originals > 0) parts << QStringLiteral("原件%1份").arg(material.originals);
  if (material.copies > 0) parts << QStringLiteral("复印件%1份").arg(material.copies);
  return parts.isEmpty() ? QString() : QStringLiteral("（%1）").arg(parts.join(u'、'));
}

void putMaterials(Sheet& sheet, const Guide& guide, bool english) {
  sheet.strong(QStringLiteral("申请材料"));
  int count = 0;
  for (const Material& material : guide.materials) {
    const QString mark = material.deferrable ? QStringLiteral(" 可容缺")
                         : material.required ? QString()
                                             : QStringLiteral(" 非必备");
    sheet.text(QStringLiteral("□ %1. %2%3%4")
                   .arg(++count)
                   .arg(material.name.in(english), copiesWords(material), mark));
  }
}

void putField(Sheet& sheet, const QString& title, const Words& words, bool english) {
  if (!words.isEmpty()) sheet.text(title + u'：' + words.in(english));
}

}  // namespace

Paper ticketPaper(
    const TicketSlip& slip, const Catalogue& catalogue, bool rehearsal, bool english
) {
  Sheet sheet;
  if (rehearsal) sheet.heading(QStringLiteral("演练"));
  sheet.heading(catalogue.hallName.zh);
  sheet.rule();
  sheet.centred(slip.purposeName.isEmpty() ? slip.queueName.zh : slip.purposeName.zh);
  if (english) sheet.centred((slip.purposeName.isEmpty() ? slip.queueName : slip.purposeName).en);
  sheet.gap();
  sheet.number(slip.number);
  sheet.centred(classWords(slip.ticketClass));
  sheet.gap();
  putWait(sheet, slip, english);
  putPlace(sheet, slip);
  sheet.rule();
  sheet.code(slip.ticketAddress, QStringLiteral("扫码看进度"));
  sheet.text(catalogue.noShowRule.zh);
  if (english) sheet.text(catalogue.noShowRule.en);
  sheet.text(catalogue.ticketFoot.zh);
  if (english) sheet.text(catalogue.ticketFoot.en);
  sheet.centred(slip.issued.toString(QStringLiteral("yyyy年M月d日 HH:mm")));
  return sheet.take();
}

Paper guidePaper(const QString& code, const Catalogue& catalogue, bool english) {
  const Item* item = catalogue.item(code);
  const Guide* guide = catalogue.guide(code);
  if (item == nullptr || guide == nullptr) return {};
  Sheet sheet;
  sheet.heading(QStringLiteral("办事指南"));
  sheet.centred(item->name.in(english));
  sheet.rule();
  putMaterials(sheet, *guide, english);
  sheet.rule();
  putField(sheet, QStringLiteral("承诺时限"), item->promisedLimit, english);
  putField(sheet, QStringLiteral("法定时限"), item->statutoryLimit, english);
  putField(sheet, QStringLiteral("收费标准"), guide->fees, english);
  putField(sheet, QStringLiteral("办理地点"), guide->place, english);
  putField(sheet, QStringLiteral("申请方式"), guide->applicationModes, english);
  putField(sheet, QStringLiteral("联系方式"), guide->contact, english);
  putField(sheet, QStringLiteral("投诉渠道"), guide->complaints, english);
  sheet.code(catalogue.guideAddress(code), QStringLiteral("扫码看全文"));
  sheet.centred(QStringLiteral("第 %1 版　%2 起施行")
                    .arg(guide->version)
                    .arg(guide->effective.toString(QStringLiteral("yyyy年M月d日"))));
  const bool sample = guide->legalBasis.sample || guide->procedure.sample;
  if (sample) sheet.centred(QStringLiteral("示例，不作依据"));
  return sheet.take();
}

}  // namespace hall::kiosk
