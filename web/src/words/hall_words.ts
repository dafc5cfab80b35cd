import type { RoleJson } from 'wire/access_pb'
import type { AlertLevelJson, AlertRuleJson } from 'wire/alert_pb'
import type {
  CounterJson,
  CounterKindJson,
  CounterStateJson,
  PauseReasonJson,
} from 'wire/counter_pb'
import type { CallRuleJson } from 'wire/counter_service_pb'
import type { AgentRelationJson } from 'wire/identity_pb'
import type { DeviceConditionJson, DeviceKindJson } from 'wire/people_pb'
import type {
  AssistanceMarkJson,
  ChannelJson,
  ExemptionJson,
  GroundJson,
  HoldKindJson,
  PreCheckResultJson,
  TicketClassJson,
  TicketStateJson,
} from 'wire/ticket_pb'
import type { DivertToJson } from 'wire/ticket_service_pb'
import type { Language } from './display'

/** One word for each thing that staff see, as the glossary has them: Chinese, English. */
type Words<Key extends string> = Partial<Record<Key, readonly [string, string]>>

const states: Words<TicketStateJson> = {
  TICKET_STATE_NOT_YET_DUE: ['未到预约时段', 'not yet due'],
  TICKET_STATE_WAITING: ['等候中', 'waiting'],
  TICKET_STATE_CALLED: ['已叫号', 'called'],
  TICKET_STATE_SERVING: ['办理中', 'serving'],
  TICKET_STATE_ON_HOLD: ['已挂起', 'on hold'],
  TICKET_STATE_NO_SHOW: ['已过号', 'no-show'],
  TICKET_STATE_FINISHED: ['已办完', 'finished'],
  TICKET_STATE_CANCELLED: ['已取消', 'cancelled'],
  TICKET_STATE_DIVERTED: ['已分流', 'diverted'],
  TICKET_STATE_CLOSED_BY_SYSTEM: ['日终关闭', 'closed by the system'],
}

const classes: Words<TicketClassJson> = {
  TICKET_CLASS_ORDINARY: ['普通号', 'ordinary'],
  TICKET_CLASS_PRIORITY: ['优先号', 'priority'],
  TICKET_CLASS_APPOINTMENT: ['预约号', 'appointment'],
}

const grounds: Words<GroundJson> = {
  GROUND_DISABLED: ['残疾人', 'disabled'],
  GROUND_ELDERLY: ['老年人', 'elderly'],
  GROUND_SERVICEMAN: ['军人', 'serviceman'],
  GROUND_VETERAN_FAMILY: ['退役军人和“三属”', 'veteran or family'],
  GROUND_FIRE_RESCUE: ['消防救援人员', 'fire and rescue'],
  GROUND_PREGNANT: ['孕妇', 'pregnant'],
  GROUND_WITH_INFANT: ['携带婴幼儿', 'with infant'],
  GROUND_OTHER: ['其他', 'other'],
}

const marks: Words<AssistanceMarkJson> = {
  ASSISTANCE_MARK_WHEELCHAIR: ['轮椅', 'wheelchair'],
  ASSISTANCE_MARK_HEARING: ['听障', 'hearing'],
  ASSISTANCE_MARK_SIGHT: ['视障', 'sight'],
  ASSISTANCE_MARK_LANGUAGE: ['语言', 'language'],
  ASSISTANCE_MARK_OTHER: ['其他', 'other'],
}

const channels: Words<ChannelJson> = {
  CHANNEL_KIOSK: ['取号机', 'kiosk'],
  CHANNEL_GUIDE_DESK: ['导办台', 'guide desk'],
  CHANNEL_COUNTER: ['窗口直接办理', 'at the counter'],
  CHANNEL_PHONE: ['手机', 'phone'],
  CHANNEL_TELEPHONE: ['电话咨询', 'telephone'],
  CHANNEL_OFFLINE: ['取号机（断网）', 'kiosk, offline'],
  CHANNEL_HANDWRITTEN: ['手写号', 'written by hand'],
}

