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
        "期间内取出的排队号数，含窗口直接办理和补录的手写号。",
        "Numbers issued in the period, walk-ups and imported handwritten ones included."},
    FigureDefinition{
        Figure::Called,
        FigureUnit::Count,
        "叫号数",
        "Called",
        "至少被叫过一次的排队号数。",
        "Tickets called at least once."},
    FigureDefinition{
        Figure::Served,
        FigureUnit::Count,
        "办理次数",
        "Served",
        "办理完毕的办理次数；一号多窗办理的分别计数。",
        "Servings finished; a ticket served at several counters counts at each."},
    FigureDefinition{
        Figure::Copies,
        FigureUnit::Count,
        "办理件数",
        "Copies",
        "办理完毕的各次办理的件数之和。",
        "Copies handled in finished servings, summed."},
    FigureDefinition{
        Figure::WalkUps,
        FigureUnit::Count,
        "直接办理数",
        "Walk-ups",
        "未经叫号、在窗口直接办理的号数。",
        "Tickets issued and started at the counter."},
    FigureDefinition{
        Figure::NoShows,
        FigureUnit::Count,
        "过号数",
        "No-shows",
        "过号后未恢复的排队号数。",
        "Tickets that ended as no-show."},
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
        "被取消的排队号数。",
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
        "日终时仍未办完、由系统关闭的排队号数。",
        "Tickets still open at the end of the day."},
    FigureDefinition{
        Figure::Misrouted,
        FigureUnit::Count,
        "排错队数",
        "Misrouted",
        "转号时标为排错队的排队号数。",
        "Tickets transferred as standing in the wrong queue."},
    FigureDefinition{
        Figure::ManualPicks,
        FigureUnit::Count,
        "指定呼叫数",
        "Manual picks",
        "窗口指定号码呼叫的次数。",
        "Calls of a number picked by hand."},
    FigureDefinition{
        Figure::WaitMean,
        FigureUnit::Length,
        "平均等候时间",
        "Mean wait",
        "从取号（早于开始服务的从开始服务时起）到首次叫号的平均时间，扣除大厅暂停的时间。",
        "From issue, or the start of the session if later, to the first call, less the time the "
        "hall was suspended; mean."},
    FigureDefinition{
        Figure::WaitP50,
        FigureUnit::Length,
        "等候时间中位数",
        "Wait P50",
        "半数排队号的等候时间不超过此值。",
        "Half waited no longer."},
    FigureDefinition{
        Figure::WaitP90,
        FigureUnit::Length,
        "等候时间九成位",
        "Wait P90",
        "九成排队号的等候时间不超过此值。",
        "Nine of ten waited no longer."},
    FigureDefinition{
        Figure::ServiceMean,
        FigureUnit::Length,
        "平均办理时间",
        "Mean service time",
        "从开始办理到办理完毕的平均时间，扣除挂起的时间。",
        "From start to end of a serving, less the time on hold; mean."},
    FigureDefinition{
        Figure::ServiceP50,
        FigureUnit::Length,
        "办理时间中位数",
        "Service P50",
        "半数办理的时间不超过此值。",
        "Half were served no longer."},
    FigureDefinition{
        Figure::ServiceP90,
        FigureUnit::Length,
        "办理时间九成位",
        "Service P90",
        "九成办理的时间不超过此值。",
        "Nine of ten were served no longer."},
    FigureDefinition{
        Figure::HoldMean,
        FigureUnit::Length,
        "平均挂起时间",
        "Mean hold",
        "挂起过的办理的平均挂起时间。",
        "Time on hold of the servings that were on hold; mean."},
    FigureDefinition{
        Figure::HoldP50,
        FigureUnit::Length,
        "挂起时间中位数",
        "Hold P50",
        "半数挂起的时间不超过此值。",
        "Half were on hold no longer."},
    FigureDefinition{
        Figure::HoldP90,
        FigureUnit::Length,
        "挂起时间九成位",
        "Hold P90",
        "九成挂起的时间不超过此值。",
        "Nine of ten were on hold no longer."},
    FigureDefinition{
        Figure::ShareInTarget,
        FigureUnit::Share,
        "等候达标率",
        "Share in target",
        "等候时间不超过取号时承诺值的排队号所占比例；大厅暂停期间在等的不计入。",
        "Share of called tickets that waited no longer than the target given at issue; those that "
        "waited while the hall was suspended do not count."},
    FigureDefinition{
        Figure::Overtime,
        FigureUnit::Length,
        "延时服务时间",
        "Overtime",
        "当日服务时间结束后的办理时间之和。",
        "Service time after the day's closing, summed."},
    FigureDefinition{
        Figure::Occupation,
        FigureUnit::Share,
        "窗口占用率",
        "Occupation",
        "叫号和办理的时间占签到在岗时间的比例。",
        "Share of signed-in time spent calling and serving."},
    FigureDefinition{
        Figure::Pauses,
        FigureUnit::Count,
        "暂停次数",
        "Pauses",
        "窗口暂停服务的次数。",
        "Times a counter paused."},
    FigureDefinition{
        Figure::PauseTime,
        FigureUnit::Length,
        "暂停时间",
        "Time paused",
        "窗口暂停服务的时间之和。",
        "Time counters were paused, summed."},
    FigureDefinition{
        Figure::SignedInTime,
        FigureUnit::Length,
        "在岗时间",
        "Time signed in",
        "从签到到签退的时间之和。",
        "Time from sign-in to sign-off, summed."},
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
