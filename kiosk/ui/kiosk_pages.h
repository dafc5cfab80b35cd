#pragma once

#include <QObject>
#include <functional>

#include "kiosk/ui/find_controller.h"
#include "kiosk/ui/guide_controller.h"
#include "kiosk/ui/hall_notice.h"
#include "kiosk/ui/home_controller.h"
#include "kiosk/ui/licence_codes.h"
#include "kiosk/ui/number_controller.h"
#include "kiosk/ui/own_number_controller.h"
#include "kiosk/ui/paper_reminder.h"
#include "kiosk/ui/reading_aloud.h"
#include "kiosk/ui/scan_router.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// Everything the pages see: one controller a page, wired to each other here and nowhere else. The
/// root page gets it as its one property.
class KioskPages : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::kiosk::Visit* visit READ visit CONSTANT)
  Q_PROPERTY(hall::kiosk::HallNotice* notice READ notice CONSTANT)
  Q_PROPERTY(hall::kiosk::HomeController* home READ home CONSTANT)
  Q_PROPERTY(hall::kiosk::FindController* find READ find CONSTANT)
  Q_PROPERTY(hall::kiosk::GuideController* guide READ guide CONSTANT)
  Q_PROPERTY(hall::kiosk::NumberController* number READ number CONSTANT)
  Q_PROPERTY(hall::kiosk::OwnNumberController* ownNumber READ ownNumber CONSTANT)
  Q_PROPERTY(hall::kiosk::PaperReminder* reminder READ reminder CONSTANT)
  Q_PROPERTY(hall::kiosk::ScanRouter* scans READ scans CONSTANT)
  Q_PROPERTY(hall::kiosk::ReadingAloud* aloud READ aloud CONSTANT)

 public:
  struct Parts {
    HallPort& hall;
    TicketPrinting& printer;
    IntentionBook& book;
    Speaker& speaker;
    std::function<QDate()> today;  ///< the hall's day, for ages and dates
    LicenceCodes& licenceCodes = LicenceCodes::none();
  };
  explicit KioskPages(const Parts& parts, QObject* parent = nullptr);

  /// The kiosk's card reader answers, or was pulled out.
  void setReaderThere(bool there);

  Visit* visit() { return &visit_; }
  HallNotice* notice() { return &notice_; }
  HomeController* home() { return &home_; }
  FindController* find() { return &find_; }
  GuideController* guide() { return &guide_; }
  NumberController* number() { return &number_; }
  OwnNumberController* ownNumber() { return &ownNumber_; }
  PaperReminder* reminder() { return &reminder_; }
  ScanRouter* scans() { return &scans_; }
  ReadingAloud* aloud() { return &aloud_; }

 private:
  void connectHome();
  void connectFind();

  Visit visit_;
  HallNotice notice_;
  HomeController home_;
  FindController find_;
  GuideController guide_;
  NumberController number_;
  OwnNumberController ownNumber_;
  PaperReminder reminder_;
  ScanRouter scans_;
  ReadingAloud aloud_;
};

}  // namespace hall::kiosk
