#pragma once

#include <QObject>
#include <QString>

#include "kiosk/app/kiosk_printing.h"
#include "kiosk/link/hall_link.h"
#include "kiosk/ui/kiosk_pages.h"

namespace hall::kiosk {

/// Counts what the kiosk is used for, for the server and the month's report. Knows of no person: it
/// counts, and keeps nothing else.
class UsageCount : public QObject {
  Q_OBJECT

 public:
  UsageCount(KioskPages& pages, TicketPrinting& printer, HallPort& hall, QObject* parent = nullptr);

  const KioskUsage& usage() const { return usage_; }
  /// The card reader was pulled out or stopped answering.
  void readerGone();

 Q_SIGNALS:
  void changed();

 private:
  void onPage(Visit::Page page);
  void onNumber(const QString& number);
  void onPrinter(PrinterState state);
  void add(std::uint32_t& count);

  KioskUsage usage_;
  Visit::Page page_ = Visit::Page::Home;
  QString number_;
  PrinterState printer_ = PrinterState::Ready;
};

}  // namespace hall::kiosk
