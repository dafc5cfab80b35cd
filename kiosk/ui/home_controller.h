#pragma once

#include <QObject>
#include <QString>
#include <QVector>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// The first page: what most come for, one touch each, and never a department. Out of hours the
/// entries that take a number are not available; guides and progress are.
class HomeController : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString hallName READ hallName NOTIFY changed)
  Q_PROPERTY(bool takesNumbers READ takesNumbers NOTIFY changed)
  /// 常办事项, keys "item:…" and "theme:…"; at most 6, at most 4 in elder mode.
  Q_PROPERTY(hall::kiosk::ChoiceModel* frequent READ frequent CONSTANT)
  /// 一件事一次办、取件、补交材料、预约取号、咨询、办不成事反映、进度查询、办事指南.
  Q_PROPERTY(hall::kiosk::ChoiceModel* entries READ entries CONSTANT)

 public:
  HomeController(HallPort& hall, Visit& visit, QObject* parent = nullptr);

  QString hallName() const;
  bool takesNumbers() const;
  ChoiceModel* frequent() { return &frequent_; }
  ChoiceModel* entries() { return &entries_; }

  Q_INVOKABLE void choosePersonal() { Q_EMIT businessWanted(Audience::Personal); }
  Q_INVOKABLE void chooseEnterprise() { Q_EMIT businessWanted(Audience::Enterprise); }
  Q_INVOKABLE void chooseFrequent(const QString& key);
  Q_INVOKABLE void chooseEntry(const QString& key);

 Q_SIGNALS:
  void changed();
  void businessWanted(hall::kiosk::Audience audience);
  void itemWanted(const QString& code);
  void themeWanted(const QString& code);
  void queueWanted(const QString& code);
  void themesWanted();
  void supplementWanted();
  void guidesWanted();
  void ownNumberWanted();
  void appointmentWanted();

 private:
  void renew();
  void want(const QString& key);
  QVector<Choice> entriesNow() const;
  bool issues(const Queue* queue) const;

  HallPort& hall_;
  Visit& visit_;
  ChoiceModel frequent_;
  ChoiceModel entries_;
};

}  // namespace hall::kiosk
