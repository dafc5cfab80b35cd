import type { CounterKindJson } from 'wire/counter_pb'

/** What the strip above a counter says. */
export const signWords = {
  welcome: '欢迎您',
  please: (number: string) => `请 ${number} 号`,
  serving: '办理中',
  paused: '暂停服务',
  closed: '窗口已关闭',
  goTo: (counters: string) => `请到 ${counters} 号窗口`,
  goToRoom: '请到',
  back: (time: string) => `预计 ${time} 恢复`,
  again: '再次呼叫',
  lastTime: '最后一次呼叫',
  supervision: (phone: string) => `监督电话 ${phone}`,
  lowCounter: '低位服务台',
  rehearsal: '演练',
  numberWord: '号窗口',
}

/** The short names of the kinds, as on the sign. */
export const kindNames: Partial<Record<CounterKindJson, string>> = {
  COUNTER_KIND_UNIVERSAL: '综合窗口',
  COUNTER_KIND_DOMAIN: '综合窗口',
  COUNTER_KIND_DEPARTMENT: '综合窗口',
  COUNTER_KIND_THEME: '“一件事”窗口',
  COUNTER_KIND_CONSULT: '综合咨询窗口',
  COUNTER_KIND_HANDOUT: '统一出件窗口',
  COUNTER_KIND_SPECIAL: '专窗',
}
