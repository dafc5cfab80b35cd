#pragma once

#include <QString>
#include <QTimer>
#include <memory>

#include "kiosk/app/kiosk_printing.h"
#include "kiosk/app/kiosk_settings.h"
#include "kiosk/app/kiosk_window.h"
#include "kiosk/app/reader_thread.h"
#include "kiosk/app/speech_program.h"
#include "kiosk/app/usage_count.h"
#include "kiosk/link/hall_link.h"
#include "kiosk/link/intention_book.h"

namespace hall::kiosk {

/// What the kiosk says of itself: what keeps it from giving papers before what keeps it from less.
KioskCondition conditionOf(PrinterState printer, bool readerThere, bool voiceWorks);

SpeechProgram::Commands voiceOf(const KioskSettings& settings);

/// The kiosk of a real hall, put together: link, devices, pages, window, and what they tell each
/// other. Destructs in the reverse order.
class KioskApplication {
 public:
  struct Start {
    std::unique_ptr<KioskApplication> application;
    QString fault;  ///< why there is none, for the operator
  };
  static Start start(const KioskSettings& settings, const KioskWindow::Looks& looks);

  /// Turns the administrator's one-time code into this kiosk's token. Empty: done.
  static QString enroll(const KioskSettings& settings, const std::string& code);

  KioskWindow& window() { return window_; }

 private:
  struct Parts {
    std::unique_ptr<HallLink> link;
    std::unique_ptr<FileIntentionBook> book;
    std::unique_ptr<terminal::Printer> printer;
    std::unique_ptr<terminal::ByteLink> reader;
    SpeechProgram::Commands voice;
  };
  KioskApplication(Parts parts, const KioskWindow::Looks& looks);
  void tellCondition();

  const std::unique_ptr<HallLink> link_;
  const std::unique_ptr<FileIntentionBook> book_;
  KioskPrinting printer_;
  SpeechProgram speech_;
  bool readerThere_ = true;
  bool voiceWorks_ = true;
  std::unique_ptr<ReaderThread> reader_;
  KioskPages pages_;
  UsageCount usage_;
  KioskWindow window_;
  QTimer second_;
};

}  // namespace hall::kiosk
