import type { Language } from './display'

/** 改派 and 协助需求, at the guide desk and on the manager's page. */
const zh = {
  move: '改派',
  toQueue: '改派到哪个队列',
  stays: (queue: string) => `不换队列（${queue}）`,
  queue: (name: string, waiting: number, counters: number) =>
    counters
      ? `${name}（等候 ${waiting} 人，开放窗口 ${counters} 个）`
      : `${name}（等候 ${waiting} 人，没有开放窗口）`,
  toCounter: '由哪个窗口叫号',
  anyCounter: '任一能办的窗口',
  counterOf: (name: string, state: string) => (state ? `${name}（${state}）` : name),
  papersAt: (counter: string) => `材料留在${counter}，只能由该窗口叫号`,
  wrongQueue: '取错号、排错队（计入排错队统计）',
  reason: '改派的原因',
  reasons: ['取错号', '窗口设备故障', '均衡等候人数'],
  keeps: '号码、取号时间和已等候的时间都保留',
  moved: '已改派',
  assistanceHint: '只有工作人员看得到；需要协助的，过号前会多等一会儿',
  saveAssistance: '保存协助需求',
}

export type MoveWords = typeof zh

const en: MoveWords = {
  move: 'Move',
  toQueue: 'To which queue',
  stays: (queue) => `stays in ${queue}`,
  queue: (name, waiting, counters) => `${name} (${waiting} waiting, ${counters} counters open)`,
  toCounter: 'Called by which counter',
  anyCounter: 'any that can serve it',
  counterOf: (name, state) => (state ? `${name} (${state})` : name),
  papersAt: (counter) => `Its papers lie at ${counter}, which alone may call it`,
  wrongQueue: 'It stood in the wrong queue (counted)',
  reason: 'Why it is moved',
  reasons: ['wrong number taken', 'counter out of order', 'to even out the waits'],
  keeps: 'Number, time of issue and the wait so far are kept',
  moved: 'Moved',
  assistanceHint: 'Staff only; whoever needs help has longer to come',
  saveAssistance: 'Save assistance',
}

export const moveWords: Record<Language, MoveWords> = { zh, en }
