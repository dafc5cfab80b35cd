#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "hall/v1/counter.pb.h"
#include "hall/v1/ticket.pb.h"
#include "server/domain/time.h"

/// What people will do on one day, whatever the hall does: who comes when for what, how long they
/// have patience, how long they take at a counter, and who sits where. Made from a record or from
/// chance; times of day count from the hall's midnight. Values.
namespace hall::rehearsal {

using domain::Duration;

/// How somebody interrupts a serving.
struct Hold {
  v1::HoldKind kind = v1::HOLD_KIND_PAPERS_TO_FETCH;
  Duration absence{0};
};

/// One applicant.
struct Visit {
  Duration arrival{0};
  std::string itemId;  ///< exactly one of these three is set
  std::string themeId;
  std::string queueId;
  v1::Ground ground = v1::GROUND_NONE;
  Duration service{0};
  std::optional<Duration> patience;   ///< leaves after so long uncalled; none: stays
  bool leavesSilently = false;        ///< nobody hears of it: the counter calls in vain
  std::optional<Duration> comesBack;  ///< after being passed over, so much later
  std::optional<Hold> hold;           ///< in the middle of the serving
  bool wrongQueue = false;            ///< found out at the counter: sent on to `transferTo`
  std::string transferTo;             ///< code of an item
};

/// Away from the counter, inside a shift.
struct Absence {
  Duration from{0};
  Duration until{0};
  v1::PauseReason reason = v1::PAUSE_REASON_SHORT_ABSENCE;
};

struct Shift {
  Duration from{0};
  Duration until{0};
  std::vector<Absence> absences;  ///< sorted, not overlapping
};

struct StaffDay {
  std::string number;  ///< 工号
  std::string counterId;
  std::vector<Shift> shifts;  ///< sorted, not overlapping
};

/// What a record says became of its day, to compare the rehearsal with.
struct RecordedDay {
  std::string source;  ///< "calls_1999_01.csv, 1999-01-03"
  std::size_t came = 0;
  std::size_t served = 0;
  std::size_t left = 0;  ///< without being served
  Duration meanWait{0};  ///< of all who were served
  std::size_t waited = 0;
  Duration meanWaitOfThose{0};  ///< who waited at all
  Duration meanService{0};
  std::size_t leftOut = 0;  ///< rows that are no visit of this hall
};

struct DayPlan {
  std::vector<Visit> visits;  ///< by arrival
  std::vector<StaffDay> staff;
  std::vector<Duration> wrapUps;  ///< between two servings; each is drawn anew; empty: none
  Duration walk{0};               ///< from the call to the counter
  std::optional<RecordedDay> recorded;
};

}  // namespace hall::rehearsal
