#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <QStringList>
#include <functional>

#include "counter-client/app/counter_window.h"

namespace hall::counter {

/// How fast this machine shows what a key brings: a clerk who does what the lines of standard input
/// say, with synthetic keys. What `--paces` is, and what the bench's U2 talks to.
///
///   login NUMBER FIRST-PASSWORD PASSWORD   at-work
///   call                                   called A012 24.1  (ms from the key to the frame with
///   it) uncall                                 uncalled
///
/// A line is answered before the next is sent; "refused WHY" where the hall says no. The end of the
/// input ends the program.
class Paces : public QObject {
  Q_OBJECT

 public:
  /// `say` takes one line of the answer.
  Paces(CounterPages& pages, CounterWindow& window, std::function<void(const QString&)> say);

 private:
  void readable();
  void take(const QStringList& words);
  void signInChanged();
  void callingChanged();
  void frameSwapped();
  void press(int key);
  void answer(const QString& line);

  enum class Awaited { Nothing, Work, Number, Frame, Nobody };

  CounterPages& pages_;
  CounterWindow& window_;
  const std::function<void(const QString&)> say_;
  QSocketNotifier input_;
  QByteArray read_;
  Awaited awaited_ = Awaited::Nothing;
  QStringList login_;
  QElapsedTimer sincePress_;
};

}  // namespace hall::counter
