#include "tools/hallctl/watch_commands.h"

#include <array>
#include <memory>
#include <optional>

#include "client/watcher.h"
#include "hall/v1/watch_service.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/connection.h"
#include "tools/hallctl/fills.h"
#include "tools/hallctl/first_frame.h"
#include "tools/hallctl/live_screen.h"
#include "tools/hallctl/value_text.h"
#include "tools/hallctl/verb_commands.h"

namespace hall::hallctl {

namespace {

/// What a view's scope is.
enum class Scope { Zone, Counter, Ticket };

struct WatchVerb {
  std::string_view name;
  v1::View view;
  Scope scope;
  client::Wording help;
};

constexpr std::array kVerbs{
    WatchVerb{
        "board", v1::VIEW_BOARD, Scope::Zone, {"叫号大屏", "The board of the hall or a zone"}},
    WatchVerb{"manager", v1::VIEW_MANAGER, Scope::Zone, {"大厅管理", "The manager's floor"}},
    WatchVerb{"desk", v1::VIEW_DESK, Scope::Zone, {"导办台", "The guide desk: every open ticket"}},
    WatchVerb{"kiosk", v1::VIEW_KIOSK, Scope::Zone, {"取号机", "What a kiosk sees"}},
    WatchVerb{"counter", v1::VIEW_COUNTER, Scope::Counter, {"窗口", "One counter"}},
    WatchVerb{"sign", v1::VIEW_SIGN, Scope::Counter, {"窗口屏", "The sign above a counter"}},
    WatchVerb{"pad", v1::VIEW_PAD, Scope::Counter, {"评价器", "The review pad of a counter"}},
    WatchVerb{
        "ticket", v1::VIEW_PHONE, Scope::Ticket, {"一个排队号（手机）", "One ticket, as a phone"}}};

struct Wanted {
  std::string place;  ///< zone, counter or ticket
  std::string token;  ///< of a ticket
  bool once = false;
};

/// False: something is missing, and that has been said.
bool setScope(
    Invocation& run,
    Connection& connection,
    const WatchVerb& verb,
    const Wanted& wanted,
    v1::WatchHallRequest& request
) {
  request.set_view(verb.view);
  if (verb.scope == Scope::Ticket) {
    request.mutable_ticket()->set_ticket_id(wanted.place);
    request.mutable_ticket()->set_ticket_token(wanted.token);
    Asking asking{run, connection};
    return fillTicketId(asking, *request.mutable_ticket());
  } else if (verb.scope == Scope::Counter) {
    request.set_counter_id(wanted.place);
    Asking asking{run, connection};
    return fillCounter(asking, request);
  } else if (wanted.place.empty()) {
    request.mutable_hall();
  } else {
    request.set_zone_id(wanted.place);
  }
  return true;
}

void watch(Invocation& run, const WatchVerb& verb, const Wanted& wanted) {
  const auto connection = Connection::open(run);
  if (connection == nullptr) return;
  v1::WatchHallRequest request;
  if (!setScope(run, *connection, verb, wanted, request)) return;
  // A refusal is said at once, in place of an empty screen.
  const auto first = firstFrame(run, *connection, request);
  if (!first) return;
  if (wanted.once) {
    if (run.json) return print(answerJson(*first, true));
    WatchMoment moment;
    moment.hallTime = instantAt(first->hall_time());
    for (const std::string& line : screenOf(first->snapshot(), moment, run.style)) {
      print(line + "\n");
    }
    return;
  }
  LiveScreen screen(run);
  const client::Watcher watcher(connection->client(), request, screen.callbacks());
  screen.show();
}

}  // namespace

void addWatchCommands(CLI::App& app, Invocation& run) {
  for (const WatchVerb& verb : kVerbs) {
    CLI::App& command = addCommand(app, "watch", verb.name, verb.help, run);
    const auto wanted = std::make_shared<Wanted>();
    const Style& style = run.style;
    switch (verb.scope) {
      case Scope::Zone:
        command.add_option(
            "zone,--zone", wanted->place, style.say("区域，不写即全厅", "Zone; else the hall")
        );
        break;
      case Scope::Counter:
        command.add_option(
            "counter,--counter",
            wanted->place,
            style.say("窗口，不写即签到的窗口", "Counter; else where signed in")
        );
        break;
      case Scope::Ticket:
        command
            .add_option("ticket,--ticket", wanted->place, style.say("排队号或编号", "Number or id"))
            ->required();
        command.add_option("--ticket-token", wanted->token, style.say("号票上的凭证", "Its token"))
            ->required();
        break;
    }
    command.add_flag("--once", wanted->once, style.say("只看一次", "One look only"));
    command.callback([&run, &verb, wanted] { watch(run, verb, *wanted); });
  }
}

}  // namespace hall::hallctl
