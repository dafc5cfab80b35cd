#include "kiosk/ui/errand.h"

namespace hall::kiosk {

void wipe(QString& text) {
  text.fill(QChar(u'\0'));
  text.clear();
}

void Person::wipe() {
  kiosk::wipe(number);
  kiosk::wipe(name);
  document = Document::None;
  confirmed = false;
}

void Errand::wipe() {
  applicant.wipe();
  if (agency) agency->principal.wipe();
  *this = Errand{};
}

}  // namespace hall::kiosk
