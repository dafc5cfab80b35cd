#include "client/enum_texts.h"

#include <algorithm>
#include <cctype>
#include <iterator>

namespace hall::client {

namespace {

struct Row {
  std::string_view name;
  Wording word;  ///< without English: it is made of the name
};

// clang-format off
// An array of the language: clang 14 cannot deduce the length of so long a std::array.
constexpr Row kRows[] = {
    Row{"ROLE_COUNTER_STAFF", {"窗口人员", ""}},
    Row{"ROLE_GUIDE_STAFF", {"导办员", ""}},
    Row{"ROLE_BACK_OFFICE", {"审批人员", ""}},
    Row{"ROLE_CHIEF_REPRESENTATIVE", {"首席事务代表", ""}},
    Row{"ROLE_HALL_MANAGER", {"大厅管理员", ""}},
    Row{"ROLE_DUTY_MANAGER", {"值班主任", ""}},
    Row{"ROLE_SUPERVISOR", {"监督员", ""}},
    Row{"ROLE_ADMINISTRATOR", {"系统管理员", ""}},
    Row{"ROLE_KIOSK", {"取号机", ""}},
    Row{"ROLE_BOARD", {"叫号大屏", ""}},
    Row{"ROLE_VOICE", {"语音播报", ""}},
    Row{"ROLE_SIGN", {"窗口屏", ""}},
    Row{"ROLE_PAD", {"评价器", ""}},

    Row{"TICKET_STATE_NOT_YET_DUE", {"未到预约时段", ""}},
    Row{"TICKET_STATE_WAITING", {"等候中", ""}},
    Row{"TICKET_STATE_CALLED", {"已叫号", ""}},
    Row{"TICKET_STATE_SERVING", {"办理中", ""}},
    Row{"TICKET_STATE_ON_HOLD", {"已挂起", ""}},
    Row{"TICKET_STATE_NO_SHOW", {"已过号", "no-show"}},
    Row{"TICKET_STATE_FINISHED", {"已办完", ""}},
    Row{"TICKET_STATE_CANCELLED", {"已取消", ""}},
    Row{"TICKET_STATE_DIVERTED", {"已分流", ""}},
    Row{"TICKET_STATE_CLOSED_BY_SYSTEM", {"日终关闭", ""}},

    Row{"TICKET_CLASS_ORDINARY", {"普通号", ""}},
    Row{"TICKET_CLASS_PRIORITY", {"优先号", ""}},
    Row{"TICKET_CLASS_APPOINTMENT", {"预约号", ""}},

    Row{"GROUND_NONE", {"无", ""}},
    Row{"GROUND_DISABLED", {"残疾人", ""}},
    Row{"GROUND_ELDERLY", {"老年人", ""}},
    Row{"GROUND_SERVICEMAN", {"军人", ""}},
    Row{"GROUND_VETERAN_FAMILY", {"退役军人和“三属”（凭优待证）", ""}},
    Row{"GROUND_FIRE_RESCUE", {"消防救援人员", ""}},
    Row{"GROUND_PREGNANT", {"孕妇", ""}},
    Row{"GROUND_WITH_INFANT", {"携带婴幼儿", ""}},
    Row{"GROUND_OTHER", {"其他", ""}},

    Row{"ASSISTANCE_MARK_WHEELCHAIR", {"轮椅", ""}},
    Row{"ASSISTANCE_MARK_HEARING", {"听障", ""}},
    Row{"ASSISTANCE_MARK_SIGHT", {"视障", ""}},
    Row{"ASSISTANCE_MARK_LANGUAGE", {"语言", ""}},
    Row{"ASSISTANCE_MARK_OTHER", {"其他", ""}},

    Row{"CHANNEL_KIOSK", {"取号机", ""}},
    Row{"CHANNEL_GUIDE_DESK", {"导办台", ""}},
    Row{"CHANNEL_COUNTER", {"窗口直接办理", ""}},
    Row{"CHANNEL_PHONE", {"手机", ""}},
    Row{"CHANNEL_TELEPHONE", {"电话咨询", ""}},
    Row{"CHANNEL_OFFLINE", {"取号机（断网时）", ""}},
    Row{"CHANNEL_HANDWRITTEN", {"手写号", ""}},

    Row{"HOLD_KIND_PAPERS_TO_FETCH", {"补材料", ""}},
    Row{"HOLD_KIND_PAPERS_LEFT_HERE", {"材料留在窗口", ""}},
    Row{"HOLD_KIND_WAITING_FOR_RESULT", {"等待结果", ""}},

    Row{"EXEMPTION_NONE", {"无", ""}},
    Row{"EXEMPTION_RESTORED", {"恢复", ""}},
    Row{"EXEMPTION_RETURNED", {"返回", ""}},
    Row{"EXEMPTION_TRANSFERRED", {"转号", ""}},

    Row{"PRE_CHECK_RESULT_COMPLETE", {"材料齐全", ""}},
    Row{"PRE_CHECK_RESULT_INCOMPLETE", {"材料不全", ""}},

    Row{"OUTCOME_DONE", {"当场办结", ""}},
    Row{"OUTCOME_ACCEPTED", {"受理", ""}},
    Row{"OUTCOME_ACCEPTED_WITH_GAPS", {"容缺受理", ""}},
    Row{"OUTCOME_ON_COMMITMENT", {"告知承诺办理", ""}},
    Row{"OUTCOME_ONE_TIME_NOTICE", {"一次性告知", "one-time notice"}},
    Row{"OUTCOME_REFUSED", {"不予受理", ""}},
    Row{"OUTCOME_CONSULTED", {"咨询答复", ""}},
    Row{"OUTCOME_SUPPLEMENT_RECEIVED", {"补正收件", ""}},
    Row{"OUTCOME_HANDED_OUT", {"已取件", ""}},
    Row{"OUTCOME_GIVEN_UP", {"申请人放弃", ""}},
    Row{"OUTCOME_WRONG_NUMBER", {"取错号", ""}},
    Row{"OUTCOME_UNFINISHED", {"未办成", ""}},

    Row{"REFUSAL_GROUND_NONE", {"无", ""}},
    Row{"REFUSAL_GROUND_NOT_REQUIRED_BY_LAW", {"依法不需要办理", ""}},
    Row{"REFUSAL_GROUND_NOT_THIS_BODY", {"不属于本单位职权范围", ""}},
    Row{"REFUSAL_GROUND_CONDITION_NOT_MET", {"不符合受理条件", ""}},

    Row{"COUNTER_KIND_UNIVERSAL", {"无差别综合窗口", ""}},
    Row{"COUNTER_KIND_DOMAIN", {"分领域综合窗口", ""}},
    Row{"COUNTER_KIND_DEPARTMENT", {"部门综合窗口", ""}},
    Row{"COUNTER_KIND_THEME", {"“一件事”窗口", ""}},
    Row{"COUNTER_KIND_CONSULT", {"综合咨询窗口", ""}},
    Row{"COUNTER_KIND_HANDOUT", {"统一出件窗口", ""}},
    Row{"COUNTER_KIND_SPECIAL", {"专窗", ""}},

    Row{"COUNTER_STATE_OFFLINE", {"离线", ""}},
    Row{"COUNTER_STATE_IDLE", {"空闲", ""}},
    Row{"COUNTER_STATE_READY", {"空闲（待叫号）", ""}},
    Row{"COUNTER_STATE_CALLING", {"呼叫中", ""}},
    Row{"COUNTER_STATE_SERVING", {"办理中", ""}},
    Row{"COUNTER_STATE_PAUSED", {"暂停服务", ""}},

    Row{"PAUSE_REASON_MEAL", {"就餐", ""}},
    Row{"PAUSE_REASON_MEETING", {"会议", ""}},
    Row{"PAUSE_REASON_SYSTEM_FAULT", {"系统故障", ""}},
    Row{"PAUSE_REASON_DELIVERING_PAPERS", {"送件", ""}},
    Row{"PAUSE_REASON_SHORT_ABSENCE", {"临时离开", ""}},
    Row{"PAUSE_REASON_OTHER", {"其他", ""}},

    Row{"PUBLIC_COUNTER_STATE_CLOSED", {"窗口已关闭", ""}},
    Row{"PUBLIC_COUNTER_STATE_WELCOME", {"欢迎您", ""}},
    Row{"PUBLIC_COUNTER_STATE_CALLING", {"请到窗口", ""}},
    Row{"PUBLIC_COUNTER_STATE_SERVING", {"办理中", ""}},
    Row{"PUBLIC_COUNTER_STATE_PAUSED", {"暂停服务", ""}},

    Row{"PAD_STATE_CLOSED", {"窗口已关闭", ""}},
    Row{"PAD_STATE_IDLE", {"空闲", ""}},
    Row{"PAD_STATE_SERVING", {"办理中", ""}},
    Row{"PAD_STATE_PROMPTING", {"请您评价", ""}},
    Row{"PAD_STATE_PAUSED", {"暂停服务", ""}},

    Row{"CALL_RULE_LEAST_SLACK", {"余量最小", ""}},
    Row{"CALL_RULE_LATE_PLATEAU", {"已超等候目标", ""}},
    Row{"CALL_RULE_STARVATION_CAP", {"等候超过目标两倍", ""}},
    Row{"CALL_RULE_RETURNED", {"返回优先", ""}},
    Row{"CALL_RULE_MANUAL_PICK", {"指定呼叫", ""}},
    Row{"CALL_RULE_THEME_NEXT", {"一件事下一项", ""}},
    Row{"CALL_RULE_WALK_UP", {"直接办理", "walk-up"}},

    Row{"QUEUE_KIND_HANDLING", {"受理", ""}},
    Row{"QUEUE_KIND_CONSULT", {"咨询", ""}},
    Row{"QUEUE_KIND_HANDOUT", {"取件", ""}},
    Row{"QUEUE_KIND_FAILED_ERRAND", {"办不成事反映", ""}},

    Row{"IDENTITY_RULE_NONE", {"不登记", ""}},
    Row{"IDENTITY_RULE_OPTIONAL", {"自愿登记", ""}},
    Row{"IDENTITY_RULE_REQUIRED", {"须登记", ""}},

    Row{"HALL_LEVEL_CITY", {"市级", ""}},
    Row{"HALL_LEVEL_COUNTY", {"县级", ""}},
    Row{"HALL_LEVEL_TOWNSHIP", {"乡镇（街道）级", ""}},
    Row{"HALL_LEVEL_VILLAGE", {"村（社区）级", ""}},

    Row{"ITEM_KIND_ON_THE_SPOT", {"即办件", ""}},
    Row{"ITEM_KIND_PROMISED", {"承诺件", ""}},

    Row{"AUDIENCE_PERSONAL", {"个人办事", ""}},
    Row{"AUDIENCE_ENTERPRISE", {"企业办事", ""}},
    Row{"AUDIENCE_BOTH", {"个人和企业", ""}},

    Row{"LIMIT_UNIT_NONE", {"无", ""}},
    Row{"LIMIT_UNIT_ON_THE_SPOT", {"即时", ""}},
    Row{"LIMIT_UNIT_HOURS", {"小时", ""}},
    Row{"LIMIT_UNIT_HALF_WORKDAYS", {"半个工作日", ""}},
    Row{"LIMIT_UNIT_WORKDAYS", {"个工作日", ""}},
    Row{"LIMIT_UNIT_CALENDAR_DAYS", {"个自然日", ""}},

    Row{"ALERT_LEVEL_YELLOW", {"黄色预警", ""}},
    Row{"ALERT_LEVEL_RED", {"红色预警", ""}},

    Row{"ALERT_RULE_PAUSE_OVERRUN", {"暂停超过预计时间", ""}},
    Row{"ALERT_RULE_QUEUE_UNSERVED", {"有人等候而没有窗口办理", ""}},
    Row{"ALERT_RULE_PRIORITY_SHARE", {"优先号超过三成", ""}},
    Row{"ALERT_RULE_ZONE_WITHOUT_OUTPUT", {"区域没有大屏和语音", ""}},
    Row{"ALERT_RULE_SIGN_OFF_OVERRIDE", {"放行最后一个窗口", ""}},
    Row{"ALERT_RULE_CASE_LIMIT", {"办件临近或超过时限", ""}},
    Row{"ALERT_RULE_DAY_ENDED_WITH_OPEN", {"日终仍有未办完的号", ""}},
    Row{"ALERT_RULE_IMPORTED_TICKETS", {"导入了手写号", ""}},
    Row{"ALERT_RULE_SECOND_NOTICE", {"二次告知", ""}},
    Row{"ALERT_RULE_OUTSIDE_GUIDE_ASKED", {"索要指南以外的材料", ""}},
    Row{"ALERT_RULE_DISK_SPACE", {"磁盘空间不足", ""}},
    Row{"ALERT_RULE_LOG_SIZE", {"预写日志过大", "write-ahead log too large"}},
    Row{"ALERT_RULE_CLOCK_STEP", {"时钟跳变", ""}},
    Row{"ALERT_RULE_BACKUP_AGE", {"备份过旧", ""}},
    Row{"ALERT_RULE_DEVICE_FAULT", {"设备故障", ""}},
    Row{"ALERT_RULE_LOG_RESTORED", {"日志由备份恢复", ""}},
    Row{"ALERT_RULE_TARGET_AT_RISK", {"等候目标可能达不到", ""}},
    Row{"ALERT_RULE_WAIT_OVER_TARGET", {"等候超过目标时间", ""}},
    Row{"ALERT_RULE_QUEUE_CROWDED", {"等候人数过多", ""}},
    Row{"ALERT_RULE_QUEUE_NOT_CALLED", {"有人等候而长时间没有叫号", ""}},
    Row{"ALERT_RULE_OVERTIME_EXPECTED", {"预计下班后仍有人等候", ""}},

    Row{"DEVICE_KIND_KIOSK", {"取号机", ""}},
    Row{"DEVICE_KIND_COUNTER_PC", {"窗口电脑", "counter PC"}},
    Row{"DEVICE_KIND_BOARD", {"叫号大屏", ""}},
    Row{"DEVICE_KIND_SIGN", {"窗口屏", ""}},
    Row{"DEVICE_KIND_PAD", {"评价器", ""}},
    Row{"DEVICE_KIND_PRINTER", {"打印机", ""}},
    Row{"DEVICE_KIND_VOICE", {"语音播报", ""}},
    Row{"DEVICE_KIND_DESK", {"导办台", ""}},

    Row{"DEVICE_CONDITION_OK", {"正常", ""}},
    Row{"DEVICE_CONDITION_PAPER_LOW", {"纸快用完", ""}},
    Row{"DEVICE_CONDITION_PAPER_OUT", {"缺纸", ""}},
    Row{"DEVICE_CONDITION_PRINTER_FAULT", {"打印机故障", ""}},
    Row{"DEVICE_CONDITION_READER_FAULT", {"读卡器故障", ""}},
    Row{"DEVICE_CONDITION_SOUND_FAULT", {"没有声音", ""}},
    Row{"DEVICE_CONDITION_OUT_OF_SERVICE", {"已停止使用", ""}},
    Row{"DEVICE_CONDITION_SILENT", {"没有联系", ""}},
    Row{"DEVICE_CONDITION_OTHER_FAULT", {"其他故障", ""}},

    Row{"DOCUMENT_KIND_RESIDENT_ID", {"居民身份证", ""}},
    Row{"DOCUMENT_KIND_UNIFIED_SOCIAL_CREDIT", {"统一社会信用代码", ""}},
    Row{"DOCUMENT_KIND_PASSPORT", {"护照", ""}},
    Row{"DOCUMENT_KIND_OTHER", {"其他证件", ""}},
    Row{"DOCUMENT_KIND_PHONE_ONLY", {"仅手机号", ""}},

    Row{"IDENTITY_SOURCE_CARD", {"刷证", ""}},
    Row{"IDENTITY_SOURCE_SCAN", {"扫码", ""}},
    Row{"IDENTITY_SOURCE_TYPED", {"手工输入", ""}},

    Row{"AGENT_RELATION_FAMILY_OR_FRIEND", {"亲友", ""}},
    Row{"AGENT_RELATION_EMPLOYEE", {"单位经办人", ""}},
    Row{"AGENT_RELATION_LEGAL_REPRESENTATIVE", {"法定代理人或监护人", ""}},
    Row{"AGENT_RELATION_HALL_ASSISTANT", {"代办专员", ""}},
    Row{"AGENT_RELATION_AGENCY", {"受委托的机构", ""}},
    Row{"AGENT_RELATION_OTHER", {"其他", ""}},

    Row{"IDENTITY_EXTENT_MASKED", {"遮盖", ""}},
    Row{"IDENTITY_EXTENT_FULL", {"完整", ""}},

    Row{"DIVERT_TO_PRE_CHECKED", {"材料不全，先回去补", ""}},
    Row{"DIVERT_TO_SELF_SERVICE", {"自助终端", ""}},
    Row{"DIVERT_TO_ONLINE", {"网上办理", ""}},
    Row{"DIVERT_TO_OTHER_SITE", {"其他办事地点", ""}},
    Row{"DIVERT_TO_CONSULTED_ONLY", {"当场答复", ""}},

    Row{"DELIVERY_OUTPUT_BOARD", {"叫号大屏", ""}},
    Row{"DELIVERY_OUTPUT_VOICE", {"语音播报", ""}},
    Row{"DELIVERY_OUTPUT_SIGN", {"窗口屏", ""}},
    Row{"DELIVERY_OUTPUT_PHONE", {"手机", ""}},
    Row{"DELIVERY_OUTPUT_ALOUD", {"人工喊号", ""}},

    Row{"DELIVERY_RESULT_DELIVERED", {"已送达", ""}},
    Row{"DELIVERY_RESULT_DROPPED_STALE", {"过时未播", ""}},

    Row{"VIEW_BOARD", {"叫号大屏", ""}},
    Row{"VIEW_SIGN", {"窗口屏", ""}},
    Row{"VIEW_PAD", {"评价器", ""}},
    Row{"VIEW_PHONE", {"手机", ""}},
    Row{"VIEW_KIOSK", {"取号机", ""}},
    Row{"VIEW_COUNTER", {"窗口", ""}},
    Row{"VIEW_DESK", {"导办台", ""}},
    Row{"VIEW_MANAGER", {"大厅管理", ""}},

    Row{"RESET_REASON_EPOCH_CHANGED", {"服务器重新启动过", ""}},
    Row{"RESET_REASON_POSITION_GONE", {"离开太久", ""}},

    Row{"GOODBYE_REASON_SHUTDOWN", {"服务器停止", ""}},
    Row{"GOODBYE_REASON_SESSION_ENDED", {"登录已失效", ""}},
    Row{"GOODBYE_REASON_SCOPE_GONE", {"所看的内容已结束", ""}},
    Row{"GOODBYE_REASON_OVERLOADED", {"连接太多", ""}},

    Row{"REPORT_PERIOD_DAY", {"日", ""}},
    Row{"REPORT_PERIOD_WEEK", {"周", ""}},
    Row{"REPORT_PERIOD_MONTH", {"月", ""}},
    Row{"REPORT_PERIOD_RANGE", {"区间", ""}},

    Row{"REPORT_DIMENSION_HALL", {"大厅", ""}},
    Row{"REPORT_DIMENSION_ZONE", {"区域", ""}},
    Row{"REPORT_DIMENSION_QUEUE", {"队列", ""}},
    Row{"REPORT_DIMENSION_ITEM", {"事项", ""}},
    Row{"REPORT_DIMENSION_COUNTER", {"窗口", ""}},
    Row{"REPORT_DIMENSION_STAFF", {"工号", ""}},
    Row{"REPORT_DIMENSION_TICKET_CLASS", {"号别", ""}},
    Row{"REPORT_DIMENSION_GROUND", {"优先事由", ""}},
    Row{"REPORT_DIMENSION_CHANNEL", {"取号渠道", ""}},
    Row{"REPORT_DIMENSION_DEPARTMENT", {"进驻部门", ""}},
    Row{"REPORT_DIMENSION_THEME", {"一件事", ""}},
    Row{"REPORT_DIMENSION_OUTCOME", {"办理结果", ""}},
    Row{"REPORT_DIMENSION_HALF_HOUR", {"取号时段", ""}},
    Row{"REPORT_DIMENSION_DAY", {"日期", ""}},
    Row{"REPORT_DIMENSION_WEEK", {"周", ""}},
    Row{"REPORT_DIMENSION_MONTH", {"月份", ""}},

    Row{"REPORT_FIGURE_ISSUED", {"取号数", ""}},
    Row{"REPORT_FIGURE_CALLED", {"叫号数", ""}},
    Row{"REPORT_FIGURE_SERVED", {"办理次数", ""}},
    Row{"REPORT_FIGURE_COPIES", {"办理件数", ""}},
    Row{"REPORT_FIGURE_WALK_UPS", {"直接办理数", "walk-ups"}},
    Row{"REPORT_FIGURE_NO_SHOWS", {"过号数", "no-shows"}},
    Row{"REPORT_FIGURE_RESTORED", {"恢复叫号数", ""}},
    Row{"REPORT_FIGURE_CANCELLED", {"取消数", ""}},
    Row{"REPORT_FIGURE_DIVERTED", {"分流数", ""}},
    Row{"REPORT_FIGURE_CLOSED_BY_SYSTEM", {"日终关闭数", ""}},
    Row{"REPORT_FIGURE_MISROUTED", {"排错队数", ""}},
    Row{"REPORT_FIGURE_MANUAL_PICKS", {"指定呼叫数", ""}},
    Row{"REPORT_FIGURE_WAIT_MEAN", {"平均等候时间", ""}},
    Row{"REPORT_FIGURE_WAIT_P50", {"等候时间中位数", "wait P50"}},
    Row{"REPORT_FIGURE_WAIT_P90", {"等候时间90分位数", "wait P90"}},
    Row{"REPORT_FIGURE_SERVICE_MEAN", {"平均办理时间", ""}},
    Row{"REPORT_FIGURE_SERVICE_P50", {"办理时间中位数", "service P50"}},
    Row{"REPORT_FIGURE_SERVICE_P90", {"办理时间90分位数", "service P90"}},
    Row{"REPORT_FIGURE_HOLD_MEAN", {"平均挂起时间", ""}},
    Row{"REPORT_FIGURE_HOLD_P50", {"挂起时间中位数", "hold P50"}},
    Row{"REPORT_FIGURE_HOLD_P90", {"挂起时间90分位数", "hold P90"}},
    Row{"REPORT_FIGURE_SHARE_IN_TARGET", {"等候达标率", ""}},
    Row{"REPORT_FIGURE_OVERTIME", {"延时服务时间", ""}},
    Row{"REPORT_FIGURE_OCCUPATION", {"窗口占用率", ""}},
    Row{"REPORT_FIGURE_PAUSES", {"暂停服务次数", ""}},
    Row{"REPORT_FIGURE_PAUSE_TIME", {"暂停服务时间", ""}},
    Row{"REPORT_FIGURE_SIGNED_IN_TIME", {"在岗时间", "signed-in time"}},
    Row{"REPORT_FIGURE_PRIORITY_ISSUED", {"优先号取号数", ""}},

    Row{"FIGURE_UNIT_COUNT", {"数量", ""}},
    Row{"FIGURE_UNIT_DURATION", {"时长", ""}},
    Row{"FIGURE_UNIT_SHARE", {"比例", ""}},

    Row{"SPOKEN_LANGUAGE_CHINESE", {"中文", ""}},
    Row{"SPOKEN_LANGUAGE_ENGLISH", {"英文", ""}},
    Row{"REPORT_FORMAT_CSV", {"CSV 表格", "CSV"}},
    Row{"REPORT_FORMAT_JSON", {"JSON", "JSON"}},
    Row{"REPORT_FORMAT_XLSX", {"Excel 工作簿", "XLSX"}},

    Row{"VERIFY_RESULT_WHOLE", {"完整", ""}},
    Row{"VERIFY_RESULT_CHAIN_BROKEN", {"被改动", ""}},
    Row{"VERIFY_RESULT_CHECKPOINT_MISSED", {"与检查点不符", ""}},
    Row{"VERIFY_RESULT_CHECKPOINT_INVALID", {"检查点无效", ""}},

    Row{"LOG_EXPORT_FORMAT_STORED", {"原始记录", ""}},
    Row{"LOG_EXPORT_FORMAT_JSON_LINES", {"每行一条 JSON", "JSON lines"}},

    Row{"LINT_SEVERITY_FAULT", {"错误", ""}},
    Row{"LINT_SEVERITY_DOUBT", {"疑点", ""}},

    Row{"PRINT_STATE_PRINTED", {"已打印", ""}},
    Row{"PRINT_STATE_FAILED", {"没有打印出来", ""}},
    Row{"PRINT_STATE_PAPER_OUT", {"缺纸", ""}},
    Row{"PRINT_STATE_PRINTER_GONE", {"打印机没有响应", ""}},

    Row{"CLOCK_MODE_REAL", {"正式", ""}},
    Row{"CLOCK_MODE_REHEARSAL", {"演练", ""}},

    Row{"BACKUP_STEP_COPYING", {"正在复制", ""}},
    Row{"BACKUP_STEP_VERIFYING", {"正在核验", ""}},
    Row{"BACKUP_STEP_DONE", {"完成", ""}},
};
// clang-format on

const Row* rowOf(std::string_view name) {
  const auto* const found = std::find_if(
      std::begin(kRows), std::end(kRows), [name](const Row& row) { return row.name == name; }
  );
  return found == std::end(kRows) ? nullptr : found;
}

/// What all values of an enumeration begin with, from the name of its zero value.
std::string_view prefixOf(const google::protobuf::EnumDescriptor& type) {
  constexpr std::string_view kEnd = "UNSPECIFIED";
  const std::string_view zero = type.value(0)->name();
  return zero.ends_with(kEnd) ? zero.substr(0, zero.size() - kEnd.size()) : std::string_view{};
}

/// The name without its prefix, in small letters.
std::string spelled(const google::protobuf::EnumValueDescriptor& value, char separator) {
  std::string_view name = value.name();
  const std::string_view prefix = prefixOf(*value.type());
  if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  std::string word;
  for (const char c : name) {
    word += c == '_' ? separator : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return word;
}

}  // namespace

std::string enumText(const google::protobuf::EnumValueDescriptor& value, Language language) {
  if (value.number() == 0) return {};
  const Row* row = rowOf(value.name());
  const std::string_view word = row == nullptr ? std::string_view{} : row->word.in(language);
  return word.empty() ? spelled(value, ' ') : std::string(word);
}

bool hasChineseWord(std::string_view enumValueName) {
  const Row* row = rowOf(enumValueName);
  return row != nullptr && !row->word.zh.empty();
}

std::string enumCode(const google::protobuf::EnumValueDescriptor& value) {
  return spelled(value, '-');
}

}  // namespace hall::client
