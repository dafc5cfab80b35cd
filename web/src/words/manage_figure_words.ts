import type { ReportDimensionJson, ReportFigureJson } from 'wire/report_service_pb'
import type { Language } from './display'

const zh = {
  today: '今日',
  usual: '往常',
  untilNow: (time: string) => `截至 ${time}，与往常同一时刻相比`,
  usualOf: (weekday: string, days: number) =>
    days ? `往常：近四周的星期${weekday}，共 ${days} 天` : '近四周没有同一天的数据',
  byHalfHour: '各半小时取号与等候',
  issued: '取号数',
  waitMean: '平均等候',
  heat: '近四周各时段',
  heatOf: '看什么',
  asTable: '用表格看',
  halfHour: '时段',
  noData: '这段时间没有数据',
  loading: '正在读取…',
  preliminary: '当日未结束，数字还会变',
  samples: (count: number) => `${count} 件`,
  few: '样本少',
  fewHint: '样本少于 20，比率和时长只供参考',
  more: (percent: number) => `多 ${percent}%`,
  less: (percent: number) => `少 ${percent}%`,
  higher: (points: number) => `高 ${points} 个百分点`,
  lower: (points: number) => `低 ${points} 个百分点`,
  same: '持平',
  period: { day: '一天', week: '一周', month: '一月' },
  date: '日期',
  total: '合计',
  download: (form: string) => `下载 ${form}`,
  definitions: '口径',
  name: '名称',
  weekdays: ['', '一', '二', '三', '四', '五', '六', '日'],
  weekday: (day: string) => `星期${day}`,
  none: '（未选）',
  story: {
    find: '输入今天的排队号',
    show: '查看',
    unknown: '今天没有这个排队号',
    now: '现在',
    noEvents: '您的角色不能看日志，只能看最近一次叫号的依据',
    why: '叫号依据',
    explained: (rule: string, waited: string) => `${rule}；叫号时已等 ${waited}`,
    slack: (span: string) => `离目标还有 ${span}`,
    late: (span: string) => `已超目标 ${span}`,
    eligible: (count: number, waiting: number) =>
      `这个窗口当时可叫 ${count} 个号，全大厅等候 ${waiting} 个`,
    toReady: '窗口空闲待呼，号一可叫就自动叫到这里',
    reason: (text: string) => `指定呼叫原因：${text}`,
    others: '其余候选（最接近的在前）',
    otherColumns: { number: '排队号', queue: '队列', waited: '已等', slack: '离目标' },
    by: (who: string) => `操作：${who}`,
    device: (id: string) => `设备 ${id}`,
    promised: (ahead: number, wait: string) => `取号时告知：前面 ${ahead} 人，预计 ${wait}`,
    queue: '队列',
    item: '事项',
    ahead: (count: number, wait: string) => `前面约 ${count} 人，预计 ${wait}`,
  },
}

export type FigureWords = typeof zh

const en: FigureWords = {
  today: 'Today',
  usual: 'Usual',
  untilNow: (time) => `Until ${time}, beside the usual day at the same time`,
  usualOf: (weekday, days) =>
    days ? `Usual: ${weekday} of the last four weeks, ${days} days` : 'No such day in four weeks',
  byHalfHour: 'Numbers and wait by half hour',
  issued: 'Issued',
  waitMean: 'Mean wait',
  heat: 'The last four weeks',
  heatOf: 'Figure',
  asTable: 'As a table',
  halfHour: 'Half hour',
  noData: 'There are no figures',
  loading: 'Reading…',
  preliminary: 'The day is not over; figures will change',
  samples: (count) => `n=${count}`,
  few: 'few',
  fewHint: 'Fewer than 20: rates and times say little',
  more: (percent) => `${percent}% more`,
  less: (percent) => `${percent}% less`,
  higher: (points) => `${points} points up`,
  lower: (points) => `${points} points down`,
  same: 'the same',
  period: { day: 'Day', week: 'Week', month: 'Month' },
  date: 'Date',
  total: 'Total',
  download: (form: string) => form,
  definitions: 'Definitions',
  name: 'Name',
  weekdays: ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  weekday: (day) => day,
  none: '(none)',
  story: {
    find: 'Number of today',
    show: 'Show',
    unknown: 'No such number today',
    now: 'Now',
    noEvents: 'Your role reads no events; only the reason of the latest call is shown',
    why: 'Why this number',
    explained: (rule, waited) => `${rule}; had waited ${waited}`,
    slack: (span) => `${span} to its target`,
    late: (span) => `${span} past its target`,
    eligible: (count, waiting) => `${count} could be called here, ${waiting} waited in the hall`,
    toReady: 'The counter was ready and got it by itself',
    reason: (text) => `Reason of the pick: ${text}`,
    others: 'The others, nearest first',
    otherColumns: { number: 'Number', queue: 'Queue', waited: 'Waited', slack: 'To target' },
    by: (who) => `by ${who}`,
    device: (id) => `device ${id}`,
    promised: (ahead, wait) => `Told at issue: ${ahead} ahead, ${wait}`,
    queue: 'Queue',
    item: 'Item',
    ahead: (count, wait) => `about ${count} ahead, ${wait}`,
  },
}

export const figureWords: Record<Language, FigureWords> = { zh, en }

const figures: Partial<Record<ReportFigureJson, readonly [string, string]>> = {
  REPORT_FIGURE_ISSUED: ['取号数', 'Issued'],
  REPORT_FIGURE_CALLED: ['叫号数', 'Called'],
  REPORT_FIGURE_SERVED: ['办理次数', 'Served'],
  REPORT_FIGURE_COPIES: ['办理件数', 'Copies'],
  REPORT_FIGURE_NO_SHOWS: ['过号数', 'No-shows'],
  REPORT_FIGURE_DIVERTED: ['分流数', 'Diverted'],
  REPORT_FIGURE_MANUAL_PICKS: ['指定呼叫数', 'Manual picks'],
  REPORT_FIGURE_WAIT_MEAN: ['平均等候', 'Mean wait'],
  REPORT_FIGURE_WAIT_P90: ['九成等候不超过', 'Wait, 9 of 10'],
  REPORT_FIGURE_SERVICE_MEAN: ['平均办理', 'Mean service'],
  REPORT_FIGURE_SERVICE_P90: ['九成办理不超过', 'Service, 9 of 10'],
  REPORT_FIGURE_SHARE_IN_TARGET: ['达标率', 'In target'],
  REPORT_FIGURE_OCCUPATION: ['窗口占用率', 'Occupation'],
  REPORT_FIGURE_PAUSE_TIME: ['暂停时间', 'Paused'],
}

const dimensions: Partial<Record<ReportDimensionJson, readonly [string, string]>> = {
  REPORT_DIMENSION_QUEUE: ['队列', 'Queues'],
  REPORT_DIMENSION_ITEM: ['事项', 'Items'],
  REPORT_DIMENSION_COUNTER: ['窗口', 'Counters'],
  REPORT_DIMENSION_STAFF: ['人员', 'Staff'],
  REPORT_DIMENSION_DEPARTMENT: ['部门', 'Departments'],
  REPORT_DIMENSION_GROUND: ['优先事由', 'Grounds'],
  REPORT_DIMENSION_OUTCOME: ['办理结果', 'Outcomes'],
}

export function figureName(figure: ReportFigureJson, language: Language): string {
  return figures[figure]?.[language === 'en' ? 1 : 0] ?? figure
}

export function dimensionName(dimension: ReportDimensionJson, language: Language): string {
  return dimensions[dimension]?.[language === 'en' ? 1 : 0] ?? dimension
}
