#include <array>

#include "tools/hallctl/fills.h"
#include "tools/hallctl/verbs.h"

namespace hall::hallctl {

namespace {

/// Where no other word stands without an option, the counter may.
constexpr FieldName kCounter{
    "counter_id", "counter,--counter", {"窗口，不写即签到的窗口", "Counter; else where signed in"}};
constexpr FieldName kAtCounter{
    "counter_id", "--counter", {"窗口，不写即签到的窗口", "Counter; else where signed in"}};
constexpr FieldName kTicket{"ticket_id", "ticket,--ticket", {"排队号或编号", "Number or id"}, true};

constexpr std::array kOnlyCounter{kCounter};
constexpr std::array kOverride{
    kCounter,
    FieldName{
        "override_reason", "--override", {"管理员放行的原因", "A manager's reason to override"}}};
constexpr std::array kPick{
    kTicket, kAtCounter, FieldName{"reason_text", "--reason", {"指定呼叫原因", "Why out of turn"}}};
constexpr std::array kResumeTicket{kTicket, kAtCounter};
constexpr std::array kWake{kTicket};

constexpr FieldName kOutcome{"items.outcome", "--outcome", {"办理结果", "Outcome"}};
constexpr FieldName kItem{
    "items.item_id", "--item", {"事项，不写即号上的事项", "Item; else the ticket's"}};
constexpr FieldName kCopies{"items.copies", "--copies", {"件数", "Copies"}};
constexpr FieldName kRefusalGround{
    "items.refusal_ground", "--refusal-ground", {"不予受理的理由", "Ground of a refusal"}};
constexpr FieldName kCondition{
    "items.condition_number", "--condition", {"不符合的条件，第几条", "Number of the condition"}};
constexpr FieldName kRightDepartment{
    "items.right_department_id",
    "--right-department",
    {"应由哪个部门办理", "The right department"}};
constexpr FieldName kText{"items.text", "--text", {"说明", "The reason in words"}};
constexpr FieldName kMaterial{
    "items.material_codes",
    "--material",
    {"材料编码，可重复（一次性告知、容缺的为缺少的）",
     "Material, repeatable (missing ones of a notice)"}};
constexpr FieldName kOwnWish{
    "items.own_wish_asked",
    "--own-wish-asked",
    {"已询问本人意愿", "The applicant's own wish was asked"}};

constexpr std::array kFinish{
    kCounter,
    kOutcome,
    kItem,
    kCopies,
    kRefusalGround,
    kCondition,
    kRightDepartment,
    kText,
    kMaterial,
    kOwnWish,
    FieldName{"note", "--note", {"备注", "A note"}}};
constexpr std::array kCorrect{
    FieldName{"serving_id", "serving,--serving", {"办理编号", "The serving"}, true},
    kOutcome,
    kItem,
    kCopies,
    kRefusalGround,
    kCondition,
    kRightDepartment,
    kText,
    kMaterial,
    kOwnWish,
    FieldName{"reason_text", "--reason", {"更正原因", "Why"}}};
constexpr std::array kTransfer{
    kCounter,
    FieldName{"queue_id", "--queue", {"转到队列", "To this queue"}},
    FieldName{"item_id", "--to-item", {"转到事项", "To this item"}},
    FieldName{"to_counter_id", "--to-counter", {"转到窗口", "Only to this counter"}},
    FieldName{"wrong_queue", "--wrong-queue", {"排错队", "It stood in the wrong queue"}},
    kOutcome,
    kItem};
constexpr std::array kWalkUp{
    kCounter,
    FieldName{"item_id", "--item", {"事项编码", "Code of the item"}},
    FieldName{"queue_id", "--queue", {"队列编码", "Code of a queue that needs no item"}},
    FieldName{"copies", "--copies", {"件数", "Copies"}},
    FieldName{"telephone", "--telephone", {"电话咨询", "By telephone"}}};
constexpr std::array kEnter{
    kCounter,
    FieldName{"ticket_id", "--ticket", {"排队号的编号", "The ticket"}},
    FieldName{"item_id", "--for-item", {"没有取号的：事项编码", "Without a number: the item"}},
    FieldName{"queue_id", "--for-queue", {"没有取号的：队列编码", "Without a number: the queue"}},
    FieldName{"begin_time", "--begin", {"开始办理的时间", "When it began"}},
    FieldName{"end_time", "--end", {"办完的时间", "When it ended"}},
    kOutcome,
    kItem,
    kMaterial,
    FieldName{"note", "--note", {"备注", "A note"}},
    FieldName{"reason_text", "--reason", {"为什么手工办理", "Why by hand"}}};
constexpr std::array kReopen{
    FieldName{"serving_id", "serving,--serving", {"办理编号", "The serving"}, true}, kAtCounter};
constexpr std::array kNoShow{
    kCounter, FieldName{"given_up", "--given-up", {"申请人放弃", "The applicant gave up"}}};
constexpr std::array kHold{
    FieldName{"hold_kind", "why,--why", {"挂起原因", "Why"}, true},
    kAtCounter,
    FieldName{"note", "--note", {"备注", "A note"}}};
constexpr std::array kPause{
    FieldName{"pause_reason", "why,--why", {"暂停原因", "Why"}, true},
    kAtCounter,
    FieldName{"pause_duration", "--for", {"多久，如 15min", "How long, like 15min"}},
    FieldName{
        "override_reason", "--override", {"管理员放行的原因", "A manager's reason to override"}}};
constexpr std::array kExplain{
    FieldName{"call_id", "call,--call", {"叫号编号", "The call"}, true},
    FieldName{"all_candidates", "--all", {"列出所有可叫的号", "Every candidate"}}};
constexpr std::array kList{
    FieldName{"zone_id", "--zone", {"只看这个区域", "Only this zone"}},
    FieldName{"queue_id", "--queue", {"只看能办这个队列的", "Only able to serve this queue"}}};
constexpr std::array kSet{
    FieldName{"counter_id", "counter,--counter", {"窗口", "The counter"}, true},
    FieldName{"kind", "--kind", {"窗口类型", "Kind"}},
    FieldName{"zone_id", "--zone", {"区域", "Zone"}},
    FieldName{"queue_ids", "--queue", {"队列，可重复", "Queue, repeatable"}},
    FieldName{
        "only_grounds",
        "--only-ground",
        {"只办这些优先事由，可重复", "Only this ground, repeatable"}},
    FieldName{
        "staff_queue_ids",
        "--staff-queue",
        {"在岗人员只办这些队列，可重复", "Queues of who sits there, repeatable"}},
    FieldName{"override_reason", "--override", {"放行的原因", "Reason to override"}}};
constexpr std::array kMessage{
    FieldName{"counter_id", "counter,--counter", {"窗口", "The counter"}, true},
    FieldName{"text", "text,--text", {"内容", "The text"}, true}};

constexpr std::array kVerbs{
    Verb{
        "counter",
        "sign-in",
        "CounterService.SignIn",
        {"签到上岗", "Sign in at a counter"},
        kOnlyCounter,
        {},
        &fillCounter,
        &keepCounter},
    Verb{
        "counter",
        "sign-off",
        "CounterService.SignOff",
        {"签退", "Sign off"},
        kOverride,
        {},
        &fillCounter},
    Verb{
        "counter",
        "take-over",
        "CounterService.TakeOver",
        {"接管窗口", "Take over a counter with what is open there"},
        kOverride,
        {},
        &fillCounter,
        &keepCounter},
    Verb{
        "counter",
        "preview",
        "CounterService.PreviewCall",
        {"下一位会是谁，为什么", "Whom the next call would call, and why"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "call",
        "CounterService.CallNext",
        {"呼叫下一位", "Call the next one"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "pick",
        "CounterService.CallTicket",
        {"指定呼叫", "Call one number out of its turn"},
        kPick,
        {},
        &fillCounter},
    Verb{
        "counter",
        "recall",
        "CounterService.Recall",
        {"再次呼叫", "Announce it again"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "uncall",
        "CounterService.Uncall",
        {"叫错了，退回等候", "Take back a call made by mistake"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "aloud",
        "CounterService.ConfirmCalledAloud",
        {"已经人工喊号", "It was called aloud"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "walk-up",
        "CounterService.WalkUp",
        {"直接办理", "Serve somebody without a number"},
        kWalkUp,
        {},
        &fillCounter},
    Verb{
        "counter",
        "start",
        "CounterService.StartServing",
        {"开始办理", "Start serving"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "finish",
        "CounterService.FinishServing",
        {"办理完毕", "End the serving with its outcome"},
        kFinish,
        {},
        &fillOutcome},
    Verb{
        "counter",
        "reopen",
        "CounterService.ReopenServing",
        {"重新打开刚办完的", "Open a serving again, within 60 s"},
        kReopen,
        {},
        &fillCounter},
    Verb{
        "counter",
        "correct",
        "CounterService.CorrectServing",
        {"更正结果", "Correct an outcome"},
        kCorrect,
        {},
        &fillGuideVersions},
    Verb{
        "counter",
        "enter",
        "CounterService.EnterServing",
        {"补录手工办理的", "Enter a serving written by hand"},
        kEnter,
        {},
        &fillEntered},
    Verb{
        "counter",
        "no-show",
        "CounterService.MarkNoShow",
        {"过号", "Mark it as not come"},
        kNoShow,
        {},
        &fillCounter},
    Verb{
        "counter",
        "hold",
        "CounterService.HoldTicket",
        {"挂起", "Put it on hold"},
        kHold,
        {},
        &fillCounter},
    Verb{
        "counter",
        "wake",
        "CounterService.WakeHeld",
        {"等待的结果到了", "The result a held ticket waits for is there"},
        kWake},
    Verb{
        "counter",
        "resume-ticket",
        "CounterService.ResumeTicket",
        {"继续办理挂起的号", "Take a held ticket up again"},
        kResumeTicket,
        {},
        &fillCounter},
    Verb{
        "counter",
        "transfer",
        "CounterService.TransferTicket",
        {"转号", "Send it on to another queue or counter"},
        kTransfer,
        {},
        &fillTransfer},
    Verb{
        "counter",
        "pause",
        "CounterService.PauseCounter",
        {"暂停服务", "Pause a counter"},
        kPause,
        {},
        &fillCounter},
    Verb{
        "counter",
        "resume",
        "CounterService.ResumeCounter",
        {"恢复服务", "End a pause"},
        kOnlyCounter,
        {},
        &fillCounter},
    Verb{
        "counter",
        "explain",
        "CounterService.ExplainCall",
        {"叫号依据", "Why a ticket was called"},
        kExplain},
    Verb{
        "counter",
        "list",
        "AdminService.ListCounters",
        {"列出窗口", "List counters with what happens there"},
        kList},
    Verb{
        "counter",
        "set",
        "AdminService.SetCounter",
        {"切换窗口类型、队列、区域", "Switch kind, queues or zone of a counter"},
        kSet,
        {},
        &fillMask},
    Verb{
        "counter",
        "message",
        "AdminService.MessageCounter",
        {"给窗口发消息", "Send a text to a counter"},
        kMessage},
};

}  // namespace

std::span<const Verb> counterVerbs() {
  return kVerbs;
}

}  // namespace hall::hallctl
