#pragma once

#include <QObject>
#include <functional>

#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// One verb at a time, and the sentence that tells what came of it. Every page acts through this,
/// so that a second press while the first is on its way does nothing.
///
/// Nor does a press within the guard time after the last one, or after something at the counter
/// changed by itself: a key that sticks, a finger that trembles or a second click neither calls
/// somebody past nor ends a serving, and nobody acts on what they have not seen. A press that was
/// ignored begins the guard time anew, so that a key that repeats stays ignored until it is let go.
class Acting : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// What was not done and why, or what happened; empty: nothing to say.
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(bool failed READ failed NOTIFY changed)

 public:
  /// `steadyMs`: of a clock that nobody can set.
  Acting(CounterPort& port, std::function<qint64()> steadyMs, QObject* parent = nullptr);

  bool busy() const { return busy_; }
  const QString& sentence() const { return sentence_; }
  bool failed() const { return failed_; }

  /// Begins what a key or click is to do. False: it comes too soon, and does nothing.
  bool press();
  /// What stands at the counter changed under the finger.
  void surprise() { pressedMs_ = steadyMs_(); }
  /// False: something is on its way; then `verb` was not done and `then` is not called.
  bool act(const Verb& verb, Then<Done> then = {});
  /// The same for what is no verb: `ask` gets what to answer with.
  bool ask(const std::function<void(Then<Done>)>& ask, Then<Done> then = {});
  void say(const QString& sentence);
  void refuse(const QString& sentence);
  Q_INVOKABLE void clear() { say({}); }

 Q_SIGNALS:
  void changed();

 private:
  void take(const Answer<Done>& answer, const Then<Done>& then);
  void show(const QString& sentence, bool failed);

  CounterPort& port_;
  const std::function<qint64()> steadyMs_;
  qint64 pressedMs_;
  bool busy_ = false;
  bool failed_ = false;
  QString sentence_;
};

}  // namespace hall::counter
