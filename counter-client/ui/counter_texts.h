#pragma once

#include <QString>

#include "counter-client/ui/counter_words.h"

/// The words that staff read for the hall's things (glossary.md), in the language of the program.
namespace hall::counter {

QString stateText(CounterState state);
QString kindText(CounterKind kind);
QString classText(TicketClass ticketClass);
/// Empty for none.
QString groundText(Ground ground);
QString markText(AssistanceMark mark);
/// What the hold is for; empty for none.
QString holdText(HoldKind kind);
QString pauseText(PauseReason reason);
QString outcomeText(Outcome outcome);
QString refusalText(RefusalGround ground);
QString ruleText(CallRule rule);
/// "4 分", "1 小时 05 分"; below a minute "不到 1 分".
QString minutesText(qint64 ms);
/// "4:05", "1:04:05": for what runs.
QString clockText(qint64 ms);
/// What the ticket is about: item, theme or queue, as far as the catalogue knows it.
QString purposeText(const Ticket& ticket, const Catalogue& catalogue, bool english);

}  // namespace hall::counter
