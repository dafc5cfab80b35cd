#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QVector>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"

namespace hall::counter {

/// The tickets that this counter may serve, one list at a time: who waits, who is away, who came
/// back, who did not come. Longest wait first. One action a row; some need a reason.
class TicketsController : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(List list READ list WRITE setList NOTIFY listChanged)
  /// Only numbers that begin so.
  Q_PROPERTY(QString wanted READ wanted WRITE setWanted NOTIFY listChanged)
  Q_PROPERTY(int count READ count NOTIFY listChanged)
  Q_PROPERTY(int waiting READ waiting NOTIFY countsChanged)
  Q_PROPERTY(int held READ held NOTIFY countsChanged)
  Q_PROPERTY(int returned READ returned NOTIFY countsChanged)
  Q_PROPERTY(int absent READ absent NOTIFY countsChanged)
  Q_PROPERTY(int nearTarget READ nearTarget NOTIFY countsChanged)
  Q_PROPERTY(QString actionText READ actionText NOTIFY listChanged)
  Q_PROPERTY(bool needsReason READ needsReason NOTIFY listChanged)

 public:
  enum List { Waiting, Held, Returned, Absent };
  Q_ENUM(List)
  enum Role {
    IdRole = Qt::UserRole + 1,
    NumberRole,
    ClassRole,
    PurposeRole,
    DetailRole,
    WaitedRole,
    /// 0: in time; 1: near the promised wait; 2: beyond it
    LatenessRole,
    MayActRole,
    MayWakeRole
  };

  TicketsController(
      CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent = nullptr
  );

  List list() const { return list_; }
  void setList(List list);
  const QString& wanted() const { return wanted_; }
  void setWanted(const QString& wanted);
  int count() const { return static_cast<int>(rows_.size()); }
  int waiting() const { return counts_[Waiting]; }
  int held() const { return counts_[Held]; }
  int returned() const { return counts_[Returned]; }
  int absent() const { return counts_[Absent]; }
  /// Of those who wait, how many are near their promised wait or beyond it.
  int nearTarget() const;
  /// 指定呼叫, 继续办理, 恢复叫号.
  QString actionText() const;
  bool needsReason() const { return list_ == Waiting || list_ == Returned; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& at, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// By id: rows move while a reason is typed.
  Q_INVOKABLE void actOn(const QString& id, const QString& reason);
  /// 结果已到: tells who waits for a result to come back.
  Q_INVOKABLE void wake(const QString& id);
  /// Waits grow by themselves.
  void minutePassed();

 Q_SIGNALS:
  void listChanged();
  void countsChanged();
  /// The hall does it only for who says why: a second 恢复叫号.
  void reasonWanted(const QString& id, const QString& number);

 private:
  void renew();
  QString detailOf(const Ticket& ticket) const;
  bool mayAct(const Ticket& ticket) const;
  /// Of the list that is shown; says so where it is there no more.
  const Ticket* shown(const QString& id);

  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  List list_ = Waiting;
  QString wanted_;
  QVector<Ticket> rows_;
  int counts_[4] = {};
};

}  // namespace hall::counter
