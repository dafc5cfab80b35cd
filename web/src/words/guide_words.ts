import type { AudienceJson, ItemKindJson, LimitJson } from 'wire/catalogue_pb'
import type { Language } from './display'

export interface GuideWords {
  heading: string
  searchHint: string
  search: string
  audiences: Array<{ audience: AudienceJson | undefined; text: string }>
  frequent: string
  all: string
  found: (count: number) => string
  nothing: string
  nothingHint: string
  more: string
  loading: string
  again: string
  back: string
  sample: string
  allSample: string
  kinds: Partial<Record<ItemKindJson, string>>
  theme: string
  themes: string
  themesHint: string
  itemCount: (count: number) => string
  moreThemes: (count: number) => string
  promised: string
  statutory: string
  conditions: string
  materials: string
  noMaterials: string
  required: string
  optional: string
  deferrable: string
  originals: (count: number) => string
  copies: (count: number) => string
  issuer: (name: string) => string
  form: string
  sampleForm: string
  procedure: string
  reviewStandard: string
  timeLimit: string
  fees: string
  place: string
  modes: string
  online: string
  visits: string
  visitCount: (count: number) => string
  gaps: string
  commitment: string
  acceptedBy: string
  legalBasis: string
  contact: string
  complaints: string
  department: string
  phone: string
  claims: string
  version: (version: number) => string
  effective: (date: string) => string
  nextReview: (date: string) => string
  stale: string
  noGuide: string
  neededFor: (names: string) => string
  steps: string
  large: string
  normal: string
  otherLanguage: string
}

const zh: GuideWords = {
  heading: '办事指南',
  searchHint: '输入事项名称或拼音首字母',
  search: '查找',
  audiences: [
    { audience: undefined, text: '全部' },
    { audience: 'AUDIENCE_PERSONAL', text: '个人办事' },
    { audience: 'AUDIENCE_ENTERPRISE', text: '企业办事' },
  ],
  frequent: '常办事项',
  all: '全部事项',
  found: (count) => `找到 ${count} 项`,
  nothing: '没有找到',
  nothingHint: '请换一个说法，或到导办台询问',
  more: '显示更多',
  loading: '正在查找…',
  again: '重试',
  back: '全部办事指南',
  sample: '示例',
  allSample: '本指南为示例内容',
  kinds: { ITEM_KIND_ON_THE_SPOT: '即办件', ITEM_KIND_PROMISED: '承诺件' },
  theme: '一件事一次办',
  themes: '“一件事”一次办',
  themesHint: '几个事项一起办，材料一次备齐。',
  itemCount: (count) => `${count} 个事项`,
  moreThemes: (count) => `再显示 ${count} 件`,
  promised: '承诺时限',
  statutory: '法定时限',
  conditions: '办理条件',
  materials: '申请材料',
  noMaterials: '不用提交材料',
  required: '必备',
  optional: '非必备',
  deferrable: '可容缺',
  originals: (count) => `原件 ${count} 份`,
  copies: (count) => `复印件 ${count} 份`,
  issuer: (name) => `出具单位：${name}`,
  form: '下载空白表格',
  sampleForm: '下载样表',
  procedure: '办理程序',
  reviewStandard: '审查标准',
  timeLimit: '办结时限',
  fees: '收费标准',
  place: '办理地点',
  modes: '申请方式',
  online: '网上办理',
  visits: '跑动次数',
  visitCount: (count) => (count === 0 ? '不用到现场' : `最多 ${count} 次`),
  gaps: '容缺受理',
  commitment: '告知承诺',
  acceptedBy: '受理单位',
  legalBasis: '设定依据',
  contact: '联系方式',
  complaints: '投诉渠道',
  department: '部门',
  phone: '部门电话',
  claims: '时限依据',
  version: (version) => `第 ${version} 版`,
  effective: (date) => `${date}起执行`,
  nextReview: (date) => `下次核对：${date}`,
  stale: '本指南已到核对日期，正在复核，请以窗口答复为准',
  noGuide: '这个事项还没有办事指南，请到导办台询问',
  neededFor: (names) => `用于：${names}`,
  steps: '依次办理',
  large: '大字',
  normal: '标准字',
  otherLanguage: 'English',
}

