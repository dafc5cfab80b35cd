#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <utility>

#include "kiosk/ui/speaker.h"

namespace hall::kiosk {

/// A speaker that keeps what it was told to say. Each text is heard in the next turn of the event
/// loop, unless it is `slow`: then when the test says so.
class ScriptedSpeaker final : public Speaker {
 public:
  bool isThere() const override { return true; }
  void say(const QString& text, bool english, std::function<void()> then) override {
    said << text;
    inEnglish = english;
    speaking = true;
    then_ = std::move(then);
    if (slow) return;
    QTimer::singleShot(0, &turns_, [this, number = said.size()] {
      if (number == said.size()) finish();
    });
  }
  void hush() override {
    speaking = false;
    then_ = nullptr;
  }

  /// What is being said was heard to its end.
  void finish() {
    const auto then = std::exchange(then_, nullptr);
    if (then) then();
  }

  QStringList said;
  bool inEnglish = false;
  bool speaking = false;
  bool slow = false;

 private:
  std::function<void()> then_;
  QObject turns_;
};

}  // namespace hall::kiosk
