#include "client/reason_texts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "client/metadata_texts.h"

namespace hall::client {

namespace {

// clang-format off
constexpr std::array kTexts{
    ReasonText{v1::REASON_MALFORMED_REQUEST, "reason.malformed_request",
        {"请求不完整或有误[，请检查“{field}”][（{detail}）]。",
         "The request is incomplete or wrong[; look at {field}][ ({detail})]."}},
    ReasonText{v1::REASON_UNKNOWN_METHOD, "reason.unknown_method",
        {"服务器没有这个功能，它的版本可能较旧。",
         "The server has no such function; it may be older than this program."}},
    ReasonText{v1::REASON_REQUEST_ID_MISSING, "reason.request_id_missing",
        {"请求没有请求编号，或者编号的写法不对。", "The request has no request id, or not a UUIDv7."}},
    ReasonText{v1::REASON_REQUEST_ID_REUSED, "reason.request_id_reused",
        {"这个请求编号已经用于另一个请求，请重新操作。",
         "This request id belongs to another request; start anew."}},
    ReasonText{v1::REASON_MESSAGE_TOO_LARGE, "reason.message_too_large",
        {"内容太大[，最多 {limit} 字节]。", "The message is too large[; at most {limit} bytes]."}},
    ReasonText{v1::REASON_DEADLINE_PASSED, "reason.deadline_passed",
        {"等待超时，什么也没有改变，请再试一次。", "It took too long; nothing was done. Try again."}},

    ReasonText{v1::REASON_NOT_SIGNED_IN, "reason.not_signed_in",
        {"没有登录，或者登录已过期，请登录。", "Not logged in, or no longer. Log in first."}},
    ReasonText{v1::REASON_SESSION_REVOKED, "reason.session_revoked",
        {"登录已失效，请重新登录。", "The session was ended. Log in again."}},
    ReasonText{v1::REASON_WRONG_DEVICE, "reason.wrong_device",
        {"这次登录属于另一台设备，请在本机登录。", "The session belongs to another device."}},
    ReasonText{v1::REASON_NOT_PERMITTED, "reason.not_permitted",
        {"没有这个权限[，{right}]。", "Not permitted[; {right}]."}},
    ReasonText{v1::REASON_BAD_CREDENTIALS, "reason.bad_credentials",
        {"工号或口令不对。", "Staff number or password is wrong."}},
    ReasonText{v1::REASON_TOO_MANY_ATTEMPTS, "reason.too_many_attempts",
        {"登录失败的次数较多，请[在 {seconds} 秒后]再试。",
         "Too many failed logins; try again[ in {seconds} s]."}},
    ReasonText{v1::REASON_PASSWORD_TOO_WEAK, "reason.password_too_weak",
        {"口令太简单。至少 10 个字符，并含大写字母、小写字母、数字、其他符号中的三种。",
         "The password is too weak: at least 10 characters of three kinds (small, capital, "
         "digit, other)."}},
    ReasonText{v1::REASON_TOKEN_INVALID, "reason.token_invalid",
        {"凭证或注册码不对，或者已过期。", "The token or enrolment code is wrong or has expired."}},
    ReasonText{v1::REASON_DEVICE_REVOKED, "reason.device_revoked",
        {"这台设备已停用[：{device_id}]。", "The device was revoked[: {device_id}]."}},
    ReasonText{v1::REASON_STAFF_DISABLED, "reason.staff_disabled",
        {"这个账号已停用。", "The account is disabled."}},

    ReasonText{v1::REASON_TICKET_NOT_FOUND, "reason.ticket_not_found",
        {"没有这个排队号[：{number}][（{ticket_id}）]。",
         "There is no such ticket[: {number}][ ({ticket_id})]."}},
    ReasonText{v1::REASON_COUNTER_NOT_FOUND, "reason.counter_not_found",
        {"没有这个窗口[：{counter_id}]。", "There is no such counter[: {counter_id}]."}},
    ReasonText{v1::REASON_QUEUE_NOT_FOUND, "reason.queue_not_found",
        {"没有这个队列[：{queue_id}]。", "There is no such queue[: {queue_id}]."}},
    ReasonText{v1::REASON_ITEM_NOT_FOUND, "reason.item_not_found",
        {"没有这个事项，或者它已取消[：{item_id}]。", "There is no such item, or it was withdrawn[: {item_id}]."}},
    ReasonText{v1::REASON_THEME_NOT_FOUND, "reason.theme_not_found",
        {"没有这个“一件事”[：{theme_id}]。", "There is no such theme[: {theme_id}]."}},
    ReasonText{v1::REASON_STAFF_NOT_FOUND, "reason.staff_not_found",
        {"没有这个工号[：{staff_number}]。", "There is no such staff number[: {staff_number}]."}},
    ReasonText{v1::REASON_DEVICE_NOT_FOUND, "reason.device_not_found",
        {"没有这台设备[：{device_id}]。", "There is no such device[: {device_id}]."}},
    ReasonText{v1::REASON_SERVING_NOT_FOUND, "reason.serving_not_found",
        {"没有这次办理[：{serving_id}]。", "There is no such serving[: {serving_id}]."}},
    ReasonText{v1::REASON_CALL_NOT_FOUND, "reason.call_not_found",
        {"没有这次叫号[：{call_id}]。", "There is no such call[: {call_id}]."}},
    ReasonText{v1::REASON_ALERT_NOT_FOUND, "reason.alert_not_found",
        {"没有这条预警[：{alert_id}]。", "There is no such alert[: {alert_id}]."}},
    ReasonText{v1::REASON_ZONE_NOT_FOUND, "reason.zone_not_found",
        {"没有这个区域[：{zone_id}]。", "There is no such zone[: {zone_id}]."}},
    ReasonText{v1::REASON_DEPARTMENT_NOT_FOUND, "reason.department_not_found",
        {"没有这个部门[：{department_id}]。", "There is no such department[: {department_id}]."}},
    ReasonText{v1::REASON_GUIDE_NOT_FOUND, "reason.guide_not_found",
        {"没有这份办事指南[：{item_id}][，第 {guide_version} 版]。",
         "There is no such guide[: {item_id}][, version {guide_version}]."}},
    ReasonText{v1::REASON_PERSON_NOT_FOUND, "reason.person_not_found",
        {"这个号没有登记身份信息，或者已过保存期限。", "No person stands behind this ticket, or no longer."}},
    ReasonText{v1::REASON_POSITION_NOT_FOUND, "reason.position_not_found",
        {"日志里没有这个位置[：{position}]。", "The log has no such position[: {position}]."}},

    ReasonText{v1::REASON_QUEUE_CLOSED, "reason.queue_closed",
        {"现在不是取号时间[，{opens} 开始取号]。", "Numbers are not issued now[; they are from {opens} on]."}},
    ReasonText{v1::REASON_HALL_SUSPENDED, "reason.hall_suspended",
        {"大厅暂停服务[：{text}]。", "The hall is suspended[: {text}]."}},
    ReasonText{v1::REASON_STALE_ITEM, "reason.stale_item",
        {"事项刚刚更新过，请刷新后再试[（{item_id}）]。",
         "The item has changed; reload and try again[ ({item_id})]."}},
    ReasonText{v1::REASON_IDENTITY_REQUIRED, "reason.identity_required",
        {"这项业务须凭身份证件取号[，依据：{basis}]。", "This queue asks for identity[; basis: {basis}]."}},
    ReasonText{v1::REASON_IDENTITY_INVALID, "reason.identity_invalid",
        {"身份证号不对，请核对。", "The resident identity number is wrong."}},
    ReasonText{v1::REASON_IDENTITY_DOUBTFUL, "reason.identity_doubtful",
        {"统一社会信用代码的校验位不对，请核对；确认无误的，可以继续。",
         "The company code fails its check; confirm it if it is right all the same."}},
    ReasonText{v1::REASON_ALREADY_WAITING, "reason.already_waiting",
        {"申请人已取号，还在等候中[：{number}]。", "The same person already waits in this queue[: {number}]."}},
    ReasonText{v1::REASON_GROUND_NOT_MET, "reason.ground_not_met",
        {"不符合优先事由[“{ground}”][（须满 {age} 周岁）]。",
         "The stated ground is not met[: {ground}][ (from {age} years)]."}},
    ReasonText{v1::REASON_AGENT_DATA_MISSING, "reason.agent_data_missing",
        {"代办的，须写明委托人和与委托人的关系[（{field}）]。",
         "An agent names the principal and the relation[ ({field})]."}},
    ReasonText{v1::REASON_COPIES_OUT_OF_RANGE, "reason.copies_out_of_range",
        {"件数不对[，最多 {max} 件]。", "The number of copies is out of range[; at most {max}]."}},
    ReasonText{v1::REASON_STORAGE_LOW, "reason.storage_low",
        {"服务器的磁盘快满了，暂停取号；叫号和办理照常进行。",
         "The server's disk is nearly full: issuing stops, calling and finishing go on."}},
    ReasonText{v1::REASON_NO_COUNTER_SERVES, "reason.no_counter_serves",
        {"没有窗口办理这项业务[（队列 {queue_id}）]，请到导办台。",
         "No counter serves this queue[ ({queue_id})]; go to the guide desk."}},
    ReasonText{v1::REASON_APPOINTMENT_NOT_ACCEPTED, "reason.appointment_not_accepted",
        {"没有这个预约，或者已使用，或者不是今天的。", "The appointment is unknown, used, or of another day."}},
    ReasonText{v1::REASON_IMPORT_INEXACT, "reason.import_inexact",
        {"有一个号不能导入[：第 {line} 个][，请检查“{field}”][，这个队列和号别的号以 {prefix} 开头]。",
         "A ticket cannot be imported[: the {line}. one][; look at {field}][; numbers of this queue "
         "and class begin with {prefix}]."}},

    ReasonText{v1::REASON_WRONG_TICKET_STATE, "reason.wrong_ticket_state",
        {"[{number} 号]现在[是“{state}”，]不能这样操作。",
         "This does not start from the state of the ticket[ {number}][: {state}]."}},
    ReasonText{v1::REASON_COUNTER_NOT_SIGNED_IN, "reason.counter_not_signed_in",
        {"窗口没有人签到[（{counter_id} 号窗口）]。", "Nobody is signed in at the counter[ {counter_id}]."}},
    ReasonText{v1::REASON_COUNTER_BUSY, "reason.counter_busy",
        {"窗口还有一个号没有办完[：{number}]。", "The counter has a ticket called or serving[: {number}]."}},
    ReasonText{v1::REASON_COUNTER_PAUSED, "reason.counter_paused",
        {"窗口暂停服务，请先恢复服务。", "The counter is paused; resume it first."}},
    ReasonText{v1::REASON_COUNTER_NOT_PAUSED, "reason.counter_not_paused",
        {"窗口没有暂停服务。", "The counter is not paused."}},
    ReasonText{v1::REASON_COUNTER_TAKEN, "reason.counter_taken",
        {"窗口已有别人签到[（工号 {staff_number}）]，要接手请用“接管窗口”。",
         "Somebody else is signed in there[ ({staff_number})]; take the counter over instead."}},
    ReasonText{v1::REASON_FOREIGN_COUNTER, "reason.foreign_counter",
        {"窗口上签到的是别人，或者这个号属于别的窗口[（{counter_id} 号窗口）]。",
         "Somebody else is signed in there, or the ticket is another counter's[ ({counter_id})]."}},
    ReasonText{v1::REASON_TICKET_TAKEN, "reason.ticket_taken",
        {"这个号刚被别的窗口叫走[：{number}][，{counter_id} 号窗口]。",
         "The ticket was just called at another counter[: {number}][ at {counter_id}]."}},
    ReasonText{v1::REASON_NOT_ABLE, "reason.not_able",
        {"这个窗口或这名工作人员不办理这个队列[：{queue_id}]。",
         "This counter and person do not serve the queue[ {queue_id}]."}},
    ReasonText{v1::REASON_REASON_REQUIRED, "reason.reason_required",
        {"这样操作要写明原因。", "This step needs a reason."}},
    ReasonText{v1::REASON_CALL_NOT_DELIVERED, "reason.call_not_delivered",
        {"叫号送达三次才能过号[，已叫 {made} 次][、送达 {delivered} 次]。",
         "A no-show takes three delivered calls[; made: {made}][, delivered: {delivered}]."}},
    ReasonText{v1::REASON_TOO_EARLY, "reason.too_early",
        {"还太早，请[在 {seconds} 秒后]再试。", "Too early; try again[ in {seconds} s]."}},
    ReasonText{v1::REASON_RESTORE_USED, "reason.restore_used",
        {"已恢复过一次，再次恢复由导办员或管理员写明原因后办理。",
         "Restored once already; guide staff or a manager may again, with a reason."}},
    ReasonText{v1::REASON_SOMEBODY_WAITS, "reason.somebody_waits",
        {"还有人在等候，请先呼叫下一位[（{number}）]。", "Somebody waits; call them first[ ({number})]."}},
    ReasonText{v1::REASON_NOT_YET_DUE, "reason.not_yet_due",
        {"还没有到预约时段[（{slot}）]，提前呼叫要写明原因。",
         "The slot has not come[ ({slot})]; calling it now needs a reason."}},
    ReasonText{v1::REASON_OUTCOME_REQUIRED, "reason.outcome_required",
        {"每个事项都要有办理结果。", "Each item needs an outcome."}},
    ReasonText{v1::REASON_OUTCOME_INCOMPLETE, "reason.outcome_incomplete",
        {"办理结果不完整[，请检查“{field}”][，材料 {material_code} 不能容缺]。",
         "The outcome is incomplete[; look at {field}][; {material_code} cannot follow later]."}},
    ReasonText{v1::REASON_OUTSIDE_GUIDE, "reason.outside_guide",
        {"办事指南里没有这一项[：事项 {item_id}][，材料 {material_code}]"
         "[，办理条件第 {condition_number} 项][，指南现为第 {guide_version} 版]。",
         "The guide does not have this[: item {item_id}][, material {material_code}]"
         "[, condition {condition_number}][; the guide is now version {guide_version}]."}},
    ReasonText{v1::REASON_REOPEN_TOO_LATE, "reason.reopen_too_late",
        {"已过可重新打开的时间，可以更正结果。",
         "The time for reopening is over; correct the outcome instead."}},
    ReasonText{v1::REASON_CORRECTION_NOT_YOURS, "reason.correction_not_yours",
        {"这次办理不是您办的。重新打开只能由本人，更正结果只能由本人或管理员。",
         "The serving is somebody else's: only they reopen it, they or a manager correct it."}},
    ReasonText{v1::REASON_CORRECTION_TOO_LATE, "reason.correction_too_late",
        {"已过本人更正的时间，请由管理员更正。",
         "The author's time for correcting is over; a manager may correct it."}},
    ReasonText{v1::REASON_SERVING_OPEN, "reason.serving_open",
        {"还有号没有办完[：{number}][（{state}）]，不能签退或暂停服务。",
         "A ticket is still open here[: {number}][ ({state})]; no sign-off, no pause."}},
    ReasonText{v1::REASON_LAST_ABLE_COUNTER, "reason.last_able_counter",
        {"还有人在等候，别的窗口都不能办理[（队列 {queue_id}）]。管理员可以写明原因后放行。",
         "Somebody waits whom no other counter could serve[ (queue {queue_id})]; a manager may "
         "override with a reason."}},
    ReasonText{v1::REASON_STAFF_ELSEWHERE, "reason.staff_elsewhere",
        {"这个工号已在别的窗口签到[（{counter_id} 号窗口）]。",
         "The person is signed in at another counter[ ({counter_id})]."}},
    ReasonText{v1::REASON_HOLD_KIND_FORBIDDEN, "reason.hold_kind_forbidden",
        {"这个号不能这样挂起。", "This kind of hold does not fit the ticket."}},
    ReasonText{v1::REASON_SAME_QUEUE, "reason.same_queue",
        {"这个号本来就在那里。", "The ticket already stands there."}},
    ReasonText{v1::REASON_NOTHING_TO_TAKE_OVER, "reason.nothing_to_take_over",
        {"没有可接管的。窗口没有人签到，或者签到的就是您。",
         "There is nothing to take over: nobody is signed in there, or it is you."}},
    ReasonText{v1::REASON_UPGRADE_ONLY_CONSULT, "reason.upgrade_only_consult",
        {"只有咨询的号可以转为办理，别的号请转号。",
         "Only a consultation is upgraded to handling; transfer the ticket instead."}},
    ReasonText{v1::REASON_NOBODY_CALLED, "reason.nobody_called",
        {"窗口现在没有叫到的号，请先呼叫下一位。",
         "The counter has no ticket called or serving; call the next one first."}},
    ReasonText{v1::REASON_RESULT_PENDING, "reason.result_pending",
        {"结果还没有到，请等工作人员通知。",
         "The result is not there yet; wait until staff say that it is."}},

    ReasonText{v1::REASON_CATALOGUE_INVALID, "reason.catalogue_invalid",
        {"上传的不是完整的业务配置。", "The upload is no catalogue."}},
    ReasonText{v1::REASON_CATALOGUE_STALE, "reason.catalogue_stale",
        {"别人刚刚改过，请在最新的版本上重新修改。", "Somebody changed it in between; start from the current one."}},
    ReasonText{v1::REASON_CALENDAR_INVALID, "reason.calendar_invalid",
        {"工作日历有误，日期重复、超出范围，或者没有写明依据的通知。",
         "The calendar lists a date twice or out of range, or names no source."}},
    ReasonText{v1::REASON_ALREADY_EXISTS, "reason.already_exists",
        {"已经有了[：工号 {staff_number}][：设备 {device_id}]，编码、工号、名称不能重复。",
         "A thing with this code, number or name exists[: {staff_number}][: {device_id}]."}},
    ReasonText{v1::REASON_NOTHING_CHANGED, "reason.nothing_changed",
        {"没有要改的。", "It would change nothing."}},
    ReasonText{v1::REASON_SAMPLE_TEXT_IN_REAL_MODE, "reason.sample_text_in_real_mode",
        {"正式大厅不能发布标有“示例”的文字[（{field}）]。",
         "Text marked as a sample (示例) cannot be published in a real hall[ ({field})]."}},
    ReasonText{v1::REASON_ONLY_IN_STEPPED_REHEARSAL, "reason.only_in_stepped_rehearsal",
        {"只有手动推进时钟的演练才能这样操作。", "This exists only in a stepped rehearsal."}},
    ReasonText{v1::REASON_HALL_NOT_SUSPENDED, "reason.hall_not_suspended",
        {"大厅没有暂停服务。", "The hall is not suspended."}},
    ReasonText{v1::REASON_ALERT_CLOSED, "reason.alert_closed",
        {"这条预警已确认或已解除。", "The alert was cleared or acknowledged already."}},
    ReasonText{v1::REASON_ENROLMENT_EXPIRED, "reason.enrolment_expired",
        {"注册码已用过，或者超过 10 分钟，请重新取一个。",
         "The enrolment code is used or older than 10 min; make another."}},
    ReasonText{v1::REASON_REVIEWER_IS_EDITOR, "reason.reviewer_is_editor",
        {"办事指南的审核人不能是编制人本人。", "The reviewer of a guide is another person than its editor."}},

    ReasonText{v1::REASON_NOT_READY, "reason.not_ready",
        {"服务器还没有就绪，或者正在停止[：{cause}]，请稍后再试。",
         "The server is not ready yet, or it stops[: {cause}]; try again later."}},
    ReasonText{v1::REASON_OVERLOADED, "reason.overloaded",
        {"服务器忙，什么也没有改变，请[在 {seconds} 秒后]再试。",
         "The server is busy; nothing was done. Try again[ in {seconds} s]."}},
    ReasonText{v1::REASON_COMMIT_FAILED, "reason.commit_failed",
        {"服务器写盘失败[（{cause}）]，正在恢复。是否办成，用同一个请求编号再发一次就知道。",
         "The server's disk refused[ ({cause})]; it recovers. Send the same request id again to learn whether "
         "it stands."}},
    ReasonText{v1::REASON_CLOCK_STEPPED, "reason.clock_stepped",
        {"服务器的时钟跳变超过 10 分钟，请系统管理员确认（hallctl clock accept）。",
         "The server's clock stepped by more than 10 min; an administrator accepts it "
         "(hallctl clock accept)."}},
    ReasonText{v1::REASON_BACKUP_FAILED, "reason.backup_failed",
        {"备份没有成功[：{detail}][：{problem}][（{path}）][，{cause}]。",
         "The backup failed[: {detail}][: {problem}][ ({path})][, {cause}]."}},
    ReasonText{v1::REASON_LOG_DAMAGED, "reason.log_damaged",
        {"日志已损坏[，第一处在位置 {position}]。", "The log is damaged[; first at position {position}]."}},
    ReasonText{v1::REASON_NEWER_FORMAT, "reason.newer_format",
        {"数据是更新的版本写的[（格式 {format}）]，请升级本程序。",
         "The data was written by a newer version[ (format {format})]."}},
    ReasonText{v1::REASON_NOT_IN_THIS_MODE, "reason.not_in_this_mode",
        {"服务器现在的模式没有这个功能。", "The server does not have this in its mode."}},
    ReasonText{v1::REASON_POSITION_NOT_REACHED, "reason.position_not_reached",
        {"等待超时，数据还没有更新到要求的位置[（现在是 {position}）]。",
         "The asked position was not reached in time[; it is at {position}]."}},
    ReasonText{v1::REASON_INTERNAL, "reason.internal",
        {"服务器出错，详情在服务器的运行日志里。", "A fault of the server; its journal has the details."}},
    ReasonText{v1::REASON_DIRECTORY_IN_USE, "reason.directory_in_use",
        {"数据目录正由另一个服务器使用[：{path}][（进程 {process}）]。",
         "Another server holds the data directory[ {path}][ (process {process})]."}},
    ReasonText{v1::REASON_ADDRESS_IN_USE, "reason.address_in_use",
        {"这个地址已被别的程序占用[：{address}]。",
         "Another program listens at this address[: {address}]."}},
    ReasonText{v1::REASON_CONFIGURATION_INVALID, "reason.configuration_invalid",
        {"本机配置有误[，{detail}]。", "The machine's settings are wrong[: {detail}]."}},
    ReasonText{v1::REASON_KEY_FILE_UNUSABLE, "reason.key_file_unusable",
        {"密钥文件不能用，可能不存在、别人可读，或者属于另一个大厅[：{path}]。",
         "The key file is missing, open to others, or another hall's[: {path}]."}},
};

// clang-format on

const ReasonText* textOf(v1::Reason reason) {
  const auto found = std::find_if(kTexts.begin(), kTexts.end(), [reason](const ReasonText& text) {
    return text.reason == reason;
  });
  return found == kTexts.end() ? nullptr : &*found;
}

/// What to say where the server gave no reason: it was not reached, or this program is older.
std::string sentenceWithoutReason(const Failure& failure, Language language) {
  const bool chinese = language == Language::Chinese;
  if (failure.code == grpc::StatusCode::UNAVAILABLE) {
    return chinese ? "连不上服务器。" : "The server cannot be reached.";
  }
  if (failure.code == grpc::StatusCode::DEADLINE_EXCEEDED) {
    return chinese ? "服务器没有在规定时间内回答。" : "The server did not answer in time.";
  }
  const std::string said = failure.message.empty() ? std::string() : " " + failure.message;
  return (chinese ? "没有办成，原因本程序不认识。" : "Not done, for a reason unknown here.") + said;
}

/// The part with its values; nothing: an entry it names is absent.
std::optional<std::string> filledPart(
    std::string_view part, const std::function<std::string(std::string_view)>& valueOf
) {
  std::string text;
  while (!part.empty()) {
    const std::size_t open = part.find('{');
    text += part.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t close = part.find('}', open);
    const std::string value = valueOf(part.substr(open + 1, close - open - 1));
    if (value.empty()) return std::nullopt;
    text += value;
    part.remove_prefix(close + 1);
  }
  return text;
}

}  // namespace

std::span<const ReasonText> reasonTexts() {
  return kTexts;
}

std::string filledText(
    std::string_view text, const std::function<std::string(std::string_view key)>& valueOf
) {
  std::string filled;
  while (!text.empty()) {
    const std::size_t open = text.find('[');
    filled += filledPart(text.substr(0, open), valueOf).value_or("");
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find(']', open);
    filled += filledPart(text.substr(open + 1, close - open - 1), valueOf).value_or("");
    text.remove_prefix(close + 1);
  }
  return filled;
}

std::string sentenceOf(const Failure& failure, const SentenceStyle& style) {
  const ReasonText* text = textOf(failure.reason());
  if (text == nullptr) return sentenceWithoutReason(failure, style.language);
  return filledText(text->text.in(style.language), [&](std::string_view key) {
    return metadataText(key, failure.at(std::string(key)), style);
  });
}

}  // namespace hall::client
