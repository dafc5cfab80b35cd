#include "tools/hallctl/field_titles.h"

#include <algorithm>
#include <array>

namespace hall::hallctl {

namespace {

struct Title {
  std::string_view field;
  std::string_view zh;
};

constexpr std::array kTitles{
    Title{"able_queue_ids", "能办的队列"},
    Title{"alerts", "预警"},
    Title{"calls", "叫号"},
    Title{"candidates", "可叫的号"},
    Title{"counters", "窗口"},
    Title{"department", "部门"},
    Title{"devices", "设备"},
    Title{"events", "事件"},
    Title{"findings", "检查结果"},
    Title{"hits", "找到的"},
    Title{"label", "显示"},
    Title{"low_counter", "低位服务台"},
    Title{"materials", "申请材料"},
    Title{"may_restore", "可以恢复"},
    Title{"messages", "消息"},
    Title{"other_counter_labels", "请到窗口"},
    Title{"queue_names", "业务"},
    Title{"queues", "队列"},
    Title{"return_time", "预计恢复"},
    Title{"staff", "人员"},
    Title{"tickets", "排队号"},
    Title{"woken", "结果已到"},
    Title{"acknowledge_time", "确认时间"},
    Title{"acknowledged_by", "确认人"},
    Title{"age_duration", "已等候"},
    Title{"alert_id", "预警编号"},
    Title{"assistance_marks", "协助需求"},
    Title{"audience", "服务对象"},
    Title{"away_duration", "离开时间"},
    Title{"bound_counter_id", "只能由此窗口叫"},
    Title{"call_id", "叫号编号"},
    Title{"call_time", "叫号时间"},
    Title{"calls_delivered", "已送达"},
    Title{"calls_made", "已呼叫"},
    Title{"calls_today", "今日叫号"},
    Title{"calls_until_callable", "还须先叫"},
    Title{"catalogue_etag", "业务配置标记"},
    Title{"catalogue_version", "业务配置版本"},
    Title{"chain_hash", "链的杂凑值"},
    Title{"chain_hash_name", "杂凑算法"},
    Title{"changed_rows", "改动"},
    Title{"channel", "取号渠道"},
    Title{"clear_time", "解除时间"},
    Title{"close_time", "下班时间"},
    Title{"code", "编码"},
    Title{"commit_count", "提交次数"},
    Title{"condition", "状况"},
    Title{"condition_time", "状况自"},
    Title{"contact_time", "上次联系"},
    Title{"copies", "件数"},
    Title{"corrections", "更正次数"},
    Title{"counter_id", "窗口"},
    Title{"counter_label", "窗口"},
    Title{"department_id", "部门"},
    Title{"detail", "说明"},
    Title{"device_id", "设备"},
    Title{"device_token", "设备凭证"},
    Title{"disabled", "已停用"},
    Title{"document_kind", "证件类型"},
    Title{"document_number", "证件号码"},
    Title{"eligible_count", "本窗口可叫"},
    Title{"end_time", "结束"},
    Title{"enrolled", "已注册"},
    Title{"enrolment_code", "注册码"},
    Title{"epoch", "启动标记"},
    Title{"etag", "标记"},
    Title{"event_count", "事件数"},
    Title{"exemption", "免排"},
    Title{"expire_time", "有效至"},
    Title{"file_name", "文件"},
    Title{"frequent", "常办"},
    Title{"ground", "优先事由"},
    Title{"guide_version", "指南版本"},
    Title{"hall_id", "大厅"},
    Title{"hall_time", "大厅时间"},
    Title{"has_identity", "已登记身份"},
    Title{"hold_duration", "挂起时长"},
    Title{"hold_kind", "挂起原因"},
    Title{"inbox_depth", "待处理"},
    Title{"inbox_limit", "待处理上限"},
    Title{"inexact", "不精确"},
    Title{"issue_date", "取号日期"},
    Title{"issue_time", "取号时间"},
    Title{"issued_today", "今日取号"},
    Title{"issuing", "正在取号"},
    Title{"item_id", "事项"},
    Title{"item_ids", "事项"},
    Title{"item_name", "事项"},
    Title{"items", "事项"},
    Title{"kind", "类型"},
    Title{"known", "已有"},
    Title{"last_commit_duration", "最近一次提交"},
    Title{"level", "级别"},
    Title{"line", "行"},
    Title{"log_epoch", "日志世代"},
    Title{"log_format", "日志格式"},
    Title{"matched_text", "匹配"},
    Title{"mode", "时钟"},
    Title{"name", "名称"},
    Title{"next_timer_time", "下一个定时"},
    Title{"no_show_allowed_time", "可过号时间"},
    Title{"not_ready_reason", "未就绪原因"},
    Title{"not_yet_due_count", "未到预约时段"},
    Title{"note", "备注"},
    Title{"number", "排队号"},
    Title{"occur_time", "发生时间"},
    Title{"offset_duration", "与墙钟相差"},
    Title{"oldest_reference_time", "最早等候自"},
    Title{"on_hold_count", "挂起"},
    Title{"at_counter_count", "在窗口"},
    Title{"only_grounds", "只办"},
    Title{"open_counters", "开放窗口"},
    Title{"open_ticket_count", "未办完的号"},
    Title{"open_time", "开始时间"},
    Title{"ordinal", "第几次呼叫"},
    Title{"outcome", "办理结果"},
    Title{"overloaded_count", "因繁忙拒绝"},
    Title{"password_change_due", "须改口令"},
    Title{"pause_reason", "暂停原因"},
    Title{"pause_until_time", "暂停至"},
    Title{"people_ahead", "前面约"},
    Title{"phone", "电话"},
    Title{"position", "位置"},
    Title{"pre_check", "预审"},
    Title{"priority_today", "今日优先号"},
    Title{"promised_limit", "承诺时限"},
    Title{"queue_id", "队列"},
    Title{"queue_ids", "队列"},
    Title{"queue_name", "业务"},
    Title{"raise_time", "发生时间"},
    Title{"ratable", "可评价"},
    Title{"ready", "就绪"},
    Title{"ready_until_time", "就绪到"},
    Title{"record_time", "记录时间"},
    Title{"red_alert_count", "红色预警"},
    Title{"reference_time", "等候自"},
    Title{"rehearsal", "演练"},
    Title{"reopen_until_time", "可重新打开至"},
    Title{"restores", "恢复次数"},
    Title{"result", "结果"},
    Title{"revision", "修订"},
    Title{"revoked", "已停用"},
    Title{"roles", "角色"},
    Title{"rule", "依据"},
    Title{"server_version", "服务器版本"},
    Title{"serving_id", "办理编号"},
    Title{"sign_in_time", "签到时间"},
    Title{"slack_duration", "余量"},
    Title{"slot_time", "预约时段"},
    Title{"software_version", "程序版本"},
    Title{"somebody_callable", "有号可叫"},
    Title{"speed_permille", "速度（千分）"},
    Title{"staff_name", "姓名"},
    Title{"staff_number", "工号"},
    Title{"start_time", "开始"},
    Title{"state", "状态"},
    Title{"state_time", "自"},
    Title{"statutory_limit", "法定时限"},
    Title{"step_pending", "时钟待确认"},
    Title{"subject", "对象"},
    Title{"suspended", "暂停服务"},
    Title{"target_duration", "等候目标"},
    Title{"theme_id", "一件事"},
    Title{"ticket_class", "号别"},
    Title{"ticket_id", "编号"},
    Title{"ticket_token", "凭证"},
    Title{"title", "名称"},
    Title{"uptime_duration", "已运行"},
    Title{"views_position", "统计更新到"},
    Title{"wait", "预计等候"},
    Title{"waiting_count", "等候"},
    Title{"watcher_count", "正在查看"},
    Title{"yellow_alert_count", "黄色预警"},
    Title{"zone_id", "区域"},
    Title{"zone_name", "区域"},
    // Storage
    Title{"backup_position", "备份到"},
    Title{"backup_time", "备份时间"},
    Title{"checkpoint_position", "检查点到"},
    Title{"checkpoint_time", "检查点时间"},
    Title{"floor_bytes", "下限"},
    Title{"free_bytes", "剩余"},
    Title{"log_bytes", "日志"},
    Title{"low", "空间不足"},
    Title{"snapshot_position", "快照到"},
    Title{"snapshot_time", "快照时间"},
    Title{"views_bytes", "统计"},
    Title{"wal_bytes", "预写日志"},
};

struct Columns {
  std::string_view type;
  std::string_view fields;
};

constexpr std::array kColumns{
    Columns{
        "hall.v1.Ticket",
        "number state ticket_class ground queue_id item_id counter_id staff_number issue_time~ "
        "copies calls_made calls_delivered restores serving_id inexact"},
    Columns{
        "hall.v1.Counter",
        "counter_id name title zone_id kind state staff_number number pause_reason "
        "pause_until_time queue_ids only_grounds"},
    Columns{
        "hall.v1.QueueStatus",
        "queue_id name zone_id issuing waiting_count at_counter_count on_hold_count "
        "not_yet_due_count open_counters wait issued_today calls_today open_time"},
    Columns{"hall.v1.Staff", "staff_number name department_id roles queue_ids counter_id disabled"},
    Columns{
        "hall.v1.Device",
        "device_id name kind zone_id counter_id enrolled revoked condition contact_time "
        "software_version"},
    Columns{
        "hall.v1.Alert",
        "alert_id level rule subject raise_time acknowledge_time acknowledged_by clear_time"},
    Columns{
        "hall.v1.Item",
        "item_id name department_id queue_id kind audience promised_limit statutory_limit "
        "frequent guide_version"},
    Columns{
        "hall.v1.SearchHit",
        "item.item_id item.name item.queue_id theme.theme_id theme.name matched_text"},
    Columns{
        "hall.v1.EventRecord",
        "position record_time kind number counter_id staff_number device_id actor_role"},
    Columns{
        "hall.v1.Serving",
        "serving_id number counter_id staff_number start_time end_time hold_duration "
        "corrections"},
    Columns{"hall.v1.CallCandidate", "number queue_id ticket_class age_duration slack_duration"},
    Columns{"hall.v1.UploadedTicket", "number ticket_id known"},
};

}  // namespace

std::string fieldTitle(std::string_view field, client::Language language) {
  const std::size_t dot = field.rfind('.');
  if (dot != std::string_view::npos) field.remove_prefix(dot + 1);
  if (field.ends_with("~")) field.remove_suffix(1);
  if (language == client::Language::Chinese) {
    const auto found = std::find_if(kTitles.begin(), kTitles.end(), [field](const Title& title) {
      return title.field == field;
    });
    if (found != kTitles.end()) return std::string(found->zh);
  }
  for (const std::string_view end : {"_id", "_ids", "_time", "_duration"}) {
    if (field.ends_with(end)) {
      field.remove_suffix(end.size());
      break;
    }
  }
  std::string words(field);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

std::string_view columnsOf(const google::protobuf::Descriptor& type) {
  const auto found = std::find_if(kColumns.begin(), kColumns.end(), [&](const Columns& columns) {
    return columns.type == type.full_name();
  });
  return found == kColumns.end() ? std::string_view{} : found->fields;
}

}  // namespace hall::hallctl
