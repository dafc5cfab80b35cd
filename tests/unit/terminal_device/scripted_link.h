#pragma once

#include <QByteArray>
#include <QVector>

#include "terminal/device/byte_link.h"

namespace hall::terminal {

/// A device that a test plays: it answers what it was told to, may be unplugged, and may stop
/// taking bytes half way.
class ScriptedLink final : public ByteLink {
 public:
  /// What the test sees and sets, also after the link went into a printer.
  struct Script {
    bool there = true;
    qsizetype takes = -1;         ///< bytes it still takes; -1: any number
    QVector<QByteArray> answers;  ///< one for each read; then silence
    QByteArray taken;
    int opened = 0;
    int closed = 0;
  };
  explicit ScriptedLink(Script& script) : script_(script) {}

  bool open() override {
    ++script_.opened;
    open_ = script_.there;
    return open_;
  }
  void close() override {
    ++script_.closed;
    open_ = false;
  }
  bool isAlive() const override { return open_ && script_.there; }
  bool write(const QByteArray& bytes, std::chrono::milliseconds) override {
    if (!isAlive()) return false;
    const QByteArray part = script_.takes < 0 ? bytes : bytes.left(script_.takes);
    if (script_.takes >= 0) script_.takes -= part.size();
    script_.taken += part;
    return part.size() == bytes.size();
  }
  QByteArray read(int size, std::chrono::milliseconds) override {
    if (!isAlive() || script_.answers.isEmpty()) return {};
    return script_.answers.takeFirst().left(size);
  }

 private:
  Script& script_;
  bool open_ = false;
};

}  // namespace hall::terminal
