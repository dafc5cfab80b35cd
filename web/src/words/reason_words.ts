import type { Refusal } from '../link/refusal'
import type { Language } from './display'

type Sentence = string | ((metadata: Record<string, string>) => string)

/** What happened and what to do next, as far as these pages can be refused. */
const kZh: Partial<Record<Refusal['reason'], Sentence>> = {
  UNREACHABLE: '网络不通，没有办成。请稍后再试，或到导办台办理',
  REASON_OVERLOADED: '现在使用的人很多，请稍后再试',
  REASON_NOT_READY: '大厅正在启动，请稍后再试',
  REASON_TOO_MANY_ATTEMPTS: ({ seconds }) => `试得太多了，请过 ${seconds ?? '60'} 秒再试`,
  REASON_TICKET_NOT_FOUND: '没有找到这个排队号。排队号当日有效，请重新取号',
  REASON_TOKEN_INVALID: '这个链接不对或已失效，请重新扫号票上的二维码',
  REASON_WRONG_TICKET_STATE: '您的排队号状态已经变了，请看上面的最新状态',
  REASON_RESTORE_USED: '已经恢复过一次，再次恢复请到导办台',
  REASON_REASON_REQUIRED: '已经恢复过一次，再次恢复请到导办台',
  REASON_RESULT_PENDING: '结果还没有出来，出来后本页会提醒您',
  REASON_ITEM_NOT_FOUND: '没有找到这个事项，可能已经调整。请重新查找',
  REASON_THEME_NOT_FOUND: '没有找到这个“一件事”，可能已经调整。请重新查找',
  REASON_GUIDE_NOT_FOUND: '这个事项还没有办事指南，请到导办台询问',
  REASON_NOT_SIGNED_IN: '本设备还没有登记到大厅，请联系工作人员',
  REASON_NOT_PERMITTED: '本设备不能显示这个页面，请联系工作人员',
  REASON_DEVICE_REVOKED: '本设备已被停用，请联系系统管理员',
  REASON_COUNTER_NOT_FOUND: '大厅没有这个窗口，请联系系统管理员',
  REASON_ZONE_NOT_FOUND: '大厅没有这个区域，请联系系统管理员',
  REASON_ENROLMENT_EXPIRED: '登记码已用过或已过 10 分钟，请向系统管理员要一个新的',
}

const kEn: Partial<Record<Refusal['reason'], Sentence>> = {
  UNREACHABLE: 'No connection; nothing was done. Try again, or ask at the guide desk',
  REASON_OVERLOADED: 'Very busy at the moment. Please try again',
  REASON_NOT_READY: 'The hall is starting. Please try again',
  REASON_TOO_MANY_ATTEMPTS: ({ seconds }) => `Too many attempts. Try again in ${seconds ?? '60'} s`,
  REASON_TICKET_NOT_FOUND: 'Ticket not found. Tickets hold for one day; please take a new one',
  REASON_TOKEN_INVALID: 'This link is not valid. Please scan the code on your ticket again',
  REASON_WRONG_TICKET_STATE: 'Your ticket has changed meanwhile. Please see above',
  REASON_RESTORE_USED: 'Restored once already. Please ask at the guide desk',
  REASON_REASON_REQUIRED: 'Restored once already. Please ask at the guide desk',
  REASON_RESULT_PENDING: 'The result is not there yet. This page will tell you',
  REASON_ITEM_NOT_FOUND: 'Service not found. Please search again',
  REASON_THEME_NOT_FOUND: 'Not found. Please search again',
  REASON_GUIDE_NOT_FOUND: 'There is no guide yet. Please ask at the guide desk',
}

/** A finished sentence for a refusal; the code follows only where there is no sentence. */
export function reasonText(refusal: Refusal, language: Language = 'zh'): string {
  const sentence = (language === 'en' ? kEn : kZh)[refusal.reason]
  if (typeof sentence === 'function') return sentence(refusal.metadata)
  if (sentence !== undefined) return sentence
  return language === 'en'
    ? `Not done. Please ask at the guide desk (${refusal.reason})`
    : `没有办成，请到导办台询问（${refusal.reason}）`
}
