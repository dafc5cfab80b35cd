#pragma once

#include <QAbstractListModel>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <optional>

#include "counter-client/ui/acting.h"
#include "counter-client/ui/counter_language.h"
#include "counter-client/ui/counter_port.h"
#include "counter-client/ui/outcome_row.h"

namespace hall::counter {

/// The results of a serving: one row an item, each with what its result must say. Opens with what
/// an item of that kind mostly becomes, so that the usual serving ends with one more press of the
/// same key. The same form corrects a result afterwards (更正结果).
class OutcomeController : public QAbstractListModel {
  Q_OBJECT
  Q_PROPERTY(bool open READ isOpen NOTIFY changed)
  /// Corrects the last serving instead of ending one.
  Q_PROPERTY(bool correcting READ isCorrecting NOTIFY changed)
  /// The results go with a 转号 that was chosen already.
  Q_PROPERTY(bool transfer READ isTransfer NOTIFY changed)
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(QString note READ note WRITE setNote NOTIFY changed)
  Q_PROPERTY(QString reason READ reason WRITE setReason NOTIFY changed)
  Q_PROPERTY(bool complete READ isComplete NOTIFY changed)
  /// 受理, or 受理、当场办结 of several items.
  Q_PROPERTY(QString summary READ summary NOTIFY changed)
  /// What is still missing, as a sentence.
  Q_PROPERTY(QString lack READ lackText NOTIFY changed)
  /// 未办成 was chosen: offer 转“办不成事”反映窗口.
  Q_PROPERTY(bool offersFailedErrand READ offersFailedErrand NOTIFY changed)
  /// Somebody is refused: the paper with the remedies can be printed once it is sent.
  Q_PROPERTY(bool refuses READ refuses NOTIFY changed)

 public:
  enum Role {
    NameRole = Qt::UserRole + 1,
    OutcomeRole,  ///< index among `choices`
    OutcomeTextRole,
    ChoicesRole,  ///< texts of the results to choose from
    CopiesRole,
    GroundRole,  ///< 0 to 3; shown with a refusal
    RefusesRole,
    ConditionRole,
    ConditionsRole,  ///< texts of the guide's conditions
    DepartmentsRole,
    DepartmentRole,
    TextRole,
    MaterialsRole,  ///< maps of name, ticked, required, deferrable, missing
    AsksOwnWishRole,
    OwnWishRole,
    LackRole  ///< empty: the row is complete
  };

  OutcomeController(
      CounterPort& port, Acting& acting, const CounterLanguage& language, QObject* parent = nullptr
  );

  bool isOpen() const { return open_; }
  bool isCorrecting() const { return correcting_ != 0; }
  bool isTransfer() const { return transfer_.has_value(); }
  const QString& number() const { return number_; }
  const QString& note() const { return note_; }
  void setNote(const QString& note);
  const QString& reason() const { return reason_; }
  void setReason(const QString& reason);
  bool isComplete() const;
  QString lackText() const;
  QString summary() const;
  bool offersFailedErrand() const;
  bool refuses() const;
  QVector<ItemOutcome> outcomes() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& at, int role) const override;
  QHash<int, QByteArray> roleNames() const override;

  /// Of the ticket that is served now.
  Q_INVOKABLE void open();
  /// The same, and its confirmation sends the ticket on: nobody's result is recorded that nobody
  /// looked at.
  void openFor(const verb::Transfer& transfer);
  /// Of the counter's last serving, as it was ended.
  Q_INVOKABLE void openCorrection();
  Q_INVOKABLE void close();
  Q_INVOKABLE void addItem(const QString& code);
  /// Not the first, which is what the ticket was taken for.
  Q_INVOKABLE void removeRow(int row);
  Q_INVOKABLE void choose(int row, int choice);
  Q_INVOKABLE void setCopies(int row, int copies);
  Q_INVOKABLE void setGround(int row, int ground);
  Q_INVOKABLE void setCondition(int row, int condition);
  Q_INVOKABLE void setDepartment(int row, int department);
  Q_INVOKABLE void setText(int row, const QString& text);
  Q_INVOKABLE void tick(int row, int material);
  Q_INVOKABLE void setOwnWish(int row, bool asked);
  /// Adds a phrase to the note.
  Q_INVOKABLE void addToNote(const QString& phrase);
  /// Does nothing but say what is missing while something is.
  Q_INVOKABLE void confirm();
  /// Ends it as 未办成 and sends the ticket to the “办不成事”反映窗口.
  Q_INVOKABLE void confirmToFailedErrand();

 Q_SIGNALS:
  void changed();
  /// With what was sent; before the form is emptied.
  void ended(const QString& number, const QVector<hall::counter::ItemOutcome>& outcomes);
  void finished();

 private:
  void begin(const Ticket& ticket);
  void reset();
  void touched(int row);
  void send(const Verb& verb);
  void sent(const Answer<Done>& answer);
  /// Another ticket, or none: what was filled in was about the former one.
  void forgetOther();
  OutcomeRow rowFor(const Ticket& ticket, const QString& code) const;
  bool has(int row) const { return row >= 0 && row < rows_.size(); }
  const Item* itemOf(const OutcomeRow& row) const { return port_.catalogue()->item(row.item); }
  const Guide* guideOf(const OutcomeRow& row) const { return port_.catalogue()->guide(row.item); }
  const Queue* queueOf(const OutcomeRow& row) const;
  QVector<Outcome> choicesOf(const OutcomeRow& row) const;
  bool asksOwnWish(const OutcomeRow& row) const;
  Lack lackOf(const OutcomeRow& row) const;
  QVariantList materialsOf(const OutcomeRow& row) const;

  CounterPort& port_;
  Acting& acting_;
  const CounterLanguage& language_;
  QVector<OutcomeRow> rows_;
  bool open_ = false;
  bool sending_ = false;
  quint64 correcting_ = 0;
  std::optional<verb::Transfer> transfer_;
  bool aged_ = false;
  QString ticket_;  ///< what the rows are about; kept over a close, so that ticks are not lost
  QString queue_;
  QString number_;
  QString note_;
  QString reason_;
};

}  // namespace hall::counter
