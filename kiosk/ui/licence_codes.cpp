#include "kiosk/ui/licence_codes.h"

namespace hall::kiosk {

LicenceCodes& LicenceCodes::none() {
  static LicenceCodes none;
  return none;
}

}  // namespace hall::kiosk
