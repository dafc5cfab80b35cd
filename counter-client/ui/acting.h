#pragma once

#include <QObject>
#include <functional>

#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// One verb at a time, and the sentence that tells what came of it. Every page acts through this,
/// so that a second press while the first is on its way does nothing.
class Acting : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  /// What was not done and why, or what happened; empty: nothing to say.
  Q_PROPERTY(QString sentence READ sentence NOTIFY changed)
  Q_PROPERTY(bool failed READ failed NOTIFY changed)

 public:
  explicit Acting(CounterPort& port, QObject* parent = nullptr) : QObject(parent), port_(port) {}

  bool busy() const { return busy_; }
  const QString& sentence() const { return sentence_; }
  bool failed() const { return failed_; }

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
  bool busy_ = false;
  bool failed_ = false;
  QString sentence_;
};

}  // namespace hall::counter
