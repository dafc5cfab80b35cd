#include <array>

#include "tools/hallctl/fills.h"
#include "tools/hallctl/verbs.h"

namespace hall::hallctl {

namespace {

constexpr FieldName kTicket{"ticket_id", "ticket,--ticket", {"排队号或编号", "Number or id"}, true};

constexpr std::array kIssue{
    FieldName{"errand.item_id", "--item", {"事项编码", "Code of the item"}},
    FieldName{"errand.theme_id", "--theme", {"一件事编码", "Code of the theme"}},
    FieldName{
        "errand.queue_id",
        "--queue",
        {"队列编码（咨询、取件等不分事项的）", "Code of a queue that needs no item"}},
    FieldName{"errand.ground", "--ground", {"优先事由", "Ground of a priority number"}},
    FieldName{"errand.ground_text", "--ground-text", {"其他事由的说明", "Text of another ground"}},
    FieldName{
        "errand.assistance_marks", "--assist", {"协助需求，可重复", "Assistance, repeatable"}},
    FieldName{"errand.copies", "--copies", {"件数", "Number of copies"}},
    FieldName{
        "errand.applicant.resident_id", "--id-card", {"居民身份证号", "Resident identity number"}},
    FieldName{"errand.applicant.name", "--name", {"申请人姓名", "Name of the applicant"}},
    FieldName{"errand.applicant.phone", "--phone", {"申请人电话", "Telephone of the applicant"}},
    FieldName{
        "errand.allow_duplicate",
        "--again",
        {"同一人另取一个号", "Another number for the same person"}},
    FieldName{"errand.supplement", "--supplement", {"补交材料", "Brings what a notice asked for"}},
    FieldName{"telephone", "--telephone", {"电话咨询", "A consultation by telephone"}}};

constexpr std::array kShow{kTicket};
constexpr std::array kCancel{
    kTicket,
    FieldName{"by_applicant", "--by-applicant", {"申请人要求取消", "The applicant asked for it"}}};
constexpr std::array kRestore{
    kTicket,
    FieldName{"reason_text", "--reason", {"再次恢复的原因", "Why, from the second time on"}}};
constexpr std::array kDivert{
    kTicket, FieldName{"divert_to", "to,--to", {"分流到哪里", "Where to"}, true}};
constexpr std::array kMove{
    kTicket,
    FieldName{"queue_id", "--queue", {"改派到队列", "To this queue"}},
    FieldName{"item_id", "--item", {"改派到事项", "To this item"}},
    FieldName{"to_counter_id", "--to-counter", {"改派到窗口", "Only to this counter"}},
    FieldName{"wrong_queue", "--wrong-queue", {"排错队", "It stood in the wrong queue"}},
    FieldName{"reason_text", "reason,--reason", {"改派的原因", "Why"}, true}};
constexpr std::array kAssist{
    kTicket,
    FieldName{
        "assistance_marks",
        "--mark",
        {"协助需求，可重复；不写即不再需要", "Help that is needed, repeatable; none: no more"}}};
constexpr std::array kCheck{
    kTicket,
    FieldName{"result", "result,--result", {"预审结果", "Result"}, true},
    FieldName{
        "missing_material_codes",
        "--missing",
        {"缺少的材料编码，可重复", "Missing material, repeatable"}}};
constexpr std::array kUpgrade{
    kTicket, FieldName{"item_id", "item,--item", {"要办的事项编码", "Code of the item"}, true}};
constexpr std::array kReveal{
    kTicket,
    FieldName{"counter_id", "--counter", {"正在办理的窗口", "The counter that serves it"}},
    FieldName{"extent", "--extent", {"显示多少", "How much is shown"}},
    FieldName{"reason_text", "--reason", {"查看完整信息的原因", "Why, for everything"}}};

constexpr std::array kEstimate{
    FieldName{"item_id", "--item", {"事项编码", "Code of the item"}},
    FieldName{"theme_id", "--theme", {"一件事编码", "Code of the theme"}},
    FieldName{"queue_id", "--queue", {"队列编码", "Code of the queue"}},
    FieldName{"ground", "--ground", {"优先事由", "Ground of a priority number"}}};
constexpr std::array kQueues{FieldName{"zone_id", "--zone", {"只看这个区域", "Only this zone"}}};

constexpr std::array kItems{
    FieldName{"department_id", "--department", {"只看这个部门", "Only this department"}},
    FieldName{"queue_id", "--queue", {"只看这个队列", "Only this queue"}},
    FieldName{"frequent_only", "--frequent", {"只看常办事项", "Only frequent items"}}};
constexpr std::array kSearch{FieldName{
    "query", "words,--words", {"名称、别名、拼音或首字母", "Name, pinyin or first letters"}, true}};
constexpr std::array kGuide{
    FieldName{"item_id", "item,--item", {"事项编码", "Code of the item"}, true},
    FieldName{
        "guide_version", "--version", {"第几版，不写即现行的", "Version; else the current one"}}};
constexpr std::array kTheme{
    FieldName{"theme_id", "theme,--theme", {"一件事编码", "Code of the theme"}, true}};

constexpr std::array kVerbs{
    Verb{
        "ticket",
        "issue",
        "TicketService.IssueForApplicant",
        {"取号", "Issue a number"},
        kIssue,
        {},
        &fillIdentitySource,
        nullptr,
        "TicketService.IssueTicket"},
    Verb{"ticket", "show", "TicketService.GetTicket", {"查看一个号", "Show a ticket"}, kShow},
    Verb{"ticket", "cancel", "TicketService.CancelTicket", {"取消", "Cancel a ticket"}, kCancel},
    Verb{
        "ticket",
        "reprint",
        "TicketService.ReprintTicket",
        {"补打号票的内容", "What to print again"},
        kShow},
    Verb{
        "ticket",
        "check",
        "TicketService.PreCheckTicket",
        {"预审材料", "Record the check of materials"},
        kCheck},
    Verb{"ticket", "divert", "TicketService.DivertTicket", {"分流", "Send elsewhere"}, kDivert},
    Verb{"ticket", "move", "TicketService.MoveTicket", {"改派", "To another queue"}, kMove},
    Verb{
        "ticket",
        "assist",
        "TicketService.SetAssistance",
        {"登记协助需求", "Note which help is needed"},
        kAssist},
    Verb{
        "ticket",
        "restore",
        "TicketService.RestoreTicket",
        {"恢复叫号（过号之后）", "Bring a no-show back"},
        kRestore},
    Verb{
        "ticket",
        "return",
        "TicketService.ReportReturn",
        {"申请人回来了（挂起之后）", "Somebody on hold is back"},
        kShow},
    Verb{
        "ticket",
        "upgrade",
        "TicketService.UpgradeToHandling",
        {"咨询转为办理", "Make a consultation a handling"},
        kUpgrade},
    Verb{
        "ticket",
        "reveal",
        "TicketService.RevealIdentity",
        {"查看申请人身份，会留下记录", "Read the person; leaves an event"},
        kReveal,
        {},
        &fillCounter},
    Verb{
        "queue",
        "list",
        "TicketService.ListQueues",
        {"各队列的情况", "Queues as they are"},
        kQueues},
    Verb{
        "queue",
        "estimate",
        "TicketService.EstimateWait",
        {"现在取号要等多久", "How long a number taken now would wait"},
        kEstimate},
    Verb{"item", "list", "GuideService.ListItems", {"列出事项", "List items"}, kItems},
    Verb{"item", "search", "GuideService.SearchItems", {"查找事项", "Find items"}, kSearch},
    Verb{"item", "guide", "GuideService.GetGuide", {"办事指南", "The guide of an item"}, kGuide},
    Verb{"item", "theme", "GuideService.GetTheme", {"一件事", "A theme with its items"}, kTheme},
};

}  // namespace

std::span<const Verb> ticketVerbs() {
  return kVerbs;
}

}  // namespace hall::hallctl
