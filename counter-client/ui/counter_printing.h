#pragma once

#include <QDateTime>
#include <QString>
#include <QVector>
#include <functional>

#include "counter-client/ui/counter_words.h"

namespace hall::counter {

/// A refusal as it is handed to the applicant, with what they can do about it.
struct RefusalSlip {
  QString number;
  Words item;
  Words department;  ///< whose item it is
  QString ground;
  QString text;
  Words rightDepartment;  ///< empty: none in this hall
  QString counter;
  QString staff;  ///< 工号
  QDateTime at;
};

/// 应急叫号单: who waited when the server was last heard, in the order to call them by hand.
struct EmergencyList {
  QString counter;
  QDateTime at;  ///< as of when
  struct Row {
    QString number;
    QString ticketClass;
    QString ground;
    QString purpose;
    QString since;
  };
  QVector<Row> rows;
};

/// The counter's printer as the pages see it. Answers in the pages' thread, once each.
class CounterPrinting {
 public:
  virtual ~CounterPrinting() = default;
  /// True: the paper is out.
  virtual void print(const RefusalSlip& slip, std::function<void(bool)> then) = 0;
  virtual void print(const EmergencyList& list, std::function<void(bool)> then) = 0;
  virtual void printGuide(const QString& item, std::function<void(bool)> then) = 0;
};

}  // namespace hall::counter
