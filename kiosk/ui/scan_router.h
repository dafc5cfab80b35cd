#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/errand.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

class FindController;
class GuideController;
class LicenceCodes;
class NumberController;
class OwnNumberController;

/// Where a card or a scanned code goes: on every page the code of a guide opens that guide and the
/// code of a ticket 进度查询 of its number; anything else is a document on the page of a number and
/// a number on that of one's own, and noise elsewhere. Noise changes nothing but the sentence of a
/// page that asked for something. While a number is on its way nothing is heard.
class ScanRouter : public QObject {
  Q_OBJECT

 public:
  struct Parts {
    FindController& find;
    NumberController& number;
    GuideController& guide;
    OwnNumberController& ownNumber;
    Visit& visit;
    LicenceCodes& licenceCodes;
  };
  explicit ScanRouter(const Parts& parts, QObject* parent = nullptr);

  /// From a reader or scanner with a line of its own; `name` is what stood behind the first comma.
  void readCard(const QString& number, const QString& name);
  /// One key of a scanner that types like a keyboard; a line ends with Enter. More than 512
  /// characters are noise. Also for people who type on a real keyboard.
  Q_INVOKABLE void keyed(const QString& characters);
  Q_INVOKABLE void entered();

 private:
  void take(const QString& text, const QString& name, Person::Source source);
  bool openAddress(const QString& text);
  void takeDocument(const QString& text, const QString& name, Person::Source source);
  void leaveQuery(const QString& text);

  const Parts parts_;
  QString line_;
  quint64 visitNumber_ = 0;  ///< what a code of an earlier visit stood for counts for nothing
};

}  // namespace hall::kiosk
