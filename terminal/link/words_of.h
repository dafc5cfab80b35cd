#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

#include "hall/v1/catalogue.pb.h"
#include "hall/v1/queue.pb.h"
#include "hall/v1/text.pb.h"
#include "hall/v1/ticket.pb.h"
#include "terminal/words/catalogue_words.h"

/// Messages of hall.v1 as the values of the pages. Pure functions. Characters that are no text
/// (controls, marks that turn the direction of writing) are dropped: a name is shown on one line
/// and printed, where they would be commands.
namespace hall::terminal {

/// A name or code, on one line.
QString plainText(const std::string& text);
/// A text of several lines.
QString plainLines(const std::string& text);
Words wordsOf(const v1::DisplayText& text);
/// A text of a guide, which may have lines.
Words linesOf(const v1::DisplayText& text);

/// 即办, 20 个工作日, 半个工作日; empty where none is stated.
Words limitWords(const v1::Limit& limit);
/// 周一至周五 9:00–12:00、13:00–17:00；周六 9:00–12:00
Words hoursWords(const v1::OpeningHours& hours);

/// A time as the hall's wall shows it. `offsetSeconds`: of the hall's zone from UTC.
QDateTime hallTime(const google::protobuf::Timestamp& at, int offsetSeconds);
/// Of its name in the catalogue's head; that of Beijing where this machine does not know the name.
int offsetOfZone(const std::string& name);

/// In whole minutes, rounded up.
std::optional<WaitRange> waitOf(bool present, const v1::WaitRange& wait);

Item itemOf(const v1::Item& item);
Theme themeOf(const v1::Theme& theme);
/// One of a newer server is of the usual kind.
QueueKind queueKindOf(v1::QueueKind kind);
/// `counters`: labels of the counters that serve it.
Queue queueOf(const v1::Queue& queue, QStringList counters);
Guide guideOf(const v1::Guide& guide);
/// What is announced: the name of a named room, else the code.
QString counterLabel(const v1::CounterPlace& place);

}  // namespace hall::terminal