const holds: Words<HoldKindJson> = {
  HOLD_KIND_PAPERS_TO_FETCH: ['补材料、填表', 'papers to fetch'],
  HOLD_KIND_PAPERS_LEFT_HERE: ['材料留在窗口', 'papers left at the counter'],
  HOLD_KIND_WAITING_FOR_RESULT: ['等待结果', 'waiting for a result'],
}

const exemptions: Words<ExemptionJson> = {
  EXEMPTION_RESTORED: ['恢复叫号', 'restored'],
  EXEMPTION_RETURNED: ['暂离返回', 'returned'],
  EXEMPTION_TRANSFERRED: ['转号', 'transferred'],
}

const preChecks: Words<PreCheckResultJson> = {
  PRE_CHECK_RESULT_COMPLETE: ['材料齐全', 'papers complete'],
  PRE_CHECK_RESULT_INCOMPLETE: ['材料不全', 'papers incomplete'],
}

const diverts: Words<DivertToJson> = {
  DIVERT_TO_PRE_CHECKED: ['材料不全，备齐再来', 'papers missing, comes again'],
  DIVERT_TO_SELF_SERVICE: ['到自助终端办理', 'to self-service'],
  DIVERT_TO_ONLINE: ['网上办理', 'online'],
  DIVERT_TO_OTHER_SITE: ['到其他地点办理', 'to another site'],
  DIVERT_TO_CONSULTED_ONLY: ['已当场答复咨询', 'answered on the spot'],
}

const relations: Words<AgentRelationJson> = {
  AGENT_RELATION_FAMILY_OR_FRIEND: ['亲友', 'family or friend'],
  AGENT_RELATION_EMPLOYEE: ['单位经办人', 'employee'],
  AGENT_RELATION_LEGAL_REPRESENTATIVE: ['法定代理人、监护人', 'legal representative'],
  AGENT_RELATION_HALL_ASSISTANT: ['大厅代办专员', 'assistant of the hall'],
  AGENT_RELATION_AGENCY: ['受委托的机构', 'agency'],
  AGENT_RELATION_OTHER: ['其他', 'other'],
}

const counterStates: Words<CounterStateJson> = {
  COUNTER_STATE_OFFLINE: ['离线', 'offline'],
  COUNTER_STATE_IDLE: ['空闲', 'idle'],
  COUNTER_STATE_READY: ['空闲待呼', 'ready'],
  COUNTER_STATE_CALLING: ['呼叫中', 'calling'],
  COUNTER_STATE_SERVING: ['办理中', 'serving'],
  COUNTER_STATE_PAUSED: ['暂停服务', 'paused'],
}

const counterKinds: Words<CounterKindJson> = {
  COUNTER_KIND_UNIVERSAL: ['无差别综合窗口', 'universal'],
  COUNTER_KIND_DOMAIN: ['分领域综合窗口', 'domain'],
  COUNTER_KIND_DEPARTMENT: ['部门综合窗口', 'department'],
  COUNTER_KIND_THEME: ['“一件事”窗口', 'theme'],
  COUNTER_KIND_CONSULT: ['综合咨询窗口', 'consultation'],
  COUNTER_KIND_HANDOUT: ['统一出件窗口', 'hand-out'],
  COUNTER_KIND_SPECIAL: ['专窗', 'special'],
}

const pauses: Words<PauseReasonJson> = {
  PAUSE_REASON_MEAL: ['就餐', 'meal'],
  PAUSE_REASON_MEETING: ['会议', 'meeting'],
  PAUSE_REASON_SYSTEM_FAULT: ['系统故障', 'system fault'],
  PAUSE_REASON_DELIVERING_PAPERS: ['送件', 'delivering papers'],
  PAUSE_REASON_SHORT_ABSENCE: ['临时离开', 'short absence'],
  PAUSE_REASON_OTHER: ['其他', 'other'],
}

