#pragma once

#include <QStringList>
#include <QVector>

#include "counter-client/ui/counter_printing.h"

namespace hall::counter {

/// A printer whose sheets are kept.
class KeptPrinting final : public CounterPrinting {
 public:
  void print(const RefusalSlip& slip, std::function<void(bool)> then) override {
    refusals << slip;
    then(works);
  }
  void print(const EmergencyList& list, std::function<void(bool)> then) override {
    lists << list;
    then(works);
  }
  void printGuide(const QString& item, std::function<void(bool)> then) override {
    guides << item;
    then(works);
  }

  bool works = true;
  QVector<RefusalSlip> refusals;
  QVector<EmergencyList> lists;
  QStringList guides;
};

}  // namespace hall::counter
