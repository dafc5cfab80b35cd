#pragma once

#include <QObject>
#include <QStringList>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// 暂停服务: why and for how long. The sign shows the return and where to go instead, never why.
/// Holding a ticket (挂起) is the same sort of question and stands beside it.
class PauseController : public QObject {
  Q_OBJECT
  Q_PROPERTY(Asking asking READ asking NOTIFY changed)
  Q_PROPERTY(QStringList reasons READ reasons NOTIFY changed)
  Q_PROPERTY(int reason READ reason WRITE setReason NOTIFY changed)
  Q_PROPERTY(int minutes READ minutes WRITE setMinutes NOTIFY changed)
  Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed)
  Q_PROPERTY(bool needsOverride READ needsOverride NOTIFY changed)
  /// While paused: until when was announced, and that it is over.
  Q_PROPERTY(QString pausedText READ pausedText NOTIFY ticked)
  Q_PROPERTY(bool overrun READ overrun NOTIFY ticked)

 public:
  enum Asking { Nothing, Pause, Hold };
  Q_ENUM(Asking)

  PauseController(
      CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent = nullptr
  );

  Asking asking() const { return asking_; }
  QStringList reasons() const;
  int reason() const { return reason_; }
  void setReason(int reason);
  int minutes() const { return minutes_; }
  /// 1 to 480, as the server takes them.
  void setMinutes(int minutes);
  const QString& note() const { return note_; }
  void setNote(const QString& note);
  bool needsOverride() const { return needsOverride_; }
  QString pausedText() const;
  bool overrun() const;

  /// Nothing while a ticket is called or served.
  Q_INVOKABLE void askPause();
  /// Nothing unless a ticket is served.
  Q_INVOKABLE void askHold();
  Q_INVOKABLE void close();
  Q_INVOKABLE void confirm();
  void secondPassed() { Q_EMIT ticked(); }

 Q_SIGNALS:
  void changed();
  void ticked();

 private:
  void open(Asking asking);
  void answered(const Answer<Done>& answer);

  CounterPort& port_;
  Acting& acting_;
  Asking asking_ = Nothing;
  int reason_ = 0;
  int minutes_ = 10;
  QString note_;
  bool needsOverride_ = false;
};

}  // namespace hall::counter