const alertRules: Words<AlertRuleJson> = {
  ALERT_RULE_PAUSE_OVERRUN: ['暂停超过预告时间', 'pause overrun'],
  ALERT_RULE_QUEUE_UNSERVED: ['有人等候，但没有窗口办理', 'people wait, no counter open'],
  ALERT_RULE_PRIORITY_SHARE: ['优先号比例过高', 'many priority tickets'],
  ALERT_RULE_ZONE_WITHOUT_OUTPUT: ['大屏、语音没有播出叫号', 'calls not shown or spoken'],
  ALERT_RULE_SIGN_OFF_OVERRIDE: ['仍有人等候时最后一个窗口离岗', 'last able counter left'],
  ALERT_RULE_CASE_LIMIT: ['办件临期或超期', 'case near or past its limit'],
  ALERT_RULE_DAY_ENDED_WITH_OPEN: ['日终仍有未办完的号', 'day ended with open tickets'],
  ALERT_RULE_IMPORTED_TICKETS: ['补录了手写号', 'handwritten tickets imported'],
  ALERT_RULE_SECOND_NOTICE: ['二次告知', 'second notice'],
  ALERT_RULE_OUTSIDE_GUIDE_ASKED: ['索要指南之外的材料', 'material outside the guide'],
  ALERT_RULE_DISK_SPACE: ['磁盘空间不足', 'disk nearly full'],
  ALERT_RULE_LOG_SIZE: ['预写日志过大', 'write-ahead log too large'],
  ALERT_RULE_CLOCK_STEP: ['时钟跳变', 'clock stepped'],
  ALERT_RULE_BACKUP_AGE: ['备份过旧', 'backup too old'],
  ALERT_RULE_DEVICE_FAULT: ['设备故障', 'device fault'],
  ALERT_RULE_LOG_RESTORED: ['日志由备份恢复', 'log restored from backup'],
  ALERT_RULE_TARGET_AT_RISK: ['等候目标有风险', 'target at risk'],
  ALERT_RULE_WAIT_OVER_TARGET: ['等候超过目标时间', 'waits beyond the target'],
  ALERT_RULE_QUEUE_CROWDED: ['等候人数过多', 'too many waiting per counter'],
  ALERT_RULE_QUEUE_NOT_CALLED: ['有人等候，但长时间没有叫号', 'people wait, nobody called'],
  ALERT_RULE_OVERTIME_EXPECTED: ['预计下班后仍需延时办理', 'overtime expected at closing'],
}

const alertLevels: Words<AlertLevelJson> = {
  ALERT_LEVEL_YELLOW: ['黄色预警', 'yellow'],
  ALERT_LEVEL_RED: ['红色预警', 'red'],
}

const callRules: Words<CallRuleJson> = {
  CALL_RULE_LEAST_SLACK: ['离等候目标最近', 'least slack to its target'],
  CALL_RULE_LATE_PLATEAU: ['已超等候目标', 'its target was missed already'],
  CALL_RULE_STARVATION_CAP: ['等候超过目标的两倍，最先叫', 'waited over twice its target'],
  CALL_RULE_RETURNED: ['暂离后返回', 'returned from a hold'],
  CALL_RULE_MANUAL_PICK: ['指定呼叫', 'picked by number'],
  CALL_RULE_THEME_NEXT: ['“一件事”的下一事项', 'next item of a theme'],
  CALL_RULE_WALK_UP: ['直接办理', 'walk-up'],
}

