#include "server/engine/figures.h"

#include <array>

namespace hall::engine {

namespace {

constexpr std::array kDefinitions{
    FigureDefinition{
        Figure::Issued,
        FigureUnit::Count,
        "取号数",
        "Issued",
        "期间内取出的排队号数，含直接办理和补录的手写号。",
        "Numbers issued in the period, walk-ups and imported handwritten ones included."},
    FigureDefinition{
        Figure::Called,
        FigureUnit::Count,
        "叫号数",
        "Called",
        "叫过号的排队号数；多次叫号的计一次，计入首次叫号的窗口；误叫收回的和直接办理的不计。",
        "Tickets called; one called several times counts once, at the counter of its first "
        "call; calls taken back and walk-ups do not count."},
    FigureDefinition{
        Figure::Served,
        FigureUnit::Count,
        "办理次数",
        "Served",
        "已结束的办理次数。一号在几个窗口办理，或挂起后重新叫号办理的，分别计数；一次办理几个事项的"
        "，在各事项中各计一次，合计计一次。",
        "Servings that ended. A ticket served at several counters, or called anew after a "
        "hold, counts each time; a serving of several items counts once with each item and "
        "once in the total."},
    FigureDefinition{
        Figure::Copies,
        FigureUnit::Count,
        "办理件数",
        "Copies",
        "已结束的办理中各事项的件数之和。",
        "Copies of the items dealt with in servings that ended, summed."},
    FigureDefinition{
        Figure::WalkUps,
        FigureUnit::Count,
        "直接办理数",
        "Walk-ups",
        "未经叫号、在窗口直接办理的排队号数，含电话咨询。",
        "Tickets issued and started at the counter without a call, telephone consultations "
        "included."},
    FigureDefinition{
        Figure::NoShows,
        FigureUnit::Count,
        "过号数",
        "No-shows",
        "过号后没有恢复叫号的排队号数，计入作过号处理的窗口。",
        "No-shows that were not restored, at the counter that marked them."},
    FigureDefinition{
        Figure::Restored,
        FigureUnit::Count,
        "恢复叫号数",
        "Restored",
        "过号后恢复叫号的次数。",
        "Times a no-show was restored."},
    FigureDefinition{
        Figure::Cancelled,
        FigureUnit::Count,
        "取消数",
        "Cancelled",
        "取消的排队号数。",
        "Tickets cancelled."},
    FigureDefinition{
        Figure::Diverted,
        FigureUnit::Count,
        "分流数",
        "Diverted",
        "叫号前分流的排队号数。",
        "Tickets diverted before they were called."},
    FigureDefinition{
        Figure::ClosedBySystem,
        FigureUnit::Count,
        "日终关闭数",
        "Closed by the system",
        "日终时仍未办完、由系统关闭的排队号数，不含过号。",
        "Tickets still open at the end of the day, no-shows not counted."},
    FigureDefinition{
        Figure::Misrouted,
        FigureUnit::Count,
        "排错队数",
        "Misrouted",
        "转号时标为排错队的排队号数，计入取号时的队列和事项。",
        "Tickets transferred as standing in the wrong queue, with the queue and item they "
        "were issued for."},
    FigureDefinition{
        Figure::ManualPicks,
        FigureUnit::Count,
        "指定呼叫数",
        "Manual picks",
        "窗口指定呼叫的次数；误叫收回的也计入。",
        "Calls of a number picked by hand, those taken back included."},
    FigureDefinition{
        Figure::WaitMean,
        FigureUnit::Length,
        "平均等候时间",
        "Mean wait",
        "从取号到首次叫号的时间：开始服务前取的号从开始服务起，预约号从预约时段起，晚到的从取号起；"
        "误叫收回的不算叫号；扣除大厅暂停服务的时间；过号恢复、转号、挂起之后再等的时间不计。算术平"
        "均，四舍五入到毫秒。",
        "From issue to the first call: from the start of the session for a number taken "
        "before it, from the slot for an appointment, from issue if later; a call taken back "
        "is none; less the time the hall was suspended; waiting again after a no-show, a "
        "transfer or a hold does not count. Arithmetic mean, rounded to the millisecond."},
    FigureDefinition{
        Figure::WaitP50,
        FigureUnit::Length,
        "等候时间中位数",
        "Wait P50",
        "n 个等候时间从短到长排列，第 ⌈n×50%⌉ 个（最近秩法）：半数不超过此值。",
        "Of n waits in ascending order the ⌈n × 50 %⌉-th (nearest rank): half waited no longer."},
    FigureDefinition{
        Figure::WaitP90,
        FigureUnit::Length,
        "等候时间90分位数",
        "Wait P90",
        "n 个等候时间从短到长排列，第 ⌈n×90%⌉ 个（最近秩法）：九成不超过此值。",
        "Of n waits in ascending order the ⌈n × 90 %⌉-th (nearest rank): nine of ten waited "
        "no longer."},
    FigureDefinition{
        Figure::ServiceMean,
        FigureUnit::Length,
        "平均办理时间",
        "Mean service time",
        "从开始办理到办理结束的时间，扣除挂起的时间；一次办理几个事项的，在各事项中都按整次时间计。"
        "算术平均，四舍五入到毫秒。",
        "From start to end of a serving, less the time on hold; a serving of several items "
        "counts whole with each of them. Arithmetic mean, rounded to the millisecond."},
    FigureDefinition{
        Figure::ServiceP50,
        FigureUnit::Length,
        "办理时间中位数",
        "Service P50",
        "n 个办理时间从短到长排列，第 ⌈n×50%⌉ 个（最近秩法）：半数不超过此值。",
        "Of n service times in ascending order the ⌈n × 50 %⌉-th (nearest rank): half were "
        "served no longer."},
    FigureDefinition{
        Figure::ServiceP90,
        FigureUnit::Length,
        "办理时间90分位数",
        "Service P90",
        "n 个办理时间从短到长排列，第 ⌈n×90%⌉ 个（最近秩法）：九成不超过此值。",
        "Of n service times in ascending order the ⌈n × 90 %⌉-th (nearest rank): nine of ten "
        "were served no longer."},
    FigureDefinition{
        Figure::HoldMean,
        FigureUnit::Length,
        "平均挂起时间",
        "Mean hold",
        "挂起过的办理中，从挂起到继续办理或申请人返回的时间之和；到关闭仍未返回的那一段不计。算术平"
        "均，四舍五入到毫秒。",
        "Of servings that were on hold, the time from hold to resumption or the applicant's "
        "return, summed for each; a hold that nobody returned from does not count. Arithmetic "
        "mean, rounded to the millisecond."},
    FigureDefinition{
        Figure::HoldP50,
        FigureUnit::Length,
        "挂起时间中位数",
        "Hold P50",
        "n 个挂起时间从短到长排列，第 ⌈n×50%⌉ 个（最近秩法）：半数不超过此值。",
        "Of n hold times in ascending order the ⌈n × 50 %⌉-th (nearest rank): half were on "
        "hold no longer."},
    FigureDefinition{
        Figure::HoldP90,
        FigureUnit::Length,
        "挂起时间90分位数",
        "Hold P90",
        "n 个挂起时间从短到长排列，第 ⌈n×90%⌉ 个（最近秩法）：九成不超过此值。",
        "Of n hold times in ascending order the ⌈n × 90 %⌉-th (nearest rank): nine of ten "
        "were on hold no longer."},
    FigureDefinition{
        Figure::ShareInTarget,
        FigureUnit::Share,
        "等候达标率",
        "Share in target",
        "首次叫号时等候未超过等候目标的排队号所占比例。等候目标按队列、号别和优先事由确定。分母为叫"
        "过号的，加上等候超过目标仍未叫号即取消、分流或日终关闭的（按窗口或人员统计时不含后者）；等"
        "候中遇大厅暂停服务的不计。舍去千分之一以下的部分。",
        "Share of tickets that had waited no longer than their target at the first call. The "
        "target is that of queue, class and ground. It is taken of those called and of those "
        "that were cancelled, diverted or closed by the system uncalled with the target "
        "passed (the latter not by counter or staff); who waited while the hall was suspended "
        "does not count. Rounded down to the per mille."},
    FigureDefinition{
        Figure::Overtime,
        FigureUnit::Length,
        "延时服务时间",
        "Overtime",
        "窗口当日服务时间结束后的办理时间之和，扣除挂起的时间；窗口当日没有服务时间的全部计入。",
        "Service time after the counter's closing that day, less holds, summed; on a day the "
        "counter is closed all of it."},
    FigureDefinition{
        Figure::Occupation,
        FigureUnit::Share,
        "窗口占用率",
        "Occupation",
        "叫号和办理的时间占在岗时间的比例。舍去千分之一以下的部分。",
        "Share of signed-in time spent calling and serving. Rounded down to the per mille."},
    FigureDefinition{
        Figure::Pauses,
        FigureUnit::Count,
        "暂停服务次数",
        "Pauses",
        "窗口暂停服务的次数；暂停中延长的不另计。",
        "Times a counter paused; a pause prolonged is one."},
    FigureDefinition{
        Figure::PauseTime,
        FigureUnit::Length,
        "暂停服务时间",
        "Time paused",
        "窗口暂停服务的时间之和。",
        "Time counters were paused, summed."},
    FigureDefinition{
        Figure::SignedInTime,
        FigureUnit::Length,
        "在岗时间",
        "Time signed in",
        "从签到到签退的时间之和；日终由系统签退的标为不精确。",
        "Time from sign-in to sign-off, summed; inexact where the system signed off at the "
        "end of the day."},
    FigureDefinition{
        Figure::PriorityIssued,
        FigureUnit::Count,
        "优先号取号数",
        "Priority issued",
        "取号数中的优先号数。",
        "Priority tickets among those issued."},
};

}  // namespace

std::span<const FigureDefinition> figureDefinitions() {
  return kDefinitions;
}

}  // namespace hall::engine
