import type { TicketStateJson } from 'wire/ticket_pb'
import type { Refusal } from '../link/refusal'
import { stateWord } from './hall_words'
import type { Language } from './display'
import { instant } from '../link/watch_wire'
import { clockText } from './hall_time'

type Sentence = (metadata: Record<string, string>, language: Language) => string

const both =
  (zh: string, en: string): Sentence =>
  (_metadata, language) =>
    language === 'en' ? en : zh

const said =
  (
    zh: (metadata: Record<string, string>) => string,
    en: (metadata: Record<string, string>) => string,
  ): Sentence =>
  (metadata, language) =>
    language === 'en' ? en(metadata) : zh(metadata)

function opens(metadata: Record<string, string>): string {
  const at = instant(metadata.opens)
  return at === undefined ? '' : clockText(at)
}

function state(metadata: Record<string, string>, language: Language): string {
  const code = (metadata.state ?? '').toUpperCase()
  const name = code.startsWith('TICKET_STATE_') ? code : `TICKET_STATE_${code}`
  return stateWord(name as TicketStateJson, language)
}

/** What happened and what to do next, said to staff. */
const kSentences: Partial<Record<Refusal['reason'], Sentence>> = {
  UNREACHABLE: both(
    '网络不通，不知道是否办成。请再按一次，不会重复办理',
    'No connection; whether it was done is not known. Press again: nothing is done twice',
  ),
  REASON_MALFORMED_REQUEST: said(
    ({ field }) => `填写的内容不符合要求${field ? `（${field}）` : ''}，请检查后再试`,
    ({ field }) => `Something is missing or too long${field ? ` (${field})` : ''}`,
  ),
  REASON_REQUEST_ID_REUSED: both(
    '上一次提交已经办成，内容与现在不同。请核对后再提交一次',
    'The last one was done already, with other content. Check it and send again',
  ),
  REASON_DEADLINE_PASSED: both(
    '大厅繁忙，没有办成，请再试',
    'Too busy, nothing was done. Try again',
  ),
  REASON_OVERLOADED: both('大厅繁忙，没有办成，请再试', 'Too busy, nothing was done. Try again'),
  REASON_NOT_READY: both('服务器正在启动，请稍后再试', 'The server is starting. Try again soon'),
  REASON_COMMIT_FAILED: both(
    '服务器没有写成，正在恢复。请稍后再按一次，不会重复办理',
    'The server could not store it and is recovering. Press again soon: nothing is done twice',
  ),
  REASON_POSITION_NOT_REACHED: both('数据还在更新，请稍后再试', 'Still updating. Try again soon'),
  REASON_INTERNAL: both(
    '服务器出错，已记录，请联系系统管理员',
    'A fault of the server; it is logged',
  ),
  REASON_NOT_SIGNED_IN: both('登录已过期，请重新登录', 'The session has expired. Log in again'),
  REASON_SESSION_REVOKED: both('登录已被结束，请重新登录', 'The session was ended. Log in again'),
  REASON_WRONG_DEVICE: both('这次登录属于另一台设备', 'The session belongs to another device'),
  REASON_NOT_PERMITTED: both('您的角色不能这样做', 'Your role may not do this'),
  REASON_BAD_CREDENTIALS: both('工号或密码不对，请重新输入', 'Staff number or password is wrong'),
  REASON_TOO_MANY_ATTEMPTS: said(
    ({ seconds }) => `试得太多了，请过 ${seconds ?? '60'} 秒再试`,
    ({ seconds }) => `Too many attempts. Try again in ${seconds ?? '60'} s`,
  ),
  REASON_PASSWORD_TOO_WEAK: both(
    '新密码太弱：至少 10 个字符，大写、小写、数字、符号至少用三种',
    'Too weak: at least 10 characters of at least 3 kinds (small, capital, digit, other)',
  ),
  REASON_STAFF_DISABLED: both(
    '这个账号已停用，请联系大厅管理员',
    'This account is disabled. Ask the hall manager',
  ),
  REASON_DEVICE_REVOKED: both('这台设备已停用，不能再用', 'The device was revoked for good'),
  REASON_TICKET_NOT_FOUND: both('今天没有这个排队号', 'No such ticket today'),
  REASON_COUNTER_NOT_FOUND: both('没有这个窗口', 'No such counter'),
  REASON_QUEUE_NOT_FOUND: both('没有这个队列，可能已调整', 'No such queue'),
  REASON_ITEM_NOT_FOUND: both('没有这个事项，可能已调整，请重新选择', 'No such item. Choose again'),
  REASON_THEME_NOT_FOUND: both('没有这个“一件事”，可能已调整', 'No such theme'),
  REASON_STAFF_NOT_FOUND: both('没有这个工号', 'No such staff number'),
  REASON_DEVICE_NOT_FOUND: both('没有这台设备', 'No such device'),
  REASON_CALL_NOT_FOUND: both('没有找到这次叫号', 'No such call'),
  REASON_ALERT_NOT_FOUND: both('没有找到这条预警', 'No such alert'),
  REASON_ZONE_NOT_FOUND: both('没有这个区域', 'No such zone'),
  REASON_DEPARTMENT_NOT_FOUND: both('没有这个部门', 'No such department'),
  REASON_GUIDE_NOT_FOUND: both('这个事项还没有办事指南', 'There is no guide for this item yet'),
  REASON_QUEUE_CLOSED: said(
    (metadata) => `现在不取号${opens(metadata) ? `，${opens(metadata)} 开始` : ''}`,
    (metadata) => `No numbers now${opens(metadata) ? `; from ${opens(metadata)}` : ''}`,
  ),
  REASON_HALL_SUSPENDED: said(
    ({ text }) => `大厅已暂停服务${text ? `：${text}` : ''}`,
    ({ text }) => `The hall is suspended${text ? `: ${text}` : ''}`,
  ),
  REASON_STALE_ITEM: both('事项刚刚调整，请重新选择', 'The item has just changed. Choose again'),
  REASON_IDENTITY_REQUIRED: said(
    ({ basis }) => `这项业务按规定要登记身份${basis ? `（${basis}）` : ''}`,
    ({ basis }) => `Identity is required${basis ? ` (${basis})` : ''}`,
  ),
  REASON_IDENTITY_INVALID: both('证件号码不对，请核对', 'The document number is wrong'),
  REASON_IDENTITY_DOUBTFUL: both(
    '统一社会信用代码没有通过校验。核对证照无误，可以确认后取号',
    'The company code fails its check. Look at the document, then confirm',
  ),
  REASON_ALREADY_WAITING: said(
    ({ number }) => `这位申请人已取号 ${number ?? ''}，还在等候中`,
    ({ number }) => `Already waiting with ${number ?? 'a number'}`,
  ),
  REASON_GROUND_NOT_MET: said(
    ({ age }) => `不符合所选优先事由${age ? `（须满 ${age} 周岁）` : ''}`,
    ({ age }) => `The ground is not met${age ? ` (from ${age} years)` : ''}`,
  ),
  REASON_AGENT_DATA_MISSING: both(
    '代办要填委托人和与委托人的关系',
    'Principal and relation are needed',
  ),
  REASON_COPIES_OUT_OF_RANGE: said(
    ({ max }) => `件数最多 ${max ?? ''}`,
    ({ max }) => `At most ${max ?? ''} copies`,
  ),
  REASON_STORAGE_LOW: both('服务器磁盘将满，暂停取号，请联系系统管理员', 'The disk is nearly full'),
  REASON_NO_COUNTER_SERVES: both('现在没有窗口能办这项业务', 'No counter serves this'),
  REASON_WRONG_TICKET_STATE: (metadata, language) =>
    language === 'en'
      ? `The ticket is ${state(metadata, 'en') || 'in another state'} now`
      : `这个号现在是“${state(metadata, 'zh') || '其他状态'}”，不能这样办`,
  REASON_COUNTER_NOT_SIGNED_IN: both('这个窗口没有人签到', 'Nobody is signed in there'),
  REASON_COUNTER_BUSY: said(
    ({ number }) => `窗口正在办理${number ? ` ${number}` : ''}，办完再试`,
    ({ number }) => `The counter is busy${number ? ` with ${number}` : ''}`,
  ),
  REASON_COUNTER_PAUSED: both('窗口已暂停', 'The counter is paused'),
  REASON_COUNTER_NOT_PAUSED: both('窗口没有暂停', 'The counter is not paused'),
  REASON_FOREIGN_COUNTER: both(
    '别人签到在这个窗口，只有本人能这样做',
    'Somebody else sits there; only they can do this',
  ),
  REASON_NOT_ABLE: both('这个窗口和人员不能办这项业务', 'Counter and person do not serve this'),
  REASON_REASON_REQUIRED: both('请填写原因', 'Please give a reason'),
  REASON_RESTORE_USED: both(
    '已恢复过一次，再次恢复请填写原因',
    'Restored once already; give a reason',
  ),
  REASON_OUTSIDE_GUIDE: both('所选材料不在办事指南内，请刷新后再试', 'Not a material of the guide'),
  REASON_SERVING_OPEN: said(
    ({ number }) => `窗口还有${number ? ` ${number} ` : '号'}没办完`,
    ({ number }) => `There is an open ticket${number ? `: ${number}` : ''}`,
  ),
  REASON_LAST_ABLE_COUNTER: said(
    ({ waiting }) =>
      `还有人等候，而其他窗口都不能办${waiting ? `（${waiting} 人）` : ''}。确需这样做，请填写原因；会发红色预警`,
    () =>
      'People wait whom no other counter can serve. With a reason it is done, and a red alert raised',
  ),
  REASON_STAFF_ELSEWHERE: both('这个人已在别的窗口签到', 'Signed in at another counter'),
  REASON_SAME_QUEUE: both('已经在这个队列', 'It stands there already'),
  REASON_UPGRADE_ONLY_CONSULT: both('只有咨询号可以转为办理', 'Only consultations become handling'),
  REASON_RESULT_PENDING: both('窗口还没说结果已出，请先问窗口', 'The result is not there yet'),
  REASON_CATALOGUE_STALE: both(
    '别人刚刚改过，请重新打开再改',
    'Somebody changed it in between. Reload',
  ),
  REASON_CALENDAR_INVALID: ({ rule, day }, language) =>
    language === 'en'
      ? rule === 'source'
        ? 'The source is missing, or longer than 200 characters'
        : `The calendar is not valid${day ? `: ${day}` : ''}`
      : rule === 'source'
        ? '依据没有填，或超过 200 字'
        : `工作日历有误${day ? `：${day}` : ''}`,
  REASON_ALREADY_EXISTS: both('这个编号已有，请换一个', 'This code is taken'),
  REASON_NOTHING_CHANGED: both('没有改动', 'Nothing would change'),
  REASON_HALL_NOT_SUSPENDED: both('大厅没有暂停服务', 'The hall is not suspended'),
  REASON_ALERT_CLOSED: both('这条预警已解除或已确认', 'Cleared or acknowledged already'),
  REASON_CLOCK_STEPPED: both('服务器时钟跳变，请系统管理员确认', 'The clock stepped'),
}

/** A finished sentence; the code stands only where there is none. */
export function staffReason(refusal: Refusal, language: Language = 'zh'): string {
  const sentence = kSentences[refusal.reason]
  if (sentence) return sentence(refusal.metadata, language)
  return language === 'en' ? `Not done (${refusal.reason})` : `没有办成（${refusal.reason}）`
}
