#pragma once

#include <QString>
#include <QVector>
#include <filesystem>
#include <memory>
#include <string>
#include <variant>

#include "hall/v1/counter_service.pb.h"
#include "terminal/link/record_file.h"

namespace hall::counter {

/// Starts and ends of servings on their way to the server: on the disk before they are sent, with
/// their request ids, and there until the server has taken them. So a serving is ended exactly
/// once, whatever happens to cable, server or PC. What the server would not take stays with its
/// sentence until the person it is of decides: a result is never lost because nobody was looking.
/// Windows' thread.
///
/// A request holds no identity; a refusal's text stands in it as somebody typed it, so the file is
/// readable by its owner alone.
class DeferredBook {
 public:
  using Request = std::variant<v1::StartServingRequest, v1::FinishServingRequest>;
  struct Entry {
    Request request;
    QString staff;  ///< 工号 of who did it: only they may send it
    QString number;
    QString ticket;    ///< as in `request`, where earlier versions named the counter alone
    QString sentence;  ///< why the server did not take it; empty: it is on its way
  };
  /// Of more that are open none is taken: something is wrong for hours.
  static constexpr int kOpenMax = 50;

  struct Opening {
    std::unique_ptr<DeferredBook> book;  ///< null: `fault` says why
    QString fault;
  };
  static Opening open(const std::filesystem::path& path);

  /// False: the disk does not take it, or too many are open.
  bool put(const Entry& entry);
  /// The server did not take it. Where the disk refuses this or what follows, it is sent once more
  /// after a start: the server answers as before.
  void refuse(const std::string& requestId, const QString& sentence);
  /// It is to be sent again.
  void release(const std::string& requestId) { refuse(requestId, {}); }
  /// The server has taken it, or its person set it aside.
  void done(const std::string& requestId);
  /// In the sequence in which they were put.
  const QVector<Entry>& entries() const { return entries_; }

  static const std::string& idOf(const Request& request);

 private:
  explicit DeferredBook(std::unique_ptr<terminal::RecordFile> file) : file_(std::move(file)) {}

  void take(const QByteArray& record);
  void forget(const std::string& requestId);
  void mark(const std::string& requestId, const QString& sentence);

  std::unique_ptr<terminal::RecordFile> file_;
  QVector<Entry> entries_;
};

}  // namespace hall::counter
