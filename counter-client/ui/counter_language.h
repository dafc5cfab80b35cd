#pragma once

#include <QObject>

namespace hall::counter {

/// The language of the counter's windows. Who changes it installs the translation first.
class CounterLanguage : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool english READ english NOTIFY changed)

 public:
  using QObject::QObject;

  bool english() const { return english_; }
  void setEnglish(bool english) {
    if (english == english_) return;
    english_ = english;
    Q_EMIT changed();
  }

 Q_SIGNALS:
  void changed();

 private:
  bool english_ = false;
};

}  // namespace hall::counter
