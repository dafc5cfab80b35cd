#include "client/event_texts.h"

#include <algorithm>
#include <cctype>
#include <iterator>

#include "client/enum_texts.h"
#include "hall/v1/access.pb.h"

namespace hall::client {

namespace {

// clang-format off
constexpr EventKind kKinds[] = {
    EventKind{"hall_opened", "大厅启用"},
    EventKind{"log_restored", "日志由备份恢复"},
    EventKind{"clock_stepped", "时钟跳变"},
    EventKind{"catalogue_published", "发布业务配置"},
    EventKind{"hall_suspended", "全厅暂停服务"},
    EventKind{"hall_resumed", "全厅恢复服务"},
    EventKind{"broadcast_sent", "大厅广播"},
    EventKind{"counter_messaged", "给窗口发消息"},
    EventKind{"day_closed", "日终处理"},
    EventKind{"staff_recorded", "登记人员"},
    EventKind{"password_reset", "重设口令"},
    EventKind{"device_recorded", "登记设备"},
    EventKind{"device_reported", "设备状况"},
    EventKind{"identity_revealed", "查看申请人身份"},
    EventKind{"ticket_issued", "取号"},
    EventKind{"ticket_due", "到预约时段"},
    EventKind{"ticket_cancelled", "取消"},
    EventKind{"ticket_diverted", "分流"},
    EventKind{"ticket_pre_checked", "预审"},
    EventKind{"ticket_reprinted", "补打号票"},
    EventKind{"ticket_print_reported", "打印结果"},
    EventKind{"ticket_upgraded", "咨询转为办理"},
    EventKind{"ticket_closed_by_system", "日终关闭"},
    EventKind{"assistance_set", "登记协助需求"},
    EventKind{"ticket_called", "叫号"},
    EventKind{"ticket_recalled", "再次呼叫"},
    EventKind{"call_delivered", "叫号送达"},
    EventKind{"call_dropped", "叫号过时未播"},
    EventKind{"ticket_uncalled", "退回等候"},
    EventKind{"ticket_no_show", "过号"},
    EventKind{"ticket_restored", "恢复叫号"},
    EventKind{"serving_started", "开始办理"},
    EventKind{"serving_finished", "办理完毕"},
    EventKind{"serving_reopened", "重新打开办理"},
    EventKind{"serving_corrected", "更正结果"},
    EventKind{"ticket_held", "挂起"},
    EventKind{"held_woken", "等待的结果到了"},
    EventKind{"ticket_returned", "申请人回来"},
    EventKind{"ticket_resumed", "继续办理"},
    EventKind{"ticket_transferred", "转号"},
    EventKind{"serving_entered", "补录办理"},
    EventKind{"ticket_moved", "改派"},
    EventKind{"counter_signed_in", "签到上岗"},
    EventKind{"counter_signed_off", "签退"},
    EventKind{"counter_taken_over", "接管窗口"},
    EventKind{"counter_paused", "暂停服务"},
    EventKind{"counter_resumed", "恢复服务"},
    EventKind{"counter_ready", "待叫号"},
    EventKind{"counter_ready_ended", "不再待叫号"},
    EventKind{"counter_set", "切换窗口类型"},
    EventKind{"alert_raised", "发出预警"},
    EventKind{"alert_acknowledged", "确认预警"},
    EventKind{"alert_cleared", "解除预警"},
};
// clang-format on

std::string spaced(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

}  // namespace

std::span<const EventKind> eventKinds() {
  return kKinds;
}

std::string eventKindText(std::string_view name, Language language) {
  const auto* const found =
      std::find_if(std::begin(kKinds), std::end(kKinds), [name](const EventKind& kind) {
        return kind.name == name;
      });
  const bool chinese = language == Language::Chinese && found != std::end(kKinds);
  return chinese ? std::string(found->zh) : spaced(name);
}

std::string actorRoleText(std::string_view role, Language language) {
  std::string name = "ROLE_";
  for (const char c : role) {
    name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  const auto* value = v1::Role_descriptor()->FindValueByName(name);
  return value == nullptr ? spaced(role) : enumText(*value, language);
}

}  // namespace hall::client