const roles: Words<RoleJson> = {
  ROLE_COUNTER_STAFF: ['窗口人员', 'counter staff'],
  ROLE_GUIDE_STAFF: ['导办员', 'guide staff'],
  ROLE_BACK_OFFICE: ['审批人员', 'back office'],
  ROLE_CHIEF_REPRESENTATIVE: ['首席事务代表', 'chief representative'],
  ROLE_HALL_MANAGER: ['大厅管理员', 'hall manager'],
  ROLE_DUTY_MANAGER: ['值班主任', 'duty manager'],
  ROLE_SUPERVISOR: ['监督员', 'supervisor'],
  ROLE_ADMINISTRATOR: ['系统管理员', 'administrator'],
}

const deviceKinds: Words<DeviceKindJson> = {
  DEVICE_KIND_KIOSK: ['取号机', 'kiosk'],
  DEVICE_KIND_COUNTER_PC: ['窗口电脑', 'counter PC'],
  DEVICE_KIND_BOARD: ['叫号大屏', 'board'],
  DEVICE_KIND_SIGN: ['窗口屏', 'sign'],
  DEVICE_KIND_PAD: ['评价器', 'pad'],
  DEVICE_KIND_PRINTER: ['打印机', 'printer'],
  DEVICE_KIND_VOICE: ['语音播报', 'voice'],
  DEVICE_KIND_DESK: ['导办台', 'guide desk'],
}

const conditions: Words<DeviceConditionJson> = {
  DEVICE_CONDITION_OK: ['正常', 'well'],
  DEVICE_CONDITION_PAPER_LOW: ['纸将用完', 'paper low'],
  DEVICE_CONDITION_PAPER_OUT: ['缺纸', 'paper out'],
  DEVICE_CONDITION_PRINTER_FAULT: ['打印机故障', 'printer fault'],
  DEVICE_CONDITION_READER_FAULT: ['读卡器故障', 'reader fault'],
  DEVICE_CONDITION_SOUND_FAULT: ['没有声音', 'no sound'],
  DEVICE_CONDITION_OUT_OF_SERVICE: ['停用', 'out of service'],
  DEVICE_CONDITION_SILENT: ['失去联系', 'silent'],
  DEVICE_CONDITION_OTHER_FAULT: ['其他故障', 'other fault'],
}

function lookUp<Key extends string>(words: Words<Key>) {
  return (key: Key | undefined, language: Language = 'zh'): string => {
    const pair = key === undefined ? undefined : words[key]
    return pair ? pair[language === 'en' ? 1 : 0] : ''
  }
}

export const stateWord = lookUp(states)
export const classWord = lookUp(classes)
export const groundWord = lookUp(grounds)
export const markWord = lookUp(marks)
export const channelWord = lookUp(channels)
export const holdWord = lookUp(holds)
export const exemptionWord = lookUp(exemptions)
export const preCheckWord = lookUp(preChecks)
export const divertWord = lookUp(diverts)
export const relationWord = lookUp(relations)
export const counterStateWord = lookUp(counterStates)
export const counterKindWord = lookUp(counterKinds)
export const pauseWord = lookUp(pauses)
export const alertRuleWord = lookUp(alertRules)
export const alertLevelWord = lookUp(alertLevels)
export const callRuleWord = lookUp(callRules)
export const roleWord = lookUp(roles)
export const deviceKindWord = lookUp(deviceKinds)
export const conditionWord = lookUp(conditions)

const keysOf = <Key extends string>(words: Words<Key>) => Object.keys(words) as Key[]

/** What may be chosen, in the glossary's sequence. */
export const choices = {
  grounds: keysOf(grounds),
  marks: keysOf(marks),
  diverts: keysOf(diverts),
  relations: keysOf(relations),
  pauses: keysOf(pauses),
  counterKinds: keysOf(counterKinds),
  roles: keysOf(roles),
  deviceKinds: keysOf(deviceKinds),
}

/** 专窗 keep their own name; the others that of their kind. */
export function counterTitle(counter: CounterJson, language: Language): string {
  const title = counter.title ?? counter.name
  const own = title ? (language === 'en' && title.en) || title.zh : ''
  return own || counterKindWord(counter.kind, language)
}
