#pragma once

#include <QObject>
#include <QString>

#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// 进度查询 of one's own number: how it stands, and what its holder may do at a kiosk: print it
/// again, restore it after a no-show, say that they are back from a hold. All of it with the number
/// alone, since paper gets lost; but only who shows the code of the paper gets that code again: it
/// cancels the number.
class OwnNumberController : public QObject {
  Q_OBJECT
  Q_PROPERTY(Step step READ step NOTIFY changed)
  Q_PROPERTY(QString request READ request NOTIFY changed)
  Q_PROPERTY(QString typed READ typed NOTIFY changed)
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(QString state READ state NOTIFY changed)
  Q_PROPERTY(QString detail READ detail NOTIFY changed)
  Q_PROPERTY(QString message READ message NOTIFY changed)
  Q_PROPERTY(bool canReprint READ canReprint NOTIFY changed)
  Q_PROPERTY(bool canRestore READ canRestore NOTIFY changed)
  Q_PROPERTY(bool canReturn READ canReturn NOTIFY changed)

 public:
  enum class Step { Typing, Busy, Found, Done, Refused };
  Q_ENUM(Step)

  OwnNumberController(
      HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent = nullptr
  );

  Step step() const { return step_; }
  /// What to type or to scan; papers bear a code only where the hall has phone pages.
  QString request() const;
  QString typed() const { return typed_; }
  QString number() const { return slip_.number; }
  QString state() const;  ///< 等候中
  QString detail() const;  ///< 前面约 3 人，预计等候 10–20 分钟; where it is called: the counter
  QString message() const;  ///< after Done and Refused
  bool canReprint() const;
  bool canRestore() const { return isFound(TicketState::NoShow); }
  bool canReturn() const { return isFound(TicketState::OnHold); }

  void open();
  /// A number's letters and digits, at most 10.
  Q_INVOKABLE void type(const QString& characters);
  Q_INVOKABLE void erase();
  Q_INVOKABLE void look();
  /// A number that a keyboard or scanner gave as a whole.
  void lookFor(const QString& number);
  /// What the code on a paper holds behind its folder, "id.token": opens the page and looks.
  void showCode(const QString& code);
  Q_INVOKABLE void reprint();
  Q_INVOKABLE void restore();
  Q_INVOKABLE void reportReturn();
  /// Another number.
  Q_INVOKABLE void again();

 Q_SIGNALS:
  void changed();

 private:
  bool isFound(TicketState state) const { return step_ == Step::Found && slip_.state == state; }
  Then<TicketSlip> answered(std::function<void()> then);
  void seek(const std::function<void(Then<TicketSlip>)>& find);
  void print();
  QString printedWords(bool out, bool withheld) const;
  void go(Step step);
  void wipe();

  HallPort& hall_;
  TicketPrinting& printer_;
  Visit& visit_;
  Step step_ = Step::Typing;
  QString typed_;
  QString code_;  ///< of the paper that was shown; empty: the number was typed
  QString done_;
  TicketSlip slip_;
  Denial denial_;
  quint64 asked_ = 0;  ///< answers to what was asked before it was wiped count for nothing
};

}  // namespace hall::kiosk
