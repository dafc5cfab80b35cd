#pragma once

#include <QDate>
#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/errand.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/identity_entry.h"
#include "kiosk/ui/ticket_printing.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// Taking a number: what is said before it, who takes it, and the paper. One errand at a time; a
/// second touch on a button while an answer is out does nothing, so a double touch takes one
/// number.
class NumberController : public QObject {
  Q_OBJECT
  Q_PROPERTY(Step step READ step NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString promise READ promise NOTIFY changed)
  Q_PROPERTY(QString place READ place NOTIFY changed)
  Q_PROPERTY(QString counters READ counters NOTIFY changed)
  Q_PROPERTY(QString otherWays READ otherWays NOTIFY changed)
  Q_PROPERTY(QString identityHint READ identityHint NOTIFY changed)
  /// What is asked, why it was refused, how far the paper is.
  Q_PROPERTY(QString message READ message NOTIFY changed)
  /// What `mend` does after a refusal; empty: nothing one could mend.
  Q_PROPERTY(QString mendWords READ mendWords NOTIFY changed)
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(QString groundText READ groundText NOTIFY changed)
  Q_PROPERTY(QString relationText READ relationText NOTIFY changed)
  Q_PROPERTY(bool asksIdentity READ asksIdentity NOTIFY changed)
  Q_PROPERTY(bool needsIdentity READ needsIdentity NOTIFY changed)
  Q_PROPERTY(bool offersPriority READ offersPriority NOTIFY changed)
  Q_PROPERTY(bool asksCopies READ asksCopies NOTIFY changed)
  Q_PROPERTY(int copies READ copies NOTIFY changed)
  Q_PROPERTY(int copiesMax READ copiesMax NOTIFY changed)
  Q_PROPERTY(bool isAgent READ isAgent NOTIFY changed)
  Q_PROPERTY(bool canConfirm READ canConfirm NOTIFY changed)
  Q_PROPERTY(hall::kiosk::ChoiceModel* grounds READ grounds CONSTANT)
  Q_PROPERTY(hall::kiosk::ChoiceModel* relations READ relations CONSTANT)
  Q_PROPERTY(hall::kiosk::IdentityEntry* applicant READ applicant CONSTANT)
  Q_PROPERTY(hall::kiosk::IdentityEntry* principal READ principal CONSTANT)

 public:
  enum class Step {
    Nothing,         ///< no errand
    Asking,          ///< the wait is being asked for
    Confirm,         ///< everything on one page; 确认取号
    Doubtful,        ///< a company code whose check character is wrong
    AlreadyWaiting,  ///< 补打号票 or 另取一个号
    Issuing,
    Printing,
    Printed,     ///< 取号成功，请取走号票
    NotPrinted,  ///< the number stays valid
    Refused,
  };
  Q_ENUM(Step)

  struct Parts {
    HallPort& hall;
    TicketPrinting& printer;
    IntentionBook& book;
    Visit& visit;
    std::function<QDate()> today;  ///< the hall's day
  };
  explicit NumberController(const Parts& parts, QObject* parent = nullptr);

  Step step() const { return step_; }
  QString title() const;
  /// 前面约 3 人，预计等候 10–20 分钟; with a number in hand what its paper says.
  QString promise() const;
  /// Where to wait, and the counters; empty before there is a number.
  QString place() const;
  QString counters() const;   ///< 现有 4 个窗口办理
  QString otherWays() const;  ///< 其他办法：网上、自助终端; empty: none
  QString identityHint() const;
  QString message() const;
  QString mendWords() const;
  QString number() const { return slip_.number; }
  QString groundText() const;
  QString relationText() const;  ///< of agent and principal; empty: nobody acts for another
  bool asksIdentity() const;
  bool needsIdentity() const;
  bool offersPriority() const { return offersPriority_; }
  bool asksCopies() const;
  int copies() const { return errand_.copies; }
  int copiesMax() const { return parts_.hall.catalogue()->copiesMax; }
  bool isAgent() const { return errand_.agency.has_value(); }
  bool canConfirm() const;
  ChoiceModel* grounds() { return &grounds_; }
  ChoiceModel* relations() { return &relations_; }
  IdentityEntry* applicant() { return &applicant_; }
  IdentityEntry* principal() { return &principal_; }

  Q_INVOKABLE void beginItem(const QString& code);
  /// 补交材料 for an item: the counter is told so with the number.
  void beginSupplement(const QString& code);
  Q_INVOKABLE void beginTheme(const QString& code);
  Q_INVOKABLE void beginQueue(const QString& code);
  /// 预约取号: until appointments are taken here, says where to go.
  Q_INVOKABLE void beginAppointment();
  /// Within 1 and the hall's bound.
  Q_INVOKABLE void setCopies(int copies);
  /// A card or a scanned document: the principal's where an agent has shown their own.
  void readCard(const QString& number, const QString& name, Person::Source source);
  /// 代办 or 本人.
  Q_INVOKABLE void setAgent(bool agent);
  /// What the agent is to the principal.
  Q_INVOKABLE void chooseRelation(const QString& key);
  Q_INVOKABLE void chooseGround(const QString& key);
  /// The answer to 您可以取优先号，是否需要？
  Q_INVOKABLE void answerPriority(bool wanted);
  /// 确认取号.
  Q_INVOKABLE void confirm();
  Q_INVOKABLE void confirmDoubtful();
  Q_INVOKABLE void takeAnother();
  Q_INVOKABLE void reprintExisting();
  /// After NotPrinted: once more, where the printer is back.
  Q_INVOKABLE void printAgain();
  /// Back to Confirm from Doubtful, AlreadyWaiting or a refusal that one can mend, where documents
  /// are asked for anew; the same request once more where the hall did not answer it.
  Q_INVOKABLE void mend();

 Q_SIGNALS:
  void changed();

 private:
  void begin(const Purpose& purpose, bool supplement = false);
  void ask();
  void offerByAge();
  void supposeRelation();
  void issue();
  void onIssued(const Answer<TicketSlip>& answer);
  void refuse(const Denial& denial);
  bool isUnanswered() const;
  void print(const TicketSlip& slip);
  void printed(bool out);
  void go(Step step);
  void wipe();
  QString purposeName() const;
  QString slipPromise() const;
  const Queue* queue() const;
  const Item* item() const;
  /// The item, or the first one of the theme.
  const Item* firstItem() const;
  QString denialText(const Denial& denial) const;

  const Parts parts_;
  Step step_ = Step::Nothing;
  Errand errand_;
  IdentityEntry applicant_;
  IdentityEntry principal_;
  ChoiceModel grounds_;
  ChoiceModel relations_;
  Promise promise_;
  Denial denial_;
  TicketSlip slip_;
  QString requestId_;
  bool offersPriority_ = false;
  bool answeredPriority_ = false;
  bool choseRelation_ = false;
  /// Answers to an errand that was given up count for nothing.
  quint64 errandNumber_ = 0;
};

}  // namespace hall::kiosk
