#include "kiosk/ui/hall_notice.h"

#include "kiosk/ui/denial_words.h"

namespace hall::kiosk {

HallNotice::HallNotice(HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent)
    : QObject(parent), hall_(hall), printer_(printer), visit_(visit) {
  connect(&hall_, &HallPort::nowChanged, this, &HallNotice::changed);
  connect(&hall_, &HallPort::onlineChanged, this, &HallNotice::changed);
  connect(&hall_, &HallPort::refusedChanged, this, &HallNotice::changed);
  connect(&hall_, &HallPort::catalogueChanged, this, &HallNotice::changed);
  connect(&printer_, &TicketPrinting::stateChanged, this, &HallNotice::changed);
  connect(&visit_, &Visit::looksChanged, this, &HallNotice::changed);
}

QString HallNotice::suspended() const {
  if (!hall_.now().suspended) return {};
  const QString& text = hall_.now().suspensionText;
  return text.isEmpty() ? tr("大厅暂停服务，请听现场工作人员安排。") : text;
}

QString HallNotice::closed() const {
  if (hall_.now().suspended || hall_.now().isIssuing()) return {};
  const QString hours = hall_.catalogue()->openingHours.in(visit_.english());
  return (hall_.isOnline() ? tr("现在不在服务时间。可以查指南、查进度。服务时间：%1")
                           : tr("现在不在服务时间。可以查指南。服务时间：%1"))
      .arg(hours);
}

QString HallNotice::refused() const {
  return hall_.isRefused() ? tr("本机已停用，请使用旁边的取号机，或到导办台取号")
                           : hall_.now().closedText;
}

QString HallNotice::lost() const {
  if (hall_.isOutOfUse() || hall_.isOnline()) return {};
  if (hall_.takesNumbers()) return tr("网络中断，取号照常进行，请听现场工作人员叫号");
  const bool openHall = !hall_.now().suspended && hall_.now().isIssuing();
  return openHall ? tr("网络中断，本机现在不能取号，请到导办台取号")
                  : tr("网络中断，现在只能查办事指南");
}

QString HallNotice::printerText() const {
  switch (printer_.state()) {
    case PrinterState::PaperOut:
      return tr("本机缺纸，请使用旁边的取号机，或到导办台取号");
    case PrinterState::Broken:
      return tr("本机打印机有故障，请使用旁边的取号机，或到导办台取号");
    case PrinterState::Ready:
    case PrinterState::PaperLow:
      break;
  }
  return {};
}

bool HallNotice::withoutPaper() const {
  const bool closed = !(refused() + suspended() + this->closed()).isEmpty();
  return !closed && !printerText().isEmpty();
}

QString HallNotice::reader() const {
  return readerThere_ ? QString() : tr("本机不能刷证，请输入证件号码，或到导办台取号");
}

void HallNotice::setReaderThere(bool there) {
  readerThere_ = there;
  Q_EMIT changed();
}

QString HallNotice::broadcast() const {
  const QStringList& all = hall_.now().broadcasts;
  return all.isEmpty() ? QString() : all.back();
}

QString HallNotice::strip() const {
  for (const QString& text :
       {refused(), suspended(), printerText(), lost(), closed(), broadcast(), reader()}) {
    if (!text.isEmpty()) return text;
  }
  return {};
}

}  // namespace hall::kiosk
