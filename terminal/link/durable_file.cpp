#include "terminal/link/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <QFile>
#include <cerrno>
#include <cstring>

namespace hall::terminal {

namespace {

QString systemSays() {
  return QString::fromLocal8Bit(std::strerror(errno));
}

std::optional<QString> writeNew(const std::filesystem::path& path, const QByteArray& content) {
  ::unlink(path.c_str());  // of a former try, perhaps with other rights
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) return systemSays();
  const bool written = writeAll(file, content) && ::fsync(file) == 0;
  const QString why = written ? QString() : systemSays();
  ::close(file);
  if (written) return std::nullopt;
  ::unlink(path.c_str());
  return why;
}

}  // namespace

bool writeAll(int file, const QByteArray& bytes) {
  qint64 done = 0;
  while (done < bytes.size()) {
    const ssize_t count =
        ::write(file, bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += count;
  }
  return true;
}

bool syncFolder(const std::filesystem::path& folder) {
  const int file =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return false;
  const bool synced = ::fsync(file) == 0;
  ::close(file);
  return synced;
}

std::optional<QString> replaceFile(const std::filesystem::path& path, const QByteArray& content) {
  const std::filesystem::path temporary = path.string() + ".new";
  if (auto why = writeNew(temporary, content)) return why;
  if (::rename(temporary.c_str(), path.c_str()) != 0) return systemSays();
  if (!syncFolder(path.parent_path())) return systemSays();
  return std::nullopt;
}

std::optional<QByteArray> readFile(const std::filesystem::path& path, qint64 most) {
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::ReadOnly) || file.size() > most) return std::nullopt;
  // Not `most`: read() makes room for all that it is asked for.
  QByteArray content = file.read(file.size() + 1);
  if (content.size() > most || file.error() != QFileDevice::NoError) return std::nullopt;
  return content;
}

}  // namespace hall::terminal
