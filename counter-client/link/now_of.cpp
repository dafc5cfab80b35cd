#include "counter-client/link/now_of.h"

#include <algorithm>

#include "client/enum_texts.h"
#include "terminal/link/words_of.h"
#include "terminal/words/place_text.h"

namespace hall::counter {

using terminal::hallTime;
using terminal::placeText;
using terminal::plainLines;
using terminal::plainText;
using terminal::wordsOf;

namespace {

qint64 msOf(const google::protobuf::Duration& length) {
  return length.seconds() * 1000 + length.nanos() / 1'000'000;
}

/// Values of the API equal those of the hall, one later where ours has no zero of its own.
template <class Ours, class Theirs>
Ours valueOf(Theirs value, Ours unknown, int first, int last) {
  const int number = static_cast<int>(value);
  return number < first || number > last ? unknown : static_cast<Ours>(number - first);
}

TicketState stateOf(v1::TicketState state) {
  return valueOf(state, TicketState::Over, v1::TICKET_STATE_NOT_YET_DUE, v1::TICKET_STATE_NO_SHOW);
}

Ground groundOf(v1::Ground ground) {
  return valueOf(ground, Ground::None, v1::GROUND_NONE, v1::GROUND_OTHER);
}

AssistanceMark markOf(int mark) {
  switch (mark) {
    case v1::ASSISTANCE_MARK_WHEELCHAIR:
      return AssistanceMark::Wheelchair;
    case v1::ASSISTANCE_MARK_HEARING:
      return AssistanceMark::Hearing;
    case v1::ASSISTANCE_MARK_SIGHT:
      return AssistanceMark::Sight;
    case v1::ASSISTANCE_MARK_LANGUAGE:
      return AssistanceMark::Language;
    default:
      return AssistanceMark::Other;
  }
}

/// Ours begin with None where theirs have an absent zero.
template <class Ours, class Theirs>
Ours withNone(Theirs value, int last) {
  const int number = static_cast<int>(value);
  return number < 0 || number > last ? Ours{} : static_cast<Ours>(number);
}

RefusalGround refusalOf(v1::RefusalGround ground) {
  return valueOf(
      ground, RefusalGround::None, v1::REFUSAL_GROUND_NONE, v1::REFUSAL_GROUND_CONDITION_NOT_MET
  );
}

ItemOutcome outcomeOf(const v1::ItemOutcome& item) {
  ItemOutcome outcome;
  outcome.item = plainText(item.item_id());
  outcome.copies = static_cast<int>(item.copies());
  outcome.outcome = withNone<Outcome>(item.outcome(), v1::OUTCOME_UNFINISHED);
  outcome.ground = refusalOf(item.refusal_ground());
  outcome.condition = static_cast<int>(item.condition_number());
  outcome.rightDepartment = plainText(item.right_department_id());
  outcome.text = plainLines(item.text());
  for (const std::string& code : item.material_codes()) outcome.materials << plainText(code);
  outcome.guideVersion = static_cast<int>(item.guide_version());
  outcome.ownWishAsked = item.own_wish_asked();
  return outcome;
}

QueueNow queueNowOf(const v1::QueueStatus& status, int offsetSeconds) {
  QueueNow now;
  now.code = plainText(status.queue_id());
  now.name = wordsOf(status.name());
  now.kind = terminal::queueKindOf(status.kind());
  now.waiting = static_cast<int>(status.waiting_count());
  now.openCounters = static_cast<int>(status.open_counters());
  if (status.has_oldest_reference_time()) {
    now.oldest = hallTime(status.oldest_reference_time(), offsetSeconds);
  }
  now.usualMs = msOf(status.usual_service_duration());
  return now;
}

/// "counter:4": 4 号窗口; of other subjects the code. Counters are known by their labels.
QString subjectText(const std::string& subject, const QVector<Place>& places) {
  const QString whole = plainText(subject);
  const QString code = whole.mid(whole.indexOf(u':') + 1);
  if (!subject.starts_with("counter:")) return code;
  const auto place = std::find_if(places.cbegin(), places.cend(), [&](const Place& one) {
    return one.code == code;
  });
  return placeText(place == places.cend() ? code : place->label);
}

/// "黄色预警：暂停超过预计时间（4 号窗口）".
Alert alertOf(const v1::Alert& alert, const QVector<Place>& places, client::Language language) {
  const bool english = language == client::Language::English;
  const auto word = [&](const google::protobuf::EnumDescriptor& kind, int number) {
    const auto* value = kind.FindValueByNumber(number);
    return value == nullptr ? QString()
                            : QString::fromStdString(client::enumText(*value, language));
  };
  Alert result;
  result.id = alert.alert_id();
  result.red = alert.level() == v1::ALERT_LEVEL_RED;
  result.text = (english ? QStringLiteral("%1: %2 (%3)") : QStringLiteral("%1：%2（%3）"))
                    .arg(
                        word(*v1::AlertLevel_descriptor(), alert.level()),
                        word(*v1::AlertRule_descriptor(), alert.rule()),
                        subjectText(alert.subject(), places)
                    );
  return result;
}

}  // namespace

Ticket ticketOf(const v1::Ticket& ticket, int offsetSeconds) {
  const auto time = [&](bool has, const google::protobuf::Timestamp& at) {
    return has ? hallTime(at, offsetSeconds) : QDateTime();
  };
  Ticket value;
  value.id = plainText(ticket.ticket_id());
  value.number = plainText(ticket.number());
  value.state = stateOf(ticket.state());
  value.ticketClass = valueOf(
      ticket.ticket_class(),
      TicketClass::Ordinary,
      v1::TICKET_CLASS_ORDINARY,
      v1::TICKET_CLASS_APPOINTMENT
  );
  value.ground = groundOf(ticket.ground());
  for (const int mark : ticket.assistance_marks()) value.marks << markOf(mark);
  value.queue = plainText(ticket.queue_id());
  value.item = plainText(ticket.item_id());
  value.theme = plainText(ticket.theme_id());
  value.themeStep = static_cast<int>(ticket.theme_step());
  value.copies = static_cast<int>(ticket.copies());
  value.hasIdentity = ticket.has_identity();
  value.aged = ticket.aged();
  value.supplement = ticket.supplement();
  value.telephone = ticket.channel() == v1::CHANNEL_TELEPHONE;
  value.inexact = ticket.inexact();
  value.wrongQueue = ticket.wrong_queue();
  if (ticket.pre_check() != v1::PRE_CHECK_RESULT_UNSPECIFIED) {
    value.papersComplete = ticket.pre_check() == v1::PRE_CHECK_RESULT_COMPLETE;
  }
  value.reference = time(ticket.has_reference_time(), ticket.reference_time());
  value.awayMs = msOf(ticket.away_duration());
  value.targetMs = msOf(ticket.target_duration());
  value.slot = time(ticket.has_slot_time(), ticket.slot_time());
  value.stateSince = time(ticket.has_state_time(), ticket.state_time());
  value.counter = plainText(ticket.counter_id());
  value.onlyCounter = plainText(ticket.bound_counter_id());
  value.call = ticket.call_id();
  value.callsMade = static_cast<int>(ticket.calls_made());
  value.callsDelivered = static_cast<int>(ticket.calls_delivered());
  value.calledAt = time(ticket.has_call_time(), ticket.call_time());
  value.noShowAllowed = time(ticket.has_no_show_allowed_time(), ticket.no_show_allowed_time());
  value.hold = withNone<HoldKind>(ticket.hold_kind(), v1::HOLD_KIND_WAITING_FOR_RESULT);
  value.woken = ticket.woken();
  value.callsUntilCallable = static_cast<int>(ticket.calls_until_callable());
  return value;
}

Serving servingOf(const v1::Serving& serving, int offsetSeconds) {
  Serving value;
  value.id = serving.serving_id();
  value.ticket = plainText(serving.ticket_id());
  value.number = plainText(serving.number());
  if (serving.has_start_time()) value.started = hallTime(serving.start_time(), offsetSeconds);
  if (serving.has_end_time()) value.ended = hallTime(serving.end_time(), offsetSeconds);
  value.heldMs = msOf(serving.hold_duration());
  for (const v1::ItemOutcome& item : serving.items()) value.outcomes << outcomeOf(item);
  if (serving.has_reopen_until_time()) {
    value.reopenUntil = hallTime(serving.reopen_until_time(), offsetSeconds);
  }
  return value;
}

Place placeOf(const v1::Counter& counter, int offsetSeconds) {
  Place place;
  place.code = plainText(counter.counter_id());
  const QString name = plainText(counter.name().zh());
  place.label = name.isEmpty() ? place.code : name;
  place.kind = valueOf(
      counter.kind(), CounterKind::Universal, v1::COUNTER_KIND_UNIVERSAL, v1::COUNTER_KIND_SPECIAL
  );
  place.state = valueOf(
      counter.state(), CounterState::Offline, v1::COUNTER_STATE_OFFLINE, v1::COUNTER_STATE_PAUSED
  );
  if (counter.has_state_time()) place.stateSince = hallTime(counter.state_time(), offsetSeconds);
  place.staff = plainText(counter.staff_number());
  place.device = plainText(counter.device_id());
  place.number = plainText(counter.number());
  for (const std::string& code : counter.able_queue_ids()) place.able << plainText(code);
  if (counter.has_ready_until_time()) {
    place.readyUntil = hallTime(counter.ready_until_time(), offsetSeconds);
  }
  place.pauseReason = valueOf(
      counter.pause_reason(), PauseReason::Other, v1::PAUSE_REASON_MEAL, v1::PAUSE_REASON_OTHER
  );
  if (counter.has_pause_until_time()) {
    place.pauseUntil = hallTime(counter.pause_until_time(), offsetSeconds);
  }
  place.pauseOverrun = counter.pause_overrun();
  return place;
}

CounterNow counterNowOf(const v1::CounterSnapshot& snapshot, const Speech& speech) {
  const int offset = speech.offsetSeconds;
  const v1::HallStatus& hall = snapshot.hall();
  CounterNow now;
  now.rehearsal = hall.rehearsal();
  now.suspended = hall.suspended();
  now.suspensionText = plainLines(hall.suspension_text());
  now.inSession = hall.in_session();
  if (hall.has_close_time()) now.closes = hallTime(hall.close_time(), offset);
  for (const v1::HallBroadcast& one : hall.broadcasts()) now.broadcasts << plainText(one.text());
  now.counter = placeOf(snapshot.counter(), offset);
  if (snapshot.has_serving()) now.serving = servingOf(snapshot.serving(), offset);
  for (const auto& queue : snapshot.queues()) now.queues << queueNowOf(queue, offset);
  for (const auto& ticket : snapshot.tickets()) now.tickets << ticketOf(ticket, offset);
  for (const auto& message : snapshot.messages()) {
    now.messages << Message{plainText(message.text()), hallTime(message.send_time(), offset)};
  }
  for (const auto& place : snapshot.counters()) now.places << placeOf(place, offset);
  const QVector<Place> known = QVector<Place>{now.counter} + now.places;
  for (const auto& alert : snapshot.alerts()) now.alerts << alertOf(alert, known, speech.language);
  now.somebodyCallable = snapshot.somebody_callable();
  return now;
}

Explanation explanationOf(const v1::ExplainCallResponse& response) {
  const v1::CallExplanation& why = response.explanation();
  Explanation result;
  result.number = plainText(response.number());
  result.rule = withNone<CallRule>(why.rule(), v1::CALL_RULE_MANUAL_PICK);
  result.waitedMs = msOf(why.age_duration());
  result.slackMs = msOf(why.slack_duration());
  result.eligible = static_cast<int>(why.eligible_count());
  result.waiting = static_cast<int>(why.waiting_count());
  result.reason = plainText(why.reason_text());
  for (const v1::CallCandidate& one : why.candidates()) {
    result.others << Explanation::Candidate{
        plainText(one.number()),
        plainText(one.queue_id()),
        valueOf(
            one.ticket_class(),
            TicketClass::Ordinary,
            v1::TICKET_CLASS_ORDINARY,
            v1::TICKET_CLASS_APPOINTMENT
        ),
        msOf(one.age_duration()),
        msOf(one.slack_duration())};
  }
  return result;
}

QVector<ItemOutcome> outcomesOf(const v1::FinishServingRequest& request) {
  QVector<ItemOutcome> outcomes;
  for (const v1::ItemOutcome& item : request.items()) outcomes << outcomeOf(item);
  return outcomes;
}

v1::ItemOutcome outcomeMessage(const ItemOutcome& outcome) {
  v1::ItemOutcome item;
  item.set_item_id(outcome.item.toStdString());
  item.set_copies(static_cast<std::uint32_t>(outcome.copies));
  item.set_outcome(static_cast<v1::Outcome>(outcome.outcome));
  item.set_refusal_ground(static_cast<v1::RefusalGround>(
      static_cast<int>(outcome.ground) + static_cast<int>(v1::REFUSAL_GROUND_NONE)
  ));
  item.set_condition_number(static_cast<std::uint32_t>(outcome.condition));
  item.set_right_department_id(outcome.rightDepartment.toStdString());
  item.set_text(outcome.text.toStdString());
  for (const QString& code : outcome.materials) item.add_material_codes(code.toStdString());
  item.set_guide_version(static_cast<std::uint32_t>(outcome.guideVersion));
  item.set_own_wish_asked(outcome.ownWishAsked);
  return item;
}

void takeTicket(const Ticket& ticket, CounterNow& now) {
  const auto known = std::find_if(now.tickets.begin(), now.tickets.end(), [&](const auto& one) {
    return one.id == ticket.id;
  });
  if (known != now.tickets.end()) {
    *known = ticket;
  } else {
    now.tickets << ticket;
  }
  Place& counter = now.counter;
  const bool here = ticket.counter == counter.code;
  if (here && ticket.state == TicketState::Called) {
    counter.state = CounterState::Calling;
    counter.number = ticket.number;
  } else if (here && ticket.state == TicketState::Serving) {
    counter.state = CounterState::Serving;
    counter.number = ticket.number;
  } else if (counter.number == ticket.number) {
    counter.state = CounterState::Idle;
    counter.number.clear();
  }
  counter.stateSince = ticket.stateSince;
}

}  // namespace hall::counter
