#include <array>

#include "tools/hallctl/fills.h"
#include "tools/hallctl/verbs.h"

namespace hall::hallctl {

namespace {

constexpr FieldName kDevice{
    "device_id", "device,--device", {"设备编码", "Code of the device"}, true};
constexpr FieldName kStaffNumber{"staff_number", "staff,--staff", {"工号", "Staff number"}, true};

constexpr FieldName kMayPick{
    "staff.may_pick",
    "--may-pick",
    {"可以指定呼叫，--may-pick=false 即收回",
     "May call out of turn; --may-pick=false takes that back"}};

constexpr std::array kAddDevice{
    FieldName{"device.device_id", "device,--device", {"设备编码", "Code of the device"}, true},
    FieldName{"device.kind", "kind,--kind", {"设备类型", "Kind"}, true},
    FieldName{"device.name", "--name", {"名称，不写即编码", "Name; else its code"}},
    FieldName{"device.zone_id", "--zone", {"区域", "Zone"}},
    FieldName{"device.counter_id", "--counter", {"所属窗口", "Counter it belongs to"}}};
constexpr std::array kDeviceCode{
    FieldName{"device.device_id", "device,--device", {"设备编码", "Code of the device"}, true}};
constexpr std::array kListDevices{
    FieldName{"kind", "--kind", {"只看这类设备", "Only of this kind"}},
    FieldName{"zone_id", "--zone", {"只看这个区域", "Only of this zone"}},
    FieldName{"with_revoked", "--all", {"包括已停用的", "Revoked ones too"}}};
constexpr std::array kRevokeDevice{kDevice};
constexpr std::array kOpenDevice{kDevice};
constexpr std::array kCloseDevice{
    kDevice, FieldName{"text", "text,--text", {"屏幕上的文字", "What it shows"}, true}};
constexpr std::array kEnroll{FieldName{
    "enrolment_code", "code,--code", {"注册码，8 个字符", "Enrolment code, 8 characters"}, true}};

constexpr std::array kAddStaff{
    FieldName{"staff.staff_number", "staff,--staff", {"工号", "Staff number"}, true},
    FieldName{"staff.name", "--name", {"姓名", "Name"}, true},
    FieldName{"staff.department_id", "--department", {"部门编码", "Code of the department"}, true},
    FieldName{"staff.roles", "--role", {"角色，可重复", "Role, repeatable"}, true},
    FieldName{
        "staff.queue_ids",
        "--queue",
        {"能办的队列，可重复，不写即全部", "Queue, repeatable; else all"}},
    kMayPick,
    FieldName{
        "first_password",
        "--ask-password",
        {"自己定初始口令，不写则随机生成", "Choose the first password; else one is made"}}};
constexpr std::array kSetStaff{
    FieldName{"staff.staff_number", "staff,--staff", {"工号", "Staff number"}, true},
    FieldName{"staff.name", "--name", {"姓名", "Name"}},
    FieldName{"staff.department_id", "--department", {"部门编码", "Code of the department"}},
    FieldName{"staff.roles", "--role", {"角色，可重复", "Role, repeatable"}},
    FieldName{"staff.queue_ids", "--queue", {"能办的队列，可重复", "Queue, repeatable"}},
    kMayPick};
constexpr std::array kListStaff{
    FieldName{"department_id", "--department", {"只看这个部门", "Only of this department"}},
    FieldName{"role", "--role", {"只看这个角色", "Only with this role"}},
    FieldName{"with_disabled", "--all", {"包括已停用的", "Disabled ones too"}}};
constexpr std::array kOneStaff{kStaffNumber};
constexpr std::array kResetPassword{
    kStaffNumber,
    FieldName{
        "first_password",
        "--ask-password",
        {"自己定初始口令，不写则随机生成", "Choose the first password; else one is made"}}};
constexpr std::array kEnable{Given{"enable", "true"}};

constexpr std::array kListAlerts{
    FieldName{"with_cleared", "--all", {"包括已解除的", "Cleared ones too"}},
    FieldName{"level", "--level", {"级别", "Level"}},
    FieldName{"begin_time", "--since", {"自何时", "Raised at or after"}},
    FieldName{"end_time", "--until", {"到何时", "Raised before"}}};
constexpr std::array kAlert{
    FieldName{"alert_id", "alert,--alert", {"预警编号", "The alert"}, true}};

constexpr std::array kSuspend{
    FieldName{"public_text", "text,--text", {"各屏幕显示的文字", "What every screen shows"}, true},
    FieldName{"reason_text", "--reason", {"暂停的原因", "Why, for the record"}, true}};
constexpr std::array kBroadcast{
    FieldName{"text", "text,--text", {"内容", "The text"}, true},
    FieldName{"zone_id", "--zone", {"只到这个区域", "Only to this zone"}},
    FieldName{"spoken", "--spoken", {"同时播报", "Speak it too"}},
    FieldName{"show_duration", "--for", {"显示多久，如 10min", "How long, like 10min"}}};

constexpr std::array kAdvance{
    FieldName{"advance_duration", "by,--by", {"推进多久，如 15min", "How far, like 15min"}},
    FieldName{
        "until_time",
        "--until",
        {"推进到，如 “2026-03-02 12:00”", "To this time, like \"2026-03-02 12:00\""}}};
constexpr std::array kEvents{
    FieldName{"kinds", "--kind", {"只看这种事件，可重复", "Only this kind, repeatable"}},
    FieldName{"ticket_id", "--ticket", {"只看这个号", "Only about this ticket"}},
    FieldName{"counter_id", "--counter", {"只看这个窗口", "Only about this counter"}},
    FieldName{"staff_number", "--staff", {"只看这个工号", "Only by this person"}},
    FieldName{"begin_time", "--since", {"自何时", "Recorded at or after"}},
    FieldName{"end_time", "--until", {"到何时", "Recorded before"}},
    FieldName{"after_position", "--after", {"在这个位置之后", "After this position"}},
    FieldName{"latest_first", "--latest", {"从最近的开始", "Latest first"}},
    FieldName{"page_size", "--count", {"最多多少条", "How many"}}};

constexpr std::array kVerbs{
    Verb{"", "status", "AdminService.GetStatus", {"服务器的状况", "How the server is"}},
    Verb{
        "device",
        "add",
        "AdminService.RegisterDevice",
        {"登记设备，得到注册码", "Register a device; gives its enrolment code"},
        kAddDevice,
        {},
        &fillDeviceName},
    Verb{
        "device",
        "code",
        "AdminService.RegisterDevice",
        {"给已登记的设备一个新的注册码", "Another enrolment code for a registered device"},
        kDeviceCode,
        {},
        &fillKnownDevice},
    Verb{"device", "list", "AdminService.ListDevices", {"列出设备", "List devices"}, kListDevices},
    Verb{
        "device",
        "revoke",
        "AdminService.RevokeDevice",
        {"停用设备，不能恢复", "Revoke a device for good"},
        kRevokeDevice},
    Verb{
        "device",
        "close",
        "AdminService.CloseDevice",
        {"取号机暂停使用，屏幕显示这段文字", "Take a kiosk out of use for a while"},
        kCloseDevice},
    Verb{
        "device",
        "open",
        "AdminService.OpenDevice",
        {"取号机恢复使用", "Put a closed kiosk into use again"},
        kOpenDevice},
    Verb{
        "device",
        "enroll",
        "AuthService.Enroll",
        {"用注册码取得设备凭证，存为登录", "Turn an enrolment code into a stored session"},
        kEnroll,
        {},
        nullptr,
        &keepDevice},
    Verb{
        "staff",
        "add",
        "AdminService.CreateStaff",
        {"登记人员", "Add a staff member"},
        kAddStaff,
        {},
        &fillFirstPassword,
        &showFirstPassword},
    Verb{
        "staff",
        "set",
        "AdminService.UpdateStaff",
        {"修改姓名、部门、角色、队列或权限", "Change name, department, roles, queues or rights"},
        kSetStaff,
        {},
        &fillKnownStaff},
    Verb{"staff", "list", "AdminService.ListStaff", {"列出人员", "List staff"}, kListStaff},
    Verb{
        "staff",
        "disable",
        "AdminService.DisableStaff",
        {"停用账号", "Disable an account"},
        kOneStaff},
    Verb{
        "staff",
        "enable",
        "AdminService.DisableStaff",
        {"恢复账号", "Enable an account again"},
        kOneStaff,
        kEnable},
    Verb{
        "staff",
        "reset-password",
        "AdminService.ResetPassword",
        {"重设口令", "Set a new first password"},
        kResetPassword,
        {},
        &fillFirstPassword,
        &showFirstPassword},
    Verb{"alert", "list", "ReportService.ListAlerts", {"列出预警", "List alerts"}, kListAlerts},
    Verb{
        "alert",
        "acknowledge",
        "ReportService.AcknowledgeAlert",
        {"确认预警", "Acknowledge an alert"},
        kAlert},
    Verb{
        "hall",
        "suspend",
        "AdminService.SuspendHall",
        {"全厅暂停服务", "Suspend the hall"},
        kSuspend},
    Verb{"hall", "resume", "AdminService.ResumeHall", {"全厅恢复服务", "End the suspension"}},
    Verb{
        "hall",
        "broadcast",
        "AdminService.Broadcast",
        {"大厅广播", "Show and speak a text"},
        kBroadcast},
    Verb{
        "clock",
        "accept",
        "AdminService.AcceptClock",
        {"确认跳变后的时钟", "Accept the clock after a step"}},
    Verb{
        "clock",
        "advance",
        "AdminService.AdvanceClock",
        {"推进演练的时钟", "Move the clock of a stepped rehearsal"},
        kAdvance},
    Verb{
        "log",
        "events",
        "ReportService.ListEvents",
        {"列出日志里的事件", "List events of the log"},
        kEvents},
};

constexpr std::array kGroups{
    Group{"ticket", {"排队号", "Tickets"}},
    Group{"queue", {"队列", "Queues"}},
    Group{"counter", {"窗口", "Counters"}},
    Group{"item", {"事项和办事指南", "Items and guides"}},
    Group{"watch", {"实时查看", "Follow the hall live"}},
    Group{"report", {"统计报表", "Reports"}},
    Group{"alert", {"预警", "Alerts"}},
    Group{"hall", {"全厅", "The whole hall"}},
    Group{"catalogue", {"业务配置", "The catalogue"}},
    Group{"staff", {"人员", "Staff"}},
    Group{"device", {"设备", "Devices"}},
    Group{"tickets", {"手写号", "Numbers written by hand"}},
    Group{"clock", {"时钟", "The clock"}},
    Group{"log", {"日志", "The log"}},
    Group{"views", {"统计数据", "The read models of reports"}},
    Group{"backup", {"备份", "Backups"}},
    Group{"completion", {"命令补全", "Completion of commands"}},
    Group{"admin", {"管理接口的每个调用", "Every rpc of administration"}},
    Group{"auth", {"登录接口的每个调用", "Every rpc of sessions"}},
    Group{"guide", {"指南接口的每个调用", "Every rpc of items and guides"}},
};

}  // namespace

std::span<const Verb> administrationVerbs() {
  return kVerbs;
}

std::span<const Group> groups() {
  return kGroups;
}

}  // namespace hall::hallctl
