#include "tools/hallctl/watch_screens.h"

#include <algorithm>
#include <memory>
#include <sstream>

#include "client/enum_texts.h"
#include "hall/v1/board_view.pb.h"
#include "hall/v1/counter.pb.h"
#include "hall/v1/counter_view.pb.h"
#include "hall/v1/hall_status.pb.h"
#include "hall/v1/manager_view.pb.h"
#include "hall/v1/people.pb.h"
#include "hall/v1/text.pb.h"
#include "hall/v1/ticket.pb.h"
#include "tools/hallctl/answer.h"
#include "tools/hallctl/field_titles.h"
#include "tools/hallctl/text_table.h"
#include "tools/hallctl/value_text.h"

namespace hall::hallctl {

namespace {

using google::protobuf::Message;

constexpr int kCallsShown = 12;
constexpr std::size_t kTicketsShown = 30;

std::string textOf(const v1::DisplayText& text, const Style& style) {
  return !style.chinese() && !text.en().empty() ? text.en() : text.zh();
}

template <class Enum>
std::string wordOf(const google::protobuf::EnumDescriptor* type, Enum value, const Style& style) {
  const auto* known = type->FindValueByNumber(value);
  return known == nullptr ? std::string() : client::enumText(*known, style.language);
}

std::string count(std::uint32_t number) {
  return std::to_string(number);
}

std::string joined(const google::protobuf::RepeatedPtrField<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

/// Collects lines and the paragraphs of tables.
class Screen {
 public:
  void line(std::string text) { lines_.push_back(std::move(text)); }
  void paragraph(const std::string& title, const TextTable& table) {
    const std::string text = table.text();
    if (text.empty()) return;
    lines_.emplace_back();
    if (!title.empty()) lines_.push_back(title);
    std::istringstream in(text);
    for (std::string one; std::getline(in, one);) lines_.push_back(one);
  }
  std::vector<std::string> lines() && { return std::move(lines_); }

 private:
  std::vector<std::string> lines_;
};

void addHead(
    Screen& screen,
    const v1::HallStatus& hall,
    const std::string& place,
    const WatchMoment& moment,
    const Style& style
) {
  std::string head = textOf(hall.name(), style);
  if (!place.empty()) head += "  " + place;
  if (hall.rehearsal()) head += style.say("  【演练】", "  [REHEARSAL]");
  if (moment.hallTime) head += "  " + momentText(*moment.hallTime, style);
  screen.line(head);
  if (moment.silence >= kSilenceShown) {
    screen.line(style.say(
        "！！连接中断，请以现场叫号为准", "!! Connection lost; what is called in the hall counts"
    ));
  }
  if (hall.suspended()) {
    screen.line(style.say("！！暂停服务：", "!! Suspended: ") + hall.suspension_text());
  }
  if (!hall.in_session()) {
    const std::string opens = valueAt(hall, "open_time", style);
    screen.line(
        style.say("现在不在服务时间", "Outside opening hours") +
        (opens.empty() ? "" : style.say("，下次开始：", "; opens: ") + opens)
    );
  }
  for (const v1::HallBroadcast& broadcast : hall.broadcasts()) {
    screen.line(style.say("广播：", "Broadcast: ") + broadcast.text());
  }
}

// ---- board --------------------------------------------------------------------------------------

TextTable callsTable(const v1::BoardSnapshot& board, const Style& style) {
  TextTable table(
      {style.say("时间", "time"),
       style.say("排队号", "number"),
       style.say("请到", "please go to"),
       style.say("第几次", "call"),
       ""}
  );
  const int first = std::max(0, board.calls_size() - kCallsShown);
  for (int i = board.calls_size() - 1; i >= first; --i) {
    const v1::BoardCall& call = board.calls(i);
    const std::string label = textOf(call.counter_label(), style);
    table.add(
        {clockText(instantAt(call.call_time()), style),
         call.number(),
         call.named_room() ? label : label + style.say(" 号窗口", ""),
         count(call.ordinal()),
         call.open() ? style.say("← 正在叫号", "<- now") : ""}
    );
  }
  return table;
}

TextTable boardCounters(const v1::BoardSnapshot& board, const Style& style) {
  TextTable table(
      {style.say("窗口", "counter"), style.say("状态", "state"), style.say("排队号", "number")}
  );
  for (const v1::BoardCounter& counter : board.counters()) {
    // A hall has dozens of counters; those closed say nothing.
    if (counter.state() == v1::PUBLIC_COUNTER_STATE_CLOSED) continue;
    table.add(
        {textOf(counter.label(), style),
         wordOf(v1::PublicCounterState_descriptor(), counter.state(), style),
         counter.number()}
    );
  }
  return table;
}

TextTable boardQueues(const v1::BoardSnapshot& board, const Style& style) {
  TextTable table(
      {style.say("业务", "queue"),
       style.say("取号", "issuing"),
       style.say("等候", "waiting"),
       style.say("开放窗口", "counters"),
       style.say("预计等候", "wait"),
       style.say("请准备", "next"),
       style.say("已过号", "no-shows")}
  );
  for (const v1::BoardQueue& queue : board.queues()) {
    table.add(
        {textOf(queue.name(), style),
         queue.issuing() ? style.say("是", "yes") : style.say("否", "no"),
         count(queue.waiting_count()),
         count(queue.open_counters()),
         valueAt(queue, "wait", style),
         joined(queue.next_numbers()),
         joined(queue.no_show_numbers())}
    );
  }
  return table;
}

std::vector<std::string> boardScreen(
    const v1::BoardSnapshot& board, const WatchMoment& moment, const Style& style
) {
  Screen screen;
  addHead(screen, board.hall(), textOf(board.zone_name(), style), moment, style);
  screen.paragraph(style.say("叫号", "Calls"), callsTable(board, style));
  screen.paragraph(style.say("窗口", "Counters"), boardCounters(board, style));
  screen.paragraph(style.say("业务", "Queues"), boardQueues(board, style));
  return std::move(screen).lines();
}

// ---- counter ------------------------------------------------------------------------------------

/// Entities as the tables of answers show them.
template <class Rows>
TextTable listOf(const Rows& rows, const std::vector<std::string>& paths, const Style& style) {
  const auto& type = *Rows::value_type::descriptor();
  std::vector<std::string> titles;
  titles.reserve(paths.size());
  for (const std::string& path : paths) titles.push_back(fieldTitle(type, path, style.language));
  TextTable table(std::move(titles));
  for (const Message& row : rows) {
    std::vector<std::string> cells;
    cells.reserve(paths.size());
    for (const std::string& path : paths) cells.push_back(valueAt(row, path, style));
    table.add(std::move(cells));
  }
  return table;
}

std::vector<std::string> counterScreen(
    const v1::CounterSnapshot& view, const WatchMoment& moment, const Style& style
) {
  const v1::Counter& counter = view.counter();
  Screen screen;
  addHead(
      screen,
      view.hall(),
      counter.counter_id() + style.say(" 号窗口", "") + "  " +
          wordOf(v1::CounterState_descriptor(), counter.state(), style) +
          (counter.number().empty() ? "" : "  " + counter.number()),
      moment,
      style
  );
  if (view.somebody_callable()) screen.line(style.say("有号可叫", "Somebody is callable"));
  for (const v1::CounterMessage& message : view.messages()) {
    screen.line(style.say("消息：", "Message: ") + message.text());
  }
  std::vector<v1::Ticket> tickets(view.tickets().begin(), view.tickets().end());
  std::sort(tickets.begin(), tickets.end(), [](const v1::Ticket& left, const v1::Ticket& right) {
    return instantAt(left.reference_time()) < instantAt(right.reference_time());
  });
  if (tickets.size() > kTicketsShown) tickets.resize(kTicketsShown);
  screen.paragraph(
      style.say("排队号", "Tickets"),
      listOf(
          tickets,
          {"number",
           "state",
           "ticket_class",
           "ground",
           "assistance_marks",
           "queue_id",
           "item_id",
           "reference_time~",
           "calls_made",
           "calls_delivered"},
          style
      )
  );
  screen.paragraph(
      style.say("队列", "Queues"),
      listOf(view.queues(), {"queue_id", "name", "waiting_count", "open_counters", "wait"}, style)
  );
  return std::move(screen).lines();
}

// ---- manager ------------------------------------------------------------------------------------

std::vector<std::string> managerScreen(
    const v1::ManagerSnapshot& view, const WatchMoment& moment, const Style& style
) {
  Screen screen;
  addHead(screen, view.hall(), "", moment, style);
  const v1::DayFigures& day = view.day();
  screen.line(
      style.say("今日取号 ", "issued ") + count(day.issued_count()) +
      style.say("　等候 ", "  waiting ") + count(day.waiting_count()) +
      style.say("　在窗口 ", "  at counters ") + count(day.at_counter_count()) +
      style.say("　挂起 ", "  on hold ") + count(day.on_hold_count()) +
      style.say("　已办完 ", "  finished ") + count(day.finished_count()) +
      style.say("　已过号 ", "  no-shows ") + count(day.no_show_count()) +
      style.say("　在岗窗口 ", "  counters ") + count(day.signed_in_counters())
  );
  screen.paragraph(
      style.say("预警", "Alerts"),
      listOf(
          view.alerts(),
          {"alert_id", "level", "rule", "subject", "raise_time~", "acknowledged_by"},
          style
      )
  );
  std::vector<v1::Counter> counters;
  for (const v1::Counter& counter : view.counters()) {
    if (counter.state() != v1::COUNTER_STATE_OFFLINE) counters.push_back(counter);
  }
  screen.paragraph(
      style.say("窗口", "Counters"),
      listOf(
          counters,
          {"counter_id",
           "state",
           "number",
           "staff_number",
           "state_time~",
           "pause_reason",
           "pause_until_time~"},
          style
      )
  );
  screen.paragraph(
      style.say("队列", "Queues"),
      listOf(
          view.queues(),
          {"queue_id",
           "name",
           "waiting_count",
           "at_counter_count",
           "on_hold_count",
           "open_counters",
           "wait",
           "issued_today"},
          style
      )
  );
  std::vector<v1::Device> faulty;
  for (const v1::Device& device : view.devices()) {
    if (device.condition() > v1::DEVICE_CONDITION_OK) faulty.push_back(device);
  }
  screen.paragraph(
      style.say("有故障的设备", "Devices at fault"),
      listOf(faulty, {"device_id", "name", "kind", "zone_id", "counter_id", "condition"}, style)
  );
  return std::move(screen).lines();
}

// ---- the others ---------------------------------------------------------------------------------

std::vector<std::string> otherScreen(
    const v1::WatchSnapshot& snapshot, const WatchMoment& moment, const Style& style
) {
  const auto* oneof = v1::WatchSnapshot::descriptor()->FindOneofByName("view");
  const auto* field = v1::WatchSnapshot::GetReflection()->GetOneofFieldDescriptor(snapshot, oneof);
  Screen screen;
  if (field == nullptr) return {};
  const Message& view = v1::WatchSnapshot::GetReflection()->GetMessage(snapshot, field);
  const auto* hall = view.GetDescriptor()->FindFieldByName("hall");
  addHead(
      screen,
      static_cast<const v1::HallStatus&>(view.GetReflection()->GetMessage(view, hall)),
      "",
      moment,
      style
  );
  const std::unique_ptr<Message> rest(view.New());
  rest->CopyFrom(view);
  rest->GetReflection()->ClearField(rest.get(), hall);
  std::istringstream in(answerText(*rest, style));
  for (std::string line; std::getline(in, line);) screen.line(line);
  return std::move(screen).lines();
}

}  // namespace

bool isAlarm(std::string_view line) {
  return line.starts_with("！！") || line.starts_with("!!");
}

std::vector<std::string> fitted(
    std::vector<std::string> lines, std::size_t rows, const Style& style
) {
  if (lines.size() <= rows || rows == 0) return lines;
  const std::string left = std::to_string(lines.size() - rows + 1);
  lines.resize(rows - 1);
  lines.push_back(style.say(
      "……还有 " + left + " 行，把终端放高就能看全",
      "… " + left + " more lines; a higher terminal shows them"
  ));
  return lines;
}

std::vector<std::string> screenOf(
    const v1::WatchSnapshot& snapshot, const WatchMoment& moment, const Style& style
) {
  if (snapshot.has_board()) return boardScreen(snapshot.board(), moment, style);
  if (snapshot.has_counter()) return counterScreen(snapshot.counter(), moment, style);
  if (snapshot.has_manager()) return managerScreen(snapshot.manager(), moment, style);
  return otherScreen(snapshot, moment, style);
}

}  // namespace hall::hallctl
