#include "client/metadata_texts.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <span>

#include "client/enum_texts.h"
#include "hall/v1/access.pb.h"
#include "hall/v1/ticket.pb.h"

namespace hall::client {

namespace {

struct Row {
  std::string_view code;
  Wording word;
};

// clang-format off
/// What a step takes, where that is no role.
constexpr std::array kRights{
    Row{"administrator", {"需要：系统管理员", "it takes: administrator"}},
    Row{"counter_staff", {"需要：窗口人员", "it takes: counter staff"}},
    Row{"department", {"只能查看本部门的数据", "only figures of the own department"}},
    Row{"manager", {"需要：大厅管理员、值班主任", "it takes: hall manager, duty manager"}},
    Row{"manager_with_reason",
        {"需要大厅管理员或值班主任写明原因", "it takes a manager, with a reason"}},
    Row{"manual_pick", {"需要：指定呼叫的权限", "it takes: the right to pick a number by hand"}},
    Row{"output_of_zone",
        {"需要：本区域的叫号大屏或语音播报", "it takes: a board or voice of this zone"}},
    Row{"own_department", {"只限本部门的人员", "only for people of the own department"}},
    Row{"own_place",
        {"需要：本窗口或本区域的设备", "it takes: a device of this counter or zone"}},
    Row{"person", {"需要以个人的工号登录", "it takes a person, logged in by staff number"}},
    Row{"somebody_else",
        {"须由他人操作，不能用于本人", "somebody else must do it, nobody does it for themselves"}},
    Row{"staff", {"需要以个人的工号登录", "it takes a person, logged in by staff number"}},
};

/// Why a backup was not made, or not good, and what stands behind a file or disk that refuses.
constexpr std::array kCauses{
    Row{"another-runs", {"另一个备份正在进行", "another backup runs"}},
    Row{"no-directory",
        {"本机没有设置备份目录", "the server's hall.toml names no backup.directory"}},
    Row{"server-stops", {"服务器正在停止", "the server stops"}},
    Row{"copy-differs", {"副本与原数据不符", "the copy is not what was copied"}},
    Row{"file-unwritable", {"文件写不了", "a file cannot be written"}},
    Row{"file-unreadable", {"文件读不了", "a file cannot be read"}},
    Row{"disk-full", {"磁盘已满", "the disk is full"}},
    Row{"read-only", {"磁盘或文件是只读的", "disk or file is read-only"}},
    Row{"io-error", {"磁盘读写出错", "the disk failed to read or write"}},
    Row{"locked", {"正由别的程序使用", "another program holds it"}},
    Row{"damaged", {"内容已损坏", "its content is damaged"}},
    Row{"no-permission", {"没有访问权限", "no permission"}},
    Row{"cannot-open", {"打不开", "it cannot be opened"}},
    Row{"no-memory", {"内存不足", "out of memory"}},
    Row{"not-there", {"没有这个文件或目录", "there is no such file or directory"}},
    Row{"not-a-directory", {"路径里有一段不是目录", "a part of the path is no directory"}},
    Row{"is-a-directory", {"这是目录，不是文件", "it is a directory"}},
    Row{"exists", {"已经存在", "it exists already"}},
    Row{"other-size", {"大小不同", "its size is another"}},
    Row{"other-digest", {"校验值不同", "its digest is another"}},
    Row{"ends-elsewhere", {"日志的末尾不同", "its log ends elsewhere"}},
    Row{"broken-off", {"检查中断", "the check was broken off"}},
    Row{"line-missing", {"缺少一行", "a line is missing"}},
    Row{"no-day-keys", {"不是每日密钥的清单", "it is no list of day keys"}},
    Row{"too-many-files", {"文件太多", "too many files"}},
    Row{"day_end", {"前一日的日终处理还没有完成", "the day before is not closed yet"}},
};

/// Fields of requests, as the server names them. In English they keep their names.
constexpr std::array kFields{
    Row{"advance", {"推进多久，或者推进到什么时间", ""}},
    Row{"advance_duration", {"推进的时长", ""}},
    Row{"announced", {"要播报的", ""}},
    Row{"assistance_marks", {"协助需求", ""}},
    Row{"audience", {"服务对象", ""}},
    Row{"begin_time", {"开始办理的时间", ""}},
    Row{"catalogue", {"业务配置", ""}},
    Row{"checkpoint", {"检查点", ""}},
    Row{"condition", {"设备状况", ""}},
    Row{"condition_number", {"条件序号", ""}},
    Row{"copies", {"件数", ""}},
    Row{"counter_id", {"窗口", ""}},
    Row{"device.counter_id", {"设备所在的窗口", ""}},
    Row{"device.kind", {"设备类型", ""}},
    Row{"device.name", {"设备名称", ""}},
    Row{"device_id", {"设备编码", ""}},
    Row{"divert_to", {"分流去向", ""}},
    Row{"end_time", {"办完的时间", ""}},
    Row{"epoch", {"日志世代", ""}},
    Row{"errand.agency.authorisation", {"授权委托书", ""}},
    Row{"errand.assistance_marks", {"协助需求", ""}},
    Row{"errand.ground", {"优先事由", ""}},
    Row{"errand.ground_text", {"优先事由的说明", ""}},
    Row{"errand.purpose", {"要办的事", ""}},
    Row{"extent", {"查看身份信息的范围", ""}},
    Row{"format", {"文件格式", ""}},
    Row{"ground", {"优先事由", ""}},
    Row{"ground_text", {"优先事由的说明", ""}},
    Row{"hall_code", {"大厅编码", ""}},
    Row{"hash", {"杂凑值", ""}},
    Row{"hold_kind", {"挂起原因", ""}},
    Row{"identity.document", {"证件", ""}},
    Row{"identity.name", {"姓名", ""}},
    Row{"identity.other_document.document_number", {"证件号码", ""}},
    Row{"identity.other_document.kind", {"证件类型", ""}},
    Row{"identity.phone", {"电话", ""}},
    Row{"issue_request_id", {"取号请求的编号", ""}},
    Row{"issue_time", {"取号时间", ""}},
    Row{"item_id", {"事项", ""}},
    Row{"items", {"各事项的办理结果", ""}},
    Row{"items.condition_number", {"条件序号", ""}},
    Row{"items.material_codes", {"申请材料", ""}},
    Row{"items.refusal_ground", {"不予受理的理由", ""}},
    Row{"items.text", {"文字说明", ""}},
    Row{"key", {"排队号", ""}},
    Row{"kind", {"类型", ""}},
    Row{"kinds", {"事件类型", ""}},
    Row{"material_codes", {"申请材料", ""}},
    Row{"missing_material_codes", {"缺少的材料", ""}},
    Row{"name", {"姓名或名称", ""}},
    Row{"note", {"备注", ""}},
    Row{"number", {"排队号", ""}},
    Row{"offline_serial", {"取号机的流水号", ""}},
    Row{"old_password", {"原口令", ""}},
    Row{"only_grounds", {"只办的优先事由", ""}},
    Row{"output", {"叫号的送达方式", ""}},
    Row{"override_reason", {"放行的原因", ""}},
    Row{"own_wish_asked", {"已询问本人意愿", ""}},
    Row{"page_size", {"每页条数", ""}},
    Row{"page_token", {"翻页标记", ""}},
    Row{"password", {"口令", ""}},
    Row{"pause_duration", {"暂停时长", ""}},
    Row{"pause_reason", {"暂停原因", ""}},
    Row{"piece.file_name", {"文件名", ""}},
    Row{"principal", {"委托人", ""}},
    Row{"print_state", {"打印结果", ""}},
    Row{"public_text", {"向群众公布的文字", ""}},
    Row{"purpose", {"要办的事", ""}},
    Row{"query", {"查找用词", ""}},
    Row{"query.counter_ids", {"统计的窗口", ""}},
    Row{"query.date", {"统计日期", ""}},
    Row{"query.department_ids", {"统计的部门", ""}},
    Row{"query.end_date", {"统计的截止日期", ""}},
    Row{"query.figures", {"统计指标", ""}},
    Row{"query.group_by", {"统计分组", ""}},
    Row{"query.item_ids", {"统计的事项", ""}},
    Row{"query.period", {"统计周期", ""}},
    Row{"query.queue_ids", {"统计的队列", ""}},
    Row{"query.staff_numbers", {"统计的工号", ""}},
    Row{"query.theme_ids", {"统计的一件事", ""}},
    Row{"query.zone_ids", {"统计的区域", ""}},
    Row{"queue_id", {"队列", ""}},
    Row{"queue_ids", {"队列", ""}},
    Row{"reason_text", {"原因", ""}},
    Row{"refusal_ground", {"不予受理的理由", ""}},
    Row{"relation", {"与委托人的关系", ""}},
    Row{"result", {"结果", ""}},
    Row{"reviewer_staff_number", {"审核人的工号", ""}},
    Row{"right_department_id", {"应受理的部门", ""}},
    Row{"role", {"角色", ""}},
    Row{"roles", {"角色", ""}},
    Row{"rule", {"预警规则", ""}},
    Row{"scope", {"查看的区域或窗口", ""}},
    Row{"served", {"给谁办的", ""}},
    Row{"show_duration", {"显示时长", ""}},
    Row{"software_version", {"程序版本", ""}},
    Row{"staff.department_id", {"人员的部门", ""}},
    Row{"staff.queue_ids", {"人员能办的队列", ""}},
    Row{"staff.roles", {"角色", ""}},
    Row{"staff_number", {"工号", ""}},
    Row{"staff_queue_ids", {"人员能办的队列", ""}},
    Row{"step", {"时钟跳变", ""}},
    Row{"subject", {"预警对象", ""}},
    Row{"text", {"文字说明", ""}},
    Row{"ticket_class", {"号别", ""}},
    Row{"ticket_id", {"排队号", ""}},
    Row{"tickets", {"排队号", ""}},
    Row{"tickets.assistance_marks", {"协助需求", ""}},
    Row{"tickets.ground", {"优先事由", ""}},
    Row{"tickets.issue_time", {"取号时间", ""}},
    Row{"tickets.number", {"排队号", ""}},
    Row{"tickets.purpose", {"要办的事", ""}},
    Row{"tickets.ticket_class", {"号别", ""}},
    Row{"to", {"转到哪个队列或窗口", ""}},
    Row{"until_time", {"推进到的时间", ""}},
    Row{"update_mask", {"要修改的内容", ""}},
    Row{"view", {"要看的画面", ""}},
};
// clang-format on

/// Of an unknown code, the code.
std::string wordOf(std::span<const Row> rows, std::string_view code, Language language) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [code](const Row& row) { return row.code == code; });
  const std::string_view word = found == rows.end() ? std::string_view{} : found->word.in(language);
  return std::string(word.empty() ? code : word);
}

