import { beforeCounter, isNumbered, type Language } from './display'

/** What the page of one ticket says to who holds it. */
export interface PhoneWords {
  ticket: string
  priority: string
  appointment: string
  rehearsal: string
  takenAt: (time: string) => string
  ahead: (people: number) => string
  soon: string
  wait: (range: string) => string
  waitHere: (zone: string) => string
  counters: (labels: readonly string[]) => string
  restored: (calls: number) => string
  noShowRule: string
  notYetDue: string
  slot: (time: string) => string
  called: (counter: string) => string
  calledNow: string
  calledAgain: string
  calledLast: string
  serving: string
  servedAt: (counter: string) => string
  onHold: string
  onHoldHint: string
  woken: string
  wokenHint: string
  noShow: string
  mayRestore: string
  askDesk: string
  finished: string
  finishedHint: string
  cancelled: string
  cancelledHint: string
  diverted: string
  divertedHint: string
  dayOver: string
  dayOverHint: string
  invalid: string
  suspended: string
  restore: string
  comeBack: string
  cancel: string
  cancelAsk: (number: string) => string
  cancelYes: string
  cancelNo: string
  working: string
  bell: string
  bellOn: string
  bellRefused: string
  map: string
  entrance: string
  mapPlace: (counter: string, row: number, place: number) => string
  mapLegend: string
  guide: string
  allGuides: string
  large: string
  normal: string
  otherLanguage: string
  foot: string
}

/** 3、5、12 号, or 3 号、台胞接待室 where one of them has a name. */
function counterList(labels: readonly string[]): string {
  if (labels.every(isNumbered)) return `${labels.join('、')} 号`
  return labels.map((label) => (isNumbered(label) ? `${label} 号` : label)).join('、')
}

const zh: PhoneWords = {
  ticket: '排队号',
  priority: '优先号',
  appointment: '预约号',
  rehearsal: '演练',
  takenAt: (time) => `${time} 取号`,
  ahead: (people) => `前面约 ${people} 人`,
  soon: '前面没有人',
  wait: (range) => `预计等候 ${range}`,
  waitHere: (zone) => `请在${zone}等候叫号`,
  counters: (labels) => `可到窗口：${counterList(labels)}`,
  restored: (calls) => `已恢复叫号，再叫 ${calls} 个号后轮到您`,
  noShowRule: '三次叫号未到作过号处理，过号可以恢复',
  notYetDue: '未到预约时段',
  slot: (time) => `您预约的时段从 ${time} 开始，到时自动开始排队`,
  called: (counter) => beforeCounter('请到', counter),
  calledNow: '正在叫您的号',
  calledAgain: '再次呼叫，请尽快前往',
  calledLast: '最后一次呼叫，未到将按过号处理',
  serving: '办理中',
  servedAt: (counter) => beforeCounter('正在', counter) + '办理',
  onHold: '暂离，已为您保留',
  onHoldHint: '办好后回到大厅，点“我回来了”，不用重新取号',
  woken: '请回来办理',
  wokenHint: '您等的结果已经出来。到大厅后点“我回来了”',
  noShow: '已过号',
  mayRestore: '点“恢复叫号”，不用重新取号',
  askDesk: '请到导办台恢复，当日有效，不用重新取号',
  finished: '已办完',
  finishedHint: '感谢您的到来',
  cancelled: '已取消',
  cancelledHint: '如还要办理，请重新取号',
  diverted: '已分流',
  divertedHint: '请按导办员的指引办理',
  dayOver: '今天的服务已结束',
  dayOverHint: '排队号当日有效。如还要办理，请重新取号',
  invalid: '打不开这个排队号',
  suspended: '大厅暂停服务',
  restore: '恢复叫号',
  comeBack: '我回来了',
  cancel: '取消排队',
  cancelAsk: (number) => `确定取消 ${number} 号吗？取消后不能恢复，再办要重新取号`,
  cancelYes: '确定取消',
  cancelNo: '不取消',
  working: '正在办理…',
  bell: '叫到时响铃提醒我',
  bellOn: '叫到时会响铃，请保持本页打开',
  bellRefused: '您的浏览器不允许响铃，请留意本页和大厅屏幕',
  map: '窗口位置',
  entrance: '入口',
  mapPlace: (counter, row, place) => `${counter}：从入口往里第 ${row} 排，左起第 ${place} 个`,
  mapLegend: '标蓝的窗口可以办理您的业务，请以叫号为准',
  guide: '办事指南',
  allGuides: '全部办事指南',
  large: '大字',
  normal: '标准字',
  otherLanguage: 'English',
  foot: '当日有效。等候时间为估计，以叫号为准',
}

const en: PhoneWords = {
  ticket: 'Ticket',
  priority: 'Priority',
  appointment: 'Appointment',
  rehearsal: 'Rehearsal',
  takenAt: (time) => `taken at ${time}`,
  ahead: (people) => `About ${people} ahead of you`,
  soon: 'Nobody ahead of you',
  wait: (range) => `Expected wait ${range}`,
  waitHere: (zone) => `Please wait in ${zone}`,
  counters: (labels) => `You may be called to: ${labels.join(', ')}`,
  restored: (calls) => `Restored; your turn comes after ${calls} more calls`,
  noShowRule: 'After three calls your number is passed; it can be restored',
  notYetDue: 'Your appointment has not begun',
  slot: (time) => `It begins at ${time}; you are then in line by itself`,
  called: (counter) => `Please go to ${counter}`,
  calledNow: 'Your number is being called',
  calledAgain: 'Called again, please come now',
  calledLast: 'Last call; your number will be passed',
  serving: 'Being served',
  servedAt: (counter) => `at ${counter}`,
  onHold: 'Your place is kept',
  onHoldHint: 'When you are back in the hall, press “I am back”; no new ticket is needed',
  woken: 'Please come back',
  wokenHint: 'The result is there. In the hall press “I am back”',
  noShow: 'Your number was passed',
  mayRestore: 'Press “Restore”; no new ticket is needed',
  askDesk: 'Please ask at the guide desk; no new ticket is needed today',
  finished: 'Finished',
  finishedHint: 'Thank you for coming',
  cancelled: 'Cancelled',
  cancelledHint: 'Please take a new ticket if you still need one',
  diverted: 'Sent elsewhere',
  divertedHint: 'Please follow what the guide told you',
  dayOver: 'The hall has closed for today',
  dayOverHint: 'Tickets hold for one day. Please take a new one',
  invalid: 'This ticket cannot be shown',
  suspended: 'The hall is suspended',
  restore: 'Restore',
  comeBack: 'I am back',
  cancel: 'Cancel my ticket',
  cancelAsk: (number) => `Cancel ${number}? It cannot be brought back`,
  cancelYes: 'Cancel it',
  cancelNo: 'Keep it',
  working: 'One moment…',
  bell: 'Ring when I am called',
  bellOn: 'It will ring. Please keep this page open',
  bellRefused: 'Your browser allows no sound. Please watch this page and the boards',
  map: 'Where the counters are',
  entrance: 'Entrance',
  mapPlace: (counter, row, place) =>
    `${counter.charAt(0).toUpperCase()}${counter.slice(1)}: row ${row} from the entrance, number ${place} from the left`,
  mapLegend: 'The blue counters serve your matter; the call says which',
  guide: 'Guide',
  allGuides: 'All guides',
  large: 'Large',
  normal: 'Normal',
  otherLanguage: '中文',
  foot: 'Valid today. Waits are estimates; the calls in the hall count',
}

export const phoneWords: Record<Language, PhoneWords> = { zh, en }
