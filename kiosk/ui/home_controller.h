#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVector>

#include "kiosk/ui/choice_model.h"
#include "kiosk/ui/hall_port.h"
#include "kiosk/ui/visit.h"

namespace hall::kiosk {

/// The first page: what people come for, one touch each, and never a department. In elder mode the
/// items and services that most need, at most 8 with the two doors, and 更多服务 for the rest.
/// While no numbers are given, guides and progress alone.
class HomeController : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString hallName READ hallName NOTIFY changed)
  Q_PROPERTY(bool takesNumbers READ takesNumbers NOTIFY changed)
  /// 投诉电话; empty: the hall has published none.
  Q_PROPERTY(QString complaintPhone READ complaintPhone NOTIFY changed)
  /// Of the guides for phones; empty without phone pages.
  Q_PROPERTY(QString guidesAddress READ guidesAddress NOTIFY changed)
  /// Names of what stands first behind the doors, at most 3.
  Q_PROPERTY(QStringList personalExamples READ personalExamples NOTIFY changed)
  Q_PROPERTY(QStringList enterpriseExamples READ enterpriseExamples NOTIFY changed)
  /// 常办事项 of persons, keys "item:…", at most 3: the same that the door names.
  Q_PROPERTY(hall::kiosk::ChoiceModel* frequent READ frequent CONSTANT)
  /// 一件事一次办、取件、补交材料、预约取号; in elder mode 取件、咨询、更多服务.
  Q_PROPERTY(hall::kiosk::ChoiceModel* entries READ entries CONSTANT)
  /// 咨询、办不成事反映、进度查询、办事指南; none in elder mode.
  Q_PROPERTY(hall::kiosk::ChoiceModel* inquiries READ inquiries CONSTANT)
  /// Behind 更多服务: what the first page of elder mode leaves out.
  Q_PROPERTY(hall::kiosk::ChoiceModel* more READ more CONSTANT)

 public:
  HomeController(HallPort& hall, Visit& visit, QObject* parent = nullptr);

  QString hallName() const;
  bool takesNumbers() const;
  QString complaintPhone() const { return hall_.catalogue()->complaintPhone; }
  QString guidesAddress() const { return hall_.catalogue()->guidesAddress(); }
  QStringList personalExamples() const { return examplesFor(Audience::Personal); }
  QStringList enterpriseExamples() const { return examplesFor(Audience::Enterprise); }
  ChoiceModel* frequent() { return &frequent_; }
  ChoiceModel* entries() { return &entries_; }
  ChoiceModel* inquiries() { return &inquiries_; }
  ChoiceModel* more() { return &more_; }

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
  void renewServices();
  QStringList examplesFor(Audience audience) const;
  QVector<Choice> business() const;
  QVector<Choice> questions() const;
  QVector<Choice> handout() const;
  QVector<Choice> advice() const;
  QVector<Choice> ofQueue(QueueKind kind, const QString& title) const;

  HallPort& hall_;
  Visit& visit_;
  ChoiceModel frequent_;
  ChoiceModel entries_;
  ChoiceModel inquiries_;
  ChoiceModel more_;
};

}  // namespace hall::kiosk
