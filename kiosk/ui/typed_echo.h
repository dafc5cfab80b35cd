#pragma once

#include <QString>

#include "kiosk/ui/visit.h"

namespace hall::kiosk {

class KioskPages;

/// What was typed since the last look, as it may be heard: characters of a search and of a ticket's
/// number one by one; of a document's number a tone and how many there are, nothing else.
class TypedEcho {
 public:
  /// Empty: nothing was typed on the page that is shown.
  QString since(KioskPages& pages);
  void forget() { *this = TypedEcho(); }

 private:
  struct Typed {
    QString open;  ///< as it may be said
    qsizetype applicant = 0;
    qsizetype principal = 0;
  };
  Typed now(KioskPages& pages) const;

  Visit::Page page_ = Visit::Page::Home;
  Typed typed_;
};

}  // namespace hall::kiosk