/// "serving", "on-hold" by the words of an enumeration whose values begin with `prefix`.
std::string enumWord(
    const google::protobuf::EnumDescriptor& type,
    std::string name,
    const std::string& code,
    Language language
) {
  for (const char c : code) {
    name += c == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
  const auto* value = type.FindValueByName(name);
  return value == nullptr ? code : enumText(*value, language);
}

/// Rights come as a word, or as the numbers of the roles that have them: "1 4 5".
std::string rightText(const std::string& right, Language language) {
  std::string roles;
  std::string_view rest = right;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), one.size() + 1));
    int role = 0;
    const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), role);
    const bool number = error == std::errc{} && end == one.data() + one.size();
    const auto* value = number ? v1::Role_descriptor()->FindValueByNumber(role) : nullptr;
    if (value == nullptr) return wordOf(kRights, right, language);
    if (!roles.empty()) roles += language == Language::Chinese ? "、" : ", ";
    roles += enumText(*value, language);
  }
  return (language == Language::Chinese ? "需要：" : "it takes: ") + roles;
}

bool looksLikeTime(std::string_view value) {
  return value.size() >= 20 && value[4] == '-' && value[7] == '-' && value[10] == 'T' &&
         value[13] == ':';
}

}  // namespace

std::string metadataText(
    std::string_view key, const std::string& value, const SentenceStyle& style
) {
  const Language language = style.language;
  if (value.empty()) return value;
  if (style.time && looksLikeTime(value)) return style.time(value);
  if (key == "state")
    return enumWord(*v1::TicketState_descriptor(), "TICKET_STATE_", value, language);
  if (key == "ground") return enumWord(*v1::Ground_descriptor(), "GROUND_", value, language);
  if (key == "right") return rightText(value, language);
  if (key == "field") return wordOf(kFields, value, language);
  if (key == "detail" || key == "problem" || key == "cause") {
    return wordOf(kCauses, value, language);
  }
  return value;
}

}  // namespace hall::client
