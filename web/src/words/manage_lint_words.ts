import type { Language } from './display'

/** What the check of a catalogue finds, by its rules. */
const sentences: Record<string, string> = {
  address_invalid: '网址要以 https:// 或 http:// 开头，不含空格',
  basis_missing: '必须登记身份的，要写明依据',
  catch_all_wording: '写了“其他”“有关”等兜底用语，请写明具体内容',
  code_invalid: '编码只能用字母、数字和 . _ -，最多 50 个',
  code_twice: '编码重复',
  days_unsorted: '同一个日期写了两次',
  department_unknown: '没有这个部门',
  ground_unknown: '没有这个优先事由',
  guide_field_empty: '办事指南的必填项没有填',
  guide_missing: '这个事项没有办事指南',
  hours_missing: '没有服务时间',
  id_out_of_range: '一个大厅最多 511 个队列',
  item_twice: '事项重复',
  item_unknown: '没有这个事项',
  item_withdrawn: '事项已停办',
  limit_above_statutory: '承诺时限比法定时限长',
  limit_missing: '承诺件要写承诺时限',
  limit_negative: '时限不能小于 0',
  name_missing: '没有名称',
  offline_prefix: '与取号机的离线号头相混',
  phone_missing: '没有投诉电话',
  prefix_ambiguous: '与另一个号头会取出同样的号码',
  prefix_invalid: '号头是 1 至 4 个大写字母或数字，至少一个字母',
  prefix_twice: '号头与另一个队列重复',
  queue_not_handling: '事项通常要放在办理类的队列',
  queue_unknown: '没有这个队列',
  queue_unserved: '没有窗口办理这个队列，不能取号',
  reading_invalid: '读音与名称不符',
  review_overdue: '办事指南该复审了',
  reviewer_is_editor: '审核人不能是编制人',
  sample_text: '正式大厅不能发布标有“示例”的文字',
  season_invalid: '季节的起止日期不对',
  service_out_of_range: '预计办理时间要大于 0，不超过 8 小时',
  session_out_of_range: '时段的结束要晚于开始',
  sessions_unsorted: '时段有重叠或次序不对',
  setting_out_of_range: '超出允许的范围',
  source_missing: '没有写明依据',
  target_out_of_range: '等候目标超出允许的范围',
  target_twice: '同一号别和事由写了两次',
  target_unused: '普通号没有优先事由',
  theme_empty: '“一件事”没有事项',
  too_big: '太多了',
  zone_unknown: '没有这个区域',
}

export function lintSentence(rule: string, detail: string, language: Language): string {
  if (language === 'en') return detail || rule.replace(/_/g, ' ')
  return sentences[rule] ?? '不符合规定'
}
