#include "terminal/link/record_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <QCryptographicHash>
#include <QtEndian>
#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "terminal/link/durable_file.h"

namespace hall::terminal {

namespace {

/// Begins every record, so that the next good one is found behind a damaged one.
constexpr char kMark[] = {'H', 'R', 'E', 'C'};
constexpr int kMarkSize = 4;
constexpr int kLengthSize = 4;
constexpr int kCheckSize = 8;
constexpr int kHeadSize = kMarkSize + kLengthSize + kCheckSize;
/// A book that grows beyond this is no book.
constexpr qint64 kFileMax = qint64{64} * 1024 * 1024;

QByteArray checkOf(const QByteArray& record) {
  return QCryptographicHash::hash(record, QCryptographicHash::Sha256).left(kCheckSize);
}

QByteArray framed(const QByteArray& record) {
  QByteArray bytes(kMark, kMarkSize);
  char length[kLengthSize];
  qToLittleEndian(static_cast<quint32>(record.size()), length);
  bytes.append(length, kLengthSize);
  bytes.append(checkOf(record));
  bytes.append(record);
  return bytes;
}

/// The whole record that begins here; nothing: none does.
std::optional<QByteArray> recordAt(const QByteArray& bytes, qint64 at) {
  if (bytes.size() - at < kHeadSize) return std::nullopt;
  const char* head = bytes.constData() + at;
  if (std::memcmp(head, kMark, kMarkSize) != 0) return std::nullopt;
  const auto length = qFromLittleEndian<quint32>(head + kMarkSize);
  if (length > RecordFile::kRecordMax || bytes.size() - at - kHeadSize < length) {
    return std::nullopt;
  }
  QByteArray record = bytes.mid(at + kHeadSize, length);
  const char* check = head + kMarkSize + kLengthSize;
  if (std::memcmp(checkOf(record).constData(), check, kCheckSize) != 0) return std::nullopt;
  return record;
}

/// Where the next whole record begins; nothing: there is none any more.
std::optional<qint64> nextRecord(const QByteArray& bytes, qint64 from) {
  const QByteArray mark(kMark, kMarkSize);
  for (qint64 at = bytes.indexOf(mark, from); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    if (recordAt(bytes, at)) return at;
  }
  return std::nullopt;
}

QString systemSays(const std::filesystem::path& path) {
  return QString::fromStdString(path.string()) + QStringLiteral(": ") +
         QString::fromLocal8Bit(std::strerror(errno));
}

}  // namespace

RecordFile::Opening RecordFile::open(const std::filesystem::path& path) {
  Opening opening;
  const std::filesystem::path lockPath = path.string() + ".lock";
  const int lock = ::open(lockPath.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (lock < 0) {
    opening.fault = systemSays(lockPath);
    return opening;
  }
  if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
    opening.fault =
        QString::fromStdString(path.string()) + QStringLiteral(": another program holds this file");
    ::close(lock);
    return opening;
  }
  std::unique_ptr<RecordFile> file(new RecordFile(path, lock));
  if (file->load(opening)) opening.file = std::move(file);
  return opening;
}

bool RecordFile::load(Opening& opening) {
  file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  const auto bytes = readFile(path_, kFileMax);
  if (file_ < 0 || !bytes || !syncFolder(path_.parent_path())) {
    opening.fault = systemSays(path_);
    return false;
  }
  qint64 at = 0;
  while (at < bytes->size()) {
    if (auto record = recordAt(*bytes, at)) {
      at += kHeadSize + record->size();
      opening.records.push_back(*std::move(record));
      continue;
    }
    const auto next = nextRecord(*bytes, at);
    if (!next) break;
    at = *next;
    ++opening.damaged;
  }
  size_ = at;
  opening.cutOff = bytes->size() - at;
  if (opening.cutOff == 0) return true;
  if (opening.records.isEmpty() && replaceFile(path_.string() + ".damaged", *bytes)) {
    opening.fault = systemSays(path_);
    return false;
  }
  if (::ftruncate(file_, size_) == 0 && ::fsync(file_) == 0) return true;
  opening.fault = systemSays(path_);
  return false;
}

RecordFile::~RecordFile() {
  if (file_ >= 0) ::close(file_);
  ::close(lock_);
}

bool RecordFile::append(const QByteArray& record) {
  if (broken_ || record.size() > kRecordMax) return false;
  const QByteArray bytes = framed(record);
  if (!writeAll(file_, bytes)) {
    // The half of a record would be cut off at the next start, but hide what is added behind it.
    broken_ = ::ftruncate(file_, size_) != 0;
    return false;
  }
  if (::fdatasync(file_) != 0) {
    broken_ = true;
    static_cast<void>(::ftruncate(file_, size_) == 0);
    return false;
  }
  size_ += bytes.size();
  return true;
}

bool RecordFile::rewrite(const QVector<QByteArray>& records) {
  QByteArray content;
  for (const QByteArray& record : records) content.append(framed(record));
  if (broken_ || replaceFile(path_, content)) return false;
  const int file = ::open(path_.c_str(), O_RDWR | O_APPEND | O_CLOEXEC);
  if (file < 0) {
    broken_ = true;  // the file it would go on writing into has no name any more
    return false;
  }
  ::close(std::exchange(file_, file));
  size_ = content.size();
  return true;
}

}  // namespace hall::terminal
