#include "kiosk/ui/guide_controller.h"

namespace hall::kiosk {

GuideController::GuideController(
    HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent
)
    : QObject(parent), hall_(hall), printer_(printer), visit_(visit), catalogue_(hall.catalogue()) {
  connect(&visit_, &Visit::looksChanged, this, &GuideController::renew);
  connect(&visit_, &Visit::wiped, this, &GuideController::close);
}

QString GuideController::title() const {
  return item() == nullptr ? QString() : item()->name.in(visit_.english());
}

QString GuideController::department() const {
  const Department* department =
      item() == nullptr ? nullptr : catalogue_->department(item()->department);
  return department == nullptr ? QString() : department->name.in(visit_.english());
}

QString GuideController::version() const {
  if (guide() == nullptr) return {};
  const QDate from = guide()->effective;
  return tr("第 %1 版　%2年%3月%4日起施行")
      .arg(guide()->version)
      .arg(from.year())
      .arg(from.month())
      .arg(from.day());
}

bool GuideController::isSample() const {
  return guide() != nullptr && guide()->isSample();
}

QString GuideController::address() const {
  return item() == nullptr ? QString() : catalogue_->guideAddress(code_);
}

QString GuideController::printWords() const {
  switch (printStep_) {
    case PrintStep::Printing:
      return tr("正在打印…");
    case PrintStep::Printed:
      return tr("已打印，请取走");
    case PrintStep::Failed:
      return tr("没有打印出来，再试一次");
    case PrintStep::Idle:
      break;
  }
  return tr("打印指南");
}

QStringList GuideController::spoken() const {
  if (!isThere()) return {title(), tr("这个事项还没有办事指南，请到导办台咨询。")};
  QStringList said{title(), isSample() ? tr("示例，不作依据") : QString(), department(), version()};
  if (materials_.rowCount() > 0) said << tr("申请材料");
  for (int row = 0; row < materials_.rowCount(); ++row) {
    const Choice& material = materials_.at(row);
    QStringList parts{material.title, material.mark, material.detail};
    parts.removeAll(QString());
    said << parts.join(u'，');
  }
  for (int row = 0; row < sections_.rowCount(); ++row) {
    said << sections_.at(row).title + u'：' + sections_.at(row).detail;
  }
  said.removeAll(QString());
  return said;
}

void GuideController::open(const QString& item) {
  catalogue_ = hall_.catalogue();
  code_ = item;
  printStep_ = PrintStep::Idle;
  renew();
  visit_.open(Visit::Page::Guide);
}

void GuideController::print() {
  if (!isThere() || printStep_ == PrintStep::Printing) return;
  printStep_ = PrintStep::Printing;
  visit_.setBusy(true);
  Q_EMIT changed();
  printer_.printGuide(code_, visit_.english(), [this, printed = code_](bool out) {
    visit_.setBusy(false);
    if (printed != code_) return;
    printStep_ = out ? PrintStep::Printed : PrintStep::Failed;
    Q_EMIT changed();
  });
}

void GuideController::takeNumber() {
  if (item() != nullptr) Q_EMIT numberWanted(code_);
}

void GuideController::renew() {
  materials_.set(materialChoices());
  sections_.set(sectionChoices());
  Q_EMIT changed();
}

void GuideController::close() {
  code_.clear();
  printStep_ = PrintStep::Idle;
  renew();
}

const Item* GuideController::item() const {
  return catalogue_->item(code_);
}
const Guide* GuideController::guide() const {
  return catalogue_->guide(code_);
}

QVector<Choice> GuideController::materialChoices() const {
  QVector<Choice> choices;
  if (guide() == nullptr) return choices;
  const bool english = visit_.english();
  for (const Material& material : guide()->materials) {
    QStringList detail;
    if (material.originals > 0) detail << tr("原件 %1 份").arg(material.originals);
    if (material.copies > 0) detail << tr("复印件 %1 份").arg(material.copies);
    if (!material.note.isEmpty()) detail << material.note.in(english);
    if (!material.issuer.isEmpty()) detail << tr("由%1出具").arg(material.issuer);
    const QString mark = material.deferrable ? tr("可容缺")
                         : material.required ? tr("必备")
                                             : tr("非必备");
    Choice choice{{}, material.name.in(english), detail.join(tr("、")), mark, true};
    const auto addCode = [&choice](const QString& text, const QString& address) {
      if (!address.isEmpty()) choice.codes << ChoiceCode{text, address};
    };
    addCode(tr("空白表格"), material.formAddress);
    addCode(tr("样表"), material.sampleAddress);
    choices << choice;
  }
  return choices;
}

/// The mandatory fields of a guide; one without a text says so instead of being left out.
QVector<Choice> GuideController::sectionChoices() const {
  QVector<Choice> choices;
  if (guide() == nullptr) return choices;
  const bool english = visit_.english();
  const Guide& all = *guide();
  const auto add = [&choices](const QString& title, const QString& text) {
    choices << Choice{{}, title, text.isEmpty() ? tr("没有规定") : text, {}, true};
  };
  QStringList conditions;
  for (qsizetype i = 0; i < all.conditions.size(); ++i) {
    conditions << QStringLiteral("%1. %2").arg(i + 1).arg(all.conditions[i].in(english));
  }
  add(tr("承诺时限"), item() == nullptr ? QString() : item()->promisedLimit.in(english));
  add(tr("法定时限"), item() == nullptr ? QString() : item()->statutoryLimit.in(english));
  add(tr("收费标准"), all.fees.in(english));
  add(tr("办理地点"), all.place.in(english));
  add(tr("办理条件"), conditions.join(u'\n'));
  add(tr("办理程序"), all.procedure.in(english));
  add(tr("审查标准"), all.reviewStandard.in(english));
  add(tr("办结时限"), all.timeLimit.in(english));
  add(tr("容缺受理"), all.gapsAllowed.in(english));
  add(tr("告知承诺"), all.commitment.in(english));
  add(tr("申请方式"), all.applicationModes.in(english));
  add(tr("网上办理深度"), all.onlineDepth.in(english));
  add(tr("跑动次数"), tr("%1 次").arg(all.visits));
  add(tr("受理单位"), all.acceptedBy.in(english));
  add(tr("设定依据"), all.legalBasis.in(english));
  add(tr("联系方式"), all.contact.in(english));
  add(tr("投诉渠道"), all.complaints.in(english));
  return choices;
}

}  // namespace hall::kiosk
