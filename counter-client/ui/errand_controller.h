#pragma once

#include <QAbstractListModel>
#include <QString>
#include <memory>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"
#include "counter-client/ui/outcome_controller.h"
#include "terminal/words/item_search.h"

namespace hall::counter {

/// Finding an item by a few letters, for what needs one: 直接办理 without a number, a telephone
/// consultation, 转号, a further item of the serving, 补录. Before anything is typed it offers the
/// frequent items and the queues that need none.
class ErrandController : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(Use use READ use NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY changed)
  Q_PROPERTY(int copies READ copies WRITE setCopies NOTIFY changed)
  Q_PROPERTY(bool wrongQueue READ wrongQueue WRITE setWrongQueue NOTIFY changed)
  /// Counters that a ticket may be sent to; the first stands for any able one.
  Q_PROPERTY(QStringList counters READ counters NOTIFY changed)
  Q_PROPERTY(int counter READ counter WRITE setCounter NOTIFY changed)

 public:
  enum Use { Nothing, WalkUp, Telephone, Transfer, AnotherItem, HandEntry };
  Q_ENUM(Use)
  enum Role { NameRole = Qt::UserRole + 1, DetailRole };

  struct Parts {
    CounterPort& port;
    Acting& acting;
    OutcomeController& outcomes;
    const CounterLanguage& language;
  };
  explicit ErrandController(const Parts& parts, QObject* parent = nullptr);

  Use use() const { return use_; }
  QString title() const;
  const QString& query() const { return query_; }
  void setQuery(const QString& query);
  int copies() const { return copies_; }
  void setCopies(int copies);
  bool wrongQueue() const { return wrongQueue_; }
  void setWrongQueue(bool wrong);
  QStringList counters() const;
  int counter() const;
  void setCounter(int counter);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& at, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  Q_INVOKABLE void open(hall::counter::ErrandController::Use use);
  Q_INVOKABLE void close();
  Q_INVOKABLE void choose(int row);
  /// 转到窗口 alone: the ticket keeps its queue.
  Q_INVOKABLE void transferToCounter();

 Q_SIGNALS:
  void changed();
  /// For a 补录 of somebody without a number.
  void chosenForEntry(bool isQueue, const QString& code);

 private:
  /// An item, or a queue that needs none.
  struct Goal {
    bool isQueue = false;
    QString code;
  };
  void renew();
  void catalogueChanged();
  void add(const QString& item);
  bool offersQueues() const { return use_ != AnotherItem; }
  void transfer(const Goal& goal);
  QVector<const Place*> ablePlaces() const;

  CounterPort& port_;
  Acting& acting_;
  OutcomeController& outcomes_;
  const CounterLanguage& language_;
  std::unique_ptr<terminal::ItemSearch> search_;
  Use use_ = Nothing;
  QString query_;
  QVector<Goal> goals_;
  int copies_ = 1;
  bool wrongQueue_ = false;
  QString counter_;  ///< code; empty: any able one
};

}  // namespace hall::counter
