#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <optional>

#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// What goes on around the counter: who waits in its queues, what the other counters do, what the
/// manager says, what is wrong, and whether the server is heard.
class FloorController : public QObject {
  Q_OBJECT
  Q_PROPERTY(hall::counter::FloorController::Link link READ link NOTIFY changed)
  Q_PROPERTY(QString linkText READ linkText NOTIFY ticked)
  Q_PROPERTY(bool rehearsal READ rehearsal NOTIFY changed)
  Q_PROPERTY(QString suspension READ suspension NOTIFY changed)
  Q_PROPERTY(QString time READ time NOTIFY ticked)
  /// Maps of name, waiting, near (their promised wait or beyond it), longest, usual, openCounters.
  Q_PROPERTY(QVariantList queues READ queues NOTIFY ticked)
  /// Maps of label, kind, state, number, free.
  Q_PROPERTY(QVariantList places READ places NOTIFY changed)
  /// Of managers to this counter, what changed in its queues, then of managers to everybody.
  Q_PROPERTY(QStringList messages READ messages NOTIFY changed)
  /// Maps of text, red.
  Q_PROPERTY(QVariantList alerts READ alerts NOTIFY changed)
  /// How many messages and alerts there are.
  Q_PROPERTY(int news READ news NOTIFY changed)
  /// The latest message, or change of the queues, of the last ten minutes; empty: none.
  Q_PROPERTY(QString latest READ latest NOTIFY ticked)
  /// Who will be served after closing; empty: nobody.
  Q_PROPERTY(QString overtime READ overtime NOTIFY ticked)
  Q_PROPERTY(int deferred READ deferred NOTIFY changed)

 public:
  enum class Link { None, Live, Stale, Lost };
  Q_ENUM(Link)

  FloorController(CounterPort& port, const CounterLanguage& language, QObject* parent = nullptr);

  Link link() const { return static_cast<Link>(port_.contact()); }
  QString linkText() const;
  bool rehearsal() const { return port_.now().rehearsal; }
  QString suspension() const;
  QString time() const;
  QVariantList queues() const;
  QVariantList places() const;
  QStringList messages() const;
  QVariantList alerts() const;
  QString overtime() const;
  int news() const;
  QString latest() const;
  int deferred() const { return port_.deferred(); }
  void secondPassed() { Q_EMIT ticked(); }

 Q_SIGNALS:
  void changed();
  void ticked();

 private:
  /// 办理范围 of this counter, changed while somebody sat at it: codes of queues.
  struct AbleChange {
    QStringList lost;
    QStringList gained;
    QDateTime at;
  };
  void followAble();
  QString ableChangeText() const;

  CounterPort& port_;
  const CounterLanguage& language_;
  QString ablePerson_;  ///< whose `able_` it is; empty: nobody's
  QStringList able_;
  std::optional<AbleChange> ableChange_;  ///< the last one
};

}  // namespace hall::counter
