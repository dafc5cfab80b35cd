#include "counter-client/app/counter_papers.h"

#include <algorithm>

namespace hall::counter {

using terminal::Paper;
using terminal::PaperStyle;
using terminal::Sheet;
using terminal::words;

namespace {

constexpr qsizetype kRowsOfASheet = 60;

Words plain(const QString& text) {
  return {text, {}, false};
}

}  // namespace

Paper refusalPaper(const RefusalSlip& slip, const Catalogue& catalogue, const PaperStyle& style) {
  Sheet sheet(style);
  sheet.heading(words("不予受理告知单", "Not accepted"));
  sheet.centred(catalogue.hallName);
  sheet.rule();
  sheet.field(words("排队号", "Number"), plain(slip.number));
  sheet.field(words("事项", "Service"), slip.item);
  sheet.field(words("部门", "Department"), slip.department);
  sheet.field(words("理由", "Ground"), plain(slip.ground));
  sheet.field(words("说明", "Reason"), plain(slip.text));
  sheet.field(words("应由下列部门办理", "The right department"), slip.rightDepartment);
  sheet.rule();
  sheet.strong(words("您可以这样做", "What you can do"));
  sheet.text(words(
      "1. 自收到之日起 60 日内申请行政复议。", "1. Ask for administrative review within 60 days."
  ));
  sheet.text(words(
      "2. 自收到之日起 6 个月内向人民法院提起行政诉讼。",
      "2. Go to the people's court within 6 months."
  ));
  if (!catalogue.complaintPhone.isEmpty()) {
    sheet.text(plain(QStringLiteral("3. 拨打监督电话 %1，或到“办不成事”反映窗口反映。")
                         .arg(catalogue.complaintPhone)));
  } else {
    sheet.text(words("3. 到“办不成事”反映窗口反映。", "3. Turn to the counter for failed errands.")
    );
  }
  sheet.rule();
  sheet.text(plain(QStringLiteral("%1　工号 %2").arg(slip.counter, slip.staff)));
  sheet.text(plain(slip.at.toString(QStringLiteral("yyyy年M月d日 HH:mm"))));
  return sheet.take();
}

QVector<Paper> emergencyPapers(
    const EmergencyList& list, const Catalogue& catalogue, const PaperStyle& style
) {
  QVector<Paper> papers;
  const qsizetype sheets =
      std::max<qsizetype>((list.rows.size() + kRowsOfASheet - 1) / kRowsOfASheet, 1);
  for (qsizetype i = 0; i < sheets; ++i) {
    Sheet sheet(style);
    sheet.heading(words("应急叫号单", "Emergency list"));
    sheet.centred(catalogue.hallName);
    sheet.centred(plain(QStringLiteral("%1　截至 %2　第 %3 张，共 %4 张")
                            .arg(
                                list.counter,
                                list.at.toString(QStringLiteral("M月d日 HH:mm")),
                                QString::number(i + 1),
                                QString::number(sheets)
                            )));
    sheet.text(words(
        "按次序喊号，写下开始和办完的时间，恢复后补录。",
        "Call in this order; write down the times."
    ));
    sheet.rule();
    const auto rows = list.rows.mid(i * kRowsOfASheet, kRowsOfASheet);
    for (const EmergencyList::Row& row : rows) {
      const QString kind = row.ground.isEmpty() ? row.ticketClass : row.ground;
      sheet.strong(plain(QStringLiteral("%1　%2　%3 起").arg(row.number, kind, row.since)));
      sheet.text(plain(row.purpose));
      sheet.text(plain(QStringLiteral("开始 ____:____　办完 ____:____")));
    }
    papers << sheet.take();
  }
  return papers;
}

}  // namespace hall::counter
