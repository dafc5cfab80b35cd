#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk/ui/speaker.h"
#include "kiosk/ui/typed_echo.h"

namespace hall::kiosk {

class KioskPages;

/// 语音播报: while it is switched on, reads each page (spoken_page.h) sentence by sentence, once,
/// and of what changes on it only that; echoes what is typed. For people who do not see the screen
/// or do not read it. Switched off it is silent at once, and switched on again it goes on with the
/// sentence it was in, or, all read, begins the page anew.
class ReadingAloud : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool there READ isThere CONSTANT)

 public:
  /// `pages` are whole only after its constructor; nothing is read of them before `attach`.
  explicit ReadingAloud(Speaker& speaker, QObject* parent = nullptr);

  bool isThere() const { return speaker_.isThere(); }
  void attach(KioskPages& pages);
  /// At once and instead of the page, which is not read on by itself: the name of the control that
  /// the keyboard reached, the question of what opened on the page.
  Q_INVOKABLE void tell(const QString& words);

 private:
  enum class Doing { Nothing, Asking, Reading };

  void look();
  void lookLater();
  void pause();
  void askWhetherThere();
  void readPage(const QString& echo);
  void say();
  void wasHeard();
  void forget();

  Speaker& speaker_;
  KioskPages* pages_ = nullptr;
  TypedEcho typed_;
  Doing doing_ = Doing::Nothing;
  QStringList page_;    ///< as it was last looked at
  QStringList unread_;  ///< of it; the first is being said
  QString echo_;        ///< the last one; may stand first in unread_
  bool looksLater_ = false;
};

}  // namespace hall::kiosk
