#pragma once

#include <QStringList>

#include "kiosk/ui/speaker.h"

namespace hall::kiosk {

/// A speaker that keeps what it was told to say.
class ScriptedSpeaker final : public Speaker {
 public:
  bool isThere() const override { return true; }
  void say(const QString& text, bool english) override {
    said << text;
    inEnglish = english;
    speaking = true;
  }
  void hush() override { speaking = false; }

  QStringList said;
  bool inEnglish = false;
  bool speaking = false;
};

}  // namespace hall::kiosk
