#include "kiosk/link/offline_numbers.h"

#include <algorithm>
#include <string>

#include "server/domain/numbering.h"

namespace hall::kiosk {

namespace {

constexpr std::chrono::seconds kStep{10};
constexpr int kPrefixMax = 4;

bool isLetter(QChar c) {
  return c >= QChar(u'A') && c <= QChar(u'Z');
}
bool isDigit(QChar c) {
  return c >= QChar(u'0') && c <= QChar(u'9');
}

}  // namespace

bool isOfflinePrefix(const QString& prefix) {
  if (prefix.isEmpty() || prefix.size() > kPrefixMax || !isLetter(prefix.back())) return false;
  return std::all_of(prefix.begin(), prefix.end(), [](QChar c) {
    return isLetter(c) || isDigit(c);
  });
}

bool isFreeOfHall(const QString& prefix, const QStringList& hallPrefixes) {
  const std::string own = prefix.toStdString();
  return std::none_of(hallPrefixes.begin(), hallPrefixes.end(), [&own](const QString& other) {
    return domain::isReadAs(own, other.toStdString());
  });
}

QString offlineNumberText(const QString& prefix, int running) {
  return prefix + QStringLiteral("%1").arg(running, 3, 10, QLatin1Char('0'));
}

OfflineNumber numberAfter(
    const OfflineNumber& last, const QDate& day, std::chrono::milliseconds ofDay, bool firstOfStart
) {
  // A clock that was set back goes on with the day of the last number.
  const bool newDay = !last.day.isValid() || day > last.day;
  const int next = newDay ? 1 : last.running + 1;
  const int passed = static_cast<int>(ofDay / kStep);
  const int running = newDay || firstOfStart ? std::max({next, passed, 1}) : next;
  return {newDay ? day : last.day, running};
}

}  // namespace hall::kiosk
