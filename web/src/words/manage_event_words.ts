import type { Language } from './display'

/** The kinds of events, as a person reads them: Chinese, English. */
const kinds: Record<string, readonly [string, string]> = {
  ticket_issued: ['取号', 'issued'],
  ticket_due: ['到预约时段，开始排队', 'slot has come'],
  ticket_cancelled: ['取消', 'cancelled'],
  ticket_diverted: ['分流', 'diverted'],
  ticket_pre_checked: ['预审', 'pre-checked'],
  ticket_reprinted: ['补打号票', 'printed again'],
  ticket_print_reported: ['号票打印结果', 'print reported'],
  ticket_upgraded: ['咨询转为办理', 'upgraded to handling'],
  ticket_closed_by_system: ['日终关闭', 'closed by the system'],
  ticket_called: ['叫号', 'called'],
  ticket_recalled: ['再次呼叫', 'called again'],
  call_delivered: ['叫号已播出', 'call delivered'],
  call_dropped: ['叫号未播出', 'call dropped'],
  ticket_uncalled: ['误叫收回', 'call taken back'],
  ticket_no_show: ['过号', 'no-show'],
  ticket_restored: ['恢复叫号', 'restored'],
  serving_started: ['开始办理', 'serving started'],
  serving_finished: ['办理完毕', 'serving finished'],
  serving_reopened: ['继续办理（撤回办理完毕）', 'serving reopened'],
  serving_corrected: ['更正结果', 'outcome corrected'],
  serving_entered: ['补录办理', 'serving entered'],
  ticket_held: ['挂起', 'on hold'],
  held_woken: ['结果已出', 'result is there'],
  ticket_returned: ['暂离返回', 'returned'],
  ticket_resumed: ['继续办理', 'resumed'],
  ticket_transferred: ['转号', 'transferred'],
  ticket_moved: ['改派', 'moved'],
  assistance_set: ['登记协助需求', 'assistance noted'],
  identity_revealed: ['查看身份', 'identity read'],
  staff_recorded: ['人员变更', 'staff changed'],
  password_reset: ['设置密码', 'password set'],
  device_recorded: ['设备变更', 'device changed'],
  device_reported: ['设备状态', 'device reported'],
  counter_set: ['调整窗口', 'counter set'],
  catalogue_published: ['发布目录', 'catalogue published'],
  hall_suspended: ['暂停大厅', 'hall suspended'],
  hall_resumed: ['恢复大厅', 'hall resumed'],
  broadcast_sent: ['大厅广播', 'broadcast'],
  counter_messaged: ['给窗口留言', 'counter messaged'],
}

/** Changes of settings: what the history of the settings shows. */
export const kSettingKinds = [
  'staff_recorded',
  'password_reset',
  'device_recorded',
  'counter_set',
  'catalogue_published',
  'hall_suspended',
  'hall_resumed',
]

export function eventWord(kind: string, language: Language): string {
  return kinds[kind]?.[language === 'en' ? 1 : 0] ?? kind
}

/** Facts of an event that are worth a line; the others stand in the log. */
const facts: Record<string, readonly [string, string]> = {
  item_id: ['事项', 'item'],
  queue_id: ['队列', 'queue'],
  to_counter_id: ['只由窗口叫号', 'only counter'],
  wrong_queue: ['排错队', 'wrong queue'],
  ground: ['优先事由', 'ground'],
  outcome: ['结果', 'outcome'],
  result: ['结果', 'result'],
  kind: ['类型', 'kind'],
  to: ['去向', 'to'],
  by: ['播出', 'by'],
  given_up: ['申请人放弃', 'given up'],
  text: ['内容', 'text'],
  public_text: ['公开文字', 'public text'],
  version: ['版本', 'version'],
  name: ['名称', 'name'],
  staff_number: ['工号', 'staff number'],
  department_id: ['部门', 'department'],
  device_id: ['设备', 'device'],
  disabled: ['停用', 'disabled'],
  revoked: ['吊销', 'revoked'],
}

export function factWord(key: string, language: Language): string | undefined {
  return facts[key]?.[language === 'en' ? 1 : 0]
}
