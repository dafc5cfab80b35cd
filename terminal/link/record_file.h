#pragma once

#include <QByteArray>
#include <QString>
#include <QVector>
#include <filesystem>
#include <memory>

namespace hall::terminal {

/// A file that is only added to: records with a checksum each, on the disk before `append` says so.
/// One process at a time holds it (flock on "<path>.lock"). One thread at a time.
///
/// What a power cut left half written at the end is cut off. A damaged record with good ones behind
/// it is passed over: the good ones may be numbers that somebody holds in their hand. A file
/// without any good record is set aside as "<path>.damaged" and a new one begun.
class RecordFile {
 public:
  /// What lay on the disk.
  struct Opening {
    std::unique_ptr<RecordFile> file;  ///< null: `fault` says why
    QString fault;
    QVector<QByteArray> records;  ///< in the order they were added
    int damaged = 0;              ///< stretches passed over
    qint64 cutOff = 0;            ///< bytes at the end that were no whole record
  };

  static constexpr int kRecordMax = 64 * 1024;

  static Opening open(const std::filesystem::path& path);
  ~RecordFile();
  RecordFile(const RecordFile&) = delete;
  RecordFile& operator=(const RecordFile&) = delete;

  /// True: durable. False: nothing was added. After a failed sync nobody knows what the disk holds;
  /// then it takes nothing more until it is opened anew.
  bool append(const QByteArray& record);
  /// Puts these records in place of all; either they or the former ones are there afterwards.
  bool rewrite(const QVector<QByteArray>& records);
  qint64 size() const { return size_; }

 private:
  RecordFile(std::filesystem::path path, int lock) : path_(std::move(path)), lock_(lock) {}

  bool load(Opening& opening);

  const std::filesystem::path path_;
  const int lock_;
  int file_ = -1;
  qint64 size_ = 0;
  bool broken_ = false;
};

}  // namespace hall::terminal
