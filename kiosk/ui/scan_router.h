#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/visit.h"

namespace hall::kiosk {

class FindController;
class GuideController;
class NumberController;
class OwnNumberController;

/// Where a card or a scanned code goes: on the page of a number to its applicant (or principal), a
/// guide's address to the guide, a ticket's number to 进度查询. Anything else is noise: it changes
/// nothing but the sentence on the page that asked for a card.
class ScanRouter : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    NumberController& number;
    GuideController& guide;
    OwnNumberController& ownNumber;
    Visit& visit;
  };
  explicit ScanRouter(const Parts& parts, QObject* parent = nullptr);

  /// From a reader of its own.
  void readCard(const QString& number, const QString& name);
  /// One key of a scanner that types like a keyboard; a line ends with Enter. More than 512
  /// characters are noise. Also for people who type on a real keyboard.
  Q_INVOKABLE void keyed(const QString& characters);
  Q_INVOKABLE void entered();

 private:
  void scanned(const QString& line);

  const Parts parts_;
  QString line_;
};

}  // namespace hall::kiosk
