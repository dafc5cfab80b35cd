import type { Language } from './display'

const zh = {
  heading: '工作人员登录',
  staffNumber: '工号',
  password: '密码',
  login: '登录',
  working: '正在核对…',
  waitSeconds: (seconds: number) => `请过 ${seconds} 秒再试`,
  missing: '请输入工号和密码',
  changeHeading: '请先修改密码',
  changeHint: '当前密码是别人为您设的。改好后继续',
  oldPassword: '当前密码',
  newPassword: '新密码',
  repeatPassword: '再输入一次新密码',
  rule: '至少 10 个字符，大写字母、小写字母、数字、符号至少用三种',
  different: '两次输入的新密码不一样',
  same: '新密码和当前密码一样，请换一个',
  change: '修改密码并继续',
  noPage: '您的角色没有网页。窗口人员请使用窗口电脑上的窗口程序',
  signedInAs: (name: string) => `已登录：${name}`,
  otherLanguage: 'English',
}

export type LoginWords = typeof zh

const en: LoginWords = {
  heading: 'Staff login',
  staffNumber: 'Staff number',
  password: 'Password',
  login: 'Log in',
  working: 'Checking…',
  waitSeconds: (seconds) => `Try again in ${seconds} s`,
  missing: 'Enter staff number and password',
  changeHeading: 'Change your password first',
  changeHint: 'The present one was set by somebody else',
  oldPassword: 'Present password',
  newPassword: 'New password',
  repeatPassword: 'New password again',
  rule: 'At least 10 characters of at least 3 kinds: small, capital, digit, other',
  different: 'The two new passwords differ',
  same: 'The new password is the present one',
  change: 'Change and continue',
  noPage: 'There is no page for your role. Counter staff use the counter program',
  signedInAs: (name) => `Logged in: ${name}`,
  otherLanguage: '中文',
}

export const loginWords: Record<Language, LoginWords> = { zh, en }
