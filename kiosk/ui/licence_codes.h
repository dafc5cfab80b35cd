#pragma once

#include <QString>
#include <functional>

#include "kiosk/ui/errand.h"

namespace hall::kiosk {

/// 电子证照码 on somebody's phone. Only the platform that gave such a code knows whose document it
/// stands for, and each region has its own: a hall with a way to its platform gives the kiosk an
/// adapter. As it is here no code is understood, and no page asks for one. Pages' thread.
class LicenceCodes {
 public:
  /// A person who is not given: the code is none, or has expired.
  using Then = std::function<void(Person)>;

  virtual ~LicenceCodes() = default;

  virtual bool areUnderstood() const { return false; }
  /// Whose document the code stands for, at once or later, once. Its number is checked as one of a
  /// card is. Codes are personal: an adapter keeps and logs none.
  virtual void read(const QString& /*code*/, const Then& then) { then({}); }

  static LicenceCodes& none();
};

}  // namespace hall::kiosk
