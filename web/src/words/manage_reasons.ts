import type { Refusal } from '../link/refusal'
import { fieldTitle } from './manage_field_words'
import type { Language } from './display'
import { editWords } from './manage_edit_words'
import { lintSentence } from './manage_lint_words'
import { staffReason } from './staff_reasons'

/** Steps of a path as the lint and the refusals name things, without the places in lists. */
function stepsOf(path: string): string[] {
  return path
    .replace(/\[\d+\]/g, '')
    .split('.')
    .filter((step) => step !== 'rows' && step !== 'head')
}

/** Of "conditions[2]" the 2, by which the printed guide counts them. */
function placeIn(step: string): string {
  const place = /\[(\d+)\]/.exec(step)?.[1]
  return place ? ` ${place}` : ''
}

/** What a refusal calls "rows.items[2].promised_limit": 承诺时限. */
export function namedField(path: string, language: Language): string {
  const steps = stepsOf(path)
  const last = steps[steps.length - 1] ?? ''
  return fieldTitle(last, language, steps[steps.length - 2])
}

/** What a finding calls "item.shebaoka.guide.fees": 事项 shebaoka　办事指南　收费标准. */
export function namedSubject(
  path: string,
  nameOf: (sort: string, code: string) => string,
  language: Language,
): string {
  const [sort = '', ...rest] = stepsOf(path)
  const word = editWords[language].sorts[sort] ?? fieldTitle(sort, language)
  const isRow = ['zone', 'department', 'item', 'theme', 'queue', 'counter'].includes(sort)
  const code = isRow ? rest.shift() : undefined
  const places = path.split('.').slice(-rest.length).map(placeIn)
  const fields = rest.map((step, i) => fieldTitle(step, language, rest[i - 1] ?? sort) + places[i]!)
  const head = code === undefined ? word : `${word} ${nameOf(sort, code)}`
  return [head, ...fields].join(language === 'en' ? ', ' : '　')
}

function invalid(metadata: Record<string, string>, language: Language): string {
  const field = namedField(metadata.field ?? '', language)
  const code = metadata.code ?? ''
  const english = language === 'en'
  switch (metadata.rule) {
    case 'unknown_code':
      if (english) return `${field}: there is no ${code || 'such code'}`
      return code ? `“${field}”里的 ${code} 不存在或已停办` : `请选择“${field}”`
    case 'queue_withdrawn':
      return english
        ? `The item ${code} still goes to a queue that is withdrawn`
        : `事项 ${code} 还在这个队列办理，请先把它改到别的队列`
    case 'fixed':
      return english ? `${field} cannot be changed here` : `“${field}”不能在这里改`
    case 'too_big':
      return english ? 'There are too many rows' : '数量太多，不能再加'
    default: {
      // Faults that were found at the last moment stand there by their rules.
      const rule = Object.keys(metadata)[0] ?? ''
      return lintSentence(rule, rule.replace(/_/g, ' '), language)
    }
  }
}

/** Why an edit of the catalogue was not published. */
export function editReason(refusal: Refusal, language: Language): string {
  const { reason, metadata } = refusal
  const english = language === 'en'
  switch (reason) {
    case 'REASON_MALFORMED_REQUEST': {
      const field = metadata.field ? namedField(metadata.field, language) : ''
      if (english) return `${field || 'Something'} is missing, too long or out of range`
      return field ? `“${field}”没有填、太长或超出范围` : '填写的内容不符合要求'
    }
    case 'REASON_CATALOGUE_INVALID':
      return invalid(metadata, language)
    case 'REASON_CATALOGUE_STALE':
      return english
        ? 'Somebody published in between. Close this and open it again'
        : '别人刚刚发布过新的目录，请关闭后重新打开再改'
    case 'REASON_REVIEWER_IS_EDITOR':
      return lintSentence('reviewer_is_editor', 'The reviewer is somebody else', language)
    case 'REASON_SAMPLE_TEXT_IN_REAL_MODE':
      return lintSentence('sample_text', 'A real hall publishes no sample texts', language)
    case 'REASON_LAST_ABLE_COUNTER':
      return english
        ? 'People wait whom no other counter could serve. Publish when they are served'
        : '还有人等候，改后没有窗口能办。请等他们办完再发布'
    default:
      return staffReason(refusal, language)
  }
}
