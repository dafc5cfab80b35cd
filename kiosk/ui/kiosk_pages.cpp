#include "kiosk/ui/kiosk_pages.h"

namespace hall::kiosk {

KioskPages::KioskPages(const Parts& parts, QObject* parent)
    : QObject(parent),
      notice_(parts.hall, parts.printer, visit_),
      home_(parts.hall, visit_),
      find_(parts.hall, visit_),
      guide_(parts.hall, parts.printer, visit_),
      number_({parts.hall, parts.printer, parts.book, visit_, parts.today}),
      ownNumber_(parts.hall, parts.printer, visit_),
      reminder_({parts.hall, parts.printer, parts.book, visit_, parts.today}),
      scans_({find_, number_, guide_, ownNumber_, visit_, parts.licenceCodes}),
      aloud_(parts.speaker) {
  connectHome();
  connectFind();
  connect(&guide_, &GuideController::numberWanted, &number_, &NumberController::beginItem);
  for (IdentityEntry* entry : {number_.applicant(), number_.principal()}) {
    entry->setReaders({true, parts.licenceCodes.areUnderstood()});
    // Its sentences are those of the language that is shown.
    connect(&visit_, &Visit::looksChanged, entry, &IdentityEntry::changed);
  }
  aloud_.attach(*this);
}

void KioskPages::setReaderThere(bool there) {
  notice_.setReaderThere(there);
  for (IdentityEntry* entry : {number_.applicant(), number_.principal()}) {
    entry->setReaders({there, entry->readsCodes()});
  }
}

void KioskPages::connectHome() {
  connect(&home_, &HomeController::businessWanted, &find_, [this](Audience audience) {
    find_.open(FindController::Purpose::Business, audience);
  });
  connect(&home_, &HomeController::themesWanted, &find_, [this] {
    find_.open(FindController::Purpose::Themes, Audience::Both);
  });
  connect(&home_, &HomeController::supplementWanted, &find_, [this] {
    find_.open(FindController::Purpose::Supplement, Audience::Both);
  });
  connect(&home_, &HomeController::guidesWanted, &find_, [this] {
    find_.open(FindController::Purpose::Guides, Audience::Both);
  });
  connect(&home_, &HomeController::itemWanted, &number_, &NumberController::beginItem);
  connect(&home_, &HomeController::themeWanted, &number_, &NumberController::beginTheme);
  connect(&home_, &HomeController::queueWanted, &number_, &NumberController::beginQueue);
  connect(
      &home_, &HomeController::appointmentWanted, &number_, &NumberController::beginAppointment
  );
  connect(&home_, &HomeController::ownNumberWanted, &ownNumber_, &OwnNumberController::open);
}

void KioskPages::connectFind() {
  connect(&find_, &FindController::itemChosen, &number_, [this](const QString& code) {
    find_.forSupplement() ? number_.beginSupplement(code) : number_.beginItem(code);
  });
  connect(&find_, &FindController::themeChosen, &number_, &NumberController::beginTheme);
  connect(&find_, &FindController::guideChosen, &guide_, &GuideController::open);
}

}  // namespace hall::kiosk
