import type { FigureUnitJson, ReportFigureJson } from 'wire/report_service_pb'
import { spanText } from '../staff/spans'
import type { Language } from '../words/display'
import type { FigureWords } from '../words/manage_figure_words'
import type { Figure } from './report_table'

const kDurations = /WAIT|SERVICE|HOLD|OVERTIME|TIME$/
const kShares = /SHARE|OCCUPATION/

export function unitOf(figure: ReportFigureJson): FigureUnitJson {
  if (kShares.test(figure)) return 'FIGURE_UNIT_SHARE'
  return kDurations.test(figure) ? 'FIGURE_UNIT_DURATION' : 'FIGURE_UNIT_COUNT'
}

/** A figure as it reads; a dash where there is nothing to compute it from. */
export function figureText(
  name: ReportFigureJson,
  figure: Figure | undefined,
  language: Language,
): string {
  if (figure?.value === undefined) return '–'
  const mark = figure.inexact ? '≈' : ''
  switch (unitOf(name)) {
    case 'FIGURE_UNIT_SHARE':
      return `${mark}${(figure.value / 10).toFixed(1)}%`
    case 'FIGURE_UNIT_DURATION':
      return mark + spanText(figure.value, language)
    default:
      return mark + `${Math.round(figure.value)}`
  }
}

/**
 * More or less than usual: per cent of the usual figure, for shares the points between them;
 * undefined where there is nothing to compare with.
 */
export function changeOf(
  name: ReportFigureJson,
  now: Figure | undefined,
  usual: Figure | undefined,
): number | undefined {
  if (now?.value === undefined || usual?.value === undefined) return undefined
  if (unitOf(name) === 'FIGURE_UNIT_SHARE') return Math.round((now.value - usual.value) / 10)
  return usual.value ? Math.round((100 * (now.value - usual.value)) / usual.value) : undefined
}

export function changeText(
  name: ReportFigureJson,
  change: number | undefined,
  words: FigureWords,
): string {
  if (change === undefined) return ''
  if (change === 0) return words.same
  if (unitOf(name) === 'FIGURE_UNIT_SHARE') {
    return change > 0 ? words.higher(change) : words.lower(-change)
  }
  return change > 0 ? words.more(change) : words.less(-change)
}
