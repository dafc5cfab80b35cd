#include "terminal/device/guide_paper.h"

namespace hall::terminal {

namespace {

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
    const QString below = en.isEmpty() ? QString() : Sheet::kIndent + en.join(QStringLiteral(", "));
    sheet.text({zh, below, false});
  }
}

}  // namespace

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

}  // namespace hall::terminal