const en: GuideWords = {
  heading: 'Guides',
  searchHint: 'Name of a service, or its pinyin initials',
  search: 'Search',
  audiences: [
    { audience: undefined, text: 'All' },
    { audience: 'AUDIENCE_PERSONAL', text: 'Personal' },
    { audience: 'AUDIENCE_ENTERPRISE', text: 'Business' },
  ],
  frequent: 'Frequent services',
  all: 'All services',
  found: (count) => `${count} found`,
  nothing: 'Nothing found',
  nothingHint: 'Try other words, or ask at the guide desk',
  more: 'Show more',
  loading: 'Searching…',
  again: 'Try again',
  back: 'All guides',
  sample: 'Sample',
  allSample: 'Everything in this guide is a sample',
  kinds: { ITEM_KIND_ON_THE_SPOT: 'On the spot', ITEM_KIND_PROMISED: 'Promised' },
  theme: 'One-stop matter',
  themes: 'One-stop matters',
  themesHint: 'Several services at once, with one list of papers.',
  itemCount: (count) => `${count} services`,
  moreThemes: (count) => `Show ${count} more`,
  promised: 'Promised limit',
  statutory: 'Statutory limit',
  conditions: 'Conditions',
  materials: 'Materials',
  noMaterials: 'No materials are needed',
  required: 'required',
  optional: 'if it applies',
  deferrable: 'may follow later',
  originals: (count) => `originals: ${count}`,
  copies: (count) => `copies: ${count}`,
  issuer: (name) => `Issued by: ${name}`,
  form: 'Blank form',
  sampleForm: 'Filled sample',
  procedure: 'Procedure',
  reviewStandard: 'Standard of review',
  timeLimit: 'Time limit',
  fees: 'Fees',
  place: 'Place',
  modes: 'Ways to apply',
  online: 'Online',
  visits: 'Visits',
  visitCount: (count) => (count === 0 ? 'none needed' : `at most ${count}`),
  gaps: 'Accepted with gaps',
  commitment: 'On commitment',
  acceptedBy: 'Accepted by',
  legalBasis: 'Legal basis',
  contact: 'Contact',
  complaints: 'Complaints',
  department: 'Department',
  phone: 'Telephone',
  claims: 'Sources of the limits',
  version: (version) => `Version ${version}`,
  effective: (date) => `in force from ${date}`,
  nextReview: (date) => `next review: ${date}`,
  stale: 'This guide is due for review; what the counter tells you counts',
  noGuide: 'There is no guide yet. Please ask at the guide desk',
  neededFor: (names) => `For: ${names}`,
  steps: 'In this sequence',
  large: 'Large',
  normal: 'Normal',
  otherLanguage: '中文',
}

export const guideWords: Record<Language, GuideWords> = { zh, en }

/** A time limit as the hall states it; empty where none is. */
export function limitText(limit: LimitJson | undefined, language: Language): string {
  const count = limit?.count ?? 0
  const english = language === 'en'
  switch (limit?.unit) {
    case 'LIMIT_UNIT_ON_THE_SPOT':
      return english ? 'on the spot' : '当场办结'
    case 'LIMIT_UNIT_HOURS':
      return english ? `${count} h` : `${count} 小时`
    case 'LIMIT_UNIT_HALF_WORKDAYS':
      if (english) return `${count / 2} working days`
      return count === 1 ? '半个工作日' : `${count / 2} 个工作日`
    case 'LIMIT_UNIT_WORKDAYS':
      return english ? `${count} working days` : `${count} 个工作日`
    case 'LIMIT_UNIT_CALENDAR_DAYS':
      return english ? `${count} days` : `${count} 个自然日`
    default:
      return ''
  }
}
