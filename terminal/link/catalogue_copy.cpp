#include "terminal/link/catalogue_copy.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QtEndian>

#include "terminal/link/durable_file.h"

namespace hall::terminal {

namespace {

/// The last figure is the version of this file's form, and of what the server puts into it.
constexpr char kMark[] = "hall-catalogue-2";
constexpr int kMarkSize = sizeof kMark - 1;
constexpr int kCheckSize = 32;
constexpr int kLengthSize = 4;
constexpr qint64 kFileMax = qint64{256} * 1024 * 1024;

QByteArray checkOf(const QByteArray& body) {
  return QCryptographicHash::hash(body, QCryptographicHash::Sha256);
}

std::optional<std::vector<v1::GetCatalogueResponse>> partsIn(const QByteArray& body) {
  std::vector<v1::GetCatalogueResponse> parts;
  qint64 at = 0;
  while (at < body.size()) {
    if (body.size() - at < kLengthSize) return std::nullopt;
    const auto length = qFromLittleEndian<quint32>(body.constData() + at);
    at += kLengthSize;
    if (body.size() - at < length) return std::nullopt;
    v1::GetCatalogueResponse& part = parts.emplace_back();
    if (!part.ParseFromArray(body.constData() + at, static_cast<int>(length))) return std::nullopt;
    at += length;
  }
  return parts;
}

}  // namespace

CatalogueCopy::Stored CatalogueCopy::load() const {
  const auto file = readFile(path_, kFileMax);
  if (!file || !file->startsWith(kMark)) return {};
  const QByteArray body = file->mid(kMarkSize + kCheckSize);
  if (file->mid(kMarkSize, kCheckSize) != checkOf(body)) return {};
  auto parts = partsIn(body);
  if (!parts) return {};
  KnownCataloguePtr catalogue = knownCatalogueOf(*parts);
  if (catalogue == nullptr) return {};
  return {*std::move(parts), std::move(catalogue)};
}

std::optional<QString> CatalogueCopy::store(const std::vector<v1::GetCatalogueResponse>& parts
) const {
  QByteArray body;
  for (const v1::GetCatalogueResponse& part : parts) {
    const std::string bytes = part.SerializeAsString();
    char length[kLengthSize];
    qToLittleEndian(static_cast<quint32>(bytes.size()), length);
    body.append(length, kLengthSize);
    body.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
  }
  return replaceFile(path_, QByteArray(kMark, kMarkSize) + checkOf(body) + body);
}

}  // namespace hall::terminal
