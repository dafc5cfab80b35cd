#pragma once

#include "client/language.h"
#include "counter-client/ui/counter_port.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/counter_service.pb.h"
#include "hall/v1/counter_view.pb.h"
#include "hall/v1/serving.pb.h"
#include "hall/v1/ticket.pb.h"

/// What the server says to a counter, as the values of its windows. Pure functions; `offsetSeconds`
/// is that of the hall's zone from UTC.
namespace hall::counter {

/// How times and sentences are to be.
struct Speech {
  int offsetSeconds = 8 * 3600;
  client::Language language = client::Language::Chinese;
};

Ticket ticketOf(const v1::Ticket& ticket, int offsetSeconds);
Serving servingOf(const v1::Serving& serving, int offsetSeconds);
Place placeOf(const v1::Counter& counter, int offsetSeconds);
CounterNow counterNowOf(const v1::CounterSnapshot& snapshot, const Speech& speech);
Explanation explanationOf(const v1::ExplainCallResponse& response);

QVector<ItemOutcome> outcomesOf(const v1::FinishServingRequest& request);
v1::ItemOutcome outcomeMessage(const ItemOutcome& outcome);

/// What a response to a verb says of the counter, before the watch does.
void takeTicket(const Ticket& ticket, CounterNow& now);

}  // namespace hall::counter
