#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/speaker.h"

namespace hall::kiosk {

class KioskPages;

/// 语音播报: while it is switched on, says of each page what stands on it and what can be done,
/// once, and again where that changes. For people who do not see the screen or do not read it.
/// Never says a document number or a name: whoever stands behind would hear it.
class ReadingAloud : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool there READ isThere CONSTANT)

 public:
  /// `pages` are whole only after its constructor; nothing is read of them before `attach`.
  explicit ReadingAloud(Speaker& speaker, QObject* parent = nullptr);

  bool isThere() const { return speaker_.isThere(); }
  void attach(KioskPages& pages);
  /// The name of the control that got the keyboard's focus.
  Q_INVOKABLE void focused(const QString& name);

  /// What is said of the page that is shown now.
  QString sentence() const;

 private:
  void look();
  void lookLater();
  QString ofHome() const;
  QString ofFind() const;
  QString ofNumber() const;
  QString ofOwnNumber() const;

  Speaker& speaker_;
  KioskPages* pages_ = nullptr;
  QString said_;
  bool looksLater_ = false;
};

}  // namespace hall::kiosk
