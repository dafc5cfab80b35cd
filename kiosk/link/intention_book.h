#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/ui/ticket_printing.h"
#include "terminal/link/record_file.h"

namespace hall::kiosk {

/// The kiosk's intentions in a file. Of more than 100 that are open the oldest is forgotten: a
/// kiosk that never gets its paper out must still take requests. Pages' thread.
class FileIntentionBook final : public IntentionBook {
 public:
  static constexpr int kOpenMax = 100;

  struct Opening {
    std::unique_ptr<FileIntentionBook> book;  ///< null: `fault` says why
    QString fault;
  };
  static Opening open(const std::filesystem::path& path);

  QString begin() override;
  void issued(const QString& requestId, const TicketSlip& slip) override;
  void done(const QString& requestId) override;
  QVector<Intention> open() const override { return open_; }

 private:
  explicit FileIntentionBook(std::unique_ptr<terminal::RecordFile> file) : file_(std::move(file)) {}

  void take(const QByteArray& record);
  void put(const Intention& intention);
  void forget(const QString& requestId);
  void shorten();

  std::unique_ptr<terminal::RecordFile> file_;
  QVector<Intention> open_;
};

}  // namespace hall::kiosk
