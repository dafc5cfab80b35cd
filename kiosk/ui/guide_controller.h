#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <functional>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/ticket_printing.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// 办事指南 of one item: every mandatory field (standards.md 3.3), the materials with their marks,
/// and from there to the number, the paper, or the phone.
class GuideController : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString department READ department NOTIFY changed)
  /// 第 3 版　2026年7月1日起施行
  Q_PROPERTY(QString version READ version NOTIFY changed)
  Q_PROPERTY(bool sample READ isSample NOTIFY changed)
  Q_PROPERTY(bool there READ isThere NOTIFY changed)
  /// Title: name; detail: 原件 1 份、复印件 2 份; mark: 必备, 可容缺 or 非必备.
  Q_PROPERTY(hall::kiosk::ChoiceModel* materials READ materials CONSTANT)
  /// Title: the field; detail: its text.
  Q_PROPERTY(hall::kiosk::ChoiceModel* sections READ sections CONSTANT)
  /// Behind the QR code for the phone; empty without phone pages.
  Q_PROPERTY(QString address READ address NOTIFY changed)
  Q_PROPERTY(PrintStep printStep READ printStep NOTIFY changed)
  /// On the button that prints: what it does, or what became of the sheet.
  Q_PROPERTY(QString printWords READ printWords NOTIFY changed)

 public:
  enum class PrintStep { Idle, Printing, Printed, Failed };
  Q_ENUM(PrintStep)

  GuideController(HallPort& hall, TicketPrinting& printer, Visit& visit, QObject* parent = nullptr);

  QString title() const;
  QString department() const;
  QString version() const;
  bool isSample() const;
  bool isThere() const { return guide() != nullptr; }
  ChoiceModel* materials() { return &materials_; }
  ChoiceModel* sections() { return &sections_; }
  QString address() const;
  PrintStep printStep() const { return printStep_; }
  QString printWords() const;
  /// What is read aloud of it: every word of the page, sentence by sentence.
  QStringList spoken() const;

  void open(const QString& item);
  Q_INVOKABLE void print();
  Q_INVOKABLE void takeNumber();

 Q_SIGNALS:
  void changed();
  void numberWanted(const QString& item);

 private:
  void renew();
  void close();
  const Item* item() const;
  const Guide* guide() const;
  QVector<Choice> materialChoices() const;
  QVector<Choice> sectionChoices() const;

  HallPort& hall_;
  TicketPrinting& printer_;
  Visit& visit_;
  CataloguePtr catalogue_;  ///< the one the guide was opened from: it does not change while read
  QString code_;
  ChoiceModel materials_;
  ChoiceModel sections_;
  PrintStep printStep_ = PrintStep::Idle;
};

}  // namespace hall::kiosk
