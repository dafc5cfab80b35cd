import type { Language } from './display'

const zh = {
  rehearsal: '演练',
  logout: '退出',
  otherLanguage: 'English',
  desk: '导办台',
  manage: '大厅管理',
  close: '关闭',
  back: '返回',
  confirm: '确认',
  cancel: '取消',
  send: '提交',
  sending: '正在提交…',
  loading: '正在加载…',
  again: '重试',
  suspended: (text: string) => `大厅已暂停服务：${text}`,
  lost: '连接中断，下面是断开前的情况，正在重新连接',
  connecting: '正在连接大厅…',
  notForRole: '这个页面不对您的角色开放',
  outOfSession: '现在不在服务时间',
  done: '已办成',
  all: '全部',
}

export type StaffWords = typeof zh

const en: StaffWords = {
  rehearsal: 'Rehearsal',
  logout: 'Log out',
  otherLanguage: '中文',
  desk: 'Guide desk',
  manage: 'Hall management',
  close: 'Close',
  back: 'Back',
  confirm: 'Confirm',
  cancel: 'Cancel',
  send: 'Send',
  sending: 'Sending…',
  loading: 'Loading…',
  again: 'Try again',
  suspended: (text) => `The hall is suspended: ${text}`,
  lost: 'Connection lost. This is how it stood before; reconnecting',
  connecting: 'Connecting to the hall…',
  notForRole: 'This page is not for your role',
  outOfSession: 'Outside service hours',
  done: 'Done',
  all: 'All',
}

export const staffWords: Record<Language, StaffWords> = { zh, en }
