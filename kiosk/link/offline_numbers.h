#pragma once

#include <QDate>
#include <QString>
#include <QStringList>
#include <chrono>

/// How numbers look that a kiosk gives without the server: a prefix of its own and a running number
/// of at least three digits, K2160.
namespace hall::kiosk {

/// What one prefix and the last number under it are.
struct OfflineNumber {
  QDate day;
  int running = 0;
  friend bool operator==(const OfflineNumber&, const OfflineNumber&) = default;
};

/// The running number goes up to this: with a prefix of four characters the server takes ten.
inline constexpr int kOfflineNumberMax = 999'999;

/// One to four capital letters and digits, the last a letter. The server cuts a number before its
/// last run of digits (numberOnPaper of server/domain): K3014 would be number 3014 under K, and the
/// kiosks K1 and K11 would both give K11001.
bool isOfflinePrefix(const QString& prefix);

/// False where its numbers could be read as the hall's (domain::isReadAs): the server refuses those
/// (IMPORT_INEXACT).
bool isFreeOfHall(const QString& prefix, const QStringList& hallPrefixes);

QString offlineNumberText(const QString& prefix, int running);

/// The number after `last`, for a ticket taken now.
///
/// Within one start of the kiosk they follow each other. The first of a start and of a day skips to
/// the tens of seconds that have passed of the hall's day. A disk restored from an image does not
/// know the numbers given since it was taken; but a kiosk gives less than one paper every ten
/// seconds over any longer time, so what it gave before the restore is below where it goes on. The
/// serial of a ticket, by which the server knows it for good, rests on no such reckoning: see
/// OfflineBook.
OfflineNumber numberAfter(
    const OfflineNumber& last, const QDate& day, std::chrono::milliseconds ofDay, bool firstOfStart
);

}  // namespace hall::kiosk
