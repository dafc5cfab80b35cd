#pragma once

#include <QThread>
#include <atomic>
#include <memory>

#include "terminal/device/line_reader.h"

namespace hall::kiosk {

/// The card reader on a thread of its own: each reading is told to the pages' thread. A reading is
/// wiped here as soon as it is told.
class ReaderThread final : public QThread {
  Q_OBJECT

 public:
  explicit ReaderThread(std::unique_ptr<terminal::ByteLink> link, QObject* parent = nullptr);
  ~ReaderThread() override;

 Q_SIGNALS:
  void cardRead(const QString& number, const QString& name);
  /// The reader answers, or was pulled out.
  void thereChanged(bool there);

 protected:
  void run() override;

 private:
  terminal::LineReader reader_;
  std::atomic<bool> stopping_{false};
};

}  // namespace hall::kiosk
